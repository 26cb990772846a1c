#include "report/child_workers.h"

#include "query/database.h"

namespace windscreen::report {
namespace {

constexpr std::string_view workers_sql = R"sql(
with held as (
  select invo_person_id as person_id, invo_professional_id as worker_id, invo_professional_team as team_id
  from ssd_involvements
  where invo_person_id is not null and upper(trim(invo_professional_role_id)) = 'ALLOCATED CASE WORKER'
    and invo_involvement_start_date <= $1
    and (invo_involvement_end_date is null or invo_involvement_end_date > $1)
  qualify row_number() over (partition by invo_person_id
    order by invo_involvement_start_date desc, invo_involvements_id desc nulls first,
             invo_professional_id desc nulls first) = 1
), worker as (
  select prof_professional_id as worker_id, min(nullif(prof_professional_name, '')) as name
  from ssd_professionals where prof_professional_id is not null group by all
), team as (
  select dept_team_id as team_id, min(nullif(dept_team_name, '')) as name
  from ssd_department where dept_team_id is not null group by all
)
select person_id, coalesce(worker.name, held.worker_id, ''), coalesce(team.name, held.team_id, '')
from held left join worker using (worker_id) left join team using (team_id))sql";

}  // namespace

std::unordered_map<std::string, ChildWorker> child_workers(const lake::Snapshot& snapshot) {
  query::Database database;
  query::Connection connection = database.connect();
  lake::attach(connection, snapshot);
  const query::Value day = snapshot.as_at;
  query::Result rows = connection.query(std::string(workers_sql), std::span(&day, 1));
  std::unordered_map<std::string, ChildWorker> workers;
  while (rows.next()) {
    workers.emplace(std::string(rows.text(0)),
                    ChildWorker{std::string(rows.text(1)), std::string(rows.text(2))});
  }
  return workers;
}

}  // namespace windscreen::report

#include "serve/pages/worker_caseloads.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <tuple>
#include <unordered_map>

#include "serve/accounts/roles.h"
#include "serve/children/child_sql.h"
#include "serve/http/problem.h"
#include "serve/pages/api_routes.h"

namespace windscreen::serve {
namespace {

// As indicators/shared/caseload.sql and indicators/workers_over_caseload_threshold.sql count them.
const std::string caseload_sql = std::string(child_sql::held) + R"sql(
, carried as (
  select worker_id, person_id, max(team_id) as team_id
  from allocation where open_on(start_date, end_date, $1) group by worker_id, person_id
), by_team as (
  select worker_id, team_id, sum(count(*)) over (partition by worker_id) as cases,
         row_number() over (partition by worker_id order by count(*) desc, team_id) as place
  from carried group by worker_id, team_id
), worker_label as (
  select prof_professional_id as worker_id, min(nullif(prof_professional_name, '')) as name
  from ssd_professionals where prof_professional_id is not null group by prof_professional_id
), post as (
  select worker_id, bool_or(is_asye = 'Y') as is_asye, bool_or(is_agency = 'Y') as is_agency, sum(fte) as fte
  from ext_employment where worker_id is not null and open_on(start_date, end_date, $1) group by worker_id
)
select by_team.worker_id, worker_label.name, label, cases::bigint, coalesce(is_asye, false), coalesce(is_agency, false), fte
from by_team
left join team_label on team_label.team_id = by_team.team_id
left join worker_label on worker_label.worker_id = by_team.worker_id
left join post on post.worker_id = by_team.worker_id
where place = 1)sql";

// As indicators/children_unallocated.sql counts them.
const std::string unallocated_sql = std::string(child_sql::held) + R"sql(
, waiting as (
  select cine_person_id as person_id, cine_referral_team as team_id
  from ssd_cin_episodes
  where cine_person_id is not null and coalesce(cine_referral_nfa, 'N') = 'N'
    and open_on(cine_referral_date, cine_close_date, $1) and add_working_days(cine_referral_date, 1) <= $1
    and not exists (select 1 from allocation
                    where allocation.person_id = cine_person_id
                      and open_on(allocation.start_date, allocation.end_date, $1))
  qualify row_number() over (partition by cine_person_id
                             order by cine_referral_date desc, cine_referral_id desc nulls last) = 1
)
select label, count(*) from waiting left join team_label on team_label.team_id = waiting.team_id
group by label order by label nulls last)sql";

constexpr std::string_view limits_sql = R"sql(
select service, limit_cases::bigint from ext_caseload_limit
where service is not null and limit_cases is not null and open_on(valid_from, valid_to, $1)
order by valid_from nulls first)sql";

// What one grant shows of a worker: nothing, the row, or the row with the name.
enum class Shown : std::uint8_t { nothing, reference, name };

bool reaches(const Grant& grant, const WorkerCaseload& worker) {
  if (grant.scope == "authority") return true;
  if (!grant.value) return false;
  return (grant.scope == "team" && *grant.value == worker.team) ||
         (grant.scope == "service" && *grant.value == worker.service) ||
         (grant.scope == "quadrant" && *grant.value == worker.quadrant);
}

Shown shown_under(const Grant& grant, const WorkerCaseload& worker) {
  const Role* role = is_valid(grant) ? find_role(grant.role) : nullptr;
  if (role == nullptr || !role->permissions.contains(Permission::see_figures) || !reaches(grant, worker))
    return Shown::nothing;
  return role->permissions.contains(Permission::see_worker_names) ? Shown::name : Shown::reference;
}

Shown shown_under(const std::vector<Grant>& grants, const WorkerCaseload& worker) {
  Shown best = Shown::nothing;
  for (const Grant& grant : grants) best = std::max(best, shown_under(grant, worker));
  return best;
}

}  // namespace

std::int64_t protected_limit(std::int64_t limit) { return limit <= 0 ? 0 : limit * 9 / 10; }

std::vector<WorkerCaseload> read_worker_caseloads(measure::Measurer& measurer, base::Date day) {
  std::unordered_map<std::string, measure::TeamPlace> places;
  for (const measure::TeamPlace& place : measurer.team_places(day)) places.emplace(place.team, place);
  const auto put_place = [&](WorkerCaseload& one, const std::string& team) {
    one.team = team;
    const auto place = places.find(team);
    if (place == places.end()) return;
    one.service = place->second.service;
    one.quadrant = place->second.quadrant;
  };
  query::Connection connection = measurer.connect_for({caseload_sql, unallocated_sql, limits_sql});
  const std::array<query::Value, 1> values = {day};
  std::unordered_map<std::string, std::int64_t> limits;
  query::Result known = connection.query(std::string(limits_sql), values);
  while (known.next()) limits.insert_or_assign(std::string(known.text(0)), known.integer(1));
  std::vector<WorkerCaseload> all;
  query::Result rows = connection.query(caseload_sql, values);
  while (rows.next()) {
    WorkerCaseload one;
    one.worker_id = rows.text(0);
    if (!rows.is_null(1)) one.name = rows.text(1);
    if (!rows.is_null(2)) put_place(one, std::string(rows.text(2)));
    one.children = rows.integer(3);
    one.newly_qualified = rows.boolean(4);
    one.agency = rows.boolean(5);
    if (!rows.is_null(6)) one.full_time_equivalent = rows.number(6);
    if (const auto own = limits.find(one.service); own != limits.end())
      one.limit = own->second;
    else if (const auto general = limits.find("all"); general != limits.end())
      one.limit = general->second;
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const WorkerCaseload& a, const WorkerCaseload& b) {
    return std::tie(a.team, b.children, a.worker_id) < std::tie(b.team, a.children, b.worker_id);
  });
  query::Result waiting = connection.query(unallocated_sql, values);
  while (waiting.next()) {
    WorkerCaseload one;
    if (!waiting.is_null(0)) put_place(one, std::string(waiting.text(0)));
    one.children = waiting.integer(1);
    all.push_back(std::move(one));
  }
  return all;
}

report::Rows worker_rows(const std::vector<WorkerCaseload>& all, const std::vector<Grant>& grants,
                         const ChildReferences& references) {
  report::Rows rows;
  rows.columns = {"kind",
                  "worker",
                  "named",
                  "team",
                  "service",
                  "quadrant",
                  "children",
                  "limit",
                  "over",
                  "newly_qualified",
                  "protected_limit",
                  "over_protected_limit",
                  "agency",
                  "full_time_equivalent"};
  for (const WorkerCaseload& one : all) {
    const Shown shown = shown_under(grants, one);
    if (shown == Shown::nothing) continue;
    const bool waiting = one.worker_id.empty();
    const bool named = !waiting && shown == Shown::name;
    report::Cell worker;
    if (named)
      worker = one.name.empty() ? one.worker_id : one.name;
    else if (!waiting)
      worker = references.of_worker(one.worker_id);
    std::optional<std::int64_t> own_limit = one.limit;
    if (own_limit && one.newly_qualified) own_limit = protected_limit(*own_limit);
    const auto above = [&](const std::optional<std::int64_t>& limit) {
      return limit ? report::Cell(one.children > *limit) : report::Cell();
    };
    const bool is_protected = one.limit && one.newly_qualified;
    rows.rows.push_back({std::string(waiting ? "unallocated" : "worker"), std::move(worker), named,
                         report::text_cell(one.team), report::text_cell(one.service),
                         report::text_cell(one.quadrant), one.children, report::cell(one.limit),
                         above(one.limit), one.newly_qualified,
                         is_protected ? report::cell(own_limit) : report::Cell(),
                         is_protected ? above(own_limit) : report::Cell(), one.agency,
                         report::number_cell(one.full_time_equivalent)});
  }
  return rows;
}

std::string worker_reach(const std::vector<Grant>& grants) {
  std::set<std::string> parts;
  for (const Grant& grant : grants) {
    const Role* role = is_valid(grant) ? find_role(grant.role) : nullptr;
    if (role == nullptr || !role->permissions.contains(Permission::see_figures)) continue;
    const bool names = role->permissions.contains(Permission::see_worker_names);
    // With its length before it, so that no two reaches are one text.
    const std::string value = grant.value.value_or("");
    parts.insert(
        fmt::format("{} {}:{} {}", grant.scope, value.size(), value, names ? "names" : "references"));
  }
  return fmt::format("{}", fmt::join(parts, ";"));
}

Route worker_route(LakeView& lake, Figures& figures, const ChildReferences& references,
                   const DocumentPtr& shell) {
  Route route;
  route.pattern = "/caseloads/workers";
  route.access = Access::needs(Permission::see_figures);
  route.forms = {Form::html, Form::json, Form::csv};
  route.query = {snapshot_parameter()};
  route.summary =
      "Who has how many children, of the teams within one's reach; names only for roles that see them.";
  route.schema = "WorkerCaseloadsPage";
  route.shell = shell;
  route.answer = [&lake, &figures, &references](const Call& call) -> Answer {
    const auto state = lake.now();
    const lake::Snapshot& snapshot = wanted_snapshot(*state, call);
    if (!call.identity) throw Problem{401, "You must sign in to see this.", "Sign in and try again."};
    const std::vector<Grant> grants = call.identity->grants;
    return Deferred{fmt::format("workers {} {} {} {}", media_type_of(call.form), snapshot.content_hash,
                                state->revision, worker_reach(grants)),
                    [&figures, &snapshot, state, &references, grants, form = call.form] {
                      report::Rows rows;
                      figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
                        rows =
                            worker_rows(read_worker_caseloads(measurer, snapshot.as_at), grants, references);
                      });
                      return rows_document(report::lazy(rows), form, "caseloads-workers");
                    }};
  };
  return route;
}

}  // namespace windscreen::serve

#include "serve/children/coming_due.h"

#include <array>
#include <set>

#include "serve/children/child_sql.h"

namespace windscreen::serve {
namespace {

// A visit after the first is late from the day after its last day in time; the first counts as missing from
// its own last day on, which is still in time for whoever goes that day. Plans and care must be open on the
// day.
const std::string due_sql = std::string(child_sql::held) + R"sql(
, worker_label as (
  select prof_professional_id as worker_id, min(nullif(prof_professional_name, '')) as name
  from ssd_professionals where prof_professional_id is not null group by prof_professional_id
), visit_late as (
  select late.plan_type, late.person_id, late.row_id,
         case when exists (select 1 from visit_due seen
                           where seen.met and seen.plan_type = late.plan_type and seen.row_id = late.row_id
                             and seen.person_id = late.person_id and seen.end_date = late.start_date)
              then late.start_date - 1 else late.start_date end as due_on
  from visit_due late
  where not late.met and late.start_date > $1 and late.start_date <= $1 + 15
), due as (
  select 'visit_cp' as kind, person_id, due_on from visit_late
  where plan_type = 'cp' and row_id in (select plan_id from cp_plan where open_on(start_date, end_date, $1))
  union
  select 'visit_cla', person_id, due_on from visit_late
  where plan_type = 'cla' and person_id in (select person_id from looked_after where open_on(start_date, end_date, $1))
  union
  select 'visit_cin', person_id, due_on from visit_late
  where plan_type = 'cin' and row_id in (select plan_id from cin_plan where open_on(start_date, end_date, $1))
  union
  select 'review_cp', person_id, met_until - 1 from cp_review_due where open_on(start_date, end_date, $1)
  union
  select 'review_cla', person_id, met_until - 1 from cla_review_due
  where open_on(start_date, end_date, $1)
    and person_id in (select person_id from looked_after where open_on(start_date, end_date, $1))
  union
  select 'pathway_plan', person_id,
         greatest(add_months(plan_reviewed, 6) + 1, add_months(plan_reviewed + 1, 6)) - 1
  from care_leaver
  where not gone and eligibility in ('eligible', 'relevant', 'former relevant') and plan_reviewed <= $1
    and open_on(aged_16, aged_26, $1)
  union
  select 'assessment', cina_person_id, add_working_days(cina_assessment_start_date, 45)
  from ssd_cin_assessments where open_on(cina_assessment_start_date, cina_assessment_auth_date, $1)
  union
  select 'section_47', s47e_person_id, add_working_days(s47e_s47_start_date, 15)
  from ssd_s47_enquiry
  left join (select icpc_s47_enquiry_id, icpc_person_id, min(icpc_icpc_date) as first_conference
             from ssd_initial_cp_conference group by icpc_s47_enquiry_id, icpc_person_id) conference
         on icpc_s47_enquiry_id = s47e_s47_enquiry_id and icpc_person_id = s47e_person_id
  where (s47e_s47_end_date is not null or coalesce(s47e_s47_nfa, 'N') = 'N')
    and open_on(s47e_s47_start_date, least(s47e_s47_end_date, first_conference), $1)
)
select kind, due.person_id, due_on, held.worker_id, worker_label.name, label
from due
left join held on held.person_id = due.person_id
left join worker_label on worker_label.worker_id = held.worker_id
left join team_label on team_label.team_id = held.team_id
where due.person_id is not null and due_on between $1 and $1 + 14
order by due_on, kind, due.person_id)sql";

// Of what the snapshot has records at all: without any, everything would seem to be due for the first time.
constexpr std::string_view known_sql = R"sql(
select 'visit_cp' where exists (select 1 from ssd_cp_visits)
union all select 'visit_cla' where exists (select 1 from ssd_cla_visits)
union all select 'visit_cin' where exists (select 1 from ssd_cin_visits)
union all select 'review_cp' where exists (select 1 from ssd_cp_reviews)
union all select 'review_cla' where exists (select 1 from ssd_cla_reviews)
union all select 'pathway_plan'
          where exists (select 1 from ssd_care_leavers where clea_pathway_plan_review_date is not null)
union all select 'assessment' where exists (select 1 from ssd_cin_assessments)
union all select 'section_47' where exists (select 1 from ssd_s47_enquiry))sql";

std::string text_of(const query::Result& rows, std::size_t column) {
  return rows.is_null(column) ? std::string() : std::string(rows.text(column));
}

}  // namespace

const std::vector<std::string_view>& kinds_of_what_is_next() {
  static const std::vector<std::string_view> all = {"visit_cp",   "visit_cla",    "visit_cin",  "review_cp",
                                                    "review_cla", "pathway_plan", "assessment", "section_47"};
  return all;
}

WhatIsNext read_what_is_next(measure::Measurer& measurer, base::Date day) {
  query::Connection connection = measurer.connect_for({due_sql, known_sql});
  std::set<std::string> known;
  query::Result kinds = connection.query(std::string(known_sql));
  while (kinds.next()) known.emplace(kinds.text(0));
  WhatIsNext next;
  for (const std::string_view kind : kinds_of_what_is_next()) {
    if (!known.contains(std::string(kind))) next.unknown.emplace_back(kind);
  }
  const std::array<query::Value, 1> values = {day};
  query::Result rows = connection.query(due_sql, values);
  while (rows.next()) {
    std::string kind(rows.text(0));
    if (!known.contains(kind)) continue;
    next.due.push_back({std::move(kind), std::string(rows.text(1)), rows.date(2), text_of(rows, 3),
                        text_of(rows, 4), text_of(rows, 5)});
  }
  return next;
}

}  // namespace windscreen::serve

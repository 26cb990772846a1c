// What came late or came again, step by step.
#include <array>

#include "report/journey_sql.h"

namespace windscreen::report::journey_sql {
namespace {

constexpr auto flags = std::to_array<Flag>({
    {"re_referrals", "ssd_cin_episodes", false, R"sql(
select 1, event_date, null, false, 'Referred again within 12 months of an earlier referral' from {rows} rows)sql"},
    {"assessments_within_45_days_percent", "ssd_cin_assessments", false, R"sql(
select 1, event_date, null, false,
       'Assessment took ' || in_working_days(cina_assessment_start_date, cina_assessment_auth_date) || ' (the limit is 45)'
from {rows} rows join ssd_cin_assessments on cina_assessment_id = row_id
where not met and cina_assessment_auth_date >= cina_assessment_start_date)sql"},
    {"assessments_open_over_45_days", "ssd_cin_assessments", false, R"sql(
select 1, start_date, end_date, true,
       'Assessment open for ' || in_working_days(cina_assessment_start_date, {as_at}) || ' (the limit is 45)'
from {rows} rows join ssd_cin_assessments on cina_assessment_id = row_id
where end_date is null)sql"},
    {"assessments_repeat_12_months_percent", "ssd_cin_assessments", false, R"sql(
select 1, event_date, null, false, 'Assessed again: this assessment started within 12 months of an earlier one'
from {rows} rows where met)sql"},
    {"section_47_repeat_12_months_percent", "ssd_s47_enquiry", false, R"sql(
select 2, event_date, null, false, 'Another section 47 enquiry within 12 months of an earlier one'
from {rows} rows where met)sql"},
    {"section_47_open_over_15_days", "ssd_s47_enquiry", false, R"sql(
select 2, start_date, null, true,
       'Section 47 enquiry open for ' || in_working_days(s47e_s47_start_date, {as_at}) || ' without a conference (the limit is 15)'
from {rows} rows join ssd_s47_enquiry on s47e_s47_enquiry_id = row_id
where end_date is null)sql"},
    {"icpc_within_15_days_percent", "ssd_initial_cp_conference ssd_s47_enquiry", false, R"sql(
select 2, event_date, null, false,
       case when conference.days_taken is null then 'Initial conference linked to no enquiry, so it counts as late'
            else 'Initial conference ' || conference.days_taken || ' working days after the enquiry began (the limit is 15)' end
from {rows} rows join conference on conference_id = row_id and held_on = event_date
where not coalesce(met, false))sql"},
    {"cp_plans_second_or_subsequent", "ssd_cp_plans", false, R"sql(
select 2, event_date, null, false,
       case number when 2 then 'Second' when 3 then 'Third' when 4 then 'Fourth' when 5 then 'Fifth' when 6 then 'Sixth'
                   else 'Number ' || number || ':' end || ' child protection plan'
from (select event_date,
             greatest(1 + (select count(*) from ssd_cp_plans where cppl_cp_plan_start_date < event_date),
                      1 + coalesce(previous_plans, 0)) as number
      from {rows} rows left join ext_cp_history on cp_plan_id = row_id) numbered)sql"},
    {"cp_plans_second_within_2_years_percent", "ssd_cp_plans", false, R"sql(
select 2, event_date, null, false, 'Child protection plan within 2 years of the end of an earlier one'
from {rows} rows where met)sql"},
    {"cp_plans_open_2_years_percent", "ssd_cp_plans", false, R"sql(
select 2, met_from, null, true, 'Child protection plan open for 2 years or more'
from {rows} rows where open_on(start_date, end_date, {as_at}) and met_from <= {as_at})sql"},
    {"cin_open_2_years_percent", "ssd_cin_episodes", false, R"sql(
select 1, met_from, null, true, 'Episode of need open for 2 years or more'
from {rows} rows where open_on(start_date, end_date, {as_at}) and met_from <= {as_at})sql"},
    {"flow_cla_re_entry_12_months_percent", "ssd_cla_episodes", false, R"sql(
select 3, event_date, null, false, 'Returned to care within 12 months of leaving it' from {rows} rows where met)sql"},
    {"cla_three_or_more_placements_percent", "ssd_cla_episodes ssd_cla_placement", false, R"sql(
select 5, day, null, false, placements || ' placements in the 12 months up to this move'
from (select care_start, day, placements,
             row_number() over (partition by care_start order by placements desc, day) as place
      from (select this.care_start, this.start_date as day, count(*) as placements
            from placement_stay this
            join placement_stay other on other.start_date <= this.start_date
                 and (other.end_date is null or add_months(other.end_date - 1, 12) > this.start_date)
            where this.start_date <= {as_at}
            group by this.care_start, this.start_date) counted) ranked
where place = 1 and placements >= 3)sql"},
    {"cla_three_or_more_placements_percent", "ssd_cla_episodes", false, R"sql(
select 5, max(met_from), null, true,
       case when any_value(stays) >= 3 then any_value(stays) || ' placements in the last 12 months'
            else '3 or more placements in the last 12 months, as the authority counts them' end
from {rows} rows
cross join (select count(*) as stays from placement_stay
            where start_date <= {as_at} and (end_date is null or add_months(end_date - 1, 12) > {as_at})) counted
where open_on(start_date, end_date, {as_at}) and met_from <= {as_at} and (met_until is null or met_until > {as_at})
having count(*) > 0)sql"},
    {"children_three_or_more_workers_percent", "ssd_cin_episodes ssd_involvements", false, R"sql(
select 7, null, null, true, any_value(workers) || ' allocated workers in the last 12 months'
from {rows} rows
cross join (select count(distinct worker_id) as workers from allocation
            where start_date <= {as_at} and (end_date is null or end_date > add_months({as_at}, -12))) counted
where met
having count(*) > 0)sql"},
});

}  // namespace

std::span<const Flag> flags_of_steps() { return flags; }

}  // namespace windscreen::report::journey_sql

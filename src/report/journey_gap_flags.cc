// What should have been there and was not: visits, reviews, plans, workers, checks; and records to correct.
#include <fmt/format.h>

#include <array>
#include <string>

#include "report/journey_sql.h"

namespace windscreen::report::journey_sql {
namespace {

// The relation `gap`: from which day and until when (null: still) an episode of the relation `episode` has
// none of the relation `cover`; each has start_date and end_date. An episode is cut into pieces where
// something that covers it begins or ends.
std::string gaps_in(std::string_view cover) {
  return fmt::format(R"sql(change as (
  select start_date, end_date, start_date as day from episode
  union
  select episode.start_date, episode.end_date, unnest([{0}.start_date, {0}.end_date])
  from episode join {0} on {0}.end_date is null or {0}.end_date > {0}.start_date
),
piece as (
  select day, coalesce(lead(day) over (partition by start_date, end_date order by day), end_date) as until
  from change
  where day is not null and day >= start_date and (end_date is null or day < end_date)
),
gap as (
  select distinct day, until from piece
  where not exists (select 1 from {0} where open_on({0}.start_date, {0}.end_date, day))
))sql",
                     cover);
}

std::string children_unallocated() {
  return R"sql(
with episode as (
  select add_working_days(cine_referral_date, 1) as start_date, cine_close_date as end_date
  from ssd_cin_episodes
  where coalesce(cine_referral_nfa, 'N') = 'N' and cine_referral_date <= {as_at}
),
)sql" + gaps_in("allocation") +
         R"sql(
select 7, day, until, true,
       'No allocated worker for ' || in_days(day, least(coalesce(until, {as_at} + 1), {as_at} + 1))
from gap
where day <= {as_at} and (until is null or until > {as_at} or until - day >= 7))sql";
}

std::string assessed_without_plan() {
  return R"sql(
with episode as (
  select min(cina_assessment_auth_date) as start_date, any_value(cine_close_date) as end_date
  from ssd_cin_episodes
  join ssd_cin_assessments on cina_referral_id = cine_referral_id
  where coalesce(cine_referral_nfa, 'N') = 'N' and coalesce(cina_assessment_outcome_nfa, 'N') = 'N'
    and cina_assessment_auth_date is not null
  group by cine_referral_id
),
plan as (
  select cinp_cin_plan_start_date as start_date, cinp_cin_plan_end_date as end_date from ssd_cin_plans
  union all select cppl_cp_plan_start_date, cppl_cp_plan_end_date from ssd_cp_plans
  union all select start_date, end_date from care_period
),
)sql" + gaps_in("plan") +
         R"sql(
select 1, day, until, true,
       'Case open after an assessment with no plan for ' || in_days(day, least(coalesce(until, {as_at} + 1), {as_at} + 1))
from gap
where least(coalesce(until, {as_at} + 1), {as_at} + 1) - day >= 28)sql";
}

}  // namespace

std::span<const Flag> flags_of_gaps() {
  static const std::string unallocated = children_unallocated();
  static const std::string no_plan = assessed_without_plan();
  static const auto flags = std::to_array<Flag>({
      {"cin_awaiting_assessment", "ssd_cin_episodes ssd_cin_assessments", true, R"sql(
select 1, start_date, null, true, 'No assessment in the ' || in_working_days(start_date, {as_at}) || ' since the referral'
from {rows} rows where end_date is null)sql"},
      {"visits_overdue_children", "", false, R"sql(
select lane, start_date, end_date, true,
       case lane when 2 then 'Child protection visit' when 1 then 'Child in need visit' else 'Visit to the looked after child' end
         || ' overdue for ' || in_days(start_date, least(coalesce(end_date, {as_at} + 1), {as_at} + 1))
from (select start_date, end_date,
             case when row_id in (select cppl_cp_plan_id from ssd_cp_plans) then 2
                  when row_id in (select cinp_cin_plan_id from ssd_cin_plans) then 1 else 3 end as lane
      from {rows} rows where start_date <= {as_at}) late
where case lane when 1 then 'ssd_cin_visits' when 2 then 'ssd_cp_visits' else 'ssd_cla_visits' end
      in (select name from journey_holds))sql"},
      {"cp_reviews_in_timescale_percent", "ssd_cp_plans ssd_cp_reviews", false, R"sql(
select 2, met_until, end_date, true,
       case when end_date is null or end_date > {as_at} then 'Review conference overdue by ' || in_days(met_until, {as_at} + 1)
            when held then 'Review conference held ' || in_days(met_until, end_date + 1) || ' late'
            else 'Review conference overdue by ' || in_days(met_until, end_date) || ' when the plan ended' end
from (select met_until, end_date, end_date in (select cppr_cp_review_date from ssd_cp_reviews) as held
      from {rows} rows) due
where met_until <= {as_at} and (end_date is null or end_date > met_until or (held and end_date = met_until)))sql"},
      {"cla_reviews_in_timescale_percent", "ssd_cla_episodes ssd_cla_reviews", false, R"sql(
select 3, met_until, end_date, true,
       case when end_date is null or end_date > {as_at} then 'Review of the looked after child overdue by ' || in_days(met_until, {as_at} + 1)
            when held then 'Review of the looked after child held ' || in_days(met_until, end_date + 1) || ' late'
            else 'Review of the looked after child overdue by ' || in_days(met_until, end_date) || ' when care ended' end
from (select met_until, end_date, end_date in (select clar_cla_review_date from ssd_cla_reviews) as held
      from (select met_until, case when count(end_date) = count(*) then max(end_date) end as end_date
            from {rows} rows group by met_until) periods) due
where met_until <= {as_at} and (end_date is null or end_date > met_until or (held and end_date = met_until)))sql"},
      {"children_unallocated", "ssd_cin_episodes ssd_involvements", false, unallocated},
      {"", "ssd_cin_episodes ssd_cin_assessments ssd_cin_plans", true, no_plan},
      {"cla_missing_children_percent", "ssd_cla_episodes ssd_missing", false, R"sql(
select 3, null, null, true, 'Went missing from care in the last 12 months' from {rows} rows where met)sql"},
      {"cla_health_assessment_percent", "ssd_cla_episodes ssd_cla_health", false, R"sql(
select 8, null, null, true, 'No up to date health assessment' from {rows} rows where not met)sql"},
      {"cla_dental_check_percent", "ssd_cla_episodes ssd_cla_health", false, R"sql(
select 8, null, null, true, 'No dental check in the last 12 months' from {rows} rows where not met)sql"},
      {"cla_immunisations_percent", "ssd_cla_episodes ssd_cla_immunisations", false, R"sql(
select 8, null, null, true, 'Immunisations not up to date, or not recorded'
from {rows} rows where not met and open_on(start_date, end_date, {as_at}))sql"},
      {"cla_sdq_completed_percent", "ssd_cla_episodes ssd_sdq_scores", false, R"sql(
select 8, null, null, true, 'No strengths and difficulties score in the last 12 months' from {rows} rows where not met)sql"},
      {"care_leavers_in_touch_percent", "ssd_care_leavers", false, R"sql(
select 6, null, null, true, 'The authority is not in touch, or nothing is recorded'
from {rows} rows where not coalesce(met, false) and open_on(start_date, end_date, {as_at}))sql"},
      {"care_leavers_pathway_plan_6_months_percent", "ssd_care_leavers", false, R"sql(
select 6, met_until, null, true, 'Pathway plan not reviewed in the last 6 months'
from {rows} rows
where open_on(start_date, end_date, {as_at}) and not coalesce(met_from <= {as_at} and met_until > {as_at}, false))sql"},
      {"dq_date_sequence_errors", "", false, R"sql(
select case list when 'early help' then 0 when 'referrals' then 1 when 'assessments' then 1 when 'section 47 enquiries' then 2
                 when 'child protection plans' then 2 when 'episodes of care' then 3 when 'placements' then 5 else 8 end,
       start_date, end_date, true, 'Record to correct (' || list || '): ' || problem
from {rows} rows where open_on(start_date, end_date, {as_at}))sql"},
  });
  return flags;
}

}  // namespace windscreen::report::journey_sql

#include "report/pathway_queries.h"

#include <fmt/format.h>

#include <array>

#include "report/pathway.h"

namespace windscreen::report::pathway_sql {
namespace {

constexpr std::string_view referrals = R"sql(
create or replace temp table pathway_referral as
select referral_id, person_id, referral_date, no_further_action as nfa, close_reason, team_id,
       coalesce(close_date <= {as_at}, false) as closed,
       lead(referral_date) over (partition by person_id order by referral_date, referral_id) as next_date
from referral
where referral_date <= {as_at}
)sql";

// Joins on equal columns alone, with the ranges beside them: the engine hashes them, whatever the size.
constexpr std::string_view events = R"sql(
create or replace temp table pathway_event as
with event as (
  select 1 as kind, cina_assessment_id as id, cina_person_id as person_id, cina_referral_id as referral_id,
         cina_assessment_start_date as day, cina_assessment_auth_date as done,
         coalesce(cina_assessment_outcome_nfa, 'N') = 'Y' as nfa, cina_assessment_team as team_id
  from ssd_cin_assessments
  union all
  select 2, s47e_s47_enquiry_id, s47e_person_id, s47e_referral_id, s47e_s47_start_date, s47e_s47_end_date,
         coalesce(s47e_s47_nfa, 'N') = 'Y', s47e_s47_completed_by_team
  from ssd_s47_enquiry
  union all
  select 3, icpc_icpc_id, icpc_person_id, icpc_referral_id, icpc_icpc_date, icpc_icpc_date, false, icpc_icpc_team
  from ssd_initial_cp_conference
  where coalesce(icpc_icpc_transfer_in, 'N') = 'N'
  union all
  select 4, plan_id, person_id, cppl_referral_id, start_date, end_date, false, null
  from cp_plan
  left join ssd_cp_plans on cppl_cp_plan_id = plan_id
  union all
  select 5, care_period.cla_id, person_id, named.referral_id, start_date, end_date, false, null
  from care_period
  left join (select clae_person_id, clae_cla_episode_start_date, min(clae_referral_id) as referral_id
             from ssd_cla_episodes group by clae_person_id, clae_cla_episode_start_date) named
         on clae_person_id = person_id and clae_cla_episode_start_date = start_date
  union all
  select 7, cinp_cin_plan_id, cinp_person_id, cinp_referral_id, cinp_cin_plan_start_date, cinp_cin_plan_end_date,
         false, cinp_cin_plan_team
  from ssd_cin_plans
)
select event.kind, event.id, event.person_id, event.day, case when event.done <= {as_at} then event.done end as done,
       event.nfa, coalesce(event.team_id, direct.team_id, near.team_id) as team_id,
       coalesce(direct.referral_id, near.referral_id) as referral_id,
       coalesce(direct.referral_date, near.referral_date) as referral_date
from event
left join pathway_referral direct on direct.referral_id = event.referral_id and direct.person_id = event.person_id
left join pathway_referral near
       on near.person_id = case when direct.referral_id is null then event.person_id end
      and near.referral_date <= event.day and near.referral_date >= event.day - {linked}
      and coalesce(near.next_date, date '9999-12-31') > event.day
where event.day <= {as_at}
)sql";

constexpr std::string_view cases = R"sql(
create or replace temp table pathway_case as
with placed as (
  select referral_id, kind, day, done, nfa, team_id,
         row_number() over (partition by referral_id, kind order by day, id) as place
  from pathway_event
  where referral_id is not null
),
step as (
  select referral_id,
         max(case when kind = 1 then day end) as assessed, max(case when kind = 1 then done end) as authorised,
         max(case when kind = 1 and nfa then 1 else 0 end) = 1 as assessment_nfa,
         max(case when kind = 2 then day end) as enquired, max(case when kind = 2 then done end) as enquiry_done,
         max(case when kind = 2 and nfa then 1 else 0 end) = 1 as enquiry_nfa,
         max(case when kind = 3 then day end) as conferred,
         max(case when kind = 4 then day end) as planned, max(case when kind = 4 then done end) as plan_done,
         max(case when kind = 5 then day end) as cared, max(case when kind = 5 then done end) as left_care,
         max(case when kind = 7 then day end) as cin_planned,
         max(case when kind = 1 then team_id end) as assessed_by
  from placed
  where place = 1
  group by referral_id
),
contacted as (
  select referral_id, max(contact_date) as contacted
  from pathway_referral
  join contact on contact.person_id = pathway_referral.person_id
              and contact_date between referral_date - {contact} and referral_date
  group by referral_id
)
select pathway_referral.referral_id, person_id, referral_date,
       cast(extract(year from referral_date) * 12 + extract(month from referral_date) - 1 as bigint) as month,
       coalesce(assessed_by, team_id) as team_id, nfa, closed, contacted, assessed, authorised, enquired, conferred, planned, cared, left_care,
       case when assessed is null then 0 else 1 end + case when enquired is null then 0 else 2 end
         + case when conferred is null then 0 else 4 end + case when planned is null then 0 else 8 end
         + case when cared is null then 0 else 16 end + case when left_care is null then 0 else 32 end as mask,
       case when cared is not null then 3
            when planned is not null then case when plan_done is null then 3 when closed then 1 else 2 end
            when conferred is not null then case when closed then 1 else 2 end
            when enquired is not null
              then case when closed and enquiry_nfa then 0 when closed then 1 when enquiry_done is null then 3 else 2 end
            when assessed is not null
              then case when authorised is not null and (assessment_nfa or close_reason = 'RC8') then 0
                        when closed then 1 when authorised is null then 3 else 2 end
            else case when nfa then 0 when closed then 1 when cin_planned is not null then 2 else 3 end
       end as ending
from pathway_referral
left join step on step.referral_id = pathway_referral.referral_id
left join contacted on contacted.referral_id = pathway_referral.referral_id
where referral_date >= {first} or not closed
)sql";

// Each part: the step, the day whose month is the cohort's (null: none), team, whether the wait goes on, and
// the working days so far. A wait that ends before it begins is an error of dates and has no length.
constexpr std::string_view wait_rows = R"sql(
create or replace temp table pathway_wait as
with screening as (
  select contact_id, min(team_id) as team_id, min(case when ended_at <= {as_at} then ended_at end) as decided
  from ext_contact_step
  where step_type = 'screening'
  group by contact_id
),
enquiry as (
  select id, person_id, day, done, team_id, referral_date,
         lead(day) over (partition by person_id order by day, id) as next_day
  from pathway_event
  where kind = 2
),
held as (
  select icpc_icpc_id as id, icpc_person_id as person_id, icpc_s47_enquiry_id as enquiry_id, icpc_icpc_date as day
  from ssd_initial_cp_conference
  where icpc_icpc_date <= {as_at} and coalesce(icpc_icpc_transfer_in, 'N') = 'N'
),
conference_of as (
  select coalesce(direct.id, near.id) as enquiry_id, held.person_id, min(held.day) as day
  from held
  left join enquiry direct on direct.id = held.enquiry_id and direct.person_id = held.person_id
  left join enquiry near on near.person_id = case when direct.id is null then held.person_id end
        and near.day <= held.day and near.day >= held.day - 60
        and coalesce(near.next_day, date '9999-12-31') > held.day
  group by 1, 2
),
wait as (
  select 0 as step, contact_date as cohort, contact_date as begun, decided as ended, true as goes_on, screening.team_id
  from contact
  join screening on screening.contact_id = contact.contact_id
  where contact_date <= {as_at}
  union all
  select 1, referral_date, referral_date, assessed, not closed, team_id
  from pathway_case where not nfa
  union all
  select 2, referral_date, day, done, true, team_id
  from pathway_event where kind = 1
  union all
  select 3, referral_date, referral_date, authorised, not closed, team_id
  from pathway_case where not nfa
  union all
  select 4, referral_date, enquiry.day, conference_of.day, enquiry.done is null, team_id
  from enquiry
  left join conference_of on conference_of.enquiry_id = enquiry.id and conference_of.person_id = enquiry.person_id
)
select step, cast(extract(year from cohort) * 12 + extract(month from cohort) - 1 as bigint) as month, team_id,
       ended is null as waiting, cast(working_days(begun, coalesce(ended, {as_at})) as bigint) as days
from wait
where (ended >= begun and cohort >= {first}) or (ended is null and goes_on)
)sql";

constexpr std::string_view teams = R"sql(
create or replace temp table pathway_team as
with named as (
  select dept_team_id as team_id, min(trim(dept_team_name)) as name
  from ssd_department where dept_team_id is not null group by dept_team_id
)
select team_id, case when coalesce(name, '') = '' then team_id
                     when count(*) over (partition by name) > 1 then name || ' (' || team_id || ')'
                     else name end as label
from named
)sql";

// What is mentioned outside the statements above: the contacts' months.
constexpr std::string_view contact_rows = R"sql(
select cast(extract(year from contact_date) * 12 + extract(month from contact_date) - 1 as bigint) as month, outcome,
       count(*) as n
from contact
where contact_date >= {first} and contact_date <= {as_at}
group by 1, 2
)sql";

std::string literal(base::Date day) { return fmt::format("date '{}'", base::format_iso(day)); }

std::string filled(std::string_view text, base::Date as_at, base::Date first) {
  return fmt::format(fmt::runtime(text), fmt::arg("as_at", literal(as_at)), fmt::arg("first", literal(first)),
                     fmt::arg("linked", linked_within_days), fmt::arg("contact", contact_within_days));
}

}  // namespace

std::vector<std::string> statements(base::Date as_at, base::Date first) {
  std::vector<std::string> all;
  for (const std::string_view text : {referrals, events, cases, wait_rows, teams})
    all.push_back(filled(text, as_at, first));
  return all;
}

std::vector<std::string_view> mentioned() {
  return {referrals, events, cases, wait_rows, teams, contact_rows};
}

std::string paths(std::string_view key, std::string_view where) {
  return fmt::format(
      "select {} as key, mask, ending, contacted is not null as contacted, referral_date - contacted as days,"
      " count(*) as n from pathway_case left join pathway_team using (team_id) where {} group by all",
      key, where);
}

std::string step_days(std::string_view key, std::string_view where, bool since_referral) {
  constexpr auto columns =
      std::to_array<std::string_view>({"assessed", "enquired", "conferred", "planned", "cared", "left_care"});
  std::string before = "referral_date";
  std::string all;
  for (std::size_t stage = 0; stage < columns.size(); ++stage) {
    all += fmt::format(
        "{}select month, team_id, mask, {} as stage, {} - {} as days from pathway_case where {} is"
        " not null",
        stage == 0 ? "" : " union all ", stage + 1, columns.at(stage), before, columns.at(stage));
    if (!since_referral) before = fmt::format("coalesce({}, {})", columns.at(stage), before);
  }
  return fmt::format(
      "select {} as key, stage, mask, days, count(*) as n from ({}) steps left join pathway_team using"
      " (team_id) where {} group by all",
      key, all, where);
}

std::string waits(std::string_view key, std::string_view in_year) {
  return fmt::format(
      "select {} as key, step, waiting, coalesce({}, false) as in_year, days, count(*) as n from pathway_wait"
      " left join pathway_team using (team_id) group by all",
      key, in_year);
}

std::string contacts(base::Date first, base::Date as_at) { return filled(contact_rows, as_at, first); }

}  // namespace windscreen::report::pathway_sql

#include "measure/synthetic_authority.h"

#include <fmt/format.h>

#include <string>

#include "base/text.h"
#include "model/tables.h"

namespace windscreen::measure {
namespace {

// r(i, salt, n): a number from 0 to n - 1 that depends on nothing but its arguments.
constexpr const char* macros = R"(
create or replace temp macro r(i, salt, n) as (hash(i, salt) % n)::bigint;
create or replace temp macro day(i, salt) as date '2014-10-01' + r(i, salt, 2191)::integer;
create or replace temp macro flag(i, salt, share) as case when r(i, salt, 100) < share then 'Y' else 'N' end;
create or replace temp macro team(i) as 'T' || r(i, 'team', 60);
create or replace temp macro worker(i) as 'W' || r(i, 'worker', 600);
create or replace temp macro later(start_day, i, salt, days) as
  case when start_day + r(i, salt, days)::integer <= date '2020-09-30' then start_day + r(i, salt, days)::integer end;
)";

// Each statement fills one table by name; {n} is the number of children.
constexpr const char* fill = R"(
insert into ssd_person by name select 'P' || i as pers_person_id,
  case when r(i, 'nodob', 100) > 0 then date '2002-01-01' + r(i, 'dob', 4650)::integer end as pers_dob,
  case when r(i, 'nodob', 100) = 0 then date '2020-12-01' end as pers_expected_dob,
  case when r(i, 'sex', 50) = 0 then null when r(i, 'sex', 2) = 0 then 'F' else 'M' end as pers_sex,
  list_extract(['WBRI', 'WBRI', 'WBRI', 'WBRI', 'WOTH', 'MWBC', 'APKN', 'BAFR', 'OOTH', 'REFU', null],
    1 + r(i, 'ethnicity', 11)) as pers_ethnicity from range({n}) t(i);
insert into ssd_disability by name select 'P' || i as disa_person_id, 'D' || i as disa_table_id,
  list_extract(['NONE', 'LD', 'AUT', 'NONE'], 1 + r(i, 'disabled', 4)) as disa_disability_code
  from range({n}) t(i) where r(i, 'disability', 3) > 0;
insert into ssd_contacts by name select 'C' || i as cont_contact_id, 'P' || r(i, 'contact', {n}) as cont_person_id,
  day(i, 'contact') as cont_contact_date,
  list_extract(['6', '2A', '3A', '1A', '5A', null], 1 + r(i, 'source', 6)) as cont_contact_source_code,
  list_extract(['{{"ADVICE_FLAG":"Y"}}', '{{"NEW_REFERRAL_FLAG":"Y"}}', '{{"NFA_FLAG":"Y"}}',
    '{{"EXISTING_REFERRAL_FLAG":"Y"}}'], 1 + r(i, 'outcome', 4)) as cont_contact_outcome_json
  from range({n} * 5) t(i);
insert into ext_contact_step by name select 'S' || i as step_id, 'C' || i as contact_id, 'screening' as step_type,
  'P' || r(i, 'contact', {n}) as person_id, team(i) as team_id, day(i, 'contact') as started_at,
  day(i, 'contact') + r(i, 'step', 4)::integer as ended_at from range({n} * 2) t(i);
insert into ssd_early_help_episodes by name select 'E' || i as earl_episode_id, 'P' || r(i, 'early', {n}) as earl_person_id,
  day(i, 'early') as earl_episode_start_date, later(day(i, 'early'), i, 'earlyend', 300) as earl_episode_end_date,
  worker(i) as earl_episode_worker_id from range({n} // 2) t(i);
insert into ssd_cin_episodes by name select 'R' || i as cine_referral_id, 'P' || r(i, 'child', {n}) as cine_person_id,
  day(i, 'referral') as cine_referral_date, flag(i, 'nfa', 8) as cine_referral_nfa,
  list_extract(['6', '2A', '3A', '1A', '5A', null], 1 + r(i, 'source', 6)) as cine_referral_source_code,
  'N' || (1 + r(i, 'need', 9)) as cine_cin_primary_need_code,
  later(day(i, 'referral'), i, 'close', 700) as cine_close_date,
  case when later(day(i, 'referral'), i, 'close', 700) is not null then 'RC' || (1 + r(i, 'why', 9)) end as cine_close_reason,
  team(i) as cine_referral_team, worker(i) as cine_referral_worker_id from range({n} * 6 // 5) t(i);
insert into ssd_cin_assessments by name select 'A' || i as cina_assessment_id, 'P' || r(i, 'child', {n}) as cina_person_id,
  'R' || i as cina_referral_id, day(i, 'referral') + 1 as cina_assessment_start_date,
  later(day(i, 'referral') + 1, i, 'auth', 90) as cina_assessment_auth_date,
  flag(i, 'seen', 90) as cina_assessment_child_seen, flag(i, 'anfa', 30) as cina_assessment_outcome_nfa,
  case when r(i, 'ateam', 4) > 0 then team(i) end as cina_assessment_team from range({n}) t(i);
insert into ssd_s47_enquiry by name select 'S' || i as s47e_s47_enquiry_id, 'P' || r(i, 'child', {n}) as s47e_person_id,
  'R' || i as s47e_referral_id, day(i, 'referral') + 2 as s47e_s47_start_date,
  later(day(i, 'referral') + 2, i, 's47', 30) as s47e_s47_end_date, flag(i, 's47nfa', 50) as s47e_s47_nfa,
  team(i) as s47e_s47_completed_by_team from range({n} // 3) t(i);
insert into ssd_initial_cp_conference by name select 'I' || i as icpc_icpc_id, 'P' || r(i, 'child', {n}) as icpc_person_id,
  'M' || (i // 2) as icpc_icpc_meeting_id, 'S' || i as icpc_s47_enquiry_id, 'R' || i as icpc_referral_id,
  'N' as icpc_icpc_transfer_in, day(i, 'referral') + 5 + r(i, 'icpc', 20)::integer as icpc_icpc_date,
  flag(i, 'cp', 80) as icpc_icpc_outcome_cp_flag from range({n} // 8) t(i);
insert into ssd_cin_plans by name select 'K' || i as cinp_cin_plan_id, 'P' || r(i, 'child', {n}) as cinp_person_id,
  'R' || i as cinp_referral_id, day(i, 'referral') + 30 as cinp_cin_plan_start_date,
  later(day(i, 'referral') + 30, i, 'cinp', 400) as cinp_cin_plan_end_date, team(i) as cinp_cin_plan_team
  from range({n} // 3) t(i) where day(i, 'referral') + 30 <= date '2020-09-30';
insert into ssd_cp_plans by name select 'Q' || i as cppl_cp_plan_id, 'P' || r(i, 'child', {n}) as cppl_person_id,
  'R' || i as cppl_referral_id, 'I' || i as cppl_icpc_id, day(i, 'referral') + 25 as cppl_cp_plan_start_date,
  later(day(i, 'referral') + 25, i, 'cpp', 600) as cppl_cp_plan_end_date, 'N' as cppl_cp_plan_ola,
  list_extract(['NEG', 'PHY', 'SAB', 'EMO', 'MUL'], 1 + r(i, 'category', 5)) as cppl_cp_plan_latest_category
  from range({n} // 10) t(i) where day(i, 'referral') + 25 <= date '2020-09-30';
insert into ssd_cp_reviews by name select 'V' || i || '-' || k as cppr_cp_review_id,
  'P' || r(i, 'child', {n}) as cppr_person_id, 'Q' || i as cppr_cp_plan_id,
  day(i, 'referral') + 25 + (k * (80 + r(i * 10 + k, 'review', 40)))::integer as cppr_cp_review_date
  from range({n} // 10) t(i), range(1, 5) u(k);
insert into ssd_cin_visits by name select 'X' || i as cinv_cin_visit_id, 'P' || r(i // 20, 'child', {n}) as cinv_person_id,
  day(i // 20, 'referral') + 30 + (i % 20 * 15 + r(i, 'visit', 10))::integer as cinv_cin_visit_date,
  flag(i, 'vseen', 95) as cinv_cin_visit_seen from range({n} // 3 * 20) t(i);
insert into ssd_cp_visits by name select 'Y' || i as cppv_cp_visit_id, 'P' || r(i // 30, 'child', {n}) as cppv_person_id,
  'Q' || (i // 30) as cppv_cp_plan_id,
  day(i // 30, 'referral') + 25 + (i % 30 * 12 + r(i, 'visit', 8))::integer as cppv_cp_visit_date,
  flag(i, 'vseen', 95) as cppv_cp_visit_seen, flag(i, 'alone', 70) as cppv_cp_visit_seen_alone
  from range({n} // 10 * 30) t(i);
insert into ssd_cla_episodes by name select 'L' || i || '-' || k as clae_cla_episode_id, 'P' || r(i, 'cla', {n}) as clae_person_id,
  'L' || i as clae_cla_id, day(i, 'cla') as clae_entered_care_date,
  day(i, 'cla') + (k * 200)::integer as clae_cla_episode_start_date,
  case when k = 0 then 'S' else 'P' end as clae_cla_episode_start_reason,
  case when k = 0 and day(i, 'cla') + 200 <= date '2020-09-30' then day(i, 'cla') + 200
       when k = 1 then later(day(i, 'cla') + 200, i, 'left', 1500) end as clae_cla_episode_ceased_date,
  case when k = 0 and day(i, 'cla') + 200 <= date '2020-09-30' then 'X1'
       when k = 1 and later(day(i, 'cla') + 200, i, 'left', 1500) is not null then 'E4A' end as clae_cla_episode_ceased_reason,
  'Z' || i as clae_cla_placement_id
  from range({n} // 20) t(i), range(2) u(k) where day(i, 'cla') + (k * 200)::integer <= date '2020-09-30';
insert into ssd_legal_status by name select 'G' || i as lega_legal_status_id, 'P' || r(i, 'cla', {n}) as lega_person_id,
  list_extract(['C1', 'C2', 'V2', 'E1'], 1 + r(i, 'legal', 4)) as lega_legal_status,
  day(i, 'cla') as lega_legal_status_start_date from range({n} // 20) t(i);
insert into ssd_cla_placement by name select 'Z' || i as clap_cla_placement_id, 'P' || r(i, 'cla', {n}) as clap_person_id,
  'L' || i as clap_cla_id, day(i, 'cla') as clap_cla_placement_start_date,
  list_extract(['U1', 'U4', 'U6', 'K2', 'H5'], 1 + r(i, 'placed', 5)) as clap_cla_placement_type
  from range({n} // 20) t(i);
insert into ssd_cla_visits by name select 'B' || i as clav_cla_visit_id, 'P' || r(i // 20, 'cla', {n}) as clav_person_id,
  'L' || (i // 20) as clav_cla_id, day(i // 20, 'cla') + (i % 20 * 42 + r(i, 'visit', 20))::integer as clav_cla_visit_date,
  flag(i, 'vseen', 95) as clav_cla_visit_seen from range({n} // 20 * 20) t(i);
insert into ext_visit_mode by name select visit_id, list_extract(['face_to_face', 'video'], 1 + r(visit_id, 'mode', 9) // 8) as mode
  from (select cinv_cin_visit_id as visit_id from ssd_cin_visits union all select cppv_cp_visit_id from ssd_cp_visits
    union all select clav_cla_visit_id from ssd_cla_visits) visits;
insert into ssd_missing by name select 'J' || i as miss_table_id, 'P' || r(i % ({n} // 40 + 1), 'cla', {n}) as miss_person_id,
  day(i, 'missing') as miss_missing_episode_start_date, day(i, 'missing') + 1 as miss_missing_episode_end_date,
  'M' as miss_missing_episode_type, flag(i, 'rhi', 70) as miss_missing_rhi_offered from range({n} // 15) t(i);
insert into ssd_care_leavers by name select 'O' || i as clea_table_id, 'P' || r(i, 'cla', {n}) as clea_person_id,
  'Relevant' as clea_care_leaver_eligibility, flag(i, 'touch', 90) as clea_care_leaver_in_touch,
  date '2020-08-01' as clea_care_leaver_latest_contact, flag(i, 'suit', 85) as clea_care_leaver_accom_suitable,
  team(i) as clea_care_leaver_allocated_team from range({n} // 60) t(i);
insert into ssd_involvements by name select 'H' || i as invo_involvements_id, 'P' || r(i // 2, 'child', {n}) as invo_person_id,
  'R' || (i // 2) as invo_referral_id, worker(i) as invo_professional_id, 'Allocated case worker' as invo_professional_role_id,
  team(i) as invo_professional_team, day(i // 2, 'referral') + (i % 2 * 60)::integer as invo_involvement_start_date,
  case when i % 2 = 0 then later(day(i // 2, 'referral'), i // 2, 'change', 120)
       else later(day(i // 2, 'referral') + 60, i // 2, 'close', 700) end as invo_involvement_end_date
  from range({n} * 12 // 5) t(i);
insert into ssd_professionals by name select 'W' || i as prof_professional_id, 'Worker ' || i as prof_professional_name,
  'SW' || i as prof_social_worker_registration_no from range(600) t(i);
insert into ssd_department by name select 'T' || i as dept_team_id, 'Team ' || i as dept_team_name from range(60) t(i);
insert into ext_team by name select 'T' || i as team_id,
  list_extract(['Assessment', 'Safeguarding', 'Looked after', 'Family help'], 1 + i % 4) as service,
  list_extract(['North', 'East', 'South', 'West'], 1 + i // 15) as quadrant, date '2010-01-01' as valid_from
  from range(58) t(i);
insert into ext_employment by name select 'W' || i as worker_id, 0.6 + r(i, 'fte', 5) / 10.0 as fte,
  'social_worker' as role_group, team(i) as team_id, flag(i, 'agency', 25) as is_agency, flag(i, 'asye', 8) as is_asye,
  day(i, 'joined') as start_date, later(day(i, 'joined'), i, 'leaves', 2000) as end_date from range(600) t(i);
insert into ext_post by name select 'O' || i as post_id, 1.0 as fte, 'social_worker' as role_group,
  list_extract(['permanent', 'permanent', 'permanent', 'filled_agency', 'vacant'], 1 + r(i, 'post', 5)) as status,
  team(i) as team_id, date '2014-10-01' as valid_from from range(650) t(i);
insert into ext_audit by name select 'K' || i as audit_id, 'monthly' as programme,
  list_extract(['random', 'random', 'random', 're_audit', 'thematic'], 1 + r(i, 'how', 5)) as sampled_how,
  day(i, 'audit') as audit_month, day(i, 'audit') + 20 as completed_date, 'P' || r(i, 'child', {n}) as person_id,
  team(i) as team_id, list_extract(['outstanding', 'good', 'requires_improvement', 'inadequate'], 1 + r(i, 'judged', 4)) as judgement,
  case when i > 0 then 'K' || (i - 1) end as previous_audit_id from range({n} // 5) t(i);
)";

}  // namespace

void make_synthetic_authority(query::Connection& connection, std::int64_t children, bool shuffled) {
  for (const model::Table& table : model::tables()) {
    std::string columns;
    for (const model::Column& column : table.columns) {
      if (!columns.empty()) columns += ", ";
      columns += base::sql_name(column.name);
      columns += ' ';
      columns += model::sql_type(column.type);
    }
    connection.run(fmt::format("create table {} ({})", base::sql_name(table.name), columns));
  }
  connection.run(macros);
  connection.run(fmt::format(fmt::runtime(fill), fmt::arg("n", children)));
  if (!shuffled) return;
  for (const model::Table& table : model::tables()) {
    const std::string name = base::sql_name(table.name);
    connection.run(
        fmt::format("create temp table other as select * from {0} order by hash({1}, 'shuffle');"
                    "delete from {0}; insert into {0} select * from other; drop table other",
                    name, base::sql_name(table.columns.front().name)));
  }
}

}  // namespace windscreen::measure

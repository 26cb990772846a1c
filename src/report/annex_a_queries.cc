// Lists 1 to 6, and what all lists are made from.
#include "report/annex_a_queries.h"

#include <fmt/format.h>

#include "base/error.h"
#include "report/annex_a_sql.h"

namespace windscreen::report {
namespace {

using fmt::arg;
using namespace annex_a_sql;

std::string contacts() {
  return fmt::format(
      "with event as (select cont_contact_id as id, cont_person_id as person, cont_contact_date as started,"
      "   cont_contact_source_code as code, cont_contact_source_desc as words from ssd_contacts"
      "   where annex_whole() or annex_within(cont_contact_date, 6))"
      " select {}, e.started, annex_source(e.code, e.words) from event e join annex_person p using (person)"
      " order by e.person, e.started, e.code, length(e.id), e.id",
      who);
}

std::string early_help() {
  return fmt::format(
      "with event as (select earl_episode_id as id, earl_person_id as person, earl_episode_start_date as "
      "started,"
      "   earl_episode_end_date as ended, earl_episode_organisation as organisation from "
      "ssd_early_help_episodes"
      "   where annex_whole() or annex_open_within(earl_episode_start_date, earl_episode_end_date, 6))"
      " select {}, e.started, e.ended, e.organisation from event e join annex_person p using (person){}",
      who, in_order());
}

std::string referrals() {
  return fmt::format(
      "with {stated}, event as (select cine_referral_id as id, cine_person_id as person,"
      "   cine_referral_date as started, cine_referral_source_code as code, cine_referral_source_desc as "
      "words,"
      "   cine_referral_nfa as nfa, cine_referral_team as team, cine_referral_worker_id as worker,"
      "   s.referrals_12_months from ssd_cin_episodes left join stated s on s.person_id = cine_person_id"
      "   and s.reference_date = cine_referral_date"
      "   where annex_within(cine_referral_date, 6) or (annex_whole() and "
      "(coalesce(cine_referral_source_code,"
      "     cine_referral_source_desc, cine_referral_nfa, cine_referral_team, cine_referral_worker_id) is "
      "not null"
      "     or s.referrals_12_months is not null)))"
      " select {who}, e.started, annex_source(e.code, e.words), e.nfa,"
      "   case when annex_whole() then e.referrals_12_months else coalesce(e.referrals_12_months,"
      "     (select count(*) from ssd_cin_episodes o where o.cine_person_id = e.person and "
      "o.cine_referral_date <"
      "      e.started and o.cine_referral_date >= add_months(e.started, -12))) end,"
      "   {names} from event e join annex_person p using (person){order}",
      arg("stated", stated(3, {"referrals_12_months"})), arg("who", who),
      arg("names", staff_names("e.team", "e.worker")), arg("order", in_order()));
}

std::string assessments() {
  return fmt::format(
      "with event as (select cina_assessment_id as id, cina_person_id as person,"
      "   cina_assessment_start_date as started, cina_assessment_auth_date as ended,"
      "   cina_assessment_child_seen as seen, cina_assessment_outcome_nfa as nfa,"
      "   cina_assessment_team as team, cina_assessment_worker_id as worker from ssd_cin_assessments"
      "   where annex_whole() or annex_open_within(cina_assessment_start_date, cina_assessment_auth_date, 6))"
      " select {}, p.disability, e.started, e.seen, e.ended, case e.nfa when 'Y' then 'N' when 'N' then 'Y' "
      "end,"
      "   {} from event e join annex_person p using (person){}",
      who, staff_names("e.team", "e.worker"), in_order());
}

std::string section_47() {
  return fmt::format(
      "with {stated}, event as (select s47e_s47_enquiry_id as id, s47e_person_id as person,"
      "   s47e_s47_start_date as started, s47e_s47_nfa as unnecessary, s47e_s47_completed_by_team as team,"
      "   s47e_s47_completed_by_worker_id as worker,"
      "   coalesce(json_yes(s47e_s47_outcome_json, 'CP_CONFERENCE_FLAG'), false) as to_conference"
      "   from ssd_s47_enquiry where annex_whole() or annex_open_within(s47e_s47_start_date, "
      "s47e_s47_end_date, 6)),"
      // The enquiry's own conference; or, since several enquiries may lead to one, the child's next.
      " conference as (select e.id, e.person, i.icpc_icpc_date as held, i.icpc_icpc_outcome_cp_flag as plan,"
      "   row_number() over (partition by e.id, e.person order by coalesce(i.icpc_s47_enquiry_id = e.id, "
      "false)"
      "     desc, i.icpc_icpc_date, i.icpc_icpc_id) as place"
      "   from event e join ssd_initial_cp_conference i on i.icpc_person_id = e.person and"
      "   (i.icpc_s47_enquiry_id = e.id or (e.to_conference and i.icpc_icpc_date >= e.started)))"
      " select {who}, p.disability, e.started, e.unnecessary, c.held, c.plan,"
      "   case when annex_whole() then s.s47_12_months else coalesce(s.s47_12_months,"
      "     (select count(*) from ssd_s47_enquiry o where o.s47e_person_id = e.person and "
      "o.s47e_s47_start_date <"
      "      e.started and o.s47e_s47_start_date >= add_months(e.started, -12))) end,"
      "   case when annex_whole() then s.icpcs_12_months else coalesce(s.icpcs_12_months,"
      "     (select count(*) from ssd_initial_cp_conference o where o.icpc_person_id = e.person and "
      "o.icpc_icpc_date <"
      "      coalesce(c.held, e.started) and o.icpc_icpc_date >= add_months(coalesce(c.held, e.started), "
      "-12))) end,"
      "   {names} from event e join annex_person p using (person)"
      " left join conference c on c.id = e.id and c.person = e.person and c.place = 1"
      " left join stated s on s.person_id = e.person and s.reference_date = e.started{order}",
      arg("stated", stated(5, {"s47_12_months", "icpcs_12_months"})), arg("who", who),
      arg("names", staff_names("e.team", "e.worker")), arg("order", in_order()));
}

std::string children_in_need() {
  return fmt::format(
      "with {stated}, event as (select cine_referral_id as id, cine_person_id as person, cine_referral_id as "
      "referral,"
      "   cine_referral_date as started, cine_close_date as ended, cine_cin_primary_need_code as need,"
      "   cine_close_reason as reason, s.case_status, own.cinv_cin_visit_date as seen from ssd_cin_episodes"
      "   left join stated s on s.person_id = cine_person_id and s.reference_date = cine_referral_date"
      "   left join ssd_cin_visits own on own.cinv_cin_visit_id = cine_referral_id || '-last-seen'"
      "   where (annex_whole() or annex_open_within(cine_referral_date, cine_close_date, 6))"
      "   and (coalesce(cine_referral_nfa, 'N') = 'N' or (annex_whole() and (s.case_status is not null or"
      "     own.cinv_cin_visit_date is not null or cine_close_date is not null or"
      "     coalesce(cine_cin_primary_need_code, cine_close_reason) is not null or cine_referral_id || "
      "'-worker' in"
      "     (select invo_involvements_id from ssd_involvements))))),"
      " {allocation},"
      " seen as (select e.id, max(v.day) as day from event e join annex_visits v on v.person = e.person"
      "   and v.day between e.started and least(coalesce(e.ended, annex_day()), annex_day())"
      "   where not annex_whole() group by e.id)"
      " select {who}, p.disability, e.started, e.need, coalesce(e.seen, seen.day), e.ended, e.reason,"
      "   case when e.case_status is not null then e.case_status::varchar when annex_whole() then null"
      "     when e.ended <= annex_day() then '5'"
      "     when exists (select 1 from annex_care c where c.person = e.person and"
      "       open_on(c.started, c.ended, annex_day())) then '1'"
      "     when exists (select 1 from ssd_cp_plans where cppl_person_id = e.person and"
      "       coalesce(cppl_cp_plan_ola, 'N') = 'N' and"
      "       open_on(cppl_cp_plan_start_date, cppl_cp_plan_end_date, annex_day())) then '2'"
      "     when exists (select 1 from ssd_cin_plans where cinp_person_id = e.person and"
      "       open_on(cinp_cin_plan_start_date, cinp_cin_plan_end_date, annex_day())) then '3'"
      "     when exists (select 1 from ssd_cin_assessments where cina_person_id = e.person and"
      "       open_on(cina_assessment_start_date, cina_assessment_auth_date, annex_day())) then '4' end,"
      "   {names} from event e join annex_person p using (person) left join seen on seen.id = "
      "e.id{join}{order}",
      arg("stated", stated(6, {"case_status"})), arg("allocation", allocation("e.id || '-worker'")),
      arg("who", who), arg("names", staff_names("a.team", "a.worker")), arg("join", allocated_join),
      arg("order", in_order()));
}

}  // namespace

void prepare_annex_a(query::Connection& connection, const AnnexAScope& scope) {
  const std::string day = "date '" + base::format_iso(scope.as_at) + "'";
  connection.run(fmt::format(
      "create or replace temp macro annex_day() as {day};"
      "create or replace temp macro annex_whole() as {whole};"
      // In the last months before the day, the day included.
      "create or replace temp macro annex_within(started, months) as"
      " (started > add_months({day}, -months) and started <= {day});"
      "create or replace temp macro annex_open_within(started, ended, months) as"
      " (started <= {day} and (ended is null or ended > add_months({day}, -months)));"
      "create or replace temp macro annex_source(code, words) as"
      " case when coalesce(code, words) is not null then concat(code, chr(31), words) end;"
      "create or replace temp view annex_person as select pers_person_id as person, pers_sex as sex,"
      "   pers_ethnicity as ethnicity, coalesce(pers_dob, pers_expected_dob) as birth,"
      "   case when pers_dob <= {day} then age_in_years(pers_dob, {day})::varchar"
      "     when coalesce(pers_dob, pers_expected_dob) is not null then 'Unborn' end as age, d.disability"
      " from ssd_person left join (select disa_person_id, case when bool_or(upper(disa_disability_code) <> "
      "'NONE')"
      "   then 'Y' else 'N' end as disability from ssd_disability where disa_disability_code is not null"
      "   group by disa_person_id) d on disa_person_id = pers_person_id;"
      "create or replace temp view annex_uasc as select immi_person_id as person,"
      "   immi_immigration_status_start_date as since, immi_immigration_status_end_date as until"
      " from ssd_immigration_status where lower(immi_immigration_status) like 'uasc%'"
      "   or lower(immi_immigration_status) like 'unaccompanied%';"
      "create or replace temp view annex_visits as select cinv_person_id as person, cinv_cin_visit_date as "
      "day"
      " from ssd_cin_visits where coalesce(cinv_cin_visit_seen, 'Y') = 'Y' union all"
      " select cppv_person_id, cppv_cp_visit_date from ssd_cp_visits where coalesce(cppv_cp_visit_seen, 'Y') "
      "= 'Y'"
      " union all select clav_person_id, clav_cla_visit_date from ssd_cla_visits where"
      " coalesce(clav_cla_visit_seen, 'Y') = 'Y'",
      arg("day", day), arg("whole", scope.whole ? "true" : "false")));

  // Periods of care. In a snapshot of Annex A each episode is one row of list 8; elsewhere the episodes of
  // one period belong together. `id` is the period's first episode, by which the rows that list 8 stated are
  // named. `started` is the first day known of it, `entered` the day on which care began.
  const std::string group =
      scope.whole ? "clae_cla_episode_id" : "coalesce(clae_cla_id, clae_cla_episode_id)";
  connection.run(fmt::format(
      "create or replace temp view annex_care as select c.*, p.pers_dob as born,"
      "   coalesce(l.short_breaks, false) as short_breaks,"
      // List 10 alone states periods of care of children who were adopted before list 8 begins.
      "   c.need is not null or c.reason is not null or c.iro is not null or c.placement is not null"
      "   or exists (select 1 from ext_reported_count where list = '8' and person_id = c.person and"
      "     reference_date = c.started)"
      "   or c.id || '-legal' in (select lega_legal_status_id from ssd_legal_status)"
      "   or c.id || '-worker' in (select invo_involvements_id from ssd_involvements)"
      "   or c.id || '-last-visit' in (select clav_cla_visit_id from ssd_cla_visits)"
      "   or c.id || '-last-review' in (select clar_cla_review_id from ssd_cla_reviews)"
      "   or c.id || '-health' in (select clah_health_check_id from ssd_cla_health)"
      "   or c.id || '-dental' in (select clah_health_check_id from ssd_cla_health)"
      "   or c.id || '-plan' in (select lacp_table_id from ssd_cla_care_plan)"
      "   or c.period not in (select perm_cla_id from ssd_permanence where perm_cla_id is not null) as "
      "on_list_8"
      " from (select {group} as grouped, clae_person_id as person,"
      "   arg_min(clae_cla_episode_id, (clae_cla_episode_start_date, clae_cla_episode_id)) as id,"
      "   coalesce(any_value(clae_cla_id), min(clae_cla_episode_id)) as period,"
      "   min(coalesce(clae_entered_care_date, clae_cla_episode_start_date)) as started, {entered} as "
      "entered,"
      "   arg_max({{'day': case when annex_whole() or clae_cla_episode_ceased_reason is distinct from 'X1' "
      "then"
      "     clae_cla_episode_ceased_date end}}, (clae_cla_episode_start_date, clae_cla_episode_id)).day as "
      "ended,"
      "   arg_max({{'reason': case when annex_whole() or clae_cla_episode_ceased_reason is distinct from "
      "'X1' then"
      "     clae_cla_episode_ceased_reason end}}, (clae_cla_episode_start_date, clae_cla_episode_id)).reason "
      "as reason,"
      "   arg_max(clae_cla_primary_need_code, (clae_cla_episode_start_date, clae_cla_episode_id)) as need,"
      "   max(clae_cla_last_iro_contact_date) as iro, max(clae_cla_placement_id) as placement,"
      "   arg_max(clae_referral_id, (clae_cla_episode_start_date, clae_cla_episode_id)) as referral"
      "   from ssd_cla_episodes group by all) c"
      " left join ssd_person p on p.pers_person_id = c.person"
      // Short breaks under an agreed series are no period of care.
      " left join (select lega_person_id, bool_and(lega_legal_status in ('V3', 'V4')) as short_breaks"
      "   from ssd_legal_status group by 1) l on l.lega_person_id = c.person",
      arg("group", group), arg("entered", entered_care)));
}

std::string annex_a_query(int list) {
  switch (list) {
    case 1:
      return contacts();
    case 2:
      return early_help();
    case 3:
      return referrals();
    case 4:
      return assessments();
    case 5:
      return section_47();
    case 6:
      return children_in_need();
    case 7:
      return child_protection();
    case 8:
      return children_in_care();
    case 9:
      return care_leavers();
    case 10:
      return adoption();
    case 11:
      return adopters();
    default:
      throw base::Error("Annex A has no list " + std::to_string(list));
  }
}

}  // namespace windscreen::report

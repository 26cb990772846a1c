#include "report/annex_a_queries.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::report {
namespace {

using fmt::arg;

// What every list of children begins with, and the join that gives it.
constexpr std::string_view who = "p.person, p.sex, p.ethnicity, p.birth, p.age";

// What a list stated about one event of a child, by measure: a column each.
std::string stated(int list, std::initializer_list<std::string_view> measures) {
  std::string sql = "stated as (select person_id, reference_date";
  for (const std::string_view measure : measures) {
    sql += fmt::format(", max(value) filter (where measure = '{0}') as {0}", measure);
  }
  return sql +
         fmt::format(" from ext_reported_count where list = '{}' group by person_id, reference_date)", list);
}

// The worker and team of an event. `exact` is the involvement that the list itself stated; failing that (and
// where more than Annex A is known) the child's allocated worker on the last day of the event, an involvement
// of the same referral before others, then the newest.
std::string allocation(std::string_view exact) {
  return fmt::format(
      "allocated as (select e.id, e.person, i.invo_professional_team as team, i.invo_professional_id as "
      "worker,"
      "   row_number() over (partition by e.id, e.person order by i.invo_involvements_id = {0} desc,"
      "     coalesce(i.invo_referral_id = e.referral, false) desc, i.invo_involvement_start_date desc,"
      "     i.invo_involvements_id) as place"
      " from event e join ssd_involvements i on i.invo_person_id = e.person and"
      "   (i.invo_involvements_id = {0} or (not annex_whole() and"
      "    upper(i.invo_professional_role_id) = 'ALLOCATED CASE WORKER'"
      "    and i.invo_involvement_start_date <= least(coalesce(e.ended, annex_day()), annex_day())"
      "    and (i.invo_involvement_end_date is null"
      "         or i.invo_involvement_end_date >= least(coalesce(e.ended, annex_day()), annex_day())))))",
      exact);
}

constexpr std::string_view allocated_join =
    " left join allocated a on a.id = e.id and a.person = e.person and a.place = 1";

std::string staff_names(std::string_view team, std::string_view worker) {
  return fmt::format(
      "(select coalesce(max(dept_team_name), {0}) from ssd_department where dept_team_id = {0}),"
      " (select coalesce(max(prof_professional_name), {1}) from ssd_professionals where prof_professional_id "
      "= {1})",
      team, worker);
}

// Rows of the same natural key come in the order of their identifiers: "…", "…-2", "…-3".
std::string in_order(std::string_view event = "e") {
  return fmt::format(" order by {0}.person, {0}.started, length({0}.id), {0}.id", event);
}

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

std::string child_protection() {
  return fmt::format(
      "with {stated}, event as (select cppl_cp_plan_id as id, cppl_person_id as person, cppl_referral_id as "
      "referral,"
      "   cppl_cp_plan_start_date as started, cppl_cp_plan_end_date as ended,"
      "   cppl_cp_plan_initial_category as initial, cppl_cp_plan_latest_category as latest from ssd_cp_plans"
      "   where annex_whole() or (coalesce(cppl_cp_plan_ola, 'N') = 'N' and"
      "     annex_open_within(cppl_cp_plan_start_date, cppl_cp_plan_end_date, 6))),"
      " {allocation},"
      " visit as (select e.id, v.cppv_cp_visit_date as day, v.cppv_cp_visit_seen_alone as alone,"
      "   row_number() over (partition by e.id order by v.cppv_cp_visit_id = e.id || '-last-visit' desc,"
      "     v.cppv_cp_visit_date desc, v.cppv_cp_visit_id) as place from event e join ssd_cp_visits v"
      "   on v.cppv_person_id = e.person and (v.cppv_cp_visit_id = e.id || '-last-visit' or (not "
      "annex_whole() and"
      "     v.cppv_cp_visit_date between e.started and least(coalesce(e.ended, annex_day()), annex_day())))),"
      " review as (select e.id, r.cppr_cp_review_date as day,"
      "   row_number() over (partition by e.id order by r.cppr_cp_review_id = e.id || '-last-review' desc,"
      "     r.cppr_cp_review_date desc, r.cppr_cp_review_id) as place from event e join ssd_cp_reviews r"
      "   on r.cppr_person_id = e.person and (r.cppr_cp_review_id = e.id || '-last-review' or (not "
      "annex_whole() and"
      "     r.cppr_cp_review_date between e.started and least(coalesce(e.ended, annex_day()), annex_day()))))"
      " select {who}, p.disability, e.started, e.initial, e.latest, v.day, v.alone, r.day, e.ended,"
      "   case when s.emergency_protection_6_months is not null then case when "
      "s.emergency_protection_6_months > 0"
      "     then 'Y' else 'N' end when annex_whole() then null when exists (select 1 from ssd_legal_status "
      "where"
      "     lega_person_id = e.person and lega_legal_status in ('L1', 'L2') and"
      "     annex_open_within(lega_legal_status_start_date, lega_legal_status_end_date, 6)) then 'Y' else "
      "'N' end,"
      "   case when h.previous_plans is not null or annex_whole() then h.previous_plans else (select "
      "count(*) from"
      "     ssd_cp_plans o where o.cppl_person_id = e.person and o.cppl_cp_plan_start_date < e.started) end,"
      "   {names} from event e join annex_person p using (person)"
      " left join stated s on s.person_id = e.person and s.reference_date = e.started"
      " left join visit v on v.id = e.id and v.place = 1 left join review r on r.id = e.id and r.place = 1"
      " left join ext_cp_history h on h.cp_plan_id = e.id{join}{order}",
      arg("stated", stated(7, {"emergency_protection_6_months"})),
      arg("allocation", allocation("e.id || '-worker'")), arg("who", who),
      arg("names", staff_names("a.team", "a.worker")), arg("join", allocated_join), arg("order", in_order()));
}

// A period's legal status, placement, review and the like: the row that list 8 stated (its identifier is the
// episode's with a suffix), or the newest that began by the period's last day.
std::string latest_of_period(std::string_view name, std::string_view table, std::string_view key,
                             std::string_view suffix, std::string_view match, std::string_view day,
                             std::string_view columns) {
  return fmt::format(
      " {name} as (select e.id, {columns}, row_number() over (partition by e.id order by {key} = e.id || "
      "'{suffix}'"
      " desc, {day} desc, {key}) as place from event e join {table} on ({key} = e.id || '{suffix}' or"
      " (not annex_whole() and {match} and {day} <= e.last_day)))",
      arg("name", name), arg("table", table), arg("key", key), arg("suffix", suffix), arg("match", match),
      arg("day", day), arg("columns", columns));
}

std::string children_in_care() {
  const std::string child_and_period = "{0}_person_id = e.person and {0}_{1} >= e.started";
  std::string sql = fmt::format(
      "with {}, event as (select *, least(coalesce(ended, annex_day()), annex_day()) as last_day from "
      "annex_care"
      "   where case when annex_whole() then on_list_8 else annex_open_within(started, ended, 6)"
      "     and not short_breaks and coalesce(age_in_years(born, add_months(annex_day(), -6)) < 18, true) "
      "end),"
      " {},",
      stated(8, {"second_period_12_months", "placements_12_months", "placement_in_area", "missing_12_months",
                 "absent_12_months", "return_interview_offered", "return_interview_accepted"}),
      allocation("e.id || '-worker'"));
  sql += latest_of_period(
             "legal", "ssd_legal_status", "lega_legal_status_id", "-legal",
             "lega_person_id = e.person and coalesce(lega_legal_status_end_date, e.started) >= e.started",
             "lega_legal_status_start_date",
             "lega_legal_status as status, lega_legal_status_start_date as since") +
         ",";
  sql += latest_of_period(
             "placement", "ssd_cla_placement", "clap_cla_placement_id", "-placement",
             "clap_person_id = e.person and coalesce(clap_cla_placement_end_date, e.started) >= e.started",
             "clap_cla_placement_start_date",
             "clap_cla_placement_id as placement_id, clap_cla_placement_start_date as since,"
             " clap_cla_placement_type as type, clap_cla_placement_provider as provider,"
             " clap_cla_placement_postcode as postcode, clap_cla_placement_urn as urn") +
         ",";
  sql += latest_of_period("review", "ssd_cla_reviews", "clar_cla_review_id", "-last-review",
                          "clar_cla_id = e.period and coalesce(clar_cla_review_cancelled, 'N') = 'N'",
                          "clar_cla_review_date", "clar_cla_review_date as day") +
         ",";
  sql += latest_of_period("visit", "ssd_cla_visits", "clav_cla_visit_id", "-last-visit",
                          fmt::format(fmt::runtime(child_and_period), "clav", "cla_visit_date"),
                          "clav_cla_visit_date", "clav_cla_visit_date as day") +
         ",";
  const std::string checked =
      "clah_person_id = e.person and coalesce(clah_health_check_status, 'Completed') = 'Completed' and"
      " upper(clah_health_check_type) in ";
  sql += latest_of_period("health", "ssd_cla_health", "clah_health_check_id", "-health",
                          checked + "('HEALTH', 'HEALTH ASSESSMENT')", "clah_health_check_date",
                          "clah_health_check_date as day") +
         ",";
  sql += latest_of_period("dental", "ssd_cla_health", "clah_health_check_id", "-dental",
                          checked + "('DENTAL', 'DENTAL CHECK')", "clah_health_check_date",
                          "clah_health_check_date as day") +
         ",";
  sql += latest_of_period(
      "plan", "ssd_cla_care_plan", "lacp_table_id", "-plan",
      "lacp_person_id = e.person and coalesce(lacp_cla_care_plan_end_date, e.last_day) >= e.last_day",
      "coalesce(lacp_cla_care_plan_start_date, e.started)", "lacp_cla_care_plan_json as json");
  const auto yes = [](std::string_view measure, std::string_view otherwise) {
    return fmt::format(
        "case when s.{0} is not null then case when s.{0} > 0 then 'Y' else 'N' end when not annex_whole() "
        "then {1}"
        " end",
        measure, otherwise);
  };
  const auto episodes = [](std::string_view types) {
    return fmt::format(
        "(select count(*) from ssd_missing where miss_person_id = e.person and "
        "upper(miss_missing_episode_type) in {}"
        " and miss_missing_episode_start_date > add_months(annex_day(), -12) and "
        "miss_missing_episode_start_date <="
        " annex_day())",
        types);
  };
  const auto interview = [](std::string_view column) {
    return fmt::format(
        "(select case when upper(arg_max({0}, miss_missing_episode_start_date)) in ('Y', 'YES', '1') then 'Y'"
        " when upper(arg_max({0}, miss_missing_episode_start_date)) in ('N', 'NO', '0') then 'N' end from "
        "ssd_missing"
        " where miss_person_id = e.person and upper(miss_missing_episode_type) in ('M', 'MISSING') and"
        " miss_missing_episode_start_date between add_months(annex_day(), -12) and annex_day())",
        column);
  };
  sql += fmt::format(
      " select {who}, case when exists (select 1 from annex_uasc u where u.person = e.person and"
      "     coalesce(u.since <= e.last_day, true) and coalesce(u.until > add_months(annex_day(), -12), true))"
      "     then 'Y' else 'N' end,"
      "   p.disability, e.started, e.need, {second}, legal.since, legal.status, review.day, visit.day, "
      "plan.json, e.iro,"
      "   health.day, dental.day,"
      "   case when s.placements_12_months is not null or annex_whole() then s.placements_12_months else"
      "     (select count(*) from ssd_cla_placement where clap_person_id = e.person and"
      "      annex_open_within(clap_cla_placement_start_date, clap_cla_placement_end_date, 12)"
      "      and coalesce(clap_cla_placement_type, '') not in ('T0', 'T1', 'T2', 'T3', 'T4')) end,"
      "   e.ended, e.reason, placement.since, placement.type, placement.provider, placement.postcode, "
      "placement.urn,"
      "   s.placement_in_area::varchar, area.la_code,"
      "   case when s.missing_12_months is not null or annex_whole() then s.missing_12_months else {missing} "
      "end,"
      "   case when s.absent_12_months is not null or annex_whole() then s.absent_12_months else {absent} "
      "end,"
      "   {offered}, {accepted}, {names}"
      " from event e join annex_person p using (person)"
      " left join stated s on s.person_id = e.person and s.reference_date = e.started"
      " left join legal on legal.id = e.id and legal.place = 1"
      " left join placement on placement.id = e.id and placement.place = 1"
      " left join ext_placement_area area on area.placement_id = placement.placement_id"
      " left join review on review.id = e.id and review.place = 1"
      " left join visit on visit.id = e.id and visit.place = 1"
      " left join health on health.id = e.id and health.place = 1"
      " left join dental on dental.id = e.id and dental.place = 1"
      " left join plan on plan.id = e.id and plan.place = 1{join}{order}",
      arg("who", who),
      arg("second",
          yes("second_period_12_months",
              "case when exists (select 1 from annex_care o where o.person = e.person and o.id <> e.id and"
              " o.started < e.started and o.ended >= add_months(e.started, -12)) then 'Y' else 'N' end")),
      arg("missing", episodes("('M', 'MISSING')")), arg("absent", episodes("('A', 'ABSENT')")),
      arg("offered", yes("return_interview_offered", interview("miss_missing_rhi_offered"))),
      arg("accepted", yes("return_interview_accepted", interview("miss_missing_rhi_accepted"))),
      arg("names", staff_names("a.team", "a.worker")), arg("join", allocated_join), arg("order", in_order()));
  return sql;
}

std::string care_leavers() {
  return fmt::format(
      "with event as (select *, clea_table_id as id, clea_person_id as person from ssd_care_leavers)"
      " select {}, case when exists (select 1 from annex_uasc u where u.person = e.person) then 'Y' else 'N' "
      "end,"
      "   p.disability, {},"
      "   (select coalesce(max(prof_professional_name), e.clea_care_leaver_personal_advisor) from "
      "ssd_professionals"
      "    where prof_professional_id = e.clea_care_leaver_personal_advisor),"
      "   e.clea_care_leaver_eligibility, e.clea_pathway_plan_review_date, e.clea_care_leaver_in_touch,"
      "   e.clea_care_leaver_latest_contact, e.clea_care_leaver_accommodation, "
      "e.clea_care_leaver_accom_suitable,"
      "   e.clea_care_leaver_activity from event e join annex_person p using (person)"
      " where annex_whole() or coalesce(age_in_years(p.birth, annex_day()) between 16 and 25, true)"
      " order by e.person, length(e.id), e.id",
      who, staff_names("e.clea_care_leaver_allocated_team", "e.clea_care_leaver_worker_id"));
}

std::string adoption() {
  return fmt::format(
      "with entered as (select coalesce(clae_cla_id, clae_cla_episode_id) as period,"
      "   min(coalesce(clae_entered_care_date, clae_cla_episode_start_date)) as day from ssd_cla_episodes "
      "group by 1),"
      " family as (select fami_person_id as person, min(fami_family_id) as id from ssd_family group by 1),"
      " event as (select *, perm_table_id as id, perm_person_id as person, perm_adm_decision_date as started,"
      "   case when lower(coalesce(perm_permanence_order_type, 'adoption')) like 'adopt%'"
      "     then perm_permanence_order_date end as adopted from ssd_permanence)"
      " select p.person, family.id, p.sex, p.ethnicity, p.birth, p.age, p.disability, entered.day, e.started,"
      "   e.perm_placement_order_date, e.perm_matched_date, e.perm_placed_for_adoption_date, e.adopted,"
      "   e.perm_decision_reversed_date, e.perm_decision_reversed_reason, e.perm_placed_ffa_cp_date"
      " from event e join annex_person p using (person) left join entered on entered.period = e.perm_cla_id"
      " left join family on family.person = e.person"
      " where annex_whole() or (coalesce(e.started <= annex_day(), true) and"
      "   annex_open_within(coalesce(e.started, e.perm_placement_order_date, e.perm_placed_for_adoption_date,"
      "     e.adopted), least(e.adopted, e.perm_decision_reversed_date), 12))"
      "{}",
      in_order());
}

std::string adopters() {
  return "select adopter_id, family_id, gender, ethnicity, disability, fostering_for_adoption, enquiry_date,"
         " stage1_start_date, stage1_end_date, stage2_start_date, stage2_end_date, application_date, "
         "approval_date,"
         " matched_date, placed_date, children_placed, adoption_order_date, leaving_date, leaving_reason"
         " from ext_adopter where annex_whole() or annex_open_within(coalesce(enquiry_date, "
         "stage1_start_date,"
         " application_date, approval_date, annex_day()), least(adoption_order_date, leaving_date), 12)"
         " order by adopter_id";
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
  // named.
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
      "   min(coalesce(clae_entered_care_date, clae_cla_episode_start_date)) as started,"
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
      arg("group", group)));
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

// Lists 7 to 11: child protection, children in care, care leavers, adoption and adopters.
#include <array>

#include "report/annex_a_sql.h"

namespace windscreen::report::annex_a_sql {

using fmt::arg;

namespace {

// A period's legal status, placement, review and the like: the row that list 8 stated (its identifier is the
// episode's with a suffix), or the newest that began by the period's last day. `same` is an equality, so that
// the engine can join by it.
struct Latest {
  std::string_view name;
  std::string_view table;
  std::string_view key;
  std::string_view suffix;
  std::string_view same;
  std::string_view match;
  std::string_view day;
  std::string_view columns;
};

std::string latest_of_period(const Latest& latest) {
  return fmt::format(
      ", {name} as (select e.id, {columns}, row_number() over (partition by e.id order by {key} = e.id || "
      "'{suffix}'"
      " desc, {day} desc, {key}) as place from event e join {table} on {same} and ({key} = e.id || "
      "'{suffix}' or"
      " (not annex_whole() and {match} and {day} <= e.last_day)))",
      arg("name", latest.name), arg("table", latest.table), arg("key", latest.key),
      arg("suffix", latest.suffix), arg("same", latest.same), arg("match", latest.match),
      arg("day", latest.day), arg("columns", latest.columns));
}

constexpr auto latest_of_care = std::to_array<Latest>({
    {"legal", "ssd_legal_status", "lega_legal_status_id", "-legal", "lega_person_id = e.person",
     "coalesce(lega_legal_status_end_date, e.started) >= e.started", "lega_legal_status_start_date",
     "lega_legal_status as status, lega_legal_status_start_date as since"},
    {"placement", "ssd_cla_placement", "clap_cla_placement_id", "-placement", "clap_person_id = e.person",
     "coalesce(clap_cla_placement_end_date, e.started) >= e.started", "clap_cla_placement_start_date",
     "clap_cla_placement_id as placement_id, clap_cla_placement_start_date as since, clap_cla_placement_type "
     "as type,"
     " clap_cla_placement_provider as provider, clap_cla_placement_postcode as postcode, "
     "clap_cla_placement_urn as urn"},
    {"review", "ssd_cla_reviews", "clar_cla_review_id", "-last-review", "clar_cla_id = e.period",
     "coalesce(clar_cla_review_cancelled, 'N') = 'N'", "clar_cla_review_date", "clar_cla_review_date as day"},
    {"visit", "ssd_cla_visits", "clav_cla_visit_id", "-last-visit", "clav_person_id = e.person",
     "clav_cla_visit_date >= e.started", "clav_cla_visit_date", "clav_cla_visit_date as day"},
    {"health", "ssd_cla_health", "clah_health_check_id", "-health", "clah_person_id = e.person",
     "coalesce(clah_health_check_status, 'Completed') = 'Completed' and upper(clah_health_check_type) in "
     "('HEALTH',"
     " 'HEALTH ASSESSMENT')",
     "clah_health_check_date", "clah_health_check_date as day"},
    {"dental", "ssd_cla_health", "clah_health_check_id", "-dental", "clah_person_id = e.person",
     "coalesce(clah_health_check_status, 'Completed') = 'Completed' and upper(clah_health_check_type) in "
     "('DENTAL',"
     " 'DENTAL CHECK')",
     "clah_health_check_date", "clah_health_check_date as day"},
    {"plan", "ssd_cla_care_plan", "lacp_table_id", "-plan", "lacp_person_id = e.person",
     "coalesce(lacp_cla_care_plan_end_date, e.last_day) >= e.last_day",
     "coalesce(lacp_cla_care_plan_start_date, e.started)", "lacp_cla_care_plan_json as json"},
});

}  // namespace

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

std::string children_in_care() {
  std::string sql = fmt::format(
      "with {}, event as (select *, least(coalesce(ended, annex_day()), annex_day()) as last_day from "
      "annex_care"
      "   where case when annex_whole() then on_list_8 else annex_open_within(started, ended, 6)"
      "     and not short_breaks and coalesce(age_in_years(born, add_months(annex_day(), -6)) < 18, true) "
      "end),"
      " {}",
      stated(8, {"second_period_12_months", "placements_12_months", "placement_in_area", "missing_12_months",
                 "absent_12_months", "return_interview_offered", "return_interview_accepted"}),
      allocation("e.id || '-worker'"));
  for (const Latest& latest : latest_of_care) sql += latest_of_period(latest);
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
      "   p.disability, e.entered, e.need, {second}, legal.since, legal.status, review.day, visit.day, "
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
      "with entered as (select coalesce(clae_cla_id, clae_cla_episode_id) as period, {} as day"
      "   from ssd_cla_episodes group by 1),"
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
      entered_care, in_order());
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

}  // namespace windscreen::report::annex_a_sql

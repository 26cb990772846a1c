// Lists 1 to 6: contacts, early help, referrals, assessments, section 47 enquiries and children in need.
#include "ingest/annex_a_row.h"

namespace windscreen::ingest {

void read_contact(AnnexARow& row) {
  constexpr std::string_view table = "ssd_contacts";
  std::string words;
  row.in(table).set("cont_person_id", row.person());
  row.in(table).set("cont_contact_date", row.cell(Field::start));
  row.in(table).set("cont_contact_source_code", row.code(Field::source, &words));
  row.in(table).set("cont_contact_source_desc", words);
  const std::string id = row.identify(table, "cont_contact_id");
  if (!row.finish(table)) return;
  row.flag_notes(table, id);
  row.write_person();
}

void read_early_help(AnnexARow& row) {
  constexpr std::string_view table = "ssd_early_help_episodes";
  row.in(table).set("earl_person_id", row.person());
  row.set(table, "earl_episode_start_date", Field::start);
  row.set(table, "earl_episode_end_date", Field::end);
  row.set(table, "earl_episode_organisation", Field::organisation);
  const std::string id = row.identify(table, "earl_episode_id");
  if (!row.finish(table)) return;
  row.flag_notes(table, id);
  row.write_person();
}

void read_referral(AnnexARow& row) {
  constexpr std::string_view table = "ssd_cin_episodes";
  const auto received = row.date(Field::start);
  std::string words;
  row.in(table).set("cine_person_id", row.person());
  row.set(table, "cine_referral_date", Field::start);
  row.in(table).set("cine_referral_source_code", row.code(Field::source, &words));
  row.in(table).set("cine_referral_source_desc", words);
  row.set(table, "cine_referral_nfa", Field::nfa);
  row.set_allocation(table, "cine_referral_team", "cine_referral_worker_id");
  const std::string id = row.identify(table, "cine_referral_id");
  if (!row.finish(table) || !received) return;
  row.flag_notes(table, id);
  row.write_person();
  row.write_count(Field::referrals_12_months, *received);
  // The list names who has the referral; how long the case stays open, list 6 says. So here it is the day.
  row.write_allocation(id + "-referral", *received, received, id);
}

void read_assessment(AnnexARow& row) {
  constexpr std::string_view table = "ssd_cin_assessments";
  const auto started = row.date(Field::start);
  const auto authorised = row.date(Field::end);
  row.in(table).set("cina_person_id", row.person());
  row.set(table, "cina_assessment_start_date", Field::start);
  row.set(table, "cina_assessment_auth_date", Field::end);
  row.set(table, "cina_assessment_child_seen", Field::child_seen);
  if (const auto support = yes_no(row.cell(Field::support_required))) {
    row.in(table).set("cina_assessment_outcome_nfa", *support ? "N" : "Y");
  } else {
    row.set(table, "cina_assessment_outcome_nfa", Field::support_required);
  }
  row.set_allocation(table, "cina_assessment_team", "cina_assessment_worker_id");
  const std::string id = row.identify(table, "cina_assessment_id");
  if (!row.finish(table) || !started) return;
  row.flag_notes(table, id);
  row.write_person();
  row.write_allocation(id, *started, authorised);
}

void read_section_47(AnnexARow& row) {
  constexpr std::string_view table = "ssd_s47_enquiry";
  constexpr std::string_view conference = "ssd_initial_cp_conference";
  const auto started = row.date(Field::start);
  const auto held = row.date(Field::icpc_date);
  row.in(table).set("s47e_person_id", row.person());
  row.set(table, "s47e_s47_start_date", Field::start);
  row.set(table, "s47e_s47_nfa", Field::icpc_unnecessary);
  if (row.has(Field::icpc_date)) row.in(table).set("s47e_s47_outcome_json", R"({"CP_CONFERENCE_FLAG":"Y"})");
  row.set_allocation(table, "s47e_s47_completed_by_team", "s47e_s47_completed_by_worker_id");
  const std::string id = row.identify(table, "s47e_s47_enquiry_id");
  if (row.has(Field::icpc_date) && !held) {
    row.note("unreadable_value", "Date of Initial Child Protection Conference is left out: \"" +
                                     std::string(row.cell(Field::icpc_date).substr(0, 80)) +
                                     "\" is not a date");
  }
  if (!row.finish(table) || !started) return;
  row.flag_notes(table, id);
  row.write_person();
  if (held || row.has(Field::icpc_plan)) {
    // Two enquiries about a child may lead to one conference: the conference's day names it.
    RowBuilder& meeting = row.in(conference);
    meeting.set("icpc_person_id", row.person());
    meeting.set("icpc_s47_enquiry_id", id);
    if (held) meeting.set_date(meeting.table().find("icpc_icpc_date"), *held);
    row.set(conference, "icpc_icpc_outcome_cp_flag", Field::icpc_plan);
    meeting.set("icpc_icpc_id", held ? made_id(conference, {row.person(), meeting.get("icpc_icpc_date")})
                                     : id + "-conference");
    row.finish(conference);
  }
  row.write_count(Field::s47_12_months, *started);
  row.write_count(Field::icpcs_12_months, *started);
  row.write_allocation(id, *started, held.value_or(*started));
}

void read_child_in_need(AnnexARow& row) {
  // A child is in need from the referral on, so the CIN start date is the referral's, and a row is the same
  // referral that list 3 shows where it is recent. The list shows all children with an open case, those on
  // child protection plans and in care too; only the case status says which of them has a plan as a child in
  // need.
  constexpr std::string_view table = "ssd_cin_episodes";
  constexpr std::string_view plan = "ssd_cin_plans";
  constexpr std::string_view visit = "ssd_cin_visits";
  const auto started = row.date(Field::start);
  const auto closed = row.date(Field::end);
  row.in(table).set("cine_person_id", row.person());
  row.set(table, "cine_referral_date", Field::start);
  row.set(table, "cine_cin_primary_need_code", Field::need);
  row.set(table, "cine_close_date", Field::end);
  row.set(table, "cine_close_reason", Field::end_reason);
  const std::string id = row.identify(table, "cine_referral_id");
  if (!row.finish(table) || !started) return;
  const std::string status = row.code(Field::case_status);
  row.flag_notes(table, id);
  row.write_person();
  row.write_count(Field::case_status, *started);
  row.drop_notes();
  if (status == "3") {
    RowBuilder& builder = row.in(plan);
    builder.set("cinp_cin_plan_id", id + "-plan");
    builder.set("cinp_referral_id", id);
    builder.set("cinp_person_id", row.person());
    builder.set_date(builder.table().find("cinp_cin_plan_start_date"), *started);
    if (closed) builder.set_date(builder.table().find("cinp_cin_plan_end_date"), *closed);
    row.set_allocation(plan, "cinp_cin_plan_team", "cinp_cin_plan_worker_id");
    row.finish(plan);
  }
  if (row.has(Field::last_seen)) {
    RowBuilder& builder = row.in(visit);
    builder.set("cinv_cin_visit_id", id + "-last-seen");
    builder.set("cinv_person_id", row.person());
    row.set(visit, "cinv_cin_visit_date", Field::last_seen);
    builder.set("cinv_cin_visit_seen", "Y");
    row.finish(visit);
  }
  row.write_allocation(id, *started, closed, id);
}

}  // namespace windscreen::ingest

// Tables of the return in which a row is an event or a state of its own.
#include "ingest/ssda903_state.h"

namespace windscreen::ingest::ssda903 {

using base::Date;

namespace {

// Status words of yearly flags: the return says that it was done in the year, not on which day.
constexpr std::string_view done_in_year = "Completed in year";
constexpr std::string_view not_done_in_year = "Not completed in year";

}  // namespace

void Writer::State::asylum(Child& child) {
  using namespace column;
  const auto write = [&](const Row& row, std::string_view ends) {
    RowBuilder& one = begin("ssd_immigration_status", row);
    one.set("immi_immigration_status_id", made_id("ssd_immigration_status", {person, "UASC"}));
    one.set("immi_person_id", person);
    one.set("immi_immigration_status", "UASC");
    one.set("immi_immigration_status_end_date", ends);
    finish(one, row);
  };
  for (const Row& row : child.rows(TableId::uasc)) write(row, row.cells[u_duc]);
  if (!child.rows(TableId::uasc).empty()) return;
  for (const Row& row : child.rows(TableId::header)) {
    if (yes(row.cells[h_uasc]).value_or(false)) write(row, {});
  }
}

void Writer::State::yearly_flags(const Row& row, bool latest) {
  using namespace column;
  const Date day = flags_hold_on(row);
  const std::string iso = base::format_iso(day);
  const std::string score = code(row.cells[o_sdq_score]);
  const std::string reason = code(row.cells[o_sdq_reason]);
  if (!score.empty() || !reason.empty()) {
    RowBuilder& one = begin("ssd_sdq_scores", row);
    one.set("csdq_person_id", person);
    // Where there is a reason instead of a score, nothing was completed on any day.
    if (!score.empty()) one.set_date(one.table().find("csdq_sdq_completed_date"), day);
    one.set("csdq_sdq_reason", reason);
    one.set("csdq_sdq_score", score);
    one.set("csdq_table_id", ids.id("ssd_sdq_scores", {person, iso}, content_of(one)));
    finish(one, row);
  }
  const auto check = [&](std::size_t cell, std::string_view type) {
    if (base::trim(row.cells[cell]).empty()) return;
    const auto done = yes(row.cells[cell]);
    RowBuilder& one = begin("ssd_cla_health", row);
    one.set("clah_person_id", person);
    one.set("clah_health_check_type", type);
    if (done.value_or(false)) one.set_date(one.table().find("clah_health_check_date"), day);
    one.set("clah_health_check_status", done ? *done ? done_in_year : not_done_in_year : row.cells[cell]);
    one.set("clah_health_check_id", ids.id("ssd_cla_health", {person, type, iso}, content_of(one)));
    finish(one, row);
  };
  check(o_health_check, "SURVEILLANCE");
  check(o_teeth_check, "DENTAL");
  check(o_health_assessment, "HEALTH");
  // One row a child, without history: the latest return's.
  if (latest && !base::trim(row.cells[o_immunisations]).empty()) {
    RowBuilder& one = begin("ssd_cla_immunisations", row);
    one.set("clai_person_id", person);
    one.set("clai_immunisations_status", code(row.cells[o_immunisations]));
    one.set_date(one.table().find("clai_immunisations_status_date"), day);
    finish(one, row);
  }
  if (yes(row.cells[o_substance_misuse]).value_or(false)) {
    RowBuilder& one = begin("ssd_cla_substance_misuse", row);
    one.set("clas_substance_misuse_id", made_id("ssd_cla_substance_misuse", {person, iso}));
    one.set("clas_person_id", person);
    one.set_date(one.table().find("clas_substance_misuse_date"), day);
    one.set("clas_intervention_received", code(row.cells[o_intervention_received]));
    finish(one, row);
  }
  if (yes(row.cells[o_convicted]).value_or(false)) {
    RowBuilder& one = begin("ssd_cla_convictions", row);
    one.set("clac_cla_conviction_id", made_id("ssd_cla_convictions", {person, iso}));
    one.set("clac_person_id", person);
    one.set_date(one.table().find("clac_cla_conviction_date"), day);
    one.set("clac_cla_conviction_offence", "Convicted or cautioned in the year");
    finish(one, row);
  }
}

void Writer::State::care_leaver(const Row& row) {
  using namespace column;
  // A letter for the kind of accommodation and 1 (suitable) or 2 (not): "K1". 0 is "not applicable".
  std::string accommodation = code(row.cells[l_accom]);
  std::string suitable;
  const bool coded = accommodation.size() == 2 && accommodation[0] >= 'A' && accommodation[0] <= 'Z' &&
                     (accommodation[1] == '1' || accommodation[1] == '2');
  if (coded) {
    suitable = accommodation[1] == '1' ? "1" : "2";
    accommodation.pop_back();
  } else if (accommodation == "0") {
    accommodation.clear();
  }
  std::string activity = code(row.cells[l_activ]);
  if (activity == "0") activity.clear();
  RowBuilder& one = begin("ssd_care_leavers", row);
  const std::string id = made_id("ssd_care_leavers", {person});
  one.set("clea_table_id", id);
  one.set("clea_person_id", person);
  one.set("clea_care_leaver_in_touch", code(row.cells[l_in_touch]));
  one.set("clea_care_leaver_activity", activity);
  one.set("clea_care_leaver_accommodation", accommodation);
  one.set("clea_care_leaver_accom_suitable", suitable);
  if (finish(one, row) && !coded && !accommodation.empty()) {
    flag(row, "ssd_care_leavers", id, "unknown_code",
         "ACCOM is kept as it stands: \"" + accommodation + "\" is not a letter with 1 or 2");
  }
}

void Writer::State::previous_permanence(const Row& row) {
  using namespace column;
  const std::string option = code(row.cells[v_option]);
  // Z1: the child had not left care for a permanent family before.
  if (option.empty() || option == "Z1") return;
  RowBuilder& one = begin("ssd_cla_previous_permanence", row);
  one.set("lapp_person_id", person);
  one.set("lapp_previous_permanence_option", option);
  one.set("lapp_previous_permanence_la", code(row.cells[v_la]));
  // Parts of the date may be unknown (zz/zz/2014), so it is text.
  const auto day = date(row, v_date);
  one.set("lapp_previous_permanence_order_date",
          day ? base::format_iso(*day) : std::string(row.cells[v_date]));
  one.set("lapp_table_id",
          ids.id("ssd_cla_previous_permanence",
                 {person, option, one.get("lapp_previous_permanence_order_date")}, content_of(one)));
  finish(one, row);
}

void Writer::State::missing(const Row& row) {
  using namespace column;
  RowBuilder& one = begin("ssd_missing", row);
  one.set("miss_person_id", person);
  one.set("miss_missing_episode_type", code(row.cells[m_type]));
  one.set("miss_missing_episode_start_date", row.cells[m_start]);
  one.set("miss_missing_episode_end_date", row.cells[m_end]);
  one.set("miss_table_id",
          ids.id("ssd_missing", {person, one.get("miss_missing_episode_start_date")}, content_of(one)));
  finish(one, row);
}

void Writer::State::worker(const Row& row) {
  using namespace column;
  const std::string id(base::trim(row.cells[w_id]));
  RowBuilder& one = begin("ssd_involvements", row);
  one.set("invo_person_id", person);
  one.set("invo_professional_id", id);
  one.set("invo_professional_role_id", "ALLOCATED CASE WORKER");
  one.set("invo_involvement_start_date", row.cells[w_start]);
  one.set("invo_involvement_end_date", row.cells[w_end]);
  one.set("invo_worker_change_reason", code(row.cells[w_reason]));
  one.set("invo_involvements_id",
          ids.id("ssd_involvements", {person, id, one.get("invo_involvement_start_date")}, content_of(one)));
  const bool kept = finish(one, row);
  if (!kept || id.empty() || !workers.insert(id).second) return;
  RowBuilder& professional = begin("ssd_professionals", row);
  professional.set("prof_professional_id", id);
  professional.set("prof_social_worker_registration_no", id);
  finish(professional, row);
}

}  // namespace windscreen::ingest::ssda903

// Lists 7 to 11: child protection, children in care, care leavers, adoption and adopters.
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "ingest/annex_a_row.h"
#include "ingest/natural_ids.h"

namespace windscreen::ingest {
namespace {

// The care plan as the SSD holds it: a key for each plan, in the cell separated by ";". What is none of the
// SSD's plans is kept in its own words under OTHERPLN. Empty where the cell says that there is no plan.
std::string care_plan_json(std::string_view text) {
  nlohmann::json plan = nlohmann::json::object();
  for (std::string_view piece : base::split(text, ';')) {
    piece = base::trim(piece);
    const std::string squashed = base::squash(without_list_letter(piece));
    if (says_nothing(piece) || squashed == "noplan" || squashed == "nopermanenceplan") continue;
    Decoded decoded = decode(permanence_plans, piece);
    if (decoded.known) {
      plan[decoded.code] = "Y";
    } else {
      std::string own;
      if (plan.contains("OTHERPLN") && plan["OTHERPLN"] != "Y") {
        own = plan["OTHERPLN"].get<std::string>();
        own += " / ";
      }
      own += without_list_letter(piece);
      plan["OTHERPLN"] = own;
    }
  }
  if (plan.empty()) return {};
  return plan.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void write_immigration(AnnexARow& row, std::optional<base::Date> since) {
  if (yes_no(row.cell(Field::uasc)) != true) return;
  std::string line(row.person());
  line += "\x1FUASC";
  if (since) line += base::format_iso(*since);
  if (!row.memory().is_new_line(line)) return;
  constexpr std::string_view table = "ssd_immigration_status";
  RowBuilder& builder = row.in(table);
  builder.set("immi_person_id", row.person());
  builder.set("immi_immigration_status", "UASC");
  builder.set("immi_immigration_status_id", made_id(table, {row.person(), "UASC"}));
  if (since) builder.set_date(builder.table().find("immi_immigration_status_start_date"), *since);
  row.finish(table);
}

// What of a child in care is known by its last occasion: a row with the period's identifier and a suffix.
void write_last(AnnexARow& row, std::string_view table, std::string_view key, const std::string& id,
                std::string_view date_column, Field field,
                std::initializer_list<std::pair<std::string_view, std::string_view>> others) {
  if (!row.has(field)) return;
  RowBuilder& builder = row.in(table);
  builder.set(key, id);
  row.set(table, date_column, field);
  for (const auto& [column, value] : others) builder.set(column, value);
  row.finish(table);
}

void write_legal_status(AnnexARow& row, const std::string& period, base::Date started,
                        std::optional<base::Date> ceased) {
  if (!row.has(Field::legal_status)) return;
  constexpr std::string_view table = "ssd_legal_status";
  RowBuilder& builder = row.in(table);
  builder.set("lega_legal_status_id", period + "-legal");
  builder.set("lega_person_id", row.person());
  row.set(table, "lega_legal_status", Field::legal_status);
  if (row.has(Field::legal_start)) {
    row.set(table, "lega_legal_status_start_date", Field::legal_start);
  } else {
    builder.set_date(builder.table().find("lega_legal_status_start_date"), started);
    row.note("start_assumed", "the list gives no start of the legal status; the period of care's is used");
  }
  if (ceased) builder.set_date(builder.table().find("lega_legal_status_end_date"), *ceased);
  if (row.finish(table)) row.flag_notes(table, period + "-legal");
  row.drop_notes();
}

bool has_placement(const AnnexARow& row) {
  for (const Field field : {Field::placement_start, Field::placement_type, Field::provider, Field::postcode,
                            Field::urn, Field::placement_authority}) {
    if (row.has(field)) return true;
  }
  return false;
}

void write_placement(AnnexARow& row, const std::string& id, const std::string& period, base::Date started,
                     std::optional<base::Date> ceased) {
  constexpr std::string_view table = "ssd_cla_placement";
  RowBuilder& builder = row.in(table);
  builder.set("clap_cla_placement_id", id);
  builder.set("clap_cla_id", period);
  builder.set("clap_person_id", row.person());
  if (row.has(Field::placement_start)) {
    row.set(table, "clap_cla_placement_start_date", Field::placement_start);
  } else {
    builder.set_date(builder.table().find("clap_cla_placement_start_date"), started);
    row.note("start_assumed", "the list gives no start of the placement; the period of care's is used");
  }
  row.set(table, "clap_cla_placement_type", Field::placement_type);
  row.set(table, "clap_cla_placement_provider", Field::provider);
  row.set(table, "clap_cla_placement_postcode", Field::postcode);
  row.set(table, "clap_cla_placement_urn", Field::urn);
  if (ceased) builder.set_date(builder.table().find("clap_cla_placement_end_date"), *ceased);
  const bool written = row.finish(table);
  if (written) row.flag_notes(table, id);
  row.drop_notes();
  if (written && row.has(Field::placement_authority)) {
    row.in("ext_placement_area").set("placement_id", id);
    row.set("ext_placement_area", "la_code", Field::placement_authority);
    row.finish("ext_placement_area");
  }
}

}  // namespace

void read_child_protection(AnnexARow& row) {
  constexpr std::string_view table = "ssd_cp_plans";
  constexpr std::string_view visit = "ssd_cp_visits";
  const auto started = row.date(Field::start);
  const auto ended = row.date(Field::end);
  row.in(table).set("cppl_person_id", row.person());
  row.set(table, "cppl_cp_plan_start_date", Field::start);
  row.set(table, "cppl_cp_plan_end_date", Field::end);
  row.set(table, "cppl_cp_plan_initial_category", Field::initial_category);
  row.set(table, "cppl_cp_plan_latest_category", Field::latest_category);
  const std::string id = row.identify(table, "cppl_cp_plan_id");
  if (row.has(Field::seen_alone) && !row.has(Field::last_visit)) {
    row.note("seen_without_visit", "says whether the child was seen alone but not when; left out");
  }
  if (!row.finish(table) || !started) return;
  row.flag_notes(table, id);
  row.write_person();
  if (row.has(Field::last_visit)) {
    RowBuilder& builder = row.in(visit);
    builder.set("cppv_cp_visit_id", id + "-last-visit");
    builder.set("cppv_person_id", row.person());
    builder.set("cppv_cp_plan_id", id);
    row.set(visit, "cppv_cp_visit_date", Field::last_visit);
    builder.set("cppv_cp_visit_seen", "Y");
    row.set(visit, "cppv_cp_visit_seen_alone", Field::seen_alone);
    row.finish(visit);
  }
  if (row.has(Field::last_review)) {
    row.in("ssd_cp_reviews").set("cppr_cp_review_id", id + "-last-review");
    row.in("ssd_cp_reviews").set("cppr_person_id", row.person());
    row.in("ssd_cp_reviews").set("cppr_cp_plan_id", id);
    row.set("ssd_cp_reviews", "cppr_cp_review_date", Field::last_review);
    row.finish("ssd_cp_reviews");
  }
  if (row.has(Field::previous_plans)) {
    row.in("ext_cp_history").set("cp_plan_id", id);
    row.set("ext_cp_history", "previous_plans", Field::previous_plans);
    row.finish("ext_cp_history");
  }
  row.write_count(Field::emergency, *started);
  row.write_allocation(id, *started, ended);
}

void read_child_in_care(AnnexARow& row) {
  // A row is a period of care. The SSD's unit is the episode (one placement under one legal status); the list
  // knows only the newest placement and status, so the period is one episode, with its own legal status and
  // placement beside it.
  constexpr std::string_view table = "ssd_cla_episodes";
  const auto started = row.date(Field::start);
  const auto ceased = row.date(Field::end);
  const bool placement = has_placement(row);
  row.in(table).set("clae_person_id", row.person());
  row.set(table, "clae_cla_episode_start_date", Field::start);
  row.set(table, "clae_entered_care_date", Field::start);
  row.in(table).set("clae_cla_episode_start_reason", "S");
  row.set(table, "clae_cla_primary_need_code", Field::need);
  row.set(table, "clae_cla_episode_ceased_date", Field::end);
  row.set(table, "clae_cla_episode_ceased_reason", Field::end_reason);
  row.set(table, "clae_cla_last_iro_contact_date", Field::last_iro);
  const std::string id = row.identify(table, "clae_cla_episode_id");
  const std::string period =
      period_of_care_id(row.person(), row.in(table).get("clae_cla_episode_start_date"));
  row.in(table).set("clae_cla_id", period);
  if (placement) row.in(table).set("clae_cla_placement_id", id + "-placement");
  if (!row.finish(table) || !started) return;
  row.memory().periods.insert(period);
  row.flag_notes(table, id);
  row.write_person();
  write_immigration(row, started);
  write_legal_status(row, id, *started, ceased);
  if (placement) write_placement(row, id + "-placement", period, *started, ceased);
  write_last(row, "ssd_cla_reviews", "clar_cla_review_id", id + "-last-review", "clar_cla_review_date",
             Field::last_review, {{"clar_cla_id", period}});
  write_last(row, "ssd_cla_visits", "clav_cla_visit_id", id + "-last-visit", "clav_cla_visit_date",
             Field::last_visit,
             {{"clav_cla_id", period}, {"clav_person_id", row.person()}, {"clav_cla_visit_seen", "Y"}});
  write_last(row, "ssd_cla_health", "clah_health_check_id", id + "-health", "clah_health_check_date",
             Field::last_health,
             {{"clah_person_id", row.person()},
              {"clah_health_check_type", "HEALTH"},
              {"clah_health_check_status", "Completed"}});
  write_last(row, "ssd_cla_health", "clah_health_check_id", id + "-dental", "clah_health_check_date",
             Field::last_dental,
             {{"clah_person_id", row.person()},
              {"clah_health_check_type", "DENTAL"},
              {"clah_health_check_status", "Completed"}});
  if (const std::string plan = care_plan_json(row.cell(Field::permanence_plan)); !plan.empty()) {
    constexpr std::string_view care_plan = "ssd_cla_care_plan";
    RowBuilder& builder = row.in(care_plan);
    builder.set("lacp_table_id", id + "-plan");
    builder.set("lacp_person_id", row.person());
    // The list does not say since when; the plan is this period's.
    builder.set_date(builder.table().find("lacp_cla_care_plan_start_date"), *started);
    if (ceased) builder.set_date(builder.table().find("lacp_cla_care_plan_end_date"), *ceased);
    builder.set("lacp_cla_care_plan_json", plan);
    row.finish(care_plan);
  }
  for (const Field field :
       {Field::second_period, Field::placements_12_months, Field::location, Field::missing_12_months,
        Field::absent_12_months, Field::interview_offered, Field::interview_accepted}) {
    row.write_count(field, *started);
  }
  row.drop_notes();
  row.write_allocation(id, *started, ceased);
}

void read_care_leaver(AnnexARow& row) {
  constexpr std::string_view table = "ssd_care_leavers";
  row.in(table).set("clea_person_id", row.person());
  row.set(table, "clea_care_leaver_eligibility", Field::eligibility);
  row.set(table, "clea_care_leaver_in_touch", Field::in_touch);
  row.set(table, "clea_care_leaver_latest_contact", Field::latest_contact);
  std::string suitable = row.code(Field::suitability);
  const std::string_view type = row.cell(Field::accommodation);
  if (type.size() == 2 && (type[1] == '1' || type[1] == '2')) {
    // The SSDA903's two characters: the type, and whether it is suitable.
    row.in(table).set("clea_care_leaver_accommodation", base::upper(type.substr(0, 1)));
    if (suitable.empty()) suitable = type[1];
  } else {
    row.set(table, "clea_care_leaver_accommodation", Field::accommodation);
  }
  row.in(table).set("clea_care_leaver_accom_suitable", suitable);
  row.set(table, "clea_care_leaver_activity", Field::activity);
  row.set(table, "clea_pathway_plan_review_date", Field::pathway_plan);
  row.set(table, "clea_care_leaver_personal_advisor", Field::adviser);
  row.set_allocation(table, "clea_care_leaver_allocated_team", "clea_care_leaver_worker_id");
  const std::string id = row.identify(table, "clea_table_id");
  if (!row.finish(table)) return;
  row.flag_notes(table, id);
  row.write_person();
  write_immigration(row, std::nullopt);
  // The list says who is allocated on its day, and nothing about since when.
  row.write_allocation(id, row.as_at(), std::nullopt);
}

void read_adoption(AnnexARow& row) {
  constexpr std::string_view table = "ssd_permanence";
  constexpr std::string_view episodes = "ssd_cla_episodes";
  const auto entered = row.date(Field::entered_care);
  std::string period;
  if (entered) period = period_of_care_id(row.person(), base::format_iso(*entered));

  row.in(table).set("perm_person_id", row.person());
  row.in(table).set("perm_cla_id", period);
  row.set(table, "perm_adm_decision_date", Field::decision);
  row.set(table, "perm_placement_order_date", Field::placement_order);
  row.set(table, "perm_matched_date", Field::matched);
  row.set(table, "perm_placed_for_adoption_date", Field::placed);
  row.set(table, "perm_permanence_order_date", Field::adoption_order);
  if (row.has(Field::adoption_order)) row.in(table).set("perm_permanence_order_type", "Adoption");
  row.set(table, "perm_decision_reversed_date", Field::reversed);
  row.set(table, "perm_decision_reversed_reason", Field::reversed_reason);
  row.set(table, "perm_placed_ffa_cp_date", Field::early_placement);
  // ssd_permanence has no columns by which two sources mean the same row: a child's decision is one.
  std::string id = made_id(table, {row.person(), row.in(table).get("perm_adm_decision_date")});
  std::string content;
  for (std::size_t i = 0; i < row.in(table).table().columns.size(); ++i) {
    content.append(row.in(table).get(i)).append("\x1F");
  }
  if (const std::size_t number = row.memory().number_of(id, content); number > 1) {
    id += "-" + std::to_string(number);
  }
  row.in(table).set("perm_table_id", id);
  if (!row.finish(table)) return;
  row.flag_notes(table, id);
  row.write_person();
  if (row.has(Field::family)) {
    row.set("ssd_family", "fami_family_id", Field::family);
    row.in("ssd_family").set("fami_person_id", row.person());
    row.in("ssd_family")
        .set("fami_table_id",
             made_id("ssd_family", {row.in("ssd_family").get("fami_family_id"), row.person()}));
    row.finish("ssd_family");
  }
  if (entered && !row.memory().periods.contains(period)) {
    // Adopted longer ago than list 8 reaches back: the period of care, without more than this list knows. The
    // lake folds the rows of a child with several decisions.
    RowBuilder& builder = row.in(episodes);
    builder.set("clae_cla_episode_id", made_id(episodes, {row.person(), base::format_iso(*entered)}));
    builder.set("clae_cla_id", period);
    builder.set("clae_person_id", row.person());
    row.set(episodes, "clae_cla_episode_start_date", Field::entered_care);
    row.set(episodes, "clae_entered_care_date", Field::entered_care);
    builder.set("clae_cla_episode_start_reason", "S");
    row.set(episodes, "clae_cla_episode_ceased_date", Field::adoption_order);
    row.finish(episodes);
  }
}

void read_adopter(AnnexARow& row) {
  constexpr std::string_view table = "ext_adopter";
  row.in(table).set("adopter_id", row.person());
  if (const auto disabled = yes_no(row.cell(Field::disability))) {
    row.in(table).set("disability", *disabled ? "Y" : "N");
  } else {
    row.set(table, "disability", Field::disability);
  }
  for (const AnnexAColumn& column : row.list().columns) {
    if (column.field == Field::person || column.field == Field::disability) continue;
    row.set(table, column.target.substr(column.target.find('.') + 1), column.field);
  }
  if (row.finish(table)) row.flag_notes(table, row.person());
}

}  // namespace windscreen::ingest

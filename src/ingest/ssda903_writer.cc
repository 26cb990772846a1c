// How the rows about one child become canonical rows.
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "ingest/code_sets.h"
#include "ingest/natural_ids.h"
#include "ingest/row_builder.h"
#include "ingest/ssda903.h"
#include "ingest/ssda903_care.h"

namespace windscreen::ingest::ssda903 {
namespace {

using base::Date;

// Status words of yearly flags: the return says that it was done in the year, not on which day.
constexpr std::string_view done_in_year = "Completed in year";
constexpr std::string_view not_done_in_year = "Not completed in year";

const model::Table& table(std::string_view name) {
  const model::Table* found = model::find_table(name);
  if (found == nullptr) throw base::Error(std::string(name) + " is not a table of the model");
  return *found;
}

// Codes in capitals; numbers without the ".0" that a spreadsheet or a data frame gave them.
std::string code(std::string_view text) {
  text = base::trim(text);
  if (text.ends_with(".0")) text.remove_suffix(2);
  return base::upper(text);
}

std::optional<bool> yes(std::string_view text) { return yes_no(code(text)); }

}  // namespace

struct Writer::State {
  State(ReadContext& read_context, std::span<const Collection> all)
      : context(read_context), staging(read_context.staging), collections(all.begin(), all.end()) {}

  ReadContext& context;
  lake::Staging& staging;
  std::vector<Collection> collections;
  std::map<std::string_view, RowBuilder> builders;
  NaturalIds ids;
  std::set<std::string, std::less<>> workers;

  // The present child.
  std::string person;
  std::vector<Episode> episodes;
  std::vector<const Row*> episode_rows;
  Care care;
  std::vector<std::string> placement_ids;

  /// A row of the canonical table `name`, on behalf of the return's `row`.
  RowBuilder& begin(std::string_view name, const Row& row) {
    auto found = builders.find(name);
    if (found == builders.end()) {
      found = builders.emplace(name, RowBuilder(staging, table(name), {})).first;
    }
    found->second.move_to({row.origin->source, row.origin->dates});
    return found->second;
  }
  static bool finish(RowBuilder& builder, const Row& row) { return builder.finish(row.line, row.cells); }

  std::optional<Date> date(const Row& row, std::size_t cell) const {
    return base::parse_date(row.cells[cell], row.origin->dates);
  }
  Date flags_hold_on(const Row& row) const { return collections[row.origin->collection].flags_hold_on; }

  void flag(const Row& row, std::string_view name, std::string_view key, std::string_view word,
            std::string_view detail) {
    staging.flag({row.origin->source, row.line}, table(name), key, word, detail);
  }

  void use_latest(std::vector<Row>& rows, std::span<const std::size_t> key) const;
  void people(Child& child);
  void episode_table(const std::vector<Row>& rows);
  void care_tables();
  void permanence(Child& child);
  void reviews(const std::vector<Row>& rows);
  void asylum(Child& child);
  void yearly_flags(const Row& row, bool latest);
  void care_leaver(const Row& row);
  void previous_permanence(const Row& row);
  void missing(const Row& row);
  void worker(const Row& row);
  std::string period_id(std::size_t period) const {
    return period_of_care_id(person, base::format_iso(episodes[care.periods[period].first].start));
  }
};

// Where returns of several years state the same row (an episode still open last year), the latest return's
// wording stands for all of them: the rows then come out equal and are merged.
void Writer::State::use_latest(std::vector<Row>& rows, std::span<const std::size_t> key) const {
  const bool one_return = std::ranges::all_of(
      rows, [&](const Row& row) { return row.origin->collection == rows.front().origin->collection; });
  if (one_return) return;
  std::unordered_map<std::string, Row> latest;
  const auto key_of = [&](const Row& row) {
    std::string text;
    for (const std::size_t cell : key) {
      text += base::trim(row.cells[cell]);
      text += '\x1F';
    }
    return text;
  };
  const auto is_later = [&](const Row& a, const Row& b) {
    return collections[a.origin->collection].latest > collections[b.origin->collection].latest;
  };
  for (const Row& row : rows) {
    const auto [known, added] = latest.emplace(key_of(row), row);
    if (!added && is_later(row, known->second)) known->second = row;
  }
  for (Row& row : rows) {
    const Row& best = latest.at(key_of(row));
    if (is_later(best, row)) row.cells = best.cells;
  }
}

void Writer::State::people(Child& child) {
  using namespace column;
  for (const Row& row : child.rows(TableId::header)) {
    RowBuilder& one = begin("ssd_person", row);
    one.set("pers_person_id", person);
    one.set("pers_sex", code(row.cells[h_sex]));
    one.set("pers_dob", row.cells[h_dob]);
    one.set("pers_ethnicity", row.cells[h_ethnic]);
    one.set("pers_is_mother", code(row.cells[h_mother]));
    // The department's reasons for having no number (UN1 to UN5) stand in the number's place.
    const std::string upn = code(row.cells[h_upn]);
    const bool no_number = upn.size() == 3 && upn.starts_with("UN");
    if (no_number) one.set("pers_upn_unknown", upn);
    finish(one, row);
    if (!upn.empty() && !no_number) {
      constexpr std::string_view type = "Unique Pupil Number";
      RowBuilder& number = begin("ssd_linked_identifiers", row);
      number.set("link_table_id", made_id("ssd_linked_identifiers", {person, type, upn}));
      number.set("link_person_id", person);
      number.set("link_identifier_type", type);
      number.set("link_identifier_value", upn);
      finish(number, row);
    }
    if (!base::trim(row.cells[h_mc_dob]).empty()) {
      RowBuilder& mother = begin("ssd_mother", row);
      mother.set("moth_person_id", person);
      mother.set("moth_childs_dob", row.cells[h_mc_dob]);
      mother.set("moth_table_id", made_id("ssd_mother", {person, mother.get("moth_childs_dob")}));
      finish(mother, row);
    }
  }
  if (!child.rows(TableId::header).empty()) return;
  // A file that came without the header still says who it is about.
  for (const TableFormat& format : table_formats()) {
    const auto& rows = child.rows(format.id);
    if (rows.empty()) continue;
    RowBuilder& one = begin("ssd_person", rows.front());
    one.set("pers_person_id", person);
    if (format.dob != static_cast<std::size_t>(-1)) one.set("pers_dob", rows.front().cells[format.dob]);
    finish(one, rows.front());
    if (format.dob != static_cast<std::size_t>(-1)) return;
  }
}

void Writer::State::episode_table(const std::vector<Row>& rows) {
  using namespace column;
  episodes.clear();
  episode_rows.clear();
  std::vector<std::tuple<Date, Date, std::size_t>> order;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const auto start = date(row, e_decom);
    const auto end = date(row, e_dec);
    const bool end_unreadable = !end && !base::trim(row.cells[e_dec]).empty();
    if (start && !end_unreadable) {
      order.emplace_back(*start, end.value_or(Date::max()), i);
      continue;
    }
    // The row builder rejects it, saying why.
    RowBuilder& one = begin("ssd_cla_episodes", row);
    one.set("clae_cla_episode_id", "unreadable");
    one.set("clae_person_id", person);
    one.set("clae_cla_episode_start_date", row.cells[e_decom]);
    one.set("clae_cla_episode_ceased_date", row.cells[e_dec]);
    finish(one, row);
  }
  std::ranges::sort(order);
  // The same episode from two returns counts once; the further rows only repeat it.
  std::vector<std::pair<const Row*, std::size_t>> repeats;
  for (const auto& [start, end, index] : order) {
    const Row& row = rows[index];
    Episode episode;
    episode.start = start;
    episode.end = date(row, e_dec);
    episode.new_episode_reason = code(row.cells[e_rne]);
    episode.legal_status = code(row.cells[e_ls]);
    episode.ceased_reason = code(row.cells[e_rec]);
    episode.placement_type = code(row.cells[e_place]);
    episode.placement_postcode = code(row.cells[e_pl_post]);
    episode.urn = code(row.cells[e_urn]);
    const bool repeat = !episodes.empty() && episode_rows.back()->cells.size() == row.cells.size() &&
                        std::ranges::equal(episode_rows.back()->cells, row.cells);
    if (repeat) {
      repeats.emplace_back(&row, episodes.size() - 1);
      continue;
    }
    episodes.push_back(std::move(episode));
    episode_rows.push_back(&row);
  }
  care = read_care(episodes);
  placement_ids.clear();
  int same_day = 1;
  for (std::size_t i = 0; i < care.placements.size(); ++i) {
    const Date start = episodes[care.placements[i].first].start;
    same_day = i > 0 && episodes[care.placements[i - 1].first].start == start ? same_day + 1 : 1;
    const std::string iso = base::format_iso(start);
    placement_ids.push_back(
        same_day == 1 ? made_id("ssd_cla_placement", {person, iso})
                      : made_id("ssd_cla_placement", {person, iso, "#" + std::to_string(same_day)}));
  }

  const auto write = [&](const Row& row, std::size_t i) {
    const Episode& episode = episodes[i];
    const Spell& period = care.periods[care.period_of[i]];
    RowBuilder& one = begin("ssd_cla_episodes", row);
    one.set("clae_person_id", person);
    one.set_date(one.table().find("clae_cla_episode_start_date"), episode.start);
    one.set("clae_cla_episode_start_reason", episode.new_episode_reason);
    one.set("clae_cla_primary_need_code", code(row.cells[e_cin]));
    if (episode.end) one.set_date(one.table().find("clae_cla_episode_ceased_date"), *episode.end);
    one.set("clae_cla_episode_ceased_reason", episode.ceased_reason);
    one.set("clae_cla_id", period_id(care.period_of[i]));
    one.set("clae_cla_placement_id", placement_ids[care.placement_of[i]]);
    one.set_date(one.table().find("clae_entered_care_date"), episodes[period.first].start);
    one.set("clae_cla_episode_id",
            ids.id("ssd_cla_episodes", {person, one.get("clae_cla_episode_start_date")}, content_of(one)));
    const std::string key = one.key();
    finish(one, row);
    return key;
  };
  for (std::size_t i = 0; i < episodes.size(); ++i) {
    const std::string key = write(*episode_rows[i], i);
    if (i == care.periods[care.period_of[i]].first && episodes[i].new_episode_reason != "S") {
      flag(*episode_rows[i], "ssd_cla_episodes", key, "care_started_before_return",
           "the child's first episode in the return does not say S, so care began earlier; the day of this "
           "episode stands for it");
    }
    if (std::ranges::binary_search(care.placement_changed_under_l, i)) {
      flag(*episode_rows[i], "ssd_cla_episodes", key, "placement_changed_under_l",
           "the new episode is said to be a change of legal status only, but the placement type changes");
    }
  }
  for (const auto& [row, i] : repeats) write(*row, i);
}

void Writer::State::care_tables() {
  using namespace column;
  NaturalIds home_ids;
  for (const Spell& spell : care.legal_statuses) {
    const Episode& first = episodes[spell.first];
    if (first.legal_status.empty()) continue;
    const Row& row = *episode_rows[spell.first];
    RowBuilder& one = begin("ssd_legal_status", row);
    one.set("lega_person_id", person);
    one.set("lega_legal_status", first.legal_status);
    one.set_date(one.table().find("lega_legal_status_start_date"), first.start);
    if (const auto end = end_of(spell, episodes)) {
      one.set_date(one.table().find("lega_legal_status_end_date"), *end);
    }
    one.set("lega_legal_status_id",
            ids.id("ssd_legal_status", {person, first.legal_status, one.get("lega_legal_status_start_date")},
                   content_of(one)));
    finish(one, row);
  }
  for (const Spell& spell : care.placements) {
    const Episode& first = episodes[spell.first];
    const Row& row = *episode_rows[spell.first];
    const Row& last = *episode_rows[spell.last];
    RowBuilder& one = begin("ssd_cla_placement", row);
    one.set("clap_person_id", person);
    one.set("clap_cla_id", period_id(care.period_of[spell.first]));
    one.set_date(one.table().find("clap_cla_placement_start_date"), first.start);
    if (const auto end = end_of(spell, episodes)) {
      one.set_date(one.table().find("clap_cla_placement_end_date"), *end);
    }
    one.set("clap_cla_placement_type", first.placement_type);
    one.set("clap_cla_placement_provider", code(row.cells[e_place_provider]));
    one.set("clap_cla_placement_postcode", first.placement_postcode);
    one.set("clap_cla_placement_urn", first.urn);
    one.set("clap_cla_placement_distance", row.cells[e_pl_distance]);
    one.set("clap_cla_placement_change_reason", code(last.cells[e_reason_place_change]));
    const std::string& id = placement_ids[care.placement_of[spell.first]];
    one.set("clap_cla_placement_id", id);
    if (!finish(one, row)) continue;
    if (const std::string area = code(row.cells[e_pl_la]); !area.empty()) {
      RowBuilder& where = begin("ext_placement_area", row);
      where.set("placement_id", id);
      where.set("la_code", area);
      finish(where, row);
    }
  }
  // The child's own home, as the episodes state it: from the first that names it to the first that names
  // another.
  for (std::size_t i = 0; i < episodes.size(); ++i) {
    const std::string home = code(episode_rows[i]->cells[e_home_post]);
    if (home.empty() || (i > 0 && code(episode_rows[i - 1]->cells[e_home_post]) == home)) continue;
    std::size_t next = i + 1;
    while (next < episodes.size()) {
      const std::string other = code(episode_rows[next]->cells[e_home_post]);
      if (!other.empty() && other != home) break;
      ++next;
    }
    RowBuilder& one = begin("ssd_address", *episode_rows[i]);
    one.set("addr_person_id", person);
    one.set("addr_address_type", "HOME");
    one.set("addr_address_postcode", home);
    one.set_date(one.table().find("addr_address_start_date"), episodes[i].start);
    if (next < episodes.size()) {
      one.set_date(one.table().find("addr_address_end_date"), episodes[next].start);
    }
    one.set("addr_table_id", home_ids.id("ssd_address", {person, "HOME", one.get("addr_address_start_date")},
                                         content_of(one)));
    finish(one, *episode_rows[i]);
  }
}

void Writer::State::permanence(Child& child) {
  using namespace column;
  const auto& placed = child.rows(TableId::placed_for_adoption);
  const auto& adopted = child.rows(TableId::ad1);
  const bool in_episodes = std::ranges::any_of(episodes, [](const Episode& episode) {
    return episode.legal_status == "E1" || is_adoptive_placement(episode) || episode.ceased_reason == "E11" ||
           episode.ceased_reason == "E12";
  });
  if (placed.empty() && adopted.empty() && !in_episodes) return;

  // One row a decision that the child should be placed for adoption, in order; the adoption itself belongs to
  // the last.
  struct Decision {
    std::optional<Date> day;
    const Row* placed = nullptr;
  };
  std::vector<Decision> decisions;
  for (const Row& row : placed) decisions.push_back({date(row, p_placed), &row});
  // Rows of one child lie one behind another, so their addresses keep them in order.
  std::ranges::sort(decisions, {}, [](const Decision& one) { return std::pair(one.day, one.placed); });
  if (decisions.empty()) {
    decisions.push_back({adopted.empty() ? std::nullopt : date(adopted.front(), a_date_int), nullptr});
  }

  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& decision = decisions[i];
    const bool last = i + 1 == decisions.size();
    // What the episodes say up to the next decision belongs to this one.
    const auto from = i == 0 ? Date::min() : decision.day.value_or(Date::min());
    const auto to = last ? Date::max() : decisions[i + 1].day.value_or(Date::max());
    std::optional<std::size_t> order;
    std::optional<std::size_t> placement;
    std::optional<std::size_t> adoption;
    for (std::size_t e = 0; e < episodes.size(); ++e) {
      const Episode& episode = episodes[e];
      if (episode.start < from || episode.start >= to) continue;
      if (!order && episode.legal_status == "E1") order = e;
      if (!placement && is_adoptive_placement(episode)) placement = e;
      if (episode.end && (episode.ceased_reason == "E11" || episode.ceased_reason == "E12")) adoption = e;
    }
    const Row* ad1 = last && !adopted.empty() ? &adopted.front() : nullptr;
    const std::size_t event = adoption ? *adoption : placement ? *placement : order ? *order : 0;
    const Row& row = decision.placed != nullptr ? *decision.placed
                     : ad1 != nullptr           ? *ad1
                                                : *episode_rows.at(event);

    RowBuilder& one = begin("ssd_permanence", row);
    one.set("perm_person_id", person);
    std::optional<std::size_t> period;
    if (adoption || placement || order) period = care.period_of[event];
    if (!period && decision.day) {
      for (std::size_t p = 0; p < care.periods.size(); ++p) {
        if (episodes[care.periods[p].first].start <= *decision.day) period = p;
      }
    }
    if (period) one.set("perm_cla_id", period_id(*period));
    if (decision.placed != nullptr) {
      one.set("perm_adm_decision_date", row.cells[p_placed]);
      one.set("perm_decision_reversed_date", row.cells[p_ceased]);
      one.set("perm_decision_reversed_reason", code(row.cells[p_reason]));
    } else if (ad1 != nullptr) {
      one.set("perm_adm_decision_date", ad1->cells[a_date_int]);
    }
    if (ad1 != nullptr) {
      if (const auto matched = date(*ad1, a_date_match)) {
        one.set_date(one.table().find("perm_matched_date"), *matched);
      } else {
        one.set("perm_matched_date", ad1->cells[a_date_match]);
      }
      one.set("perm_adopted_by_carer_flag", code(ad1->cells[a_foster_care]));
      one.set("perm_number_of_adopters", code(ad1->cells[a_adopters]));
      one.set("perm_adopter_sex", code(ad1->cells[a_sex]));
      one.set("perm_adopter_legal_status", code(ad1->cells[a_ls]));
    }
    if (order) one.set_date(one.table().find("perm_placement_order_date"), episodes[*order].start);
    if (placement) {
      one.set_date(one.table().find("perm_placed_for_adoption_date"), episodes[*placement].start);
      if (ad1 != nullptr && yes(ad1->cells[a_foster_care]).value_or(false)) {
        const std::size_t since = with_same_carers_since(*placement, episodes, care);
        one.set_date(one.table().find("perm_placed_foster_carer_date"), episodes[since].start);
      }
    }
    if (adoption) {
      one.set_date(one.table().find("perm_permanence_order_date"), *episodes[*adoption].end);
      one.set("perm_permanence_order_type", "Adoption");
    }
    one.set("perm_table_id",
            ids.id("ssd_permanence", {person, one.get("perm_adm_decision_date")}, content_of(one)));
    finish(one, row);
  }
  // Further rows of the adoption table say what the first says, or contradict it.
  for (std::size_t i = 1; i < adopted.size(); ++i) {
    if (std::ranges::equal(adopted[i].cells, adopted.front().cells)) continue;
    staging.reject({adopted[i].origin->source, adopted[i].line}, "second_adoption",
                   "The child has another row in ad1, which was used; a child is adopted once.",
                   joined_record(adopted[i].cells));
  }
}

void Writer::State::reviews(const std::vector<Row>& rows) {
  using namespace column;
  for (const Row& row : rows) {
    const auto day = date(row, r_review);
    if (!day) {
      staging.reject({row.origin->source, row.line}, "bad_date",
                     "REVIEW is not a date, so there is no telling when the review was; write dates as "
                     "31/03/2024.",
                     joined_record(row.cells));
      continue;
    }
    if (care.periods.empty()) {
      staging.reject(
          {row.origin->source, row.line}, "no_period_of_care",
          "The child has no usable episode of care, so the review cannot be placed; load the episodes "
          "in the same load.",
          joined_record(row.cells));
      continue;
    }
    // The period that the day lies in; else the one before it, else the first, which may have begun earlier
    // than the return says.
    std::size_t period = 0;
    bool inside = false;
    for (std::size_t p = 0; p < care.periods.size(); ++p) {
      if (episodes[care.periods[p].first].start > *day) break;
      period = p;
      const auto end = end_of(care.periods[p], episodes);
      inside = !end || *day <= *end;
    }
    RowBuilder& one = begin("ssd_cla_reviews", row);
    one.set("clar_cla_id", period_id(period));
    one.set_date(one.table().find("clar_cla_review_date"), *day);
    one.set("clar_cla_review_participation", code(row.cells[r_code]));
    one.set("clar_cla_review_id",
            ids.id("ssd_cla_reviews", {person, one.get("clar_cla_review_date")}, content_of(one)));
    const std::string key = one.key();
    if (finish(one, row) && !inside) {
      flag(row, "ssd_cla_reviews", key, "review_outside_care",
           "the review's date lies in none of the child's periods of care; it is kept with the nearest");
    }
  }
}

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
  check(o_health_check, "HEALTH SURVEILLANCE");
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

Writer::Writer(ReadContext& context, std::span<const Collection> collections)
    : state_(std::make_unique<State>(context, collections)) {}
Writer::~Writer() = default;

void Writer::write(Child& child) {
  using namespace column;
  State& state = *state_;
  state.person = child.child;
  state.ids.clear();
  const auto latest = [&](TableId table, std::initializer_list<std::size_t> key) -> std::vector<Row>& {
    std::vector<Row>& rows = child.rows(table);
    state.use_latest(rows, std::span<const std::size_t>(key.begin(), key.size()));
    return rows;
  };
  state.people(child);
  state.episode_table(latest(TableId::episodes, {e_decom}));
  state.care_tables();
  latest(TableId::placed_for_adoption, {p_placed});
  latest(TableId::ad1, {});
  state.permanence(child);
  state.reviews(latest(TableId::reviews, {r_review}));
  latest(TableId::uasc, {});
  state.asylum(child);
  const auto& flags = child.rows(TableId::oc2);
  for (const Row& row : flags) {
    const auto day = state.flags_hold_on(row);
    state.yearly_flags(
        row, std::ranges::none_of(flags, [&](const Row& other) { return state.flags_hold_on(other) > day; }));
  }
  for (const Row& row : latest(TableId::oc3, {})) state.care_leaver(row);
  for (const Row& row : latest(TableId::previous_permanence, {v_option, v_date}))
    state.previous_permanence(row);
  for (const Row& row : latest(TableId::missing, {m_start})) state.missing(row);
  for (const Row& row : latest(TableId::sw_episodes, {w_id, w_start})) state.worker(row);
}

}  // namespace windscreen::ingest::ssda903

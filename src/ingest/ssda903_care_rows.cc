// Episodes, and what they say together: legal statuses, placements, the home; and the reviews of care.
#include <algorithm>
#include <tuple>

#include "ingest/ssda903_state.h"

namespace windscreen::ingest::ssda903 {

using base::Date;

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
    // Another reason says that care was carried on, from a day that the return does not tell.
    if (episodes[period.first].new_episode_reason == "S")
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
           "the first episode known of this period of care does not say S, so care began before, on a day "
           "that "
           "is not known: no start is counted, and time in care counts from this episode on");
      ++starts_not_known;
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

}  // namespace windscreen::ingest::ssda903

// The plan for adoption: its decisions, and what the episodes say of placing and adopting.
#include <algorithm>
#include <utility>

#include "ingest/ssda903_state.h"

namespace windscreen::ingest::ssda903 {

using base::Date;

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
  decisions.reserve(placed.size() + 1);
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

}  // namespace windscreen::ingest::ssda903

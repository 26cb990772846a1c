#include "improve/plan_summary.h"

#include "improve/standing.h"

namespace windscreen::improve {
namespace {

using Counts = std::map<std::string, std::size_t, std::less<>>;

/// Every code with none.
Counts none_of_codes(std::span<const CodeWords> codes) {
  Counts counts;
  for (const CodeWords& one : codes) counts.emplace(one.code, 0);
  return counts;
}

ActionCounts no_actions() {
  ActionCounts counts;
  counts.by_rating = none_of_codes(ratings());
  counts.by_rule = none_of_codes(ratings());
  return counts;
}

void count_state(ActionCounts& counts, const Standing& standing) {
  if (standing.delivered) {
    ++(standing.delivered->evidence.empty() ? counts.delivered_unshown : counts.delivered_shown);
  } else if (standing.status == "paused") {
    ++counts.paused;
  } else if (standing.status == "under_way") {
    ++counts.under_way;
  } else {
    ++counts.not_started;
  }
  if (standing.embedded) ++counts.embedded;
  if (standing.impact) ++counts.impact;
}

void count_action(ActionCounts& counts, const Standing& standing, const Rating& rating) {
  ++counts.actions;
  // Only what was withdrawn has no rating.
  if (rating.rule.empty()) {
    ++counts.withdrawn;
    return;
  }
  count_state(counts, standing);
  ++counts.by_rating[rating.shown];
  ++counts.by_rule[rating.rule];
  if (rating.shown != rating.rule) ++counts.overridden;
}

ActionCounts& counts_of_theme(PlanSummary& summary, const std::optional<std::size_t>& theme) {
  for (ThemeCounts& one : summary.themes) {
    if (one.theme == theme) return one.counts;
  }
  return summary.themes.emplace_back(theme, no_actions()).counts;
}

}  // namespace

PlanSummary summarise_plan(const Book& book, std::size_t plan, base::Date day, const Readings& readings,
                           const RatingSettings& settings) {
  PlanSummary summary;
  summary.all = no_actions();
  summary.measures = none_of_codes(progress_kinds());
  for (const std::size_t theme : book.below(plan, "theme", day))
    summary.themes.push_back({theme, no_actions()});
  for (const std::size_t action : book.below(plan, "action", day)) {
    const Standing standing = standing_on(book.at(action), day);
    const Rating rating = rating_on(book, action, day, readings, settings);
    count_action(summary.all, standing, rating);
    count_action(counts_of_theme(summary, book.above(action, "theme")), standing, rating);
  }
  for (const std::size_t measure : book.below(plan, "measure", day)) {
    if (withdrawn_on(book, measure, day)) continue;
    ++summary.measures[std::string(measure_progress(book.at(measure), day, readings).kind)];
  }
  return summary;
}

}  // namespace windscreen::improve

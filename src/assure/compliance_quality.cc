#include "assure/compliance_quality.h"

#include <fmt/format.h>

#include "measure/distribution.h"
#include "measure/number_words.h"

namespace windscreen::assure {
namespace {

void judge(TimedSide& side) {
  side.interval =
      measure::wilson(static_cast<double>(side.good_or_better), static_cast<double>(side.all), measure::z_95);
  if (side.all > 0) side.share = static_cast<double>(side.good_or_better) / static_cast<double>(side.all);
}

}  // namespace

ComplianceQuality compliance_quality(std::span<const TimedGrade> audits) {
  ComplianceQuality grid;
  for (const TimedGrade& audit : audits) {
    if (!audit.on_time) {
      ++grid.not_counted;
      continue;
    }
    TimedSide& side = *audit.on_time ? grid.on_time : grid.late;
    ++side.grades[static_cast<std::size_t>(audit.grade)];
    ++side.all;
    if (audit.grade <= Grade::good) ++side.good_or_better;
  }
  judge(grid.on_time);
  judge(grid.late);
  if (grid.on_time.all > 0 && grid.late.all > 0) {
    grid.difference = grid.on_time.share - grid.late.share;
    grid.difference_interval = measure::newcombe(
        static_cast<double>(grid.on_time.good_or_better), static_cast<double>(grid.on_time.all),
        static_cast<double>(grid.late.good_or_better), static_cast<double>(grid.late.all), measure::z_95);
  }
  return grid;
}

std::string words_of(const ComplianceQuality& grid) {
  if (!grid.difference) return "On time and late cannot be compared: one of the two has no audits.";
  const auto percent = [](double share) { return measure::number_words(100.0 * share, 0); };
  return fmt::format(
      "Of {} audits where it was on time {} were good or better ({}%), of {} where it was late {} ({}%): {}",
      grid.on_time.all, grid.on_time.good_or_better, percent(grid.on_time.share), grid.late.all,
      grid.late.good_or_better, percent(grid.late.share),
      grid.beyond_chance() ? "more of a difference than chance would give."
                           : "not distinguishable from no difference.");
}

}  // namespace windscreen::assure

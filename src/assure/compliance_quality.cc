#include "assure/compliance_quality.h"

#include <fmt/format.h>

#include "measure/distribution.h"
#include "measure/number_words.h"

namespace windscreen::assure {
namespace {

double share_of(std::int64_t met, std::int64_t all) {
  return all > 0 ? static_cast<double>(met) / static_cast<double>(all) : 0.0;
}

void judge(TimedSide& side) {
  const auto interval = [&](std::int64_t met) {
    return measure::wilson(static_cast<double>(met), static_cast<double>(side.all), measure::z_95);
  };
  side.interval = interval(side.good_or_better);
  side.share = share_of(side.good_or_better, side.all);
  side.inadequate_interval = interval(side.inadequate);
  side.inadequate_share = share_of(side.inadequate, side.all);
}

std::string side_words(const char* which, const TimedSide& side) {
  if (side.all == 0) return fmt::format("none was {}", which);
  return fmt::format("of the {} that {} {} {}{} inadequate ({}, 95% interval {} to {})", side.all,
                     side.all == 1 ? "was" : "were", which, side.inadequate,
                     side.inadequate == 1 ? " was" : " were", measure::share_words(side.inadequate_share),
                     measure::share_words(side.inadequate_interval.lower),
                     measure::share_words(side.inadequate_interval.upper));
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
    if (audit.grade == Grade::inadequate) ++side.inadequate;
  }
  judge(grid.on_time);
  judge(grid.late);
  if (grid.on_time.all > 0 && grid.late.all > 0) {
    const auto between = [&](std::int64_t on_time, std::int64_t late) {
      return measure::newcombe(static_cast<double>(on_time), static_cast<double>(grid.on_time.all),
                               static_cast<double>(late), static_cast<double>(grid.late.all), measure::z_95);
    };
    grid.difference = grid.on_time.share - grid.late.share;
    grid.difference_interval = between(grid.on_time.good_or_better, grid.late.good_or_better);
    grid.inadequate_difference = grid.on_time.inadequate_share - grid.late.inadequate_share;
    grid.inadequate_difference_interval = between(grid.on_time.inadequate, grid.late.inadequate);
  }
  return grid;
}

std::string words_of(const ComplianceQuality& grid) {
  if (!grid.difference) return "On time and late cannot be compared: one of the two has no audits.";
  return fmt::format(
      "Of {} audits where it was on time {} were good or better ({}), of {} where it was late {} ({}): {}",
      grid.on_time.all, grid.on_time.good_or_better, measure::share_words(grid.on_time.share), grid.late.all,
      grid.late.good_or_better, measure::share_words(grid.late.share),
      grid.beyond_chance() ? "more of a difference than chance would give."
                           : "not distinguishable from no difference.");
}

std::string inadequate_words(const ComplianceQuality& grid) {
  std::string words = side_words("on time", grid.on_time) + ", " + side_words("late", grid.late);
  words.front() = words.front() == 'o' ? 'O' : 'N';
  if (!grid.inadequate_difference) return words + ": the two cannot be compared.";
  return words + (grid.inadequate_beyond_chance() ? ": more of a difference than chance would give."
                                                  : ": not distinguishable from no difference.");
}

}  // namespace windscreen::assure

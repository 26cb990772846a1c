#include "measure/figure_words.h"

#include <fmt/format.h>

#include "measure/figures.h"
#include "measure/number_words.h"
#include "measure/period_words.h"

namespace windscreen::measure {
namespace {

// "901 referrals", but "1" alone: the singular of what a definition counts is not known here.
std::string counted(double count, const std::string& what) {
  return count == 1.0 || what.empty() ? count_words(count) : fmt::format("{} {}", count_words(count), what);
}

std::string of_words(const Definition& definition, const SeriesPoint& point) {
  return fmt::format("{} of {}", count_words(point.counted()), counted(point.out_of(), definition.measure));
}

}  // namespace

bool counts_only(Unit unit, std::optional<double> denominator) {
  return unit == Unit::percent && denominator && *denominator > 0.0 && *denominator < few;
}

std::string value_words(const Definition& definition, const SeriesPoint& point) {
  if (!point.value) return "no figure";
  switch (definition.unit) {
    case Unit::percent:
      if (counts_only(definition.unit, point.denominator))
        return fmt::format("{} of {}", count_words(point.counted()), count_words(point.out_of()));
      return percent_words(*point.value);
    case Unit::rate:
      return number_words(*point.value, 1) + " per 10,000";
    default:
      return count_words(*point.value);
  }
}

std::string figure_phrase(const Definition& definition, const SeriesPoint& point) {
  const std::string when = period_phrase(point.period, is_point(definition));
  if (!point.value) return "no figure " + when;
  const std::string value = value_words(definition, point);
  switch (definition.unit) {
    case Unit::percent:
      if (counts_only(definition.unit, point.denominator))
        return fmt::format("{} {}", of_words(definition, point), when);
      return fmt::format("{} ({}) {}", value, of_words(definition, point), when);
    case Unit::rate:
      return fmt::format("{} ({}) {}", value, counted(point.counted(), definition.measure), when);
    default:
      return fmt::format("{} {}", counted(*point.value, definition.measure), when);
  }
}

std::string spread_words(const SeriesPoint& point) {
  if (!point.spread_low || !point.spread_high || !point.denominator) return {};
  std::string words = fmt::format("half of the {} are from {} to {}", count_words(*point.denominator),
                                  count_words(*point.spread_low), count_words(*point.spread_high));
  if (point.largest) words += fmt::format(", the largest {}", count_words(*point.largest));
  return words;
}

}  // namespace windscreen::measure

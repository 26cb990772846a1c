// One shown point of an indicator's series, as the statistics read it.
#pragma once

#include <cmath>
#include <optional>

#include "measure/period.h"

namespace windscreen::measure {

/// Percentages, means and medians of fewer than this many are shown as counts, or not judged.
inline constexpr double few = 10;

/// Numbers are those of the figure that readers see; a suppressed figure has none, so nothing that is worked
/// out from points can give it away.
struct SeriesPoint {
  Period period = {};
  std::optional<double> value = std::nullopt;
  std::optional<double> numerator = std::nullopt;
  std::optional<double> denominator = std::nullopt;
  std::optional<double> spread_low = std::nullopt;
  std::optional<double> spread_high = std::nullopt;
  std::optional<double> largest = std::nullopt;
  bool suppressed = false;
  /// The load does not hold all of the period: the figure is not to be compared.
  bool partial = false;

  /// There is a figure that can be compared.
  bool usable() const { return value && !suppressed && !partial; }

  /// The numbers of a usable point; 0 where the unit has no such count.
  double number() const { return value.value_or(0.0); }
  double counted() const { return numerator.value_or(0.0); }
  double out_of() const { return denominator.value_or(0.0); }
};

/// True where it is a whole number, to the six places that numbers are kept to.
inline bool is_whole(double number) { return std::abs(number - std::round(number)) < 1e-6; }

}  // namespace windscreen::measure

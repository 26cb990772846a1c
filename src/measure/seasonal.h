// Series whose months differ from one another in the same way each year: referrals fall in August, when
// schools are shut. Such months are compared with the same month of earlier years.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "measure/control_chart.h"

namespace windscreen::measure {

/// A point of a monthly series: its calendar month (1 to 12) and value. Points follow one another without a
/// gap.
struct MonthlyValue {
  unsigned month = 1;
  double value = 0;
};

struct Seasonality {
  /// Months of the year with, on average, the lowest and the highest rank within their year.
  unsigned lowest = 0;
  unsigned highest = 0;
  /// How likely months that do not differ rank as much alike from year to year.
  double chance = 1;
  bool seasonal() const { return chance < 0.05; }
};

/// Tests whole years, as many as there are up to the newest point: after a straight line is taken off, each
/// year's months are ranked, and the ranks of the years compared (M. Friedman, "The use of ranks to avoid the
/// assumption of normality implicit in the analysis of variance", Journal of the American Statistical
/// Association 32, 1937; the programs use the like for stable seasonality). nullopt with fewer
/// than 24 points. Thread-safe.
std::optional<Seasonality> seasonality(std::span<const MonthlyValue> series);

/// The usual level of each month, from a baseline of at least two of each, and how far points stray from it.
class SeasonalChart {
 public:
  /// nullopt where some month comes fewer than twice, or where nothing strays.
  static std::optional<SeasonalChart> over(std::span<const MonthlyValue> baseline);
  /// Three standard deviations around the month's level, with what the few years leave open about that level;
  /// cut off at `least` and `most`.
  Limits at(unsigned month, double least, double most) const;
  /// How much more than Poisson counts the points stray; 1 or more. `unit` is the value of one counted.
  double count_widening(double unit) const;

 private:
  std::vector<double> level_ = std::vector<double>(13);
  std::vector<double> years_ = std::vector<double>(13);
  double mean_ = 0;
  double sigma_ = 0;
};

}  // namespace windscreen::measure

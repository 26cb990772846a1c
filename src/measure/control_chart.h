// Control charts: what a series does when nothing changes but chance. A point outside its limits, or a
// pattern that chance seldom makes (run_rules.h), is worth asking about; a point inside is not.
//
//   Counts, rates, means and medians: the chart of individuals and moving range (XmR), with the
//   constants 2.66 and 3.267. W. A. Shewhart, "Economic Control of Quality of Manufactured Product", 1931; D.
//   J. Wheeler, "Understanding Variation: the Key to Managing Chaos", 2nd ed. 2000. Percentages: the p-chart,
//   whose limits move with the denominators, widened by P. B. Laney's factor where months vary more than a
//   fixed percentage would ("Improved control charts for attributes", Quality Engineering 14, 2002): large
//   denominators make the plain p-chart cry wolf. The factor is never below 1.
//
// Limits of counts and percentages are also never narrower than the exact Poisson or binomial ones, because
// three standard deviations are too few for small numbers.
//
// `together` is for points that largely hold the same children (open cases at month ends). Neighbours then
// differ too little, so the moving range says too little of how far the level wanders: the spread is taken as
// no less than that of a number of the size (counts) or of the points themselves (means), and limits allow
// for a baseline that counts as one observation, by the square root of 2 (the prediction interval of G. J.
// Hahn and W. Q. Meeker, "Statistical Intervals", 1991, for one further observation after one).
//
// All functions are thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace windscreen::measure {

/// A point of a chart.
struct Observation {
  double value = 0;
  /// Percentages: how many are met, and of how many.
  double met = 0;
  double all = 0;
  /// False for the first, and after a gap: nothing is said about the step from the point before.
  bool follows = false;
};

/// The centre line and limits at one point, in the units of the value. `sigma` is what counts as one standard
/// deviation there.
struct Limits {
  double centre = 0;
  double sigma = 0;
  double lower = 0;
  double upper = 0;
};

struct Individuals {
  std::size_t points = 0;
  double centre = 0;
  /// The mean of the steps between neighbours, without regard to their direction.
  double mean_range = 0;
  /// The standard deviation of the points, corrected for their number (divided by c4).
  double deviation = 0;

  double sigma() const { return mean_range * 2.66 / 3.0; }
  /// The limits of the plain chart, not cut off anywhere.
  double lower() const { return centre - 2.66 * mean_range; }
  double upper() const { return centre + 2.66 * mean_range; }
  /// A step larger than this is itself out of the ordinary.
  double range_limit() const { return 3.267 * mean_range; }
};

/// nullopt with fewer than two neighbouring points.
std::optional<Individuals> individuals(std::span<const Observation> baseline);

/// `unit` is the value of one counted: 1 for a count, 10,000 divided by the population for a rate.
Limits count_limits(const Individuals& chart, double unit, bool together);

/// Limits of means, medians and sums of weights; `from_zero` cuts them off at 0. nullopt where the baseline's
/// points do not differ at all, so that nothing can be said.
std::optional<Limits> value_limits(const Individuals& chart, bool from_zero, bool together);

struct Proportions {
  /// Met divided by all over the baseline, between 0 and 1.
  double share = 0;
  /// The share that limits are worked out with: where none or all are met, as if half a case more were not.
  double expected = 0;
  /// Laney's factor, 1 or more.
  double widening = 1;
};

/// nullopt when there is nothing in the baseline.
std::optional<Proportions> proportions(std::span<const Observation> baseline);

/// In per cent, cut off at 0 and 100. `all` > 0 is the point's denominator.
Limits percent_limits(const Proportions& chart, double all, bool together);

/// Laney's factor for counts: how much more the steps between neighbours vary than Poisson counts would; 1 or
/// more. `unit` as above.
double count_widening(const Individuals& chart, double unit);

}  // namespace windscreen::measure

// Has the whole distribution of grades moved? The shares of good and of inadequate can move apart, so all
// four grades are looked at together, between two windows or over many. Counts may be fractions: weighted
// shares times the effective number of audits (headline.h). All functions are thread-safe.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>

#include "assure/grade.h"
#include "assure/headline.h"
#include "measure/wilson.h"

namespace windscreen::assure {

/// How many audits of each grade a window has, best first.
using GradeCounts = std::array<double, grade_count>;

/// A headline's weighted shares times its smallest effective number, so that tests make no more of the audits
/// than they are worth.
GradeCounts effective_counts(const Headline& headline);

/// A test with its probability when nothing changes but chance.
struct GradeTest {
  /// For the trend: standard errors, above 0 where grades get worse. For the difference: chi-squared.
  double statistic = 0;
  double degrees = 1;
  double chance = 1;
  bool beyond_chance() const { return chance < 0.05; }
};

/// Do grades get better or worse from window to window (oldest first)? Grades and windows are numbered
/// evenly: the linear-by-linear test of N. Mantel, "Chi-square tests with one degree of freedom", Journal of
/// the American Statistical Association 58, 1963, √(N - 1) times the correlation; with two grades that of W.
/// G. Cochran, Biometrics 10, 1954, and P. Armitage, Biometrics 11, 1955. Windows without audits keep their
/// place. nullopt where all audits have one grade or are of one window.
std::optional<GradeTest> grade_trend(std::span<const GradeCounts> windows);

/// Do the windows differ at all, in whatever way? K. Pearson's chi-squared, grades and windows without audits
/// left out. Sees what the trend does not: more good and more inadequate at once. nullopt as above, and where
/// fewer than 1 is expected somewhere, which the approximation does not bear (W. G. Cochran 1954).
std::optional<GradeTest> grade_difference(std::span<const GradeCounts> windows);

/// How many times the odds of a worse grade (of one at or below any step) are those of the window before; the
/// same for each step, which is what the model takes for granted. 95%.
struct CumulativeOdds {
  double ratio = 1;
  measure::Interval interval;
  bool beyond_chance() const { return !interval.contains(1.0); }
};

/// The proportional-odds model: P. McCullagh, "Regression models for ordinal data", Journal of the Royal
/// Statistical Society B 42, 1980, by maximum likelihood, the windows evenly numbered. nullopt where the
/// grades of one window are all better than those of the other (the ratio has no end), or as above.
std::optional<CumulativeOdds> cumulative_odds(std::span<const GradeCounts> windows);

}  // namespace windscreen::assure

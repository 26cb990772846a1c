// How far auditors agree when they grade the same case without knowing of one another. Kappa falls where a
// grade is rare even when auditors hardly ever differ (A. R. Feinstein and D. V. Cicchetti, "High agreement
// but low kappa: I", Journal of Clinical Epidemiology 43, 1990), so Gwet's coefficient stands beside it, and
// the plain percentages before both. All functions are thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "assure/blind_pairs.h"
#include "measure/wilson.h"

namespace windscreen::assure {

/// A coefficient of agreement: 1 for complete agreement, 0 for that of chance. The interval is the
/// large-sample one at 95%, cut off at -1 and 1; none where the formula gives a standard error of 0, as when
/// all pairs agree, for then it says nothing.
struct Coefficient {
  double value = 0;
  double standard_error = 0;
  std::optional<measure::Interval> interval;
};

/// Shares are between 0 and 1.
struct Agreement {
  std::int64_t pairs = 0;
  std::int64_t exact = 0;
  std::int64_t within_one = 0;
  /// Wilson, 95%; 0 to 1 with no pairs.
  measure::Interval exact_interval{0, 1};
  measure::Interval within_one_interval{0, 1};
  /// None where chance alone would make all pairs agree (all in one cell) or there are no pairs.
  std::optional<Coefficient> kappa;
  std::optional<Coefficient> ac2;
  /// Too few pairs for the large-sample intervals of the two coefficients.
  bool few_pairs = true;
};

/// Twice the square of the number of grades: the least number of pairs for the normal approximation of
/// weighted kappa that D. V. Cicchetti, Applied Psychological Measurement 5, 1981, recommends.
inline constexpr std::int64_t least_pairs = 2 * grade_count * grade_count;

/// All of the measures for a table of pairs.
Agreement agreement(const PairTable& table);

/// Which grades count as agreeing: only the same, or the nearer the more (with four grades 1 for the same,
/// 2/3 and 1/3 for one and two apart, 0 for three).
enum class Weighting { same_only, linear };

/// A square table of counts, row by row: `counts[first * categories + second]`; categories >= 2.
struct CountTable {
  std::size_t categories = 0;
  std::vector<double> counts;
};

CountTable count_table(const PairTable& table);

/// Cohen's kappa: J. Cohen, "Weighted kappa", Psychological Bulletin 70, 1968; standard error: J. L. Fleiss,
/// J. Cohen and B. S. Everitt, "Large sample standard errors of kappa and weighted kappa", Psychological
/// Bulletin 72, 1969. nullopt with no pairs, and where chance alone would make all agree.
std::optional<Coefficient> cohen_kappa(const CountTable& table, Weighting weighting);

/// Gwet's AC1 (same only) and AC2 (linear): K. L. Gwet, "Computing inter-rater reliability and its variance
/// in the presence of high agreement", British Journal of Mathematical and Statistical Psychology 61, 2008,
/// and "Handbook of Inter-Rater Reliability", 4th ed. 2014. The variance is conditional on the auditors and
/// takes the cases as a few of many. nullopt with no pairs.
std::optional<Coefficient> gwet_coefficient(const CountTable& table, Weighting weighting);

}  // namespace windscreen::assure

// Waiting times as counts by whole days, and what is said of them. A distribution of any number of children
// takes no more room than it has different lengths.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

namespace windscreen::report {

/// How many waited how many days. Not thread-safe while it is added to.
class WaitingTimes {
 public:
  /// `count` more waits of `days` (0 or more).
  void add(std::int64_t days, std::int64_t count);

  std::int64_t count() const { return count_; }
  /// The longest wait in days; nullopt where there is none.
  std::optional<std::int64_t> longest() const;
  /// How many waited more than `days`.
  std::int64_t longer_than(std::int64_t days) const;
  /// The quantile of `share` (0 to 1), between two waits in proportion: definition 7 of Hyndman and Fan,
  /// "Sample quantiles in statistical packages", The American Statistician 50 (1996). At 0.5 it is the usual
  /// median. nullopt where there is no wait.
  std::optional<double> quantile(double share) const;

  const std::map<std::int64_t, std::int64_t>& by_days() const { return by_days_; }

 private:
  double ranked(std::int64_t rank) const;
  std::map<std::int64_t, std::int64_t> by_days_;
  std::int64_t count_ = 0;
};

/// The wait that half of all have behind them, counting also those who are `waiting` still, each of whom has
/// waited at least so long: the median of the Kaplan-Meier estimate (Kaplan and Meier, "Nonparametric
/// estimation from incomplete observations", Journal of the American Statistical Association 53, 1958). A
/// median of the completed waits alone is too short while many wait. nullopt where too few are completed for
/// half to be reached, or there are no waits. Thread-safe.
std::optional<std::int64_t> kaplan_meier_median(const WaitingTimes& completed, const WaitingTimes& waiting);

}  // namespace windscreen::report

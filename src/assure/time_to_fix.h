// How long until it was put right: from an action's start to its verified end, or from an inadequate grade to
// verified improvement. Actions still open are not dropped (that would make everything look quick): they
// count for as long as they have been open. E. L. Kaplan and P. Meier, "Nonparametric estimation from
// incomplete observations", Journal of the American Statistical Association 53, 1958. All functions are
// thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/date.h"
#include "measure/wilson.h"

namespace windscreen::assure {

struct FixDates {
  base::Date started;
  /// The day on which it was verified as done; none while it is open.
  std::optional<base::Date> done;
  /// The day on which it was taken back or could no longer be done (the case closed): open until then, and
  /// never done.
  std::optional<base::Date> left;
};

/// Time in days, and whether it ended in being done (true) or is known to be no shorter (false).
struct FixTime {
  double days = 0;
  bool done = false;
};

/// What is known on `as_at` (actions that started later are not in it; an end after it is not yet known).
/// Throws Error where an action ends before it starts.
std::vector<FixTime> durations(std::span<const FixDates> actions, base::Date as_at);

/// A day on which something was done.
struct FixStep {
  double days = 0;
  std::size_t at_risk = 0;
  std::size_t done = 0;
  /// The share still open after this day, between 0 and 1.
  double still_open = 1;
  /// Greenwood's (M. Greenwood, "The natural duration of cancer", 1926).
  double standard_error = 0;
  /// 95%, worked out for log(-log) of the share, which keeps it between 0 and 1: J. D. Kalbfleisch and R. L.
  /// Prentice, "The Statistical Analysis of Failure Time Data", 1980. None where the share is 0.
  std::optional<measure::Interval> interval;
};

struct TimeToFix {
  std::size_t actions = 0;
  std::size_t done = 0;
  std::vector<FixStep> steps;
  /// Days by which half are done; none while more than half are open. Where the curve stays at exactly a half
  /// the first such day.
  std::optional<double> median;
  /// 95%: R. Brookmeyer and J. Crowley, "A confidence interval for the median survival time", Biometrics 38,
  /// 1982, from the intervals above. Either end may be out of what has been seen.
  std::optional<double> median_lower;
  std::optional<double> median_upper;
  /// The longest time that anything has been open or took: the curve says nothing beyond.
  double followed_for = 0;
};

TimeToFix time_to_fix(std::span<const FixTime> durations);

/// The step that holds `days` after the start; nullptr before the first.
const FixStep* step_at(const TimeToFix& fix, double days);

}  // namespace windscreen::assure

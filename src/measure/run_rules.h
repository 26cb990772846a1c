// Patterns of points that chance alone seldom makes. The usual set: Western Electric Company, "Statistical
// Quality Control Handbook", 1956 (beyond the limits, two of three beyond two thirds of the way to them,
// eight on one side), and L. S. Nelson, "The Shewhart control chart: tests for special causes", Journal of
// Quality Technology 16, 1984 (six rising or falling).
//
// How often each speaks at a point when nothing changes but chance (normal points, known centre): 1 in 370
// beyond the limits, 1 in 128 for runs, 1 in 360 for trends, 1 in 520 for two of three. A gap, a new baseline
// and a point on the centre line end a run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "measure/control_chart.h"

namespace windscreen::measure {

enum class RunRule : std::uint8_t { beyond_limits, run_of_eight, trend_of_six, two_of_three };

enum class Direction : std::uint8_t { higher, lower };

/// A point with its limits.
struct JudgedPoint {
  double value = 0;
  Limits limits;
  /// False for the first, after a gap, and where a new baseline starts.
  bool follows = false;
};

/// The points from `first` to `last` (indexes) meet the rule. Runs and trends are as long as they go; the
/// rest is known at `last`.
struct RuleHit {
  RunRule rule = RunRule::beyond_limits;
  Direction direction = Direction::higher;
  std::size_t first = 0;
  std::size_t last = 0;
  friend bool operator==(const RuleHit&, const RuleHit&) = default;
};

/// Every hit, by their last point. With `only_limits` only points beyond their limits are looked for, as for
/// points that are not independent of one another. Thread-safe.
std::vector<RuleHit> run_rules(std::span<const JudgedPoint> points, bool only_limits);

/// "beyond_limits" …, as in the report's data.
std::string_view name_of(RunRule rule);
std::string_view name_of(Direction direction);

/// How likely chance alone makes the rule speak at a point, where the points are normal and the centre is
/// known.
double chance_of(RunRule rule);

}  // namespace windscreen::measure

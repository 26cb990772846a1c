#include "assure/time_to_fix.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

constexpr double half = 0.5;
// A product of shares that should be a half may be a little off.
constexpr double rounding = 1e-12;

std::optional<measure::Interval> log_log_interval(double share, double greenwood) {
  if (share <= 0.0) return std::nullopt;
  const double log_share = std::log(share);
  if (log_share >= 0.0) return measure::Interval{1.0, 1.0};
  const double factor = std::exp(measure::z_95 * std::sqrt(greenwood) / std::abs(log_share));
  return measure::Interval{std::pow(share, factor), std::pow(share, 1.0 / factor)};
}

// The first step for which the test holds.
template <typename Test>
std::optional<double> first_day(const std::vector<FixStep>& steps, const Test& test) {
  const auto found = std::ranges::find_if(steps, test);
  if (found == steps.end()) return std::nullopt;
  return found->days;
}

}  // namespace

std::vector<FixTime> durations(std::span<const FixDates> actions, base::Date as_at) {
  std::vector<FixTime> result;
  for (const FixDates& action : actions) {
    if (action.started > as_at) continue;
    if ((action.done && *action.done < action.started) || (action.left && *action.left < action.started)) {
      throw base::Error(
          "An action that started on " + base::format_long(action.started) + " ends before it starts",
          "Correct one of its two dates.");
    }
    base::Date end = as_at;
    if (action.left && *action.left < end) end = *action.left;
    const bool done = action.done && *action.done <= end;
    if (done) end = *action.done;
    result.push_back({static_cast<double>((end - action.started).count()), done});
  }
  return result;
}

TimeToFix time_to_fix(std::span<const FixTime> durations) {
  std::vector<FixTime> sorted(durations.begin(), durations.end());
  std::ranges::sort(sorted, {}, &FixTime::days);
  TimeToFix fix;
  fix.actions = sorted.size();
  if (!sorted.empty()) fix.followed_for = sorted.back().days;
  double share = 1;
  double greenwood = 0;
  for (std::size_t i = 0; i < sorted.size();) {
    FixStep step;
    step.days = sorted[i].days;
    step.at_risk = sorted.size() - i;
    // Open ones that leave on a day are still there for what is done on it.
    for (; i < sorted.size() && sorted[i].days == step.days; ++i) step.done += sorted[i].done ? 1U : 0U;
    if (step.done == 0) continue;
    fix.done += step.done;
    const auto at_risk = static_cast<double>(step.at_risk);
    const auto done = static_cast<double>(step.done);
    share *= (at_risk - done) / at_risk;
    if (done < at_risk) greenwood += done / (at_risk * (at_risk - done));
    step.still_open = share;
    step.standard_error = share * std::sqrt(greenwood);
    step.interval = log_log_interval(share, greenwood);
    fix.steps.push_back(step);
  }
  fix.median = first_day(fix.steps, [](const FixStep& step) { return step.still_open <= half + rounding; });
  fix.median_lower = first_day(
      fix.steps, [](const FixStep& step) { return !step.interval || step.interval->lower <= half; });
  fix.median_upper = first_day(
      fix.steps, [](const FixStep& step) { return !step.interval || step.interval->upper <= half; });
  // A curve that falls to nothing in one step has no interval on the way.
  if (!fix.steps.empty() && !fix.steps.back().interval && fix.median_upper == fix.steps.back().days) {
    fix.median_upper.reset();
  }
  return fix;
}

const FixStep* step_at(const TimeToFix& fix, double days) {
  const auto after = std::ranges::upper_bound(fix.steps, days, {}, &FixStep::days);
  return after == fix.steps.begin() ? nullptr : &*(after - 1);
}

}  // namespace windscreen::assure

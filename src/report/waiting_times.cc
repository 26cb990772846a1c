#include "report/waiting_times.h"

#include <cmath>

namespace windscreen::report {

void WaitingTimes::add(std::int64_t days, std::int64_t count) {
  if (count <= 0) return;
  by_days_[days] += count;
  count_ += count;
}

std::optional<std::int64_t> WaitingTimes::longest() const {
  if (by_days_.empty()) return std::nullopt;
  return by_days_.rbegin()->first;
}

std::int64_t WaitingTimes::longer_than(std::int64_t days) const {
  std::int64_t longer = 0;
  for (auto wait = by_days_.upper_bound(days); wait != by_days_.end(); ++wait) longer += wait->second;
  return longer;
}

double WaitingTimes::ranked(std::int64_t rank) const {
  std::int64_t passed = 0;
  for (const auto& [days, count] : by_days_) {
    passed += count;
    if (rank < passed) return static_cast<double>(days);
  }
  return by_days_.empty() ? 0 : static_cast<double>(by_days_.rbegin()->first);
}

std::optional<double> WaitingTimes::quantile(double share) const {
  if (count_ == 0) return std::nullopt;
  const double place = share * static_cast<double>(count_ - 1);
  const double below = std::floor(place);
  const auto rank = static_cast<std::int64_t>(below);
  const double lower = ranked(rank);
  if (place == below) return lower;
  return lower + (place - below) * (ranked(rank + 1) - lower);
}

std::optional<std::int64_t> kaplan_meier_median(const WaitingTimes& completed, const WaitingTimes& waiting) {
  std::int64_t at_risk = completed.count() + waiting.count();
  double still_waiting = 1;
  auto censored = waiting.by_days().begin();
  for (const auto& [days, count] : completed.by_days()) {
    // Someone who has waited exactly so long and waits still was at risk on that day.
    for (; censored != waiting.by_days().end() && censored->first < days; ++censored)
      at_risk -= censored->second;
    still_waiting *= 1.0 - static_cast<double>(count) / static_cast<double>(at_risk);
    if (still_waiting <= 0.5 + 1e-12) return days;
    at_risk -= count;
  }
  return std::nullopt;
}

}  // namespace windscreen::report

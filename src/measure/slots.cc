#include <algorithm>
#include <set>

#include "measure/tally.h"

namespace windscreen::measure {

using base::Date;

Slots Slots::of_days(std::span<const Period> periods) {
  std::set<Date> turns;
  for (const Period& period : periods) {
    turns.insert(period.start);
    turns.insert(period.end + std::chrono::days(1));
  }
  Slots slots;
  for (auto turn = turns.begin(); turn != turns.end() && std::next(turn) != turns.end(); ++turn) {
    slots.starts_.push_back(*turn);
    slots.ends_.push_back(*std::next(turn) - std::chrono::days(1));
  }
  return slots;
}

Slots Slots::of_periods(std::span<const Period> periods) {
  Slots slots;
  slots.overlap_ = true;
  std::set<std::pair<Date, Date>> ordered;
  for (const Period& period : periods) ordered.insert({period.end, period.start});
  for (const auto& [end, start] : ordered) {
    slots.starts_.push_back(start);
    slots.ends_.push_back(end);
  }
  slots.earliest_from_ = slots.starts_;
  for (std::size_t slot = slots.size(); slot-- > 1;)
    slots.earliest_from_[slot - 1] = std::min(slots.starts_[slot - 1], slots.earliest_from_[slot]);
  return slots;
}

Slots Slots::of_points(std::span<const Period> periods) {
  std::set<Date> days;
  for (const Period& period : periods) days.insert(period.end);
  Slots slots;
  slots.starts_.assign(days.begin(), days.end());
  slots.ends_ = slots.starts_;
  return slots;
}

std::size_t Slots::first_from(Date day) const {
  return static_cast<std::size_t>(std::lower_bound(starts_.begin(), starts_.end(), day) - starts_.begin());
}

std::pair<std::size_t, std::size_t> Slots::range(const Period& period) const {
  if (overlap_) {
    std::size_t slot = 0;
    while (slot < size() && !(starts_[slot] == period.start && ends_[slot] == period.end)) ++slot;
    return {slot, std::min(slot + 1, size())};
  }
  const std::size_t first = first_from(period.start);
  const auto last = std::upper_bound(ends_.begin(), ends_.end(), period.end);
  return {first, static_cast<std::size_t>(last - ends_.begin())};
}

std::size_t Slots::first_with(Date day) const {
  return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), day) - ends_.begin());
}

std::size_t Slots::after_last_with(Date day) const {
  const std::vector<Date>& starts = overlap_ ? earliest_from_ : starts_;
  return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), day) - starts.begin());
}

}  // namespace windscreen::measure

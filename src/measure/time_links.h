// What the shown figures of one group say about time. A shown count of the slots [a, b) says how far the
// running sum rises between the days a and b; days that shown counts join (directly or through others) form a
// set, between any two of which the count is known. So a hidden month is known exactly when its first and its
// last day are in one set. This is exact for the sums of one group, however its periods overlap.
#pragma once

#include <cstddef>
#include <vector>

#include "measure/count_table.h"

namespace windscreen::measure {

class TimeLinks {
 public:
  TimeLinks(const CountTable& table, const Pattern& pattern, std::size_t member);

  /// The set of a day: 0 is the first day's; numbered in the order of their first days. Days are 0 to
  /// `slots`, the beginning of the first slot to the end of the last.
  std::size_t set_of(std::size_t day) const { return set_[day]; }
  std::size_t sets() const { return sets_; }
  bool joined(std::size_t from, std::size_t to) const { return set_[from] == set_[to]; }
  bool knows(const SlotSpan& span) const { return joined(span.first, span.last); }

  /// The first stretch of slots whose count follows from the shown ones and gives something away: a hidden
  /// figure, or hidden slots that are together 5 or fewer (or as many as they are slots: each is then 1).
  /// An empty one when there is none.
  SlotSpan given_away() const;

  /// The shown spans that join two days of one set: as few as possible.
  std::vector<std::size_t> path(std::size_t from, std::size_t to) const;

 private:
  bool is_poor(const SlotSpan& stretch, const std::vector<SlotSpan>& stretches) const;

  const CountTable& table_;
  const Pattern& pattern_;
  std::size_t member_;
  std::vector<std::size_t> set_;
  std::size_t sets_ = 0;
};

}  // namespace windscreen::measure

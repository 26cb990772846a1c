// Disclosure control for the counts of a page that are no indicator's: of one period, adding up in several
// ways.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "measure/protect.h"

namespace windscreen::report {

/// Counts that will be shown to the public, and what adds up to what. Not thread-safe.
class PublicCounts {
 public:
  /// A count that is published; `into` (which must outlive this) loses its value when it is held back. The
  /// first one added is the total.
  std::size_t add(std::optional<std::int64_t>& into);
  /// A count that follows from others that are published, and so counts as published.
  std::size_t add_implied(std::int64_t count);
  /// `parent` is the sum of the parts.
  void sum(std::size_t parent, std::vector<std::size_t> parts);
  /// Takes the counts of 1 to 5, and what would give them away (measure/protect.h), from where they stand.
  /// True when any was.
  bool hold_back();

 private:
  measure::CountTable table_;
  std::deque<std::optional<std::int64_t>> implied_;
  std::vector<std::optional<std::int64_t>*> counts_;
};

/// Whether a count may not be shown for itself.
constexpr bool is_small(const std::optional<std::int64_t>& count) {
  return count && measure::is_small_count(*count * measure::one_counted);
}

/// A count to the nearest multiple of `to` (halves away from 0), as measure::round_counts rounds.
constexpr void round_count(std::optional<std::int64_t>& count, int to) {
  if (count && to > 1) *count = (2 * *count + to) / (2 * std::int64_t{to}) * to;
}

}  // namespace windscreen::report

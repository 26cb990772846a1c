// The periods in which the public may see events: which there are, and which of them overlap.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "measure/count_table.h"
#include "measure/period.h"

namespace windscreen::measure {

/// Whole financial years of history beside the one that has not ended.
inline constexpr int public_history_years = 5;

/// Months from 1 April five financial years before the one of the newest complete month up to that month, and
/// what is published of them in every window, whatever a run asks for: so a figure is treated alike in every
/// run of the same as-at date. Longer spans are the complete quarters and financial years, the year to date,
/// and the rolling years that end with the newest month and 12, 24, … months before it.
class PublicCalendar {
 public:
  explicit PublicCalendar(base::Date as_at);

  /// The months first, in order; then the longer spans.
  const std::vector<Period>& periods() const { return periods_; }
  std::size_t months() const { return months_; }
  const std::vector<SlotSpan>& spans() const { return spans_; }

  /// The number of a period among them; nullopt when it is none.
  std::optional<std::size_t> find(const Period& period) const;
  /// The months of a period that begins and ends with months of the calendar; nullopt for any other.
  std::optional<SlotSpan> months_of(const Period& period) const;

 private:
  void add(const Period& period);

  std::vector<Period> periods_;
  std::vector<SlotSpan> spans_;
  std::size_t months_ = 0;
};

}  // namespace windscreen::measure

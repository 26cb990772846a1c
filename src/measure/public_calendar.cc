#include "measure/public_calendar.h"

#include <algorithm>

namespace windscreen::measure {

using base::Date;

PublicCalendar::PublicCalendar(Date as_at) {
  const Date newest = newest_end(Window::month, as_at);
  const Date first =
      base::add_months(period_ending(Window::financial_year, newest).start, -12 * public_history_years);
  for (Date start = first; start < newest; start = base::add_months(start, 1)) {
    spans_.push_back({months_, months_ + 1});
    periods_.push_back({start, base::month_end(start)});
    ++months_;
  }
  for (const Window window : {Window::quarter, Window::financial_year}) {
    for (const Period& period : series(window, as_at, static_cast<int>(months_), false)) add(period);
  }
  for (Date end = newest; end > first; end = base::month_end(base::add_months(end, -12)))
    add(period_ending(Window::rolling_12_months, end));
  add(period_ending(Window::year_to_date, newest));
}

void PublicCalendar::add(const Period& period) {
  const auto span = months_of(period);
  if (!span || find(period)) return;
  periods_.push_back(period);
  spans_.push_back(*span);
}

std::optional<std::size_t> PublicCalendar::find(const Period& period) const {
  const auto found = std::find(periods_.begin(), periods_.end(), period);
  if (found == periods_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - periods_.begin());
}

std::optional<SlotSpan> PublicCalendar::months_of(const Period& period) const {
  const auto months_end = periods_.begin() + static_cast<std::ptrdiff_t>(months_);
  const auto first = std::find_if(periods_.begin(), months_end,
                                  [&](const Period& month) { return month.start == period.start; });
  const auto last = std::find_if(periods_.begin(), months_end,
                                 [&](const Period& month) { return month.end == period.end; });
  if (first == months_end || last == months_end || last < first) return std::nullopt;
  return SlotSpan{static_cast<std::size_t>(first - periods_.begin()),
                  static_cast<std::size_t>(last - periods_.begin()) + 1};
}

}  // namespace windscreen::measure

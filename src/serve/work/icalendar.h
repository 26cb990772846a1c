// A calendar as other programs subscribe to it (iCalendar, RFC 5545): days on which something is due. All
// functions are pure and thread-safe.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"

namespace windscreen::serve {

/// Something that is due on a day, which it takes up whole.
struct CalendarEvent {
  /// Tells events apart, and is the same each time that the calendar is read (RFC 5545, 3.8.4.7).
  std::string uid;
  base::Date day;
  std::string summary;
  /// Where it can be opened; empty for none.
  std::string url;
};

/// A text as a value: backslashes, semicolons, commas and line ends are escaped; other control characters but
/// tabs are left out (RFC 5545, 3.3.11).
std::string escaped_for_calendar(std::string_view text);

/// A line with its line end (CRLF), folded so that none is longer than 75 octets without it; no character of
/// UTF-8 is split (RFC 5545, 3.1). The line must hold no line end.
std::string folded_calendar_line(std::string_view line);

/// The whole calendar. `name` is what programs call it, `made` when it was made (DTSTAMP), the time that they
/// let pass before they ask again is six hours. Events take no time of anybody's day (TRANSP), and are
/// private (CLASS). A calendar without events holds a time zone instead, since it must hold something (RFC
/// 5545, 3.6).
std::string calendar_text(std::string_view name, std::span<const CalendarEvent> events,
                          std::chrono::sys_seconds made);

}  // namespace windscreen::serve

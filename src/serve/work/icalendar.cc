#include "serve/work/icalendar.h"

#include <fmt/format.h>

namespace windscreen::serve {
namespace {

constexpr std::size_t most_octets = 75;

bool ends_a_line(char one) {
  const auto byte = static_cast<unsigned char>(one);
  return byte < 0x20 || byte == 0x7f;
}

/// Whether a character of UTF-8 goes on with this byte.
bool goes_on(char one) { return (static_cast<unsigned char>(one) & 0xc0U) == 0x80U; }

std::string calendar_day(base::Date day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string calendar_moment(std::chrono::sys_seconds moment) {
  const base::Date day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  return fmt::format("{}T{:02}{:02}{:02}Z", calendar_day(day), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

/// A URI is not escaped; what cannot be in one is left out, so that it cannot end its line.
std::string plain_uri(std::string_view uri) {
  std::string plain;
  for (const char one : uri) {
    if (!ends_a_line(one) && one != ' ') plain += one;
  }
  return plain;
}

}  // namespace

std::string escaped_for_calendar(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char one = text[i];
    if (one == '\\' || one == ';' || one == ',') {
      escaped += '\\';
      escaped += one;
    } else if (one == '\n' || one == '\r') {
      escaped += "\\n";
      if (one == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else if (!ends_a_line(one) || one == '\t') {
      escaped += one;
    }
  }
  return escaped;
}

std::string folded_calendar_line(std::string_view line) {
  std::string folded;
  // A line that goes on begins with a space, which is one of its octets.
  std::size_t room = most_octets;
  while (line.size() > room) {
    std::size_t cut = room;
    // What is not UTF-8 is cut where it must be.
    while (cut > 1 && goes_on(line[cut])) --cut;
    if (goes_on(line[cut])) cut = room;
    folded += line.substr(0, cut);
    folded += "\r\n ";
    line.remove_prefix(cut);
    room = most_octets - 1;
  }
  folded += line;
  folded += "\r\n";
  return folded;
}

std::string calendar_text(std::string_view name, std::span<const CalendarEvent> events,
                          std::chrono::sys_seconds made) {
  std::string text;
  const auto add = [&](std::string_view line) { text += folded_calendar_line(line); };
  const auto add_text = [&](std::string_view property, std::string_view value) {
    add(fmt::format("{}:{}", property, escaped_for_calendar(value)));
  };
  add("BEGIN:VCALENDAR");
  add("VERSION:2.0");
  add("PRODID:-//Windscreen//What is due//EN");
  add("CALSCALE:GREGORIAN");
  // NAME and REFRESH-INTERVAL are RFC 7986's; the two beginning with X- are what older programs read.
  add_text("NAME", name);
  add_text("X-WR-CALNAME", name);
  add("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
  add("X-PUBLISHED-TTL:PT6H");
  for (const CalendarEvent& event : events) {
    add("BEGIN:VEVENT");
    add_text("UID", event.uid);
    add("DTSTAMP:" + calendar_moment(made));
    add("DTSTART;VALUE=DATE:" + calendar_day(event.day));
    // The day after the last (RFC 5545, 3.6.1).
    add("DTEND;VALUE=DATE:" + calendar_day(event.day + std::chrono::days(1)));
    add_text("SUMMARY", event.summary);
    if (!event.url.empty()) add("URL:" + plain_uri(event.url));
    add("TRANSP:TRANSPARENT");
    add("CLASS:PRIVATE");
    add("END:VEVENT");
  }
  if (events.empty()) {
    for (const char* line : {"BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                             "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"})
      add(line);
  }
  add("END:VCALENDAR");
  return text;
}

}  // namespace windscreen::serve

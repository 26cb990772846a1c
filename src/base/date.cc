#include "base/date.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace windscreen::base {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

constexpr std::array<std::string_view, 12> month_names = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Takes the digits at the front; returns how many there were.
int take_number(std::string_view& text, int& value) {
  int count = 0;
  value = 0;
  while (!text.empty() && is_digit(text.front()) && count < 8) {
    value = value * 10 + (text.front() - '0');
    text.remove_prefix(1);
    ++count;
  }
  return count;
}

// Takes a month's name, whole or its first three letters or more; 0 when there is none.
unsigned take_month_name(std::string_view& text) {
  std::string name;
  while (!text.empty() && is_letter(text.front()) && name.size() < 12) {
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
    text.remove_prefix(1);
  }
  if (name.size() < 3) return 0;
  for (unsigned i = 0; i < 12; ++i) {
    if (month_names[i].starts_with(name)) return i + 1;
  }
  return 0;
}

bool take_separator(std::string_view& text, char& separator) {
  if (text.empty()) return false;
  const char c = text.front();
  if (c != '/' && c != '-' && c != '.' && c != ' ') return false;
  separator = c;
  text.remove_prefix(1);
  return true;
}

// What may follow the date: nothing, or a time of day (00:00, 00:00:00, 00:00:00.000, with Z or an offset).
bool is_time_or_nothing(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() != ' ' && rest.front() != 'T') return false;
  rest.remove_prefix(1);
  int hour = 0;
  int minute = 0;
  if (const int n = take_number(rest, hour); n < 1 || n > 2 || hour > 23) return false;
  if (rest.empty() || rest.front() != ':') return false;
  rest.remove_prefix(1);
  if (take_number(rest, minute) != 2 || minute > 59) return false;
  for (const char c : rest) {
    if (!is_digit(c) && c != ':' && c != '.' && c != 'Z' && c != '+' && c != '-' && c != ' ' && c != 'A' &&
        c != 'P' && c != 'M' && c != 'a' && c != 'p' && c != 'm') {
      return false;
    }
  }
  return true;
}

int full_year(int value, int digits) {
  if (digits == 4) return value;
  return value < 50 ? 2000 + value : 1900 + value;
}

std::optional<Date> checked(int y, unsigned m, unsigned d) {
  if (!is_date(y, m, d)) return std::nullopt;
  return make_date(y, m, d);
}

}  // namespace

Date make_date(int y, unsigned m, unsigned d) { return Date{year{y} / month{m} / day{d}}; }

bool is_date(int y, unsigned m, unsigned d) {
  return y >= 1600 && y <= 2400 && (year{y} / month{m} / day{d}).ok();
}

std::string utc_now() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto today = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::hh_mm_ss time(now - today);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_iso(today), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::int32_t days_since_epoch(Date date) {
  return static_cast<std::int32_t>(date.time_since_epoch().count());
}

Date from_days_since_epoch(std::int32_t count) { return Date{days{count}}; }

std::string format_iso(Date date) {
  const year_month_day ymd{date};
  std::array<char, 24> buffer{};
  const int length =
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                    static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string format_long(Date date) {
  const year_month_day ymd{date};
  std::string name{month_names[static_cast<unsigned>(ymd.month()) - 1]};
  name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  return std::to_string(static_cast<unsigned>(ymd.day())) + " " + name + " " +
         std::to_string(static_cast<int>(ymd.year()));
}

std::optional<Date> parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(text[i])) return std::nullopt;
  }
  const auto digits = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  return checked(digits(0, 4), static_cast<unsigned>(digits(5, 2)), static_cast<unsigned>(digits(8, 2)));
}

std::optional<Date> from_serial(double serial, DateSystem system) {
  if (system == DateSystem::none || !(serial >= 0.0) || serial >= 109575.0) return std::nullopt;
  const auto whole = static_cast<std::int32_t>(std::floor(serial));
  if (system == DateSystem::from_1904) return make_date(1904, 1, 1) + days{whole};
  if (whole < 1 || whole == 60) return std::nullopt;
  // Excel counts a 29 February 1900 that never was.
  return make_date(1899, 12, whole < 60 ? 31 : 30) + days{whole};
}

std::optional<Date> parse_date(std::string_view text, DateSystem system) {
  text = trimmed(text);
  if (text.empty()) return std::nullopt;
  if (text.size() == 10) {
    if (const auto iso = parse_iso(text)) return iso;
  }
  std::string_view rest = text;
  int first = 0;
  const int first_digits = take_number(rest, first);
  if (first_digits == 0) return std::nullopt;

  if (rest.empty() || (system != DateSystem::none && rest.front() == '.' && first_digits == 5)) {
    if (rest.empty() && first_digits == 8) {
      return checked(first / 10000, static_cast<unsigned>(first / 100 % 100),
                     static_cast<unsigned>(first % 100));
    }
    if (system == DateSystem::none) return std::nullopt;
    // Behind the point stands the time of day.
    if (!rest.empty() && rest.find_first_not_of("0123456789", 1) != std::string_view::npos)
      return std::nullopt;
    return from_serial(first, system);
  }

  char separator = 0;
  if (!take_separator(rest, separator)) return std::nullopt;
  if (first_digits == 4) {  // year first
    int m = 0;
    int d = 0;
    char second = 0;
    if (const int n = take_number(rest, m); n < 1 || n > 2) return std::nullopt;
    if (!take_separator(rest, second) || second != separator) return std::nullopt;
    if (const int n = take_number(rest, d); n < 1 || n > 2) return std::nullopt;
    if (!is_time_or_nothing(rest)) return std::nullopt;
    return checked(first, static_cast<unsigned>(m), static_cast<unsigned>(d));
  }
  if (first_digits > 2) return std::nullopt;

  unsigned m = 0;
  if (!rest.empty() && is_letter(rest.front())) {
    m = take_month_name(rest);
    if (m == 0) return std::nullopt;
  } else {
    int number = 0;
    if (const int n = take_number(rest, number); n < 1 || n > 2) return std::nullopt;
    m = static_cast<unsigned>(number);
  }
  char second = 0;
  if (!take_separator(rest, second) || second != separator) return std::nullopt;
  int y = 0;
  const int year_digits = take_number(rest, y);
  if (year_digits != 2 && year_digits != 4) return std::nullopt;
  if (!is_time_or_nothing(rest)) return std::nullopt;
  return checked(full_year(y, year_digits), m, static_cast<unsigned>(first));
}

Date month_start(Date date) {
  const year_month_day ymd{date};
  return Date{ymd.year() / ymd.month() / 1};
}

Date month_end(Date date) {
  const year_month_day ymd{date};
  return Date{year_month_day_last{ymd.year(), std::chrono::month_day_last{ymd.month()}}};
}

Date add_months(Date date, int months) {
  const year_month_day ymd{date};
  const year_month_day moved = ymd + std::chrono::months{months};
  if (moved.ok()) return Date{moved};
  return Date{year_month_day_last{moved.year(), std::chrono::month_day_last{moved.month()}}};
}

int months_between(Date from, Date to) {
  const year_month_day a{from};
  const year_month_day b{to};
  int months = (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12 +
               static_cast<int>(static_cast<unsigned>(b.month())) -
               static_cast<int>(static_cast<unsigned>(a.month()));
  // A month is complete on the same day of the month, or at the month's end where there is no such day.
  if (to >= from) {
    while (months > 0 && add_months(from, months) > to) --months;
  } else {
    while (months < 0 && add_months(from, months) < to) ++months;
  }
  return months;
}

Date birthday(Date born, int years) {
  const year_month_day ymd{born};
  const year_month_day on{ymd.year() + std::chrono::years{years}, ymd.month(), ymd.day()};
  if (on.ok()) return Date{on};
  return make_date(static_cast<int>(on.year()), 3, 1);
}

std::optional<int> age(Date born, Date on) {
  if (on < born) return std::nullopt;
  const int years =
      static_cast<int>(year_month_day{on}.year()) - static_cast<int>(year_month_day{born}.year());
  return birthday(born, years) > on ? years - 1 : years;
}

}  // namespace windscreen::base

#include "model/calendar.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace windscreen::model {
namespace {

using base::Date;
using base::make_date;
using std::chrono::days;

constexpr int first_year = 2000;
constexpr int last_year = 2035;

unsigned weekday_of(Date date) { return std::chrono::weekday{date}.c_encoding(); }  // 0 is Sunday
bool is_weekend(Date date) { return weekday_of(date) == 0 || weekday_of(date) == 6; }

// The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
Date easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return make_date(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

Date first_monday(int year, unsigned month) {
  Date date = make_date(year, month, 1);
  while (weekday_of(date) != 1) date += days{1};
  return date;
}

Date last_monday(int year, unsigned month) {
  Date date = base::month_end(make_date(year, month, 1));
  while (weekday_of(date) != 1) date -= days{1};
  return date;
}

void add_year(int year, std::vector<Date>& out) {
  Date new_year = make_date(year, 1, 1);
  while (is_weekend(new_year)) new_year += days{1};
  out.push_back(new_year);

  const Date easter = easter_sunday(year);
  out.push_back(easter - days{2});
  out.push_back(easter + days{1});

  out.push_back(year == 2020 ? make_date(2020, 5, 8) : first_monday(year, 5));
  switch (year) {  // the spring bank holiday, with the jubilees
    case 2002:
      out.insert(out.end(), {make_date(2002, 6, 3), make_date(2002, 6, 4)});
      break;
    case 2012:
      out.insert(out.end(), {make_date(2012, 6, 4), make_date(2012, 6, 5)});
      break;
    case 2022:
      out.insert(out.end(), {make_date(2022, 6, 2), make_date(2022, 6, 3)});
      break;
    default:
      out.push_back(last_monday(year, 5));
  }
  if (year == 2011) out.push_back(make_date(2011, 4, 29));
  if (year == 2022) out.push_back(make_date(2022, 9, 19));
  if (year == 2023) out.push_back(make_date(2023, 5, 8));
  out.push_back(last_monday(year, 8));

  Date christmas = make_date(year, 12, 25);
  Date boxing_day = make_date(year, 12, 26);
  if (is_weekend(christmas)) christmas = make_date(year, 12, 27);
  while (is_weekend(boxing_day) || boxing_day == christmas) boxing_day += days{1};
  out.push_back(christmas);
  out.push_back(boxing_day);
}

std::vector<Date> all_bank_holidays() {
  std::vector<Date> out;
  for (int year = first_year; year <= last_year; ++year) add_year(year, out);
  std::sort(out.begin(), out.end());
  // The proclaimed days of Christmas 2010 and the like can coincide only by mistake in the rules above.
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Weekdays from Monday 1969-12-29 (inclusive) to `date` (inclusive).
std::int64_t weekdays_up_to(Date date) {
  const std::int64_t since = (date - make_date(1969, 12, 29)).count();
  const std::int64_t weeks = since >= 0 ? since / 7 : -((6 - since) / 7);
  const std::int64_t in_week = since - weeks * 7;  // 0 is Monday
  return weeks * 5 + std::min<std::int64_t>(in_week + 1, 5);
}

// holidays_before[i]: bank holidays up to and including day i of the calendar.
const std::vector<std::int32_t>& holiday_counts() {
  static const std::vector<std::int32_t> counts = [] {
    const auto size = static_cast<std::size_t>((calendar_last - calendar_first).count() + 1);
    std::vector<std::int32_t> out(size, 0);
    for (const Date holiday : bank_holidays())
      out[static_cast<std::size_t>((holiday - calendar_first).count())] = 1;
    for (std::size_t i = 1; i < size; ++i) out[i] += out[i - 1];
    return out;
  }();
  return counts;
}

std::int64_t holidays_up_to(Date date) {
  const auto& counts = holiday_counts();
  if (date < calendar_first) return 0;
  return counts[static_cast<std::size_t>((std::min(date, calendar_last) - calendar_first).count())];
}

std::int64_t working_days_up_to(Date date) { return weekdays_up_to(date) - holidays_up_to(date); }

}  // namespace

const std::vector<Date>& bank_holidays() {
  static const std::vector<Date> holidays = all_bank_holidays();
  return holidays;
}

bool is_working_day(Date date) {
  return !is_weekend(date) && holidays_up_to(date) == holidays_up_to(date - days{1});
}

int working_days(Date from, Date to) {
  return static_cast<int>(working_days_up_to(to) - working_days_up_to(from));
}

Date working_day_from(Date date) { return is_working_day(date) ? date : add_working_days(date, 1); }

Date add_working_days(Date from, int n) {
  if (n <= 0) return from;
  // No stretch of n working days holds more than n weekdays' weekends and the holidays of the years it spans.
  Date date = from + days{n + n / 5 * 2};
  while (working_days(from, date) < n) date += days{std::max(1, n - working_days(from, date))};
  while (!is_working_day(date) || working_days(from, date) > n) date -= days{1};
  return date;
}

}  // namespace windscreen::model

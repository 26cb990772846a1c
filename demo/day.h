// Days as whole numbers, as the simulation counts them: days since 1970-01-01. Thread-safe.
#pragma once

#include <cstdint>
#include <limits>

#include "base/date.h"
#include "model/calendar.h"

namespace windscreen::demo {

using Day = std::int32_t;
/// Later than every day: the end of a spell that has not ended.
inline constexpr Day never = std::numeric_limits<Day>::max();
/// Earlier than every day: what has not happened yet.
inline constexpr Day not_yet = std::numeric_limits<Day>::min();

inline base::Date date_of(Day day) { return base::from_days_since_epoch(day); }
inline Day day_of(base::Date date) { return base::days_since_epoch(date); }
inline Day day_of(int year, unsigned month, unsigned day) {
  return base::days_since_epoch(base::make_date(year, month, day));
}
inline bool is_working(Day day) { return model::is_working_day(date_of(day)); }
inline Day add_working(Day from, int days) { return day_of(model::add_working_days(date_of(from), days)); }
inline int working_between(Day from, Day to) { return model::working_days(date_of(from), date_of(to)); }
inline Day add_months(Day day, int months) { return day_of(base::add_months(date_of(day), months)); }
/// The day itself when it is a working day, otherwise the next one.
inline Day working_on_or_after(Day day) {
  while (!is_working(day)) ++day;
  return day;
}
/// 0 for Monday to 6 for Sunday.
inline int weekday(Day day) { return ((day + 3) % 7 + 7) % 7; }
inline int age_on(Day born, Day on) { return base::age(date_of(born), date_of(on)).value_or(-1); }
inline Day birthday(Day born, int years) { return day_of(base::birthday(date_of(born), years)); }

/// The first day that the simulation covers, and the day that the newest extract is taken.
inline const Day first_day = day_of(2014, 4, 1);
inline const Day last_day = day_of(2020, 11, 12);
/// Contacts and early help are kept for a shorter time than cases.
inline const Day first_contact_day = day_of(2016, 4, 1);
/// The first day of the year that the statutory returns cover.
inline const Day returns_year_start = day_of(2019, 4, 1);
/// As-at dates of the other sources.
inline const Day returns_day = day_of(2020, 3, 31);
inline const Day workbook_day = day_of(2020, 9, 30);

}  // namespace windscreen::demo

// Calendar dates without a time of day. Working days and bank holidays are in model/calendar.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace windscreen::base {

/// A day. `date.time_since_epoch().count()` is the number of days since 1970-01-01, as in Parquet and DuckDB.
using Date = std::chrono::sys_days;

/// Which day a spreadsheet's serial number 1 stands for; `none` where the source is not a spreadsheet.
enum class DateSystem { none, from_1900, from_1904 };

/// The day `year`-`month`-`day`. Undefined for a day that does not exist: check `is_date` where it comes from
/// outside.
Date make_date(int year, unsigned month, unsigned day);
/// True for a day that exists, in the years 1600 to 2400.
bool is_date(int year, unsigned month, unsigned day);
/// The present moment in UTC to the second, such as "2020-09-30T14:05:09Z".
std::string utc_now();
/// Days since 1970-01-01.
std::int32_t days_since_epoch(Date date);
Date from_days_since_epoch(std::int32_t days);

/// "2020-09-30".
std::string format_iso(Date date);
/// "30 September 2020", the GOV.UK style.
std::string format_long(Date date);

/// Reads `YYYY-MM-DD` and nothing else; nullopt otherwise.
std::optional<Date> parse_iso(std::string_view text);

/// Reads a date in the forms that English authorities use, never month first: 31/03/2024,
/// 31-03-2024, 31.03.2024, 2024-03-31, 2024/03/31, 31-Mar-24, 31 Mar 2024, 31 March 2024, 20240331, each with
/// or without a time of day behind a space or a T, which is dropped. Two-digit years up to 2049 are this
/// century's (as Excel). With a date system, a number from 1 to 109574 (to the year 2199) is a spreadsheet's
/// serial day. Space around the text is ignored. Serial 60 of the 1900 system (29 February 1900, which never
/// was) is nullopt. Thread-safe.
std::optional<Date> parse_date(std::string_view text, DateSystem system = DateSystem::none);

/// The day of a spreadsheet's serial number (the fraction, a time of day, is dropped). nullopt out of range.
std::optional<Date> from_serial(double serial, DateSystem system);

/// `date` plus `months` (which may be negative), cut to the month's end: 2020-02-29 less 12 months is
/// 2019-02-28.
Date add_months(Date date, int months);
/// The first day of the date's month.
Date month_start(Date date);
/// The last day of the date's month.
Date month_end(Date date);
/// Completed calendar months from `from` to `to`; negative when `to` is earlier.
int months_between(Date from, Date to);
/// Completed years on `on`; a child born on 29 February has a birthday on 1 March in other years.
/// nullopt when not yet born.
std::optional<int> age(Date born, Date on);
/// The day on which someone born on `born` becomes `years` old (1 March for 29 February in other years).
Date birthday(Date born, int years);

}  // namespace windscreen::base

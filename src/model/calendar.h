// Working days in England and Wales, 2000 to 2035.
//
// Source: the Banking and Financial Dealings Act 1971 and the royal proclamations that moved or added a day:
// 3-4 June 2002 (Golden Jubilee), 29 April 2011 (royal wedding), 4-5 June 2012 (Diamond Jubilee), 8 May 2020
// (VE Day, moved from 4 May), 2-3 June 2022 (Platinum Jubilee), 19 September 2022 (state funeral), 8 May 2023
// (coronation). A bank holiday that falls on a weekend moves to the next weekday that is not one.
//
// All functions are thread-safe and take constant time.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"

namespace windscreen::model {

/// The first and last day that the calendar covers.
inline const base::Date calendar_first = base::make_date(2000, 1, 1);
inline const base::Date calendar_last = base::make_date(2035, 12, 31);

/// Every bank holiday from `calendar_first` to `calendar_last`, in order.
const std::vector<base::Date>& bank_holidays();

/// Monday to Friday, and not a bank holiday. Outside the calendar's years only weekends are known.
bool is_working_day(base::Date date);

/// The number of working days after `from`, up to and including `to`: 0 on the same day, negative when `to`
/// is earlier (a data error that the caller must not hide). Outside the calendar's years, weekdays are
/// counted.
int working_days(base::Date from, base::Date to);

/// The day itself where it is a working day, otherwise the next that is.
base::Date working_day_from(base::Date date);

/// The n-th working day after `from` (n >= 0; 0 gives `from` itself).
base::Date add_working_days(base::Date from, int n);

}  // namespace windscreen::model

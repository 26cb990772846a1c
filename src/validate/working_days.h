// Working days in England, for rules that count them: Monday to Friday without bank holidays
// (model/calendar.h, 2000 to 2035; before and after only weekends are known).
#pragma once

#include "validate/values.h"

namespace windscreen::validate {

/// True for a known day that is a working day.
bool working_day(Day day);
/// Working days after `from` up to and including `to`; 0 where `to` is not later, or either is not known.
int working_days(Day from, Day to);
/// The n-th working day after `from`, or before it where `n` is negative; `from` itself for 0.
Day add_working_days(Day from, int n);

}  // namespace windscreen::validate

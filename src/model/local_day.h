// The day of a moment where the authority is. Thread-safe.
#pragma once

#include <chrono>

#include "base/date.h"

namespace windscreen::model {

/// The day on the calendar in England at a moment: an hour after UTC in summer time, which runs from 01:00
/// UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (the Summer Time Act 1972 as
/// amended by the Summer Time Order 2002), and UTC otherwise. For years from 2002.
base::Date local_day(std::chrono::sys_seconds moment);

}  // namespace windscreen::model

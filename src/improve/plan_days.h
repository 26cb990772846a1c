// The days of a plan in a spreadsheet, as people write them. All functions are thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace windscreen::improve {

/// A day as it was written.
struct PlanDay {
  /// Absent where no day is meant, or none can be told.
  std::optional<base::Date> day;
  /// True where the writer says that there is none: "ongoing", "tbc", "n/a".
  bool none_meant = false;
  /// Why none can be told; empty otherwise.
  std::string why;
};

/// Reads a day: the forms of base::parse_date; "31st March 2021", "Wed 31 March 2021", with "by", "end of" or
/// "the" before it; a month ("March 2021", "Mar-21", "03/2021", "2021-03") as its last day; a quarter of a
/// financial year, April to March ("Q4 2020/21", "2020-21 Quarter 4"), as its last day; a financial year
/// ("2020/21") as its 31 March. With a date system, a bare number from 2000 to 2099 in days is a
/// spreadsheet's day. Two days in one text, a month without a year, a year alone and a season are no day.
PlanDay read_plan_day(std::string_view text, base::DateSystem system);

}  // namespace windscreen::improve

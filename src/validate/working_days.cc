#include "validate/working_days.h"

#include <algorithm>
#include <chrono>

#include "model/calendar.h"

namespace windscreen::validate {
namespace {

base::Date date_of(Day day) { return base::Date{std::chrono::days{day.number()}}; }
Day day_of(base::Date date) { return Day::of(base::days_since_epoch(date)); }

}  // namespace

bool working_day(Day day) { return day.known() && model::is_working_day(date_of(day)); }

int working_days(Day from, Day to) {
  if (!from.known() || !to.known()) return 0;
  return std::max(0, model::working_days(date_of(from), date_of(to)));
}

Day add_working_days(Day from, int n) {
  if (!from.known()) return {};
  if (n >= 0) return day_of(model::add_working_days(date_of(from), n));
  Day day = from;
  while (n < 0) {
    day = day.plus_days(-1);
    if (working_day(day)) ++n;
  }
  return day;
}

}  // namespace windscreen::validate

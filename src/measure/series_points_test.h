// Series made by hand, for the tests of the statistics.
#pragma once

#include <vector>

#include "measure/definition.h"
#include "measure/period.h"
#include "measure/series_point.h"

namespace windscreen::measure {

inline const base::Date last_day = base::make_date(2020, 9, 30);

/// So many months up to September 2020.
inline std::vector<Period> months(int count) { return series(Window::month, last_day, count, false); }

inline Definition defined(Unit unit, const char* measure, Polarity polarity = Polarity::lower_is_better) {
  Definition one;
  one.id = "test";
  one.unit = unit;
  one.measure = measure;
  one.polarity = polarity;
  return one;
}

inline Definition percent() { return defined(Unit::percent, "referrals"); }
inline Definition counted() { return defined(Unit::count, "referrals", Polarity::context); }
inline Definition median() { return defined(Unit::median, "working days"); }
/// Children with an open plan on a day.
inline Definition open_plans() {
  Definition one = defined(Unit::count, "children", Polarity::context);
  one.grain = Grain::spell;
  return one;
}

inline SeriesPoint share(const Period& period, double met, double all) {
  return {.period = period, .value = 100.0 * met / all, .numerator = met, .denominator = all};
}
inline SeriesPoint count(const Period& period, double number) {
  return {.period = period, .value = number, .numerator = number};
}
inline SeriesPoint value(const Period& period, double number, double of) {
  return {.period = period, .value = number, .denominator = of};
}

}  // namespace windscreen::measure

// Periods in words, as the pages write them (web/src/words/period.ts): "September 2020", "30 September 2020",
// "12 months to 30 September 2020". All functions are thread-safe.
#pragma once

#include <string>

#include "measure/period.h"

namespace windscreen::measure {

/// `point`: it is a day on which what is open is counted.
std::string period_label(const Period& period, bool point);
/// With its preposition: "in September 2020", "at 30 September 2020".
std::string period_phrase(const Period& period, bool point);

}  // namespace windscreen::measure

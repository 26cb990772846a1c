// Months as people read them.
#pragma once

#include <string>

#include "base/date.h"

namespace windscreen::base {

/// "September 2020": the month of a day. Thread-safe.
std::string month_words(Date day);

}  // namespace windscreen::base

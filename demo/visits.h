// Visits to children on plans and in care: about as often as the county's rules ask, mostly virtual in the
// first lockdown, and on the last day as many in time as the committee report of December 2020 says.
#pragma once

#include <cstdint>

#include "demo/county.h"

namespace windscreen::demo {

/// Visits are kept from this day on.
inline const Day first_visit_day = day_of(2016, 10, 1);

void make_visits(County& county, std::uint64_t seed);

}  // namespace windscreen::demo

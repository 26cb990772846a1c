// One county, simulated whole.
#pragma once

#include <cstdint>

#include "demo/county.h"

namespace windscreen::demo {

/// Simulates the county with this number. The same seed and number always give the same county.
County simulate_county(std::uint64_t seed, Index number);

}  // namespace windscreen::demo

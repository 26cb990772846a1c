// Funnel limits: how far a group's figure strays from the whole's by chance alone, given its size. In place
// of league tables: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics
// in Medicine 24, 2005. Limits are the exact binomial ones, on whole counts: his interpolation between counts
// lets chance cross the limits of small groups more often than they say. Authorities, which differ by more
// than chance, have a funnel of their own (dispersed_funnel.h).
//
// Groups are as expected or not; they are never ranked. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <string_view>

#include "measure/wilson.h"

namespace windscreen::measure {

/// Within the 95% limits; beyond those but within the 99.8% limits; beyond the 99.8% limits.
enum class Standing : std::uint8_t {
  as_expected,
  may_be_higher,
  may_be_lower,
  higher_than_chance,
  lower_than_chance
};

struct FunnelLimits {
  Interval limits_95;
  Interval limits_998;
};

/// Of a percentage: `share` (0 to 1) is the whole's, `all` > 0 the group's denominator, a whole number. In
/// per cent.
FunnelLimits percent_funnel(double share, double all);

/// Where a value stands within its limits.
Standing standing(double value, const FunnelLimits& limits);

/// "as expected", "may be higher", "higher than chance" …
std::string_view words_of(Standing standing);

}  // namespace windscreen::measure

// What speaks for the rating of an action, a milestone or a theme. Inside of rating.cc, whose header has the
// rule; not for other rooms. Thread-safe where the readings are.
#pragma once

#include <cstddef>
#include <vector>

#include "improve/rating.h"

namespace windscreen::improve {

/// Every reason of the rule that holds on the day, at least one, in no order; for an action, a milestone or a
/// theme that is there and not withdrawn.
std::vector<RatingReason> rating_reasons(const Book& book, std::size_t place, base::Date day,
                                         const Readings& readings, const RatingSettings& settings);

}  // namespace windscreen::improve

// Made-up case data for property tests and the benchmark: every table that the indicators read, in the
// proportions of a county, the same for the same number of children. Nothing in it is like a real child.
#pragma once

#include <cstdint>

#include "query/database.h"

namespace windscreen::measure {

/// Makes the canonical tables and fills them with `children` children and what happened to them in the six
/// years up to 30 September 2020. A county of England has about 60,000 children known in such a time, and
/// then about two million rows. With `shuffled` the rows of every table stand in another order.
void make_synthetic_authority(query::Connection& connection, std::int64_t children, bool shuffled = false);

}  // namespace windscreen::measure

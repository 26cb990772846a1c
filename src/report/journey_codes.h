// Words for the codes in a child's journey. Internal to the journey's files.
#pragma once

#include "query/database.h"

namespace windscreen::report {

/// Makes the table journey_code (set_name, code, words) with the code sets of ingest/annex_a_codes.h: source,
/// need, closure, abuse, status, legal, ceased, plan, placement, provider, touch, accommodation, suitable,
/// activity, reversal. The words begin with a capital letter. Throws Error. Not thread-safe.
void make_code_table(query::Connection& connection);

}  // namespace windscreen::report

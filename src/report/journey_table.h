// A journey as one table, for CSV and for programs.
#pragma once

#include "report/flat_rows.h"
#include "report/journey.h"

namespace windscreen::report {

/// Spells, events and flags as rows: kind (spell, event, flag), lane, from, to, open, age, what, detail,
/// source. The page's own download has the same. Thread-safe.
Rows journey_table(const Journey& journey);

}  // namespace windscreen::report

// Two snapshots side by side: rows by table, how complete each column is, the headline figures and every
// measure, worst first. By the code of `windscreen compare`.
#pragma once

#include "report/flat_rows.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// A row a table (`kind` is table), column (column) and measure (measure), with what both snapshots say:
///
///   kind, id, area, name, unit, headline
///   then, now               rows; the per cent of a column's rows with a value; a measure's value
///   then_words, now_words   a measure's value as people read it
///   then_end, now_end       the last day of a measure's period
///   difference, worse       now less then; whether it is worse than chance or a small change would have it
///   verdict, sentence       of a measure (docs/statistics.md); "lost" where it is no longer measured
///   rank                    the order of the measures, from 1, the worst
///
/// Tables are in the model's order, with those that neither snapshot has left out. `older` must not be of a
/// later day than `newer`. Takes as long as a report's figures do. Throws Error. Thread-safe.
report::Rows compare_snapshots(const LakeState& state, const lake::Snapshot& older,
                               const lake::Snapshot& newer);

}  // namespace windscreen::serve

// The pages that follow children from step to step: computed after the indicators, from the same snapshot.
#pragma once

#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/measure.h"

namespace windscreen::report {

struct Report;

/// Computes the report's pathway and disproportion for its as-at date and audience. Where the authority's own
/// shared relations cannot be run there is none, and a line among the report's faults says why. `threads` as
/// in ReportRequest. Not thread-safe.
void read_pathway_pages(measure::Measurer& measurer, const lake::Workspace& workspace,
                        const lake::Snapshot& snapshot, const measure::Catalogue& catalogue, int threads,
                        Report& report);

}  // namespace windscreen::report

// Writes the SSDA903 from a snapshot as the department's set of CSV files, whose reader is ingest/ssda903.h.
// Tables and columns are those of the department's "Children looked-after by local authorities in England:
// guide to the SSDA903 collection". docs/returns.md says what a return can lack.
#pragma once

#include <filesystem>

#include "lake/lake.h"
#include "report/returns/return_period.h"
#include "report/returns/written_return.h"

namespace windscreen::report {

/// Writes header.csv, episodes.csv, reviews.csv, uasc.csv, oc2.csv, oc3.csv, ad1.csv,
/// placed_for_adoption.csv, previous_permanence.csv, missing.csv and sw_episodes.csv into a directory, which
/// is made when missing: only when all are written is the first put in its place. Rows come by child, then by
/// day; days are written 31/03/2026. The same snapshot always gives the same bytes. A snapshot that was
/// loaded from the return of this collection alone goes back as it is; from any other, what was open in the
/// collection is told (return_scope.h). Memory does not hold the files. Throws base::Error when the disk
/// refuses. One thread a call.
WrittenReturn write_ssda903_set(const lake::Snapshot& snapshot, const ReturnPeriod& period,
                                const std::filesystem::path& directory);

}  // namespace windscreen::report

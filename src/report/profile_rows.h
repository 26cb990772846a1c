// An authority's published picture as flat rows with stable names (docs/benchmarks.md): what the command line
// gives.
#pragma once

#include "benchmark/profile.h"
#include "report/flat_rows.h"

namespace windscreen::report {

/// A row a measure and year. The columns that begin with `funnel_` stand in the newest year's row of a
/// measure that has a funnel (authority_funnel.h), in the unit of the measure, and are null in all others.
/// `profile` must outlive the rows. Thread-safe.
LazyRows profile_rows(const benchmark::Profile& profile);

/// Everybody in the funnels: a row a measure and authority, by name, of the newest year in which the
/// authority of the profile has a figure. `own` is true in its own rows. Thread-safe.
Rows funnel_rows(const benchmark::Profile& profile);

}  // namespace windscreen::report

// What stands beside a figure that is explained: the published figures of others, each with its year, and
// whether it changed by more than chance.
#pragma once

#include <optional>
#include <string>

#include "benchmark/compare.h"
#include "cli/output.h"
#include "lake/workspace.h"
#include "measure/measure.h"
#include "report/measured_snapshot.h"

namespace windscreen::cli {

struct Beside {
  /// nullopt where nothing is imported, or nothing published fits.
  std::optional<benchmark::Comparison> published;
  /// The verdict on this measure alone, in a sentence; empty where there is no figure.
  std::string verdict;
};

/// Looks at three years of the definition's series, as the report does; `figure` is its newest. Throws Error
/// where the workspace's baselines or published figures are damaged.
Beside beside_of(const lake::Workspace& workspace, const measure::Catalogue& catalogue,
                 const measure::Definition& definition, const measure::Figure& figure,
                 measure::Request request, report::MeasuredSnapshot& measured);

/// Adds it to an explanation's one row, before its provenance: for reading a line a place in words, otherwise
/// the fields that `indicators` has.
void put_beside(const Beside& beside, bool for_reading, const measure::Definition& definition,
                Rows& explanation);

}  // namespace windscreen::cli

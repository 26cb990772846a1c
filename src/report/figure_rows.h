// Figures and definitions as flat rows with the stable names of the contract: what the command line and the
// server give alike.
#pragma once

#include <string>
#include <vector>

#include "lake/lake.h"
#include "measure/analysis.h"
#include "measure/definition.h"
#include "measure/measure.h"
#include "report/flat_rows.h"
#include "report/published_comparison.h"

namespace windscreen::report {

/// The names of the columns of `figure_rows`, in their order. Thread-safe.
std::vector<std::string> figure_columns();

/// A row a figure. `published` gives the published figures beside each; where it is nullptr (nothing is
/// imported) they are null. `limits` are those of the figures (measure/analysis.h), in their order. With
/// `for_reading` (a table) a percentage of fewer than ten is its counts, and a mean or median has its spread
/// in the note; otherwise both have columns. The arguments must outlive the rows.
LazyRows figure_rows(const std::vector<const measure::Definition*>& definitions,
                     const std::vector<measure::Figure>& figures,
                     const std::vector<measure::FigureLimits>& limits, const std::string& snapshot,
                     PublishedComparison* published, bool for_reading);

/// How many columns at the end of `figure_rows` are too many for a screen.
inline constexpr std::size_t wide_columns = 8;

/// What the definitions say of themselves, a row each.
Rows definition_rows(const std::vector<const measure::Definition*>& definitions);

/// One row: a definition, its newest figure, and where both come from. The fields are in the order of
/// reading.
Rows explanation(const measure::Definition& definition, const measure::Figure& figure,
                 const lake::Snapshot& snapshot, base::Date as_at);

/// The snapshots, a row each.
Rows snapshot_rows(const std::vector<lake::Snapshot>& snapshots);

/// The definition of that id. Throws Error with the nearest names, or the fault of the file that would have
/// been it.
const measure::Definition& find_definition(const measure::Catalogue& catalogue, const std::string& id);

}  // namespace windscreen::report

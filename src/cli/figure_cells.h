// What the commands that print figures share: rows with the stable names of the contract, and finding a
// definition by its id.
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"
#include "measure/analysis.h"
#include "measure/definition.h"
#include "measure/measure.h"
#include "report/published_comparison.h"

namespace windscreen::cli {

/// A row a figure. `published` gives the published figures beside each; where it is nullptr (nothing is
/// imported) they are null. `limits` are those of the figures (measure/analysis.h), in their order. With
/// `for_reading` (a table) a percentage of fewer than ten is its counts, and a mean or median has its spread
/// in the note; otherwise both have columns. The arguments must outlive the rows.
LazyRows figure_rows(const std::vector<const measure::Definition*>& definitions,
                     const std::vector<measure::Figure>& figures,
                     const std::vector<measure::FigureLimits>& limits, const std::string& snapshot,
                     report::PublishedComparison* published, bool for_reading);

/// How many columns at the end of `figure_rows` are too many for a screen.
inline constexpr std::size_t wide_columns = 8;

/// A number as a cell: whole ones as integers.
Cell number_cell(const std::optional<double>& number);

/// The definition of that id. Throws Error with the nearest names, or the fault of the file that would have
/// been it.
const measure::Definition& find_definition(const measure::Catalogue& catalogue, const std::string& id);

/// Names every definition that cannot be used, with file and line, on standard error.
void say_faults(const measure::Catalogue& catalogue);

}  // namespace windscreen::cli

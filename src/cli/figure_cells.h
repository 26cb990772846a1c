// What the commands that print figures share: rows with the stable names of the contract, and finding a
// definition by its id.
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"
#include "measure/definition.h"
#include "measure/measure.h"
#include "report/published_comparison.h"

namespace windscreen::cli {

/// A row a figure. `published` gives the published figures beside each; where it is nullptr (nothing is
/// imported) they are null. Limits are null. The arguments must outlive the rows.
LazyRows figure_rows(const std::vector<const measure::Definition*>& definitions,
                     const std::vector<measure::Figure>& figures, const std::string& snapshot,
                     report::PublishedComparison* published);

/// A number as a cell: whole ones as integers.
Cell number_cell(const std::optional<double>& number);

/// The definition of that id. Throws Error with the nearest names, or the fault of the file that would have
/// been it.
const measure::Definition& find_definition(const measure::Catalogue& catalogue, const std::string& id);

/// Names every definition that cannot be used, with file and line, on standard error.
void say_faults(const measure::Catalogue& catalogue);

}  // namespace windscreen::cli

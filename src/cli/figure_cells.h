// What the commands that print figures share: rows with the stable names of the contract, and finding a
// definition by its id.
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"
#include "measure/definition.h"
#include "measure/measure.h"

namespace windscreen::cli {

/// A row a figure. Benchmarks and limits are null until benchmarks are imported. The arguments must outlive
/// the rows.
LazyRows figure_rows(const std::vector<const measure::Definition*>& definitions,
                     const std::vector<measure::Figure>& figures, const std::string& snapshot);

/// A number as a cell: whole ones as integers.
Cell number_cell(const std::optional<double>& number);

/// The definition of that id. Throws Error with the nearest names, or the fault of the file that would have
/// been it.
const measure::Definition& find_definition(const measure::Catalogue& catalogue, const std::string& id);

/// Names every definition that cannot be used, with file and line, on standard error.
void say_faults(const measure::Catalogue& catalogue);

}  // namespace windscreen::cli

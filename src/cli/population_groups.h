// Reading the population by group for a workspace.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lake/workspace.h"

namespace windscreen::cli {

/// A whole number as people write it, with or without commas between its thousands; nullopt where it is none.
std::optional<std::int64_t> whole_number(std::string_view text);

/// Reads a CSV file with the columns year (or mid_year), dimension, group, children (or population) and, if
/// known, source: children aged 0 to 17 by age_band, gender, ethnicity, disability or quadrant. Throws
/// base::Error that names file and line where a row is not of a dimension and group that figures have.
std::vector<lake::PopulationGroup> read_population_groups(const std::string& file);

}  // namespace windscreen::cli

// The Annex A workbook of 30 September 2020, written from the newest snapshot, in the state that such
// workbooks are in.
#pragma once

#include <cstdint>
#include <filesystem>

#include "lake/lake.h"

namespace windscreen::demo {

/// Writes the workbook, or a folder of CSV files where `path` does not end in .xlsx. Dates of about one row
/// in a hundred stand as text in other forms, and codes have spaces; nothing that would change a figure is
/// changed.
void write_workbook(const lake::Snapshot& snapshot, const std::filesystem::path& path, std::uint64_t seed);

}  // namespace windscreen::demo

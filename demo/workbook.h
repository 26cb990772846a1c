// The Annex A workbook of 30 September 2020, written from the newest snapshot, in the state that such
// workbooks are in: sheets with names of the staff's own, a title above some headers, columns moved, dates
// that somebody typed, rows that cannot be used.
#pragma once

#include <cstdint>
#include <filesystem>

#include "lake/lake.h"

namespace windscreen::demo {

/// Writes the workbook, or a folder of tidy CSV files where `path` does not end in .xlsx. A row that cannot
/// be used is always one that was added, so that no figure changes. Throws base::Error when a list has more
/// rows than a sheet can hold, or the disk refuses.
void write_workbook(const lake::Snapshot& snapshot, const std::filesystem::path& path, std::uint64_t seed);

}  // namespace windscreen::demo

// Writes the 11 lists of Annex A from a snapshot: a workbook with a sheet a list, or CSV files, one a list.
//
// What is written loads back. From a snapshot that was loaded from Annex A alone the lists hold all that the
// snapshot holds, and loading them gives the same tables; from any other snapshot they are the lists as the
// guidance asks for them, and loading, writing and loading again changes nothing more (docs/formats.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/annex_a_lists.h"
#include "lake/lake.h"

namespace windscreen::report {

/// A cell about to be written.
struct AnnexACell {
  /// The list (1 to 11), the column's field and heading, and the row of the sheet (2 is the first below the
  /// header).
  int list = 0;
  ingest::Field field = ingest::Field::person;
  std::string_view heading;
  std::uint64_t row = 0;
  /// The child (or adopter) whom the row is about.
  std::string_view person;
};

/// May change a cell's text before it is written; for making files with the faults that real ones have. Dates
/// come as ISO text. A text that is not changed is written as what it is (a date as a date cell, a count as a
/// number); one that is changed is written as text.
using CellFilter = std::function<void(const AnnexACell& cell, std::string& text)>;

struct AnnexAOptions {
  /// The lists' day; the snapshot's when absent.
  std::optional<base::Date> as_at;
  /// May be empty.
  CellFilter filter;
  /// Called now and then with the rows written so far; may be empty.
  std::function<void(std::uint64_t rows)> progress;
};

/// How many rows a list was written with.
struct AnnexACount {
  int list = 0;
  std::string_view title;
  std::uint64_t rows = 0;
};

/// Writes the workbook to `path`: under another name first, then renamed, so that there is never half a file.
/// Memory does not grow with the rows. Throws base::Error when a list has more rows than a sheet can hold, or
/// the disk refuses. One thread a call.
std::vector<AnnexACount> write_annex_a_workbook(const lake::Snapshot& snapshot,
                                                const std::filesystem::path& path,
                                                const AnnexAOptions& options = {});

/// Writes annex_a_list_1.csv … annex_a_list_11.csv into a directory, which is made when missing; dates are
/// ISO. Each is renamed into place when it is whole.
std::vector<AnnexACount> write_annex_a_csv(const lake::Snapshot& snapshot,
                                           const std::filesystem::path& directory,
                                           const AnnexAOptions& options = {});

}  // namespace windscreen::report

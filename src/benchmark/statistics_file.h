// Reading the CSV files that the department publishes.
#pragma once

#include <filesystem>
#include <string>

#include "benchmark/dataset.h"
#include "benchmark/staging.h"

namespace windscreen::benchmark {

/// Reads a CSV file of any of the shapes of recognise.h into `staging`; gives the dataset with its name, kind
/// and number of rows. `file` is what errors call it.
///
/// Which of a statistics file's columns are figures and which are filters is told from their contents: a
/// column of numbers and symbols is a figure, one of words a filter. Cells of a figure that are neither a
/// number nor a symbol, and rows whose period or place cannot be read, are rejected with their line. Throws
/// Error, naming file and line, for a file that is none of the shapes or holds no figure. Byte order mark,
/// CRLF and quoted cells are as base/csv.h says; text must be UTF-8.
Dataset read_csv(const std::filesystem::path& path, const std::string& file, Staging& staging);

/// The same for the interactive tool's Parquet file (columns Short Desc, Years, LA Number, Values …).
Dataset read_interactive_tool(const std::filesystem::path& path, const std::string& file, Staging& staging);

}  // namespace windscreen::benchmark

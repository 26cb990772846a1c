// A CSV file as a source of rows, in whatever encoding and with whatever separator it was saved.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/byte_source.h"
#include "ingest/row_source.h"

namespace windscreen::ingest {

/// The rows of CSV bytes (base/csv.h behind text_encoding.h). Rows whose every cell is blank, as spreadsheets
/// leave them below a table, are no rows. `name` is what errors call the file.
std::unique_ptr<RowSource> csv_rows(std::unique_ptr<base::ByteSource> bytes, const std::string& name);

/// The part that a CSV file is. The file is only opened by `Part::open`.
Part csv_part(const std::filesystem::path& path, const std::string& file);

}  // namespace windscreen::ingest

// Rows of text cells as a source gives them, whatever it is: a CSV file or a workbook's sheet.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace windscreen::ingest {

/// One row. The views stay valid until the next row is read. Cells are UTF-8; a number in a sheet is its
/// shortest decimal form ("7", not "7.0"), a date-formatted cell is an ISO date, an empty cell is "".
struct Row {
  std::vector<std::string_view> cells;
  /// The line of a text file or the row of a sheet, counted from 1.
  std::uint64_t line = 0;
  /// Not empty when the row cannot be used as it stands (a stray NUL byte, a cell over the limit): says why.
  std::string_view fault;
};

/// Rows one after another. Reading holds one row (or a small buffer) at a time. One thread at a time. Throws
/// base::Error, with file and line, when the rest of the source cannot be read.
class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual bool next(Row& row) = 0;
  /// What a bare number in a date column means here.
  virtual base::DateSystem date_system() const { return base::DateSystem::none; }
  /// The text's encoding as found so far, certain at the end ("UTF-8", "UTF-16LE", "Windows-1252", …); empty
  /// where the source is no text file.
  virtual std::string_view encoding() const { return {}; }
};

/// A part of a source that holds one table of rows: the CSV file itself, or a sheet. It can be opened more
/// than once.
struct Part {
  std::string file;
  /// The sheet's title; empty for a CSV file.
  std::string name;
  std::function<std::unique_ptr<RowSource>()> open;
};

}  // namespace windscreen::ingest

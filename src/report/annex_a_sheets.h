// Where the lists' rows go: sheets of a workbook, or CSV files. Inside of annex_a_workbook.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "ingest/annex_a_lists.h"

namespace windscreen::report {

/// A value as it is written: a date, a whole number, or text; empty text for an empty cell.
struct SheetCell {
  std::string text;
  std::optional<base::Date> date;
  std::optional<std::int64_t> number;
};

/// Lists one after another, rows one after another. One thread at a time.
class SheetWriter {
 public:
  virtual ~SheetWriter() = default;
  /// Begins the next list with its header row.
  virtual void begin(const ingest::AnnexAList& list) = 0;
  virtual void row(const std::vector<SheetCell>& cells) = 0;
  /// Ends writing and puts the file or files in place. Without it nothing is left behind.
  virtual void finish() = 0;
};

/// A workbook, written in constant memory. `as_at` is the workbook's date of creation, so that the same rows
/// give the same bytes.
std::unique_ptr<SheetWriter> workbook_sheets(const std::filesystem::path& path, base::Date as_at);
std::unique_ptr<SheetWriter> csv_sheets(const std::filesystem::path& directory);

}  // namespace windscreen::report

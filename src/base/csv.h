// A streaming reader of CSV text (RFC 4180 and what spreadsheets make of it): a 200 MB file is read in
// chunks, with no allocation for a row.
//
// Rows end with LF, CRLF or CR. Cells are separated by a comma, a semicolon, a tab or a bar, told from the
// first rows (or by Excel's `sep=;` line). A cell that starts with a double quote runs to the next single
// double quote and may hold separators, line breaks and doubled quotes; a quote inside any other cell is a
// character like others. Lines with nothing on them are no rows. A byte order mark is skipped.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"

namespace windscreen::base {

/// One row. Its views stay valid until the next row is read.
struct CsvRow {
  std::span<const std::string_view> cells;
  /// The line that the row starts on, counted from 1; line breaks inside quotes count.
  std::uint64_t line = 0;
  /// Not empty when the row cannot be used as it stands: says why. The cells are then only for showing.
  std::string_view fault;
};

struct CsvOptions {
  /// The separator; 0 tells it from the first rows.
  char delimiter = 0;
  /// A longer cell makes its row faulty.
  std::size_t cell_limit = std::size_t{1} << 20U;
  /// A longer row is faulty and is passed over without being held.
  std::size_t row_limit = std::size_t{8} << 20U;
  /// Bytes asked of the source at once.
  std::size_t chunk = std::size_t{256} << 10U;
};

/// Reads rows from UTF-8 bytes. Memory is bounded by the row limit, whatever the source holds. One thread at
/// a time.
class CsvReader {
 public:
  /// `name` is what errors call the source.
  CsvReader(std::unique_ptr<ByteSource> source, std::string name, const CsvOptions& options = {});

  /// Reads the next row; false after the last. Throws Error, naming the line where the quote opened, when the
  /// text ends inside a quoted cell.
  bool next(CsvRow& row);

  /// The separator in use.
  char delimiter() const { return delimiter_; }

 private:
  enum class Parsed : std::uint8_t { row, blank, unfinished };

  // Where a cell lies in the row, from the row's first byte; `quote` is the closing quote where the text
  // needs mending (doubled quotes, text behind the closing quote), else 0.
  struct Cell {
    std::size_t begin;
    std::size_t end;
    std::size_t quote;
  };

  bool fill();
  void begin();
  Parsed parse();
  void emit(CsvRow& row);
  void skip_long_row(CsvRow& row);
  [[noreturn]] void unterminated() const;

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  CsvOptions options_;
  char delimiter_ = 0;
  bool begun_ = false;
  bool ended_ = false;
  bool after_cr_ = false;

  std::vector<char> buffer_;
  std::size_t from_ = 0;  // the present row's first byte
  std::size_t to_ = 0;    // behind the last byte read
  std::uint64_t line_ = 1;

  // What the last `parse` found.
  std::vector<Cell> cells_;
  std::size_t row_end_ = 0;
  std::uint64_t row_lines_ = 0;
  std::uint64_t quote_line_ = 0;
  bool has_nul_ = false;
  bool mend_ = false;

  std::vector<std::string_view> views_;
  std::string kept_;  // the start of a row that was passed over
};

}  // namespace windscreen::base

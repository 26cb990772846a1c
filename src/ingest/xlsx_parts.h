// The small parts of a workbook that its sheets refer to: which number formats are dates, and the texts that
// cells share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/xlsx_package.h"

namespace windscreen::ingest {

/// True for a number format that shows a day: it has a d or y, or an m that does not stand for minutes,
/// outside quoted text, escaped characters and brackets (colours, locales, conditions). Times and durations
/// are no dates. Only the first of the format's sections counts. Source: ECMA-376 part 1, 18.8.31.
bool is_date_format(std::string_view code);

/// True for one of the formats that every spreadsheet program has without naming them (ECMA-376 part 1,
/// 18.8.30).
bool is_builtin_date_format(int id);

/// True for a number format that shows a percentage: its first section has a % that is not quoted, escaped or
/// in brackets. Such a number is shown a hundredfold (ECMA-376 part 1, 18.8.31).
bool is_percent_format(std::string_view code);

/// For each cell style of a workbook, how it shows a number.
class CellStyles {
 public:
  CellStyles() = default;
  /// Reads xl/styles.xml. Throws base::Error when it is malformed.
  CellStyles(std::unique_ptr<ByteStream> bytes, const std::string& place, const XlsxLimits& limits);
  bool is_date(std::size_t style) const { return shows(style) == Shown::day; }
  bool is_percent(std::size_t style) const { return shows(style) == Shown::percent; }

  enum class Shown : std::uint8_t { number, day, percent };

 private:
  Shown shows(std::size_t style) const { return style < shown_.size() ? shown_[style] : Shown::number; }
  std::vector<Shown> shown_;
};

/// The shared strings: one block of text and where each begins, so that 300,000 of them cost little more than
/// their bytes.
class SharedStrings {
 public:
  SharedStrings() = default;
  /// Reads xl/sharedStrings.xml. A text over the cell limit is cut. Throws base::Error when it is malformed
  /// or all texts together are over the limit.
  SharedStrings(std::unique_ptr<ByteStream> bytes, const std::string& place, const XlsxLimits& limits);

  std::size_t size() const { return ends_.size(); }
  /// Valid while this lives. An index that is not there is nullptr's view ("").
  std::string_view at(std::size_t index) const;

 private:
  std::string text_;
  std::vector<std::uint64_t> ends_;
};

/// Replaces the escapes _xHHHH_ that stand for characters which XML cannot hold (ECMA-376 part 1, 22.9.2.19)
/// in the part of `text` that starts at `from`.
void unescape_xstring(std::string& text, std::size_t from = 0);

}  // namespace windscreen::ingest

// The sheets of a workbook of findings: names that spreadsheet programs take, and cells one after another.
// Inside of findings_workbook.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace windscreen::report {

/// Gives the sheets of one workbook their names.
class SheetNames {
 public:
  /// The name nearest to `wanted` that a sheet may have and none has yet: at most 31 characters as Excel
  /// counts them (UTF-16), without []:*?/\ and control characters (a hyphen instead), without quotes and
  /// space at its ends, and with a number behind it where another sheet's name differs in case alone or not
  /// at all.
  std::string take(std::string_view wanted);

 private:
  // As they are compared. "History" is what Excel calls a sheet of its own.
  std::set<std::string> taken_ = {"history"};
};

/// `text` as a cell can hold it: valid UTF-8 (U+FFFD for what is not, and for NUL, U+FFFE and U+FFFF, which
/// XML has no place for), at most 32,767 bytes.
std::string cell_words(std::string_view text);

enum class CellStyle : std::uint8_t { plain, wrapped, heading, title };

/// How cells look; one for a workbook.
class FindingStyles {
 public:
  explicit FindingStyles(lxw_workbook* book);
  lxw_format* of_text(CellStyle style, std::string_view text) const;
  lxw_format* of_number() const { return number_; }
  lxw_format* of_link() const { return link_; }

 private:
  lxw_format* plain_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  // For texts that would be formulas if they were typed in.
  lxw_format* plain_verbatim_ = nullptr;
  lxw_format* wrapped_verbatim_ = nullptr;
  lxw_format* heading_ = nullptr;
  lxw_format* title_ = nullptr;
  lxw_format* number_ = nullptr;
  lxw_format* link_ = nullptr;
};

struct SheetColumn {
  std::string_view heading;
  double width = 10;
};

/// A sheet being written, from the top down and each row from the left. Throws base::Error where it cannot be
/// written. One thread at a time for a workbook.
class FindingSheet {
 public:
  /// `name` is one that SheetNames gave.
  FindingSheet(lxw_workbook* book, const FindingStyles& styles, const std::string& name);

  void widths(const std::vector<double>& widths);
  /// A text, never a formula; blank where empty.
  FindingSheet& text(std::string_view text, CellStyle style = CellStyle::plain);
  FindingSheet& number(std::uint64_t number);
  /// A sheet's name that leads there.
  FindingSheet& link(const std::string& sheet);
  FindingSheet& blank();
  void end_row();

  /// The header row of a list, in the next row: bold, and with what filters the rows from it to `end_list`.
  void begin_list(const std::vector<std::string_view>& headings);
  void end_list();
  /// A sheet that is one list: its widths and header, which stays in sight and is printed on every page.
  void begin_list_sheet(const std::vector<SheetColumn>& columns);
  /// The first row stays in sight.
  void keep_first_row();

 private:
  lxw_worksheet* sheet_ = nullptr;
  const FindingStyles& styles_;
  std::uint32_t row_ = 0;
  std::uint16_t column_ = 0;
  std::uint32_t list_from_ = 0;
  std::uint16_t list_columns_ = 0;
};

}  // namespace windscreen::report

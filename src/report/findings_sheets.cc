#include "report/findings_sheets.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "base/error.h"
#include "base/text.h"
#include "ingest/cut_text.h"

namespace windscreen::report {
namespace {

// Excel's limits: of a sheet's name in UTF-16 units, and of a cell's text in characters, of which there are
// at most as many as bytes.
constexpr std::size_t longest_sheet_name = 31;
constexpr std::size_t longest_cell_text = 32'767;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The character that a text begins with: its bytes, or nothing where they are no character of XML.
std::string_view first_character(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = at(0);
  if (lead == 0) return {};
  if (lead < 0x80U) return text.substr(0, 1);
  const std::size_t length = lead < 0xC2U ? 0 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : lead < 0xF5U ? 4 : 0;
  if (length == 0 || text.size() < length) return {};
  for (std::size_t i = 1; i < length; ++i) {
    if ((at(i) & 0xC0U) != 0x80U) return {};
  }
  // Longer than need be, halves of pairs, and beyond the last character.
  const unsigned char next = at(1);
  if ((lead == 0xE0U && next < 0xA0U) || (lead == 0xEDU && next >= 0xA0U) ||
      (lead == 0xF0U && next < 0x90U) || (lead == 0xF4U && next >= 0x90U)) {
    return {};
  }
  // U+FFFE and U+FFFF.
  if (lead == 0xEFU && next == 0xBFU && at(2) >= 0xBEU) return {};
  return text.substr(0, length);
}

// Calls `take` with each character; bytes that are none are U+FFFD.
template <class Take>
void each_character(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    take(character.empty() ? replacement : character);
    text.remove_prefix(character.empty() ? 1 : character.size());
  }
}

// The start of valid UTF-8 that is at most so many UTF-16 units.
std::string_view start_of(std::string_view text, std::size_t most) {
  std::size_t bytes = 0;
  std::size_t units = 0;
  each_character(text, [&](std::string_view character) {
    units += character.size() == 4 ? 2U : 1U;
    if (units <= most) bytes += character.size();
  });
  return text.substr(0, bytes);
}

std::string_view without_ends(std::string_view name) {
  for (;;) {
    const std::string_view before = name;
    name = base::trim(name);
    if (name.starts_with('\'')) name.remove_prefix(1);
    if (name.ends_with('\'')) name.remove_suffix(1);
    if (name == before) return name;
  }
}

std::string clean_sheet_name(std::string_view wanted) {
  constexpr std::string_view forbidden = "[]:*?/\\";
  std::string name;
  each_character(wanted, [&](std::string_view character) {
    const auto c = static_cast<unsigned char>(character.front());
    const bool refused =
        c < 0x20U || c == 0x7FU || forbidden.find(character.front()) != std::string_view::npos;
    name += refused ? "-" : character;
  });
  return std::string(without_ends(start_of(without_ends(name), longest_sheet_name)));
}

// As names are compared. Programs differ in which letters beyond ASCII they take for the same but for case,
// so here all of those are the same.
std::string name_as_compared(std::string_view name) {
  std::string key;
  each_character(name, [&](std::string_view character) {
    key += character.size() == 1 ? base::lower(character) : std::string("?");
  });
  return key;
}

// A sheet's name as a part of the address of a place on it.
std::string quoted_sheet(std::string_view name) {
  std::string quoted = "'";
  for (const char c : name) {
    if (c == '\'') quoted += c;
    quoted += c;
  }
  return quoted + "'";
}

void expect_written(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw base::Error(std::string("cannot write the workbook: ") + lxw_strerror(error));
}

}  // namespace

std::string SheetNames::take(std::string_view wanted) {
  const std::string clean = clean_sheet_name(wanted);
  for (std::size_t n = clean.empty() ? 2 : 1;; ++n) {
    std::string name = clean;
    if (clean.empty()) {
      name = fmt::format("Sheet {}", n - 1);
    } else if (n > 1) {
      const std::string behind = fmt::format(" ({})", n);
      name = std::string(without_ends(start_of(clean, longest_sheet_name - behind.size()))) + behind;
    }
    if (taken_.insert(name_as_compared(name)).second) return name;
  }
}

std::string cell_words(std::string_view text) {
  std::string words;
  // Nearly all of them, a million times over.
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) > 0; })) {
    words = text;
  } else {
    each_character(text, [&](std::string_view character) { words += character; });
  }
  words.resize(ingest::cut_text(words, longest_cell_text).size());
  return words;
}

FindingStyles::FindingStyles(lxw_workbook* book) {
  const auto style = [&] {
    lxw_format* const format = workbook_add_format(book);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  };
  plain_ = style();
  wrapped_ = style();
  format_set_text_wrap(wrapped_);
  // "@" says that what is typed into the cell is a text, so that one that was opened for editing and closed
  // again stays what it was.
  plain_verbatim_ = style();
  format_set_num_format(plain_verbatim_, "@");
  wrapped_verbatim_ = style();
  format_set_num_format(wrapped_verbatim_, "@");
  format_set_text_wrap(wrapped_verbatim_);
  heading_ = style();
  format_set_bold(heading_);
  format_set_text_wrap(heading_);
  format_set_bg_color(heading_, 0xE4EAF0);
  format_set_bottom(heading_, LXW_BORDER_THIN);
  title_ = style();
  format_set_bold(title_);
  format_set_font_size(title_, 14);
  number_ = style();
  format_set_num_format(number_, "#,##0");
  link_ = style();
  format_set_font_color(link_, 0x1D4E89);
  format_set_underline(link_, LXW_UNDERLINE_SINGLE);
}

lxw_format* FindingStyles::of_text(CellStyle style, std::string_view text) const {
  constexpr std::string_view starts_a_formula = "=+-@\t\r\n";
  const bool like_a_formula = !text.empty() && starts_a_formula.find(text.front()) != std::string_view::npos;
  switch (style) {
    case CellStyle::plain:
      return like_a_formula ? plain_verbatim_ : plain_;
    case CellStyle::wrapped:
      return like_a_formula ? wrapped_verbatim_ : wrapped_;
    case CellStyle::heading:
      return heading_;
    case CellStyle::title:
      return title_;
  }
  return plain_;
}

FindingSheet::FindingSheet(lxw_workbook* book, const FindingStyles& styles, const std::string& name)
    : sheet_(workbook_add_worksheet(book, name.c_str())), styles_(styles) {
  if (sheet_ == nullptr) {
    throw base::Error("cannot add the sheet " + name + " to the workbook",
                      "Check that there is room, and that the program may have a file open for each sheet.");
  }
  // The library leaves the quotes out around letters and figures alone, but 105!A1 and AB12!A1 are no places
  // on the sheets 105 and AB12, and the addresses of filters and headers would be broken.
  std::free(sheet_->quoted_name);
  sheet_->quoted_name = ::strdup(quoted_sheet(name).c_str());
  // Codes and identifiers are texts that look like numbers, on purpose.
  expect_written(worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, 9);  // A4
  worksheet_fit_to_pages(sheet_, 1, 0);
}

void FindingSheet::widths(const std::vector<double>& widths) {
  lxw_col_t column = 0;
  for (const double width : widths) {
    expect_written(worksheet_set_column(sheet_, column, column, width, nullptr));
    ++column;
  }
}

FindingSheet& FindingSheet::text(std::string_view text, CellStyle style) {
  const std::string words = cell_words(text);
  if (!words.empty()) {
    expect_written(
        worksheet_write_string(sheet_, row_, column_, words.c_str(), styles_.of_text(style, words)));
  }
  ++column_;
  return *this;
}

FindingSheet& FindingSheet::number(std::uint64_t number) {
  expect_written(
      worksheet_write_number(sheet_, row_, column_, static_cast<double>(number), styles_.of_number()));
  ++column_;
  return *this;
}

FindingSheet& FindingSheet::link(const std::string& sheet) {
  const std::string place = "internal:" + quoted_sheet(sheet) + "!A1";
  expect_written(worksheet_write_url_opt(sheet_, row_, column_, place.c_str(), styles_.of_link(),
                                         sheet.c_str(), nullptr));
  ++column_;
  return *this;
}

FindingSheet& FindingSheet::blank() {
  ++column_;
  return *this;
}

void FindingSheet::end_row() {
  ++row_;
  column_ = 0;
}

void FindingSheet::begin_list(const std::vector<std::string_view>& headings) {
  list_from_ = row_;
  list_columns_ = static_cast<std::uint16_t>(headings.size());
  for (const std::string_view heading : headings) text(heading, CellStyle::heading);
  end_row();
}

void FindingSheet::end_list() {
  expect_written(
      worksheet_autofilter(sheet_, list_from_, 0, row_ - 1, static_cast<lxw_col_t>(list_columns_ - 1)));
}

void FindingSheet::begin_list_sheet(const std::vector<SheetColumn>& columns) {
  std::vector<double> all_widths;
  std::vector<std::string_view> headings;
  for (const SheetColumn& column : columns) {
    all_widths.push_back(column.width);
    headings.push_back(column.heading);
  }
  widths(all_widths);
  begin_list(headings);
  worksheet_freeze_panes(sheet_, 1, 1);
  expect_written(worksheet_repeat_rows(sheet_, 0, 0));
}

void FindingSheet::keep_first_row() { worksheet_freeze_panes(sheet_, 1, 0); }

}  // namespace windscreen::report

#include "improve/plan_workbook_file.h"

#include <xlsxwriter.h>

#include "assure/workbook_file.h"
#include "base/error.h"

namespace windscreen::improve {
namespace {

namespace fs = std::filesystem;
using base::Error;

// Excel's limit for a cell's text, in characters; bytes are at least as many.
constexpr std::size_t longest_cell = 32'767;
// The serial number of 1 January 1970.
constexpr double serial_of_epoch = 25'569;

struct BookFormats {
  lxw_format* heading = nullptr;
  lxw_format* text = nullptr;
  lxw_format* day = nullptr;
};

std::string cell_text(const std::string& text) {
  if (text.size() <= longest_cell) return text;
  std::size_t end = longest_cell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

void must(lxw_error error, const fs::path& path) {
  if (error != LXW_NO_ERROR) throw Error("cannot write " + path.string() + ": " + lxw_strerror(error));
}

void put_value(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const SheetValue& value,
               const BookFormats& formats, const fs::path& path) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    must(worksheet_write_string(sheet, row, column, cell_text(*text).c_str(), formats.text), path);
  } else if (const auto* number = std::get_if<double>(&value)) {
    must(worksheet_write_number(sheet, row, column, *number, formats.text), path);
  } else if (const auto* day = std::get_if<base::Date>(&value)) {
    must(worksheet_write_number(sheet, row, column, base::days_since_epoch(*day) + serial_of_epoch,
                                formats.day),
         path);
  }
}

void put_sheet(lxw_workbook* book, const PlanSheet& sheet, const BookFormats& formats, const fs::path& path) {
  lxw_worksheet* out = workbook_add_worksheet(book, sheet.title.c_str());
  if (out == nullptr) throw Error("cannot add a sheet to " + path.string());
  for (std::size_t at = 0; at < sheet.columns.size(); ++at) {
    const auto column = static_cast<lxw_col_t>(at);
    must(worksheet_set_column(out, column, column, sheet.columns[at].width, nullptr), path);
    must(worksheet_write_string(out, 0, column, sheet.columns[at].heading.c_str(), formats.heading), path);
  }
  for (std::size_t at = 0; at < sheet.rows.size(); ++at) {
    for (std::size_t column = 0; column < sheet.rows[at].size(); ++column)
      put_value(out, static_cast<lxw_row_t>(at + 1), static_cast<lxw_col_t>(column), sheet.rows[at][column],
                formats, path);
  }
  worksheet_freeze_panes(out, 1, 0);
}

}  // namespace

void write_plan_workbook(std::span<const PlanSheet> sheets, const fs::path& path) {
  assure::write_workbook(path, [&](lxw_workbook* book) {
    BookFormats formats;
    formats.heading = workbook_add_format(book);
    format_set_bold(formats.heading);
    format_set_text_wrap(formats.heading);
    format_set_align(formats.heading, LXW_ALIGN_VERTICAL_TOP);
    formats.text = workbook_add_format(book);
    format_set_text_wrap(formats.text);
    format_set_align(formats.text, LXW_ALIGN_VERTICAL_TOP);
    formats.day = workbook_add_format(book);
    format_set_num_format(formats.day, "dd/mm/yyyy");
    format_set_align(formats.day, LXW_ALIGN_VERTICAL_TOP);
    for (const PlanSheet& sheet : sheets) put_sheet(book, sheet, formats, path);
  });
}

std::string plan_workbook_bytes(std::span<const PlanSheet> sheets) {
  return assure::workbook_bytes([&](const fs::path& path) { write_plan_workbook(sheets, path); });
}

}  // namespace windscreen::improve

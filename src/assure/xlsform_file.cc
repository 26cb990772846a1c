#include "assure/xlsform_file.h"

#include <xlsxwriter.h>

#include "assure/workbook_file.h"
#include "base/error.h"
#include "base/text.h"
#include "ingest/xlsx.h"

namespace windscreen::assure {
namespace {

namespace fs = std::filesystem;
using base::Error;

constexpr std::size_t most_rows = 20'000;
constexpr std::size_t most_columns = 200;
constexpr std::size_t most_bytes = std::size_t{16} << 20U;

void write_sheet(lxw_workbook* book, const char* title, const FormSheet& sheet, lxw_format* bold,
                 lxw_format* wrapped, const fs::path& path) {
  lxw_worksheet* out = workbook_add_worksheet(book, title);
  if (out == nullptr) throw Error("cannot add a sheet to " + path.string());
  const auto put = [&](std::size_t row, std::size_t column, const std::string& text, lxw_format* format) {
    if (text.empty()) return;
    const lxw_error error = worksheet_write_string(out, static_cast<lxw_row_t>(row),
                                                   static_cast<lxw_col_t>(column), text.c_str(), format);
    if (error != LXW_NO_ERROR) throw Error("cannot write " + path.string() + ": " + lxw_strerror(error));
  };
  for (std::size_t column = 0; column < sheet.header.size(); ++column) {
    const bool words = sheet.header[column] == "label" || sheet.header[column] == "hint";
    const auto at = static_cast<lxw_col_t>(column);
    worksheet_set_column(out, at, at, words ? 60 : 22, nullptr);
    put(0, column, sheet.header[column], bold);
  }
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    for (std::size_t column = 0; column < sheet.rows[row].cells.size(); ++column)
      put(row + 1, column, sheet.rows[row].cells[column], wrapped);
  }
  worksheet_freeze_panes(out, 1, 0);
}

FormSheet read_sheet(const ingest::Part& part) {
  FormSheet out;
  const auto source = part.open();
  ingest::Row row;
  std::size_t bytes = 0;
  while (source->next(row)) {
    const std::string place = part.file + ", sheet " + part.name;
    if (!row.fault.empty())
      throw Error::at(place, row.line, "the row cannot be read: " + std::string(row.fault),
                      "Take that out of the cell.");
    std::vector<std::string> cells(row.cells.begin(), row.cells.end());
    bool blank = true;
    for (std::string& cell : cells) {
      std::erase(cell, '\r');
      bytes += cell.size();
      blank = blank && base::trim(cell).empty();
      for (const char c : cell) {
        if ((static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t') || c == '\x7F')
          throw Error::at(place, row.line, "a cell holds a control character", "Take it out.");
      }
    }
    if (out.rows.size() >= most_rows || cells.size() > most_columns || bytes > most_bytes) {
      throw Error::at(place, row.line, "the sheet is larger than 20,000 rows, 200 columns or 16 MiB",
                      "A form that people fill in is smaller; take out what does not belong to it.");
    }
    if (blank) continue;
    if (out.header.empty()) {
      for (const std::string& cell : cells) {
        const std::string heading(base::trim(cell));
        // Languages keep their letters; the names of columns are compared in lower case.
        const std::size_t colons = std::min(heading.find("::"), heading.size());
        out.header.push_back(base::lower(heading.substr(0, colons)) + heading.substr(colons));
      }
      continue;
    }
    out.rows.push_back({std::move(cells), row.line});
  }
  return out;
}

XlsForm read_parts(const std::vector<ingest::Part>& parts, const std::string& file) {
  XlsForm out;
  bool found = false;
  for (const ingest::Part& part : parts) {
    const std::string name = base::lower(base::trim(part.name));
    if (name == "survey") {
      out.survey = read_sheet(part);
      found = true;
    } else if (name == "choices") {
      out.choices = read_sheet(part);
    } else if (name == "settings") {
      out.settings = read_sheet(part);
    }
  }
  if (!found) {
    throw Error::at(
        file, 0, "the workbook has no sheet \"survey\", so it is no XLSForm",
        "Give the form that was written for ODK or Kobo, or one that `windscreen tools export` wrote.");
  }
  return out;
}

}  // namespace

void write_xlsform_file(const XlsForm& form, const fs::path& path) {
  write_workbook(path, [&](lxw_workbook* book) {
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    lxw_format* wrapped = workbook_add_format(book);
    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    write_sheet(book, "survey", form.survey, bold, wrapped, path);
    write_sheet(book, "choices", form.choices, bold, wrapped, path);
    write_sheet(book, "settings", form.settings, bold, wrapped, path);
  });
}

XlsForm read_xlsform_file(const fs::path& path, const std::string& file) {
  return read_parts(ingest::workbook_parts(path, file), file);
}

XlsForm read_xlsform_bytes(std::string bytes, const std::string& file) {
  return read_parts(ingest::xlsx_parts(ingest::XlsxPackage::from_bytes(std::move(bytes), file)), file);
}

}  // namespace windscreen::assure

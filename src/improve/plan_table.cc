#include "improve/plan_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <ranges>

#include "base/byte_source.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "improve/plan_fields.h"
#include "ingest/csv_rows.h"
#include "ingest/xlsx.h"

namespace windscreen::improve {
namespace {

using base::Error;

/// A sheet that needs more than this decompressed is no plan of 5,000 rows.
ingest::XlsxLimits plan_limits() {
  ingest::XlsxLimits limits;
  limits.entry_bytes = std::uint64_t{128} << 20U;
  limits.shared_bytes = std::uint64_t{32} << 20U;
  limits.row_bytes = std::size_t{4} << 20U;
  return limits;
}

std::string clean(std::string_view cell) {
  std::string text;
  for (const char c : cell) {
    if (c == '\r') continue;
    const bool control = (static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t') || c == '\x7F';
    text += control ? ' ' : c;
  }
  text = std::string(base::trim(text));
  // What a download puts before a text so that no spreadsheet runs it (docs/decisions/0012) is no part of it.
  if (text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").find(text[1]) != std::string_view::npos)
    text.erase(0, 1);
  return text;
}

/// Of a row, up to its last text.
PlanRow clean_row(const ingest::Row& row) {
  PlanRow read{row.line, {}, std::string(row.fault)};
  for (const std::string_view cell : row.cells) read.cells.push_back(clean(cell));
  while (!read.cells.empty() && read.cells.back().empty()) read.cells.pop_back();
  return read;
}

std::size_t texts_in(const PlanRow& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row.cells, [](const std::string& cell) { return !cell.empty(); }));
}

/// How many fields the row's cells would be headings of. Long texts are no headings.
std::size_t fields_in(const PlanRow& row) {
  constexpr std::size_t longest_heading = 80;
  std::vector<std::string> short_cells;
  for (const std::string& cell : row.cells) {
    if (cell.size() <= longest_heading) short_cells.push_back(cell);
  }
  const std::vector<std::string> fields = guess_plan_fields(short_cells);
  return static_cast<std::size_t>(
      std::ranges::count_if(fields, [](const std::string& field) { return field != "ignore"; }));
}

std::vector<PlanRow> first_rows(ingest::RowSource& source) {
  std::vector<PlanRow> rows;
  ingest::Row row;
  while (rows.size() < most_rows_above && source.next(row)) rows.push_back(clean_row(row));
  return rows;
}

/// Which of the rows has the headings, and how many of them are known.
struct HeaderFound {
  std::size_t at = 0;
  std::size_t known = 0;
};

std::optional<HeaderFound> find_header(const std::vector<PlanRow>& rows) {
  std::optional<HeaderFound> best;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (!rows[at].fault.empty() || texts_in(rows[at]) < 2) continue;
    const std::size_t known = fields_in(rows[at]);
    // One known word may stand in any text; two in one row are headings.
    if (!best || (known >= 2 && known > best->known)) best = HeaderFound{at, known};
  }
  // A table of one column is a list of actions.
  if (!best && !rows.empty() && !rows.front().cells.empty()) best = HeaderFound{0, fields_in(rows.front())};
  return best;
}

using OpenRows = std::function<std::unique_ptr<ingest::RowSource>()>;

/// The header's line; 0 where the source has no row that could be one.
std::uint64_t header_line_of(const OpenRows& open) {
  const auto source = open();
  const std::vector<PlanRow> rows = first_rows(*source);
  const auto found = find_header(rows);
  return found ? rows[found->at].line : 0;
}

void take_header(PlanRow row, PlanTable& table) {
  if (row.cells.size() > most_plan_columns) {
    throw Error(fmt::format("The row of headings has {} columns.", row.cells.size()),
                fmt::format("Take out the columns that do not belong to the plan: up to {} are read.",
                            most_plan_columns));
  }
  table.header_line = row.line;
  table.headings = std::move(row.cells);
}

/// A row as long as the headings, which grow where a column has texts and no heading.
void take_row(PlanRow row, PlanTable& table, std::size_t& text_size) {
  if (table.rows.size() >= most_plan_rows) {
    throw Error(fmt::format("The table has more than {} rows.", most_plan_rows),
                "A plan has fewer. Take out the other tables, or bring it in in parts.");
  }
  for (const std::string& cell : row.cells) text_size += cell.size();
  if (text_size > most_plan_text)
    throw Error("The table holds more than 16 MB of text.", "Take out what does not belong to the plan.");
  if (row.cells.size() > most_plan_columns) {
    row.fault = "it has texts far to the right of the headings";
    row.cells.resize(most_plan_columns);
  }
  if (row.cells.size() > table.headings.size()) table.headings.resize(row.cells.size());
  table.rows.push_back(std::move(row));
}

void read_rows(const OpenRows& open, std::uint64_t header_line, const std::string& file, PlanTable& table) {
  if (header_line == 0) header_line = header_line_of(open);
  const auto source = open();
  table.dates = source->date_system();
  ingest::Row row;
  std::size_t text_size = 0;
  while (source->next(row)) {
    if (row.line > header_line) {
      if (table.header_line == 0) break;
      PlanRow one = clean_row(row);
      if (!one.cells.empty() || !one.fault.empty()) take_row(std::move(one), table, text_size);
    } else if (row.line == header_line) {
      take_header(clean_row(row), table);
    } else {
      for (const std::string& cell : clean_row(row).cells) {
        if (!cell.empty() && table.above.size() < most_rows_above) table.above.push_back(cell);
      }
    }
  }
  if (table.header_line == 0) {
    throw Error(file + (header_line == 0 ? " has no table." : " has no text in the row of the headings."),
                "Give a table with a row of headings, such as Action, Lead, By when.");
  }
  for (PlanRow& one : table.rows) one.cells.resize(table.headings.size());
}

std::string titles_of(const std::vector<std::string>& sheets) {
  std::string titles;
  for (const std::string& title : sheets) titles += (titles.empty() ? "" : ", ") + title;
  return titles;
}

/// The sheet of which the most headings are known. One that is broken or empty is passed over while another
/// can be read.
/// A workbook of a plan has a few sheets; one that was made to keep a reader busy has thousands.
constexpr std::size_t most_sheets_searched = 50;

const ingest::Part& best_sheet(const std::vector<ingest::Part>& parts, const std::string& file) {
  const ingest::Part* best = nullptr;
  std::size_t most = 0;
  std::optional<Error> fault;
  for (const ingest::Part& part : parts | std::views::take(most_sheets_searched)) {
    try {
      const auto source = part.open();
      const auto found = find_header(first_rows(*source));
      if (!found || (best != nullptr && found->known <= most)) continue;
      best = &part;
      most = found->known;
    } catch (const Error& broken) {
      if (!fault) fault = broken;
    }
  }
  if (best != nullptr) return *best;
  if (fault) throw Error(*fault);
  throw Error(file + " has no sheet with a table.",
              "Give a workbook with a row of headings, such as Action, Lead, By when.");
}

const ingest::Part& named_sheet(const std::vector<ingest::Part>& parts, const std::string& sheet,
                                const PlanTable& table) {
  const std::string wanted = base::lower(base::trim(sheet));
  const auto found = std::ranges::find_if(
      parts, [&](const ingest::Part& part) { return base::lower(base::trim(part.name)) == wanted; });
  if (found == parts.end()) {
    throw Error("The workbook has no sheet \u201c" + sheet + "\u201d.",
                "Its sheets are: " + titles_of(table.sheets) + ".");
  }
  return *found;
}

}  // namespace

PlanTable read_plan_table(std::string bytes, const std::string& file, const std::string& sheet,
                          std::uint64_t header_line) {
  if (bytes.empty()) throw Error(file + " is empty.", "Choose a CSV file or a workbook (.xlsx) with a plan.");
  if (bytes.size() > most_plan_bytes) {
    throw Error(fmt::format("{} is larger than {} MB.", file, most_plan_bytes >> 20U),
                "Take out pictures and sheets that do not belong to the plan.");
  }
  PlanTable table;
  table.hash = base::sha256(bytes);
  if (bytes.starts_with("PK")) {
    const std::vector<ingest::Part> parts =
        ingest::xlsx_parts(ingest::XlsxPackage::from_bytes(std::move(bytes), file, plan_limits()));
    for (const ingest::Part& part : parts) table.sheets.push_back(part.name);
    const ingest::Part& part = sheet.empty() ? best_sheet(parts, file) : named_sheet(parts, sheet, table);
    table.sheet = part.name;
    read_rows(part.open, header_line, file, table);
  } else {
    if (!sheet.empty()) throw Error(file + " is no workbook, so it has no sheets.", "Leave the sheet out.");
    read_rows([&] { return ingest::csv_rows(base::open_text(bytes), file); }, header_line, file, table);
  }
  return table;
}

std::string plan_table_key(const PlanTable& table) {
  constexpr std::size_t digits = 40;
  return "from-table-" + base::sha256(table.hash + " " + table.sheet).substr(0, digits);
}

}  // namespace windscreen::improve

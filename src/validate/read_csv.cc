#include <algorithm>

#include "validate/csv_records.h"
#include "validate/read_return.h"
#include "validate/recognise.h"
#include "validate/wrong_days.h"

namespace windscreen::validate {
namespace {

constexpr std::size_t names_told = 8;
// A national return has two million rows in its largest table. Bytes that only look like one must not fill
// the memory.
constexpr std::size_t most_rows = 20'000'000;
// The shortest row that is worth room set aside for it.
constexpr std::size_t bytes_of_a_row = 24;

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), names_told); ++i)
    text += (i == 0 ? "" : ", ") + names[i].substr(0, 40);
  if (names.size() > names_told) text += " and " + std::to_string(names.size() - names_told) + " more";
  return text;
}

}  // namespace

void read_csv(Return which, const Source& source, SourceTables& read) {
  CsvRecords records(source.bytes);
  std::vector<std::span<char>> cells;
  if (!records.next(cells)) {
    read.notes.push_back({source.name, 0, "The file is empty, and was left out."});
    return;
  }
  std::vector<std::string_view> header;
  for (const auto cell : cells) header.emplace_back(cell.data(), cell.size());
  const auto found = recognise(which, header, source.name);
  if (!found) {
    read.notes.push_back({source.name, records.line(),
                          "Its first line is not the header of any of the return's tables, so the file was "
                          "left out. The first line must hold "
                          "the names of the columns, such as CHILD and DECOM."});
    return;
  }
  TableData& data = read.tables[found->table];
  const Table& table = data.rows.table();
  data.present = true;
  if (!found->unknown.empty()) {
    read.notes.push_back({source.name, records.line(),
                          "Columns that " + std::string(table.name) +
                              " does not have were left out: " + listed(found->unknown) + "."});
  }
  if (!found->twice.empty()) {
    read.notes.push_back(
        {source.name, records.line(),
         "Columns stand in the header twice, and the first was taken: " + listed(found->twice) + "."});
  }
  for (const std::size_t place : found->places) {
    if (place != RecognisedTable::none) data.columns |= std::uint64_t{1} << place;
  }
  const CellForm form{which == Return::ssda903 ? DayForm::slashes : DayForm::iso, which == Return::ssda903};
  WrongDays wrong;
  std::uint64_t longer = 0;
  std::uint64_t longer_line = 0;
  const auto lines = static_cast<std::size_t>(std::count(source.bytes.begin(), source.bytes.end(), '\n'));
  data.rows.reserve(std::min(lines + 1, source.bytes.size() / bytes_of_a_row));
  while (records.next(cells)) {
    if (data.rows.size() == most_rows) {
      read.fault = ReadFault{source.name, records.line(), "it has more than 20 million rows",
                             "Check that it is the return; give it in parts if it is."};
      return;
    }
    std::byte* const row = data.rows.add();
    const std::size_t given = std::min(cells.size(), found->places.size());
    for (std::size_t i = 0; i < given; ++i) {
      const std::size_t place = found->places[i];
      if (place == RecognisedTable::none || cells[i].empty()) continue;
      const Column& column = table.columns[place];
      data.rows.set(row, column, cells[i], form);
      wrong.look_at(column, row, [&] { return records.line(); });
    }
    const bool too_long = std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(given), cells.end(),
                                      [](auto cell) { return !cell.empty(); });
    if (too_long && longer++ == 0) longer_line = records.line();
  }
  if (records.unclosed() > 0) {
    read.fault =
        ReadFault{source.name, records.unclosed(), "a quote opens on it that nothing closes",
                  "Look for a double quote at the front of a cell: close it, or take it out. All that "
                  "comes behind it would be one cell."};
    return;
  }
  wrong.note(form, read);
  if (longer > 0) {
    read.notes.push_back({source.name, longer_line,
                          std::to_string(longer) + (longer == 1 ? " row has" : " rows have") +
                              " more cells than the header has columns; what is too much was left out. The "
                              "first is on this line: look for a comma "
                              "in a cell that is not in quotes."});
  }
}

}  // namespace windscreen::validate

#include <algorithm>
#include <array>
#include <cstring>

#include "validate/csv_records.h"
#include "validate/read_return.h"
#include "validate/recognise.h"

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

// Days that are none, by column: how many, and where the first stands.
struct WrongDays {
  std::array<std::uint64_t, 64> count{};
  std::array<std::uint64_t, 64> line{};
};

void note_wrong_days(const Table& table, const WrongDays& wrong, const Source& source, CellForm form,
                     SourceTables& read) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (wrong.count[i] == 0) continue;
    const std::string_view wanted = form.days == DayForm::iso ? "2026-03-31" : "31/03/2026";
    read.notes.push_back({source.name, wrong.line[i],
                          std::to_string(wrong.count[i]) + (wrong.count[i] == 1 ? " cell" : " cells") +
                              " of " + std::string(table.columns[i].name) + " hold no day such as " +
                              std::string(wanted) +
                              "; the first is on this line. Rules that look at such a day pass over it, but "
                              "for those that ask for a valid one."});
  }
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
      if (column.kind != Kind::day) continue;
      Day day;
      std::memcpy(&day, row + column.offset, sizeof day);
      if (day.wrong() && wrong.count[place]++ == 0) wrong.line[place] = records.line();
    }
    const bool too_long = std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(given), cells.end(),
                                      [](auto cell) { return !cell.empty(); });
    if (too_long && longer++ == 0) longer_line = records.line();
  }
  note_wrong_days(table, wrong, source, form, read);
  if (longer > 0) {
    read.notes.push_back({source.name, longer_line,
                          std::to_string(longer) + (longer == 1 ? " row has" : " rows have") +
                              " more cells than the header has columns; what is too much was left out. The "
                              "first is on this line: look for a comma "
                              "in a cell that is not in quotes."});
  }
}

}  // namespace windscreen::validate

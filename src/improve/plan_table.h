// A plan as the table that an authority has it in: CSV, or a sheet of a workbook, with titles above the
// headings and empty columns beside them. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"

namespace windscreen::improve {

/// The most that is read: bytes of the file, rows below the headings, columns, and bytes of all texts
/// together (a workbook can name a long text in every cell without being long itself).
inline constexpr std::size_t most_plan_bytes = std::size_t{4} << 20U;
inline constexpr std::size_t most_plan_rows = 5'000;
inline constexpr std::size_t most_plan_columns = 60;
inline constexpr std::size_t most_plan_text = std::size_t{16} << 20U;

/// The headings are looked for among so many rows that are not empty.
inline constexpr std::size_t most_rows_above = 25;

/// A row below the headings, as long as they are.
struct PlanRow {
  /// The line of the file or the row of the sheet, from 1.
  std::uint64_t line = 0;
  /// Without space around them and without control characters other than line breaks and tabs.
  std::vector<std::string> cells;
  /// Why the row cannot be used at all; mostly empty.
  std::string fault;
};

struct PlanTable {
  /// Every sheet of the workbook, and the one that was read; none for CSV.
  std::vector<std::string> sheets;
  std::string sheet;
  /// SHA-256 of the file's bytes.
  std::string hash;
  std::uint64_t header_line = 0;
  /// One for each column, empty where the column has none. Columns without any text are the empty ones
  /// behind the last only.
  std::vector<std::string> headings;
  /// The texts above the headings: what the plan calls itself.
  std::vector<std::string> above;
  std::vector<PlanRow> rows;
  base::DateSystem dates = base::DateSystem::none;
};

/// Reads a file's bytes; `file` is what errors call it. `sheet` is the title of the sheet in any case; where
/// it is empty, that sheet is read of which the most headings are known (plan_fields.h), the first of
/// several. `header_line` says which row has the headings; 0: the one among the first `most_rows_above` of
/// which the most headings are known, or the first with two texts. Throws base::Error where the file is
/// empty, broken, no table, or larger than the limits, and where there is no such sheet or row.
PlanTable read_plan_table(std::string bytes, const std::string& file, const std::string& sheet = {},
                          std::uint64_t header_line = 0);

/// Tells the table from every other, so that it is brought in once: made of the file's hash and the sheet.
/// Letters, digits and hyphens.
std::string plan_table_key(const PlanTable& table);

}  // namespace windscreen::improve

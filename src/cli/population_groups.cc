#include "cli/population_groups.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "ingest/csv_rows.h"
#include "measure/ratio.h"

namespace windscreen::cli {
namespace {

using base::Error;

struct GroupColumns {
  std::optional<std::size_t> year;
  std::optional<std::size_t> dimension;
  std::optional<std::size_t> group;
  std::optional<std::size_t> children;
  std::optional<std::size_t> source;
};

GroupColumns group_columns_of(const ingest::Row& header, const std::string& file) {
  GroupColumns columns;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string title = base::squash(header.cells[i]);
    if (title == "year" || title == "midyear") columns.year = i;
    if (title == "dimension") columns.dimension = i;
    if (title == "group" || title == "groupname") columns.group = i;
    if (title == "children" || title == "population") columns.children = i;
    if (title == "source" || title == "vintage") columns.source = i;
  }
  if (!columns.year || !columns.dimension || !columns.group || !columns.children)
    throw Error::at(file, header.line, "the file needs the columns year, dimension, group and children",
                    "Write them in its first line: year,dimension,group,children,source (source may be left "
                    "out).");
  return columns;
}

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::string digits;
  for (const char c : base::trim(text)) {
    if (c != ',') digits += c;
  }
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::vector<lake::PopulationGroup> read_population_groups(const std::string& file) {
  const auto rows = ingest::csv_part(file, file).open();
  ingest::Row row;
  if (!rows->next(row))
    throw Error::at(file, 0, "the file is empty", "Give it the columns year, dimension, group and children.");
  const GroupColumns columns = group_columns_of(row, file);
  const auto cell = [&](std::optional<std::size_t> column) {
    return column && *column < row.cells.size() ? base::trim(row.cells[*column]) : std::string_view();
  };
  std::vector<lake::PopulationGroup> groups;
  while (rows->next(row)) {
    const auto year = whole_number(cell(columns.year));
    if (!year || *year < 1900 || *year > 2200)
      throw Error::at(file, row.line, fmt::format("'{}' is not a year", cell(columns.year)),
                      "Give the year of the mid-year estimate, such as 2019.");
    const auto children = whole_number(cell(columns.children));
    if (!children || *children < 0)
      throw Error::at(file, row.line, fmt::format("'{}' is not a number of children", cell(columns.children)),
                      "Give the number of children aged 0 to 17, a whole number.");
    lake::PopulationGroup one{static_cast<int>(*year), base::lower(cell(columns.dimension)),
                              std::string(cell(columns.group)), *children, std::string(cell(columns.source))};
    try {
      measure::check_population_groups(std::span(&one, 1));
    } catch (const Error& error) {
      throw Error::at(file, row.line, error.what(), error.remedy());
    }
    groups.push_back(std::move(one));
  }
  if (groups.empty())
    throw Error::at(file, 0, "the file holds no population", "Give a row for each year and group.");
  return groups;
}

}  // namespace windscreen::cli

// The data behind the department's local authority interactive tool: one row an item, year and place.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "benchmark/statistics_file.h"
#include "benchmark/symbols.h"
#include "query/database.h"

namespace windscreen::benchmark {
namespace {

using base::Error;

/// The tool numbers England and the regions itself; these are their codes everywhere else.
struct ToolPlace {
  int number;
  std::string_view level;
  std::string_view code;
};

constexpr std::array<ToolPlace, 12> places = {{{970, "National", "E92000001"},
                                               {980, "Regional", "E12000001"},
                                               {981, "Regional", "E12000002"},
                                               {982, "Regional", "E12000003"},
                                               {983, "Regional", "E12000004"},
                                               {984, "Regional", "E12000005"},
                                               {985, "Regional", "E12000006"},
                                               {986, "Regional", "E12000007"},
                                               {987, "Regional", "E13000001"},
                                               {988, "Regional", "E13000002"},
                                               {989, "Regional", "E12000008"},
                                               {990, "Regional", "E12000009"}}};

constexpr int first_authority = 200;
constexpr int first_place = 970;

/// Opens the rows; throws where the file is no Parquet file or has not the tool's columns.
query::Result open(query::Connection& connection, const std::filesystem::path& path,
                   const std::string& file) {
  const std::string from = base::sql_literal(path.string());
  std::vector<std::string> missing;
  try {
    const auto columns = connection.describe(fmt::format("select * from read_parquet({})", from));
    for (const std::string_view name :
         {"Short Desc", "Years", "LA and Regions", "Values", "LA Number", "Region"}) {
      if (std::ranges::find(columns, name, &query::Connection::ColumnInfo::name) == columns.end())
        missing.emplace_back(name);
    }
  } catch (const Error& error) {
    throw Error::at(file, 0, fmt::format("the file cannot be read as Parquet: {}", error.what()),
                    "Give the interactive tool's Parquet file whole, as downloaded.");
  }
  if (!missing.empty()) {
    throw Error::at(file, 0,
                    fmt::format("the Parquet file has no column {}", fmt::join(missing, ", no column ")),
                    "Give the interactive tool's Parquet file.");
  }
  return connection.query(fmt::format(
      "select \"Short Desc\"::varchar, \"Years\"::varchar, \"LA and Regions\"::varchar, \"Values\"::varchar,"
      " round(try_cast(\"LA Number\" as double))::bigint, \"Region\"::varchar from read_parquet({})",
      from));
}

}  // namespace

Dataset read_interactive_tool(const std::filesystem::path& path, const std::string& file, Staging& staging) {
  query::Database database;
  query::Connection connection = database.connect();
  query::Result rows = open(connection, path, file);
  Dataset dataset;
  dataset.kind = Kind::interactive_tool;
  dataset.name = "interactive_tool";
  const auto text = [&](std::size_t column) {
    return rows.is_null(column) ? std::string_view() : base::trim(rows.text(column));
  };
  const auto reject = [&](std::string column, std::string_view what, std::string reason) {
    staging.reject({.line = dataset.rows,
                    .column = std::move(column),
                    .text = std::string(what.substr(0, 80)),
                    .reason = std::move(reason)});
  };
  std::string code;
  while (rows.next()) {
    ++dataset.rows;
    FigureRow figure;
    figure.measure = text(0);
    figure.period = text(1);
    figure.area_name = text(2);
    const auto year = closing_year(figure.period);
    if (!year) {
      reject("Years", figure.period, "the period is not a year");
      continue;
    }
    figure.year = *year;
    const std::int64_t number = rows.is_null(4) ? 0 : rows.integer(4);
    const auto* const place = std::ranges::find(places, number, &ToolPlace::number);
    if (place != places.end()) {
      figure.level = place->level;
      figure.area = place->code;
    } else if (number >= first_authority && number < first_place) {
      code = fmt::format("{}", number);
      figure.level = "Local authority";
      figure.area = code;
      figure.region_name = text(5);
    } else {
      reject("LA Number", figure.area_name, "not the number of an authority or region");
      continue;
    }
    const auto cell = read_cell(text(3));
    if (!cell) {
      reject("Values", text(3), "neither a number nor a known symbol");
      continue;
    }
    figure.value = cell->value;
    figure.symbol = cell->symbol;
    staging.figure(figure);
  }
  return dataset;
}

}  // namespace windscreen::benchmark

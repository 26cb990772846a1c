#include "report/data_quality.h"

#include <fmt/format.h>

#include "base/text.h"
#include "model/tables.h"

namespace windscreen::report {
namespace {

/// Of `from`: a table, or a select with the columns code and table_name.
std::vector<CodeCount> count_codes(query::Connection& connection, const char* from) {
  query::Result rows =
      connection.query(fmt::format("select code, table_name, count(*) as n from {} group by code, table_name"
                                   " order by n desc, code, table_name",
                                   from));
  std::vector<CodeCount> counts;
  while (rows.next()) counts.push_back({rows.any_text(0), rows.any_text(1), rows.integer(2)});
  return counts;
}

TableCompleteness complete(query::Connection& connection, const lake::Snapshot& snapshot,
                           const model::Table& table) {
  TableCompleteness result;
  result.table = table.name;
  result.row_is = table.row_is;
  result.rows = static_cast<std::int64_t>(snapshot.rows(table.name));
  std::string counts;
  for (const model::Column& column : table.columns) {
    result.columns.emplace_back(column.name);
    counts += fmt::format("{}count({})", counts.empty() ? "" : ", ", base::sql_name(column.name));
  }
  result.filled.resize(result.columns.size(), 0);
  if (result.rows == 0) return result;
  query::Result row = connection.query(fmt::format("select {} from {}", counts, base::sql_name(table.name)));
  if (row.next()) {
    for (std::size_t column = 0; column < result.filled.size(); ++column) {
      result.filled[column] = row.integer(column);
    }
  }
  return result;
}

}  // namespace

DataQuality read_data_quality(query::Connection& connection, const lake::Snapshot& snapshot) {
  DataQuality quality;
  quality.reasons = count_codes(connection, "(select code, '' as table_name from rejects)");
  quality.flags = count_codes(connection, "flags");
  for (const model::Table& table : model::tables()) {
    quality.tables.push_back(complete(connection, snapshot, table));
  }
  return quality;
}

}  // namespace windscreen::report

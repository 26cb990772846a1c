#include "lake/settling.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "lake/staging_state.h"

namespace windscreen::lake {

using base::sql_name;

bool Settling::is_staged(std::string_view table) const {
  return std::any_of(staged.begin(), staged.end(),
                     [&](const model::Table* one) { return one->name == table; });
}

std::string pairs_name(const model::Table& table) { return fmt::format("_pairs_{}", table.name); }

std::vector<std::string_view> key_columns(const model::Table& table) {
  std::vector<std::string_view> names;
  for (const model::Column& column : table.columns) {
    if (column.key) names.push_back(column.name);
  }
  return names;
}

std::string name_list(const std::vector<std::string_view>& names, std::string_view prefix) {
  std::string list;
  for (const std::string_view name : names) {
    if (!list.empty()) list += ", ";
    list += prefix;
    list += sql_name(name);
  }
  return list;
}

std::string row_key_sql(const model::Table& table, std::string_view prefix) {
  std::string sql = "concat_ws('|'";
  for (const std::string_view name : key_columns(table)) sql += fmt::format(", {}{}", prefix, sql_name(name));
  return sql + ")";
}

std::string rank_sql() {
  // 5 formats and 2^56 rows fit in a BIGINT side by side.
  return fmt::format("(s.priority * {} + t._seq)", rows_in_rank);
}

std::string_view first_day(const model::Table& table) {
  if (!table.start.empty() || table.end.empty()) return table.start;
  // "addr_address_end_date" ends what "addr_address_start_date" begins; "valid_to" what "valid_from" does.
  std::string name(table.end);
  if (const auto at = name.find("_end_"); at != std::string::npos) name.replace(at, 5, "_start_");
  if (const auto at = name.find("valid_to"); at != std::string::npos) name.replace(at, 8, "valid_from");
  const std::size_t column = table.find(name);
  if (column == model::Table::npos || name == table.end) return {};
  return table.columns[column].name;
}

namespace {

// Adds to the sources whether a line number tells their rows apart: not in a message written on one line.
void find_telling_lines(Settling& settling) {
  std::string lines = fmt::format("select source, line from {}", rejects_table);
  for (const model::Table* table : settling.staged) {
    lines +=
        fmt::format(" union all select _source, max(_line) from {} group by _source", sql_name(table->name));
  }
  settling.sql.run(fmt::format(
      "create table _with_lines as select s.*, coalesce(l.last, s.read) >= s.read as telling_lines from {0} s"
      " left join (select source, max(line) as last from ({1}) group by source) l on l.source = s.id;"
      "drop table {0}; alter table _with_lines rename to {0}",
      sources_table, lines));
}

}  // namespace

void Staging::settle(std::optional<base::Date> as_at) {
  if (state_->settled) throw base::Error("the load is settled already");
  state_->close_writers();
  state_->settled = true;
  write_sources();
  Settling settling{state_->connection, as_at, {}, {}, {}, {}};
  for (std::size_t i = 0; i < state_->writers.size(); ++i) {
    if (state_->writers[i]) settling.staged.push_back(&model::tables()[i]);
  }
  find_telling_lines(settling);
  reject_unusable(settling);
  compare_lines(settling);
  for (const model::Table* table : settling.staged) order_contested(settling, *table);
  settle_same_keys(settling);
  settle_same_events(settling);
  settle_people(settling);
  flag_people(settling);
  flag_dates(settling);
  count_rows(settling, counts_);
  state_->connection.run("drop table _line_places");
}

}  // namespace windscreen::lake

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "lake/settling.h"
#include "lake/staging_state.h"

namespace windscreen::lake {

using base::split;
using base::sql_literal;
using base::sql_name;

namespace {

/// SQL for how much a staged row `t` says: how many cells are filled, its dates (later ones are greater as
/// text), and its text.
std::string said_sql(const model::Table& table) {
  std::string filled = "0";
  std::string dates = "''";
  for (const model::Column& column : table.columns) {
    const std::string cell = "t." + sql_name(column.name);
    filled += fmt::format(" + ({} is not null)::int", cell);
    if (column.type == model::Type::date)
      dates += fmt::format(" || coalesce({}::varchar, '') || chr(31)", cell);
  }
  return fmt::format("{} as _filled, {} as _dates, {} as _text", filled, dates, row_text_sql(table));
}

/// SQL for the flags `f` of one row or line as one text, which does not say where they stand.
constexpr std::string_view flagged_sql =
    "string_agg(f.table_name || chr(31) || f.code || chr(31) || f.detail, chr(30)"
    " order by f.table_name, f.code, f.detail)";

/// The lines of which a row has the key of another line's row in the same scope.
void find_contested_lines(Settling& settling) {
  settling.sql.run("create table _contested (_source bigint, _line bigint)");
  for (const model::Table* table : settling.staged) {
    const std::string keys = name_list(key_columns(*table));
    const std::string name = sql_name(table->name);
    settling.sql.run(fmt::format(
        "create table _twice as select {0} from {1} group by {0} having count(*) > 1", keys, name));
    if (settling.sql.count("select count(*) from _twice") > 0) {
      // A row of the ssd is all that its line says; lines that cannot be told apart are left to their rows.
      // Annex A's reader says once who somebody is, so which of the lines says it means nothing.
      settling.sql.run(fmt::format(
          "insert into _contested select _source, _line from (select t._source, t._line from {table} t"
          "   semi join _twice using ({keys}) join {sources} s on s.id = t._source"
          "   where s.telling_lines and s.format not in ({not_told})"
          "   qualify count(*) over (partition by {keys}, s.scope) > 1)",
          fmt::arg("table", name), fmt::arg("keys", keys), fmt::arg("sources", sources_table),
          fmt::arg("not_told", is_said_once(*table) ? "'ssd', 'annex_a'" : "'ssd'")));
    }
    settling.sql.run("drop table _twice");
  }
}

}  // namespace

std::string row_text_sql(const model::Table& table) {
  std::string text = "''";
  for (const model::Column& column : table.columns)
    text += fmt::format(" || coalesce(t.{}::varchar, '') || chr(31)", sql_name(column.name));
  return text;
}

std::string flagged_rows_sql(const model::Table& table) {
  return fmt::format(
      "(select f.source, f.line, f.row_key, {} as _flagged from {} f where f.table_name = {} group by all)",
      flagged_sql, flags_table, sql_literal(table.name));
}

bool is_said_once(const model::Table& table) {
  constexpr auto names = std::to_array<std::string_view>(
      {"ssd_person", "ssd_disability", "ssd_immigration_status", "ssd_department", "ssd_professionals"});
  return std::ranges::find(names, table.name) != names.end();
}

void compare_lines(Settling& settling) {
  find_contested_lines(settling);
  settling.sql.run(
      "create table _lines as select distinct _source, _line from _contested; drop table _contested;"
      "create table _said (_source bigint, _line bigint, _table bigint, _filled bigint, _dates varchar,"
      " _text varchar)");
  if (settling.sql.count("select count(*) from _lines") > 0) {
    std::size_t number = 0;
    for (const model::Table* table : settling.staged) {
      ++number;
      if (is_said_once(*table)) continue;
      settling.sql.run(
          fmt::format("insert into _said select t._source, t._line, {}, {} from {} t semi join _lines using"
                      " (_source, _line)",
                      number, said_sql(*table), sql_name(table->name)));
    }
  }
  // Lines that say the same have the same place. Where a cell could not be read, nothing of it stands in the
  // rows, only in the flag: of two lines that differ in no more than that, the one with a flag comes first.
  settling.sql.run(fmt::format(
      "create table _line_places as select _source, _line,"
      " dense_rank() over (order by _filled desc, _dates desc, _text, _flagged nulls last) as _place from"
      " (select _source, _line, sum(_filled) as _filled, string_agg(_dates, chr(30) order by _table, _text) "
      "as"
      "   _dates, string_agg(_text, chr(30) order by _table, _text) as _text from _said"
      "   group by _source, _line) left join"
      " (select f.source as _source, f.line as _line, {flagged} as _flagged from {flags} f"
      "   join _lines l on l._source = f.source and l._line = f.line group by all) using (_source, _line);"
      "drop table _lines; drop table _said",
      fmt::arg("flagged", flagged_sql), fmt::arg("flags", flags_table)));
}

void order_contested(Settling& settling, const model::Table& table) {
  const std::string name = sql_name(table.name);
  const std::string tagged =
      fmt::format("(select t.*, s.priority from {} t join {} s on s.id = t._source) t", name, sources_table);
  std::string contested;
  const auto gather = [&](const std::string& columns, const std::string& known) {
    contested += fmt::format(
        "{union_}select t._seq from {tagged} semi join (select {columns}, priority from {tagged} where "
        "{known}"
        "   group by all having count(*) > 1) using ({columns}, priority)",
        fmt::arg("union_", contested.empty() ? "" : " union "), fmt::arg("columns", columns),
        fmt::arg("tagged", tagged), fmt::arg("known", known));
  };
  gather(name_list(key_columns(table)), "true");
  if (!table.same_when.empty()) {
    std::string known = "true";
    for (const std::string_view column : split(table.same_when, ','))
      known += fmt::format(" and {} is not null", sql_name(column));
    gather(name_list(split(table.same_when, ',')), known);
  }
  settling.sql.run(fmt::format("create table _contested as {}", contested));
  if (settling.sql.count("select count(*) from _contested") == 0) {
    settling.sql.run("drop table _contested");
    return;
  }
  // A line wins or loses as a whole: its team does not come from one row and its worker from another. Only
  // who somebody is is told by the row itself first.
  const std::string_view own = "_filled desc, _dates desc, _text";
  const std::string_view line = "_place nulls last";
  const std::string order =
      is_said_once(table) ? fmt::format("{}, {}", own, line) : fmt::format("{}, {}", line, own);
  settling.sql.run(fmt::format(
      "create table _order as select _seq, (select max(_seq) from {name}) + row_number() over"
      "   (order by {order}, _flagged nulls last, _source, _line, _seq) as _new"
      "   from (select t._seq, t._source, t._line, p._place, g._flagged, {said} from {name} t"
      "     semi join _contested c on c._seq = t._seq"
      "     left join _line_places p on p._source = t._source and p._line = t._line"
      "     left join {flagged} g on g.source = t._source and g.line = t._line and g.row_key = {key});"
      "create table _ordered as select t.* replace (coalesce(o._new, t._seq) as _seq) from {name} t"
      "   left join _order o on o._seq = t._seq;"
      "drop table {name}; alter table _ordered rename to {name}; drop table _order; drop table _contested",
      fmt::arg("name", name), fmt::arg("order", order), fmt::arg("said", said_sql(table)),
      fmt::arg("flagged", flagged_rows_sql(table)), fmt::arg("key", row_key_sql(table, "t."))));
}

}  // namespace windscreen::lake

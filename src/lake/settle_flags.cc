#include <fmt/format.h>

#include "base/text.h"
#include "lake/settling.h"
#include "lake/staging_state.h"

namespace windscreen::lake {

using base::sql_literal;
using base::sql_name;

namespace {

std::string person_sql(const model::Table& table, std::string_view prefix) {
  return table.person.empty() ? "null::varchar" : fmt::format("{}{}", prefix, sql_name(table.person));
}

}  // namespace

void settle_readers_flags(Settling& settling, const model::Table& table) {
  if (!settling.flags_settled.insert(table.name).second) return;
  if (settling.sql.count(fmt::format("select count(*) from {} where table_name = {}", flags_table,
                                     sql_literal(table.name))) == 0)
    return;
  const bool paired = settling.paired.contains(table.name);
  const std::string name = sql_name(table.name);
  settling.sql.run(fmt::format(
      "create table _settled_flags as"
      " with mine as (select * from {flags} where table_name = {table}),"
      " rows as (select t._source, t._line, {key} as row_key, min(t._seq) as _seq from {name} t"
      "   semi join mine on mine.source = t._source and mine.line = t._line group by all)"
      " select distinct f.source, f.line, f.table_name, {person} as person_id,"
      "   coalesce({kept_key}, f.row_key) as row_key, f.code, f.detail"
      " from mine f left join rows r on r._source = f.source and r._line = f.line and r.row_key = f.row_key"
      " {pairs} left join {name} k on k._seq = {kept} where {usable};"
      "delete from {flags} where table_name = {table};"
      "insert into {flags} select * from _settled_flags; drop table _settled_flags",
      fmt::arg("flags", flags_table), fmt::arg("table", sql_literal(table.name)), fmt::arg("name", name),
      fmt::arg("key", row_key_sql(table, "t.")),
      fmt::arg("kept_key", "nullif(" + row_key_sql(table, "k.") + ", '')"),
      fmt::arg("person", person_sql(table, "k.")),
      fmt::arg("pairs", paired ? fmt::format("left join {} p on p._seq = r._seq", pairs_name(table)) : ""),
      fmt::arg("kept", paired ? "coalesce(p.keep, r._seq)" : "r._seq"),
      fmt::arg("usable", paired ? "coalesce(p.kind, 'merge') = 'merge'" : "true")));
}

void flag_differing_ends(Settling& settling, const model::Table& table) {
  if (table.end.empty() || !settling.paired.contains(table.name)) return;
  settling.sql.run(fmt::format(
      "insert into {flags} select d._source, d._line, {table}, {person}, {key}, 'end_dates_differ',"
      " 'ends ' || k.{end} || ' (' || ks.format || ') or ' || d.{end} || ' (' || ds.format || '); the first "
      "is"
      " used'"
      " from {pairs} p join {name} d on d._seq = p._seq join {name} k on k._seq = p.keep"
      " join {sources} ds on ds.id = d._source join {sources} ks on ks.id = k._source"
      " where p.kind = 'merge' and d.{end} <> k.{end}",
      fmt::arg("flags", flags_table), fmt::arg("table", sql_literal(table.name)),
      fmt::arg("person", person_sql(table, "k.")), fmt::arg("key", row_key_sql(table, "k.")),
      fmt::arg("end", sql_name(table.end)), fmt::arg("pairs", pairs_name(table)),
      fmt::arg("name", sql_name(table.name)), fmt::arg("sources", sources_table)));
}

void flag_dates(Settling& settling) {
  for (const model::Table* table : settling.staged) {
    const std::string_view start = first_day(*table);
    if (start.empty()) continue;
    const auto flag = [&](std::string_view code, const std::string& detail, const std::string& where) {
      settling.sql.run(
          fmt::format("insert into {} select t._source, t._line, {}, {}, {}, {}, {} from {} t"
                      " where {}",
                      flags_table, sql_literal(table->name), person_sql(*table, "t."),
                      row_key_sql(*table, "t."), sql_literal(code), detail, sql_name(table->name), where));
    };
    const std::string first = "t." + sql_name(start);
    if (!table->end.empty()) {
      const std::string last = "t." + sql_name(table->end);
      flag("end_before_start", fmt::format("'starts ' || {} || ' and ends ' || {}", first, last),
           fmt::format("{} < {}", last, first));
    }
    if (settling.as_at) {
      const std::string day = base::format_iso(*settling.as_at);
      flag("after_as_at", fmt::format("'starts ' || {} || ', after the load''s day {}'", first, day),
           fmt::format("{} > date '{}'", first, day));
    }
  }
}

}  // namespace windscreen::lake

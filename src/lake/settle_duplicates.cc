#include <fmt/format.h>

#include "base/text.h"
#include "lake/settling.h"
#include "lake/staging_state.h"

namespace windscreen::lake {

using base::sql_literal;
using base::sql_name;

namespace {

bool is_person(const model::Table& table) { return table.name == "ssd_person"; }

/// SQL for a staged row as a line of text, for the record of a reject.
std::string record_sql(const model::Table& table) {
  std::string sql = "concat_ws(', '";
  for (const model::Column& column : table.columns)
    sql += fmt::format(", {} || t.{}", sql_literal(fmt::format("{}=", column.name)), sql_name(column.name));
  return sql + ")";
}

/// SQL for the names of the columns in which rows `a` and `b` differ; '' when they are the same.
std::string differences_sql(const model::Table& table, std::string_view a, std::string_view b) {
  std::string sql = "concat_ws(', '";
  for (const model::Column& column : table.columns) {
    if (column.key) continue;
    sql += fmt::format(", case when {}.{} is distinct from {}.{} then {} end", a, sql_name(column.name), b,
                       sql_name(column.name), sql_literal(column.name));
  }
  // concat_ws of nothing at all is not allowed where every column is of the key.
  return sql + ", null)";
}

// The rows of keys that occur more than once. `anchor` is the row that a row would be a duplicate of: one
// that says the very same, or else the one that wins. Both are of its scope, which for the ssd's own
// identifiers is the format, and else a list of one return.
void pair_same_keys(Settling& settling, const model::Table& table) {
  const std::string keys = name_list(key_columns(table));
  const std::string name = sql_name(table.name);
  settling.sql.run(
      fmt::format("create table _twice as select {0} from {1} group by {0} having count(*) > 1", keys, name));
  if (settling.sql.count("select count(*) from _twice") == 0) {
    settling.sql.run("drop table _twice");
    return;
  }
  // The rank of a row ends with its _seq.
  settling.sql.run(fmt::format(
      "create table _keyed as select {keys}, t._seq, t._source, t._line, s.scope, {rank} as _rank,"
      "   md5_number_lower({text}) as _text from {table} t semi join _twice using ({keys})"
      "   join {sources} s on s.id = t._source;"
      "create table _anchored as select _seq, _source, _line,"
      "   min(_rank) over (partition by {keys}) % {rows} as keep,"
      "   min(_rank) over (partition by {keys}, scope) % {rows} as of_scope,"
      "   min(_rank) over (partition by {keys}, scope, _text) % {rows} as same from _keyed;"
      "create table _again as select _seq, keep, case when same = _seq then of_scope else same end as anchor,"
      "   _source, _line from _anchored where _seq <> keep;"
      "create table {pairs} as"
      " select _seq, keep, 'merge' as kind, _source, _line, _source as anchor_source, _line as anchor_line,"
      "   '' as differs from _again where _seq = anchor"
      " union all select t._seq, g.keep, 'undecided', t._source, t._line, a._source, a._line, {differences}"
      "   from _again g join {table} t on t._seq = g._seq join {table} a on a._seq = g.anchor"
      "   where g._seq <> g.anchor;"
      "drop table _twice; drop table _keyed; drop table _anchored; drop table _again",
      fmt::arg("pairs", pairs_name(table)), fmt::arg("keys", keys), fmt::arg("text", row_text_sql(table)),
      fmt::arg("table", name), fmt::arg("rank", rank_sql()), fmt::arg("rows", rows_in_rank),
      fmt::arg("sources", sources_table), fmt::arg("differences", differences_sql(table, "t", "a"))));
  settling.paired.insert(table.name);
}

// Of a line that makes several rows (one of a list of Annex A), those that repeat another line's rows are no
// duplicate so long as the line says something else.
void find_lines_that_say_more(Settling& settling) {
  settling.sql.run(
      "create table _doubtful (_source bigint, _line bigint);"
      "create table _say_more (_source bigint, _line bigint)");
  for (const std::string_view name : settling.paired) {
    settling.sql.run(
        fmt::format("insert into _doubtful select distinct _source, _line from {} where kind = 'undecided'"
                    " and _source in (select id from {} where telling_lines)",
                    pairs_name(*model::find_table(name)), sources_table));
  }
  if (settling.sql.count("select count(*) from _doubtful") == 0) return;
  for (const model::Table* table : settling.staged) {
    if (is_said_once(*table)) continue;
    const std::string certain =
        settling.paired.contains(table->name)
            ? fmt::format(
                  "(select _source, _line from {} t anti join (select _seq from {} where kind ="
                  " 'undecided') u using (_seq))",
                  sql_name(table->name), pairs_name(*table))
            : sql_name(table->name);
    settling.sql.run(fmt::format(
        "insert into _say_more select distinct _source, _line from {} semi join _doubtful using (_source,"
        " _line)",
        certain));
  }
}

/// Joins to pairs `p` the flags `g` of the row and `a` of its anchor.
std::string flags_of_pairs_sql(const model::Table& table) {
  return fmt::format(
      "join {name} t on t._seq = p._seq"
      " left join {flagged} g on g.source = p._source and g.line = p._line and g.row_key = {key}"
      " left join {flagged} a on a.source = p.anchor_source and a.line = p.anchor_line and a.row_key = {key}",
      fmt::arg("name", sql_name(table.name)), fmt::arg("flagged", flagged_rows_sql(table)),
      fmt::arg("key", row_key_sql(table, "t.")));
}

void decide(Settling& settling, const model::Table& table) {
  // One person a child whatever the rows say: those of a person are never the same key with other content,
  // and where they differ in what could not be read, neither is a duplicate.
  const bool person = is_person(table);
  settling.sql.run(fmt::format(
      "create table _decided as select p._seq, p.keep, case when p.kind = 'merge' or m._line is not null then"
      " 'merge' when p.differs = '' and {same_flags} then 'duplicate_row' else {otherwise} end as kind,"
      " p._source, p._line, p.anchor_source, p.anchor_line, p.differs"
      " from {pairs} p left join (select distinct _source, _line from _say_more) m"
      "   on m._source = p._source and m._line = p._line {flags};"
      "drop table {pairs}; alter table _decided rename to {pairs}",
      fmt::arg("otherwise", sql_literal(person ? "merge" : "same_key")),
      fmt::arg("same_flags", person ? "g._flagged is not distinct from a._flagged" : "true"),
      fmt::arg("flags", person ? flags_of_pairs_sql(table) : ""), fmt::arg("pairs", pairs_name(table))));
}

// One reject a line of the source, however many rows were made from it.
void reject_duplicates(Settling& settling, const model::Table& table) {
  settling.sql.run(fmt::format(
      "insert into {rejects} select p._source, p._line, p.kind,"
      " case p.kind when 'duplicate_row' then"
      "   'The same row stands at line ' || p.anchor_line || case when p.anchor_source = p._source then ''"
      "   else ' of ' || concat_ws(', ', o.file, nullif(o.part, '')) end || ' already; it counts once.'"
      " else"
      "   'The row at line ' || p.anchor_line || case when p.anchor_source = p._source then ''"
      "   else ' of ' || concat_ws(', ', o.file, nullif(o.part, '')) end || ' has the same {keys}, and is"
      " another in ' || p.differs || '; that one is kept, since it says more or is the later. Give each its"
      " own identifier, or leave one out.'"
      " end, {table} || ': ' || left({record}, 3900)"
      " from {pairs} p join {name} t on t._seq = p._seq join {sources} s on s.id = p._source"
      " join {sources} o on o.id = p.anchor_source"
      " where p.kind <> 'merge' and not (s.telling_lines and exists (select 1 from {rejects} r"
      "   where r.source = p._source and r.line = p._line))"
      " qualify not s.telling_lines or row_number() over (partition by p._source, p._line order by p._seq) ="
      " 1",
      fmt::arg("rejects", rejects_table), fmt::arg("sources", sources_table),
      fmt::arg("keys", fmt::join(key_columns(table), " and ")), fmt::arg("table", sql_literal(table.name)),
      fmt::arg("record", record_sql(table)), fmt::arg("pairs", pairs_name(table)),
      fmt::arg("name", sql_name(table.name))));
}

}  // namespace

void reject_unusable(Settling& settling) {
  for (const model::Table* table : settling.staged) {
    std::string code = "case";
    std::string unusable;
    const auto needs = [&](std::string_view column, std::string_view word) {
      if (column.empty()) return;
      code += fmt::format(" when {} is null then {}", sql_name(column), sql_literal(word));
      unusable += fmt::format("{}{} is null", unusable.empty() ? "" : " or ", sql_name(column));
    };
    for (const std::string_view column : key_columns(*table)) needs(column, "no_key");
    needs(table->person, "no_person");
    needs(table->start, "no_start_date");
    const std::string name = sql_name(table->name);
    if (settling.sql.count(fmt::format("select count(*) from {} where {}", name, unusable)) == 0) continue;
    settling.sql.run(fmt::format(
        "insert into {} select t._source, t._line, {} end, 'The row lacks its key, its person or its start"
        " date, so it cannot be used.', {} || ': ' || left({}, 3900) from {} t where {};"
        "delete from {} where {}",
        rejects_table, code, sql_literal(table->name), record_sql(*table), name, unusable, name, unusable));
  }
}

void settle_same_keys(Settling& settling) {
  for (const model::Table* table : settling.staged) pair_same_keys(settling, *table);
  find_lines_that_say_more(settling);
  const model::Table* person = nullptr;
  for (const model::Table* table : settling.staged) {
    if (!settling.paired.contains(table->name)) continue;
    decide(settling, *table);
    if (is_person(*table)) {
      person = table;
    } else {
      reject_duplicates(settling, *table);
    }
  }
  // Last, so that a line that is rejected for what it says is not rejected for whom it is about.
  if (person != nullptr) reject_duplicates(settling, *person);
  settling.sql.run("drop table _doubtful; drop table _say_more");
}

}  // namespace windscreen::lake

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lake/settling.h"
#include "lake/staging_state.h"

namespace windscreen::lake {

using base::split;
using base::sql_name;

namespace {

// The period of care that episodes, placements, reviews and visits belong to. The SSD has no table of periods
// to refer to: where two formats' episodes are one, so are the periods that they name.
constexpr std::string_view period_suffix = "_cla_id";
constexpr const char* period_moves = "_moves_period";

bool is_period(const model::Column& column) {
  return column.references.empty() && !column.key && column.name.ends_with(period_suffix);
}

/// The table and column that a column refers to when what it refers to may move (people never do).
struct Reference {
  const model::Table* table = nullptr;
  std::string_view column;
};

Reference reference_of(const model::Column& column) {
  if (column.references.empty()) return {};
  const auto parts = split(column.references, '.');
  const model::Table* table = model::find_table(parts[0]);
  if (table == nullptr || table->name == "ssd_person") return {};
  return {table, parts[1]};
}

bool may_move(const model::Column& column) {
  return is_period(column) || reference_of(column).table != nullptr;
}

/// True when a table's rows can only be matched after what they refer to was: its key, or the columns by
/// which two of its rows are the same, may move.
bool waits_for_others(const model::Table& table) {
  const auto same = split(table.same_when, ',');
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const model::Column& column) {
    const bool matters = column.key || std::find(same.begin(), same.end(), column.name) != same.end();
    return matters && may_move(column);
  });
}

bool has_compound_key(const model::Table& table) { return key_columns(table).size() > 1; }

void finish_pairs(Settling& settling, const model::Table& table) {
  if (settling.sql.count(fmt::format("select count(*) from {}", pairs_name(table))) == 0) {
    settling.sql.run("drop table " + pairs_name(table));
    settling.paired.erase(table.name);
  } else {
    settling.paired.insert(table.name);
  }
}

// Where a key moved onto another row's: the same fact from two formats.
void pair_moved_keys(Settling& settling, const model::Table& table) {
  const std::string keys = name_list(key_columns(table));
  settling.sql.run(fmt::format(
      "create table {pairs} as"
      " with twice as (select {keys} from {table} group by {keys} having count(*) > 1),"
      " ranked as (select t._seq, t._source, t._line, {keys}, {rank} as _rank from {table} t join twice using"
      "   ({keys}) join {sources} s on s.id = t._source)"
      " select * from (select _seq, first_value(_seq) over (partition by {keys} order by _rank) as keep,"
      "   'merge' as kind, _source, _line from ranked) where _seq <> keep",
      fmt::arg("pairs", pairs_name(table)), fmt::arg("keys", keys), fmt::arg("table", sql_name(table.name)),
      fmt::arg("rank", rank_sql()), fmt::arg("sources", sources_table)));
  finish_pairs(settling, table);
}

// The n-th of one format's rows that are the same by `same_when` is the n-th of another's. Nearly always
// there is one a format: that is settled by adding up, and only the others are numbered.
void match_events(Settling& settling, const model::Table& table) {
  const std::vector<std::string_view> columns = split(table.same_when, ',');
  std::string known;
  for (const std::string_view column : columns)
    known += fmt::format(" and t.{} is not null", sql_name(column));
  const std::string present =
      fmt::format("{} t {} join {} s on s.id = t._source", sql_name(table.name),
                  settling.paired.contains(table.name)
                      ? fmt::format("anti join {} gone on gone._seq = t._seq", pairs_name(table))
                      : "",
                  sources_table);
  settling.sql.run(fmt::format(
      "create table _present as select {same}, s.priority, min({rank}) as first, count(*) as n from {present}"
      "   where true {known} group by all;"
      "create table _shared as select {same}, min(first) as first, max(n) as most from _present group by "
      "{same}"
      "   having count(*) > 1;"
      "create table _alike as select p.first % {rows} as _seq, h.first % {rows} as keep from _present p"
      "   join _shared h using ({same}) where h.most = 1 and p.first <> h.first;"
      "drop table _present; delete from _shared where most = 1;"
      "create table _numbered as select {same}, s.priority, t._seq,"
      "   row_number() over (partition by {same}, s.priority order by {rank}) as n from {present}"
      "   semi join _shared using ({same});"
      "insert into _alike select _seq, keep from (select _seq, first_value(_seq) over (partition by {same}, n"
      "   order by priority) as keep from _numbered) where _seq <> keep;"
      "create table _matched as select a._seq, a.keep, 'merge' as kind, t._source, t._line from _alike a"
      "   join {table} t on t._seq = a._seq;"
      "drop table _shared; drop table _numbered; drop table _alike",
      fmt::arg("same", name_list(columns)), fmt::arg("rank", rank_sql()), fmt::arg("present", present),
      fmt::arg("known", known), fmt::arg("rows", rows_in_rank), fmt::arg("table", sql_name(table.name))));
}

void pair_same_events(Settling& settling, const model::Table& table) {
  if (table.same_when.empty()) return;
  if (settling.sql.count(
          fmt::format("select count(distinct s.format) from (select distinct _source from {}) t"
                      " join {} s on s.id = t._source",
                      sql_name(table.name), sources_table)) < 2)
    return;
  match_events(settling, table);
  if (settling.paired.contains(table.name)) {
    // A row merged into one that is itself merged now belongs to the row that stays.
    settling.sql.run(fmt::format(
        "create table _all as select p._seq, coalesce(m.keep, p.keep) as keep, p.kind, p._source, p._line"
        " from {pairs} p left join _matched m on m._seq = p.keep"
        " union all select _seq, keep, kind, _source, _line from _matched;"
        "drop table {pairs}; drop table _matched; alter table _all rename to {pairs}",
        fmt::arg("pairs", pairs_name(table))));
  } else {
    settling.sql.run(fmt::format("alter table _matched rename to {}", pairs_name(table)));
  }
  finish_pairs(settling, table);
}

/// The columns of a table that any other table refers to.
std::set<std::string_view> referred_columns(const model::Table& table) {
  std::set<std::string_view> columns;
  for (const model::Table& other : model::tables()) {
    for (const model::Column& column : other.columns) {
      const Reference reference = reference_of(column);
      if (reference.table != nullptr && reference.table->name == table.name) columns.insert(reference.column);
    }
  }
  return columns;
}

void record_moves(Settling& settling, const model::Table& table) {
  if (!settling.paired.contains(table.name)) return;
  const std::string pairs_and_rows =
      fmt::format("{} p join {} d on d._seq = p._seq join {} k on k._seq = p.keep where p.kind = 'merge'",
                  pairs_name(table), sql_name(table.name), sql_name(table.name));
  for (const std::string_view column : referred_columns(table)) {
    const std::string moves = fmt::format("_moves_{}_{}", table.name, column);
    // Siblings may share an enquiry's identifier: the person tells which row is meant.
    const std::string person =
        has_compound_key(table) ? fmt::format("d.{}", sql_name(table.person)) : "null::varchar";
    settling.sql.run(
        fmt::format("create table {0} as select d.{1} as old, {2} as person, min(k.{1}) as new from {3}"
                    " and d.{1} <> k.{1} group by all",
                    moves, sql_name(column), person, pairs_and_rows));
    if (settling.sql.count("select count(*) from " + moves) == 0) {
      settling.sql.run("drop table " + moves);
    } else {
      settling.moves[fmt::format("{}.{}", table.name, column)] = moves;
    }
  }
  if (table.name == "ssd_cla_episodes") {
    // With three formats a move may lead to a name that moves itself; one more step ends every such chain.
    settling.sql.run(fmt::format(
        "create table _steps as select d.clae_cla_id as old, min(k.clae_cla_id) as new from {1} and"
        " d.clae_cla_id <> k.clae_cla_id group by all;"
        "create table {0} as select a.old, coalesce(b.new, a.new) as new from _steps a"
        " left join _steps b on b.old = a.new where coalesce(b.new, a.new) <> a.old; drop table _steps",
        period_moves, pairs_and_rows));
    if (settling.sql.count(fmt::format("select count(*) from {}", period_moves)) > 0)
      settling.moves["period"] = period_moves;
  }
}

/// The select list, joins and whether any applies, for moving a table's references.
struct Moving {
  std::string joins;
  bool any = false;
};

std::string moved_cell(const Settling& settling, const model::Table& table, const model::Column& column,
                       const std::string& cell, Moving& moving) {
  std::string moves;
  const Reference reference = reference_of(column);
  if (reference.table != nullptr) {
    const auto found = settling.moves.find(std::string(column.references));
    if (found != settling.moves.end()) moves = found->second;
  } else if (is_period(column) && settling.moves.contains("period")) {
    moves = period_moves;
  }
  if (moves.empty()) return cell;
  moving.any = true;
  const std::string alias = sql_name(fmt::format("m_{}", column.name));
  if (reference.table != nullptr && has_compound_key(*reference.table) && !table.person.empty()) {
    moving.joins += fmt::format(" left join {} {} on {}.old = {} and {}.person = t.{}", moves, alias, alias,
                                cell, alias, sql_name(table.person));
  } else {
    moving.joins +=
        fmt::format(" left join (select old, min(new) as new from {} group by old) {} on {}.old = {}", moves,
                    alias, alias, cell);
  }
  return fmt::format("coalesce({}.new, {})", alias, cell);
}

// Writes the table anew: without what was merged or rejected, with the kept rows' empty cells filled from
// those merged into them, and with moved references.
void rewrite(Settling& settling, const model::Table& table) {
  const bool paired = settling.paired.contains(table.name);
  const std::string name = sql_name(table.name);
  std::string cells;
  std::string fills;
  Moving moving;
  for (const model::Column& column : table.columns) {
    const std::string quoted = sql_name(column.name);
    std::string cell = "t." + quoted;
    if (paired && !column.key) {
      fills += fmt::format(", arg_min(t.{0}, {1}) as {0}", quoted, rank_sql());
      cell = fmt::format("coalesce(t.{0}, f.{0})", quoted);
    }
    cells += fmt::format("{} as {}, ", moved_cell(settling, table, column, cell, moving), quoted);
  }
  if (!paired && !moving.any) return;
  std::string from = name + " t";
  if (paired) {
    from += fmt::format(
        " anti join {pairs} gone on gone._seq = t._seq left join (select p.keep{fills} from {pairs} p join"
        " {name} t on t._seq = p._seq join {sources} s on s.id = t._source where p.kind = 'merge' group by"
        " p.keep) f on f.keep = t._seq",
        fmt::arg("pairs", pairs_name(table)), fmt::arg("fills", fills), fmt::arg("name", name),
        fmt::arg("sources", sources_table));
  }
  settling.sql.run(fmt::format("create table _rewritten as select {}t._source, t._line, t._seq from {}{}",
                               cells, from, moving.joins));
  if (paired) {
    settling.sql.run(
        fmt::format("insert into _merged select _source, _line from {0} where kind = 'merge';"
                    "drop table {0}",
                    pairs_name(table)));
    settling.paired.erase(table.name);
  }
  settling.sql.run(fmt::format("drop table {0}; alter table _rewritten rename to {0}", name));
}

void close_table(Settling& settling, const model::Table& table) {
  settle_readers_flags(settling, table);
  flag_differing_ends(settling, table);
  rewrite(settling, table);
}

}  // namespace

void settle_same_events(Settling& settling) {
  settling.sql.run("create table _merged (_source bigint, _line bigint)");
  std::vector<const model::Table*> waiting;
  for (const model::Table* table : settling.staged) {
    // People have no events; settle_people folds them.
    if (table->name == "ssd_person") continue;
    if (waits_for_others(*table)) {
      waiting.push_back(table);
      continue;
    }
    pair_same_events(settling, *table);
    record_moves(settling, *table);
  }
  // What waits is rewritten with the moves known so far, and matched then. None of those waits for another
  // that waits.
  for (const model::Table* table : waiting) {
    close_table(settling, *table);
    order_contested(settling, *table);
    pair_moved_keys(settling, *table);
    pair_same_events(settling, *table);
    record_moves(settling, *table);
  }
  for (const model::Table* table : settling.staged) {
    if (table->name != "ssd_person") close_table(settling, *table);
  }
}

}  // namespace windscreen::lake

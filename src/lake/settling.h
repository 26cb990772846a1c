// The parts of Staging::settle, which see the same staging database. Not for other rooms.
//
// All of it is SQL over whole tables, so that a load many times the memory spills to disk and its cost grows
// with the data. A row is named by `_seq`, which no two rows of a table share. What becomes of a row that is
// not kept as it is stands in the table's pairs (`pairs_name`): the row, the row kept in its stead, and the
// kind: "merge", or the code under which it is rejected.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lake/staging.h"
#include "model/tables.h"
#include "query/database.h"

namespace windscreen::lake {

struct Settling {
  query::Connection& sql;
  std::optional<base::Date> as_at;
  /// The canonical tables that rows were staged for, in the model's order.
  std::vector<const model::Table*> staged;
  /// The tables that have pairs at present, and those whose readers' flags were settled.
  std::set<std::string_view> paired;
  std::set<std::string_view> flags_settled;
  /// The columns whose values moved ("ssd_cin_episodes.cine_referral_id"), each with its table of moves.
  std::map<std::string, std::string> moves;

  bool is_staged(std::string_view table) const;
};

// settle_order.cc: which of several rows wins, by what they say.

/// Compares the lines whose rows meet others of the same key. Once, before the first `order_contested`.
void compare_lines(Settling& settling);
/// Numbers the table's rows anew where a key or an event has several rows in a format, so that the order of
/// their _seq is that in which they win.
void order_contested(Settling& settling, const model::Table& table);
/// SQL for all cells of a staged row `t` as one text, in which rows that differ in anything differ.
std::string row_text_sql(const model::Table& table);
/// SQL for a relation of what readers flagged about the table's rows: source, line, row_key, _flagged.
std::string flagged_rows_sql(const model::Table& table);
/// True for what many lines say and a reader passes on once: who a person, a team or a worker is, which
/// disability a child has, and that it came unaccompanied. That the one line and not the other carries it
/// tells nothing.
bool is_said_once(const model::Table& table);

// settle_duplicates.cc: rows without what they need, and the same key twice.

/// Rejects rows that lack their key, person or start. Readers reject them too, and better: they know the
/// source's own words. This is the guard that no such row is published whatever a reader does.
void reject_unusable(Settling& settling);
/// Pairs rows of the same key, decides what each is, and rejects the duplicates.
void settle_same_keys(Settling& settling);

// settle_events.cc: the same event in two formats.

/// Merges rows that are the same event, moves references to those dropped, and drops what was rejected.
void settle_same_events(Settling& settling);

// settle_people.cc: one person a child.

/// Folds the rows of a person into one, flags disagreements, and lists those mentioned only.
void settle_people(Settling& settling);
/// Flags those who are not born, and children who seem to have two identifiers.
void flag_people(Settling& settling);

// settle_flags.cc: what is kept although something is unusual.

/// Gives the flags that a reader raised on this table's rows their person, follows merged rows to the kept
/// one, and forgets flags on rejected rows.
void settle_readers_flags(Settling& settling, const model::Table& table);
/// Flags merged rows whose ends differ.
void flag_differing_ends(Settling& settling, const model::Table& table);
/// Flags ends before starts, and starts after the load's day.
void flag_dates(Settling& settling);

// settle_counts.cc

/// What became of each source's rows; `counts[i].read` is set already.
void count_rows(Settling& settling, std::vector<RowCounts>& counts);

// The words of the SQL (settling.cc).

/// "_pairs_ssd_contacts".
std::string pairs_name(const model::Table& table);
/// The names of the key columns.
std::vector<std::string_view> key_columns(const model::Table& table);
/// "a, b" of names, each after `prefix` ("t."), quoted.
std::string name_list(const std::vector<std::string_view>& names, std::string_view prefix = {});
/// SQL for a row's key as flags have it: "1234", or "1234|5678" of several columns.
std::string row_key_sql(const model::Table& table, std::string_view prefix);
/// SQL for the order in which rows win: format, then _seq, which order_contested has set where it matters.
/// `t` the row, `s` its source.
std::string rank_sql();
/// A rank is a multiple of this plus the row's _seq.
inline constexpr std::int64_t rows_in_rank = std::int64_t{1} << 56U;
/// SQL for the column of the row's first day, also where a row can do without it; empty when there is none.
std::string_view first_day(const model::Table& table);

}  // namespace windscreen::lake

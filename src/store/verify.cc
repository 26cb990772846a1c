#include "store/verify.h"

#include <fmt/format.h>

#include <array>
#include <set>

namespace windscreen::store {
namespace {

/// So many entries or rows are in memory at once.
constexpr std::int64_t page = 1000;
constexpr std::size_t most_problems = 100;

class Findings {
 public:
  explicit Findings(Verification& result) : result_(result) {}
  void add(std::int64_t sequence, const std::string& table, const std::string& row, std::string what) {
    if (result_.problems.size() < most_problems)
      result_.problems.push_back({sequence, table, row, std::move(what)});
  }

 private:
  Verification& result_;
};

void check_link(const Change& change, const LogHead& before, Findings& findings) {
  if (change.sequence != before.sequence + 1) {
    const bool one = change.sequence == before.sequence + 2;
    findings.add(before.sequence + 1, change.table, {},
                 one ? fmt::format("entry {} is missing", before.sequence + 1)
                     : fmt::format("entries {} to {} are missing", before.sequence + 1, change.sequence - 1));
  } else if (change.previous_hash != before.hash) {
    findings.add(change.sequence, change.table, change.row,
                 "the entry does not follow the one before it: one of the two was changed or moved");
  }
  if (change_hash(change) != change.hash)
    findings.add(change.sequence, change.table, change.row,
                 "the entry's content is not what its hash was made of: it was changed");
}

void walk_chain(Connection& connection, const std::optional<LogHead>& anchor, Verification& result,
                Findings& findings) {
  LogHead last;
  bool anchored = !anchor || anchor->sequence == 0;
  for (;;) {
    const std::vector<Change> changes = changes_after(connection, last.sequence, page);
    for (const Change& change : changes) {
      check_link(change, last, findings);
      last = {change.sequence, change.hash};
      ++result.entries;
      if (anchor && *anchor == last) anchored = true;
    }
    if (changes.empty()) break;
  }
  result.head = last;
  const LogHead recorded = log_head(connection);
  if (recorded != last) {
    findings.add(last.sequence + 1, {}, {},
                 recorded.sequence > last.sequence
                     ? fmt::format("the log ends at entry {}, and {} were written: its end was removed",
                                   last.sequence, recorded.sequence)
                     : fmt::format("the log's recorded end ({}) is not its last entry ({})",
                                   recorded.sequence, last.sequence));
  }
  if (!anchored) {
    findings.add(anchor->sequence, {}, {},
                 "the entry with the hash that was written down is not in the log: it was made anew");
  }
}

/// A row as replaying its entries gives it.
struct Replayed {
  std::string row;
  std::int64_t sequence = 0;
  std::optional<std::string> image;
};

/// A table's entries in order of row, folded into one Replayed a row.
class Replay {
 public:
  Replay(Connection& connection, const Table& table, Findings& findings)
      : connection_(connection), table_(table), findings_(findings) {}

  std::optional<Replayed> next() {
    const Change* change = peek();
    if (change == nullptr) return std::nullopt;
    Replayed replayed{change->row, 0, std::nullopt};
    for (; change != nullptr && change->row == replayed.row; change = peek()) {
      fold(*change, replayed);
      ++at_;
    }
    return replayed;
  }

 private:
  void fold(const Change& change, Replayed& replayed) {
    // A migration may have added columns between two entries, so equal is what same_image calls so.
    const bool follows = change.before.has_value() == replayed.image.has_value() &&
                         (!change.before || same_image(table_, *replayed.image, *change.before));
    const bool shaped = (change.operation == "insert" && !change.before && change.after) ||
                        (change.operation == "update" && change.before && change.after) ||
                        (change.operation == "delete" && change.before && !change.after);
    if (!shaped || !follows)
      findings_.add(change.sequence, change.table, change.row,
                    "the row before the change is not the row that the entries before it left");
    replayed.image = change.after;
    replayed.sequence = change.sequence;
  }

  const Change* peek() {
    if (at_ == changes_.size()) {
      if (ended_) return nullptr;
      const std::string row = changes_.empty() ? std::string() : changes_.back().row;
      const std::int64_t sequence = changes_.empty() ? 0 : changes_.back().sequence;
      changes_ = changes_of_table(connection_, table_.name, row, sequence, page);
      ended_ = changes_.empty();
      at_ = 0;
    }
    return ended_ ? nullptr : &changes_[at_];
  }

  Connection& connection_;
  const Table& table_;
  Findings& findings_;
  std::vector<Change> changes_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

/// A table's present rows in order of their keys.
class Present {
 public:
  Present(Connection& connection, const Table& table) : reader_(connection), table_(table) {}

  const Row* peek() {
    if (at_ == rows_.size()) {
      if (ended_) return nullptr;
      const std::string last = rows_.empty() ? std::string() : row_id(rows_.back());
      rows_ = reader_.rows(table_, "where id > :last order by id limit :count",
                           {{"last", last}, {"count", page}});
      ended_ = rows_.empty();
      at_ = 0;
    }
    return ended_ ? nullptr : &rows_[at_];
  }
  void advance() { ++at_; }

 private:
  Reader reader_;
  const Table& table_;
  std::vector<Row> rows_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

std::string present_image(const Table& table, const Row& row) {
  try {
    return image(table, row);
  } catch (const base::Error&) {
    return {};  // a row that the store would never have written differs from every entry
  }
}

void compare_table(Connection& connection, const Table& table, Verification& result, Findings& findings) {
  Replay replay(connection, table, findings);
  Present present(connection, table);
  const auto unknown = [&](const Row& row) {
    findings.add(0, table.name, row_id(row), "the table holds a row that the change log does not know");
  };
  while (const std::optional<Replayed> replayed = replay.next()) {
    const Row* row = present.peek();
    for (; row != nullptr && row_id(*row) < replayed->row; row = present.peek()) {
      unknown(*row);
      present.advance();
      ++result.rows;
    }
    const bool there = row != nullptr && row_id(*row) == replayed->row;
    if (there && !replayed->image)
      findings.add(replayed->sequence, table.name, replayed->row,
                   "the row was removed, and the table holds it");
    if (!there && replayed->image)
      findings.add(replayed->sequence, table.name, replayed->row, "the table no longer holds the row");
    if (there && replayed->image && !same_image(table, *replayed->image, present_image(table, *row)))
      findings.add(replayed->sequence, table.name, replayed->row,
                   "the row in the table is not what its last change left");
    if (there) {
      present.advance();
      ++result.rows;
    }
  }
  for (const Row* row = present.peek(); row != nullptr; row = present.peek()) {
    unknown(*row);
    present.advance();
    ++result.rows;
  }
}

void check_table_names(Connection& connection, const std::vector<const Table*>& tables, Findings& findings) {
  std::set<std::string> known;
  for (const Table* table : tables) known.insert(table->name);
  for (const Row& row :
       connection.rows("select table_name, min(sequence) from change_log group by table_name", {},
                       std::array{Kind::text, Kind::integer})) {
    const auto& name = std::get<std::string>(row[0]);
    if (!known.contains(name))
      findings.add(std::get<std::int64_t>(row[1]), name, {},
                   "the log tells of a table that the store does not have");
  }
}

}  // namespace

Verification verify(const Store& store, const std::vector<const Table*>& tables,
                    const std::optional<LogHead>& anchor) {
  Verification result;
  store.read_connection([&](Connection& connection) {
    result = {};
    Findings findings(result);
    walk_chain(connection, anchor, result, findings);
    check_table_names(connection, tables, findings);
    for (const Table* table : tables) compare_table(connection, *table, result, findings);
  });
  return result;
}

}  // namespace windscreen::store

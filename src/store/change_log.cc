#include "store/change_log.h"

#include <array>

#include "base/hash.h"

namespace windscreen::store {
namespace {

constexpr const char* columns =
    "sequence, changed_at, change_set, actor, act, table_name, row_id, operation, row_before, row_after, "
    "previous_hash, hash";
constexpr std::array entry_kinds = {Kind::integer, Kind::text, Kind::text, Kind::text,
                                    Kind::text,    Kind::text, Kind::text, Kind::text,
                                    Kind::text,    Kind::text, Kind::text, Kind::text};

void netstring(base::Sha256& hash, const std::string& text) {
  hash.update(std::to_string(text.size()));
  hash.update(":");
  hash.update(text);
  hash.update(",");
}

void netstring(base::Sha256& hash, const std::optional<std::string>& text) {
  if (text)
    netstring(hash, *text);
  else
    hash.update("-,");
}

std::string text_of(Value& value) { return std::move(std::get<std::string>(value)); }
std::optional<std::string> optional_of(Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
  return text_of(value);
}
Value value_of(const std::optional<std::string>& text) { return text ? Value(*text) : Value(); }

std::vector<Change> changes_of(std::vector<Row> rows) {
  std::vector<Change> changes;
  changes.reserve(rows.size());
  for (Row& row : rows) {
    changes.push_back({std::get<std::int64_t>(row[0]), text_of(row[1]), text_of(row[2]), text_of(row[3]),
                       text_of(row[4]), text_of(row[5]), text_of(row[6]), text_of(row[7]),
                       optional_of(row[8]), optional_of(row[9]), text_of(row[10]), text_of(row[11])});
  }
  return changes;
}

}  // namespace

std::string change_hash(const Change& change) {
  base::Sha256 hash;
  hash.update("windscreen change 1");
  netstring(hash, std::to_string(change.sequence));
  for (const std::string* text : {&change.changed_at, &change.change_set, &change.actor, &change.act,
                                  &change.table, &change.row, &change.operation})
    netstring(hash, *text);
  netstring(hash, change.before);
  netstring(hash, change.after);
  netstring(hash, change.previous_hash);
  return hash.finish();
}

LogHead log_head(Connection& connection) {
  const std::vector<Row> rows =
      connection.rows("select sequence, hash from change_log_head where id = 'head'", {},
                      std::array{Kind::integer, Kind::text});
  if (rows.size() != 1)
    throw base::Error("The record of the change log's end is missing", "Put the last backup back.");
  return {std::get<std::int64_t>(rows[0][0]), std::get<std::string>(rows[0][1])};
}

LogHead append(Connection& connection, LogHead head, std::vector<Change>& changes) {
  static const std::string sql = std::string("insert into change_log (") + columns +
                                 ") values (:sequence, :changed_at, :change_set, :actor, :act, :table_name, "
                                 ":row_id, :operation, :row_before, "
                                 ":row_after, :previous_hash, :hash)";
  for (Change& change : changes) {
    change.sequence = head.sequence + 1;
    change.previous_hash = head.hash;
    change.hash = change_hash(change);
    connection.execute(sql, {{"sequence", change.sequence},
                             {"changed_at", change.changed_at},
                             {"change_set", change.change_set},
                             {"actor", change.actor},
                             {"act", change.act},
                             {"table_name", change.table},
                             {"row_id", change.row},
                             {"operation", change.operation},
                             {"row_before", value_of(change.before)},
                             {"row_after", value_of(change.after)},
                             {"previous_hash", change.previous_hash},
                             {"hash", change.hash}});
    head = {change.sequence, change.hash};
  }
  connection.execute("update change_log_head set sequence = :sequence, hash = :hash where id = 'head'",
                     {{"sequence", head.sequence}, {"hash", head.hash}});
  return head;
}

std::vector<Change> changes_after(Connection& connection, std::int64_t sequence, std::int64_t limit) {
  static const std::string sql = std::string("select ") + columns +
                                 " from change_log where sequence > :sequence order by sequence limit :count";
  return changes_of(connection.rows(sql, {{"sequence", sequence}, {"count", limit}}, entry_kinds));
}

std::vector<Change> changes_sought(Connection& connection, const ChangeSearch& search, std::int64_t limit) {
  std::string sql = std::string("select ") + columns + " from change_log where 1 = 1";
  Parameters parameters;
  const auto condition = [&](const char* text, const std::string& name, Value value) {
    sql += std::string(" and ") + text + " :" + name;
    parameters.push_back({name, std::move(value)});
  };
  if (search.before) condition("sequence <", "before_sequence", *search.before);
  if (search.actor) condition("actor =", "actor", *search.actor);
  if (search.act) condition("act =", "act", *search.act);
  if (search.table) condition("table_name =", "table_name", *search.table);
  if (search.row) condition("row_id =", "row_id", *search.row);
  if (search.from) condition("changed_at >=", "from_moment", *search.from);
  if (search.until) condition("changed_at <", "until_moment", *search.until);
  for (std::size_t i = 0; i < search.without.size(); ++i)
    condition("table_name <>", "without_" + std::to_string(i), search.without[i]);
  sql += " order by sequence desc limit :count";
  parameters.push_back({"count", limit});
  return changes_of(connection.rows(sql, parameters, entry_kinds));
}

std::vector<Change> changes_of_table(Connection& connection, const std::string& table, const std::string& row,
                                     std::int64_t sequence, std::int64_t limit) {
  static const std::string sql = std::string("select ") + columns +
                                 " from change_log where table_name = :table_name and (row_id, sequence) > "
                                 "(:row_id, :sequence) order by row_id, sequence limit :count";
  return changes_of(connection.rows(
      sql, {{"table_name", table}, {"row_id", row}, {"sequence", sequence}, {"count", limit}}, entry_kinds));
}

}  // namespace windscreen::store

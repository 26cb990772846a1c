#include "store/transaction.h"

#include <fmt/format.h>

#include <array>

#include "store/identity.h"

namespace windscreen::store {
namespace {

using base::Error;

std::vector<Kind> kinds_of(const Table& table) {
  std::vector<Kind> kinds;
  for (const Column& column : table.columns) kinds.push_back(column.kind);
  return kinds;
}

Parameters parameters_of(const Table& table, const Row& row) {
  Parameters parameters;
  for (std::size_t i = 0; i < row.size(); ++i) parameters.push_back({table.columns[i].name, row[i]});
  return parameters;
}

void refuse_append_only(const Table& table) {
  if (table.append_only)
    throw Error(fmt::format("Rows of {} are added and never changed or removed", table.name));
}

}  // namespace

std::vector<Row> Reader::rows(const Table& table, const std::string& rest,
                              const Parameters& parameters) const {
  return connection_.rows(fmt::format("select {} from {} {}", column_list(table), table.name, rest),
                          parameters, kinds_of(table));
}

std::int64_t Reader::count_rows(const Table& table, const std::string& rest,
                                const Parameters& parameters) const {
  const std::vector<Row> rows = connection_.rows(fmt::format("select count(*) from {} {}", table.name, rest),
                                                 parameters, std::array{Kind::integer});
  return std::get<std::int64_t>(rows.at(0).at(0));
}

std::vector<Change> Reader::changes(std::int64_t sequence, std::int64_t limit) const {
  return changes_after(connection_, sequence, limit);
}

std::vector<Change> Reader::changes(const ChangeSearch& search, std::int64_t limit) const {
  return changes_sought(connection_, search, limit);
}

std::optional<Row> Writer::present(const Table& table, const std::string& id) const {
  std::vector<Row> found = rows(table, "where id = :id", {{"id", id}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

void Writer::log(const Table& table, const std::string& id, const char* operation,
                 std::optional<std::string> before, std::optional<std::string> after) {
  Change change;
  change.changed_at = now();
  change.change_set = change_set_;
  change.actor = act_.actor;
  change.act = act_.act;
  change.table = table.name;
  change.row = id;
  change.operation = operation;
  change.before = std::move(before);
  change.after = std::move(after);
  changes_.push_back(std::move(change));
}

void Writer::insert_row(const Table& table, const Row& row) {
  std::string after = image(table, row);
  std::string names;
  for (const Column& column : table.columns) names += (names.empty() ? ":" : ", :") + column.name;
  connection().execute(fmt::format("insert into {} ({}) values ({})", table.name, column_list(table), names),
                       parameters_of(table, row));
  log(table, row_id(row), "insert", std::nullopt, std::move(after));
}

bool Writer::update_row(const Table& table, const Row& row) {
  refuse_append_only(table);
  std::string after = image(table, row);
  const std::optional<Row> was = present(table, row_id(row));
  if (!was) throw Error(fmt::format("{} has no row {} to change", table.name, row_id(row)));
  std::string before = image(table, *was);
  if (before == after) return false;
  std::string sets;
  for (std::size_t i = 1; i < table.columns.size(); ++i)
    sets += fmt::format("{}{} = :{}", i == 1 ? "" : ", ", table.columns[i].name, table.columns[i].name);
  connection().execute(fmt::format("update {} set {} where id = :id", table.name, sets),
                       parameters_of(table, row));
  log(table, row_id(row), "update", std::move(before), std::move(after));
  return true;
}

bool Writer::erase_row(const Table& table, const std::string& id) {
  refuse_append_only(table);
  const std::optional<Row> was = present(table, id);
  if (!was) return false;
  connection().execute(fmt::format("delete from {} where id = :id", table.name), {{"id", id}});
  log(table, id, "delete", image(table, *was), std::nullopt);
  return true;
}

bool Writer::finish() {
  if (changes_.empty()) return false;
  append(connection(), log_head(connection()), changes_);
  return true;
}

}  // namespace windscreen::store

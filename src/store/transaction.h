// What can be done within a transaction. Reading and writing both go by the description of a table
// (record.h); there is no other way to write, so no change can miss the change log.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "store/change_log.h"
#include "store/record.h"

namespace windscreen::store {

/// Who does something, and what, as the change log says it (change_log.h).
struct Act {
  std::string actor;
  std::string act;
};

/// Reads rows. Lives within Store::read or Store::write; not thread-safe.
class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(connection) {}

  /// The row with the key, if there is one.
  template <typename T>
  std::optional<T> find(const std::string& id) const {
    std::vector<T> found = select<T>("where id = :id", {{"id", id}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }

  /// The rows of T's table that `rest` chooses: SQL from `where` on, with parameters in it as `:name` ("where
  /// status = :status order by name"). SQL that both engines understand; never text that came from outside.
  template <typename T>
  std::vector<T> select(const std::string& rest = {}, const Parameters& parameters = {}) const {
    std::vector<T> values;
    for (Row& row : rows(T::record().table(), rest, parameters))
      values.push_back(T::record().value(std::move(row)));
    return values;
  }

  /// How many rows `rest` (a `where` clause) chooses.
  template <typename T>
  std::int64_t count(const std::string& rest = {}, const Parameters& parameters = {}) const {
    return count_rows(T::record().table(), rest, parameters);
  }
  /// How many rows a described table has.
  std::int64_t count_of(const Table& table) const { return count_rows(table, {}, {}); }

  /// The rows of a described table, as `select` chooses them.
  std::vector<Row> rows(const Table& table, const std::string& rest, const Parameters& parameters) const;

  /// Changes that the log holds: up to `limit` after `sequence`, in order.
  std::vector<Change> changes(std::int64_t sequence, std::int64_t limit) const;
  /// Changes that are sought in the log, the newest first (change_log.h).
  std::vector<Change> changes(const ChangeSearch& search, std::int64_t limit) const;
  /// The log's last entry.
  LogHead head() const { return log_head(connection_); }

 protected:
  Connection& connection() const { return connection_; }
  std::int64_t count_rows(const Table& table, const std::string& rest, const Parameters& parameters) const;

 private:
  Connection& connection_;
};

/// Reads in a transaction that the database itself keeps from writing, so that it may run any query.
class Queries : public Reader {
 public:
  using Reader::Reader;

  /// The result of any query, one Kind a column.
  std::vector<Row> query(const std::string& sql, const Parameters& parameters,
                         std::span<const Kind> kinds) const {
    return connection().rows(sql, parameters, kinds);
  }
};

/// Reads and writes. Every change is logged in the same transaction.
class Writer : public Reader {
 public:
  Writer(Connection& connection, Act act, std::string change_set)
      : Reader(connection), act_(std::move(act)), change_set_(std::move(change_set)) {}

  /// Adds a row. Throws Conflict when a unique value is there already or a row that is referred to is not.
  template <typename T>
  void insert(const T& value) {
    insert_row(T::record().table(), T::record().row(value));
  }
  /// Writes a row anew by its key. False, and nothing logged, when it says what it said. Throws Error when
  /// there is no such row or the table is append-only.
  template <typename T>
  bool update(const T& value) {
    return update_row(T::record().table(), T::record().row(value));
  }
  /// Removes a row. False when there was none. Throws Conflict while other rows refer to it, and Error when
  /// the table is append-only.
  template <typename T>
  bool erase(const std::string& id) {
    return erase_row(T::record().table(), id);
  }

  void insert_row(const Table& table, const Row& row);
  bool update_row(const Table& table, const Row& row);
  bool erase_row(const Table& table, const std::string& id);

  /// Writes the log's entries of what was done; called once, before the commit. False when nothing was
  /// changed.
  bool finish();

 private:
  std::optional<Row> present(const Table& table, const std::string& id) const;
  void log(const Table& table, const std::string& id, const char* operation,
           std::optional<std::string> before, std::optional<std::string> after);

  Act act_;
  std::string change_set_;
  std::vector<Change> changes_;
};

}  // namespace windscreen::store

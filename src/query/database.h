// The SQL engine behind one small interface. This room alone sees DuckDB's C API; every other room sees these
// types.
//
// A Database may be shared by threads; a Connection, and the Results and Appenders made from it, belong to
// one thread at a time. Every failure is a base::Error with the engine's own message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "model/tables.h"

namespace windscreen::query {

struct Options {
  /// The database file; empty for one in memory.
  std::filesystem::path file;
  /// Where the engine may spill what does not fit in memory; empty: beside the file, or nowhere.
  std::filesystem::path temp_directory;
  /// In bytes; 0 leaves the engine's default (80% of the machine's).
  std::uint64_t memory_limit = 0;
  /// 0 means every core.
  int threads = 0;
};

/// A parameter of a prepared statement. monostate is NULL.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, base::Date>;

/// Rows in the order the engine gives them. `while (result.next()) { result.text(0) … }`.
class Result {
 public:
  Result(Result&&) noexcept;
  Result& operator=(Result&&) noexcept;
  ~Result();

  std::size_t column_count() const;
  /// The column's name. Valid while the Result lives.
  std::string_view column_name(std::size_t column) const;
  /// The column's type, as far as the model has one (TIMESTAMP counts as text and cannot be read: cast it).
  model::Type column_type(std::size_t column) const;
  /// Index of a column by name; throws Error when there is none.
  std::size_t column(std::string_view name) const;

  /// Moves to the next row; false after the last.
  bool next();
  bool is_null(std::size_t column) const;
  /// The cell of the present row; throws Error where the column is of another kind. Integers of any width,
  /// HUGEINT and DECIMAL convert to both `integer` (rounded towards zero) and `number`. `text` views stay
  /// valid until `next`.
  std::string_view text(std::size_t column) const;
  std::int64_t integer(std::size_t column) const;
  double number(std::size_t column) const;
  bool boolean(std::size_t column) const;
  base::Date date(std::size_t column) const;
  /// Any kind of cell as text: dates in ISO form, numbers in their shortest form, NULL as "".
  std::string any_text(std::size_t column) const;

 private:
  friend class Connection;
  struct State;
  explicit Result(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class Connection {
 public:
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  /// Runs one or more statements and drops what they return.
  void run(const std::string& sql);
  /// Runs one statement with its parameters ($1, $2, … or ?).
  Result query(const std::string& sql, std::span<const Value> parameters = {});
  /// The same, but rows come as the engine finds them, so that a result larger than memory can be read. Until
  /// the last row is read, or the Result is gone, nothing else may run on this connection. `next` then throws
  /// what goes wrong on the way; `complain`, when there is one, is given its words first and may throw
  /// something better.
  Result stream(const std::string& sql, std::function<void(const std::string&)> complain = {});
  /// The first cell of a query that gives one row with one number.
  std::int64_t count(const std::string& sql, std::span<const Value> parameters = {});
  /// The names (and types) of what `select` returns, without running it.
  struct ColumnInfo {
    std::string name;
    std::string type;  // the engine's name for it, such as DATE
  };
  std::vector<ColumnInfo> describe(const std::string& select);

 private:
  friend class Database;
  friend class Appender;
  struct State;
  explicit Connection(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class Database {
 public:
  /// Opens or makes the database and registers the functions of functions.h.
  explicit Database(const Options& options = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Connection connect();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes rows into a table, a column vector at a time: no SQL and no allocation for a row. Cells not set are
/// NULL. Columns are VARCHAR, DATE, BIGINT, DOUBLE or BOOLEAN. Call `close` at the end; rows since the last
/// flush are lost otherwise.
class Appender {
 public:
  Appender(Connection& connection, std::string_view table);
  Appender(Appender&&) noexcept;
  ~Appender();

  /// `text` must be UTF-8; it is copied.
  void text(std::size_t column, std::string_view text);
  void date(std::size_t column, base::Date date);
  void integer(std::size_t column, std::int64_t value);
  void number(std::size_t column, double value);
  void boolean(std::size_t column, bool value);
  void end_row();
  /// Forgets the cells set since the last end_row.
  void drop_row();
  void close();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The engine's version, such as "v1.4.4".
std::string engine_version();

}  // namespace windscreen::query

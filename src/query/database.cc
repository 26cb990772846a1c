#include "query/database.h"

#include <duckdb.h>
#include <fmt/format.h>

#include <utility>
#include <variant>

#include "base/error.h"
#include "query/connection_state.h"
#include "query/functions.h"
#include "query/result_state.h"

namespace windscreen::query {

using base::Error;

struct Database::State {
  duckdb_database handle = nullptr;
  ~State() { duckdb_close(&handle); }
};

namespace {

struct Config {
  duckdb_config handle = nullptr;
  Config() { duckdb_create_config(&handle); }
  ~Config() { duckdb_destroy_config(&handle); }
  Config(const Config&) = delete;
  Config& operator=(const Config&) = delete;
  void set(const char* name, const std::string& value) {
    if (duckdb_set_config(handle, name, value.c_str()) != DuckDBSuccess) {
      throw Error(fmt::format("the SQL engine refuses the setting {} = {}", name, value));
    }
  }
};

struct ResultHandle {
  duckdb_result result{};
  ~ResultHandle() { duckdb_destroy_result(&result); }
};

}  // namespace

Database::Database(const Options& options) : state_(std::make_unique<State>()) {
  Config config;
  if (options.threads > 0) config.set("threads", std::to_string(options.threads));
  if (options.memory_limit > 0) config.set("memory_limit", fmt::format("{}B", options.memory_limit));
  // Left to itself, a database in memory spills into the directory that the user happens to be in.
  if (options.file.empty() || !options.temp_directory.empty())
    config.set("temp_directory", options.temp_directory.string());
  // Nothing is fetched at run time.
  config.set("autoinstall_known_extensions", "false");
  config.set("autoload_known_extensions", "false");
  const std::string file = options.file.string();
  char* message = nullptr;
  if (duckdb_open_ext(file.empty() ? nullptr : file.c_str(), &state_->handle, config.handle, &message) !=
      DuckDBSuccess) {
    const std::string why = message != nullptr ? message : "no reason given";
    duckdb_free(message);
    throw Error("the SQL engine could not be started: " + why);
  }
  Connection connection = connect();
  register_functions(connection, connection.state_->handle);
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Connection Database::connect() {
  auto state = std::make_unique<Connection::State>();
  if (duckdb_connect(state_->handle, &state->handle) != DuckDBSuccess)
    throw Error("the SQL engine refuses a connection");
  return Connection(std::move(state));
}

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

void Connection::run(const std::string& sql) {
  ResultHandle handle;
  if (duckdb_query(state_->handle, sql.c_str(), &handle.result) != DuckDBSuccess) {
    const char* message = duckdb_result_error(&handle.result);
    throw Error(message != nullptr ? message : "the query failed");
  }
}

std::int64_t Connection::count(const std::string& sql, std::span<const Value> parameters) {
  Result result = query(sql, parameters);
  if (!result.next()) throw Error("the query gave no row: " + sql);
  return result.is_null(0) ? 0 : result.integer(0);
}

std::vector<Connection::ColumnInfo> Connection::describe(const std::string& select) {
  Result result = query("describe " + select);
  std::vector<ColumnInfo> columns;
  while (result.next()) columns.push_back({std::string(result.text(0)), std::string(result.text(1))});
  return columns;
}

namespace {

struct Statement {
  duckdb_prepared_statement handle = nullptr;

  Statement(duckdb_connection connection, const std::string& sql) {
    if (duckdb_prepare(connection, sql.c_str(), &handle) == DuckDBSuccess) return;
    const char* message = duckdb_prepare_error(handle);
    const std::string why = message != nullptr ? message : "the query could not be prepared";
    duckdb_destroy_prepare(&handle);
    throw Error(why);
  }
  ~Statement() { duckdb_destroy_prepare(&handle); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
};

}  // namespace

Result Connection::query(const std::string& sql, std::span<const Value> parameters) {
  const Statement statement(state_->handle, sql);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const idx_t index = i + 1;
    const duckdb_state bound = std::visit(
        [&](const auto& value) {
          using T = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<T, std::monostate>) return duckdb_bind_null(statement.handle, index);
          if constexpr (std::is_same_v<T, bool>) return duckdb_bind_boolean(statement.handle, index, value);
          if constexpr (std::is_same_v<T, std::int64_t>)
            return duckdb_bind_int64(statement.handle, index, value);
          if constexpr (std::is_same_v<T, double>) return duckdb_bind_double(statement.handle, index, value);
          if constexpr (std::is_same_v<T, std::string>) {
            return duckdb_bind_varchar_length(statement.handle, index, value.data(), value.size());
          }
          if constexpr (std::is_same_v<T, base::Date>) {
            return duckdb_bind_date(statement.handle, index, duckdb_date{base::days_since_epoch(value)});
          }
          return DuckDBError;
        },
        parameters[i]);
    if (bound != DuckDBSuccess) throw Error(fmt::format("the query has no parameter {}", index));
  }
  auto state = std::make_unique<Result::State>();
  const bool done = duckdb_execute_prepared(statement.handle, &state->result) == DuckDBSuccess;
  if (!done) state->fail();
  state->read_columns();
  return Result(std::move(state));
}

Result Connection::stream(const std::string& sql, std::function<void(const std::string&)> complain) {
  const Statement statement(state_->handle, sql);
  auto state = std::make_unique<Result::State>();
  state->complain = std::move(complain);
  const bool begun = duckdb_execute_prepared_streaming(statement.handle, &state->result) == DuckDBSuccess;
  if (!begun) state->fail();
  state->read_columns();
  return Result(std::move(state));
}

}  // namespace windscreen::query

#include "query/database.h"

#include <duckdb.h>
#include <fmt/format.h>

#include <cstring>
#include <utility>

#include "base/error.h"
#include "query/functions.h"

namespace windscreen::query {

using base::Error;

// ---------------------------------------------------------------------------------------------- database

struct Database::State {
  duckdb_database handle = nullptr;
  ~State() { duckdb_close(&handle); }
};

struct Connection::State {
  duckdb_connection handle = nullptr;
  ~State() { duckdb_disconnect(&handle); }
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
  if (!options.temp_directory.empty()) config.set("temp_directory", options.temp_directory.string());
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

// -------------------------------------------------------------------------------------------- connection

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

// ------------------------------------------------------------------------------------------------ result

struct Result::State {
  duckdb_result result{};
  duckdb_data_chunk chunk = nullptr;
  idx_t size = 0;
  idx_t row = 0;

  struct Column {
    std::string name;
    duckdb_type type = DUCKDB_TYPE_INVALID;
    // Of DECIMAL: how it is stored, and the power of ten that it is divided by.
    duckdb_type storage = DUCKDB_TYPE_INVALID;
    double scale = 1.0;
    const void* data = nullptr;
    std::uint64_t* validity = nullptr;
  };
  std::vector<Column> columns;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    duckdb_destroy_data_chunk(&chunk);
    duckdb_destroy_result(&result);
  }

  void read_columns() {
    const idx_t count = duckdb_column_count(&result);
    for (idx_t i = 0; i < count; ++i) {
      Column column;
      column.name = duckdb_column_name(&result, i);
      column.type = duckdb_column_type(&result, i);
      column.storage = column.type;
      if (column.type == DUCKDB_TYPE_DECIMAL) {
        duckdb_logical_type logical = duckdb_column_logical_type(&result, i);
        column.storage = duckdb_decimal_internal_type(logical);
        for (int digits = duckdb_decimal_scale(logical); digits > 0; --digits) column.scale *= 10.0;
        duckdb_destroy_logical_type(&logical);
      }
      columns.push_back(std::move(column));
    }
  }

  bool next_chunk() {
    duckdb_destroy_data_chunk(&chunk);
    chunk = duckdb_fetch_chunk(result);
    if (chunk == nullptr) return false;
    size = duckdb_data_chunk_get_size(chunk);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, i);
      columns[i].data = duckdb_vector_get_data(vector);
      columns[i].validity = duckdb_vector_get_validity(vector);
    }
    return true;
  }

  template <typename T>
  T cell(const Column& column) const {
    return static_cast<const T*>(column.data)[row];
  }

  [[noreturn]] static void wrong_kind(const Column& column, const char* wanted) {
    throw Error(fmt::format("the query's column {} is not {}", column.name, wanted), "Cast it in the query.");
  }

  double number(const Column& column) const {
    switch (column.storage) {
      case DUCKDB_TYPE_DOUBLE:
        return cell<double>(column);
      case DUCKDB_TYPE_FLOAT:
        return static_cast<double>(cell<float>(column));
      case DUCKDB_TYPE_HUGEINT:
        return duckdb_hugeint_to_double(cell<duckdb_hugeint>(column)) / column.scale;
      default:
        return static_cast<double>(whole(column)) / column.scale;
    }
  }

  std::int64_t whole(const Column& column) const {
    switch (column.storage) {
      case DUCKDB_TYPE_TINYINT:
        return cell<std::int8_t>(column);
      case DUCKDB_TYPE_SMALLINT:
        return cell<std::int16_t>(column);
      case DUCKDB_TYPE_INTEGER:
        return cell<std::int32_t>(column);
      case DUCKDB_TYPE_BIGINT:
        return cell<std::int64_t>(column);
      case DUCKDB_TYPE_UTINYINT:
        return cell<std::uint8_t>(column);
      case DUCKDB_TYPE_USMALLINT:
        return cell<std::uint16_t>(column);
      case DUCKDB_TYPE_UINTEGER:
        return cell<std::uint32_t>(column);
      case DUCKDB_TYPE_UBIGINT:
        return static_cast<std::int64_t>(cell<std::uint64_t>(column));
      case DUCKDB_TYPE_BOOLEAN:
        return cell<bool>(column) ? 1 : 0;
      default:
        wrong_kind(column, "a number");
    }
  }
};

Result::Result(std::unique_ptr<State> state) : state_(std::move(state)) {}
Result::Result(Result&&) noexcept = default;
Result& Result::operator=(Result&&) noexcept = default;
Result::~Result() = default;

Result Connection::query(const std::string& sql, std::span<const Value> parameters) {
  struct Statement {
    duckdb_prepared_statement handle = nullptr;
    ~Statement() { duckdb_destroy_prepare(&handle); }
  } statement;
  if (duckdb_prepare(state_->handle, sql.c_str(), &statement.handle) != DuckDBSuccess) {
    const char* message = duckdb_prepare_error(statement.handle);
    throw Error(message != nullptr ? message : "the query could not be prepared");
  }
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
  if (duckdb_execute_prepared(statement.handle, &state->result) != DuckDBSuccess) {
    const char* message = duckdb_result_error(&state->result);
    throw Error(message != nullptr ? message : "the query failed");
  }
  state->read_columns();
  return Result(std::move(state));
}

std::size_t Result::column_count() const { return state_->columns.size(); }
std::string_view Result::column_name(std::size_t column) const { return state_->columns[column].name; }

model::Type Result::column_type(std::size_t column) const {
  switch (state_->columns[column].type) {
    case DUCKDB_TYPE_DATE:
      return model::Type::date;
    case DUCKDB_TYPE_BOOLEAN:
      return model::Type::flag;
    case DUCKDB_TYPE_DOUBLE:
    case DUCKDB_TYPE_FLOAT:
    case DUCKDB_TYPE_DECIMAL:
      return model::Type::number;
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT:
    case DUCKDB_TYPE_HUGEINT:
    case DUCKDB_TYPE_UTINYINT:
    case DUCKDB_TYPE_USMALLINT:
    case DUCKDB_TYPE_UINTEGER:
    case DUCKDB_TYPE_UBIGINT:
      return model::Type::integer;
    default:
      return model::Type::text;
  }
}

std::size_t Result::column(std::string_view name) const {
  for (std::size_t i = 0; i < state_->columns.size(); ++i) {
    if (state_->columns[i].name == name) return i;
  }
  throw Error(fmt::format("the query has no column {}", name));
}

bool Result::next() {
  if (state_->chunk != nullptr && state_->row + 1 < state_->size) {
    ++state_->row;
    return true;
  }
  do {
    if (!state_->next_chunk()) return false;
  } while (state_->size == 0);
  state_->row = 0;
  return true;
}

bool Result::is_null(std::size_t column) const {
  return !duckdb_validity_row_is_valid(state_->columns[column].validity, state_->row);
}

std::string_view Result::text(std::size_t column) const {
  const State::Column& info = state_->columns[column];
  if (is_null(column)) return {};
  if (info.type != DUCKDB_TYPE_VARCHAR && info.type != DUCKDB_TYPE_BLOB) State::wrong_kind(info, "text");
  auto* strings = const_cast<duckdb_string_t*>(static_cast<const duckdb_string_t*>(info.data));
  return {duckdb_string_t_data(&strings[state_->row]), duckdb_string_t_length(strings[state_->row])};
}

std::int64_t Result::integer(std::size_t column) const {
  const State::Column& info = state_->columns[column];
  if (info.type == DUCKDB_TYPE_DECIMAL || info.storage == DUCKDB_TYPE_HUGEINT ||
      info.storage == DUCKDB_TYPE_DOUBLE || info.storage == DUCKDB_TYPE_FLOAT) {
    return static_cast<std::int64_t>(state_->number(info));
  }
  return state_->whole(info);
}

double Result::number(std::size_t column) const { return state_->number(state_->columns[column]); }

bool Result::boolean(std::size_t column) const {
  const State::Column& info = state_->columns[column];
  if (info.type != DUCKDB_TYPE_BOOLEAN) State::wrong_kind(info, "true or false");
  return state_->cell<bool>(info);
}

base::Date Result::date(std::size_t column) const {
  const State::Column& info = state_->columns[column];
  if (info.type != DUCKDB_TYPE_DATE) State::wrong_kind(info, "a date");
  return base::from_days_since_epoch(state_->cell<std::int32_t>(info));
}

std::string Result::any_text(std::size_t column) const {
  if (is_null(column)) return {};
  switch (column_type(column)) {
    case model::Type::date:
      return base::format_iso(date(column));
    case model::Type::flag:
      return boolean(column) ? "true" : "false";
    case model::Type::integer:
      return std::to_string(integer(column));
    case model::Type::number:
      return fmt::format("{}", number(column));
    default:
      return std::string(text(column));
  }
}

// ---------------------------------------------------------------------------------------------- appender

struct Appender::State {
  duckdb_appender handle = nullptr;
  duckdb_data_chunk chunk = nullptr;
  idx_t row = 0;
  idx_t capacity = duckdb_vector_size();

  struct Column {
    duckdb_type type = DUCKDB_TYPE_INVALID;
    duckdb_vector vector = nullptr;
    void* data = nullptr;
    std::uint64_t* validity = nullptr;
  };
  std::vector<Column> columns;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    duckdb_destroy_data_chunk(&chunk);
    duckdb_appender_destroy(&handle);
  }

  void check(duckdb_state state) {
    if (state == DuckDBSuccess) return;
    duckdb_error_data error = duckdb_appender_error_data(handle);
    const std::string message = duckdb_error_data_message(error);
    duckdb_destroy_error_data(&error);
    throw Error("rows could not be staged: " + message);
  }

  // All cells of a chunk start as NULL; setting one makes it valid.
  void bind_vectors() {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      Column& column = columns[i];
      column.vector = duckdb_data_chunk_get_vector(chunk, i);
      column.data = duckdb_vector_get_data(column.vector);
      duckdb_vector_ensure_validity_writable(column.vector);
      column.validity = duckdb_vector_get_validity(column.vector);
      std::memset(column.validity, 0, (capacity + 63) / 64 * sizeof(std::uint64_t));
    }
  }

  void make_chunk() {
    std::vector<duckdb_logical_type> types;
    types.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) types.push_back(duckdb_appender_column_type(handle, i));
    chunk = duckdb_create_data_chunk(types.data(), types.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      columns[i].type = duckdb_get_type_id(types[i]);
      duckdb_destroy_logical_type(&types[i]);
    }
    bind_vectors();
  }

  void flush() {
    if (row == 0) return;
    duckdb_data_chunk_set_size(chunk, row);
    check(duckdb_append_data_chunk(handle, chunk));
    duckdb_data_chunk_reset(chunk);
    bind_vectors();
    row = 0;
  }

  template <typename T>
  void set(std::size_t column, duckdb_type type, T value) {
    Column& target = columns[column];
    if (target.type != type)
      throw Error(fmt::format("column {} of the staged table is of another type", column));
    static_cast<T*>(target.data)[row] = value;
    mark(target);
  }

  void mark(const Column& column) const { column.validity[row / 64] |= std::uint64_t{1} << (row % 64); }
};

Appender::Appender(Connection& connection, std::string_view table) : state_(std::make_unique<State>()) {
  const std::string name(table);
  state_->check(duckdb_appender_create(connection.state_->handle, nullptr, name.c_str(), &state_->handle));
  state_->columns.resize(duckdb_appender_column_count(state_->handle));
  state_->make_chunk();
}

Appender::Appender(Appender&&) noexcept = default;
Appender::~Appender() = default;

void Appender::text(std::size_t column, std::string_view value) {
  State::Column& target = state_->columns[column];
  if (target.type != DUCKDB_TYPE_VARCHAR)
    throw Error(fmt::format("column {} of the staged table is not text", column));
  duckdb_vector_assign_string_element_len(target.vector, state_->row, value.data(), value.size());
  state_->mark(target);
}

void Appender::date(std::size_t column, base::Date date) {
  state_->set(column, DUCKDB_TYPE_DATE, duckdb_date{base::days_since_epoch(date)});
}
void Appender::integer(std::size_t column, std::int64_t value) {
  state_->set(column, DUCKDB_TYPE_BIGINT, value);
}
void Appender::number(std::size_t column, double value) { state_->set(column, DUCKDB_TYPE_DOUBLE, value); }
void Appender::boolean(std::size_t column, bool value) { state_->set(column, DUCKDB_TYPE_BOOLEAN, value); }

void Appender::end_row() {
  if (++state_->row == state_->capacity) state_->flush();
}

void Appender::drop_row() {
  const std::uint64_t keep = ~(std::uint64_t{1} << (state_->row % 64));
  for (State::Column& column : state_->columns) column.validity[state_->row / 64] &= keep;
}

void Appender::close() {
  state_->flush();
  state_->check(duckdb_appender_close(state_->handle));
}

std::string engine_version() { return duckdb_library_version(); }

}  // namespace windscreen::query

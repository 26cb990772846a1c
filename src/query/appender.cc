#include <duckdb.h>
#include <fmt/format.h>

#include <cstring>
#include <utility>

#include "base/error.h"
#include "query/connection_state.h"

namespace windscreen::query {

using base::Error;

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

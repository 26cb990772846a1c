// Private to this room: what a Result holds of the engine.
#pragma once

#include <duckdb.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "query/database.h"

namespace windscreen::query {

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

  std::function<void(const std::string&)> complain;

  /// Throws the engine's words about the result.
  [[noreturn]] void fail();

  /// Names and types of `result`, once it is there.
  void read_columns();

  /// False after the last. Throws what went wrong on the way.
  bool next_chunk();

  template <typename T>
  T cell(const Column& column) const {
    return static_cast<const T*>(column.data)[row];
  }

  /// Throws Error that names the column.
  [[noreturn]] static void wrong_kind(const Column& column, const char* wanted);

  double number(const Column& column) const;

  std::int64_t whole(const Column& column) const;
};

}  // namespace windscreen::query

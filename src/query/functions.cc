#include "query/functions.h"

#include <duckdb.h>

#include <array>
#include <optional>

#include "base/error.h"
#include "model/calendar.h"

namespace windscreen::query {
namespace {

using base::Date;
using base::from_days_since_epoch;

constexpr duckdb_type date_type = DUCKDB_TYPE_DATE;
constexpr duckdb_type integer_type = DUCKDB_TYPE_INTEGER;

// DATE and INTEGER are both stored as 32-bit integers, so one loop serves every function of two of them.
template <std::optional<std::int32_t> (*function)(std::int32_t, std::int32_t)>
void run_binary(duckdb_function_info, duckdb_data_chunk input, duckdb_vector output) {
  const idx_t rows = duckdb_data_chunk_get_size(input);
  duckdb_vector left = duckdb_data_chunk_get_vector(input, 0);
  duckdb_vector right = duckdb_data_chunk_get_vector(input, 1);
  const auto* a = static_cast<const std::int32_t*>(duckdb_vector_get_data(left));
  const auto* b = static_cast<const std::int32_t*>(duckdb_vector_get_data(right));
  std::uint64_t* a_valid = duckdb_vector_get_validity(left);
  std::uint64_t* b_valid = duckdb_vector_get_validity(right);
  auto* out = static_cast<std::int32_t*>(duckdb_vector_get_data(output));
  duckdb_vector_ensure_validity_writable(output);
  std::uint64_t* out_valid = duckdb_vector_get_validity(output);
  for (idx_t row = 0; row < rows; ++row) {
    std::optional<std::int32_t> value;
    if (duckdb_validity_row_is_valid(a_valid, row) && duckdb_validity_row_is_valid(b_valid, row))
      value = function(a[row], b[row]);
    if (value) {
      out[row] = *value;
    } else {
      duckdb_validity_set_row_invalid(out_valid, row);
    }
  }
}

std::optional<std::int32_t> working_days(std::int32_t from, std::int32_t to) {
  return model::working_days(from_days_since_epoch(from), from_days_since_epoch(to));
}
std::optional<std::int32_t> add_working_days(std::int32_t from, std::int32_t n) {
  if (n < 0 || n > 10000) return std::nullopt;
  return base::days_since_epoch(model::add_working_days(from_days_since_epoch(from), n));
}
std::optional<std::int32_t> months_between(std::int32_t from, std::int32_t to) {
  return base::months_between(from_days_since_epoch(from), from_days_since_epoch(to));
}
std::optional<std::int32_t> add_months(std::int32_t from, std::int32_t n) {
  return base::days_since_epoch(base::add_months(from_days_since_epoch(from), n));
}
std::optional<std::int32_t> age_in_years(std::int32_t born, std::int32_t on) {
  return base::age(from_days_since_epoch(born), from_days_since_epoch(on));
}

void define(duckdb_connection connection, const char* name, duckdb_type second, duckdb_type result,
            duckdb_scalar_function_t function) {
  duckdb_scalar_function scalar = duckdb_create_scalar_function();
  duckdb_scalar_function_set_name(scalar, name);
  for (const duckdb_type type : {date_type, second}) {
    duckdb_logical_type logical = duckdb_create_logical_type(type);
    duckdb_scalar_function_add_parameter(scalar, logical);
    duckdb_destroy_logical_type(&logical);
  }
  duckdb_logical_type logical = duckdb_create_logical_type(result);
  duckdb_scalar_function_set_return_type(scalar, logical);
  duckdb_destroy_logical_type(&logical);
  duckdb_scalar_function_set_function(scalar, function);
  const duckdb_state state = duckdb_register_scalar_function(connection, scalar);
  duckdb_destroy_scalar_function(&scalar);
  if (state != DuckDBSuccess)
    throw base::Error(std::string("the SQL function ") + name + " could not be registered");
}

}  // namespace

void register_functions(Connection& connection, void* duckdb_connection_handle) {
  auto* handle = static_cast<duckdb_connection>(duckdb_connection_handle);
  define(handle, "working_days", date_type, integer_type, run_binary<working_days>);
  define(handle, "add_working_days", integer_type, date_type, run_binary<add_working_days>);
  define(handle, "months_between", date_type, integer_type, run_binary<months_between>);
  define(handle, "add_months", integer_type, date_type, run_binary<add_months>);
  define(handle, "age_in_years", date_type, integer_type, run_binary<age_in_years>);
  // Without an "or", the engine can join on it as a range.
  connection.run(
      "create or replace macro open_on(start_date, end_date, on_day) as"
      " (start_date <= on_day and coalesce(end_date, date '9999-12-31') > on_day);"
      "create or replace macro json_yes(document, key) as"
      " coalesce(lower(json_extract_string(try_cast(document as json), '$.' || key)) in ('y', 'yes', '1', "
      "'true'), false);");
}

}  // namespace windscreen::query

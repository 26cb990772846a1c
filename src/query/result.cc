#include <duckdb.h>
#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "query/result_state.h"

namespace windscreen::query {

using base::Error;

void Result::State::read_columns() {
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

bool Result::State::next_chunk() {
  duckdb_destroy_data_chunk(&chunk);
  chunk = duckdb_fetch_chunk(result);
  if (chunk == nullptr) {
    const char* message = duckdb_result_error(&result);
    if (message != nullptr && *message != '\0') fail();
    return false;
  }
  size = duckdb_data_chunk_get_size(chunk);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, i);
    columns[i].data = duckdb_vector_get_data(vector);
    columns[i].validity = duckdb_vector_get_validity(vector);
  }
  return true;
}

double Result::State::number(const Column& column) const {
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

std::int64_t Result::State::whole(const Column& column) const {
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

void Result::State::fail() {
  const char* message = duckdb_result_error(&result);
  const std::string why = message != nullptr && *message != '\0' ? message : "the query failed";
  if (complain) complain(why);
  throw Error(why);
}

void Result::State::wrong_kind(const Column& column, const char* wanted) {
  throw Error(fmt::format("the query's column {} is not {}", column.name, wanted), "Cast it in the query.");
}

Result::Result(std::unique_ptr<State> state) : state_(std::move(state)) {}
Result::Result(Result&&) noexcept = default;
Result& Result::operator=(Result&&) noexcept = default;
Result::~Result() = default;

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

}  // namespace windscreen::query

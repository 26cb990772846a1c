// What the store keeps in a cell, whatever the engine beneath it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace windscreen::store {

/// A cell: null, a whole number (a boolean is 0 or 1) or text in UTF-8 without a zero byte.
using Value = std::variant<std::monostate, std::int64_t, std::string>;
/// The cells of one row, in the order of its table's columns.
using Row = std::vector<Value>;

/// The text in a column; empty where it holds none. Throws std::out_of_range beyond the last column.
inline std::string text_in(const Row& row, std::size_t column) {
  const auto* text = std::get_if<std::string>(&row.at(column));
  return text == nullptr ? std::string() : *text;
}

/// How a column's cells are read. Moments are text as `now()` (identity.h) writes them.
enum class Kind : std::uint8_t { text, integer, boolean };

/// A named parameter of a statement: `:name` in its SQL. SQL is never put together from values.
struct Parameter {
  std::string name;
  Value value;
};
using Parameters = std::vector<Parameter>;

}  // namespace windscreen::store

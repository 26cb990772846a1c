// The tables of a return as data: names, columns, and where in a row's structure each column's value stands.
// The structures are in ssda903/tables.h and cin/tables.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "validate/values.h"

namespace windscreen::validate {

enum class Kind : std::uint8_t { text, code, day };

/// A column of a table. Its value stands `offset` bytes into the row's structure, as a Text, a Code or a Day.
struct Column {
  std::string_view name;
  Kind kind;
  std::size_t offset;
};

/// A table of a return: its name, and the columns of its row's structure.
struct Table {
  std::string_view name;
  std::span<const Column> columns;
  std::size_t row_bytes;
};

template <class Value>
constexpr Kind kind_of() {
  if constexpr (std::is_same_v<Value, Text>) {
    return Kind::text;
  } else if constexpr (std::is_same_v<Value, Code>) {
    return Kind::code;
  } else {
    static_assert(std::is_same_v<Value, Day>);
    return Kind::day;
  }
}

}  // namespace windscreen::validate

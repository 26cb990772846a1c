// The canonical model as data: the tables of the Standard Safeguarding Dataset (SSD) and the `ext_` tables
// for what the SSD lacks. Names, keys and references are the SSD's own, so that an indicator's SQL also runs
// on an authority's own SSD. Everything here is constant and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace windscreen::model {

/// What a column holds. `flag` is the text Y or N; `json` is text that holds a JSON value.
enum class Type : std::uint8_t { text, date, flag, integer, number, json };

struct Column {
  std::string_view name;
  Type type = Type::text;
  /// True for a column of the primary key.
  bool key = false;
  /// "table.column" that this one refers to; empty when none.
  std::string_view references = {};
};

struct Table {
  std::string_view name;
  /// One row is …, in the field's own words.
  std::string_view row_is;
  /// Column with the child's or young person's identifier; empty where rows are not about one.
  std::string_view person;
  /// First day of the event or spell; empty where there is none. A row without it cannot be used.
  std::string_view start;
  /// Last day of the spell, null while it is open; empty for events.
  std::string_view end;
  /// Comma-separated columns by which two sources mean the same row, where their own identifiers differ;
  /// empty when rows cannot be matched across formats.
  std::string_view same_when;
  std::span<const Column> columns;

  /// Index of a column by name; npos when there is none.
  std::size_t find(std::string_view column) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// All tables: the SSD's in its order, then the `ext_` ones.
std::span<const Table> tables();
/// A table by name; nullptr when there is none.
const Table* find_table(std::string_view name);

/// The SSD's tables (ssd_tables.cc) and ours (ext_tables.cc).
std::span<const Table> ssd_tables();
std::span<const Table> ext_tables();

/// "text", "date", …, as docs/model.md and errors print it.
std::string_view type_name(Type type);
/// The column's type in DuckDB SQL: VARCHAR, DATE, BIGINT or DOUBLE.
std::string_view sql_type(Type type);

}  // namespace windscreen::model

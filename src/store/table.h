// Tables as data: what the store must know of a table to write its rows and to log their changes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/value.h"

namespace windscreen::store {

struct Column {
  std::string name;
  Kind kind = Kind::text;
  bool nullable = false;
  /// A secret's value never reaches the change log, only a digest of it (enough to tell a change).
  bool secret = false;
  /// The migration that made the column.
  int since = 0;
  /// What rows held that were written before the column was there (its default in the migration).
  Value before = {};
};

/// Every table's first column is `id`, its key: text, unique, and never changed.
struct Table {
  std::string name;
  /// The migration that made the table.
  int since = 0;
  /// Rows are added and never changed or removed; triggers refuse it.
  bool append_only = false;
  std::vector<Column> columns;
};

/// The names of the columns that are there at a version of the schema, with commas between them.
std::string column_list(const Table& table);

/// The key of a row. The row must be of the table.
const std::string& row_id(const Row& row);

/// The row as the change log keeps it: a JSON object with the columns' names in order of the alphabet, and
/// for each secret its digest. The same row gives the same text on every engine and machine. Throws Error on
/// text that is not UTF-8 or holds a zero byte, on a null where the column takes none, and on a cell of the
/// wrong kind.
std::string image(const Table& table, const Row& row);

/// True when a logged image says the same as the present row: the same text, or the same for each of the
/// table's columns, where a column younger than the image holds what it held before it was there.
bool same_image(const Table& table, std::string_view logged, std::string_view present);

}  // namespace windscreen::store

// What of a child's record can stand beside a question of an audit tool.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "query/database.h"

namespace windscreen::assure {

/// A value computed from a child's record.
struct RecordValue {
  /// As tools name it.
  std::string_view name;
  /// As people read it.
  std::string_view words;
  /// One row with one column `value`, for the child :person, from what had happened by the day :as_at,
  /// looking back to the day :since. DuckDB SQL over the canonical tables.
  std::string_view sql;
};

/// All computed values, by name. Constant and thread-safe.
std::span<const RecordValue> record_values();

/// Computes one for a child, from a connection to a snapshot's tables: a count in digits, an ISO date, or
/// nothing where the record has none. `since` and `as_at` are the look-back, both included.
std::string computed_value(query::Connection& connection, const RecordValue& value, const std::string& person,
                           base::Date since, base::Date as_at);

/// True for the name of a computed value, and for "table.column" of a canonical table about children.
bool is_record_value(std::string_view text);

/// The names of the computed values, with commas between them.
std::string record_value_names();

}  // namespace windscreen::assure

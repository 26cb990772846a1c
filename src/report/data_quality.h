// What became of the rows of a load, and how complete its tables are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lake/lake.h"
#include "query/database.h"

namespace windscreen::report {

/// A short stable word ("bad_date") and how many rows it was said of. For flags, the table too.
struct CodeCount {
  std::string code;
  std::string table;
  std::int64_t rows = 0;
};

struct TableCompleteness {
  std::string table;
  /// What one row is, in the field's words.
  std::string row_is;
  std::int64_t rows = 0;
  std::vector<std::string> columns;
  /// Rows with a value, one a column.
  std::vector<std::int64_t> filled;
};

struct DataQuality {
  /// Why rows were rejected, and why kept rows were flagged; commonest first.
  std::vector<CodeCount> reasons;
  std::vector<CodeCount> flags;
  /// Every canonical table, in the model's order.
  std::vector<TableCompleteness> tables;
};

/// Reads it from a connection to which the snapshot is attached (lake::attach). Only codes are read of
/// rejects and flags, because their reasons may quote a child's record.
DataQuality read_data_quality(query::Connection& connection, const lake::Snapshot& snapshot);

}  // namespace windscreen::report

// Checks that the change log is whole and that the tables hold what it says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace windscreen::store {

/// Something wrong: at an entry of the change log (`sequence`), or in a table where the log is well (0).
struct Problem {
  std::int64_t sequence = 0;
  std::string table;
  std::string row;
  std::string what;
};

struct Verification {
  std::int64_t entries = 0;
  std::int64_t rows = 0;
  LogHead head;
  /// In the order found: the chain first, so that the first problem is the first broken link. At most 100.
  std::vector<Problem> problems;
};

/// Walks the change log from its first entry (each one's number, previous hash and own hash, and the recorded
/// end), then replays it for each row of each table: every entry's row before is the entry before's row
/// after, and the last is the row that the table holds; no table holds a row that the log does not know. In
/// one read transaction, with memory that does not grow with the store. `anchor`, an end of the log that was
/// written down earlier, must still be in it with that hash: so a log that was made anew from some point on
/// is found out. Thread-safe.
Verification verify(const Store& store, const std::vector<const Table*>& tables,
                    const std::optional<LogHead>& anchor = std::nullopt);

}  // namespace windscreen::store

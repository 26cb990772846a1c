// What became of the rows of a snapshot's files: by file, by table, and the rejected ones with their places.
// No value of any row: who needs one opens the file at the line that is named (docs/decisions/0011).
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "lake/lake.h"
#include "report/flat_rows.h"

namespace windscreen::serve {

/// Rows of a page of rejects.
inline constexpr std::int64_t rejects_on_a_page = 100;

/// An object: the snapshot's name, days and content hash; `sources` (file, part, format, read, kept, merged,
/// rejected), `tables` (table, rows, flagged), `reasons` (code, what, mend, rows) and `flags` (file, table,
/// code, rows), each commonest or first in order. Reads the snapshot; throws Error where it cannot.
/// Thread-safe.
nlohmann::ordered_json load_outcome(const lake::Snapshot& snapshot);

/// The rejected rows, by file, part and line: file, part, format, line, code, what, mend. `page` counts from
/// 1 and has `rejects_on_a_page` rows; 0 gives all. Throws Error where the snapshot cannot be read.
/// Thread-safe.
report::Rows reject_rows(const lake::Snapshot& snapshot, std::int64_t page);

}  // namespace windscreen::serve

// The append-only log of every change of every table, each entry chained to the one before by its hash.
//
// An entry's hash is SHA-256 over the words "windscreen change 1" and then, each as a netstring (its length
// in bytes, a colon, its bytes, a comma; an absent one as "-,"): sequence, changed_at, change_set, actor,
// act, table, row, operation, before, after, previous hash. The first entry's previous hash is 64 zeros. So
// no entry can be changed, taken out, put in or moved without every later hash being wrong; and who wrote
// down the last hash elsewhere can tell whether the whole chain was made anew (verify.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"

namespace windscreen::store {

/// One change of one row.
struct Change {
  /// Counted from 1, without gaps.
  std::int64_t sequence = 0;
  std::string changed_at;
  /// The same for all changes of one transaction.
  std::string change_set;
  /// Who did it: an account's id, or "system:" and a name.
  std::string actor;
  /// What they did, in a word or two of the program ("account.invite").
  std::string act;
  std::string table;
  std::string row;
  /// insert, update or delete.
  std::string operation;
  /// The row before and after as `image` (table.h) gives it; absent before an insert and after a delete.
  std::optional<std::string> before;
  std::optional<std::string> after;
  std::string previous_hash;
  std::string hash;
};

/// The last entry of a log: its number and hash (0 and zeros when the log is empty).
struct LogHead {
  std::int64_t sequence = 0;
  std::string hash = std::string(64, '0');
  bool operator==(const LogHead&) const = default;
};

/// The hash that an entry must have. Thread-safe.
std::string change_hash(const Change& change);

/// The recorded end of the log. Throws Error when the record is missing.
LogHead log_head(Connection& connection);

/// Adds entries behind the head inside the connection's transaction, numbering and chaining them, and records
/// the new head, which it gives back. Sequence and hashes of `changes` are filled in.
LogHead append(Connection& connection, LogHead head, std::vector<Change>& changes);

/// Up to `limit` entries after `sequence`, in order.
std::vector<Change> changes_after(Connection& connection, std::int64_t sequence, std::int64_t limit);

/// What is sought in the log; all that is given must hold.
struct ChangeSearch {
  /// Only entries with a smaller number.
  std::optional<std::int64_t> before;
  std::optional<std::string> actor;
  std::optional<std::string> act;
  std::optional<std::string> table;
  std::optional<std::string> row;
  /// Moments: from the first on, and before the second.
  std::optional<std::string> from;
  std::optional<std::string> until;
  /// Tables whose entries are left out.
  std::vector<std::string> without;
};

/// Up to `limit` entries that are sought, the newest first. Reads back from the end, so what is old and
/// seldom takes as long as the log is.
std::vector<Change> changes_sought(Connection& connection, const ChangeSearch& search, std::int64_t limit);

/// Up to `limit` entries of a table in order of row and then sequence, after the given row and sequence.
std::vector<Change> changes_of_table(Connection& connection, const std::string& table, const std::string& row,
                                     std::int64_t sequence, std::int64_t limit);

}  // namespace windscreen::store

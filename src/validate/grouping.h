// The rows of a return by child.
#pragma once

#include <cstdint>
#include <vector>

#include "validate/row_store.h"

namespace windscreen::validate {

struct Grouping {
  /// The identifiers, in the order in which they first appear; empty for a row without one, which is a child
  /// of its own.
  std::vector<Text> ids;
  /// By table: the rows of child k are those from first[k] to before first[k + 1]. Empty for a table without
  /// a child (a header of the whole return).
  std::vector<std::vector<std::uint32_t>> now;
  std::vector<std::vector<std::uint32_t>> last;
};

/// Puts the rows of every table into the order of their children (those of one child stay in the order of
/// their source) and says which are whose. A table's child is in its column `key`; a table that lacks it has
/// no child. One pass over the rows, then one over those that stand in another order, on `threads` threads.
Grouping group_by_child(ReturnData& data, std::string_view key, unsigned threads = 1);

}  // namespace windscreen::validate

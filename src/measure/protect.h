// Chooses what to hide so that no small count is shown and none follows from what is.
#pragma once

#include "measure/count_table.h"

namespace windscreen::measure {

/// Hides in a table:
///   * every count from 1 to 5 (primary);
///   * what would give a hidden one away (secondary): in each sum, over groups as over time, where one hidden
///     figure is left, or several that are together 5 or fewer, the smallest shown one that is not 0, until
///     nothing follows by the audit (sum_audit.h). Where that cannot be reached, the whole breakdown.
///
/// `total` is the pattern of a table of the total alone, made by the same function (nullptr for that table
/// itself); it is taken over unchanged, and the breakdown hides what would undo it. So the breakdowns of one
/// indicator can be chosen one by one, and the choice depends on nothing but the counts: the same counts are
/// treated alike in whichever indicator and run they appear.
/// `also` is hidden whatever its counts (nullptr: nothing), and then protected like the rest.
/// Deterministic; thread-safe.
Pattern protect(const CountTable& table, const Pattern* total, const Pattern* also = nullptr);

/// Only the small counts themselves: not safe to publish. For tests that show why `protect` is needed.
Pattern hide_small_counts(const CountTable& table);

}  // namespace windscreen::measure

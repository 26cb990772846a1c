// The audit of a pattern: what follows from everything that is shown, by exact linear arithmetic over groups
// and time together, and by knowing that no count is below 0 and no hidden one is 0.
#pragma once

#include <optional>
#include <vector>

#include "measure/count_table.h"

namespace windscreen::measure {

/// A hidden figure that follows from the shown ones. With member 0 (the total) and no span, that a breakdown
/// says something about hidden totals which the shown totals do not.
struct Follows {
  std::size_t member = 0;
  std::optional<std::size_t> span;
};

/// With `total_given` the total's pattern is fixed, and what the groups say about it follows too.
/// The hidden figures that follow by linear arithmetic; where there are none, those that follow by bounds.
///
/// Linear part: the running sums of each member are known up to one number for each set of days that its
/// shown counts join (TimeLinks); those numbers are the unknowns, and the sum rules, day by day, the
/// equations. They are brought to echelon form modulo a prime, sparsely; a hidden figure follows exactly when
/// the difference of its two unknowns lies in the space of the rows. (A prime can only make more follow than
/// does.) Bounds: intervals of the hidden figures are narrowed by each sum until nothing moves, or a fixed
/// number of rounds; a hidden figure with a single possible value follows. Cost grows with the hidden
/// figures. Thread-safe. Method: Gusfield, "A graph theoretic approach to statistical data security" (SIAM
/// Journal on Computing 17, 1988), for one table; Hundepool and others, "Statistical Disclosure Control"
/// (Wiley 2012), chapter 4, for linked ones.
std::vector<Follows> find_what_follows(const CountTable& table, const Pattern& pattern, bool total_given);

}  // namespace windscreen::measure

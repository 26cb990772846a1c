// What disclosure control does to a figure, and the account of it (docs/disclosure.md).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "measure/definition.h"
#include "measure/measure.h"

namespace windscreen::measure {

/// Takes value and counts out of a figure that is not shown, and says why. `Withheld::no` leaves it as it is.
/// Thread-safe, like all below.
void withhold(Figure& figure, Withheld why);

/// Rounds the counts to the nearest multiple of `to` (halves away from 0) and computes percentages, shares,
/// rates and changes from the rounded ones; medians, means and highest values stay. What rounds to 0 and is
/// not gets the symbol `low`. Populations and ratios are not rounded. True when anything was.
bool round_counts(Unit unit, Figure& figure, int to);

/// Sets the symbol of a figure without a value that has none yet.
void set_symbol(Figure& figure);

/// "c", "z", "x", "low"; empty for none.
std::string_view name_of(Symbol symbol);

/// "small", "cover", "overlap", "history", "highest"; empty for no.
std::string_view name_of(Withheld why);

/// Counts what was done to the figures (all but the merged groups and teams).
DisclosureAccount account_of(std::span<const Figure> figures);

/// Two runs over the same definitions, the second by dimensions: what was done to both. Merged groups and
/// small teams are those of the second, as only it has dimensions.
DisclosureAccount together(const DisclosureAccount& totals, const DisclosureAccount& breakdowns);

/// The account in plain English, in one or more sentences; empty where nothing was done.
std::string words_of(const DisclosureAccount& account, int round_to);

}  // namespace windscreen::measure

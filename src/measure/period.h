// The periods that figures are for. All functions are thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lake/workspace.h"
#include "measure/definition.h"

namespace windscreen::measure {

/// From `start` to `end`, both days included. A point in time (spells, snapshots) has the same day twice.
struct Period {
  base::Date start;
  base::Date end;
  friend bool operator==(const Period&, const Period&) = default;
};

/// The period of the window that ends on `end`, which must be a day on which such a period ends: a month's
/// end (a quarter's for quarters, 31 March for financial years). For a snapshot the day itself.
Period period_ending(Window window, base::Date end);

/// The last day, not after `as_at`, on which a period of the window ends: the newest complete period. For a
/// snapshot `as_at` itself.
base::Date newest_end(Window window, base::Date as_at);

/// The periods that end in the `months` months up to the newest complete one, oldest first, and at least that
/// one: so `months` periods for windows that move by the month, a third of them for quarters. The points of a
/// snapshot are `as_at` and the month ends before it. With `points` each is only its last day.
std::vector<Period> series(Window window, base::Date as_at, int months, bool points);

/// What a change is compared with: the periods (several for a mean).
struct Comparison {
  std::vector<Period> periods;
};

/// Reads `compared_with` (docs/indicators.md) for the period; nullopt where the words are not understood.
std::optional<Comparison> comparison(std::string_view compared_with, const Period& period, Window window,
                                     bool points);

/// The mid-year whose population the department divides by: that of the calendar year before the year in
/// which the reporting year (1 April to 31 March) of `day` ends. 30 September 2020 and 31 March 2021: 2020.
int population_year(base::Date day);

/// The population to use on `day`: of population_year, or of the nearest year before it; nullptr when there
/// is none.
const lake::Population* population_on(std::span<const lake::Population> populations, base::Date day);

}  // namespace windscreen::measure

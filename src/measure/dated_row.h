// One row of a definition as far as it decides whether the row counts, on which days, and whether it is met.
// All functions are thread-safe.
#pragma once

#include <optional>

#include "base/date.h"
#include "measure/definition.h"
#include "measure/period.h"
#include "measure/rows.h"

namespace windscreen::measure {

struct DatedRow {
  /// event: its day; spell: its start; snapshot: none.
  std::optional<base::Date> date;
  std::optional<base::Date> end;
  std::optional<bool> met;
  /// Of spells that are met for a part of their time.
  std::optional<base::Date> met_from;
  std::optional<base::Date> met_until;

  /// Whether it counts in the period, as Tally decides it: an event within it, a spell open at its close.
  bool counts(Grain grain, const Period& period) const;
  /// Whether it is met on the day; `by_days` where the definition has met_from.
  bool met_on(base::Date day, bool by_days) const;
};

/// The present row.
DatedRow dated_row(const RowColumns& columns, const query::Result& rows);

}  // namespace windscreen::measure

// The functions that indicator SQL uses and that differ between engines. Each engine defines them once;
// DuckDB here. All give NULL for a NULL argument, and all agree with model/calendar.h and base/date.h.
//
// clang-format off
//   working_days(from DATE, to DATE) -> INTEGER       working days after `from`, up to and including `to`
//   add_working_days(from DATE, n INTEGER) -> DATE    the n-th working day after `from`
//   months_between(from DATE, to DATE) -> INTEGER     completed calendar months
//   add_months(from DATE, n INTEGER) -> DATE          cut to the month's end
//   age_in_years(born DATE, on_day DATE) -> INTEGER   completed years, 1 March for a 29 February; NULL when unborn
//   open_on(start DATE, end DATE, day DATE) -> BOOLEAN  start <= day, and the end is later or NULL (open)
//   json_yes(json VARCHAR, key VARCHAR) -> BOOLEAN    true where the value of the key is Y, Yes, 1 or true
// clang-format on
#pragma once

#include "query/database.h"

namespace windscreen::query {

/// Registers the functions for every connection of the database that `connection` belongs to. Database's
/// constructor calls it; no one else needs to.
void register_functions(Connection& connection, void* duckdb_connection);

}  // namespace windscreen::query

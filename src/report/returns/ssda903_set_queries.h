// The tables of the SSDA903, in SQL over a snapshot's tables. Inside of ssda903_set_writer.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "query/database.h"
#include "report/returns/return_period.h"

namespace windscreen::report::ssda903_sql {

/// One table of the return: its name and columns as the department has them, and the query that gives their
/// values. Days are dates, everything else is text or a number; rows come by child, then by day.
struct TableQuery {
  std::string_view name;
  /// Separated by commas.
  std::string_view columns;
  std::string_view sql;
};

/// What the queries must know besides the scope.
struct Prepared {
  ReturnPeriod period;
  /// Children without a permanence order before are stated to have none (Z1), as the return did that the
  /// snapshot was loaded from.
  bool states_no_permanence = false;
};

/// Makes the views and the list of children that the queries use. After prepare_return, once a connection.
void prepare(query::Connection& connection, const Prepared& prepared);

/// header, episodes, reviews, uasc (ssda903_care_queries.cc) …
std::span<const TableQuery> care_tables();
/// … oc2, oc3, ad1, placed_for_adoption, previous_permanence, missing and sw_episodes
/// (ssda903_outcome_queries.cc).
std::span<const TableQuery> outcome_tables();

/// A number that is worth a sentence where it is not 0: what the return lacks. `{}` in the sentence is the
/// number.
struct Lack {
  std::string_view count;
  std::string_view sentence;
  /// Whether it is said of a snapshot that goes back whole, and of one that does not.
  bool of_whole = true;
  bool of_part = true;
};
std::span<const Lack> lacks();

}  // namespace windscreen::report::ssda903_sql

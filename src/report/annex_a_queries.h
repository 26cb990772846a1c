// The rows of the 11 lists of Annex A, in SQL over a snapshot's tables.
#pragma once

#include <string>

#include "base/date.h"
#include "query/database.h"

namespace windscreen::report {

/// Which rows belong on the lists, and what may be computed.
struct AnnexAScope {
  base::Date as_at;
  /// True for a snapshot that was loaded from Annex A alone, as at its own day: every row goes back on the
  /// list that stated it and nothing is computed that the lists did not state, so that loading the workbook
  /// gives the same tables. Otherwise the lists' own windows apply (6 or 12 months before the day), the
  /// latest visit, review, status and placement are looked up, and counts that no return stated are counted.
  bool whole = false;
};

/// Makes the temporary views and macros that the lists' queries use. Once a connection, after lake::attach.
void prepare_annex_a(query::Connection& connection, const AnnexAScope& scope);

/// The query of a list: a column for each of the list's columns, in its order. Coded values are canonical
/// codes; a source is its code, U+001F and its own words; a permanence plan is JSON; yes and no are Y and N.
/// Rows come in a fixed order.
std::string annex_a_query(int list);

}  // namespace windscreen::report

// Which of a snapshot's rows belong in a return.
#pragma once

#include <string_view>

#include "lake/lake.h"
#include "query/database.h"
#include "report/returns/return_period.h"

namespace windscreen::report {

struct ReturnScope {
  ReturnPeriod period;
  /// True for a snapshot that was loaded from one such return, of this very collection, with nothing beside
  /// it but the other return: then every row goes back as it was stated, and nothing is added that the return
  /// did not state, so that loading what is written gives the same tables. Otherwise the collection's days
  /// decide: what is open in it belongs to it, and an end after its last day is not told.
  bool whole = false;
  /// True when there is not even the other return beside it, so that every child is one of this return's.
  bool alone = false;
};

/// Settles the scope of the return `format` ("cin_census" or "ssda903") and makes the macros that its queries
/// use, for all connections of the database: return_start(), return_end(), return_whole(), return_alone(),
/// return_letters() (sex_by_letters), return_in_year(day), return_overlaps(start, end) and return_shown(day)
/// (null for a day that is not told yet). Once a database, after lake::attach.
ReturnScope prepare_return(query::Connection& connection, const lake::Snapshot& snapshot,
                           std::string_view format, const ReturnPeriod& period);

/// Whether the snapshot was loaded from an SSDA903 with the table `table` ("previous_permanence"); the
/// message, and sheets of a workbook, whose names are the user's, are taken to have it.
bool states_table(const lake::Snapshot& snapshot, std::string_view table);

}  // namespace windscreen::report

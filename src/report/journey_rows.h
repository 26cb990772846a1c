// One child's rows out of the lake. Internal to the journey's files.
#pragma once

#include <string_view>

#include "lake/lake.h"
#include "query/database.h"

namespace windscreen::report {

/// Makes every canonical table in the schema `main` with the rows of one child that the schema `lake` holds,
/// and with them the lists that the rows refer to (teams, visiting intervals, the child's workers'
/// employment). Names, addresses, postcodes and other identifiers are left behind. Only rows of this
/// identifier: a link through an identifier of care is not followed where other people share it. Not
/// thread-safe.
void copy_child(query::Connection& connection, std::string_view person_id);

/// True where any table has a row of the child.
bool has_rows(query::Connection& connection);

/// What indicators ask of the whole snapshot (does it say how visits were made; does it hold more than the
/// latest review?), put into the child's tables as rows of nobody, so that they answer for the child as they
/// do for everyone. Reads a bounded number of rows of the schema `lake`.
void add_rows_of_nobody(query::Connection& connection);

}  // namespace windscreen::report

// One child's rows out of the lake. Internal to the journey's files.
#pragma once

#include <set>
#include <string_view>

#include "lake/lake.h"
#include "query/database.h"

namespace windscreen::report {

/// Names of canonical tables, which are the model's own.
using TableNames = std::set<std::string_view>;

/// Makes every canonical table in the schema `main` with the rows of one child that the schema `lake` holds,
/// and with them the lists that the rows refer to (teams, visiting intervals, the child's workers'
/// employment). Names, addresses, postcodes and other identifiers are left behind. Only rows of this
/// identifier: a link through an identifier of care is not followed where other people share it. Gives the
/// tables that got a row; none where the snapshot has no row of the child, and the lists are then left empty.
/// Tables in which the snapshot has no row are not looked at. Not thread-safe.
TableNames copy_child(query::Connection& connection, const lake::Snapshot& snapshot,
                      std::string_view person_id);

/// What indicators ask of the whole snapshot (does it say how visits were made; does it hold more than the
/// latest review?), put into the child's tables as rows of nobody, so that they answer for the child as they
/// do for everyone. Reads of the schema `lake` no more than shows that, and a bounded number of rows where
/// there is no second review.
void add_rows_of_nobody(query::Connection& connection, const lake::Snapshot& snapshot);

}  // namespace windscreen::report

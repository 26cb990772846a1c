// Looked after continuously for at least 12 months at 31 March: the children of the OC2 table.
#pragma once

#include "validate/ssda903/child.h"

namespace windscreen::validate::ssda903 {

/// In care on the collection's first day, throughout the year and still on its last: the episodes follow one
/// another from day to day, each ended by X1, and none of them is a series of short breaks (V3, V4).
///
/// An episode without a day on which it ended still goes on, and so does care after an X1 that no episode
/// follows: there one is to come. Care that ended on 31 March itself had ended on that day. False for a child
/// without episodes. The age is not looked at: who turns 18 has left care, and the episodes say so. A rule
/// that asks reads Episodes(DECOM DEC LS REC RNE).
inline bool looked_after_all_year(const Child& child) { return child.all_year; }

/// For `Children`, which finds it once for each child.
bool find_looked_after_all_year(const Child& child);

}  // namespace windscreen::validate::ssda903

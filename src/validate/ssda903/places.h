// Where a placement is, in words that are written in more than one way: authorities and postcodes.
#pragma once

#include "validate/values.h"

namespace windscreen::validate::ssda903 {

/// The same, whatever the case of letters.
bool same_authority(Text a, Text b);
/// Both are given and are not the same authority. Codes of different kinds (936, SUR, E10000030) say nothing
/// about each other, and so are not others, except that none outside England is an English authority.
bool other_authority(Text a, Text b);
/// Outside England, or kept confidential: WAL, SCO, NIR, NUK, CON, or a statistical code of another nation.
/// Blank is not.
bool not_in_england(Text authority);
/// The same postcode, whatever its spaces and the case of letters.
bool equal_postcodes(Text a, Text b);

}  // namespace windscreen::validate::ssda903

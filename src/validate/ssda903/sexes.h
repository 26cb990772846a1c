// The sexes of the header: letters since 2024-25, figures before, so that last year's file may still have the
// figures.
#pragma once

#include "validate/values.h"

namespace windscreen::validate::ssda903::sexes {

constexpr bool male(Code sex) { return sex.any("M", "1"); }
constexpr bool female(Code sex) { return sex.any("F", "2"); }
/// Two codes of one meaning, or of none known but the same.
constexpr bool same(Code a, Code b) { return a == b || (male(a) && male(b)) || (female(a) && female(b)); }

}  // namespace windscreen::validate::ssda903::sexes

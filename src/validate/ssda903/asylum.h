// Whether a child is, or was, an unaccompanied asylum-seeking child: what its headers and the UASC table say.
#pragma once

#include <optional>

#include "validate/ssda903/child.h"

namespace windscreen::validate::ssda903::asylum {

/// The status in a year: the header's; where no header has one, whether the UASC table has the day on which
/// the status ceased (a line without that day says nothing about the status). Nothing where the child is in
/// neither.
std::optional<bool> status(const Year& year);
/// In this year or last, by any header or by a day on which the status ceased. Years before last are not
/// known.
bool ever(const Child& c);

}  // namespace windscreen::validate::ssda903::asylum

// Where a thread breaks off: what was found and nothing was planned for it, what was done and nobody can see
// what came of it, what was reported and tells of nothing. All functions are thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"

namespace windscreen::improve {

/// finding_without_action, delivered_without_effect, report_without_content.
std::span<const CodeWords> loose_end_kinds();

struct LooseEnd {
  std::size_t place = 0;
  /// A code of loose_end_kinds().
  std::string_view what;
};

/// The loose ends on the day, by kind in the order of loose_end_kinds(), then in the order of the record:
///  * findings that nothing answers (no action, theme or plan that was not withdrawn), but for strengths and
///    practice to share, and for those that were not accepted; a finding that was closed without an action
///    stays in the list;
///  * actions that were delivered and not withdrawn, without a link `shows` to them, a measure of their own
///  or
///    an indicator;
///  * reports that tell of nothing.
std::vector<LooseEnd> loose_ends(const Book& book, base::Date day);

}  // namespace windscreen::improve

// Which services inspections, visits and audits looked at, and which nobody has looked at yet. All functions
// are thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"

namespace windscreen::improve {

/// A column: an inspection or other source.
struct CoverageVisit {
  /// The source's place in the record.
  std::size_t place = 0;
  /// A code of the sorts of sources, and one of their statuses.
  std::string sort;
  std::string status;
  /// Why it has that status, such as why it was cancelled.
  std::string reason;
  /// The day on which it was first said to be held; before that, or where nobody said so, the planned day
  /// (entry `due`) if it is not later than the day of which `published` was said; otherwise the day from
  /// which it is in the record.
  base::Date on;
  /// True where it was held or published: only such a visit has looked at anything.
  bool held = false;
};

/// A service and a visit.
struct CoverageCell {
  /// The visit's status where it looks at the service and was not cancelled, otherwise empty. It looks at a
  /// service that it names, or that one of its findings names.
  std::string status;
  /// Its findings that name the service; 0 where it was cancelled.
  int findings = 0;
};

struct CoverageRow {
  std::string service;
  /// One for each visit.
  std::vector<CoverageCell> cells;
  /// The day of the last visit held up to the day that looked at it; absent where none did: a gap.
  std::optional<base::Date> last_looked_at;
};

struct Coverage {
  /// By their day, cancelled ones too.
  std::vector<CoverageVisit> visits;
  /// Every service that anything in the record names on the day, in alphabetical order.
  std::vector<CoverageRow> rows;
  /// The services that no visit held has looked at, in the same order.
  std::vector<std::string> never_looked_at;
};

/// The grid of services by sources of the given sorts (such as full_inspection and monitoring_visit), as it
/// stands at the end of `day`. `last_looked_at` and the gaps are of these sorts only.
Coverage coverage(const Book& book, std::span<const std::string_view> sorts, base::Date day);

}  // namespace windscreen::improve

// Who watched over a plan on a day, and when nobody did. All functions are thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/book.h"

namespace windscreen::improve {

struct Overseer {
  /// The body's place in the record.
  std::size_t body = 0;
  std::string words;
  base::Date from;
  /// The last day, inclusive; absent while it lasts.
  std::optional<base::Date> to;
};

/// The bodies whose remit over a thing covers the day, its first and last day included, by the day on which
/// the remit began. Empty before the thing was there.
std::vector<Overseer> overseers(const Book& book, std::size_t over, base::Date day);

/// Days on which nobody watched over a thing, both inclusive.
struct OversightGap {
  base::Date first;
  base::Date last;
  int days() const { return static_cast<int>((last - first).count()) + 1; }
};

/// The gaps between the day from which the thing is there and `day`, or the day on which a plan was closed or
/// replaced, in order. A remit counts as overseers() counts it.
std::vector<OversightGap> oversight_gaps(const Book& book, std::size_t over, base::Date day);

}  // namespace windscreen::improve

// For tests: holds what definitions say of one another (links.h) to data.
#pragma once

#include <string>
#include <vector>

#include "measure/measure.h"

namespace windscreen::measure {

/// How the headers of definitions were held to data: what is wrong in words, and how many counts were
/// compared that were not both 0.
struct LinksCheck {
  std::vector<std::string> wrong;
  std::size_t compared = 0;
};

/// Counts every linked definition of the catalogue in so many months by each dimension that it shares, and
/// compares: a part is at most its whole, the same rows are as many, rows met of one whole are together at
/// most it, and a stock is what it was a month before with those who came and without those who left (in
/// groups that a child stays in). The first few of each fault are told.
LinksCheck check_links(Measurer& measurer, const Catalogue& catalogue, base::Date as_at, int months);

}  // namespace windscreen::measure

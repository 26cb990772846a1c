// How many audits of which grade each month of the demo's history has: Surrey's published figures.
//
// Source: Surrey County Council, Children's Improvement Updates. Cabinet, 23 June 2020, paragraphs 14 and 15:
// 1,088 audits since November 2018; good 7% in the first three months and 26% in the latest, inadequate 22%
// and 18%. Select Committee, 14 December 2020, paragraph 33: to September 2020 about 20% good and 15%
// inadequate. Neither says how many audits a month had: that these are much the same each month is our
// assumption, and that the 1,088 are first audits, without re-audits. What lies between the published months
// is a straight line.
#pragma once

#include <vector>

#include "assure/grade.h"
#include "base/date.h"

namespace windscreen::demo {

struct PublishedMonth {
  /// Its first day.
  base::Date month;
  int audits = 0;
  int outstanding = 0;
  int good = 0;
  int inadequate = 0;

  /// A grade for each audit, best first.
  std::vector<assure::Grade> grades() const;
};

/// November 2018 to October 2020, in order. Nothing was published of October 2020, which goes on like the
/// three months before. Thread-safe.
std::vector<PublishedMonth> published_months();

}  // namespace windscreen::demo

// What becomes due for children in the next days: visits, reviews, plans, assessments and enquiries that are
// not late yet and will be unless something is done. What is late already stands on the pages of exceptions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "measure/measure.h"

namespace windscreen::serve {

/// How far is looked ahead, in days.
inline constexpr int days_of_what_is_next = 14;

/// One thing to be done for one child.
struct ComingDue {
  /// One of `kinds_of_what_is_next()`.
  std::string kind;
  std::string person_id;
  /// The last day on which it is in time.
  base::Date due_on;
  /// Who holds the child's case on the day, by identifier and by name (empty where there is none), and in
  /// which team; empty where nobody does.
  std::string worker_id;
  std::string worker;
  std::string team;
};

/// visit_cp, visit_cla, visit_cin, review_cp, review_cla, pathway_plan, assessment, section_47. Thread-safe.
const std::vector<std::string_view>& kinds_of_what_is_next();

struct WhatIsNext {
  /// Soonest first; on one day by kind and child.
  std::vector<ComingDue> due;
  /// The kinds of which the snapshot has no records, so that nothing is known of them.
  std::vector<std::string> unknown;
};

/// What is due from `day` up to 14 days after it, by the rules of the indicators (indicators/shared:
/// visit_due, cp_review_due, cla_review_due, care_leaver) and of statutory guidance (Working Together: 45
/// working days for an assessment, 15 from the strategy discussion to the initial conference). `day` must be
/// the snapshot's own: of an earlier one it is known what was done later. The caller must be alone with the
/// measurer. Throws Error.
WhatIsNext read_what_is_next(measure::Measurer& measurer, base::Date day);

}  // namespace windscreen::serve

// The plan of audits for the months to come. Thread-safe.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "store/audit_plan.h"

namespace windscreen::assure {

/// A round that a programme is to have.
struct PlannedRound {
  std::string programme_id;
  std::string programme;
  std::string kind;
  /// The sampled month, by its first day.
  base::Date month;
  base::Date opens_on;
  base::Date due_on;
  std::int64_t target = 0;
};

/// The rounds of `months` months (1 to 60) from the month of `from`, by month and then by programme's name.
///
/// A monthly programme has a round in each month that it runs in, a supervision programme in January, April,
/// July and October and in the month in which it starts. They open on the month's first working day and are
/// due on its last, within the programme's own days; a month of which no working day is left has none. Every
/// other programme has one round, in the month in which it opens: on its first day, or the next working day.
/// It is due on the programme's last day, or on the month's last working day where none is set.
///
/// Programmes that are finished, cancelled or paused have none. Throws base::Error where `months` is out of
/// range or a programme's days are none.
std::vector<PlannedRound> forward_plan(std::span<const store::AuditProgramme> programmes, base::Date from,
                                       int months = 12);

}  // namespace windscreen::assure

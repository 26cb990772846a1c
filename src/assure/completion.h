// How much of what auditors were given is done. Which group of auditors completes its audits is itself
// published: a sample of which one group's cases are missing says less of those. All functions are
// thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assure/audit_state.h"
#include "base/date.h"
#include "measure/wilson.h"

namespace windscreen::assure {

/// An audit that was drawn, as far as completion goes.
struct GivenAudit {
  /// Whose it is: "Auditors", "Moderators", a partner's name; empty: nobody's yet.
  std::string group;
  AuditState state = AuditState::drawn;
  std::optional<base::Date> due;
};

struct GroupCompletion {
  std::string group;
  /// All that were given to the group, without those that were voided or replaced, which nobody is to make.
  std::int64_t due = 0;
  /// With a final grade.
  std::int64_t done = 0;
  std::int64_t paused = 0;
  /// Neither done nor paused, and their day is past.
  std::int64_t late = 0;
  std::int64_t void_or_replaced = 0;
  /// Done of due, between 0 and 1, with Wilson's 95% interval; none where none is due.
  std::optional<double> share;
  measure::Interval interval{0, 1};
};

/// By group in the order of their names, those of nobody last; then the whole, whose group is "All".
std::vector<GroupCompletion> completion(std::span<const GivenAudit> audits, base::Date today);

}  // namespace windscreen::assure

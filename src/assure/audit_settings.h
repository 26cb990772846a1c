// What an authority chooses for its audits: second grades, the clocks after a grade, and what it lets be
// missing of the cases that are drawn from. Each choice is a row of the store's table `settings`; a name
// without a row, or with one that cannot be, has its default.
#pragma once

#include <span>
#include <string_view>

#include "assure/clocks.h"
#include "assure/frame_gate.h"
#include "assure/moderation.h"
#include "base/date.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// A choice: a whole number from `least` to `most`.
struct AuditSetting {
  std::string_view id;
  /// As the form has it, with what it does.
  std::string_view title;
  std::string_view about;
  /// What holds while nothing is chosen, as text.
  std::string_view standard;
  int least = 0;
  int most = 0;
};

/// All of them, in the order of the form. Constant and thread-safe.
std::span<const AuditSetting> audit_settings();

/// What holds now of the setting with this id, which must be one of audit_settings(). Throws base::Error
/// where it is none.
int audit_setting(const store::Reader& reader, std::string_view id);

/// What holds now, within the transaction of `reader`.
ModerationSettings moderation_settings(const store::Reader& reader);
ClockSettings clock_settings(const store::Reader& reader);
GateLimits gate_limits(const store::Reader& reader);

/// Working days that a moderator has for a second grade.
int second_grade_days(const store::Reader& reader);
/// From how many audits that an auditor submitted on one day somebody should look at how they were made.
int many_in_a_day(const store::Reader& reader);

/// The day since before which a case must have been open to count as one from before.
base::Date open_before(const store::Reader& reader);

}  // namespace windscreen::assure

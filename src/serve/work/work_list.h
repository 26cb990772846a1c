// What somebody has to do, from practice audit and from the improvement record, in one list: for the page of
// their work, their calendar and their reminders. Nothing in it is about a single child: an audit is named by
// its kind and its day alone, and of what somebody wrote in an audit nothing is shown.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/kinds.h"
#include "store/transaction.h"

namespace windscreen::serve {

/// One line of what somebody has to do. Nothing in it is about a single child: audits are named by their kind
/// and day alone, and those that are alike stand in one line with their number.
struct WorkLine {
  /// "audits" or "improvement".
  std::string area;
  /// A code of audit_work_kinds() or of improve::due_kinds().
  std::string what;
  /// "Deliver: …", "Make 2 audits".
  std::string sentence;
  /// Absent where nobody named a day.
  std::optional<base::Date> due;
  /// As improve::DueLine: calendar days past the day due; negative for days to go, 0 today and without a day.
  int days_late = 0;
  /// The page, such as "/audits/mine"; no identifier of a child in it.
  std::string address;
};

/// Codes and words of the work that comes from practice audit: alert, alert_open, audit, re_audit,
/// themed_audit, second_grade, grades_to_agree, reply, urgent_action, audit_action, action_to_verify,
/// action_impact, practice_recommendation, decision, calibration. Thread-safe.
std::span<const improve::CodeWords> audit_work_kinds();

/// What people read for a line's `what`; the code itself where there are no words for it. Thread-safe.
std::string_view words_of_work(const WorkLine& line);

/// Everything that an account has to do, as at a day: what has a day first, by day (so the longest overdue
/// before all), then what has none; within one day audits before improvement, each in its own order (that of
/// audit_work_kinds, and of improve::due_list). Only what the account's grants allow now: empty for an
/// account that is not active. The improvement record is read as it stood on the day; audits as they stand
/// now, with `day` deciding what is late, since their past is not asked for. Within the transaction of
/// `reader`. Throws what improve::read_book throws. Thread-safe.
std::vector<WorkLine> work_of(const store::Queries& reader, const std::string& account, base::Date day);

}  // namespace windscreen::serve

// Decisions and their call-in: until when a decision may be called in, and from when it may be acted on. All
// functions are thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/standing.h"

namespace windscreen::improve {

/// Where a decision stands: none (it cannot be called in), open (it may be called in until the window
/// closes), free (the window has closed, it may be acted on), called_in, stands, changed, withdrawn.
std::span<const CodeWords> call_in_states();

struct CallIn {
  /// The decision's place in the record.
  std::size_t place = 0;
  /// What was decided, a code of decisions().
  std::string_view decided;
  /// The body that may call it in, and within how many working days; 0 where it may not.
  std::optional<std::size_t> by;
  int working_days = 0;
  /// The last day of the window: the n-th working day after the day of the decision, to its end.
  std::optional<base::Date> closes;
  /// A code of call_in_states().
  std::string_view state;
  /// The last that was said of its outcome.
  std::optional<Said> outcome;
  /// The first day on which it may be acted on, if nothing more is said: the day of the decision without a
  /// call-in, the day after the window closes, or the day on which it was said to stand or was changed.
  /// Absent while it is called in, and where it was withdrawn.
  std::optional<base::Date> may_act_from;
  /// True where it was called in after the window had closed. It is treated as called in all the same:
  /// whether that was in order is for the monitoring officer.
  bool called_in_late = false;
};

/// How a decision stands at the end of `day`; `place` must be that of a decision that is there. Says nothing
/// of whether there is anything to act on: a decision may be to refuse.
CallIn call_in(const Book& book, std::size_t place, base::Date day);

/// Whether a decision may be acted on during `day`. Not before the day on which it was made.
bool may_act_on(const Book& book, std::size_t place, base::Date day);

/// Every decision that is there on the day, in the order of the record.
std::vector<CallIn> call_ins(const Book& book, base::Date day);

}  // namespace windscreen::improve

// What somebody has to do and by when, from all plans and all of scrutiny in one list. All functions are
// thread-safe.
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

/// action, milestone, recommendation, question, promise, risk, control, finding.
std::span<const CodeWords> due_kinds();

struct DueLine {
  /// The thing's place in the record.
  std::size_t place = 0;
  /// A code of due_kinds().
  std::string_view what;
  /// Absent where nobody named a day.
  std::optional<base::Date> due;
  /// Calendar days past the day due; negative for days to go, 0 today and without a day.
  int days_late = 0;
  /// The thing's lead, otherwise that of the nearest thing above that has one; empty where there is none.
  std::string lead;
  std::optional<std::string> lead_id;
  /// "Deliver: …", "Answer: …".
  std::string sentence;
};

/// Whose list it is.
struct DuePerson {
  /// An account; empty for none.
  std::string account;
  /// Posts, teams or bodies, as the record has them but for case and the space around them.
  std::vector<std::string> posts;
};

/// Everything that is to be done, on the day: the overdue first, the longest overdue before all, then by day,
/// then what has no day; within one day in the order of the record. That is
///  * actions and milestones not delivered, unless they, their theme or their plan were withdrawn, the plan
///  is
///    a draft still, or a later action carries the action on;
///  * recommendations and findings without a response, but for strengths, practice to share and findings that
///    are closed; questions without an answer;
///  * each occasion of a promise that was not kept, up to the next to come (ledger_line());
///  * open risks whose review is due on the day or was before;
///  * controls that end within three months (endings_on()).
std::vector<DueLine> due_for_all(const Book& book, base::Date day);

/// The lines of due_for_all() that somebody leads: by their account, or by one of their posts.
std::vector<DueLine> due_list(const Book& book, const DuePerson& person, base::Date day);

}  // namespace windscreen::improve

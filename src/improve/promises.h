// The ledger of promises: every "we will report in September" with the body it was made to, the days on which
// it falls due, and whether it was kept. All functions are thread-safe and throw nothing where the record was
// read by read_book.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/standing.h"

namespace windscreen::improve {

/// What may be said of a promise on a day: kept, due, overdue, withdrawn, undated. A promise that is repeated
/// is never kept for good: it is due again until it is withdrawn.
std::span<const CodeWords> promise_states();

/// One time that a promise has to be kept.
struct Occasion {
  /// Absent where no day was ever named.
  std::optional<base::Date> due;
  std::optional<Said> kept;
  /// Calendar days from the day due to the day on which it was kept, or to the day asked about (where the
  /// promise was withdrawn: to that day) while it is not. 0 where it was kept in time or is not late yet: a
  /// promise due today is not overdue.
  int days_late = 0;
  bool overdue() const { return !kept && days_late > 0; }
};

struct LedgerLine {
  /// The promise's place in the record.
  std::size_t place = 0;
  /// The body to which it was made.
  std::optional<std::size_t> to;
  /// The reports, items and meetings in which it was made (links `promises`).
  std::vector<std::size_t> made_in;
  /// 0 for once.
  int every_months = 0;
  std::string lead;
  std::optional<std::string> lead_id;
  /// The day that was named first, whatever became of it.
  std::optional<base::Date> first_due;
  std::vector<PutOff> put_off;
  /// A code of promise_states().
  std::string_view state;
  /// That it was withdrawn, when and why.
  std::optional<Said> withdrawn;
  /// True where it has no day by which it is to be kept.
  bool undated = false;
  /// By day: all up to the day asked about, and the next to come that was not kept early. Of a promise that
  /// was withdrawn, those up to that day.
  std::vector<Occasion> occasions;
};

/// How a promise stands at the end of `day`; `place` must be that of a promise.
///
/// Days: one that is made once has the day that was named last; `put_off` shows the earlier ones. One that is
/// repeated falls due on the first day named and every so many months after it, counted from that first day,
/// so that 31 January is followed by 29 February and 31 March. Where a later entry names another day, it
/// moves the last occasion due before that entry if nobody had kept it, otherwise the next to come, and all
/// that follow are counted from the new day; occasions before stay due, so that naming a day hides none.
///
/// Kept: an entry `kept` counts for the occasion whose day is nearest to it, the earlier of two that are as
/// near; of several for one occasion the first. So a report that was missed does not make every later one
/// late, and one may be early.
LedgerLine ledger_line(const Book& book, std::size_t place, base::Date day);

/// Every promise that is there on the day, in the order of the record.
std::vector<LedgerLine> ledger(const Book& book, base::Date day);

/// A time at which a promise was not kept.
struct OverduePromise {
  std::size_t place = 0;
  base::Date due;
  int days = 0;
};

/// Every occasion that is overdue on the day, the longest overdue first; promises withdrawn are not.
std::vector<OverduePromise> overdue_on(const Book& book, base::Date day);

}  // namespace windscreen::improve

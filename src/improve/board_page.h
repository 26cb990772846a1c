// The page of a body that watches over plans: each plan in numbers, what slipped since the body met last,
// what it has to decide, what was promised to it, and what became of the actions of its last meeting. All
// functions are thread-safe where the readings are.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/meeting_business.h"
#include "improve/meetings.h"
#include "improve/plan_summary.h"
#include "improve/promises.h"
#include "improve/rating.h"
#include "improve/slips.h"

namespace windscreen::improve {

/// What slipped is looked for since this many months before the day where the body has not met before.
inline constexpr int months_without_meeting = 3;

struct BoardPlan {
  std::size_t plan = 0;
  PlanSummary summary;
  /// Since BoardPage::since.
  std::vector<Slip> slips;
};

/// Why a body is asked to decide:
///   item        an item of this meeting on which no decision is recorded
///   draft       a plan that it watches over is a draft still
///   red_again   an action of such a plan is red, by the rule or as shown, and its day was put off before
///   overridden  the rating of a theme, action or milestone is set against the rule
///   capacity    posts, money or another control ends within three months, or is over with nothing after it
///               for no more than three (endings_on(), ended_on()): of such a plan, with an action of such a
///               plan that depends on it, or of no plan at all
///   call_in     a decision of the body, that it may call in, or of an item that tells of such a plan, whose
///               window is open or which is called in
std::span<const CodeWords> decision_reasons();

struct DecisionNeeded {
  std::size_t place = 0;
  /// A code of decision_reasons().
  std::string_view why;
  /// Where there is one: the day on which a control ends, or on which a call-in closes.
  std::optional<base::Date> by;
  /// In a plain sentence.
  std::string words;
};

/// A time at which a promise to the body is to be kept, and is not.
struct PromiseToBody {
  std::size_t place = 0;
  std::string lead;
  Occasion occasion;
};

struct BoardPage {
  Meeting meeting;
  /// The last meeting of the body that was held before; absent for the first.
  std::optional<Meeting> last;
  /// The day of the last meeting; three months before the day asked about without one.
  base::Date since;
  /// The plans over which the body's remit covers the day, but for those that were closed or replaced by
  /// `since`; in the order of the record.
  std::vector<BoardPlan> plans;
  /// In the order of decision_reasons(), then of the record; what ends, by day.
  std::vector<DecisionNeeded> decisions;
  /// The longest overdue first, then by day, then what has no day.
  std::vector<PromiseToBody> promises;
  /// outcomes_since().
  std::vector<MeetingOutcome> outcomes;
};

/// The plans that a body watches over on the day, in the order of the record, whatever their status.
std::vector<std::size_t> plans_of_body(const Book& book, std::size_t body, base::Date day);

/// The page of a meeting, which must be there, as at `day`.
BoardPage board_page(const Book& book, std::size_t meeting, base::Date day, const Readings& readings,
                     const RatingSettings& settings = {});

}  // namespace windscreen::improve

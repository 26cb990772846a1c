// When milestones can be expected: each waits for another, with a time that must lie between, so that a late
// one shows what it knocks on. All functions are thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/book.h"

namespace windscreen::improve {

struct MilestoneDates {
  std::size_t place = 0;
  /// The milestone that it waits for; absent where it waits for none that is there on the day.
  std::optional<std::size_t> after;
  std::optional<base::Date> planned;
  std::optional<base::Date> delivered_on;
  /// The first day that what it waits for leaves possible: the expected day of that milestone, its months
  /// later (cut to the month's end, as 31 March and 1 month is 30 April) and then its days. Absent where it
  /// waits for none, or nobody can say when that one will be done.
  std::optional<base::Date> earliest;
  /// When it is to be expected: the day of delivery; until then the latest of the planned day, `earliest`
  /// and, as it was not done before, the day asked about. Absent where neither of the first two is known.
  std::optional<base::Date> expected;
  /// Days from `earliest` to the planned day; negative where it is knocked on by so many. Absent where one
  /// is not known, and after delivery.
  std::optional<int> float_days;
  /// The planned day is before the day asked about, and it is not delivered.
  bool late = false;
  /// It waits, over others or at once, for itself: what it waits for was left out of account.
  bool in_circle = false;
  /// All this in one or two plain sentences.
  std::string words;
};

/// The milestones below a thing (a plan, theme, action; or itself, of a milestone) that are there on `day`,
/// in the order of places. A milestone may wait for one that is part of something else. Milestones that wait
/// for each other in a circle are said to do so and reckoned as though they waited for none.
std::vector<MilestoneDates> milestone_dates(const Book& book, std::size_t place, base::Date day);

}  // namespace windscreen::improve

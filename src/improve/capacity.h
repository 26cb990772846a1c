// Posts, money and other controls that are there for a time only: the warning before one ends, and what ended
// with nothing after it, so that a rise that follows can be shown beside it. All functions are thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/standing.h"

namespace windscreen::improve {

/// How many months before its last day a control warns.
inline constexpr int months_of_warning = 3;

/// A control with a last day.
struct Ending {
  std::size_t place = 0;
  /// The last day on which it is there; where it was said to have ended before that, the day of which that
  /// was said.
  base::Date ends_on;
  /// Three months before, cut to the month's end: 31 May 2020 warns from 29 February.
  base::Date warns_from;
  /// Each time that its last day was put off.
  std::vector<PutOff> put_off;
  /// The indicators that it props up; those of its risk where it names none itself.
  std::vector<std::string> indicators;
  /// The actions that depend on it or on its risk on the day and are not withdrawn, in the order of the
  /// record.
  std::vector<std::size_t> dependants;
};

/// True where a control (of any sort) is over on `day` (it was said to have ended, or its last day is past)
/// and nothing that is there carries it on, or what carries it on is over too.
bool control_over(const Book& book, std::size_t control, base::Date day);

/// The controls with a last day that warn on `day`: from three months before the last day up to that day
/// itself, unless it was said to have ended or something that is there carries it on. By last day.
std::vector<Ending> endings_on(const Book& book, base::Date day);

/// The controls that are over on `day`, their end lying at most `months` before it, while nothing that is
/// there carries them on; the latest end first. What was carried on by something that is over too is left
/// out: its carrier stands in the list.
std::vector<Ending> ended_on(const Book& book, base::Date day, int months);

}  // namespace windscreen::improve

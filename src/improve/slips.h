// What slipped in a plan between two days, said or unsaid: so that what was "under way" in June and is "to
// begin" in December does not go by in silence. All functions are thread-safe where the readings are.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/measure_progress.h"
#include "improve/rating.h"

namespace windscreen::improve {

/// How a thing can slip:
///   put_off       its day was put off (a day that is brought forward takes none away)
///   status_back   its status went back: under way or paused to not started, under way to paused
///   taken_back    what was said to be delivered, embedded or to have had impact was taken back
///   rating_worse  by the rule its rating is graver on the last day than on the first
std::span<const CodeWords> slip_kinds();

struct Slip {
  std::size_t place = 0;
  /// A code of slip_kinds().
  std::string_view kind;
  /// The day on which it was said; of rating_worse the last day.
  base::Date on;
  /// In a plain sentence, with the reason that was given.
  std::string words;
  /// Of put_off, in days; 0 otherwise.
  int days = 0;
};

/// What slipped below a plan after `from` and up to `to`: of its themes, then its actions, then its
/// milestones that are there on `to`, each in the order of places and with its slips in the order above.
/// Ratings are compared where there is one on both days, so not of what was withdrawn.
std::vector<Slip> slipped_since(const Book& book, std::size_t plan, base::Date from, base::Date to,
                                const Readings& readings, const RatingSettings& settings = {});

}  // namespace windscreen::improve

// What families, partners and staff said, how many of those who were asked replied, and what was done about
// it. All functions are thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/standing.h"

namespace windscreen::improve {

/// A theme of a round, as it may be shown.
struct FeedbackThemeLine {
  /// The theme's place in the record.
  std::size_t place = 0;
  /// works_well or to_change.
  std::string sort;
  /// How many of those who replied mentioned it; absent where it is hidden or was not recorded.
  std::optional<std::int64_t> mentions;
  /// Of a hundred who replied; absent without a number of mentions and below ten replies.
  std::optional<double> percent;
  /// True where the number is recorded and may not be shown.
  bool hidden = false;
  /// "30 of 57 mentioned it (53%).", "Fewer than 6 mentioned it."
  std::string words;
};

struct FeedbackRound {
  /// The place in the record of the round.
  std::size_t place = 0;
  /// families, partners or staff.
  std::string sort;
  /// Always shown together; absent where nobody recorded them.
  std::optional<std::int64_t> asked;
  std::optional<std::int64_t> replied;
  /// Replies of a hundred asked; absent below ten replies (assure::least_replies).
  std::optional<double> percent;
  /// "57 of 112 replied (51%).", "7 of 9 replied: too few for a percentage."
  std::string words;
  /// In the order of the round.
  std::vector<FeedbackThemeLine> themes;
};

/// A round of feedback as it stands on the day; `place` must be that of a round. What it holds may be shown
/// to anybody: a number of mentions from 1 to 5 is hidden, and so is one that leaves 1 to 5 of those who
/// replied without it, as either would be known from the other; below ten replies only 0 and "fewer than 6"
/// or "6 or more" are said. The threshold is measure::is_small_count's.
FeedbackRound feedback_round(const Book& book, std::size_t place, base::Date day);

/// Every round that is there on the day, in the order of the record.
std::vector<FeedbackRound> feedback_rounds(const Book& book, base::Date day);

/// "You said, we did": a theme, what people were told, and what was done about it.
struct YouSaid {
  /// The theme's place in the record, and its round's.
  std::size_t theme = 0;
  std::size_t round = 0;
  /// What people were told (entries `answer`), by day. Empty: no answer was given, whatever was done.
  std::vector<Said> answers;
  /// The actions that answer the theme, and those of which it shows what came (or which show it), in the
  /// order of the record, but for actions withdrawn.
  std::vector<std::size_t> actions;
  bool answered() const { return !answers.empty(); }
};

/// Every theme that is there on the day, in the order of the record.
std::vector<YouSaid> you_said_we_did(const Book& book, base::Date day);

}  // namespace windscreen::improve

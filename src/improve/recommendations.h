// What committees recommended, and whether anybody answered in time. All functions are thread-safe.
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

/// waiting, overdue (the response is), answered, not_accepted, done.
std::span<const CodeWords> recommendation_states();

struct RecommendationLine {
  /// The recommendation's place in the record, that of its item, and of the body that made it.
  std::size_t place = 0;
  std::optional<std::size_t> item;
  std::optional<std::size_t> body;
  std::string lead;
  std::optional<std::string> lead_id;
  /// The day by which a response is due; absent where nobody named one.
  std::optional<base::Date> response_due;
  std::vector<PutOff> put_off;
  /// The first response, which says how long it took, and the one that holds.
  std::optional<base::Date> responded;
  std::optional<Said> response;
  /// Calendar days from the recommendation to the first response, or to the day asked about while there is
  /// none.
  int days_taken = 0;
  /// Calendar days from the day due to the first response, or to the day asked about while there is none; 0
  /// where it came in time, is due today or later, or no day was named.
  int days_late = 0;
  std::optional<Said> done;
  /// A code of recommendation_states().
  std::string_view state;
};

/// How a recommendation stands at the end of `day`; `place` must be that of a recommendation. What was done
/// without a response is done, and its response stays late.
RecommendationLine recommendation_line(const Book& book, std::size_t place, base::Date day);

/// Every recommendation that is there on the day, in the order of the record.
std::vector<RecommendationLine> recommendation_lines(const Book& book, base::Date day);

}  // namespace windscreen::improve

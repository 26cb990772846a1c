#include "serve/data/load_reasons.h"

#include <algorithm>
#include <array>

namespace windscreen::serve {

std::span<const LoadReason> load_reasons() {
  static constexpr std::array<LoadReason, 10> all = {{
      {"no_person", "The row does not say whom it is about.",
       "Fill in the child's (or worker's) identifier in the case system, and export again."},
      {"no_key", "The row lacks the identifier that its table is known by.",
       "Fill in the identifier. In an SSD table it is the column that ends in the table's own name and id."},
      {"no_start_date", "The row lacks the day from which it counts.",
       "Record the start date in the case system, and export again."},
      {"bad_date", "A start or end date is not a date, or not one of the calendar.",
       "Correct the date: day before month, such as 31/03/2024 or 2024-03-31."},
      {"unreadable_row",
       "The row cannot be read: too many cells, a cell or row that is far too long, or a NUL byte.",
       "Look for a quotation mark or separator too many in that line, and export again."},
      {"text_too_long", "A text of the row is longer than 64 KiB.",
       "Shorten it in the case system, or leave the column out of the export."},
      {"duplicate_row", "The row stands in the list already, word for word.",
       "Nothing is lost: the first is kept. Look why the export gives it twice."},
      {"same_key", "Another row of the list has the same identifier and says something else.",
       "Decide which of the two is right, and correct or remove the other in the case system."},
      {"no_period_of_care", "A review of a child for whom there is no usable episode of care.",
       "Load the episodes in the same load, or correct the child's identifier or the review's date."},
      {"second_adoption", "A second, different row about one child in the list of adoptions (AD1).",
       "Keep the right one of the two."},
  }};
  return all;
}

LoadReason load_reason(std::string_view code) {
  const auto reasons = load_reasons();
  const auto found =
      std::find_if(reasons.begin(), reasons.end(), [&](const LoadReason& one) { return one.code == code; });
  if (found != reasons.end()) return *found;
  return {code, "The row could not be used.",
          "Look at that line of the file; docs/formats.md says what rows need."};
}

}  // namespace windscreen::serve

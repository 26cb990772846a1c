// The page of a quadrant's monthly performance meeting: what is overdue there, what became of the actions of
// the meetings before, and what is to be talked about. The exceptions that stand beside it are figures, which
// this room does not work out. All functions are thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/due_list.h"
#include "improve/meeting_business.h"
#include "improve/meetings.h"

namespace windscreen::improve {

/// Which of `units` (quadrants or services, as the figures name them) a body is of: one that is among the
/// body's services, otherwise one that the body's title names ("North East" in "North East quadrant
/// performance meeting"), the longest where it names several. Case and punctuation do not count. nullopt
/// where it is of none.
std::optional<std::string> unit_of(const Thing& body, std::span<const std::string> units);

/// Whether `text` has `name` in it as whole words, whatever their case and the punctuation around them. An
/// empty name is in nothing.
bool names_unit(std::string_view text, std::string_view name);

struct QuadrantPage {
  Meeting meeting;
  /// The last meeting of the body that was held before; absent for the first.
  std::optional<Meeting> last;
  /// What due_for_all() has with days late, the longest late first, and is the body's:
  ///  * it, or what it is part of, is about one of the body's services or about the unit;
  ///  * whoever leads it has the unit or the body in their title ("Assistant director, North East");
  ///  * it, or what it is part of, came of one of the body's meetings.
  std::vector<DueLine> overdue;
  /// outcomes_since().
  std::vector<MeetingOutcome> outcomes;
};

/// The page of a meeting, which must be there, as at `day`. `unit` is what unit_of() gave; empty where the
/// body is of none. `units` are all that there are: a lead who names a longer one ("North East") is not of
/// the shorter in it ("North").
QuadrantPage quadrant_page(const Book& book, std::size_t meeting, base::Date day, std::string_view unit,
                           std::span<const std::string> units = {});

}  // namespace windscreen::improve

// What a body's meetings carry from one to the next: which was held last, what came of it, and what became of
// that since. All functions are thread-safe where the readings are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/meetings.h"
#include "improve/standing.h"

namespace windscreen::improve {

/// The meeting as it is known on `day`; `place` must be that of a meeting that is there.
Meeting meeting_on(const Book& book, std::size_t place, base::Date day);

/// The meetings of the same body that were held on a day before this one's, as known on `day`, the latest
/// first. Of a meeting that is to come, those held up to `day`.
std::vector<Meeting> held_before(const Book& book, const Meeting& meeting, base::Date day);

/// What came of a meeting, as known on `day`, in the order of the record:
///  * actions that an item of it tells of, and actions that answer the meeting, an item or what was said,
///    asked, decided or recommended there;
///  * its recommendations;
///  * promises that were made at the meeting, in an item or in what was said there.
/// An action that stands in a report which an item received did not come of the meeting.
std::vector<std::size_t> came_of(const Book& book, std::size_t meeting, base::Date day);

/// Something that was said of a thing since a meeting.
struct SaidSince {
  /// The kind of the entry.
  std::string kind;
  Said said;
};

struct MeetingOutcome {
  /// An action, a recommendation or a promise.
  std::size_t place = 0;
  /// The latest of the meetings that it came of.
  std::size_t meeting = 0;
  base::Date met;
  /// False once there is nothing more to do: an action that is delivered, withdrawn or carried on by another,
  /// a recommendation that is done or was not accepted, a promise that is kept or was withdrawn.
  bool open = false;
  /// What became of it, in a word or two: "Under way", "Answered", "Overdue".
  std::string state;
  /// Of an action: its day is before the day asked about, and it is still open. Of a recommendation: its
  /// response came late or is late. Of a promise: a day on which it was to be kept is past.
  bool late = false;
  /// Each time that its day was put off after the meeting, and whatever else was said of it in words, after
  /// the meeting's day and up to the day asked about.
  std::vector<PutOff> put_off;
  std::vector<SaidSince> said;
};

/// What became of the actions of the meetings before this one: of the last that was held all of them, of the
/// earlier ones those that are open still, so that none drops out of sight because a month went by. By the
/// meeting that they came of, the latest first, then in the order of the record. `held` as held_before()
/// gives it.
std::vector<MeetingOutcome> outcomes_since(const Book& book, const std::vector<Meeting>& held,
                                           base::Date day);

}  // namespace windscreen::improve

// The thread of a thing: what was found, what was planned for it, what came of it, who was told and what was
// promised, from any of them to the others, for one page. All functions are thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"

namespace windscreen::improve {

/// The parts of a thread, in the order of the page: found, planned, effect, told, promised.
std::span<const CodeWords> thread_stages();

struct ThreadNode {
  /// The thing's place in the record.
  std::size_t place = 0;
  /// A code of thread_stages(): `found` for sources, findings, feedback, questions and recommendations;
  /// `planned` for plans, themes, actions, milestones, risks and controls; `effect` for measures, and for
  /// what was found later that shows what came of something nearer to the beginning; `told` for bodies,
  /// meetings, items, reports, points, witnesses and decisions; `promised` for promises.
  std::string_view stage;
  /// Steps from where the thread begins.
  int distance = 0;
};

struct ThreadEdge {
  std::size_t from = 0;
  std::size_t to = 0;
  /// "part_of", or a code of link_kinds().
  std::string how;
  /// What reads from the first to the second ("answers"), and from the second to the first ("is answered
  /// by").
  std::string_view words;
  std::string_view back;
};

/// An indicator of the engine that something in the thread should move or measures itself by.
struct ThreadIndicator {
  std::string indicator;
  std::vector<std::size_t> places;
};

struct Thread {
  /// By distance, then in the order of the record; the first is where it begins. Empty where that is not
  /// there on the day.
  std::vector<ThreadNode> nodes;
  /// Every part and link between two of the nodes, in the order of the record.
  std::vector<ThreadEdge> edges;
  /// By name.
  std::vector<ThreadIndicator> indicators;
};

/// What a link reads from its second end to its first: "is answered by". Empty for what is no code of
/// link_kinds().
std::string_view link_words_back(std::string_view how);

/// How far a thread goes where nobody says otherwise.
inline constexpr int thread_steps = 6;

/// The thread that begins at `place`, as the record stood at the end of `day`, at most `steps` steps long.
/// Things that were not there yet and links that had not begun or had ended are out.
///
/// Every step goes down, up or level:
///  * down from a thing to its parts; from a finding, recommendation or whatever else is answered to what
///    answers it; from an action to what shows what came of it and to what it depends on; from a report to
///    what it tells of; from an item to the reports that it received; from a promise to where it was made;
///  * up is each of these the other way;
///  * level between a thing and what carries it on.
///
/// A way that has gone up does not go down again, so that an action leads to its plan but not to the plan's
/// other actions, and a finding to the reports that tell of it but not to all else that they tell. Nor does a
/// way
///  * go down one kind of link and straight up another link of that kind (from a finding to its action and on
///    to the other findings which that action answers);
///  * pass through a plan, theme, source, body, meeting, item or round of feedback between one of its parts
///    and something that answers, carries on, shows or depends (what answers a plan as a whole does not
///    belong to each of its actions);
///  * go straight back.
///
/// Each rule reads the same in both directions, so that where one thing is in the thread of another, that is
/// in the thread of the first, at the same distance.
Thread thread(const Book& book, std::size_t place, base::Date day, int steps = thread_steps);

}  // namespace windscreen::improve

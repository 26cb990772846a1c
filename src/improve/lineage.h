// From one plan to the next: what became of every action of the old one, so that nothing in it is lost. All
// functions are thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "improve/book.h"
#include "improve/standing.h"

namespace windscreen::improve {

/// What an action has come to, the first that holds:
///   withdrawn     it was, itself or with its theme
///   lost          its plan was replaced or closed, it is not delivered, embedded and its impact shown, and
///                 nothing carries it on
///   carried_on    it is not all three, and something carries it on
///   complete      delivered, embedded and impact shown
///   impact_shown  impact shown, not embedded or not delivered
///   embedded      embedded, impact not shown
///   delivered     delivered, neither of the other two
///   open          not delivered
std::span<const CodeWords> lineage_states();

struct LineageLine {
  std::size_t action = 0;
  /// A code of lineage_states().
  std::string_view state;
  std::optional<Said> delivered;
  std::optional<Said> embedded;
  std::optional<Said> impact;
  /// Why and since when it is withdrawn; of its theme where that was.
  std::optional<Said> withdrawn;
  /// What carries it on, on the day: things that are there, of whatever kind.
  std::vector<std::size_t> carried_on_by;
};

struct Lineage {
  /// True where the plan's status is "replaced" or "closed".
  bool over = false;
  /// The other plans of which something carries on this plan or something in it, in the order of the record.
  std::vector<std::size_t> later_plans;
  /// Every action of the plan that is there on the day, in the order of places.
  std::vector<LineageLine> lines;
};

/// What carries a thing on, on the day: the things that are there and linked to it by "carries_on".
std::vector<std::size_t> carriers_on(const Book& book, std::size_t place, base::Date day);

/// What became of a plan's actions, as at `day`. Only a link to the action itself carries it on: that
/// a plan or a theme is carried on says nothing of what is in it.
Lineage lineage_of(const Book& book, std::size_t plan, base::Date day);

/// The actions of the plan whose state is "lost", in the order of places.
std::vector<std::size_t> lost_on(const Book& book, std::size_t plan, base::Date day);

}  // namespace windscreen::improve

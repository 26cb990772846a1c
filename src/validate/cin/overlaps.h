// Rows of a module that take up days of the year: which begin in the days of another, and which stand outside
// the year.
#pragma once

#include <algorithm>
#include <vector>

#include "validate/cin/child.h"
#include "validate/cin/pairs.h"

namespace windscreen::validate::cin {

/// The day is known and not in the census year.
constexpr bool outside_year(Day day, const Collection& year) { return day < year.start || day > year.end; }

/// The days that a row takes up: from `start` to the day before `free`. A row whose `free` is not known takes
/// up none, but may not start in those of others. One that is over by the day on which it starts may start
/// with another.
struct Stretch {
  Day start;
  Day free;
};

/// Fails the rows that start on a day which another takes up, each together with such another.
/// `stretch_of(row)` says which days a row takes up; rows without a start are passed over.
template <class List, class StretchOf>
void fail_if_overlapping(Fails& fail, const List& list, const StretchOf& stretch_of) {
  // Nearly all come one after the other, in the order of their days.
  Day reach;
  const auto follows = [&](const auto& one) {
    const Stretch days = stretch_of(row_of(one));
    if (!days.start.known()) return true;
    if (days.start < reach) return false;
    reach = days.free > days.start ? days.free : days.start.plus_days(1);
    return true;
  };
  if (std::all_of(list.begin(), list.end(), follows)) return;

  struct Placed {
    Stretch days;
    decltype(&row_of(list[0])) row;
    // Among rows that start on the same day: those that are over by then, those that take up days, those that
    // take up none.
    int turn() const { return days.free <= days.start ? 0 : (days.free.known() ? 1 : 2); }
  };
  std::vector<Placed> placed;
  for (const auto& one : list) {
    const Stretch days = stretch_of(row_of(one));
    if (days.start.known()) placed.push_back({days, &row_of(one)});
  }
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    if (a.days.start != b.days.start) return a.days.start < b.days.start;
    return a.turn() != b.turn() ? a.turn() < b.turn() : a.row->row < b.row->row;
  });
  // Of those that began, the one that ends last holds the day on which the next begins, if any does.
  const Placed* longest = nullptr;
  for (const Placed& next : placed) {
    if (longest != nullptr && next.days.start < longest->days.free) fail.together(*next.row, *longest->row);
    if (next.turn() == 1 && (longest == nullptr || next.days.free > longest->days.free)) longest = &next;
  }
}

}  // namespace windscreen::validate::cin

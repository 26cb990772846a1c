// What the rules of the census have in common that look at the rows of two modules together. A child may have
// thousands of rows of each, so none of these goes over all pairs of long lists: every row that is at fault
// with some other is shown with one of them.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "validate/cin/child.h"

namespace windscreen::validate::cin {

/// A list of rows, and one of pointers to rows, read alike.
template <class Row>
constexpr const Row& row_of(const Row& row) {
  return row;
}
template <class Row>
constexpr const Row& row_of(const Row* row) {
  return *row;
}

/// The row with the latest known day; nothing where no day is known.
template <class List, class Row>
const Row* latest_of(const List& list, Day Row::* day) {
  const Row* latest = nullptr;
  for (const auto& one : list) {
    const Row& row = row_of(one);
    if ((row.*day).known() && (latest == nullptr || row.*day > latest->*day)) latest = &row;
  }
  return latest;
}

/// The row with the earliest known day; nothing where no day is known.
template <class List, class Row>
const Row* earliest_of(const List& list, Day Row::* day) {
  const Row* earliest = nullptr;
  for (const auto& one : list) {
    const Row& row = row_of(one);
    if ((row.*day).known() && (earliest == nullptr || row.*day < earliest->*day)) earliest = &row;
  }
  return earliest;
}

/// Fails the rows of `first` whose day is before a day of `second`, and the rows of `second` that show it.
template <class Firsts, class First, class Seconds, class Second>
void fail_if_before(Fails& fail, const Firsts& first, Day First::* first_day, const Seconds& second,
                    Day Second::* second_day) {
  const First* const earliest = earliest_of(first, first_day);
  const Second* const latest = latest_of(second, second_day);
  if (earliest == nullptr || latest == nullptr || earliest->*first_day >= latest->*second_day) return;
  for (const auto& one : first) {
    const First& row = row_of(one);
    if (row.*first_day < latest->*second_day) fail.together(row, *latest);
  }
  for (const auto& one : second) {
    const Second& row = row_of(one);
    if (&row != latest && earliest->*first_day < row.*second_day) fail.together(*earliest, row);
  }
}

/// Fails the rows of `first` and of `second` that are chosen, where some of both are: each beside the first
/// of the other list.
template <class Firsts, class ChooseFirst, class Seconds, class ChooseSecond>
void fail_if_both(Fails& fail, const Firsts& first, const ChooseFirst& choose_first, const Seconds& second,
                  const ChooseSecond& choose_second) {
  const auto a =
      std::find_if(first.begin(), first.end(), [&](const auto& one) { return choose_first(row_of(one)); });
  const auto b =
      std::find_if(second.begin(), second.end(), [&](const auto& one) { return choose_second(row_of(one)); });
  if (a == first.end() || b == second.end()) return;
  for (auto one = a; one != first.end(); ++one) {
    if (choose_first(row_of(*one))) fail.together(row_of(*one), row_of(*b));
  }
  for (auto one = b + 1; one != second.end(); ++one) {
    if (choose_second(row_of(*one))) fail.together(row_of(*a), row_of(*one));
  }
}

/// For `fail_if_both`: every row.
inline constexpr auto any_row = [](const auto&) { return true; };

/// Fails the rows that are chosen, all together, where there are two or more.
template <class List, class Choose>
void fail_if_several(Fails& fail, const List& list, const Choose& choose) {
  const auto chosen = [&](const auto& one) { return choose(row_of(one)); };
  if (std::count_if(list.begin(), list.end(), chosen) < 2) return;
  std::vector<decltype(&row_of(list[0]))> rows;
  for (const auto& one : list) {
    if (chosen(one)) rows.push_back(&row_of(one));
  }
  fail.all_together(rows);
}

/// From one day to another, both included; holds nothing where one of them is not known.
struct DaySpan {
  Day first;
  Day last;
  constexpr bool holds(Day day) const { return first <= day && day <= last; }
};

/// From `start` to the day before `end`, or to the last day of the census year where the end is still open.
inline DaySpan span_before_end(Day start, Day end, const Collection& collection) {
  return {start, end.blank() ? collection.end : end.plus_days(-1)};
}

/// The days of a list of rows, to ask for one of them. The list must outlive it.
template <class List, class Row>
class DaysOf {
 public:
  DaysOf(const List& list, Day Row::* day) : list_(list), day_(day) {
    if (list.size() <= few) return;
    for (const auto& one : list) {
      if (const Day found = row_of(one).*day; found.known()) sorted_.push_back(found);
    }
    std::sort(sorted_.begin(), sorted_.end());
  }
  bool has(Day day) const {
    if (list_.size() > few) return std::binary_search(sorted_.begin(), sorted_.end(), day);
    return std::any_of(list_.begin(), list_.end(), [&](const auto& one) { return row_of(one).*day_ == day; });
  }

 private:
  static constexpr std::size_t few = 16;
  const List& list_;
  Day Row::* day_;
  std::vector<Day> sorted_;
};

/// Fails the rows of `points` whose day, `day_of(row)`, is held by `span_of(row)` of a row of `spans`, and
/// those rows of `spans`.
template <class Points, class DayOf, class Spans, class SpanOf>
void fail_if_within(Fails& fail, const Points& points, const DayOf& day_of, const Spans& spans,
                    const SpanOf& span_of) {
  constexpr std::size_t few = 256;
  if (points.size() * spans.size() <= few) {
    for (const auto& one : points) {
      for (const auto& other : spans) {
        if (span_of(row_of(other)).holds(day_of(row_of(one)))) fail.together(row_of(one), row_of(other));
      }
    }
    return;
  }
  struct Point {
    Day day;
    decltype(&row_of(points[0])) row;
  };
  struct Span {
    DaySpan days;
    decltype(&row_of(spans[0])) row;
    bool shown;
  };
  std::vector<Point> by_day;
  for (const auto& one : points) {
    if (const Day day = day_of(row_of(one)); day.known()) by_day.push_back({day, &row_of(one)});
  }
  std::vector<Span> by_first;
  for (const auto& one : spans) {
    if (const DaySpan days = span_of(row_of(one)); days.first <= days.last)
      by_first.push_back({days, &row_of(one), false});
  }
  std::sort(by_day.begin(), by_day.end(), [](const Point& a, const Point& b) { return a.day < b.day; });
  std::sort(by_first.begin(), by_first.end(),
            [](const Span& a, const Span& b) { return a.days.first < b.days.first; });
  // Of the spans that began by a day, the one that ends last holds the day if any does.
  std::size_t next = 0;
  Span* longest = nullptr;
  for (const Point& point : by_day) {
    for (; next < by_first.size() && by_first[next].days.first <= point.day; ++next) {
      if (longest == nullptr || longest->days.last < by_first[next].days.last) longest = &by_first[next];
    }
    if (longest == nullptr || longest->days.last < point.day) continue;
    fail.together(*point.row, *longest->row);
    longest->shown = true;
  }
  for (const Span& span : by_first) {
    if (span.shown) continue;
    const auto point = std::lower_bound(by_day.begin(), by_day.end(), span.days.first,
                                        [](const Point& a, Day first) { return a.day < first; });
    if (point != by_day.end() && point->day <= span.days.last) fail.together(*point->row, *span.row);
  }
}

}  // namespace windscreen::validate::cin

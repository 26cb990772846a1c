// Rows that stand for periods (missing periods, orders, social workers) in the order of their days, and the
// times for which a child was looked after without a break.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "validate/ssda903/child.h"

namespace windscreen::validate::ssda903 {

/// A child's periods whose start is known, by start and then by end, those that are still open last. Up to 32
/// take no memory beyond the object's own.
template <class Row>
class Ordered {
 public:
  Ordered(Rows<Row> rows, Day Row::* start, Day Row::* end) {
    const Row** place = few_.data();
    if (rows.size() > few_.size()) {
      many_.resize(rows.size());
      place = many_.data();
    }
    std::size_t count = 0;
    for (const Row& row : rows) {
      if ((row.*start).known()) place[count++] = &row;
    }
    rows_ = {place, count};
    std::sort(rows_.begin(), rows_.end(), [start, end](const Row* a, const Row* b) {
      if (a->*start != b->*start) return a->*start < b->*start;
      if ((a->*end).known() != (b->*end).known()) return (a->*end).known();
      if ((a->*end).known() && a->*end != b->*end) return a->*end < b->*end;
      return a->row < b->row;
    });
  }
  Ordered(const Ordered&) = delete;
  Ordered& operator=(const Ordered&) = delete;

  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  const Row& operator[](std::size_t place) const { return *rows_[place]; }
  const Row& back() const { return *rows_.back(); }

 private:
  std::array<const Row*, 32> few_{};
  std::vector<const Row*> many_;
  std::span<const Row*> rows_;
};

/// The row that begins first, or the first of the source where no start is known; none of an empty table.
template <class Row>
const Row* first_begun(Rows<Row> rows, Day Row::* start) {
  const Row* first = rows.empty() ? nullptr : &rows.front();
  for (const Row& row : rows) {
    if ((row.*start).known() && (!(first->*start).known() || row.*start < first->*start)) first = &row;
  }
  return first;
}

/// The row that begins last, an open one before others of the day; none where no start is known.
template <class Row>
const Row* last_begun(Rows<Row> rows, Day Row::* start, Day Row::* end) {
  const Row* last = nullptr;
  for (const Row& row : rows) {
    if (!(row.*start).known()) continue;
    const bool same_day = last != nullptr && row.*start == last->*start;
    if (last == nullptr || row.*start > last->*start || (same_day && (row.*end).blank())) last = &row;
  }
  return last;
}

/// A time for which a child was looked after without a break.
struct CarePeriod {
  Day start;
  /// Blank while it goes on.
  Day end;
  /// The episode with which it ends.
  const Episode* last = nullptr;
};

/// The episodes joined where one begins on the day on which another ends, or before it. What the rows say of
/// reasons counts for nothing: with no episode that follows, a child has left care even if REC is X1. Only
/// the last period can be open.
std::vector<CarePeriod> care_periods(std::span<const Episode* const> by_start);
/// The period that had begun last on a day; none before the first.
const CarePeriod* care_begun_by(std::span<const CarePeriod> periods, Day day);
/// The episode that had begun last on a day; none before the first.
const Episode* episode_begun_by(std::span<const Episode* const> by_start, Day day);

/// Reports the rows that start and do not end while the child is looked after: those that end on a day out of
/// care, and the open ones that began before the child left care, or in a child who is in care no more.
template <class Row>
void ends_out_of_care(const Child& c, Rows<Row> rows, Day Row::* start, Day Row::* end, Fails& fail) {
  if (c.by_start.empty()) return;
  std::vector<CarePeriod> care;
  for (const Row& row : rows) {
    const Day to = row.*end;
    if (!(row.*start).known() || to.wrong()) continue;
    const Episode* then = to.known() ? episode_begun_by(c.by_start, to) : nullptr;
    if (then != nullptr && (!then->DEC.known() || to <= then->DEC)) continue;
    if (care.empty()) care = care_periods(c.by_start);
    if (to.known()) {
      const CarePeriod* period = care_begun_by(care, to);
      if (period == nullptr || period->end < to) fail(row);
    } else if (care.back().end.known() || (care.size() > 1 && care[care.size() - 2].end >= row.*start)) {
      fail(row);
    }
  }
}

}  // namespace windscreen::validate::ssda903

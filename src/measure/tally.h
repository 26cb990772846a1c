// Counting: rows go in one at a time, and become counts, sums or values by slot and group; slots then add up
// to periods.
//
// A slot is a stretch of days (events) or one day (spells, snapshots), so that a row is counted once however
// many rolling periods it falls in. Numbers are added as whole millionths, so the order of the rows, and with
// it the number of threads, changes nothing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "measure/definition.h"
#include "measure/dimension.h"
#include "measure/people.h"
#include "measure/period.h"
#include "measure/rows.h"
#include "query/database.h"

namespace windscreen::measure {

/// Whole millionths; wide enough that no sum of an authority's rows overflows.
__extension__ using Exact = __int128;

/// What is counted in one slot and group.
struct Cell {
  /// count: the sum of weights. percent: that of rows met. mean: of values. max: the highest value.
  Exact numerator = 0;
  /// percent: the sum of weights. median, mean, max: how many values.
  Exact denominator = 0;
  /// median and mean: the values, in millionths.
  std::vector<std::int64_t> values;

  bool used() const { return numerator != 0 || denominator != 0; }
};

/// The group that small teams and small groups of a column become where the public sees them.
inline constexpr std::string_view small_teams_together = "Small teams together";
inline constexpr std::string_view other_groups = "Other";

/// One dimension's cells: `labels[g]` names group g; `cells[g][slot]`.
struct GroupCells {
  std::string dimension;
  DimensionKind kind = DimensionKind::column;
  std::vector<std::string> labels;
  std::vector<std::vector<Cell>> cells;
  /// Labels of the groups that have become "Other".
  std::vector<std::string> merged = {};
};

/// The slots of a set of periods, and where a day falls.
class Slots {
 public:
  /// For events: the stretches between the days on which some period starts or ends.
  static Slots of_days(std::span<const Period> periods);
  /// For events of which a child counts once in each period: the periods themselves, which may overlap and
  /// lie within one another.
  static Slots of_periods(std::span<const Period> periods);
  /// For points: each day once, in order.
  static Slots of_points(std::span<const Period> periods);

  std::size_t size() const { return starts_.size(); }
  /// The first and the last day of all.
  base::Date first() const { return *std::min_element(starts_.begin(), starts_.end()); }
  base::Date last() const { return *std::max_element(ends_.begin(), ends_.end()); }
  base::Date start(std::size_t slot) const { return starts_[slot]; }
  base::Date end(std::size_t slot) const { return ends_[slot]; }
  /// The slots [first, second) of a period.
  std::pair<std::size_t, std::size_t> range(const Period& period) const;
  /// No slot outside [first_with, after_last_with) holds the day; where slots overlap, some within may not.
  std::size_t first_with(base::Date day) const;
  std::size_t after_last_with(base::Date day) const;
  bool holds(std::size_t slot, base::Date day) const { return starts_[slot] <= day && day <= ends_[slot]; }
  /// The first slot that starts on or after the day.
  std::size_t first_from(base::Date day) const;

 private:
  std::vector<base::Date> starts_;
  std::vector<base::Date> ends_;
  // The earliest start of this slot and those after it: months, quarters and years do not start in the order
  // in which they end.
  std::vector<base::Date> earliest_from_;
  bool overlap_ = false;
};

class Tally {
 public:
  /// `people` may be nullptr when there are no dimensions. For the public, `small_teams` says which teams
  /// become one (People::small_teams), as those do that no table names, and `places` are kept; nullptr for
  /// others. Keeps references to its arguments.
  Tally(const Definition& definition, const RowQuery& query, const People* people, const Slots& slots,
        const std::vector<bool>* small_teams);

  /// Counts events or spells. With `count: children` the rows must come latest first.
  void add(query::Result& rows);
  /// Counts the rows of a query that was run for one slot (a snapshot, or a spell that uses :as_at).
  void add(query::Result& rows, std::size_t slot);
  /// The same for several days at once; `day_column` says which of them a row is about.
  void add_days(query::Result& rows, std::size_t day_column);
  /// The total (dimension "total", group "all") and then each dimension.
  const std::vector<GroupCells>& groups() const { return groups_; }
  /// What a team did while it was in a service and quadrant: the groups of the three, and the cells by slot.
  /// Disclosure control needs to know which figures add up to which. Empty unless for the public.
  struct Place {
    std::uint32_t team = 0;
    std::uint32_t service = 0;
    std::uint32_t quadrant = 0;
    std::vector<Cell> cells;
  };
  const std::vector<Place>& places() const { return places_; }
  /// True where the query gives a numerator of its own, which need not be part of the denominator.
  bool own_numerators() const { return columns_.numerator != RowColumns::absent; }
  /// True where each row says its team; elsewhere it is that of the child's allocated worker on the day.
  bool own_teams() const { return columns_.team != RowColumns::absent; }
  /// Makes one group, "Other", of those groups of the query's own columns that `rare` says are too small or
  /// not to be named. Returns how many.
  std::size_t merge_groups(
      const std::function<bool(std::string_view label, const std::vector<Cell>& cells)>& rare);
  /// Adds, with nothing in them, the groups that the other has of the same dimensions; of the query's own
  /// columns they are "Other". Call it when all rows are counted.
  void take_groups(const Tally& other);

 private:
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  struct Contribution {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
    std::int64_t value = 0;
  };
  // Numbers of a dimension's groups, by what they are numbers of in People (teams, services, quadrants), or
  // by text for a column's groups and teams that no table names.
  struct GroupNumbers {
    std::vector<std::uint32_t> by_number;
    Numbering texts;
    std::vector<std::uint32_t> by_text;
  };

  void add_on(const query::Result& rows, std::size_t slot, base::Date day);
  void add_between(const query::Result& rows, std::size_t first, std::size_t last);
  bool read(const query::Result& rows, base::Date day);
  void read_person(const query::Result& rows);
  void place_row(const query::Result& rows);
  void place_day(base::Date day);
  void count(std::size_t slot);
  void add_to(Cell& cell, const Contribution& one) const;
  std::uint32_t team_group(std::size_t dimension, std::uint32_t team);
  void find_place();
  bool counted_before(std::size_t slot);
  std::uint32_t numbered_group(std::size_t dimension, std::uint32_t number, std::string_view label);
  std::uint32_t text_group(std::size_t dimension, std::string_view text);
  std::uint32_t new_group(std::size_t dimension, std::string_view label);
  std::int64_t millionths(double number) const;

  const Definition& definition_;
  const RowColumns columns_;
  const People* people_;
  const Slots& slots_;
  const std::vector<bool>* small_teams_;
  std::vector<GroupCells> groups_;
  std::vector<GroupNumbers> numbers_;
  std::vector<Place> places_;
  // By team group: the places of that team.
  std::vector<std::vector<std::size_t>> places_of_team_;
  // The place of the present row; nowhere when there is none.
  std::size_t place_ = nowhere;
  std::size_t team_dimension_ = 0;
  std::size_t service_dimension_ = 0;
  std::size_t quadrant_dimension_ = 0;

  // The present row, and its group in each dimension on the present day.
  Contribution present_;
  std::vector<std::uint32_t> at_;
  std::uint32_t person_ = Numbering::none;
  std::uint32_t team_ = Numbering::none;
  std::string_view unknown_team_;

  // `count: children`: a bit for each child and slot that is counted already. Rows come latest first.
  Numbering children_;
  std::uint32_t child_ = Numbering::none;
  std::vector<std::uint64_t> counted_;
};

}  // namespace windscreen::measure

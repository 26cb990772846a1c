// The counts that figures give away (given_counts.h) as tables for disclosure control (count_table.h).
//
// A table holds the total and one dimension, or the total with teams, services and quadrants, which share
// their rows; and, of events, every period of the public calendar. Nothing in it depends on what was asked
// for.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "measure/count_table.h"
#include "measure/given_counts.h"
#include "measure/period.h"
#include "measure/public_calendar.h"
#include "measure/tally.h"

namespace windscreen::measure {

/// The table of one given count in one family of dimensions.
struct GivenTable {
  /// The cells that a member's counts are made of.
  struct Part {
    GivenCount::Term term;
    const std::vector<Cell>* cells = nullptr;
  };
  CountTable table;
  std::vector<std::vector<Part>> parts;
};

/// The dimensions of a definition's own tally, and the tables of what is given away by them. Keeps references
/// to what its arguments refer to. All functions are thread-safe.
class GivenTables {
 public:
  /// The member of a table that stands for a dimension's group (numbers into Tally::groups).
  using Members = std::map<std::pair<std::size_t, std::size_t>, std::size_t>;

  /// `calendar` is nullptr for points in time. The own tally, the first source's, must have the groups of all
  /// the others (Tally::take_groups).
  GivenTables(std::span<const CountSource> sources, const PublicCalendar* calendar);

  /// Teams, services and quadrants are one family, known by the first of them; others are one each.
  std::size_t family_of(std::size_t dimension) const;
  /// The dimensions of a family; none for the total's.
  std::vector<std::size_t> dimensions_of(std::size_t family) const;
  /// The total first, then the groups of the dimensions by label, so that the order of the rows, in which
  /// groups are first met, changes nothing. Groups that only other periods have are left out, so that what is
  /// asked for beside these changes nothing either.
  Members members_of(std::span<const std::size_t> dimensions, std::span<const Period> periods) const;
  /// Whether figures by these dimensions give the count away: all its sources have them, and alike.
  bool applies(const GivenCount& given, std::span<const std::size_t> dimensions) const;
  GivenTable table(const GivenCount& given, const Members& members, std::span<const std::size_t> dimensions,
                   std::span<const Period> periods) const;
  /// The count of a member in months that are no period of the calendar. Of a linked definition a child who
  /// counts once in a period was not counted in this one: as if months added up.
  Count count_over(const GivenTable& given, std::size_t member, const Period& period,
                   const SlotSpan& months) const;

 private:
  bool adds(const GivenCount& given) const;
  bool used(std::size_t source, const std::vector<Cell>& cells, std::span<const Period> periods) const;
  CountTable::Member counts(const std::vector<GivenTable::Part>& parts, bool adding,
                            std::span<const Period> periods) const;
  Count count_in(const std::vector<GivenTable::Part>& parts, const Period& period) const;

  std::span<const CountSource> sources_;
  const Tally& tally_;
  const PublicCalendar* calendar_;
  // The own group of each group of a source, by source and own dimension; empty where it lacks the dimension.
  std::vector<std::vector<std::vector<std::size_t>>> own_groups_;
};

/// The dimension of that name; nullptr where the tally has none.
const GroupCells* find_dimension(const Tally& tally, std::string_view name);

}  // namespace windscreen::measure

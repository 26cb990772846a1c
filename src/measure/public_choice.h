// Which figures of one definition the public may see.
//
// Every count that a figure gives away (given_counts.h) is protected in tables of its own (given_tables.h). A
// figure is shown when none of its counts is hidden. Where each figure respects all counts that it gives away
// together with others, no two tables tell more than each (docs/disclosure.md).
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "measure/count_table.h"
#include "measure/given_counts.h"
#include "measure/given_tables.h"
#include "measure/measure.h"
#include "measure/period.h"
#include "measure/public_calendar.h"
#include "measure/tally.h"

namespace windscreen::measure {

class PublicChoice {
 public:
  /// `sources` are the definition itself and then all that is linked to it (links.h). `calendar` is nullptr
  /// for points in time, each of which is chosen for itself: no sum joins them. The definition's own tally
  /// must have the groups of all parts and wholes (Tally::take_groups). Keeps references to what its
  /// arguments refer to.
  PublicChoice(Unit unit, std::span<const CountSource> sources, const PublicCalendar* calendar);

  /// Of a group (numbers into Tally::groups) in a period. Chooses for a dimension when it is first asked.
  Withheld of(std::size_t dimension, std::size_t group, const Period& period);

 private:
  struct Chosen {
    GivenTable given;
    Pattern pattern;
    // False where no figure by these groups gives the count away.
    bool applies = true;
  };
  // One for each count given away, of a family of dimensions (the number of the first of them), at a point or
  // in the calendar (no date).
  struct Family {
    std::vector<Chosen> counts;
    GivenTables::Members members;
  };

  void take_stocks();
  const Family& family(std::size_t dimension, const Period& period);
  Family choose(std::size_t dimension, std::span<const Period> periods, const Family* total);
  Pattern hidden_stocks(const Family& family, const CountTable& table,
                        std::span<const std::size_t> dimensions);

  std::vector<CountSource> sources_;
  const Tally& tally_;
  const PublicCalendar* calendar_;
  std::vector<GivenCount> given_;
  GivenTables tables_;
  // The stocks that these events fill or empty: their own choice, by source.
  std::map<std::size_t, std::unique_ptr<PublicChoice>> stocks_;
  std::map<std::pair<std::size_t, base::Date>, Family> families_;
};

}  // namespace windscreen::measure

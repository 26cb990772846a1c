// Which figures of one definition the public may see.
//
// Every count that a figure gives away is protected in a table of its own: of a percentage what is met, what
// is not, and both together; of a mean or median how many values; of a count with rows that count against it
// (net changes) both sides. A figure is shown when none of its counts is hidden. The tables hold the total
// and one dimension, or the total with teams, services and quadrants, which share their rows; and, of events,
// every period of the public calendar. Nothing in them depends on what was asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "measure/count_table.h"
#include "measure/measure.h"
#include "measure/period.h"
#include "measure/public_calendar.h"
#include "measure/tally.h"

namespace windscreen::measure {

class PublicChoice {
 public:
  /// `calendar` is nullptr for points in time, each of which is chosen for itself: no sum joins them. Keeps
  /// references to its arguments.
  PublicChoice(const Definition& counted, Unit unit, const Tally& tally, const Slots& slots,
               const PublicCalendar* calendar);

  /// Of a group (numbers into Tally::groups) in a period. Chooses for a dimension when it is first asked.
  Withheld of(std::size_t dimension, std::size_t group, const Period& period);

 private:
  enum class Measure : std::uint8_t { numerator, denominator, rest, gains, losses };
  struct Chosen {
    CountTable table;
    Pattern pattern;
  };
  // The tables, one a measure, of a family of dimensions (the number of the first of them), at a point or in
  // the calendar (no date).
  struct Family {
    std::vector<Chosen> measures;
    // The member of a dimension's group.
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> members;
  };

  const Family& family(std::size_t dimension, const Period& period);
  Family choose(std::size_t dimension, std::span<const Period> periods, const Family* total) const;
  std::size_t family_of(std::size_t dimension) const;
  CountTable::Member counts(const std::vector<Cell>& cells, Measure measure,
                            std::span<const Period> periods) const;
  Count count_in(const std::vector<Cell>& cells, Measure measure, const Period& period) const;
  void add_structure(Family& family, std::size_t measure, std::span<const Period> periods) const;

  const Definition& counted_;
  const Tally& tally_;
  const Slots& slots_;
  const PublicCalendar* calendar_;
  std::vector<Measure> measures_;
  std::map<std::pair<std::size_t, base::Date>, Family> families_;
};

}  // namespace windscreen::measure

// Which figures of one definition the public may see.
//
// Every count that a figure gives away is protected in a table of its own: of a percentage what is met, what
// is not, and both together; of a mean or median how many values; of a count with rows that count against it
// (net changes) both sides. A figure is shown when none of its counts is hidden. The tables hold the total
// and one dimension, or the total with teams, services and quadrants, which share their rows; and, of events,
// every period of the public calendar. Counts that follow only beside the figures of linked indicators (what
// a part leaves of its whole, the ends beside the starts) have tables of their own in the same way: where
// each figure respects all counts that it gives away together with others, no two tables tell more than each
// (docs/disclosure.md). Nothing in them depends on what was asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "measure/count_table.h"
#include "measure/links.h"
#include "measure/measure.h"
#include "measure/period.h"
#include "measure/public_calendar.h"
#include "measure/tally.h"

namespace windscreen::measure {

/// Rows that are counted: those of the definition itself, or of one that is linked to it.
struct CountSource {
  const Definition* definition = nullptr;
  const Tally* tally = nullptr;
  const Slots* slots = nullptr;
  /// What it is to the definition itself; of no meaning for that.
  LinkKind kind = LinkKind::whole_of_rows;
};

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
  enum class Measure : std::uint8_t { numerator, denominator, gains, losses };
  // A count that figures give away: sums and differences of measures of the sources.
  struct Term {
    std::size_t source = 0;
    Measure measure = Measure::numerator;
    Count factor = 1;
  };
  struct Given {
    std::vector<Term> terms;
    // True where it is given away by groups only in which a child stays as long as it is one.
    bool lasting_groups = false;
  };
  // The cells behind a member of a table.
  struct Part {
    Term term;
    const std::vector<Cell>* cells = nullptr;
  };
  struct Chosen {
    CountTable table;
    Pattern pattern;
    std::vector<std::vector<Part>> parts;
    // False where no figure by these groups gives it away.
    bool applies = true;
  };
  // The tables, one for each count given away, of a family of dimensions (the number of the first of them),
  // at a point or in the calendar (no date).
  struct Family {
    std::vector<Chosen> measures;
    // The member of a dimension's group.
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> members;
  };

  void take_own(Unit unit);
  void take_linked();
  Term rows_of(std::size_t source, Count factor) const;
  const Family& family(std::size_t dimension, const Period& period);
  Family choose(std::size_t dimension, std::span<const Period> periods, const Family* total);
  std::size_t family_of(std::size_t dimension) const;
  std::vector<std::size_t> dimensions_of(std::size_t family) const;
  bool applies(const Given& given, std::span<const std::size_t> dimensions) const;
  bool adds(const Given& given) const;
  // The member that each group of a source's dimension belongs to.
  std::vector<std::size_t> place_groups(const Family& family, std::size_t own_dimension,
                                        const GroupCells& groups) const;
  void fill(const Given& given, const Family& family, std::span<const std::size_t> dimensions,
            std::span<const Period> periods, Chosen& chosen) const;
  CountTable::Member counts(const std::vector<Part>& parts, bool adding,
                            std::span<const Period> periods) const;
  Count count_in(const std::vector<Part>& parts, const Period& period) const;
  Count overlapping_count(const Chosen& chosen, std::size_t member, const Period& period,
                          const SlotSpan& months) const;
  Pattern hidden_stocks(const Family& family, const CountTable& table,
                        std::span<const std::size_t> dimensions);

  std::vector<CountSource> sources_;
  const Tally& tally_;
  const PublicCalendar* calendar_;
  std::vector<Given> given_;
  // The stocks that these events fill or empty: their own choice, by source.
  std::map<std::size_t, std::unique_ptr<PublicChoice>> stocks_;
  std::map<std::pair<std::size_t, base::Date>, Family> families_;
};

}  // namespace windscreen::measure

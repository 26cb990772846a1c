// Which counts the figures of one definition give away to the public.
//
// A figure gives away what it is made of: a percentage what is met, what is not, and both together; a mean or
// median how many values; a count with rows that count against it (net changes) both sides. Beside the
// figures of linked indicators (links.h) it gives away more: what a part leaves of its whole, what
// percentages leave of theirs, the ends beside the starts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "measure/count_table.h"
#include "measure/links.h"
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

/// What is added up of a source's cells. Gains and losses are rows that count for and against.
enum class CountMeasure : std::uint8_t { numerator, denominator, gains, losses };

/// A count that figures give away: sums and differences of measures of the sources.
struct GivenCount {
  struct Term {
    std::size_t source = 0;
    CountMeasure measure = CountMeasure::numerator;
    Count factor = 1;
  };
  /// By which groups it is given away: by all; by those in which a child stays as long as it is one; by ages.
  enum class Groups : std::uint8_t { all, lasting, ages };

  std::vector<Term> terms;
  Groups groups = Groups::all;
};

/// The counts that a definition's figures give away. `sources` are the definition itself and then what is
/// linked to it; stocks give no count away and are left to the caller. Thread-safe.
std::vector<GivenCount> given_counts(Unit unit, std::span<const CountSource> sources);

}  // namespace windscreen::measure

// Disclosure control for figures of one day or period that are no indicator's: a report's own counts that add
// up. The engine chooses for indicators itself (public_choice.h), by the same function.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "measure/definition.h"
#include "measure/measure.h"

namespace windscreen::measure {

/// Figures of one period that add up: the parent's count is the sum of the members'.
struct Sum {
  std::size_t parent = 0;
  std::vector<std::size_t> members;
};

/// Suppresses, among the figures of one period:
///   * counts from 1 to 5, numerators, denominators and what is left between them alike (protect.h);
///   * and what would give a suppressed count away, until nothing follows from the sums.
/// A suppressed figure has no value and no counts. 0 is shown, but where hiding all else is not enough.
/// Thread-safe.
void suppress(Unit unit, std::span<Figure> figures, std::span<const Sum> sums);

}  // namespace windscreen::measure

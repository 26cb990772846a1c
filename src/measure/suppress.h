// Disclosure control for figures that the public will see.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "measure/definition.h"
#include "measure/measure.h"

namespace windscreen::measure {

/// Figures of one indicator and period that add up: the parent's count is the sum of the members'.
struct Sum {
  std::size_t parent = 0;
  std::vector<std::size_t> members;
};

/// Suppresses, among the figures of one indicator and period:
///   * counts from 1 to 5, numerators, denominators and what is left between them alike;
///   * and, until nothing follows from the sums, what would give a suppressed count away: one suppressed
///     figure among figures that add up to a shown one, or several that together are 5 or fewer. The smallest
///     figure that is not 0 goes next.
/// A suppressed figure has no value and no counts. 0 is shown. Thread-safe.
void suppress(Unit unit, std::span<Figure> figures, std::span<const Sum> sums);

}  // namespace windscreen::measure

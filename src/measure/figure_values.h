// A figure's value from the cells that were counted, by the definition's unit. Inside of figures.cc; not for
// others.
#pragma once

#include <cstddef>
#include <vector>

#include "measure/figures.h"
#include "measure/measure.h"
#include "measure/period.h"
#include "measure/tally.h"

namespace windscreen::measure {

/// Values as everyone inside may see them: what a load's reach and disclosure control take away comes after.
/// The task, the tally and the slots must outlive it. Thread-safe.
class FigureValues {
 public:
  FigureValues(const Task& task, const Tally& tally, const Slots& slots);

  /// The unit that is counted in: of a ratio, which is made of the other indicator's own figures, that one's.
  Unit unit() const { return unit_; }

  /// The figure of a group of a dimension (numbers of the tally's groups) in a period: value, counts, spread
  /// and, where there is no value, why. A ratio is the other indicator's figure yet.
  Figure of(const Period& period, std::size_t dimension, std::size_t group) const;

 private:
  void fill_share(Figure& figure, const Cell& sum, const Period& period, DimensionKind kind,
                  bool total) const;
  void fill_rate(Figure& figure, double count, DimensionKind kind, bool total) const;
  void fill_change(Figure& figure, const Period& period, const std::vector<Cell>& cells) const;

  const Task& task_;
  const Tally& tally_;
  const Slots& slots_;
  Unit unit_;
};

}  // namespace windscreen::measure

// What the public sees of a tally's groups: small ones together, and those that another indicator has.
#include <algorithm>

#include "measure/tally.h"

namespace windscreen::measure {
namespace {

bool holds(const std::vector<std::string>& labels, std::string_view label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

}  // namespace

std::size_t Tally::merge_groups(
    const std::function<bool(std::string_view label, const std::vector<Cell>& cells)>& rare) {
  std::size_t merged = 0;
  for (GroupCells& dimension : groups_) {
    if (dimension.kind != DimensionKind::column || dimension.dimension == "total") continue;
    GroupCells kept{dimension.dimension, dimension.kind, {}, {}, {}};
    std::vector<Cell> other(slots_.size());
    bool any = false;
    for (std::size_t group = 0; group < dimension.labels.size(); ++group) {
      std::string& label = dimension.labels[group];
      std::vector<Cell>& cells = dimension.cells[group];
      // Group 0 is what is not recorded.
      const bool into_other = group > 0 && (label == other_groups || rare(label, cells));
      if (!into_other) {
        kept.labels.push_back(std::move(label));
        kept.cells.push_back(std::move(cells));
        continue;
      }
      if (label != other_groups) ++merged;
      kept.merged.push_back(label);
      for (std::size_t slot = 0; slot < cells.size(); ++slot) {
        Cell& into = other[slot];
        if (definition_.unit == Unit::max && cells[slot].denominator != 0) {
          into.numerator =
              into.denominator == 0 ? cells[slot].numerator : std::max(into.numerator, cells[slot].numerator);
        } else {
          into.numerator += cells[slot].numerator;
        }
        into.denominator += cells[slot].denominator;
        into.values.insert(into.values.end(), cells[slot].values.begin(), cells[slot].values.end());
      }
      any = true;
    }
    if (any) {
      kept.labels.emplace_back(other_groups);
      kept.cells.push_back(std::move(other));
    }
    dimension = std::move(kept);
  }
  return merged;
}

void Tally::take_groups(const Tally& other) {
  for (std::size_t dimension = 1; dimension < groups_.size(); ++dimension) {
    GroupCells& own = groups_[dimension];
    // Those of children's records are the same everywhere.
    if (is_personal(own.kind)) continue;
    const auto same = std::find_if(other.groups_.begin(), other.groups_.end(),
                                   [&](const GroupCells& one) { return one.dimension == own.dimension; });
    if (same == other.groups_.end()) continue;
    for (const std::string& label : same->labels) {
      if (holds(own.labels, label) || holds(own.merged, label)) continue;
      if (own.kind == DimensionKind::column) {
        own.merged.push_back(label);
        if (!holds(own.labels, other_groups)) new_group(dimension, other_groups);
      } else {
        new_group(dimension, label);
      }
    }
  }
}

}  // namespace windscreen::measure

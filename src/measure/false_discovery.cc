#include "measure/false_discovery.h"

#include <algorithm>

namespace windscreen::measure {

std::vector<bool> discoveries(std::span<const double> chances, double rate) {
  std::vector<double> sorted(chances.begin(), chances.end());
  std::sort(sorted.begin(), sorted.end());
  double threshold = -1.0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const double allowed = rate * static_cast<double>(i + 1) / static_cast<double>(sorted.size());
    if (sorted[i] <= allowed) threshold = sorted[i];
  }
  std::vector<bool> stand;
  stand.reserve(chances.size());
  for (const double chance : chances) stand.push_back(chance <= threshold);
  return stand;
}

}  // namespace windscreen::measure

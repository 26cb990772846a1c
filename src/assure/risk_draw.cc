#include "assure/risk_draw.h"

#include <algorithm>

#include "base/error.h"

namespace windscreen::assure {

RiskDraw draw_by_size(const std::vector<std::uint64_t>& sizes, std::size_t count,
                      const std::function<std::uint64_t(std::uint64_t)>& number_below) {
  RiskDraw drawn;
  drawn.probabilities.assign(sizes.size(), 0.0);
  std::uint64_t total = 0;
  constexpr std::uint64_t most = 1'000'000'000'000'000'000;
  for (const std::uint64_t size : sizes) {
    if (size == 0)
      throw base::Error("a case of no size cannot be drawn", "Give each case a risk of 1 or more.");
    if (size > most - total)
      throw base::Error("the risks are too large to be drawn by", "Give smaller numbers.");
    total += size;
  }
  std::uint64_t left = std::min(count, sizes.size());
  if (left > 0 && total > most / left)
    throw base::Error("the risks are too large to be drawn by", "Give smaller numbers.");
  std::vector<bool> certain(sizes.size(), false);
  // A certain unit takes a place and its size away, which may make the next one certain.
  for (bool changed = true; changed && left > 0;) {
    changed = false;
    for (std::size_t i = 0; i < sizes.size() && left > 0; ++i) {
      if (certain[i] || left * sizes[i] < total) continue;
      certain[i] = true;
      drawn.probabilities[i] = 1;
      total -= sizes[i];
      --left;
      changed = true;
    }
  }
  // Points lie `total` apart on a line on which each unit is `left` times its size long: at most one hits
  // each.
  const std::uint64_t start = left > 0 ? number_below(total) : 0;
  std::uint64_t from = 0;
  std::uint64_t next = start;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (certain[i]) {
      drawn.chosen.push_back(i);
      continue;
    }
    const std::uint64_t to = from + left * sizes[i];
    if (left > 0) drawn.probabilities[i] = static_cast<double>(left * sizes[i]) / static_cast<double>(total);
    if (left > 0 && next < to) {
      drawn.chosen.push_back(i);
      next += total;
    }
    from = to;
  }
  return drawn;
}

}  // namespace windscreen::assure

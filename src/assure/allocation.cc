#include "assure/allocation.h"

#include <algorithm>
#include <cstdint>

#include "base/error.h"

namespace windscreen::assure {
namespace {

// Products of two sizes must fit into 64 bits.
constexpr std::size_t most = 4'000'000'000;

// The greatest floor that all strata can have together; what is left goes to the largest, one each.
void share_lowered_floors(Allocation& result, std::size_t cases) {
  std::size_t level = 0;
  const auto needed = [&](std::size_t floor) {
    std::size_t sum = 0;
    for (const StratumQuota& one : result.strata) sum += std::min(one.size, floor);
    return sum;
  };
  while (needed(level + 1) <= cases) ++level;
  std::size_t left = cases - needed(level);
  std::vector<StratumQuota*> by_size;
  for (StratumQuota& one : result.strata) {
    one.floor = std::min(one.size, level);
    one.allocated = one.floor;
    if (one.size > level) by_size.push_back(&one);
  }
  std::ranges::stable_sort(by_size,
                           [](const StratumQuota* a, const StratumQuota* b) { return a->size > b->size; });
  for (StratumQuota* one : by_size) {
    if (left == 0) break;
    ++one->allocated;
    --left;
  }
  result.notes.push_back(
      {"The floors of all strata together ask for more cases than the target, so the floor "
       "was lowered to " +
       std::to_string(level) + "."});
}

// Strata whose share is below their floor have the floor; the others share what is left in proportion.
void share_in_proportion(Allocation& result, std::size_t cases) {
  std::vector<StratumQuota*> free;
  for (StratumQuota& one : result.strata) {
    if (one.size > 0) free.push_back(&one);
  }
  std::uint64_t left = cases;
  std::uint64_t total = 0;
  for (bool changed = true; changed;) {
    total = 0;
    for (const StratumQuota* one : free) total += one->size;
    // All that are below at once, by the shares of this round; fixing them only lowers the others' shares.
    const auto kept = std::stable_partition(free.begin(), free.end(), [&](const StratumQuota* one) {
      return left * one->size >= one->floor * total;
    });
    changed = kept != free.end();
    for (auto one = kept; one != free.end(); ++one) {
      (*one)->allocated = (*one)->floor;
      left -= (*one)->floor;
    }
    free.erase(kept, free.end());
  }
  if (free.empty()) return;
  struct Remainder {
    StratumQuota* quota;
    std::uint64_t part;
  };
  std::vector<Remainder> remainders;
  std::uint64_t given = 0;
  for (StratumQuota* one : free) {
    const std::uint64_t product = left * one->size;
    one->allocated = product / total;
    given += one->allocated;
    remainders.push_back({one, product % total});
  }
  std::ranges::stable_sort(remainders, [](const Remainder& a, const Remainder& b) {
    return a.part != b.part ? a.part > b.part : a.quota->size > b.quota->size;
  });
  for (std::size_t i = 0; given < left; ++i, ++given) ++remainders[i].quota->allocated;
}

}  // namespace

Allocation allocate(const std::vector<std::size_t>& sizes, std::size_t target, std::size_t floor) {
  Allocation result;
  result.target = target;
  std::size_t available = 0;
  std::size_t floors = 0;
  if (target > most) throw base::Error("the target number of audits is too large", "Ask for fewer audits.");
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    available += sizes[i];
    if (sizes[i] > most || available > most)
      throw base::Error("the frame is too large to be shared out", "Draw from fewer cases.");
    result.strata.push_back({sizes[i], std::min(sizes[i], floor), 0});
    floors += result.strata.back().floor;
    if (sizes[i] == 0) {
      result.notes.push_back({"No case of {} can be drawn, so nothing can be said about it.", i});
    } else if (sizes[i] < floor) {
      result.notes.push_back({"{} has " + std::to_string(sizes[i]) + (sizes[i] == 1 ? " case" : " cases") +
                                  " that can be drawn, fewer than the floor of " + std::to_string(floor) +
                                  ".",
                              i});
    }
  }
  const std::size_t cases = std::min(target, available);
  if (available < target) {
    result.notes.push_back({"The target is " + std::to_string(target) + ", but only " +
                            std::to_string(available) + (available == 1 ? " case" : " cases") +
                            " can be drawn."});
  }
  if (floors > cases) {
    share_lowered_floors(result, cases);
  } else {
    share_in_proportion(result, cases);
  }
  for (const StratumQuota& one : result.strata) result.allocated += one.allocated;
  return result;
}

}  // namespace windscreen::assure

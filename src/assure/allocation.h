// How many cases each stratum gets. Pure and thread-safe; whole-number arithmetic throughout, so that no
// machine's rounding decides about a case.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace windscreen::assure {

/// What one stratum gets.
struct StratumQuota {
  /// Cases that could be drawn.
  std::size_t size = 0;
  /// The floor that could be kept: at most the size.
  std::size_t floor = 0;
  std::size_t allocated = 0;
};

struct Allocation {
  /// In the order of the sizes that were given.
  std::vector<StratumQuota> strata;
  std::size_t target = 0;
  /// The sum of what is allocated: the target, or every case where there are fewer.
  std::size_t allocated = 0;
  /// What a reader must know: floors that could not be kept, empty strata, a target above the frame. A plain
  /// sentence; where it is about one stratum, "{}" stands for its name.
  struct Note {
    std::string text;
    /// The stratum that it is about; npos where it is about all.
    std::size_t stratum = npos;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  };
  std::vector<Note> notes;
};

/// Shares `target` cases out over strata of these sizes. Each stratum that has cases gets `floor`, or all
/// that it has; those whose proportional share is more get their share, by largest remainder (Hamilton's
/// method), ties to the larger stratum and then to the earlier. Where the floors together ask for more than
/// the target the floor is lowered for all, as little as need be, and the cases left over go one by one to
/// the largest strata that still have one. Sizes and target are at most 4,000 million; throws Error above
/// that.
Allocation allocate(const std::vector<std::size_t>& sizes, std::size_t target, std::size_t floor);

}  // namespace windscreen::assure

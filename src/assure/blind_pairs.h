// Pairs of grades that two auditors gave the same case, the second without knowing the first: what agreement
// between auditors, and what a re-audit shows by chance alone, are worked out from. Only pairs whose cases
// were chosen without regard to the first grade belong here: where every inadequate is graded twice and few
// others are, the table says more of the rule than of the auditors. All functions are thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "assure/grade.h"

namespace windscreen::assure {

struct BlindPair {
  Grade first = Grade::good;
  Grade second = Grade::good;
};

/// How many pairs there are of each two grades: `at[first][second]`.
struct PairTable {
  std::array<std::array<std::int64_t, grade_count>, grade_count> at{};

  std::int64_t pairs() const;
  /// Pairs of the same grade, and pairs of grades that are no more than `apart` steps apart.
  std::int64_t within(int apart) const;
  std::int64_t of_first(Grade grade) const;
  std::int64_t of_second(Grade grade) const;
};

PairTable table_of(std::span<const BlindPair> pairs);

}  // namespace windscreen::assure

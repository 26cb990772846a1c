#include "assure/allocation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "base/error.h"

namespace windscreen::assure {
namespace {

std::vector<std::size_t> shares(const std::vector<std::size_t>& sizes, std::size_t target,
                                std::size_t floor) {
  std::vector<std::size_t> given;
  for (const StratumQuota& one : allocate(sizes, target, floor).strata) given.push_back(one.allocated);
  return given;
}

using Counts = std::vector<std::size_t>;

TEST(Allocation, ByLargestRemainder) {
  // 10 of 100 by 50.5, 30.3 and 19.2 in a hundred: 5.05, 3.03, 1.92.
  EXPECT_EQ(shares({505, 303, 192}, 10, 0), (Counts{5, 3, 2}));
  // Equal remainders: the larger stratum, then the earlier one.
  EXPECT_EQ(shares({10, 30}, 2, 0), (Counts{0, 2}));
  EXPECT_EQ(shares({10, 10, 10}, 4, 0), (Counts{2, 1, 1}));
}

TEST(Allocation, FloorsTakeFromTheOthers) {
  // 100, 10 and 10 of 120 with 12: 10, 1, 1 by share; a floor of 3 leaves 6 for the large one.
  EXPECT_EQ(shares({100, 10, 10}, 12, 3), (Counts{6, 3, 3}));
  // A stratum just above its floor by share falls below it once others have theirs.
  EXPECT_EQ(shares({70, 26, 2, 2}, 10, 2), (Counts{4, 2, 2, 2}));
}

// Edge case 17: a stratum is empty, or the whole month is.
TEST(AuditEdgeCase17, AnEmptyStratumGetsNothingAndIsNamed) {
  const Allocation result = allocate({0, 20}, 5, 2);
  EXPECT_EQ(result.strata[0].allocated, 0U);
  EXPECT_EQ(result.strata[1].allocated, 5U);
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_EQ(result.notes[0].stratum, 0U);
  const Allocation nothing = allocate({}, 5, 2);
  EXPECT_EQ(nothing.allocated, 0U);
  EXPECT_EQ(nothing.notes.size(), 1U);
  EXPECT_EQ(shares({0, 0}, 5, 2), (Counts{0, 0}));
}

// Edge case 18: fewer in a stratum, or in the frame, than the floor.
TEST(AuditEdgeCase18, FewerThanTheFloorGivesAllThereAre) {
  const Allocation result = allocate({1, 50}, 10, 3);
  EXPECT_EQ(result.strata[0].allocated, 1U);
  EXPECT_EQ(result.strata[0].floor, 1U);
  EXPECT_EQ(result.strata[1].allocated, 9U);
  EXPECT_EQ(result.notes[0].text, "{} has 1 case that can be drawn, fewer than the floor of 3.");
  // A whole frame smaller than the target.
  const Allocation all = allocate({2, 3}, 10, 3);
  EXPECT_EQ(all.allocated, 5U);
  EXPECT_EQ(all.notes.back().text, "The target is 10, but only 5 cases can be drawn.");
  // Floors that ask for more than the target: 8 of them, 5 to give; one each, then the largest.
  const Allocation lowered = allocate({2, 9, 4}, 5, 3);
  EXPECT_EQ(lowered.strata[0].allocated, 1U);
  EXPECT_EQ(lowered.strata[1].allocated, 2U);
  EXPECT_EQ(lowered.strata[2].allocated, 2U);
  EXPECT_NE(lowered.notes.back().text.find("lowered to 1"), std::string::npos);
}

TEST(Allocation, QuotasHoldForAnySizes) {
  std::mt19937_64 random(20200930);
  for (int turn = 0; turn < 3000; ++turn) {
    Counts sizes(1 + random() % 12);
    for (std::size_t& size : sizes) size = random() % 4 == 0 ? random() % 3 : random() % 400;
    const std::size_t target = random() % 120;
    const std::size_t floor = random() % 6;
    const Allocation result = allocate(sizes, target, floor);
    const std::size_t all = std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
    ASSERT_EQ(result.allocated, std::min(target, all));
    std::size_t floors = 0;
    for (const std::size_t size : sizes) floors += std::min(size, floor);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const std::size_t given = result.strata[i].allocated;
      ASSERT_LE(given, sizes[i]);
      if (floors <= target) {
        ASSERT_GE(given, std::min(sizes[i], floor));
      }
      // Nobody gets more than a case above their share but by the floor.
      if (floors <= target && all > 0) {
        const double share = static_cast<double>(std::min(target, all)) * static_cast<double>(sizes[i]) /
                             static_cast<double>(all);
        ASSERT_LE(static_cast<double>(given), std::max(share + 1, static_cast<double>(floor)));
      }
    }
  }
}

TEST(Allocation, RefusesWhatCannotBeCounted) {
  EXPECT_THROW(allocate({5'000'000'000}, 5, 0), base::Error);
  EXPECT_THROW(allocate({5}, 5'000'000'000, 0), base::Error);
}

}  // namespace
}  // namespace windscreen::assure

#include "assure/risk_draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "assure/draw_key.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

std::vector<std::size_t> drawn(const std::vector<std::uint64_t>& sizes, std::size_t count,
                               std::uint64_t start) {
  return draw_by_size(sizes, count, [&](std::uint64_t) { return start; }).chosen;
}

using Units = std::vector<std::size_t>;

TEST(RiskDraw, ByHand) {
  // Lengths 4, 2, 4, 2 of sizes 2, 1, 2, 1 with two places; points 6 apart.
  EXPECT_EQ(drawn({2, 1, 2, 1}, 2, 0), (Units{0, 2}));
  EXPECT_EQ(drawn({2, 1, 2, 1}, 2, 3), (Units{0, 2}));
  EXPECT_EQ(drawn({2, 1, 2, 1}, 2, 4), (Units{1, 3}));
  EXPECT_EQ(drawn({2, 1, 2, 1}, 2, 5), (Units{1, 3}));
  // Half of all and two places: certain, and one place is left for the others.
  EXPECT_EQ(drawn({1, 2, 3}, 2, 0), (Units{0, 2}));
  EXPECT_EQ(drawn({1, 2, 3}, 2, 1), (Units{1, 2}));
}

TEST(RiskDraw, EveryStartTogetherGivesTheProbabilitiesExactly) {
  const std::vector<std::uint64_t> sizes = {3, 1, 7, 2, 5, 4, 1};
  constexpr std::size_t count = 3;
  std::vector<std::size_t> times(sizes.size(), 0);
  for (std::uint64_t start = 0; start < 23; ++start) {
    const RiskDraw one = draw_by_size(sizes, count, [&](std::uint64_t below) {
      EXPECT_EQ(below, 23U);
      return start;
    });
    ASSERT_EQ(one.chosen.size(), count);
    for (const std::size_t i : one.chosen) ++times[i];
  }
  for (std::size_t i = 0; i < sizes.size(); ++i) EXPECT_EQ(times[i], count * sizes[i]);
}

TEST(RiskDraw, WhatIsTooLargeIsCertain) {
  // 50 is certain; of 2 places left for 12, 10 is certain too; then 1 place for 2.
  const RiskDraw one = draw_by_size({1, 50, 1, 10}, 3, [](std::uint64_t below) {
    EXPECT_EQ(below, 2U);
    return std::uint64_t{1};
  });
  EXPECT_EQ(one.chosen, (Units{1, 2, 3}));
  EXPECT_EQ(one.probabilities, (std::vector<double>{0.5, 1, 0.5, 1}));
}

TEST(RiskDraw, AllOrNothing) {
  EXPECT_EQ(drawn({5, 1}, 7, 0), (Units{0, 1}));
  EXPECT_EQ(drawn({5, 1}, 0, 0), Units{});
  EXPECT_EQ(drawn({}, 3, 0), Units{});
  EXPECT_THROW(drawn({5, 0}, 1, 0), base::Error);
  EXPECT_THROW(drawn({600'000'000'000'000'000, 600'000'000'000'000'000}, 1, 0), base::Error);
  EXPECT_THROW(drawn({500'000'000'000'000'000, 400'000'000'000'000'000}, 2, 0), base::Error);
}

TEST(DrawNumber, IsEvenAndStaysBelow) {
  std::vector<int> times(7, 0);
  for (int i = 0; i < 7000; ++i) {
    const std::uint64_t number = draw_number({std::to_string(i), "frame"}, "start", 7);
    ASSERT_LT(number, 7U);
    ++times[number];
  }
  // 1,000 each, standard deviation 29.3.
  for (const int count : times) EXPECT_NEAR(count, 1000, 135);
  EXPECT_EQ(draw_number({"seed", "frame"}, "start", 1), 0U);
  // More than half of all 64-bit numbers are left over here, so keys are rejected and the next are taken.
  constexpr std::uint64_t large = (std::uint64_t{1} << 63U) + 1;
  std::set<std::uint64_t> different;
  for (int i = 0; i < 50; ++i) {
    const std::uint64_t number = draw_number({std::to_string(i), "frame"}, "start", large);
    ASSERT_LT(number, large);
    different.insert(number);
  }
  EXPECT_EQ(different.size(), 50U);
  EXPECT_THROW(draw_number({"seed", "frame"}, "start", 0), base::Error);
}

TEST(DrawKey, EachPartChangesItAndNothingRunsTogether) {
  const std::string key = draw_key({"seed", "frame"}, "case", "A");
  EXPECT_EQ(key.size(), 64U);
  EXPECT_EQ(key, draw_key({"seed", "frame"}, "case", "A"));
  EXPECT_NE(key, draw_key({"seed2", "frame"}, "case", "A"));
  EXPECT_NE(key, draw_key({"seed", "frame2"}, "case", "A"));
  EXPECT_NE(key, draw_key({"seed", "frame"}, "family", "A"));
  EXPECT_NE(key, draw_key({"seed", "frame"}, "caseA", ""));
}

}  // namespace
}  // namespace windscreen::assure

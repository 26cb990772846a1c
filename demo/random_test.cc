#include "demo/random.h"

#include <gtest/gtest.h>

#include <array>
#include <numeric>

namespace windscreen::demo {
namespace {

TEST(RandomTest, SameSeedSameNumbersOnEveryMachine) {
  // Computed once; another compiler or processor must give the same.
  Random random(1, "test");
  const std::uint64_t first = random.next();
  const std::uint64_t second = random.next();
  Random again(1, "test");
  EXPECT_EQ(again.next(), first);
  EXPECT_EQ(again.next(), second);
  EXPECT_EQ(first, 13244520173624695348U);
}

TEST(RandomTest, SeedSubjectAndNumberEachGiveAnotherStream) {
  const std::uint64_t base = Random(1, "a", 0).next();
  EXPECT_NE(Random(2, "a", 0).next(), base);
  EXPECT_NE(Random(1, "b", 0).next(), base);
  EXPECT_NE(Random(1, "a", 1).next(), base);
}

TEST(RandomTest, BelowStaysBelowAndReachesEveryValue) {
  Random random(3, "below");
  std::array<int, 7> seen{};
  for (int i = 0; i < 7000; ++i) ++seen[random.below(7)];
  for (const int count : seen) {
    EXPECT_GT(count, 850);
    EXPECT_LT(count, 1150);
  }
  EXPECT_EQ(random.below(1), 0U);
  EXPECT_EQ(random.between(4, 4), 4);
}

TEST(RandomTest, UnitIsInHalfOpenRange) {
  Random random(4, "unit");
  double sum = 0.0;
  for (int i = 0; i < 10000; ++i) {
    const double x = random.unit();
    ASSERT_GE(x, 0.0);
    ASSERT_LT(x, 1.0);
    sum += x;
  }
  EXPECT_NEAR(sum / 10000, 0.5, 0.02);
}

TEST(RandomTest, WeightedNeverPicksAnImpossibleItem) {
  Random random(5, "weighted");
  for (int i = 0; i < 1000; ++i) EXPECT_NE(random.weighted(std::array<double, 3>{1.0, 0.0, 2.0}), 1U);
}

TEST(QuotaTest, ShareHoldsOverShortStretches) {
  Random random(6, "quota");
  Quota quota;
  int yes = 0;
  for (int i = 1; i <= 500; ++i) {
    if (quota.take(random, 0.11)) ++yes;
    EXPECT_NEAR(yes, i * 0.11, 1.01) << i;
  }
}

TEST(QuotaTest, WhatIsOwedIsMadeUpFor) {
  Random random(7, "owed");
  Quota quota;
  quota.owe(0.5, 20.0);  // ten yeses are missing
  int yes = 0;
  for (int i = 0; i < 20; ++i) yes += quota.take(random, 0.5) ? 1 : 0;
  EXPECT_GE(yes, 19);
}

TEST(DeckTest, EveryDeckHasTheSameCards) {
  constexpr std::array<Band, 2> bands = {{{1, 2, 4}, {10, 10, 1}}};
  Random random(8, "deck");
  Deck deck(bands);
  for (int round = 0; round < 5; ++round) {
    int sum = 0;
    for (int i = 0; i < 5; ++i) sum += deck.deal(random);
    EXPECT_EQ(sum, 2 * 1 + 2 * 2 + 10);
  }
}

TEST(SpreadTest, AddsUpAndKeepsToProportions) {
  Random random(9, "spread");
  const std::array<double, 4> weights = {1.0, 0.0, 2.0, 1.0};
  for (int total : {0, 1, 7, 100}) {
    const std::vector<int> counts = spread(total, weights, random);
    EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), 0), total);
    EXPECT_EQ(counts[1], 0);
    EXPECT_NEAR(counts[2], total / 2.0, 1.0);
  }
}

}  // namespace
}  // namespace windscreen::demo

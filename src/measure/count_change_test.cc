#include "measure/count_change.h"

#include <gtest/gtest.h>

#include <cmath>

#include "measure/distribution.h"

namespace windscreen::measure {
namespace {

TEST(CountChange, ChanceIsTheTwoBinomialTails) {
  // 15 after 5: of 20, 15 or more with an even share is 0.0206947; both sides 0.0413895.
  const CountChange change = count_change(15, 1, 5, 1);
  EXPECT_NEAR(change.chance, 0.0413895, 1e-6);
  ASSERT_TRUE(change.ratio);
  EXPECT_EQ(*change.ratio, 3);
  // Clopper and Pearson for 15 of 20: 0.50895 to 0.91343; as a ratio 1.0364 to 10.55.
  EXPECT_NEAR(change.lower, 0.508954 / 0.491046, 1e-3);
  EXPECT_NEAR(*change.upper, 0.913429 / 0.086571, 1e-2);
}

TEST(CountChange, WhatTheCountsAreOutOfMatters) {
  // Twice as many in twice the time is no change.
  const CountChange change = count_change(200, 2, 100, 1);
  EXPECT_EQ(*change.ratio, 1);
  EXPECT_GT(change.chance, 0.9);
  EXPECT_LT(change.lower, 1);
  EXPECT_GT(*change.upper, 1);
}

TEST(CountChange, FromNoneAndToNone) {
  const CountChange from_none = count_change(8, 1, 0, 1);
  EXPECT_FALSE(from_none.ratio);
  EXPECT_FALSE(from_none.upper);
  EXPECT_NEAR(from_none.chance, 2.0 / 256.0, 1e-12);
  const CountChange to_none = count_change(0, 1, 8, 1);
  EXPECT_EQ(*to_none.ratio, 0);
  EXPECT_EQ(to_none.lower, 0);
  EXPECT_NEAR(to_none.chance, 2.0 / 256.0, 1e-12);
  EXPECT_EQ(count_change(0, 1, 0, 1).chance, 1);
}

TEST(CountChange, IntervalAndChanceAgree) {
  for (double older = 1; older < 40; older += 3) {
    for (double newer = 0; newer < 80; newer += 1) {
      const CountChange change = count_change(newer, 1, older, 1);
      const bool apart = change.lower > 1 || *change.upper < 1;
      EXPECT_EQ(apart, change.chance < 0.05) << newer << " after " << older;
      EXPECT_LE(change.lower, *change.ratio);
      EXPECT_GE(*change.upper, *change.ratio);
    }
  }
}

TEST(CountChange, ErrsNoMoreOftenThanItSays) {
  // Every pair of two Poisson counts of the same mean, weighed by how likely it is.
  for (const double mean : {2.0, 9.0, 30.0}) {
    double wrong = 0;
    const int most = static_cast<int>(mean + 10 * std::sqrt(mean));
    const auto weight = [&](int k) { return poisson_cdf(k, mean) - poisson_cdf(k - 1, mean); };
    for (int newer = 0; newer < most; ++newer) {
      for (int older = 0; older < most; ++older) {
        if (count_change(newer, 1, older, 1).chance < 0.05) wrong += weight(newer) * weight(older);
      }
    }
    EXPECT_LE(wrong, 0.05);
    EXPECT_GT(wrong, mean > 8 ? 0.01 : 0.0);
  }
}

}  // namespace
}  // namespace windscreen::measure

#include "measure/wilson.h"

#include <gtest/gtest.h>

#include "measure/distribution.h"

namespace windscreen::measure {
namespace {

TEST(Wilson, NoneAndAllOfTen) {
  // For none of n the upper limit is z²/(n+z²): 3.8415/13.8415.
  const Interval none = wilson(0, 10, z_95);
  EXPECT_EQ(none.lower, 0);
  EXPECT_NEAR(none.upper, 0.27753, 1e-5);
  const Interval all = wilson(10, 10, z_95);
  EXPECT_NEAR(all.lower, 0.72247, 1e-5);
  EXPECT_EQ(all.upper, 1);
}

TEST(Wilson, AQuarterOfElevenHundred) {
  // 289 of 1,106: share 0.261302, z²/n = 0.0034733; middle (0.261302 + 0.00173665)/1.0034733 = 0.262128; half
  // 1.95996/1.0034733 × sqrt(0.193023/1106 + 0.0034733/(4×1106)) = 0.025862.
  const Interval interval = wilson(289, 1106, z_95);
  EXPECT_NEAR(interval.lower, 0.236266, 1e-5);
  EXPECT_NEAR(interval.upper, 0.287990, 1e-5);
}

TEST(Wilson, OfNothingNothingIsKnown) {
  EXPECT_EQ(wilson(0, 0, z_95).lower, 0);
  EXPECT_EQ(wilson(0, 0, z_95).upper, 1);
}

TEST(Wilson, ContainsTheShareAndLiesBetweenNothingAndAll) {
  for (int all = 1; all < 60; ++all) {
    for (int met = 0; met <= all; ++met) {
      const Interval interval = wilson(met, all, z_95);
      EXPECT_TRUE(interval.contains(static_cast<double>(met) / all));
      EXPECT_GE(interval.lower, 0);
      EXPECT_LE(interval.upper, 1);
      // What is met and what is not mirror one another.
      EXPECT_NEAR(interval.lower, 1 - wilson(all - met, all, z_95).upper, 1e-12);
    }
  }
}

TEST(Newcombe, PublishedExamples) {
  // Newcombe's table II, method 10.
  const Interval a = newcombe(56, 70, 48, 80, z_95);
  EXPECT_NEAR(a.lower, 0.0524, 5e-5);
  EXPECT_NEAR(a.upper, 0.3339, 5e-5);
  const Interval b = newcombe(9, 10, 3, 10, z_95);
  EXPECT_NEAR(b.lower, 0.1705, 5e-5);
  EXPECT_NEAR(b.upper, 0.8090, 5e-5);
  const Interval c = newcombe(0, 10, 0, 20, z_95);
  EXPECT_NEAR(c.lower, -0.1611, 5e-5);
  EXPECT_NEAR(c.upper, 0.2775, 5e-5);
}

TEST(Newcombe, ReReferralsOfTwoSeptembers) {
  // 289 of 1,106 after 298 of 901: 6.94 points less, somewhere between 2.9 and 11.0.
  const Interval interval = newcombe(289, 1106, 298, 901, z_95);
  EXPECT_NEAR(interval.lower, -0.1096, 5e-4);
  EXPECT_NEAR(interval.upper, -0.0293, 5e-4);
}

TEST(Newcombe, TurnsRoundWhenTheTwoChangePlaces) {
  const Interval there = newcombe(7, 20, 30, 41, z_95);
  const Interval back = newcombe(30, 41, 7, 20, z_95);
  EXPECT_NEAR(there.lower, -back.upper, 1e-12);
  EXPECT_NEAR(there.upper, -back.lower, 1e-12);
}

TEST(Newcombe, OfNothingNothingIsKnown) {
  EXPECT_EQ(newcombe(0, 0, 5, 10, z_95).lower, -1);
  EXPECT_EQ(newcombe(0, 0, 5, 10, z_95).upper, 1);
  EXPECT_EQ(difference_in_errors(0, 0, 5, 10), 0);
  EXPECT_EQ(difference_in_errors(10, 10, 20, 20), 0);
}

}  // namespace
}  // namespace windscreen::measure

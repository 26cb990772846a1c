#include "measure/funnel.h"

#include <gtest/gtest.h>

#include "measure/distribution.h"

namespace windscreen::measure {
namespace {

TEST(Funnel, TenCoinsByHand) {
  // Of 10 with an even share P(X <= 1) = 11/1024 = 0.0107 and P(X <= 2) = 56/1024 = 0.0547: 2 to 8 leave no
  // more than 2.5% beyond; P(X <= 0) = 1/1024 = 0.00098: 1 to 9 leave no more than 0.1%.
  const FunnelLimits limits = percent_funnel(0.5, 10);
  EXPECT_DOUBLE_EQ(limits.limits_95.lower, 20);
  EXPECT_DOUBLE_EQ(limits.limits_95.upper, 80);
  EXPECT_DOUBLE_EQ(limits.limits_998.lower, 10);
  EXPECT_DOUBLE_EQ(limits.limits_998.upper, 90);
}

TEST(Funnel, OneChildIsAlwaysAsExpected) {
  const FunnelLimits limits = percent_funnel(0.3, 1);
  EXPECT_EQ(standing(0, limits), Standing::as_expected);
  EXPECT_EQ(standing(100, limits), Standing::as_expected);
}

TEST(Funnel, WordsForWhereAGroupStands) {
  const FunnelLimits limits = percent_funnel(0.5, 10);
  EXPECT_EQ(words_of(standing(50, limits)), "as expected");
  EXPECT_EQ(words_of(standing(80, limits)), "as expected");
  EXPECT_EQ(words_of(standing(90, limits)), "may be higher");
  EXPECT_EQ(words_of(standing(100, limits)), "higher than chance");
  EXPECT_EQ(words_of(standing(10, limits)), "may be lower");
  EXPECT_EQ(words_of(standing(0, limits)), "lower than chance");
}

TEST(Funnel, ThreePerCentOfAThousandth) {
  // 100.0 × 7 / 70 and 10% are the same to readers, but not to the last binary digit.
  const FunnelLimits limits = percent_funnel(0.1, 70);
  EXPECT_EQ(standing(limits.limits_95.upper * (1 + 1e-15), limits), Standing::as_expected);
}

TEST(Funnel, NarrowsWithSizeAndHoldsTheWhole) {
  for (const double share : {0.0, 0.05, 0.5, 0.97, 1.0}) {
    double width = 200;
    for (const double all : {5.0, 50.0, 500.0, 5000.0}) {
      const FunnelLimits limits = percent_funnel(share, all);
      EXPECT_LE(limits.limits_998.lower, limits.limits_95.lower);
      EXPECT_GE(limits.limits_998.upper, limits.limits_95.upper);
      // The nearest whole count to the share lies within.
      EXPECT_LE(limits.limits_95.lower, 100.0 * share + 100.0 / all);
      EXPECT_GE(limits.limits_95.upper, 100.0 * share - 100.0 / all);
      EXPECT_GE(limits.limits_998.lower, 0);
      EXPECT_LE(limits.limits_998.upper, 100);
      EXPECT_LE(limits.limits_998.upper - limits.limits_998.lower, width);
      width = limits.limits_998.upper - limits.limits_998.lower;
    }
  }
}

TEST(Funnel, ChanceCrossesNoMoreOftenThanStated) {
  for (const double all : {3.0, 12.0, 57.0, 400.0}) {
    for (const double share : {0.02, 0.19, 0.5, 0.9}) {
      const FunnelLimits limits = percent_funnel(share, all);
      double may = 0;
      double beyond = 0;
      for (double k = 0; k <= all; ++k) {
        const double weight = binomial_cdf(k, all, share) - binomial_cdf(k - 1, all, share);
        const Standing where = standing(100.0 * k / all, limits);
        if (where != Standing::as_expected) may += weight;
        if (where == Standing::higher_than_chance || where == Standing::lower_than_chance) beyond += weight;
      }
      EXPECT_LE(may, 0.05 + 1e-9);
      EXPECT_LE(beyond, 0.002 + 1e-9);
    }
  }
}

}  // namespace
}  // namespace windscreen::measure

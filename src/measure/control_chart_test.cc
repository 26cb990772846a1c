#include "measure/control_chart.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "measure/distribution.h"

namespace windscreen::measure {
namespace {

std::vector<Observation> values(const std::vector<double>& numbers) {
  std::vector<Observation> all;
  for (const double number : numbers) all.push_back({number, 0, 0, !all.empty()});
  return all;
}

std::vector<Observation> shares(const std::vector<std::pair<double, double>>& counts) {
  std::vector<Observation> all;
  for (const auto& [met, of] : counts) all.push_back({100.0 * met / of, met, of, !all.empty()});
  return all;
}

TEST(Individuals, TwelveNumbersByHand) {
  // Sum 482, centre 40.1667. Steps 4 6 2 6 2 4 6 2 6 4 2: sum 44, mean 4. Limits ± 2.66 × 4 = 29.5267
  // and 50.8067; the largest step that is not out of the ordinary 3.267 × 4 = 13.068.
  const auto chart = individuals(values({38, 42, 36, 38, 44, 42, 38, 44, 42, 36, 40, 42}));
  ASSERT_TRUE(chart);
  EXPECT_NEAR(chart->centre, 482.0 / 12, 1e-12);
  EXPECT_NEAR(chart->mean_range, 4, 1e-12);
  EXPECT_NEAR(chart->lower(), 482.0 / 12 - 10.64, 1e-12);
  EXPECT_NEAR(chart->upper(), 482.0 / 12 + 10.64, 1e-12);
  EXPECT_NEAR(chart->range_limit(), 13.068, 1e-12);
}

TEST(Individuals, AStepAcrossAGapIsNoStep) {
  std::vector<Observation> points = values({10, 12, 90, 92});
  points[2].follows = false;
  EXPECT_EQ(individuals(points)->mean_range, 2);
  EXPECT_EQ(individuals(points)->centre, 51);
}

TEST(Individuals, OnePointAndNoneSayNothing) {
  EXPECT_FALSE(individuals(values({})));
  EXPECT_FALSE(individuals(values({7})));
  EXPECT_TRUE(individuals(values({7, 8})));
}

TEST(Individuals, OrderOfEqualPointsChangesNothing) {
  const auto chart = individuals(values({5, 5, 5, 5, 5, 5, 5, 5}));
  EXPECT_EQ(chart->mean_range, 0);
  EXPECT_EQ(chart->deviation, 0);
  EXPECT_FALSE(value_limits(*chart, true, false));
  EXPECT_FALSE(value_limits(*chart, true, true));
}

TEST(CountLimits, AreNeverNarrowerThanPoissonNorBelowNothing) {
  // A steady count of 4: chance alone gives up to 11 (P(X > 11) = 0.0009, P(X > 10) = 0.0028).
  const auto steady = individuals(values({4, 4, 4, 4, 4, 4, 4, 4}));
  const Limits limits = count_limits(*steady, 1, false);
  EXPECT_EQ(limits.centre, 4);
  EXPECT_EQ(limits.lower, 0);
  EXPECT_EQ(limits.upper, 11);
  // None in eight months is taken for half of one over all of them, so that two in a month are no surprise
  // yet (P(X > 1) = 0.0019) and three are.
  const Limits none = count_limits(*individuals(values({0, 0, 0, 0, 0, 0, 0, 0})), 1, false);
  EXPECT_EQ(none.centre, 0);
  EXPECT_EQ(none.lower, 0);
  EXPECT_EQ(none.upper, 2);
}

TEST(CountLimits, OfARateAreThoseOfItsCount) {
  const std::vector<double> counts = {400, 380, 425, 390, 410, 405, 371, 419};
  std::vector<double> rates;
  const double unit = 1e4 / 250000;
  for (const double count : counts) rates.push_back(count * unit);
  const Limits of_counts = count_limits(*individuals(values(counts)), 1, false);
  const Limits of_rates = count_limits(*individuals(values(rates)), unit, false);
  EXPECT_NEAR(of_rates.lower, of_counts.lower * unit, 1e-9);
  EXPECT_NEAR(of_rates.upper, of_counts.upper * unit, 1e-9);
}

TEST(CountLimits, OfWhatMovesTogetherAreWider) {
  // Open cases creep: neighbours differ by 1, but 900 children come and go.
  const auto creeping = individuals(values({900, 901, 902, 903, 902, 901, 900, 899}));
  const Limits apart = count_limits(*creeping, 1, false);
  const Limits together = count_limits(*creeping, 1, true);
  EXPECT_NEAR(together.sigma, 30 * std::sqrt(2.0), 0.1);
  EXPECT_LT(together.lower, apart.lower);
  EXPECT_GT(together.upper, apart.upper);
}

TEST(ValueLimits, ADeviationByHand) {
  // 1, 2, 3, 4: squares 5, over 3; c4(4) = 0.921318.
  const auto chart = individuals(values({1, 2, 3, 4}));
  EXPECT_NEAR(chart->deviation, std::sqrt(5.0 / 3.0) / 0.921318, 1e-5);
  const auto limits = value_limits(*chart, true, true);
  EXPECT_NEAR(limits->sigma, chart->deviation * std::sqrt(2.0), 1e-12);
  EXPECT_EQ(limits->lower, 0);
  EXPECT_LT(value_limits(*chart, false, true)->lower, 0);
}

TEST(Proportions, FiftySevenAuditsByHand) {
  // The share of 19%; with 57 three deviations are 3 × sqrt(0.19 × 0.81 / 57) = 15.6 points: 3.4% to 34.6%.
  const auto chart = proportions(shares({{19, 100}, {19, 100}, {19, 100}}));
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->widening, 1);
  const Limits limits = percent_limits(*chart, 57, false);
  EXPECT_NEAR(limits.sigma, 5.196, 1e-3);
  EXPECT_NEAR(limits.lower, 3.41, 0.01);
  // The exact binomial limit, 20 of 57, lies a little farther out than three deviations (34.59).
  EXPECT_NEAR(limits.upper, 100.0 * binomial_quantile(1 - beyond_three_sigma, 57, 0.19) / 57, 1e-9);
  EXPECT_NEAR(limits.upper, 35, 1.0);
  EXPECT_GT(limits.upper, 34.59);
}

TEST(Proportions, LimitsNarrowWithTheDenominator) {
  const auto chart = proportions(shares({{20, 100}, {25, 100}, {22, 100}}));
  EXPECT_GT(percent_limits(*chart, 20, false).upper, percent_limits(*chart, 200, false).upper);
}

TEST(Proportions, LaneysFactorByHand) {
  // 50% ± 1 point of 10,000 each: a deviation is 0.5 points, steps are 4 deviations, 4 / 1.128 = 3.546.
  const auto chart = proportions(shares({{5100, 10000}, {4900, 10000}, {5100, 10000}, {4900, 10000}}));
  EXPECT_NEAR(chart->widening, 4 / 1.128, 1e-9);
  EXPECT_NEAR(percent_limits(*chart, 10000, false).upper, 50 + 3 * 0.5 * 4 / 1.128, 1e-9);
}

TEST(Proportions, NoneAndAllMetLeaveRoomForOne) {
  const auto all = proportions(shares({{40, 40}, {50, 50}, {45, 45}}));
  const Limits limits = percent_limits(*all, 40, false);
  EXPECT_EQ(limits.centre, 100);
  EXPECT_EQ(limits.upper, 100);
  EXPECT_LE(limits.lower, 100.0 * 39 / 40);
  EXPECT_GT(limits.lower, 100.0 * 37 / 40);
  const auto none = proportions(shares({{0, 40}, {0, 50}, {0, 45}}));
  EXPECT_EQ(percent_limits(*none, 40, false).lower, 0);
  EXPECT_GE(percent_limits(*none, 40, false).upper, 2.5);
}

TEST(Proportions, OfNothingNothing) { EXPECT_FALSE(proportions({})); }

TEST(Proportions, LimitsHoldTheCentreAndStayBetweenNothingAndAll) {
  std::mt19937 random(20200930);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::pair<double, double>> counts;
    for (int i = 0; i < 12; ++i) {
      const int all = 1 + static_cast<int>(random() % 400);
      counts.emplace_back(static_cast<double>(random() % (static_cast<unsigned>(all) + 1)), all);
    }
    const auto points = shares(counts);
    const auto chart = proportions(points);
    for (const Observation& one : points) {
      const Limits limits = percent_limits(*chart, one.all, round % 2 == 0);
      EXPECT_LE(limits.lower, limits.centre);
      EXPECT_GE(limits.upper, limits.centre);
      EXPECT_GE(limits.lower, 0);
      EXPECT_LE(limits.upper, 100);
    }
  }
}

TEST(Widening, OfCounts) {
  // Steps of 20 around 100: 20 / 1.128 / 10.
  EXPECT_NEAR(count_widening(*individuals(values({90, 110, 90, 110})), 1), 20 / 1.128 / 10, 1e-12);
  EXPECT_EQ(count_widening(*individuals(values({100, 101, 100})), 1), 1);
  EXPECT_EQ(count_widening(*individuals(values({0, 0, 0})), 1), 1);
}

}  // namespace
}  // namespace windscreen::measure

#include "measure/seasonal.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

namespace windscreen::measure {
namespace {

// From April; each month's number from the year and the month.
template <typename Value>
std::vector<MonthlyValue> monthly(std::size_t points, const Value& value) {
  std::vector<MonthlyValue> all;
  for (std::size_t i = 0; i < points; ++i) {
    const auto month = static_cast<unsigned>((i + 3) % 12 + 1);
    all.push_back({month, value(i, month)});
  }
  return all;
}

TEST(Seasonality, TwoYearsThatAgreeWhollyByHand) {
  // Ranks that agree in both years: the statistic is 2 × 11 = 22, and chi-squared with 11 degrees exceeds
  // that with 0.0244.
  const std::array<double, 12> pattern = {5, -3, 2, -6, 1, -5, 6, -2, 4, -4, 3, -1};
  const auto found = seasonality(monthly(24, [&](std::size_t i, unsigned) { return 100 + pattern[i % 12]; }));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->chance, 0.0244, 5e-4);
  EXPECT_TRUE(found->seasonal());
  EXPECT_EQ(found->lowest, 7U);
  EXPECT_EQ(found->highest, 10U);
}

TEST(Seasonality, NeedsTwoYears) {
  EXPECT_FALSE(seasonality(monthly(23, [](std::size_t i, unsigned) { return static_cast<double>(i); })));
  EXPECT_FALSE(seasonality({}));
}

TEST(Seasonality, ASteadyRiseIsNoSeason) {
  const auto found =
      seasonality(monthly(36, [](std::size_t i, unsigned) { return 10.0 + 3.0 * static_cast<double>(i); }));
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->seasonal());
}

TEST(Seasonality, EqualMonthsAreNoSeason) {
  EXPECT_FALSE(seasonality(monthly(36, [](std::size_t, unsigned) { return 5.0; }))->seasonal());
}

TEST(Seasonality, ALullInAugustAndDecemberIsOne) {
  std::mt19937 random(7);
  std::poisson_distribution<int> noise(400);
  const auto found = seasonality(monthly(36, [&](std::size_t, unsigned month) {
    return noise(random) * (month == 8    ? 0.6
                            : month == 12 ? 0.7
                            : month == 3  ? 1.3
                            : month == 11 ? 1.2
                                          : 1.0);
  }));
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->seasonal());
  EXPECT_EQ(found->lowest, 8U);
  EXPECT_EQ(found->highest, 3U);
}

TEST(Seasonality, FindsSeasonsInNoiseNoMoreOftenThanStated) {
  std::mt19937 random(11);
  std::normal_distribution<double> normal;
  for (const std::size_t points : {24U, 36U, 60U}) {
    int found = 0;
    for (int round = 0; round < 2000; ++round) {
      found +=
          seasonality(monthly(points, [&](std::size_t, unsigned) { return normal(random); }))->seasonal();
    }
    EXPECT_LE(found / 2000.0, 0.055) << points;
  }
}

TEST(SeasonalChart, LevelsAndSpreadByHand) {
  // Each month 10 × its number, one less in the first year, one more in the second: squares 24 over 24 - 12.
  const auto baseline =
      monthly(24, [](std::size_t i, unsigned month) { return 10.0 * month + (i < 12 ? -1 : 1); });
  const auto chart = SeasonalChart::over(baseline);
  ASSERT_TRUE(chart);
  const Limits august = chart->at(8, 0, 1e9);
  EXPECT_DOUBLE_EQ(august.centre, 80);
  EXPECT_DOUBLE_EQ(august.sigma, std::sqrt(2.0) * std::sqrt(1.5));
  EXPECT_DOUBLE_EQ(august.upper, 80 + 3 * august.sigma);
  EXPECT_EQ(chart->at(1, 9, 11).lower, 9);
  EXPECT_EQ(chart->at(1, 9, 11).upper, 11);
}

TEST(SeasonalChart, NeedsEachMonthTwiceAndSomeSpread) {
  EXPECT_FALSE(
      SeasonalChart::over(monthly(23, [](std::size_t i, unsigned) { return static_cast<double>(i); })));
  EXPECT_FALSE(SeasonalChart::over(monthly(24, [](std::size_t, unsigned month) { return month * 1.0; })));
}

}  // namespace
}  // namespace windscreen::measure

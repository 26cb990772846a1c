#include "measure/spread.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace windscreen::measure {
namespace {

Spread spread(const std::vector<double>& numbers) {
  std::vector<std::int64_t> values;
  for (const double number : numbers) values.push_back(static_cast<std::int64_t>(number * 1e6));
  return spread_of(values);
}

TEST(Spread, OneValueIsAllOfThem) {
  const Spread one = spread({7});
  EXPECT_EQ(one.median, 7);
  EXPECT_EQ(one.lower_quartile, 7);
  EXPECT_EQ(one.upper_quartile, 7);
  EXPECT_EQ(one.largest, 7);
}

TEST(Spread, ByHand) {
  const Spread two = spread({10, 20});
  EXPECT_EQ(two.lower_quartile, 12.5);
  EXPECT_EQ(two.median, 15);
  EXPECT_EQ(two.upper_quartile, 17.5);
  const Spread five = spread({50, 10, 40, 20, 30});
  EXPECT_EQ(five.lower_quartile, 20);
  EXPECT_EQ(five.median, 30);
  EXPECT_EQ(five.upper_quartile, 40);
  EXPECT_EQ(five.largest, 50);
  // Values below 0, and equal ones.
  const Spread four = spread({-4, 8, 8, 0});
  EXPECT_EQ(four.lower_quartile, -1);
  EXPECT_EQ(four.median, 4);
  EXPECT_EQ(four.upper_quartile, 8);
}

TEST(Spread, IsThatOfTheSortedValues) {
  std::mt19937 random(9);
  for (std::size_t size = 1; size < 60; ++size) {
    std::vector<std::int64_t> values;
    for (std::size_t i = 0; i < size; ++i)
      values.push_back(static_cast<std::int64_t>(random() % 50) * 1'000'000);
    std::vector<std::int64_t> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&](double share) {
      const double place = share * static_cast<double>(size - 1);
      const auto below = static_cast<std::size_t>(place);
      const std::size_t above = std::min(size - 1, below + 1);
      const double part = place - static_cast<double>(below);
      return (static_cast<double>(sorted[below]) * (1 - part) + static_cast<double>(sorted[above]) * part) /
             1e6;
    };
    const Spread found = spread_of(values);
    EXPECT_NEAR(found.lower_quartile, at(0.25), 1e-9) << size;
    EXPECT_NEAR(found.median, at(0.5), 1e-9) << size;
    EXPECT_NEAR(found.upper_quartile, at(0.75), 1e-9) << size;
    EXPECT_EQ(found.largest, static_cast<double>(sorted.back()) / 1e6);
  }
}

}  // namespace
}  // namespace windscreen::measure

#include "measure/dispersed_funnel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace windscreen::measure {
namespace {

std::vector<CountedOf> alternately(std::size_t places, CountedOf one, CountedOf other) {
  std::vector<CountedOf> all;
  for (std::size_t i = 0; i < places; ++i) all.push_back(i % 2 == 0 ? one : other);
  return all;
}

TEST(DispersedFunnel, TwentyRatesByHand) {
  // Populations of 10,000, ten with 81 and ten with 121: √0.0081 = 0.09, √0.0121 = 0.11, the centre is
  // √(2020/200000) = √0.0101 = 0.1004988, and chance gives 1/(2√10000) = 0.005.
  // z = -2.09975 ten times and 1.90025 ten times, the ends (two at each) no further out than the rest;
  // z² = 4.40896 and 3.61094, Σz² = 80.1990; dispersion = 4.00995; excess = 80.1990 - 19 = 61.1990.
  // Every weight is 40,000: Σw = 800,000, Σw²/Σw = 40,000. between² = 61.1990 / 760,000 = 0.0000805250.
  const auto funnel = dispersed_funnel(FunnelKind::rate, alternately(20, {81, 10000}, {121, 10000}));
  ASSERT_TRUE(funnel);
  EXPECT_DOUBLE_EQ(funnel->centre, 0.0101);
  EXPECT_NEAR(funnel->dispersion, 4.00995, 1e-5);
  EXPECT_NEAR(funnel->between * funnel->between, 0.0000805250, 1e-9);
  // For 10,000: √(0.000025 + 0.000080525) = 0.0102725; 0.1004988 ± 1.959964 × 0.0102725 = 0.0803650 and
  // 0.1206325, squared 0.00645854 and 0.0145522.
  const auto limits = dispersed_limits(*funnel, 10000);
  ASSERT_TRUE(limits);
  EXPECT_NEAR(limits->limits_95.lower, 0.00645854, 1e-7);
  EXPECT_NEAR(limits->limits_95.upper, 0.0145522, 1e-7);
  EXPECT_EQ(standing(0.0121, *limits), Standing::as_expected);
}

TEST(DispersedFunnel, SharesThatDifferNoMoreThanChance) {
  // Of 100, ten with 49 and ten with 51: asin(√0.5) = π/4, and a share's z is close to (p - 0.5) / 0.05 =
  // ±0.2. Σz² is close to 20 × 0.04 = 0.8, below 19: nothing is added to chance.
  const auto funnel = dispersed_funnel(FunnelKind::share, alternately(20, {49, 100}, {51, 100}));
  ASSERT_TRUE(funnel);
  EXPECT_DOUBLE_EQ(funnel->centre, 0.5);
  EXPECT_NEAR(funnel->dispersion, 0.04, 0.0001);
  EXPECT_EQ(funnel->between, 0);
  // sin²(π/4 ± 1.959964 / 20) = 0.5 ± sin(0.1959964) / 2 = 0.5 ± 0.0973729.
  const auto limits = dispersed_limits(*funnel, 100);
  ASSERT_TRUE(limits);
  EXPECT_NEAR(limits->limits_95.lower, 0.4026271, 1e-6);
  EXPECT_NEAR(limits->limits_95.upper, 0.5973729, 1e-6);
}

TEST(DispersedFunnel, AFewFarOutDoNotWidenItForAll) {
  std::vector<CountedOf> places = alternately(20, {49, 100}, {51, 100});
  const auto without = dispersed_funnel(FunnelKind::share, places);
  // Two of twenty, one at each end: a tenth at each end would be two.
  places[0] = {5, 100};
  places[1] = {95, 100};
  const auto with = dispersed_funnel(FunnelKind::share, places);
  ASSERT_TRUE(with && without);
  EXPECT_NEAR(with->dispersion, without->dispersion, 1e-6);
  const auto limits = dispersed_limits(*with, 100);
  ASSERT_TRUE(limits);
  EXPECT_EQ(standing(0.95, *limits), Standing::higher_than_chance);
}

TEST(DispersedFunnel, NeedsTwentyPlacesWithSomethingToCount) {
  EXPECT_FALSE(dispersed_funnel(FunnelKind::share, alternately(19, {4, 10}, {6, 10})));
  EXPECT_FALSE(dispersed_funnel(FunnelKind::share, alternately(20, {0, 10}, {0, 10})));
  EXPECT_FALSE(dispersed_funnel(FunnelKind::share, alternately(20, {10, 10}, {10, 10})));
  EXPECT_FALSE(dispersed_funnel(FunnelKind::rate, {}));
  // A place of nobody, and more than there are, are none: nineteen are left.
  std::vector<CountedOf> places = alternately(21, {4, 10}, {6, 10});
  places[3] = {0, 0};
  places[4] = {11, 10};
  EXPECT_FALSE(dispersed_funnel(FunnelKind::share, places));
}

TEST(DispersedFunnel, PlacesWithFewExpectedAreNotJudged) {
  const auto shares = dispersed_funnel(FunnelKind::share, alternately(20, {8, 100}, {12, 100}));
  ASSERT_TRUE(shares);
  EXPECT_FALSE(dispersed_limits(*shares, 49));
  EXPECT_TRUE(dispersed_limits(*shares, 50));
  const auto most = dispersed_funnel(FunnelKind::share, alternately(20, {88, 100}, {92, 100}));
  ASSERT_TRUE(most);
  EXPECT_FALSE(dispersed_limits(*most, 49));
  EXPECT_TRUE(dispersed_limits(*most, 51));
}

TEST(DispersedFunnel, NarrowsWithSizeAndStaysPossible) {
  for (const FunnelKind kind : {FunnelKind::share, FunnelKind::rate}) {
    for (const double value : {0.02, 0.4, 0.97}) {
      const CountedOf low{std::floor(900 * value), 1000};
      const CountedOf high{std::ceil(1000 * value), 1000};
      const auto funnel = dispersed_funnel(kind, alternately(150, low, high));
      ASSERT_TRUE(funnel);
      double width = 2;
      for (const double of : {1000.0, 4000.0, 60000.0}) {
        const auto limits = dispersed_limits(*funnel, of);
        ASSERT_TRUE(limits);
        EXPECT_GE(limits->limits_998.lower, 0);
        EXPECT_LE(limits->limits_998.upper, kind == FunnelKind::share ? 1.0 : 1.2);
        EXPECT_LE(limits->limits_998.lower, limits->limits_95.lower);
        EXPECT_GE(limits->limits_998.upper, limits->limits_95.upper);
        EXPECT_TRUE(limits->limits_95.contains(funnel->centre));
        EXPECT_LT(limits->limits_95.upper - limits->limits_95.lower, width);
        width = limits->limits_95.upper - limits->limits_95.lower;
      }
    }
  }
}

}  // namespace
}  // namespace windscreen::measure

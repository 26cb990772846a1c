#include "assure/risk_ratio.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace windscreen::assure {
namespace {

// The Physicians' Health Study: heart attacks of 189 of 11,034 on placebo and 104 of 11,037 on aspirin. A.
// Agresti, "An Introduction to Categorical Data Analysis", gives 1.82. By hand: the logarithm is 0.59763, its
// standard error √(1/189 − 1/11034 + 1/104 − 1/11037) = 0.12135, so 1.433 to 2.306.
TEST(RiskRatio, PublishedExample) {
  const auto ratio = risk_ratio({189, 11034, 104, 11037});
  ASSERT_TRUE(ratio);
  EXPECT_NEAR(ratio->ratio, 1.82, 0.005);
  EXPECT_NEAR(ratio->interval.lower, 1.433, 0.0005);
  EXPECT_NEAR(ratio->interval.upper, 2.306, 0.0005);
  EXPECT_TRUE(ratio->beyond_chance());
  EXPECT_FALSE(ratio->half_added);
}

// The University Group Diabetes Program, deaths by age: 8 of 106 and 5 of 120 under 55, 22 of 98 and 16 of 85
// above. K. J. Rothman, "Epidemiology: An Introduction", gives 1.33. The interval by hand: the sums
// are 14.4664 and 10.9134, the variance 10.5891 / (14.4664 × 10.9134) = 0.067071.
TEST(StratifiedRiskRatio, PublishedExample) {
  const std::array<TwoGroups, 2> ages = {TwoGroups{8, 106, 5, 120}, TwoGroups{22, 98, 16, 85}};
  const auto ratio = stratified_risk_ratio(ages);
  ASSERT_TRUE(ratio);
  EXPECT_NEAR(ratio->ratio, 1.33, 0.005);
  EXPECT_NEAR(ratio->interval.lower, 0.798, 0.001);
  EXPECT_NEAR(ratio->interval.upper, 2.202, 0.001);
  EXPECT_FALSE(ratio->beyond_chance());
}

TEST(RiskRatio, AHalfIsAddedWhereACellIsNothing) {
  // (0.5/21) / (5.5/21).
  const auto none = risk_ratio({0, 20, 5, 20});
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->half_added);
  EXPECT_NEAR(none->ratio, 1.0 / 11, 1e-12);
  const auto all = risk_ratio({20, 20, 20, 20});
  ASSERT_TRUE(all);
  EXPECT_TRUE(all->half_added);
  EXPECT_DOUBLE_EQ(all->ratio, 1);
  EXPECT_LT(all->interval.lower, 1);
}

TEST(RiskRatio, NothingToCompareIsNoRatio) {
  EXPECT_FALSE(risk_ratio({0, 0, 5, 20}));
  EXPECT_FALSE(risk_ratio({5, 20, 0, 0}));
  EXPECT_FALSE(risk_ratio({0, 20, 0, 20}));
  EXPECT_FALSE(stratified_risk_ratio({}));
}

TEST(RiskRatio, TurnsOverWhenTheGroupsChangePlaces) {
  const auto there = risk_ratio({12, 40, 9, 70});
  const auto back = risk_ratio({9, 70, 12, 40});
  EXPECT_NEAR(there->ratio, 1 / back->ratio, 1e-12);
  EXPECT_NEAR(there->interval.lower, 1 / back->interval.upper, 1e-12);
}

// With one stratum the ratio is the crude one, and Greenland and Robins's variance that of Katz.
TEST(StratifiedRiskRatio, OfOneStratumIsTheCrudeOne) {
  const std::array<TwoGroups, 1> one = {TwoGroups{12, 40, 9, 70}};
  const auto common = stratified_risk_ratio(one);
  const auto crude = risk_ratio(one[0]);
  EXPECT_NEAR(common->ratio, crude->ratio, 1e-12);
  EXPECT_NEAR(common->interval.lower, crude->interval.lower, 1e-9);
  EXPECT_NEAR(common->interval.upper, crude->interval.upper, 1e-9);
}

// Within each service the factor makes no difference; taken together it seems to, because one service has
// more of both.
TEST(StratifiedRiskRatio, TakesOutWhatServicesDifferBy) {
  const std::array<TwoGroups, 2> services = {TwoGroups{40, 100, 8, 20}, TwoGroups{2, 20, 10, 100}};
  EXPECT_NEAR(stratified_risk_ratio(services)->ratio, 1, 1e-12);
  EXPECT_GT(risk_ratio({42, 120, 18, 120})->ratio, 2);
}

TEST(StratifiedRiskRatio, AStratumWithoutContrastChangesNothingAndIsCounted) {
  const std::vector<TwoGroups> two = {{8, 106, 5, 120}, {22, 98, 16, 85}};
  std::vector<TwoGroups> more = two;
  more.push_back({3, 9, 0, 0});
  more.push_back({0, 9, 0, 12});
  EXPECT_NEAR(stratified_risk_ratio(more)->ratio, stratified_risk_ratio(two)->ratio, 1e-12);
  EXPECT_EQ(stratified_risk_ratio(more)->strata_without_contrast, 2U);
}

TEST(StratifiedRiskRatio, NoneFoundOnOneSideInAnyStratum) {
  const std::array<TwoGroups, 2> services = {TwoGroups{3, 10, 0, 12}, TwoGroups{2, 8, 0, 9}};
  const auto ratio = stratified_risk_ratio(services);
  ASSERT_TRUE(ratio);
  EXPECT_TRUE(ratio->half_added);
  EXPECT_GT(ratio->ratio, 1);
  EXPECT_GT(ratio->interval.lower, 0);
}

}  // namespace
}  // namespace windscreen::assure

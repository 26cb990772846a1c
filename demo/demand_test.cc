#include "demo/demand.h"

#include <gtest/gtest.h>

namespace windscreen::demo {
namespace {

TEST(CourseTest, StraightBetweenItsPointsAndFlatOutside) {
  const Course course({{10, 100.0}, {20, 200.0}});
  EXPECT_DOUBLE_EQ(course.at(5), 100.0);
  EXPECT_DOUBLE_EQ(course.at(10), 100.0);
  EXPECT_DOUBLE_EQ(course.at(15), 150.0);
  EXPECT_DOUBLE_EQ(course.at(25), 200.0);
}

TEST(DemandTest, ReferralsAreThePublishedOnes) {
  EXPECT_EQ(referrals_in_month(day_of(2020, 2, 10)), 861);
  EXPECT_EQ(referrals_in_month(day_of(2020, 5, 1)), 898);
  EXPECT_EQ(referrals_in_month(day_of(2020, 9, 30)), 1106);
  EXPECT_EQ(re_referrals_in_month(day_of(2020, 5, 1)), 174);
  EXPECT_EQ(re_referrals_in_month(day_of(2020, 9, 1)), 289);
}

TEST(DemandTest, TheLastMonthIsCutAtTheLastDay) {
  // 808 in November 2020, of whose 21 working days the first nine are covered.
  EXPECT_EQ(referrals_in_month(day_of(2020, 11, 1)), 346);
}

TEST(DemandTest, FewArriveOnWeekendsAndBankHolidays) {
  EXPECT_GT(arrival_weight(day_of(2020, 9, 14)), 1.0);   // Monday
  EXPECT_LT(arrival_weight(day_of(2020, 9, 13)), 0.1);   // Sunday
  EXPECT_LT(arrival_weight(day_of(2020, 8, 31)), 0.1);   // bank holiday Monday
  EXPECT_LT(arrival_weight(day_of(2020, 8, 12)), 0.85);  // school holidays
}

TEST(DemandTest, PlansFollowTheReportedCourse) {
  EXPECT_DOUBLE_EQ(protection_plans().at(day_of(2019, 3, 31)), 959);
  EXPECT_DOUBLE_EQ(protection_plans().at(day_of(2019, 9, 30)), 593);
  EXPECT_DOUBLE_EQ(protection_plans().at(day_of(2020, 9, 30)), 770);
  EXPECT_DOUBLE_EQ(looked_after().at(day_of(2020, 9, 30)) + unaccompanied().at(day_of(2020, 9, 30)), 1004);
}

}  // namespace
}  // namespace windscreen::demo

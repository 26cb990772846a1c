#include "report/waiting_times.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace windscreen::report {
namespace {

WaitingTimes times(std::initializer_list<std::int64_t> days) {
  WaitingTimes result;
  for (const std::int64_t one : days) result.add(one, 1);
  return result;
}

TEST(WaitingTimes, QuantilesLieBetweenTheWaits) {
  // 1, 2, 2, 10: the median is 2; the lower quartile lies 0.75 from the first to the second, 1.75; the upper
  // 0.25 from the third to the fourth, 4.
  const WaitingTimes four = times({10, 2, 1, 2});
  EXPECT_EQ(four.count(), 4);
  EXPECT_DOUBLE_EQ(four.quantile(0.5).value_or(-1), 2);
  EXPECT_DOUBLE_EQ(four.quantile(0.25).value_or(-1), 1.75);
  EXPECT_DOUBLE_EQ(four.quantile(0.75).value_or(-1), 4);
  EXPECT_EQ(four.longest(), 10);
  EXPECT_DOUBLE_EQ(times({3, 6}).quantile(0.5).value_or(-1), 4.5);
  EXPECT_DOUBLE_EQ(times({7}).quantile(0.25).value_or(-1), 7);
}

TEST(WaitingTimes, NothingHasNoMedianAndNoLongest) {
  const WaitingTimes none;
  EXPECT_FALSE(none.quantile(0.5));
  EXPECT_FALSE(none.longest());
  EXPECT_EQ(none.longer_than(0), 0);
  EXPECT_FALSE(kaplan_meier_median(none, none));
}

TEST(WaitingTimes, TheLimitItselfIsNotLongerThanTheLimit) {
  EXPECT_EQ(times({44, 45, 46, 90}).longer_than(45), 2);
}

TEST(KaplanMeier, IsTheMedianWhereNobodyWaits) {
  EXPECT_EQ(kaplan_meier_median(times({1, 2, 3, 4, 5}), {}), 3);
}

TEST(KaplanMeier, CountsThoseWhoStillWait) {
  // Completed on days 1, 2, 3 and 10; waiting for 3 and 20 days. 6 at risk: 5/6 after day 1, 4/6 after day 2,
  // 3/6 after day 3 (the one who has waited 3 days is at risk on it): the median is 3. Of the completed alone
  // it would be 2.5.
  EXPECT_EQ(kaplan_meier_median(times({1, 2, 3, 10}), times({3, 20})), 3);
  // One more has waited 4 days: 7 at risk, 6/7, 5/7, 4/7 after day 3; then of those left (waiting 3 and 4
  // have gone) day 10 has 2 at risk, 4/7 x 1/2: the median is 10.
  EXPECT_EQ(kaplan_meier_median(times({1, 2, 3, 10}), times({3, 4, 20})), 10);
}

TEST(KaplanMeier, IsNotReachedWhileMostWait) {
  EXPECT_FALSE(kaplan_meier_median(times({1, 2}), times({5, 5, 5})));
}

}  // namespace
}  // namespace windscreen::report

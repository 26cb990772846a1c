#include "model/local_day.h"

#include <gtest/gtest.h>

namespace windscreen::model {
namespace {

using base::make_date;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(LocalDay, IsTheDayOfUtcInWinterAndAnHourOnInSummer) {
  EXPECT_EQ(local_day(make_date(2020, 1, 15) + hours(23) + minutes(59)), make_date(2020, 1, 15));
  EXPECT_EQ(local_day(make_date(2020, 7, 15) + hours(22) + minutes(59)), make_date(2020, 7, 15));
  EXPECT_EQ(local_day(make_date(2020, 7, 15) + hours(23)), make_date(2020, 7, 16));
  EXPECT_EQ(local_day(make_date(2020, 12, 31) + hours(23) + minutes(59)), make_date(2020, 12, 31));
}

// In 2020 the clocks changed on 29 March and 25 October.
TEST(LocalDay, ChangesWithTheClocks) {
  EXPECT_EQ(local_day(make_date(2020, 3, 28) + hours(23) + minutes(30)), make_date(2020, 3, 28));
  EXPECT_EQ(local_day(make_date(2020, 3, 29) + hours(23)), make_date(2020, 3, 30));
  EXPECT_EQ(local_day(make_date(2020, 10, 24) + hours(23)), make_date(2020, 10, 25));
  EXPECT_EQ(local_day(make_date(2020, 10, 25) + hours(23) + minutes(59)), make_date(2020, 10, 25));
  // 31 March 2002 and 2024 were themselves the last Sunday.
  EXPECT_EQ(local_day(make_date(2024, 3, 30) + hours(23) + minutes(59) + seconds(59)),
            make_date(2024, 3, 30));
  EXPECT_EQ(local_day(make_date(2024, 3, 31) + hours(23)), make_date(2024, 4, 1));
}

TEST(LocalDay, HoldsOnALeapDayAndBeforeYearsEnd) {
  EXPECT_EQ(local_day(make_date(2020, 2, 29) + hours(23) + minutes(59)), make_date(2020, 2, 29));
  EXPECT_EQ(local_day(make_date(2021, 1, 1)), make_date(2021, 1, 1));
}

}  // namespace
}  // namespace windscreen::model

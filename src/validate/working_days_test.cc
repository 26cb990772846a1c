#include "validate/working_days.h"

#include <gtest/gtest.h>

namespace windscreen::validate {
namespace {

TEST(WorkingDays, AreNoWeekendsAndNoBankHolidays) {
  EXPECT_TRUE(working_day(Day::on(2025, 4, 17)));   // Thursday before Easter
  EXPECT_FALSE(working_day(Day::on(2025, 4, 18)));  // Good Friday
  EXPECT_FALSE(working_day(Day::on(2025, 4, 19)));
  EXPECT_FALSE(working_day(Day::on(2025, 4, 20)));
  EXPECT_FALSE(working_day(Day::on(2025, 4, 21)));  // Easter Monday
  EXPECT_TRUE(working_day(Day::on(2025, 4, 22)));
  EXPECT_FALSE(working_day(Day::on(2021, 12, 28)));  // for Boxing Day, a Sunday
  EXPECT_TRUE(working_day(Day::on(2021, 12, 29)));
  EXPECT_FALSE(working_day({}));
  EXPECT_FALSE(working_day(Day::wrong_entry()));
}

TEST(WorkingDays, AreCountedBehindTheFirstDay) {
  EXPECT_EQ(working_days(Day::on(2025, 4, 17), Day::on(2025, 4, 22)), 1);
  EXPECT_EQ(working_days(Day::on(2025, 4, 18), Day::on(2025, 4, 21)), 0);
  EXPECT_EQ(working_days(Day::on(2025, 6, 2), Day::on(2025, 6, 9)), 5);
  EXPECT_EQ(working_days(Day::on(2025, 6, 2), Day::on(2025, 6, 2)), 0);
  EXPECT_EQ(working_days(Day::on(2025, 6, 9), Day::on(2025, 6, 2)), 0);
  EXPECT_EQ(working_days({}, Day::on(2025, 6, 2)), 0);
  EXPECT_EQ(working_days(Day::on(2025, 6, 2), Day::wrong_entry()), 0);
}

TEST(WorkingDays, TheNthAfterAndBefore) {
  EXPECT_EQ(add_working_days(Day::on(2025, 4, 17), 1), Day::on(2025, 4, 22));
  EXPECT_EQ(add_working_days(Day::on(2025, 4, 22), -1), Day::on(2025, 4, 17));
  EXPECT_EQ(add_working_days(Day::on(2025, 4, 21), -1), Day::on(2025, 4, 17));
  EXPECT_EQ(add_working_days(Day::on(2025, 6, 2), 15), Day::on(2025, 6, 23));
  EXPECT_EQ(add_working_days(Day::on(2025, 6, 23), -15), Day::on(2025, 6, 2));
  EXPECT_EQ(add_working_days(Day::on(2025, 4, 19), 0), Day::on(2025, 4, 19));
  EXPECT_TRUE(add_working_days({}, 3).blank());
  EXPECT_FALSE(add_working_days(Day::wrong_entry(), -3).known());
}

TEST(WorkingDays, OutsideTheCalendarOnlyWeekendsAreKnown) {
  EXPECT_TRUE(working_day(Day::on(1899, 12, 25)));  // a Monday
  EXPECT_TRUE(working_day(Day::on(2199, 12, 25)));  // a Wednesday
  EXPECT_EQ(add_working_days(Day::on(2199, 12, 27), 1), Day::on(2199, 12, 30));
  EXPECT_EQ(add_working_days(Day::on(1800, 1, 6), -1), Day::on(1800, 1, 3));
  // New Year was no bank holiday that the calendar knows of.
  EXPECT_EQ(working_days(Day::on(1979, 12, 31), Day::on(1980, 1, 4)), 4);
}

}  // namespace
}  // namespace windscreen::validate

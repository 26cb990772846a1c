#include "model/calendar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace windscreen::model {
namespace {

using base::Date;
using base::make_date;

bool is_holiday(int y, unsigned m, unsigned d) {
  const auto& all = bank_holidays();
  return std::binary_search(all.begin(), all.end(), make_date(y, m, d));
}

std::vector<Date> of_year(int year) {
  std::vector<Date> out;
  for (const Date date : bank_holidays()) {
    if (date >= make_date(year, 1, 1) && date <= make_date(year, 12, 31)) out.push_back(date);
  }
  return out;
}

// The days that GOV.UK and the London Gazette list for these years.
TEST(BankHolidays, OfOrdinaryYears) {
  EXPECT_EQ(of_year(2018), (std::vector{make_date(2018, 1, 1), make_date(2018, 3, 30), make_date(2018, 4, 2),
                                        make_date(2018, 5, 7), make_date(2018, 5, 28), make_date(2018, 8, 27),
                                        make_date(2018, 12, 25), make_date(2018, 12, 26)}));
  EXPECT_EQ(of_year(2019), (std::vector{make_date(2019, 1, 1), make_date(2019, 4, 19), make_date(2019, 4, 22),
                                        make_date(2019, 5, 6), make_date(2019, 5, 27), make_date(2019, 8, 26),
                                        make_date(2019, 12, 25), make_date(2019, 12, 26)}));
  EXPECT_EQ(of_year(2021), (std::vector{make_date(2021, 1, 1), make_date(2021, 4, 2), make_date(2021, 4, 5),
                                        make_date(2021, 5, 3), make_date(2021, 5, 31), make_date(2021, 8, 30),
                                        make_date(2021, 12, 27), make_date(2021, 12, 28)}));
}

TEST(BankHolidays, OneOffDays) {
  EXPECT_TRUE(is_holiday(2002, 6, 3));
  EXPECT_TRUE(is_holiday(2002, 6, 4));
  EXPECT_FALSE(is_holiday(2002, 5, 27));
  EXPECT_TRUE(is_holiday(2011, 4, 29));
  EXPECT_TRUE(is_holiday(2012, 6, 4));
  EXPECT_TRUE(is_holiday(2012, 6, 5));
  EXPECT_FALSE(is_holiday(2012, 5, 28));
  EXPECT_TRUE(is_holiday(2020, 5, 8));
  EXPECT_FALSE(is_holiday(2020, 5, 4));
  EXPECT_TRUE(is_holiday(2020, 12, 28));
  EXPECT_TRUE(is_holiday(2022, 6, 2));
  EXPECT_TRUE(is_holiday(2022, 6, 3));
  EXPECT_FALSE(is_holiday(2022, 5, 30));
  EXPECT_TRUE(is_holiday(2022, 9, 19));
  EXPECT_TRUE(is_holiday(2023, 5, 8));
  EXPECT_TRUE(is_holiday(2023, 5, 1));
}

TEST(BankHolidays, SubstituteDays) {
  EXPECT_TRUE(is_holiday(2022, 1, 3));    // 1 January 2022 was a Saturday
  EXPECT_TRUE(is_holiday(2017, 1, 2));    // 1 January 2017 was a Sunday
  EXPECT_TRUE(is_holiday(2010, 12, 27));  // Christmas Day on a Saturday
  EXPECT_TRUE(is_holiday(2010, 12, 28));
  EXPECT_TRUE(
      is_holiday(2016, 12, 26));  // Christmas Day on a Sunday: Boxing Day stays, Christmas moves behind it
  EXPECT_TRUE(is_holiday(2016, 12, 27));
}

TEST(BankHolidays, EightAYearAndMoreInTheYearsOfJubilees) {
  const std::set<int> nine = {2002, 2011, 2012, 2023};
  for (int year = 2000; year <= 2035; ++year) {
    const std::size_t expected = year == 2022 ? 10 : nine.contains(year) ? 9 : 8;
    EXPECT_EQ(of_year(year).size(), expected) << year;
    for (const Date date : of_year(year)) {
      const unsigned day = std::chrono::weekday{date}.c_encoding();
      EXPECT_TRUE(day >= 1 && day <= 5) << base::format_iso(date);
    }
  }
}

// Counted by hand on a wall calendar.
TEST(WorkingDays, AroundHolidays) {
  EXPECT_EQ(working_days(make_date(2020, 5, 7), make_date(2020, 5, 11)), 1);
  EXPECT_EQ(working_days(make_date(2020, 4, 9), make_date(2020, 4, 14)), 1);
  EXPECT_EQ(working_days(make_date(2020, 12, 24), make_date(2020, 12, 29)), 1);
  EXPECT_EQ(working_days(make_date(2020, 9, 12), make_date(2020, 9, 14)), 1);
  EXPECT_EQ(working_days(make_date(2020, 9, 14), make_date(2020, 9, 14)), 0);
  EXPECT_EQ(working_days(make_date(2020, 9, 14), make_date(2020, 9, 11)), -1);
  EXPECT_EQ(working_days(make_date(2020, 3, 31), make_date(2021, 3, 31)), 253);
  EXPECT_EQ(working_days(make_date(2020, 1, 31), make_date(2020, 2, 29)), 20);
  EXPECT_EQ(working_days(make_date(2020, 8, 31), make_date(2020, 9, 30)), 22);
}

TEST(WorkingDays, AddingIsTheInverse) {
  EXPECT_EQ(add_working_days(make_date(2020, 3, 2), 45), make_date(2020, 5, 6));
  EXPECT_EQ(add_working_days(make_date(2020, 5, 7), 1), make_date(2020, 5, 11));
  EXPECT_EQ(add_working_days(make_date(2020, 9, 12), 0), make_date(2020, 9, 12));
  for (Date from = make_date(2019, 12, 1); from < make_date(2020, 7, 1); from += std::chrono::days{1}) {
    for (const int n : {1, 2, 5, 10, 15, 20, 45, 100}) {
      const Date to = add_working_days(from, n);
      EXPECT_TRUE(is_working_day(to));
      EXPECT_EQ(working_days(from, to), n) << base::format_iso(from) << " + " << n;
    }
  }
}

TEST(WorkingDays, AgreeWithCountingDayByDay) {
  int counted = 0;
  const Date start = make_date(1999, 12, 25);
  for (Date date = start + std::chrono::days{1}; date < make_date(2036, 1, 10);
       date += std::chrono::days{1}) {
    if (is_working_day(date)) ++counted;
    ASSERT_EQ(working_days(start, date), counted) << base::format_iso(date);
  }
}

TEST(WorkingDayFrom, IsTheDayItselfOrTheNextThatIsOne) {
  EXPECT_EQ(working_day_from(make_date(2020, 4, 9)), make_date(2020, 4, 9));
  // Good Friday to Easter Monday.
  for (const unsigned day : {10U, 11U, 12U, 13U}) {
    EXPECT_EQ(working_day_from(make_date(2020, 4, day)), make_date(2020, 4, 14));
  }
  EXPECT_EQ(working_day_from(make_date(2020, 2, 29)), make_date(2020, 3, 2));
}

}  // namespace
}  // namespace windscreen::model

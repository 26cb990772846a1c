#include "measure/period.h"

#include <gtest/gtest.h>

namespace windscreen::measure {
namespace {

base::Date day(const char* text) { return *base::parse_iso(text); }
Period period(const char* start, const char* end) { return {day(start), day(end)}; }

TEST(Series, NewestCompleteMonth) {
  EXPECT_EQ(series(Window::month, day("2020-09-30"), 1, false).back(), period("2020-09-01", "2020-09-30"));
  EXPECT_EQ(series(Window::month, day("2020-09-29"), 1, false).back(), period("2020-08-01", "2020-08-31"));
  // 29 February 2020 is a month end, 28 February is not.
  EXPECT_EQ(series(Window::month, day("2020-02-29"), 1, false).back(), period("2020-02-01", "2020-02-29"));
  EXPECT_EQ(series(Window::month, day("2020-02-28"), 1, false).back(), period("2020-01-01", "2020-01-31"));
}

TEST(Series, MonthsGoBackOverTheYear) {
  const auto all = series(Window::month, day("2020-02-29"), 3, false);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0], period("2019-12-01", "2019-12-31"));
  EXPECT_EQ(all[1], period("2020-01-01", "2020-01-31"));
}

TEST(Series, Quarters) {
  const auto all = series(Window::quarter, day("2020-11-15"), 12, false);
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all.back(), period("2020-07-01", "2020-09-30"));
  EXPECT_EQ(all.front(), period("2019-10-01", "2019-12-31"));
  EXPECT_EQ(series(Window::quarter, day("2020-03-30"), 1, false).back(), period("2019-10-01", "2019-12-31"));
}

TEST(Series, YearsFromFirstOfApril) {
  EXPECT_EQ(series(Window::rolling_12_months, day("2020-02-29"), 1, false).back(),
            period("2019-03-01", "2020-02-29"));
  EXPECT_EQ(series(Window::year_to_date, day("2020-04-30"), 1, false).back(),
            period("2020-04-01", "2020-04-30"));
  EXPECT_EQ(series(Window::year_to_date, day("2020-04-29"), 1, false).back(),
            period("2019-04-01", "2020-03-31"));
  const auto years = series(Window::financial_year, day("2020-09-30"), 36, false);
  ASSERT_EQ(years.size(), 3U);
  EXPECT_EQ(years.back(), period("2019-04-01", "2020-03-31"));
  EXPECT_EQ(years.front(), period("2017-04-01", "2018-03-31"));
}

TEST(Series, PointsAreTheDayItselfAndMonthEndsBefore) {
  const auto middle = series(Window::snapshot, day("2020-11-12"), 3, true);
  ASSERT_EQ(middle.size(), 3U);
  EXPECT_EQ(middle[2], period("2020-11-12", "2020-11-12"));
  EXPECT_EQ(middle[1], period("2020-10-31", "2020-10-31"));
  EXPECT_EQ(middle[0], period("2020-09-30", "2020-09-30"));
  const auto end = series(Window::snapshot, day("2020-09-30"), 2, true);
  EXPECT_EQ(end[0], period("2020-08-31", "2020-08-31"));
  // Another window asked for spells: its ends.
  EXPECT_EQ(series(Window::quarter, day("2020-11-12"), 1, true).back(), period("2020-09-30", "2020-09-30"));
}

TEST(Comparison, WordsAndDates) {
  const Period september = period("2020-09-01", "2020-09-30");
  EXPECT_EQ(comparison("previous month", september, Window::month, false)->periods.front(),
            period("2020-08-01", "2020-08-31"));
  EXPECT_EQ(comparison("12 months earlier", september, Window::month, false)->periods.front(),
            period("2019-09-01", "2019-09-30"));
  const auto mean = comparison("mean of previous 2 months", september, Window::month, false);
  ASSERT_EQ(mean->periods.size(), 2U);
  EXPECT_EQ(mean->periods[0], period("2020-07-01", "2020-07-31"));
  EXPECT_EQ(mean->periods[1], period("2020-08-01", "2020-08-31"));
  EXPECT_EQ(comparison("2020-02", september, Window::month, false)->periods.front(),
            period("2020-02-01", "2020-02-29"));
  EXPECT_EQ(comparison("2020-04-01", september, Window::month, false)->periods.front(),
            period("2020-04-01", "2020-04-30"));
  EXPECT_FALSE(comparison("last year", september, Window::month, false));
  EXPECT_FALSE(comparison("0 months earlier", september, Window::month, false));
}

TEST(Comparison, Points) {
  const auto before = [](const char* end, const char* words) {
    return comparison(words, {day(end), day(end)}, Window::snapshot, true)->periods.front().end;
  };
  EXPECT_EQ(before("2020-11-12", "12 months earlier"), day("2019-11-12"));
  // A month end is compared with a month end: 29 February with 28 February, and back.
  EXPECT_EQ(before("2020-02-29", "12 months earlier"), day("2019-02-28"));
  EXPECT_EQ(before("2021-02-28", "12 months earlier"), day("2020-02-29"));
  EXPECT_EQ(before("2020-09-30", "2020-04-01"), day("2020-04-01"));
  EXPECT_EQ(before("2020-09-30", "2020-02"), day("2020-02-29"));
  EXPECT_EQ(before("2020-09-30", "previous period"), day("2020-08-31"));
}

TEST(Population, YearBeforeTheReportingYearEnds) {
  EXPECT_EQ(population_year(day("2021-03-31")), 2020);
  EXPECT_EQ(population_year(day("2020-09-30")), 2020);
  EXPECT_EQ(population_year(day("2020-04-01")), 2020);
  EXPECT_EQ(population_year(day("2020-03-31")), 2019);
  const std::vector<lake::Population> known = {{2018, 100, "a"}, {2019, 110, "b"}};
  EXPECT_EQ(population_on(known, day("2019-04-01"))->mid_year, 2019);
  EXPECT_EQ(population_on(known, day("2020-09-30"))->mid_year, 2019);
  EXPECT_EQ(population_on(known, day("2018-12-31"))->mid_year, 2018);
  EXPECT_EQ(population_on(known, day("2018-03-31")), nullptr);
}

}  // namespace
}  // namespace windscreen::measure

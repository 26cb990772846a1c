#include "measure/overlap.h"

#include <gtest/gtest.h>

namespace windscreen::measure {
namespace {

const base::Date as_at = base::make_date(2020, 9, 30);

TEST(Overlap, MonthsAndQuartersShareNothing) {
  for (const Window window : {Window::month, Window::quarter, Window::financial_year}) {
    const auto periods = series(window, as_at, 36, false);
    EXPECT_EQ(overlap_of(periods, false), Overlap::none);
    EXPECT_EQ(separate(periods, Overlap::none).size(), periods.size());
    EXPECT_EQ(overlap_words(periods, Overlap::none), "");
  }
}

TEST(Overlap, RollingYearsShareElevenMonths) {
  const auto periods = series(Window::rolling_12_months, as_at, 36, false);
  EXPECT_EQ(overlap_of(periods, false), Overlap::windows);
  EXPECT_EQ(separate(periods, Overlap::windows), (std::vector<std::size_t>{11, 23, 35}));
  EXPECT_TRUE(overlap_words(periods, Overlap::windows).starts_with("Each point shares 11 of its 12 months"));
}

TEST(Overlap, YearsToDateAreComparedByTheirMonth) {
  const auto periods = series(Window::year_to_date, as_at, 36, false);
  EXPECT_EQ(overlap_of(periods, false), Overlap::accumulating);
  EXPECT_EQ(separate(periods, Overlap::accumulating), (std::vector<std::size_t>{11, 23, 35}));
  EXPECT_EQ(periods[23].end, base::make_date(2019, 9, 30));
}

TEST(Overlap, WhatIsOpenOnADayMovesTogether) {
  const auto periods = series(Window::snapshot, as_at, 12, true);
  EXPECT_EQ(overlap_of(periods, true), Overlap::together);
  EXPECT_EQ(separate(periods, Overlap::together).size(), 12U);
}

TEST(Overlap, OnePeriodAndNone) {
  const auto one = series(Window::rolling_12_months, as_at, 1, false);
  EXPECT_EQ(overlap_of(one, false), Overlap::none);
  EXPECT_EQ(separate(one, Overlap::none).size(), 1U);
  EXPECT_TRUE(separate({}, Overlap::none).empty());
}

}  // namespace
}  // namespace windscreen::measure

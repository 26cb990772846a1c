#include "measure/series_chart.h"

#include <gtest/gtest.h>

#include <random>

#include "measure/series_points_test.h"

namespace windscreen::measure {
namespace {

TEST(SeriesChart, PercentagesHaveLimitsThatMoveWithTheirDenominators) {
  std::vector<SeriesPoint> series;
  for (const Period& month : months(14)) series.push_back(share(month, 30, 100));
  series.back() = share(series.back().period, 150, 500);
  const SeriesChart chart = chart_of(percent(), series, {});
  EXPECT_EQ(chart.kind, ChartKind::p);
  EXPECT_EQ(chart.why_none, "");
  EXPECT_DOUBLE_EQ(chart.limits.front()->centre, 30);
  // 3 × sqrt(0.3 × 0.7 / 500) = 6.15 points.
  EXPECT_NEAR(chart.limits.back()->lower, 30 - 6.15, 0.3);
  EXPECT_LT(chart.limits.front()->lower, chart.limits.back()->lower);
  EXPECT_TRUE(chart.signals.empty());
  ASSERT_EQ(chart.baselines.size(), 1U);
  EXPECT_EQ(chart.baselines[0].points, 12U);
  EXPECT_EQ(chart.baselines[0].period.start, series[0].period.start);
  EXPECT_EQ(chart.baselines[0].period.end, series[11].period.end);
  EXPECT_EQ(chart.baselines[0].reason, "");
}

TEST(SeriesChart, ASignalNamesItsPoint) {
  std::vector<SeriesPoint> series;
  for (const Period& month : months(13)) series.push_back(share(month, 30, 100));
  series.back() = share(series.back().period, 60, 100);
  const SeriesChart chart = chart_of(percent(), series, {});
  ASSERT_EQ(chart.signals.size(), 1U);
  EXPECT_EQ(chart.signals[0].words, "September 2020 is above the upper limit.");
  EXPECT_EQ(chart.signals[0].place, 12U);
  EXPECT_EQ(chart.signals[0].direction, Direction::higher);
}

TEST(SeriesChart, FewerThanEightPointsHaveNoLimits) {
  std::vector<SeriesPoint> series;
  for (const Period& month : months(7)) series.push_back(share(month, 30, 100));
  const SeriesChart chart = chart_of(percent(), series, {});
  EXPECT_EQ(chart.kind, ChartKind::none);
  EXPECT_EQ(chart.why_none, "There are 7 points with a figure, and limits need at least 8.");
  EXPECT_FALSE(chart.limits.front());
  EXPECT_TRUE(chart_of(percent(), {}, {}).limits.empty());
  EXPECT_EQ(chart_of(percent(), std::span(series).first(1), {}).kind, ChartKind::none);
}

TEST(SeriesChart, SuppressedAndAbsentPointsAreGaps) {
  std::vector<SeriesPoint> series;
  for (const Period& month : months(20)) series.push_back(count(month, 40));
  for (std::size_t i = 0; i < 8; ++i) series[i + 12].value = series[i + 12].numerator = 44;
  for (std::size_t i = 0; i < 12; ++i) series[i].value = series[i].numerator = i % 2 == 0 ? 38 : 42;
  EXPECT_EQ(chart_of(counted(), series, {}).signals.size(), 1U);
  // In the middle of the run of eight: no run any more, and no limits there.
  series[15] = SeriesPoint{.period = series[15].period, .suppressed = true};
  const SeriesChart chart = chart_of(counted(), series, {});
  EXPECT_TRUE(chart.signals.empty());
  EXPECT_FALSE(chart.limits[15]);
  EXPECT_TRUE(chart.limits[16]);
}

TEST(SeriesChart, WhatIsNotShownChangesNothing) {
  std::vector<SeriesPoint> series;
  for (const Period& month : months(20))
    series.push_back(count(month, 40 + static_cast<double>(series.size() % 3)));
  std::vector<SeriesPoint> other = series;
  series[4] = SeriesPoint{.period = series[4].period, .suppressed = true};
  // Even if the numbers of a suppressed point were still there, they would not be read.
  other[4].value = other[4].numerator = 3;
  other[4].suppressed = true;
  const SeriesChart a = chart_of(counted(), series, {});
  const SeriesChart b = chart_of(counted(), other, {});
  EXPECT_EQ(a.limits.back()->centre, b.limits.back()->centre);
  EXPECT_EQ(a.limits.back()->upper, b.limits.back()->upper);
}

TEST(SeriesChart, AConstantSeriesGivesNoSignal) {
  for (const double number : {0.0, 1.0, 40.0}) {
    std::vector<SeriesPoint> series;
    for (const Period& month : months(36)) series.push_back(count(month, number));
    EXPECT_TRUE(chart_of(counted(), series, {}).signals.empty()) << number;
  }
  for (const double met : {0.0, 20.0, 40.0}) {
    std::vector<SeriesPoint> series;
    for (const Period& month : months(36)) series.push_back(share(month, met, 40));
    const SeriesChart chart = chart_of(percent(), series, {});
    EXPECT_EQ(chart.kind, ChartKind::p);
    EXPECT_TRUE(chart.signals.empty()) << met;
  }
  std::vector<SeriesPoint> series;
  for (const Period& month : months(36)) series.push_back(value(month, 34, 50));
  const SeriesChart chart = chart_of(median(), series, {});
  EXPECT_EQ(chart.kind, ChartKind::none);
  EXPECT_TRUE(chart.why_none.find("all the same") != std::string::npos);
}

TEST(SeriesChart, RollingYearsAreJudgedTwelveMonthsApartOrNotAtAll) {
  std::vector<SeriesPoint> series;
  for (const Period& year : measure::series(Window::rolling_12_months, last_day, 36, false))
    series.push_back(share(year, 250 + 10 * static_cast<double>(series.size()), 1000));
  const SeriesChart chart = chart_of(percent(), series, {});
  EXPECT_EQ(chart.kind, ChartKind::none);
  EXPECT_EQ(chart.why_none,
            "There are 3 points that share no month with a figure, and limits need at least 8.");
  EXPECT_TRUE(chart.overlap_words.starts_with("Each point shares 11 of its 12 months"));
  EXPECT_TRUE(chart.signals.empty());
  // Nine years of them do.
  series.clear();
  for (const Period& year : measure::series(Window::rolling_12_months, last_day, 108, false))
    series.push_back(share(year, 250, 1000));
  const SeriesChart long_chart = chart_of(percent(), series, {});
  EXPECT_EQ(long_chart.kind, ChartKind::p);
  EXPECT_TRUE(long_chart.limits[107]);
  EXPECT_FALSE(long_chart.limits[106]);
  EXPECT_TRUE(long_chart.limits[95]);
}

TEST(SeriesChart, PointsThatLookBackOverAYearOverlapToo) {
  Definition leavers = percent();
  leavers.grain = Grain::snapshot;
  leavers.window = Window::rolling_12_months;
  std::vector<SeriesPoint> series;
  for (const Period& day : measure::series(Window::snapshot, last_day, 36, true))
    series.push_back(share(day, 30 + static_cast<double>(series.size()), 300));
  const SeriesChart chart = chart_of(leavers, series, {});
  EXPECT_EQ(chart.overlap, Overlap::windows);
  EXPECT_EQ(chart.kind, ChartKind::none);
  EXPECT_TRUE(chart.signals.empty());
}

TEST(SeriesChart, OpenCasesAreNotTestedForRuns) {
  std::vector<SeriesPoint> series;
  for (const Period& day : measure::series(Window::snapshot, last_day, 30, true))
    series.push_back(count(day, 900 + 3 * static_cast<double>(series.size())));
  const SeriesChart chart = chart_of(open_plans(), series, {});
  EXPECT_EQ(chart.kind, ChartKind::xmr);
  EXPECT_TRUE(chart.signals.empty());
  EXPECT_FALSE(chart.overlap_words.empty());
}

TEST(SeriesChart, SeasonalMonthsHaveLevelsOfTheirOwn) {
  std::mt19937 random(3);
  std::vector<SeriesPoint> series;
  for (const Period& month : months(36)) {
    const auto number = static_cast<unsigned>(std::chrono::year_month_day(month.end).month());
    // August is the lowest, and each other month has a level of its own.
    const double level = number == 8 ? 200 : 300 + 25 * (number * 5 % 12);
    series.push_back(count(month, std::poisson_distribution<int>(level)(random)));
  }
  const SeriesChart chart = chart_of(counted(), series, {});
  EXPECT_EQ(chart.kind, ChartKind::seasonal);
  EXPECT_NE(chart.seasonal_words.find("lowest in August"), std::string::npos);
  EXPECT_EQ(chart.baselines.at(0).points, 24U);
  // August of the last year is not out of the ordinary for an August.
  EXPECT_LT(chart.limits[34]->centre, 230);
  EXPECT_LE(chart.limits[34]->lower, *series[34].value);
  // But an August like other months is.
  series[34].value = series[34].numerator = 400;
  const SeriesChart busy = chart_of(counted(), series, {});
  ASSERT_FALSE(busy.signals.empty());
  EXPECT_EQ(busy.signals.front().words, "August 2020 is above the upper limit.");
}

TEST(SeriesChart, AStepBetweenTheYearsIsNoSeason) {
  // The same pattern each year, but it is small beside the fall from the first year to the second.
  std::vector<SeriesPoint> series;
  for (const Period& month : months(36)) {
    const std::size_t i = series.size();
    series.push_back(count(month, (i < 12 ? 900.0 : 600.0) + static_cast<double>(i % 12 * 5 % 12)));
  }
  const SeriesChart chart = chart_of(counted(), series, {});
  EXPECT_EQ(chart.kind, ChartKind::xmr);
  EXPECT_EQ(chart.seasonal_words, "");
  EXPECT_FALSE(chart.signals.empty());
}

TEST(SeriesChart, BaselinesAreStepsWithReasons) {
  std::vector<SeriesPoint> series;
  for (const Period& month : months(36)) {
    const std::size_t i = series.size();
    series.push_back(share(month, (i < 24 ? 300.0 : 200.0) + static_cast<double>(i % 3), 1000));
  }
  const Period& from = series[24].period;
  const std::vector<BaselineRow> rows = {
      {"*", series[0].period.start, series[11].period.end, "Before the plan", 2},
      {"*", from.start, series[35].period.end, "The new front door opened", 3}};
  const SeriesChart one = chart_of(percent(), series, std::span(rows).first(1));
  EXPECT_GE(one.signals.size(), 12U);
  const SeriesChart two = chart_of(percent(), series, rows);
  EXPECT_TRUE(two.signals.empty());
  ASSERT_EQ(two.baselines.size(), 2U);
  EXPECT_EQ(two.baselines[1].first_place, 24U);
  EXPECT_EQ(two.baselines[1].reason, "The new front door opened");
  EXPECT_NEAR(two.limits[23]->centre, 30.1, 0.01);
  EXPECT_NEAR(two.limits[24]->centre, 20.1, 0.01);
}

TEST(SeriesChart, SumsOfWeightsAndNetChangesAreNoCounts) {
  Definition weighted = counted();
  weighted.sql = "select prof_fte as weight from ssd_professionals";
  std::vector<SeriesPoint> series;
  for (const Period& month : months(12)) series.push_back(count(month, series.size() % 2 == 0 ? -4 : 5));
  EXPECT_EQ(chart_of(weighted, series, {}).numbers, NumberKind::values);
  EXPECT_EQ(chart_of(counted(), series, {}).numbers, NumberKind::values);
  EXPECT_LT(chart_of(counted(), series, {}).limits[0]->lower, 0);
}

TEST(SeriesChart, MeansOfFewValuesAreNotJudged) {
  std::vector<SeriesPoint> series;
  for (const Period& month : months(14))
    series.push_back(value(month, 30 + static_cast<double>(series.size() % 4), 50));
  series[13] = value(series[13].period, 200, 9);
  const SeriesChart chart = chart_of(median(), series, {});
  EXPECT_EQ(chart.kind, ChartKind::xmr);
  EXPECT_FALSE(chart.limits[13]);
  EXPECT_TRUE(chart.signals.empty());
}

TEST(SeriesChart, HighestValuesAndChangesAreNotJudged) {
  Definition highest = median();
  highest.unit = Unit::max;
  std::vector<SeriesPoint> series;
  for (const Period& month : months(20)) series.push_back(value(month, 30, 50));
  EXPECT_EQ(chart_of(highest, series, {}).kind, ChartKind::none);
  EXPECT_TRUE(chart_of(highest, series, {}).why_none.starts_with("The highest value is that of one case"));
}

TEST(SeriesChart, LimitsHoldTheirCentre) {
  std::mt19937 random(12);
  for (int round = 0; round < 200; ++round) {
    std::vector<SeriesPoint> series;
    for (const Period& month : months(30)) {
      const auto all = static_cast<int>(1 + random() % 50);
      series.push_back(share(month, static_cast<double>(random() % (static_cast<unsigned>(all) + 1)), all));
      if (random() % 8 == 0) series.back() = SeriesPoint{.period = month, .suppressed = true};
    }
    for (const auto& limits : chart_of(percent(), series, {}).limits) {
      if (!limits) continue;
      EXPECT_GE(limits->lower, 0);
      EXPECT_LE(limits->upper, 100);
      EXPECT_LE(limits->lower, limits->centre);
      EXPECT_GE(limits->upper, limits->centre);
    }
  }
}

}  // namespace
}  // namespace windscreen::measure

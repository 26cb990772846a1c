#include "assure/month_chart.h"

#include <gtest/gtest.h>

namespace windscreen::assure {
namespace {

using base::make_date;
using measure::Direction;
using measure::RunRule;

// Months from April 2019 with so many met of 100 each.
std::vector<MonthCount> months(const std::vector<double>& met, double all = 100) {
  std::vector<MonthCount> result;
  for (std::size_t i = 0; i < met.size(); ++i)
    result.push_back({base::add_months(make_date(2019, 4, 1), static_cast<int>(i)), met[i], all});
  return result;
}

std::vector<double> level(std::size_t count, double met) {
  // By turns a little above and below, so that no run is made.
  std::vector<double> result;
  for (std::size_t i = 0; i < count; ++i) result.push_back(i % 2 == 0 ? met - 1 : met + 1);
  return result;
}

// The domain's example: 57 audits a month at 19% give limits of 3% and 35%.
TEST(MonthChart, LimitsGoByEachMonthsAudits) {
  std::vector<MonthCount> counts = months(std::vector<double>(12, 19.0));
  counts.push_back({make_date(2020, 4, 1), 0.19 * 57, 57});
  counts.push_back({make_date(2020, 5, 1), 2, 10});
  const MonthChart chart = month_chart(counts);
  ASSERT_EQ(chart.months.size(), 14U);
  EXPECT_NEAR(chart.months[12].centre.value_or(0), 0.19, 1e-12);
  EXPECT_NEAR(chart.months[12].lower, 0.034, 0.001);
  EXPECT_NEAR(chart.months[12].upper, 0.346, 0.001);
  // n = 10: cut off at 0, and 19% + 3 · √(0.19 · 0.81 / 10) = 56%.
  EXPECT_EQ(chart.months[13].lower, 0.0);
  EXPECT_NEAR(chart.months[13].upper, 0.562, 0.001);
  EXPECT_TRUE(chart.signals.empty());
  EXPECT_EQ(chart.why_none, "");
}

TEST(MonthChart, AMonthBeyondItsLimitsIsASignal) {
  std::vector<double> met = level(12, 20);
  met.push_back(40);
  const MonthChart chart = month_chart(months(met));
  ASSERT_EQ(chart.signals.size(), 1U);
  EXPECT_EQ(chart.signals[0].rule, RunRule::beyond_limits);
  EXPECT_EQ(chart.signals[0].last, 12U);
  EXPECT_EQ(chart.signals[0].words, "April 2020 is above the upper limit.");
}

TEST(MonthChart, EightOnOneSideAreASignalAndSevenAreNot) {
  std::vector<double> met = level(12, 20);
  for (const double one : level(7, 17)) met.push_back(one);
  // The last of the level is above; the seven are below.
  EXPECT_TRUE(month_chart(months(met)).signals.empty());
  met.push_back(18);
  const MonthChart chart = month_chart(months(met));
  ASSERT_EQ(chart.signals.size(), 1U);
  EXPECT_EQ(chart.signals[0].rule, RunRule::run_of_eight);
  EXPECT_EQ(chart.signals[0].direction, Direction::lower);
  EXPECT_EQ(chart.signals[0].words,
            "The 8 months from April 2020 to November 2020 are all below the baseline.");
}

TEST(MonthChart, SixRisingAreASignal) {
  std::vector<double> met = level(12, 20);
  for (const double one : {17.0, 18.0, 19.0, 21.0, 22.0, 23.0}) met.push_back(one);
  const MonthChart chart = month_chart(months(met));
  ASSERT_EQ(chart.signals.size(), 1U);
  EXPECT_EQ(chart.signals[0].rule, RunRule::trend_of_six);
  EXPECT_EQ(chart.signals[0].words,
            "The 6 months from April 2020 to September 2020 rise one after the other.");
}

// Edge case 17: a month without audits has no share and breaks a row; the rest is judged as before.
TEST(MonthChart, AMonthWithoutAuditsBreaksARow) {
  std::vector<double> met = level(12, 20);
  for (const double one : level(9, 17)) met.push_back(one);
  std::vector<MonthCount> counts = months(met);
  counts[16].all = counts[16].met = 0;
  const MonthChart chart = month_chart(counts);
  EXPECT_EQ(chart.months[16].share, std::nullopt);
  EXPECT_TRUE(chart.months[16].centre.has_value());
  EXPECT_TRUE(chart.signals.empty());
}

TEST(MonthChart, IsRebasedOnlyWithTheReasonThatWasGiven) {
  std::vector<double> met = level(12, 20);
  for (const double one : level(12, 40)) met.push_back(one);
  const std::vector<measure::BaselineRow> rows = {
      {"*", make_date(2019, 4, 1), make_date(2020, 3, 31), "The first year", 2},
      {"*", make_date(2020, 4, 1), make_date(2021, 3, 31), "The new audit tool began", 3}};
  const MonthChart chart = month_chart(months(met), rows);
  ASSERT_EQ(chart.baselines.size(), 2U);
  EXPECT_EQ(chart.baselines[1].reason, "The new audit tool began");
  EXPECT_NEAR(chart.months[11].centre.value_or(0), 0.20, 1e-12);
  EXPECT_NEAR(chart.months[12].centre.value_or(0), 0.40, 1e-12);
  EXPECT_TRUE(chart.signals.empty());
  // Without a word from the authority the first 12 months stay what the rest is judged by.
  EXPECT_FALSE(month_chart(months(met)).signals.empty());
}

TEST(MonthChart, HasNoLimitsWithoutEightMonths) {
  const MonthChart chart = month_chart(months(level(7, 20)));
  EXPECT_EQ(chart.months[0].centre, std::nullopt);
  EXPECT_EQ(chart.why_none, "There are no limits yet: a baseline needs at least 8 months with audits.");
  EXPECT_TRUE(month_chart({}).months.empty());
  EXPECT_FALSE(month_chart({}).why_none.empty());
}

// Nobody was ever inadequate: the limits are the line itself, and a first one is beyond them.
TEST(MonthChart, ABaselineOfNoneIsNoError) {
  std::vector<MonthCount> counts = months(std::vector<double>(12, 0.0));
  counts.push_back({make_date(2020, 4, 1), 1, 100});
  const MonthChart chart = month_chart(counts);
  ASSERT_EQ(chart.signals.size(), 1U);
  EXPECT_EQ(chart.signals[0].last, 12U);
}

}  // namespace
}  // namespace windscreen::assure

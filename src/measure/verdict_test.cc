#include "measure/verdict.h"

#include <gtest/gtest.h>

#include <random>

#include "measure/distribution.h"
#include "measure/series_points_test.h"

namespace windscreen::measure {
namespace {

Verdict verdict(const Definition& definition, const std::vector<SeriesPoint>& series) {
  return verdict_of(definition, series, chart_of(definition, series, {}));
}

// Thirteen months of which only the first and the last have a figure.
std::vector<SeriesPoint> a_year_apart(const SeriesPoint& before, const SeriesPoint& now) {
  std::vector<SeriesPoint> series;
  for (const Period& month : months(13)) series.push_back({.period = month});
  const Period first = series.front().period;
  const Period last = series.back().period;
  series.front() = before;
  series.front().period = first;
  series.back() = now;
  series.back().period = last;
  return series;
}

TEST(Verdict, TwoPercentagesWithTheirCountsAndInterval) {
  const Verdict found = verdict(percent(), a_year_apart(share({}, 298, 901), share({}, 289, 1106)));
  EXPECT_EQ(found.kind, VerdictKind::better);
  EXPECT_EQ(found.sentence(),
            "Fell from 33.1% (298 of 901 referrals) in September 2019 to 26.1% (289 of 1,106 referrals) in "
            "September 2020: more than chance would give (95% interval of the difference: 3 to 11 points).");
  EXPECT_NEAR(*found.difference, -6.94, 0.01);
  EXPECT_NEAR(*found.lower, -10.96, 0.01);
  EXPECT_NEAR(*found.upper, -2.93, 0.01);
  EXPECT_EQ(found.before, 0U);
  EXPECT_EQ(found.now, 12U);
  EXPECT_GT(*found.size(), 3);
}

TEST(Verdict, NoMoreThanChance) {
  const Verdict found = verdict(percent(), a_year_apart(share({}, 298, 901), share({}, 350, 1106)));
  EXPECT_EQ(found.kind, VerdictKind::no_clear_change);
  EXPECT_EQ(
      found.sentence(),
      "Went from 33.1% (298 of 901 referrals) in September 2019 to 31.6% (350 of 1,106 referrals) in "
      "September 2020: no more than chance could give (95% interval of the difference: 6 points down to 3 "
      "points up).");
}

TEST(Verdict, TheSameFigureAndAnIntervalThatEndsAtNoChange) {
  EXPECT_EQ(
      verdict(percent(), a_year_apart(share({}, 250, 1000), share({}, 500, 2000))).sentence(),
      "Was 25.0% (250 of 1,000 referrals) in September 2019 and 25.0% (500 of 2,000 referrals) in September "
      "2020: no more than chance could give (95% interval of the difference: 3 points down to 3 points up).");
  EXPECT_NE(verdict(percent(), a_year_apart(share({}, 1931, 8252), share({}, 2418, 10875)))
                .sentence()
                .find("(95% interval of the difference: 2.4 points down to no change)"),
            std::string::npos);
}

TEST(Verdict, PolarityDecidesWhatIsBetter) {
  const auto series = a_year_apart(share({}, 298, 901), share({}, 289, 1106));
  Definition one = percent();
  one.polarity = Polarity::higher_is_better;
  EXPECT_EQ(verdict(one, series).kind, VerdictKind::worse);
  one.polarity = Polarity::context;
  EXPECT_EQ(verdict(one, series).kind, VerdictKind::changed);
}

TEST(Verdict, APercentageOfFewIsShownAsCounts) {
  const Verdict found = verdict(percent(), a_year_apart(share({}, 3, 7), share({}, 1, 8)));
  EXPECT_EQ(found.kind, VerdictKind::no_clear_change);
  EXPECT_EQ(
      found.sentence(),
      "Went from 3 of 7 referrals in September 2019 to 1 of 8 referrals in September 2020: no more than "
      "chance could give.");
}

TEST(Verdict, TwoCounts) {
  const Verdict found = verdict(counted(), a_year_apart(count({}, 898), count({}, 1106)));
  EXPECT_EQ(found.kind, VerdictKind::changed);
  EXPECT_EQ(
      found.sentence(),
      "Rose from 898 referrals in September 2019 to 1,106 referrals in September 2020, up 23.2%: more than "
      "chance would give (95% interval of the change: 13% to 35%).");
  const Verdict little = verdict(counted(), a_year_apart(count({}, 40), count({}, 46)));
  EXPECT_EQ(little.kind, VerdictKind::no_clear_change);
  EXPECT_NE(
      little.sentence().find("up 15.0%: no more than chance could give (95% interval of the change: 26% down "
                             "to 80% up)."),
      std::string::npos)
      << little.sentence();
}

TEST(Verdict, FromNoneAndToNone) {
  EXPECT_EQ(
      verdict(counted(), a_year_apart(count({}, 0), count({}, 12))).sentence(),
      "Rose from 0 referrals in September 2019 to 12 referrals in September 2020: more than chance would "
      "give.");
  EXPECT_EQ(verdict(counted(), a_year_apart(count({}, 0), count({}, 0))).kind, VerdictKind::no_clear_change);
  EXPECT_EQ(
      verdict(counted(), a_year_apart(count({}, 9), count({}, 0))).sentence(),
      "Fell from 9 referrals in September 2019 to 0 referrals in September 2020: more than chance would "
      "give.");
}

TEST(Verdict, ALeapYearsFebruaryIsADayLonger) {
  std::vector<SeriesPoint> series;
  for (const Period& month : measure::series(Window::month, base::make_date(2020, 2, 29), 13, false))
    series.push_back({.period = month});
  series.front() = count(series.front().period, 28);
  series.back() = count(series.back().period, 29);
  const Verdict found = verdict(counted(), series);
  // As many a day: nothing at all to tell them apart by.
  EXPECT_NEAR(*found.chance, 1, 0.12);
  EXPECT_LT(*found.lower, 0);
  EXPECT_GT(*found.upper, 0);
}

TEST(Verdict, WithNothingToCompareSaysWhy) {
  std::vector<SeriesPoint> series = {share(months(1)[0], 5, 20)};
  EXPECT_EQ(verdict(percent(), series).kind, VerdictKind::not_tested);
  EXPECT_EQ(verdict(percent(), series).sentence(),
            "There is no figure of a year before to compare with. There is 1 point with a figure, and limits "
            "need at least 8.");
  series[0].suppressed = true;
  EXPECT_EQ(verdict(percent(), series).sentence(),
            "The newest figure is suppressed, so nothing is compared.");
  series[0] = {.period = series[0].period};
  EXPECT_EQ(verdict(percent(), series).sentence(), "There is no figure in the newest period to compare.");
  EXPECT_EQ(verdict(percent(), {}).kind, VerdictKind::not_tested);
  // The one of a year before is suppressed.
  auto two = a_year_apart(share({}, 298, 901), share({}, 289, 1106));
  two.front().suppressed = true;
  EXPECT_EQ(verdict(percent(), two).kind, VerdictKind::not_tested);
}

TEST(Verdict, RollingYearsAreComparedWithTheYearBefore) {
  std::vector<SeriesPoint> series;
  for (const Period& year : measure::series(Window::rolling_12_months, last_day, 36, false))
    series.push_back(share(year, 3000 - 20 * static_cast<double>(series.size()), 10000));
  const Verdict found = verdict(percent(), series);
  EXPECT_EQ(found.before, 23U);
  EXPECT_TRUE(
      found.sentence().starts_with("Fell from 25.4% (2,540 of 10,000 referrals) in the 12 months to 30 "
                                   "September 2019 to 23.0% (2,300 of 10,000 referrals) in the 12 months"))
      << found.sentence();
}

TEST(Verdict, ADayWithinAMonthIsComparedWithTheNearestMonthsEnd) {
  std::vector<SeriesPoint> series;
  for (const Period& day : measure::series(Window::snapshot, base::make_date(2020, 9, 20), 14, true))
    series.push_back(count(day, 900));
  series.back().value = series.back().numerator = 600;
  const Verdict found = verdict(open_plans(), series);
  EXPECT_EQ(series[*found.before].period.end, base::make_date(2019, 9, 30));
  EXPECT_EQ(found.kind, VerdictKind::changed);
  EXPECT_TRUE(
      found.sentence().starts_with("Fell from 900 children at 30 September 2019 to 600 children at 20 "
                                   "September 2020, down 33.3%"))
      << found.sentence();
}

TEST(Verdict, MediansByTheirChartAndNeverWithoutTheirSpread) {
  std::vector<SeriesPoint> series;
  for (const Period& month : months(14))
    series.push_back(value(month, series.size() % 2 == 0 ? 30 : 34, 120));
  series.back().value = 60;
  series.back().spread_low = 41;
  series.back().spread_high = 77.5;
  series.back().largest = 188;
  const Verdict found = verdict(median(), series);
  EXPECT_EQ(found.kind, VerdictKind::worse);
  EXPECT_EQ(
      found.sentence(),
      "60 working days in September 2020 (half of the 120 are from 41 to 77.5, the largest 188), after 34 in "
      "September 2019. The usual level is 32, and chance alone moves it from 21.4 to 42.6: more than chance "
      "would give (September 2020 is above the upper limit).");
  series.back().value = 33;
  EXPECT_EQ(verdict(median(), series).kind, VerdictKind::no_clear_change);
}

TEST(Verdict, WhatVariesMoreThanChanceNeedsALargerChange) {
  // Months that swing by 40 points of a thousand: the same difference as of steady months says less.
  std::vector<SeriesPoint> steady;
  std::vector<SeriesPoint> swinging;
  for (const Period& month : months(13)) {
    const bool even = steady.size() % 2 == 0;
    steady.push_back(share(month, even ? 302 : 298, 1000));
    swinging.push_back(share(month, even ? 360 : 240, 1000));
  }
  steady.back() = share(steady.back().period, 360, 1000);
  steady.front() = swinging.front() = share(steady.front().period, 300, 1000);
  swinging.back() = steady.back();
  EXPECT_EQ(verdict(percent(), steady).kind, VerdictKind::worse);
  EXPECT_EQ(verdict(percent(), swinging).kind, VerdictKind::no_clear_change);
}

TEST(Verdict, ErrsAboutOnceInTwenty) {
  std::mt19937 random(4);
  int counts = 0;
  int shares = 0;
  constexpr int rounds = 4000;
  for (int round = 0; round < rounds; ++round) {
    std::vector<SeriesPoint> of_counts;
    std::vector<SeriesPoint> of_shares;
    for (const Period& month : months(13)) {
      of_counts.push_back(count(month, std::poisson_distribution<int>(120)(random)));
      of_shares.push_back(share(month, std::binomial_distribution<int>(200, 0.3)(random), 200));
    }
    counts += verdict(counted(), of_counts).kind == VerdictKind::changed ? 1 : 0;
    shares += verdict(percent(), of_shares).kind != VerdictKind::no_clear_change ? 1 : 0;
  }
  EXPECT_LT(static_cast<double>(counts) / rounds, 0.055);
  EXPECT_GT(static_cast<double>(counts) / rounds, 0.015);
  EXPECT_LT(static_cast<double>(shares) / rounds, 0.055);
  EXPECT_GT(static_cast<double>(shares) / rounds, 0.015);
}

TEST(Verdict, ManyTogetherNeedMore) {
  std::vector<Verdict> all(100);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].kind = VerdictKind::no_clear_change;
    all[i].chance = 0.5;
  }
  all[0].chance = 1e-6;
  all[1].chance = 0.03;
  for (const std::size_t i : {0U, 1U}) {
    all[i].kind = VerdictKind::worse;
    all[i].finding = Finding::beyond;
    all[i].start = "Rose";
  }
  all[2].kind = VerdictKind::not_tested;
  all[2].chance.reset();
  std::vector<Verdict*> pointers;
  for (Verdict& one : all) pointers.push_back(&one);
  weigh_together(pointers);
  EXPECT_EQ(all[0].kind, VerdictKind::worse);
  EXPECT_EQ(all[1].kind, VerdictKind::no_clear_change);
  EXPECT_EQ(
      all[1].sentence(),
      "Rose: more than chance would give for one measure, but not when 99 measures are looked at together.");
  EXPECT_EQ(all[2].kind, VerdictKind::not_tested);
}

}  // namespace
}  // namespace windscreen::measure

#include "measure/analysis.h"

#include <gtest/gtest.h>

#include "measure/figure_words.h"
#include "measure/series_points_test.h"

namespace windscreen::measure {
namespace {

Figure figure(const Period& period, double met, double all, const std::string& dimension = "total",
              const std::string& group = "all") {
  Figure one;
  one.period_start = period.start;
  one.period_end = period.end;
  one.dimension = dimension;
  one.group = group;
  one.numerator = met;
  one.denominator = all;
  one.value = 100.0 * met / all;
  return one;
}

TEST(Analysis, LimitsOfTheSeriesAndOfTheTeamsOfAPeriod) {
  const Definition definition = percent();
  std::vector<Figure> figures;
  // Newest first: the order does not matter.
  const auto periods = months(13);
  for (auto month = periods.rbegin(); month != periods.rend(); ++month)
    figures.push_back(figure(*month, 300, 1000));
  const Period newest = periods.back();
  figures.push_back(figure(newest, 200, 400, "team", "North"));
  figures.push_back(figure(newest, 60, 200, "team", "South"));
  figures.push_back(figure(newest, 40, 400, "team", "Not recorded"));
  figures.push_back(figure(newest, 200, 400, "gender", "Female"));
  figures.push_back(figure({newest.start, newest.start}, 1, 2, "team", "North"));
  const auto limits = limits_of({&definition}, figures, {});
  ASSERT_EQ(limits.size(), figures.size());
  EXPECT_NEAR(*limits[0].lower, 30 - 3 * 1.449, 0.1);
  EXPECT_NEAR(*limits[0].upper, 30 + 3 * 1.449, 0.1);
  EXPECT_EQ(limits[0].signal, "");
  EXPECT_EQ(limits[13].signal, "higher than chance");
  EXPECT_NEAR(*limits[13].upper, 30 + 3.09 * 2.29, 0.5);
  EXPECT_EQ(limits[14].signal, "as expected");
  EXPECT_FALSE(limits[15].upper);
  EXPECT_FALSE(limits[16].upper);
  EXPECT_FALSE(limits[17].upper);
}

TEST(Analysis, OneGroupIsJudgedByItsOwnSeries) {
  const Definition definition = percent();
  std::vector<Figure> figures;
  const auto periods = months(13);
  for (auto month = periods.rbegin(); month != periods.rend(); ++month)
    figures.push_back(figure(*month, month == periods.rbegin() ? 45 : 30, 100, "team", "North"));
  const auto limits = limits_of_group(definition, figures, {});
  // The same as a total's: the first twelve points' 30%, and chance of 100.
  for (Figure& one : figures) {
    one.dimension = "total";
    one.group = "all";
  }
  const auto whole = limits_of({&definition}, figures, {});
  ASSERT_EQ(limits.size(), 13U);
  for (std::size_t place = 0; place < limits.size(); ++place) {
    ASSERT_TRUE(limits[place].upper) << place;
    EXPECT_EQ(limits[place].upper, whole[place].upper) << place;
    EXPECT_EQ(limits[place].lower, whole[place].lower) << place;
    EXPECT_EQ(limits[place].signal, whole[place].signal) << place;
  }
  EXPECT_GT(45.0, *limits[0].upper);
  EXPECT_NE(limits[0].signal, "");
}

TEST(Analysis, AGroupNeedsEightPointsAndAHiddenFigureIsNone) {
  const Definition definition = percent();
  std::vector<Figure> figures;
  for (const Period& month : months(8)) figures.push_back(figure(month, 30, 100, "team", "North"));
  EXPECT_TRUE(limits_of_group(definition, figures, {})[7].upper);
  figures[3].suppressed = true;
  for (const FigureLimits& one : limits_of_group(definition, figures, {})) EXPECT_FALSE(one.upper);
  EXPECT_TRUE(limits_of_group(definition, {}, {}).empty());
}

// A team that opened in the year has counts of nothing before: they would put the usual level near nothing.
TEST(Analysis, CountsOfNothingBeforeAGroupsFirstAreNoPoints) {
  Definition definition = percent();
  definition.unit = Unit::count;
  std::vector<Figure> figures;
  const auto periods = months(20);
  for (std::size_t month = 0; month < periods.size(); ++month) {
    Figure one = figure(periods[month], 0, 1, "team", "North");
    one.value = month < 10 ? 0.0 : 20.0 + static_cast<double>(month % 3);
    one.numerator = one.value;
    one.denominator.reset();
    figures.push_back(one);
  }
  const auto limits = limits_of_group(definition, figures, {});
  for (std::size_t month = 0; month < 10; ++month) EXPECT_FALSE(limits[month].upper) << month;
  for (std::size_t month = 10; month < 20; ++month) {
    ASSERT_TRUE(limits[month].lower) << month;
    EXPECT_GT(*limits[month].lower, 1.0) << month;
    EXPECT_EQ(limits[month].signal, "") << month;
  }
  // Nothing in its midst is a point like others.
  figures[15].value = 0.0;
  figures[15].numerator = 0.0;
  EXPECT_NE(limits_of_group(definition, figures, {})[15].signal, "");
}

TEST(Analysis, SuppressedFiguresHaveNoLimitsAndGiveNone) {
  const Definition definition = percent();
  Figure total = figure(months(1)[0], 300, 1000);
  Figure team = figure(months(1)[0], 200, 400, "team", "North");
  EXPECT_TRUE(group_standing(definition, team, total));
  total.suppressed = true;
  EXPECT_FALSE(group_standing(definition, team, total));
  total.suppressed = false;
  team.suppressed = true;
  EXPECT_FALSE(group_standing(definition, team, total));
}

TEST(Analysis, WeightsAndNumbersOfTheirOwnHaveNoFunnel) {
  const Definition definition = percent();
  const Figure total = figure(months(1)[0], 300, 1000);
  EXPECT_FALSE(group_standing(definition, figure(months(1)[0], 2.6, 7, "team", "North"), total));
  EXPECT_FALSE(group_standing(definition, figure(months(1)[0], 9, 7, "team", "North"), total));
  EXPECT_FALSE(group_standing(counted(), figure(months(1)[0], 2, 7, "team", "North"), total));
}

TEST(Analysis, WhatTheLoadDoesNotReachIsNotCompared) {
  Figure newest = figure(months(1)[0], 300, 1000);
  EXPECT_TRUE(point_of(newest).usable());
  newest.partial = true;
  EXPECT_FALSE(point_of(newest).usable());
  Figure population = figure(months(1)[0], 300, 1000);
  population.note = "population of mid-2018, as mid-2019 is not known";
  EXPECT_TRUE(point_of(population).usable());
}

TEST(FigureWords, APercentageOfFewerThanTenIsCounts) {
  EXPECT_TRUE(counts_only(Unit::percent, 9));
  EXPECT_FALSE(counts_only(Unit::percent, 10));
  EXPECT_FALSE(counts_only(Unit::percent, 0));
  EXPECT_FALSE(counts_only(Unit::percent, std::nullopt));
  EXPECT_FALSE(counts_only(Unit::median, 3));
  EXPECT_EQ(value_words(percent(), share(months(1)[0], 3, 7)), "3 of 7");
  EXPECT_EQ(value_words(percent(), share(months(1)[0], 3, 10)), "30.0%");
  EXPECT_EQ(figure_phrase(percent(), share(months(1)[0], 1, 1)), "1 of 1 in September 2020");
}

TEST(FigureWords, RatesCarryTheirCount) {
  SeriesPoint point = share(months(1)[0], 898, 233800);
  point.value = 1e4 * 898 / 233800;
  EXPECT_EQ(figure_phrase(defined(Unit::rate, "referrals"), point),
            "38.4 per 10,000 (898 referrals) in September 2020");
}

}  // namespace
}  // namespace windscreen::measure

#include "measure/ratio.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/test_authority.h"

namespace windscreen::measure {
namespace {

TEST(RatioBase, IsAComparatorOrAGroup) {
  EXPECT_EQ(ratio_base(" Statistical neighbours")->comparator, "statistical neighbours");
  EXPECT_EQ(ratio_base("England")->comparator, "england");
  const auto group = ratio_base("Ethnicity = White");
  ASSERT_TRUE(group);
  EXPECT_EQ(group->dimension, "ethnicity");
  EXPECT_EQ(group->group, "White");
  for (const char* words : {"", "Wales", "ethnicity =", "= White", "12 months earlier"})
    EXPECT_FALSE(ratio_base(words)) << words;
}

TEST(GroupPopulation, IsOfTheDepartmentsYearOrTheNearestBefore) {
  const std::vector<lake::PopulationGroup> groups = {{2018, "ethnicity", "White", 800, "a"},
                                                     {2018, "ethnicity", "Black", 100, "a"},
                                                     {2020, "ethnicity", "White", 900, "b"},
                                                     {2021, "gender", "Female", 5, "c"}};
  const auto children = [&](const char* dimension, const char* group, const char* on) {
    const lake::PopulationGroup* found = group_population_on(groups, dimension, group, day(on));
    return found == nullptr ? -1 : found->children;
  };
  EXPECT_EQ(children("ethnicity", "White", "2021-03-31"), 900);  // mid-2020
  EXPECT_EQ(children("ethnicity", "White", "2020-03-31"), 800);  // mid-2019: 2018 is the nearest before
  // The year that has the dimension has not this group: another year's would not go with the others.
  EXPECT_EQ(children("ethnicity", "Black", "2021-03-31"), -1);
  EXPECT_EQ(children("ethnicity", "White", "2018-03-31"), -1);
  EXPECT_EQ(children("gender", "Female", "2021-04-01"), 5);
}

TEST(GroupPopulation, MustBeOfGroupsThatFiguresHave) {
  using Groups = std::vector<lake::PopulationGroup>;
  EXPECT_NO_THROW(check_population_groups(Groups{{2020, "ethnicity", "White", 1, ""},
                                                 {2020, "age_band", "Under 1", 1, ""},
                                                 {2020, "quadrant", "North East", 1, ""}}));
  EXPECT_THROW(check_population_groups(Groups{{2020, "ethnicity", "Whyte", 1, ""}}), base::Error);
  EXPECT_THROW(check_population_groups(Groups{{2020, "team", "T1", 1, ""}}), base::Error);
}

TEST(ChiSquared, OfTwoAndThreeGroups) {
  // 30 children of 400 and 600: 12 and 18 are expected. Found 18 and 12: 36/12 + 36/18 = 5.
  const auto two = chi_squared(std::vector<double>{18, 12}, std::vector<double>{400, 600});
  ASSERT_TRUE(two);
  EXPECT_DOUBLE_EQ(two->statistic, 5.0);
  EXPECT_EQ(two->freedom, 1);
  EXPECT_TRUE(two->beyond_chance);  // over 3.841
  // 30 of three equal groups: 10 each. Found 13, 10, 7: 0.9 + 0 + 0.9.
  const auto three = chi_squared(std::vector<double>{13, 10, 7}, std::vector<double>{5, 5, 5});
  ASSERT_TRUE(three);
  EXPECT_DOUBLE_EQ(three->statistic, 1.8);
  EXPECT_FALSE(three->beyond_chance);
}

TEST(ChiSquared, IsNotForFewChildren) {
  EXPECT_FALSE(chi_squared(std::vector<double>{5, 4}, std::vector<double>{50, 50}));  // 4.5 expected
  EXPECT_FALSE(chi_squared(std::vector<double>{50}, std::vector<double>{50}));
  EXPECT_FALSE(chi_squared(std::vector<double>{}, std::vector<double>{}));
}

Figure group(const char* name, double count) {
  Figure figure;
  figure.dimension = "ethnicity";
  figure.group = name;
  figure.period_start = figure.period_end = day("2021-03-31");
  figure.value = figure.numerator = count;
  return figure;
}

Figure total(double count) {
  Figure figure = group("all", count);
  figure.dimension = "total";
  return figure;
}

const std::vector<lake::PopulationGroup> populations = {{2020, "ethnicity", "White", 800, ""},
                                                        {2020, "ethnicity", "Mixed", 150, ""},
                                                        {2020, "ethnicity", "Black", 50, ""}};

TEST(CompareGroups, DividesTheRatesAndLeavesOutWhatIsNotKnown) {
  std::vector<Figure> figures = {total(66),         group("White", 40), group("Mixed", 15),
                                 group("Black", 5), group("Other", 2),  group("Not known", 4)};
  compare_groups({{}, "ethnicity", "White"}, populations, figures);
  // White 40 of 800 is 5%; Mixed 15 of 150 is 10%; Black 5 of 50 is 10%.
  EXPECT_DOUBLE_EQ(*figures[1].value, 1.0);
  EXPECT_DOUBLE_EQ(*figures[2].value, 2.0);
  EXPECT_EQ(figures[2].numerator, 15);
  EXPECT_EQ(figures[2].denominator, 150);
  EXPECT_DOUBLE_EQ(*figures[3].value, 2.0);
  EXPECT_FALSE(figures[4].value);  // its population is not known
  EXPECT_EQ(figures[4].numerator, 2);
  EXPECT_FALSE(figures[5].value);
  EXPECT_EQ(figures[5].numerator, 4);
  // The others together: 20 of 200 is 10%.
  EXPECT_DOUBLE_EQ(*figures[0].value, 2.0);
  EXPECT_EQ(figures[0].numerator, 20);
  EXPECT_EQ(figures[0].denominator, 200);
  EXPECT_NE(figures[0].note.find("compared with White"), std::string::npos) << figures[0].note;
}

TEST(CompareGroups, SaysWhetherTheGroupsDifferByMoreThanChance) {
  std::vector<Figure> figures = {total(110), group("White", 60), group("Mixed", 30), group("Black", 20)};
  compare_groups({{}, "ethnicity", "White"}, populations, figures);
  // Expected 88, 16.5 and 5.5: 784/88 + 182.25/16.5 + 210.25/5.5 = 8.909 + 11.045 + 38.227 = 58.2.
  EXPECT_NE(figures[0].note.find("by more than chance would give (chi-squared 58.2, 2 degrees of freedom)"),
            std::string::npos)
      << figures[0].note;
}

// A group of whom no child is counted has no figure at all; its children count among the others.
TEST(CompareGroups, CountsTheChildrenOfGroupsWithoutAFigure) {
  std::vector<Figure> figures = {total(50), group("White", 40), group("Mixed", 10)};
  compare_groups({{}, "ethnicity", "White"}, populations, figures);
  // 10 of 150 and 50, not of 150 alone: 5%, as of White children.
  EXPECT_DOUBLE_EQ(*figures[0].value, 1.0);
  EXPECT_EQ(figures[0].denominator, 200);

  std::vector<Figure> none = {total(40), group("White", 40)};
  compare_groups({{}, "ethnicity", "White"}, populations, none);
  EXPECT_EQ(none[0].value, 0.0);
  EXPECT_EQ(none[0].denominator, 200);

  std::vector<Figure> only_others = {total(10), group("Mixed", 10)};
  compare_groups({{}, "ethnicity", "White"}, populations, only_others);
  EXPECT_FALSE(only_others[0].value);
  EXPECT_EQ(only_others[0].note, "no relative rate: no child is in White");
}

TEST(CompareGroups, HidesAllWhereTheReferenceIsHidden) {
  std::vector<Figure> figures = {total(20), group("White", 3), group("Mixed", 17)};
  figures[1].suppressed = true;
  compare_groups({{}, "ethnicity", "White"}, populations, figures);
  for (const Figure& one : figures) {
    EXPECT_TRUE(one.suppressed);
    EXPECT_FALSE(one.value || one.numerator || one.denominator);
  }
}

TEST(CompareGroups, HidesTheSumOverTheOthersWhereOneOfThemIs) {
  std::vector<Figure> figures = {total(64), group("White", 40), group("Mixed", 17), group("Black", 3),
                                 group("Not known", 4)};
  figures[3].suppressed = figures[4].suppressed = true;
  compare_groups({{}, "ethnicity", "White"}, populations, figures);
  EXPECT_TRUE(figures[0].suppressed);
  EXPECT_TRUE(figures[2].value);
  EXPECT_TRUE(figures[3].suppressed);
  EXPECT_TRUE(figures[4].suppressed);
}

TEST(CompareGroups, HasNoValueWithoutAPopulationOrAChildOfTheReference) {
  for (const double white : {0.0, 40.0}) {
    std::vector<Figure> figures = {total(white + 15), group("White", white), group("Mixed", 15)};
    compare_groups({{}, "ethnicity", "White"},
                   white > 0 ? std::span<const lake::PopulationGroup>() : populations, figures);
    for (const Figure& one : figures) {
      EXPECT_FALSE(one.value);
      EXPECT_NE(one.note, "");
    }
  }
}

TEST(CompareWithPublished, DividesAndCarriesBothDates) {
  Figure figure = total(38);
  const Definition rate = definition("r", "-- unit: rate\n-- grain: event", "select 1");
  std::string asked;
  const FindComparator find = [&](const Definition& of, std::string_view which, base::Date on) {
    asked = of.id + " " + std::string(which) + " " + base::format_iso(on);
    return std::optional(Comparator{48, day("2019-03-31"), day("2019-03-31"), "mean of 10 neighbours"});
  };
  std::vector<Figure> figures = {figure};
  compare_with_published(rate, {"statistical neighbours", {}, {}}, find, figures);
  EXPECT_EQ(asked, "r statistical neighbours 2021-03-31");
  EXPECT_DOUBLE_EQ(*figures[0].value, 38.0 / 48.0);
  EXPECT_EQ(figures[0].numerator, 38);
  EXPECT_EQ(figures[0].denominator, 48);
  EXPECT_EQ(figures[0].compared_end, day("2019-03-31"));
  EXPECT_EQ(figures[0].note, "mean of 10 neighbours");
  figures = {figure};
  compare_with_published(rate, {"england", {}, {}}, {}, figures);
  EXPECT_FALSE(figures[0].value);
  EXPECT_EQ(figures[0].numerator, 38);
  EXPECT_NE(figures[0].note.find("no published figure for England"), std::string::npos) << figures[0].note;
}

}  // namespace
}  // namespace windscreen::measure

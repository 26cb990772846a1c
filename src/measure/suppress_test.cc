#include "measure/suppress.h"

#include <gtest/gtest.h>

namespace windscreen::measure {
namespace {

Figure counted(double count) {
  Figure figure;
  figure.value = count;
  figure.numerator = count;
  return figure;
}

Figure share(double met, double of) {
  Figure figure;
  figure.numerator = met;
  figure.denominator = of;
  figure.value = 100.0 * met / of;
  return figure;
}

// A total and its groups.
std::vector<bool> suppressed(Unit unit, std::vector<Figure> figures) {
  Sum sum;
  for (std::size_t i = 1; i < figures.size(); ++i) sum.members.push_back(i);
  suppress(unit, figures, std::vector<Sum>{sum});
  std::vector<bool> result;
  for (const Figure& figure : figures) {
    result.push_back(figure.suppressed);
    if (figure.suppressed) {
      EXPECT_FALSE(figure.value || figure.numerator || figure.denominator);
    } else {
      EXPECT_TRUE(figure.numerator);
    }
  }
  return result;
}

using Flags = std::vector<bool>;

TEST(Suppress, CountsFromOneToFive) {
  EXPECT_EQ(suppressed(Unit::count, {counted(5)}), Flags({true}));
  EXPECT_EQ(suppressed(Unit::count, {counted(6)}), Flags({false}));
  EXPECT_EQ(suppressed(Unit::count, {counted(0)}), Flags({false}));
  EXPECT_EQ(suppressed(Unit::count, {counted(0.6)}), Flags({true}));
}

TEST(Suppress, NothingSmallNothingHidden) {
  EXPECT_EQ(suppressed(Unit::count, {counted(30), counted(10), counted(20), counted(0)}),
            Flags({false, false, false, false}));
}

TEST(Suppress, OneHiddenGroupTakesTheNextSmallestAlong) {
  // 30 less 18 and 9 would give 3 away, so 9 goes too.
  EXPECT_EQ(suppressed(Unit::count, {counted(30), counted(3), counted(18), counted(9), counted(0)}),
            Flags({false, true, false, true, false}));
}

TEST(Suppress, TwoHiddenGroupsOfFiveOrFewerTogether) {
  // 2 and 2 are known to be 4 together, and each at least 1.
  EXPECT_EQ(suppressed(Unit::count, {counted(24), counted(2), counted(2), counted(20)}),
            Flags({false, true, true, true}));
  EXPECT_EQ(suppressed(Unit::count, {counted(28), counted(4), counted(4), counted(20)}),
            Flags({false, true, true, false}));
}

TEST(Suppress, HiddenTotalIsNotGivenAwayByItsGroups) {
  EXPECT_EQ(suppressed(Unit::count, {counted(4), counted(4), counted(0)}), Flags({true, true, false}));
}

TEST(Suppress, SharesHideNumeratorComplementAndDenominator) {
  EXPECT_EQ(suppressed(Unit::percent, {share(3, 50)}), Flags({true}));
  EXPECT_EQ(suppressed(Unit::percent, {share(47, 50)}), Flags({true}));
  EXPECT_EQ(suppressed(Unit::percent, {share(50, 50)}), Flags({false}));
  EXPECT_EQ(suppressed(Unit::percent, {share(0, 50)}), Flags({false}));
  EXPECT_EQ(suppressed(Unit::percent, {share(0, 4)}), Flags({true}));
  EXPECT_EQ(suppressed(Unit::percent, {share(20, 50), share(2, 20), share(18, 30)}),
            Flags({false, true, true}));
}

TEST(Suppress, ChangesHideEitherCount) {
  Figure figure;
  figure.value = 100;
  figure.numerator = 8;
  figure.denominator = 4;
  EXPECT_EQ(suppressed(Unit::change, {figure}), Flags({true}));
}

TEST(Suppress, MediansHideFewValues) {
  std::vector<Figure> figures(1);
  figures[0].value = 12;
  figures[0].denominator = 5;
  suppress(Unit::median, figures, {});
  EXPECT_TRUE(figures[0].suppressed);
  EXPECT_FALSE(figures[0].value);
}

TEST(Suppress, TeamsWithinAServiceDoNotGiveOneAnotherAway) {
  // total 0: 60; services 1: 33 = teams 3 (3) + 4 (30); 2: 27 = teams 5 (7) + 6 (20).
  std::vector<Figure> figures = {counted(60), counted(33), counted(27), counted(3),
                                 counted(30), counted(7),  counted(20)};
  const std::vector<Sum> sums = {{0, {1, 2}}, {0, {3, 4, 5, 6}}, {1, {3, 4}}, {2, {5, 6}}};
  suppress(Unit::count, figures, sums);
  // Over all teams 7 would do for cover, but 33 is shown: team 4 must go. Team 5 went first and so must 6.
  EXPECT_TRUE(figures[3].suppressed);
  EXPECT_TRUE(figures[4].suppressed);
  EXPECT_EQ(figures[5].suppressed, figures[6].suppressed);
  EXPECT_FALSE(figures[0].suppressed);
}

}  // namespace
}  // namespace windscreen::measure

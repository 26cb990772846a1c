#include "assure/grade_trend.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace windscreen::assure {
namespace {

using Windows = std::vector<GradeCounts>;

// Malformed infants by how much their mothers drank (five steps, evenly numbered): A. Agresti, "Categorical
// Data Analysis", prints the trend's squared statistic as 1.83, P = 0.18. Two grades only.
const Windows infants = {{17066, 48, 0, 0}, {14464, 38, 0, 0}, {788, 5, 0, 0}, {126, 1, 0, 0}, {37, 1, 0, 0}};

// Tonsils of 1,326 children that do not and 72 that do carry a germ, in three sizes: P. McCullagh 1980 gives
// the logarithm of the odds as 0.603 with standard error 0.225.
const Windows tonsils = {{497, 560, 269, 0}, {19, 29, 24, 0}};

// The four grades of 172 audits at first and of 172 later (headline_test.cc).
const Windows published = {{0, 12, 122, 38}, {0, 45, 96, 31}};

TEST(GradeTrend, PublishedExampleOfTwoGrades) {
  const auto trend = grade_trend(infants);
  ASSERT_TRUE(trend);
  EXPECT_NEAR(trend->statistic * trend->statistic, 1.83, 0.005);
  EXPECT_NEAR(trend->chance, 0.18, 0.005);
  EXPECT_FALSE(trend->beyond_chance());
}

// By hand: of 4 audits (0,good) (0,inadequate) (1,inadequate) (1,inadequate) the correlation is 1/√3, so the
// statistic √3 × 1/√3 = 1.
TEST(GradeTrend, ByHand) {
  EXPECT_NEAR(grade_trend(Windows{{0, 1, 0, 1}, {0, 0, 0, 2}})->statistic, 1, 1e-12);
}

TEST(GradeTrend, KeepsThePlaceOfAWindowWithoutAudits) {
  const auto with = grade_trend(Windows{{5, 9, 9, 9}, {}, {9, 9, 9, 4}, {9, 9, 9, 2}});
  const auto without = grade_trend(Windows{{5, 9, 9, 9}, {9, 9, 9, 4}, {9, 9, 9, 2}});
  ASSERT_TRUE(with && without);
  EXPECT_NE(with->statistic, without->statistic);
  EXPECT_LT(with->statistic, 0);
}

TEST(GradeTrend, TurnsRoundWithTime) {
  const Windows back(published.rbegin(), published.rend());
  EXPECT_NEAR(grade_trend(published)->statistic, -grade_trend(back)->statistic, 1e-12);
  EXPECT_NEAR(cumulative_odds(published)->ratio, 1 / cumulative_odds(back)->ratio, 1e-9);
  EXPECT_NEAR(grade_difference(published)->statistic, grade_difference(back)->statistic, 1e-9);
}

TEST(GradeTrend, NothingToCompare) {
  for (const Windows& windows : {Windows{}, Windows{{1, 2, 3, 4}}, Windows{{0, 5, 0, 0}, {0, 7, 0, 0}},
                                 Windows{{1, 2, 3, 4}, {}}, Windows{{}, {}}}) {
    EXPECT_FALSE(grade_trend(windows));
    EXPECT_FALSE(grade_difference(windows));
    EXPECT_FALSE(cumulative_odds(windows));
  }
}

// Edge case 31 and the published figures: the four grades together have moved towards better.
TEST(GradeTrend, PublishedFiguresReadAgain) {
  EXPECT_LT(grade_trend(published)->statistic, -3);
  EXPECT_TRUE(grade_trend(published)->beyond_chance());
  EXPECT_TRUE(grade_difference(published)->beyond_chance());
  const auto odds = cumulative_odds(published);
  ASSERT_TRUE(odds);
  EXPECT_LT(odds->interval.upper, 1);
  // Good 26% to 20% and inadequate 18% to 15%: no movement of the whole.
  const Windows next = {{0, 45, 96, 31}, {0, 34, 112, 26}};
  EXPECT_FALSE(grade_trend(next)->beyond_chance());
  EXPECT_FALSE(cumulative_odds(next)->beyond_chance());
}

TEST(GradeDifference, ByHand) {
  // 20 and 10, 10 and 20: each cell 5 off 15, 4 × 25/15.
  const auto difference = grade_difference(Windows{{0, 20, 10, 0}, {0, 10, 20, 0}});
  EXPECT_NEAR(difference->statistic, 100.0 / 15, 1e-12);
  EXPECT_EQ(difference->degrees, 1);
  EXPECT_NEAR(difference->chance, 2 * (1 - 0.995094), 2e-5);
}

// More good and more inadequate at once: no trend, and yet a difference.
TEST(GradeDifference, SeesGradesMoveApart) {
  const Windows apart = {{0, 20, 60, 20}, {0, 40, 20, 40}};
  EXPECT_FALSE(grade_trend(apart)->beyond_chance());
  EXPECT_NEAR(grade_trend(apart)->statistic, 0, 1e-9);
  EXPECT_TRUE(grade_difference(apart)->beyond_chance());
}

TEST(GradeDifference, SaysNothingOfTooFew) {
  EXPECT_FALSE(grade_difference(Windows{{0, 3, 1, 0}, {0, 2, 0, 1}}));
}

TEST(CumulativeOdds, PublishedExample) {
  const auto odds = cumulative_odds(tonsils);
  ASSERT_TRUE(odds);
  EXPECT_NEAR(std::log(odds->ratio), 0.603, 0.0005);
  const double error = std::log(odds->interval.upper / odds->interval.lower) / 2 / 1.959964;
  EXPECT_NEAR(error, 0.225, 0.0005);
}

// With two grades the model is the plain odds ratio: 10 × 25 / (15 × 20), its variance the sum of the
// inverses.
TEST(CumulativeOdds, OfTwoGradesIsTheOddsRatio) {
  const auto odds = cumulative_odds(Windows{{0, 25, 0, 15}, {0, 20, 0, 10}});
  ASSERT_TRUE(odds);
  EXPECT_NEAR(odds->ratio, 10.0 * 25 / (15.0 * 20), 1e-9);
  const double error = std::sqrt(1.0 / 25 + 1.0 / 15 + 1.0 / 20 + 1.0 / 10);
  EXPECT_NEAR(odds->interval.upper, odds->ratio * std::exp(1.959964 * error), 1e-6);
}

TEST(CumulativeOdds, HaveNoEndWhereGradesLieApart) {
  EXPECT_FALSE(cumulative_odds(Windows{{0, 20, 0, 0}, {0, 0, 0, 20}}));
  EXPECT_FALSE(cumulative_odds(Windows{{10, 20, 0, 0}, {0, 0, 5, 20}}));
}

TEST(CumulativeOdds, AreOfEachWindowOnTheOneBefore) {
  // Odds double from each window to the next.
  const Windows windows = {{0, 100, 0, 50}, {0, 75, 0, 75}, {0, 50, 0, 100}, {0, 30, 0, 120}};
  EXPECT_NEAR(cumulative_odds(windows)->ratio, 2, 1e-6);
}

TEST(EffectiveCounts, AreTheSharesOfTheSmallestEffectiveNumber) {
  std::vector<GradedAudit> audits(4);
  audits[3].grade = Grade::inadequate;
  audits[3].weight = 3;
  for (std::size_t i = 0; i < 3; ++i) audits[i].weight = 1;
  const GradeCounts counts = effective_counts(headline(audits));
  // Weights 1, 1, 1, 3: Kish 36/12 = 3, half of it inadequate.
  EXPECT_NEAR(counts[1], 1.5, 1e-12);
  EXPECT_NEAR(counts[3], 1.5, 1e-12);
  EXPECT_EQ(effective_counts(headline({})), GradeCounts{});
}

}  // namespace
}  // namespace windscreen::assure

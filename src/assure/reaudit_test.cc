#include "assure/reaudit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/error.h"

namespace windscreen::assure {
namespace {

// The worked example of the specification: 15% truly inadequate, 70% of them found, 8% of the others wrongly
// so: 0.105 + 0.068 = 17.3% flagged, 0.105/0.173 = 60.7% truly so, 0.607 × 0.7 + 0.393 × 0.08 = 45.6% again.
TEST(ExpectedReaudit, WorkedExample) {
  const ExpectedReaudit expected = expected_reaudit({0.15, 0.70, 0.08});
  EXPECT_NEAR(expected.flagged, 0.173, 1e-12);
  EXPECT_NEAR(expected.truly, 0.6069, 5e-5);
  EXPECT_NEAR(expected.again, 0.4563, 5e-5);
}

TEST(ExpectedReaudit, Boundaries) {
  // Auditors who never err find all of them again; who guess, as many as at first.
  EXPECT_DOUBLE_EQ(expected_reaudit({0.15, 1, 0}).again, 1);
  const ExpectedReaudit guess = expected_reaudit({0.15, 0.3, 0.3});
  EXPECT_NEAR(guess.again, guess.flagged, 1e-12);
  EXPECT_EQ(expected_reaudit({0, 0.7, 0}).again, 0);
  EXPECT_EQ(expected_reaudit({0, 0.7, 0}).truly, 0);
  EXPECT_THROW(expected_reaudit({15, 0.7, 0.08}), base::Error);
  EXPECT_THROW(expected_reaudit({0.15, -0.1, 0.08}), base::Error);
  EXPECT_THROW(expected_reaudit({0.15, 0.7, std::nan("")}), base::Error);
}

// Pairs as the worked example would give them: what they say is what the example says.
TEST(ExpectedAgain, FromBlindPairsIsTheWorkedExample) {
  const double both = 0.15 * 0.7 * 0.7 + 0.85 * 0.08 * 0.08;
  const double one_only = 0.15 * 2 * 0.7 * 0.3 + 0.85 * 2 * 0.08 * 0.92;
  PairTable pairs;
  pairs.at[3][3] = std::llround(1e6 * both);
  pairs.at[2][3] = std::llround(1e6 * one_only / 2);
  pairs.at[3][2] = std::llround(1e6 * one_only / 2);
  pairs.at[1][1] = 1'000'000;
  const auto expected = expected_again(pairs, Grade::inadequate);
  ASSERT_TRUE(expected);
  EXPECT_NEAR(expected->share, expected_reaudit({0.15, 0.70, 0.08}).again, 1e-5);
}

// By hand: both 6, one only 8: 12/20. Wilson of 6/14 is 0.2138 to 0.6741; 2s/(1+s) makes 0.3523 to 0.8053.
TEST(ExpectedAgain, ByHand) {
  PairTable pairs;
  pairs.at[3][3] = 6;
  pairs.at[3][2] = 5;
  pairs.at[1][3] = 3;
  pairs.at[1][1] = 40;
  const auto expected = expected_again(pairs, Grade::inadequate);
  ASSERT_TRUE(expected);
  EXPECT_EQ(expected->pairs, 14);
  EXPECT_NEAR(expected->share, 0.6, 1e-12);
  EXPECT_NEAR(expected->interval.lower, 0.3523, 5e-4);
  EXPECT_NEAR(expected->interval.upper, 0.8053, 5e-4);
}

TEST(ExpectedAgain, WithoutThatGradeNothingIsKnown) {
  EXPECT_FALSE(expected_again(PairTable{}, Grade::inadequate));
  PairTable all_good;
  all_good.at[1][1] = 9;
  EXPECT_FALSE(expected_again(all_good, Grade::inadequate));
  EXPECT_DOUBLE_EQ(expected_again(all_good, Grade::good)->share, 1);
}

ReauditMatrix of_inadequate(int again, int better) {
  std::vector<Reaudit> reaudits;
  for (int i = 0; i < again; ++i) {
    reaudits.push_back({Grade::inadequate, ReauditOutcome::graded, Grade::inadequate});
  }
  for (int i = 0; i < better; ++i) {
    reaudits.push_back({Grade::inadequate, ReauditOutcome::graded, Grade::good});
  }
  return reaudit_matrix(reaudits);
}

// Edge case 19: a re-audit that is due when the case has closed is "not possible", never "improved".
TEST(ReauditMatrix, ClosedCasesAreNotPossibleAndNotImproved) {
  const std::vector<Reaudit> reaudits = {
      {Grade::inadequate, ReauditOutcome::graded, Grade::good},
      {Grade::inadequate, ReauditOutcome::graded, Grade::inadequate},
      {Grade::inadequate, ReauditOutcome::not_possible, Grade::good},
      {Grade::inadequate, ReauditOutcome::open, Grade::inadequate},
      {Grade::good, ReauditOutcome::graded, Grade::requires_improvement},
  };
  const ReauditMatrix matrix = reaudit_matrix(reaudits);
  EXPECT_EQ(matrix.due(Grade::inadequate), 4);
  EXPECT_EQ(matrix.not_possible[3], 1);
  EXPECT_EQ(matrix.open[3], 1);
  const AgainComparison comparison = compare_again(matrix, Grade::inadequate, 0.46);
  EXPECT_EQ(comparison.graded, 2);
  EXPECT_EQ(comparison.again, 1);
}

// Edge case 20: the same child inadequate twice stays in the matrix.
TEST(ReauditMatrix, InadequateTwiceIsInadequateAgain) { EXPECT_EQ(of_inadequate(1, 0).graded.at[3][3], 1); }

TEST(CompareAgain, HalfImprovedIsNoMoreThanASecondLookGives) {
  const double expected = expected_reaudit({0.15, 0.70, 0.08}).again;
  const AgainComparison noise = compare_again(of_inadequate(14, 16), Grade::inadequate, expected);
  EXPECT_FALSE(noise.improved());
  EXPECT_EQ(
      words_of(noise, Grade::inadequate),
      "14 of 30 cases graded inadequate were graded inadequate again (47%). With no change at all about "
      "46% would have been: the difference is not more than chance would give.");
  EXPECT_TRUE(compare_again(of_inadequate(4, 26), Grade::inadequate, expected).improved());
  const AgainComparison stayed = compare_again(of_inadequate(28, 2), Grade::inadequate, expected);
  EXPECT_FALSE(stayed.improved());
  EXPECT_GT(stayed.difference_interval.lower, 0);
}

TEST(CompareAgain, WhatIsExpectedIsUncertainToo) {
  PairTable few;
  few.at[3][3] = 3;
  few.at[3][2] = 7;
  const ExpectedAgain expected = *expected_again(few, Grade::inadequate);
  const AgainComparison known = compare_again(of_inadequate(5, 25), Grade::inadequate, expected.share);
  const AgainComparison estimated = compare_again(of_inadequate(5, 25), Grade::inadequate, expected);
  EXPECT_LT(known.difference_interval.upper, estimated.difference_interval.upper);
  EXPECT_TRUE(known.improved());
  EXPECT_FALSE(estimated.improved());
}

TEST(CompareAgain, NoneGradedAgain) {
  const AgainComparison none = compare_again(ReauditMatrix{}, Grade::inadequate, 0.46);
  EXPECT_FALSE(none.improved());
  EXPECT_EQ(words_of(none, Grade::inadequate), "No case graded inadequate has been graded again.");
}

}  // namespace
}  // namespace windscreen::assure

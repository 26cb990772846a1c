#include "assure/agreement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace windscreen::assure {
namespace {

// Husbands and wives on one question, four answers: M. Hout, O. D. Duncan and M. E. Sobel, Sociological
// Methodology 17, 1987; A. Agresti, "Categorical Data Analysis". The R package vcd prints for it 0.1293
// (standard error 0.0686) and with linear weights 0.2374 (0.0783).
constexpr PairTable couples = {{{{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}}}};

// Two dermatologists, 88 patients, four grades: the SAS manual's example of PROC FREQ, with kappa 0.3449
// (0.0724) from 0.2030 to 0.4868 and, linear weights, 0.5082 (0.0655) from 0.3798 to 0.6366.
constexpr PairTable skin = {{{{10, 4, 1, 0}, {5, 10, 12, 2}, {2, 4, 12, 5}, {0, 2, 6, 13}}}};

PairTable turned(const PairTable& table) {
  PairTable result;
  for (std::size_t i = 0; i < grade_count; ++i) {
    for (std::size_t j = 0; j < grade_count; ++j) result.at[j][i] = table.at[i][j];
  }
  return result;
}

PairTable one_cell(std::size_t first, std::size_t second, std::int64_t count) {
  PairTable table;
  table.at[first][second] = count;
  return table;
}

TEST(Kappa, PublishedExamplesOfFourGrades) {
  const auto plain = cohen_kappa(count_table(couples), Weighting::same_only);
  EXPECT_NEAR(plain->value, 0.1293, 5e-5);
  EXPECT_NEAR(plain->standard_error, 0.06860, 5e-6);
  const auto linear = cohen_kappa(count_table(couples), Weighting::linear);
  EXPECT_NEAR(linear->value, 0.2374, 5e-5);
  EXPECT_NEAR(linear->standard_error, 0.07832, 5e-6);

  const auto skin_plain = cohen_kappa(count_table(skin), Weighting::same_only);
  EXPECT_NEAR(skin_plain->value, 0.3449, 5e-5);
  EXPECT_NEAR(skin_plain->standard_error, 0.0724, 5e-5);
  const auto skin_linear = agreement(skin).kappa;
  EXPECT_NEAR(skin_linear->value, 0.5082, 5e-5);
  EXPECT_NEAR(skin_linear->standard_error, 0.0655, 5e-5);
  EXPECT_NEAR(skin_linear->interval->lower, 0.3798, 5e-5);
  EXPECT_NEAR(skin_linear->interval->upper, 0.6366, 5e-5);
}

// 100 case notes and two abstractors, three answers: Gwet's own example (data set cont3x3abstractors of his R
// package irrCAC, which prints kappa 0.7964094 (0.05891072) and AC1 0.8493305 (0.04321747)).
TEST(Gwet, PublishedExampleOfThreeAnswers) {
  const CountTable abstractors{3, {13, 0, 0, 0, 20, 7, 0, 4, 56}};
  const auto kappa = cohen_kappa(abstractors, Weighting::same_only);
  EXPECT_NEAR(kappa->value, 0.7964094, 5e-8);
  EXPECT_NEAR(kappa->standard_error, 0.05891072, 5e-9);
  const auto ac1 = gwet_coefficient(abstractors, Weighting::same_only);
  EXPECT_NEAR(ac1->value, 0.8493305, 5e-8);
  EXPECT_NEAR(ac1->standard_error, 0.04321747, 5e-9);
}

// Rare answers: 118 of 125 pairs agree, and kappa is below 0. Gwet 2008.
TEST(Gwet, StandsWhereKappaFallsWithARareAnswer) {
  const CountTable rare{2, {118, 5, 2, 0}};
  EXPECT_NEAR(cohen_kappa(rare, Weighting::same_only)->value, -0.0234, 5e-5);
  EXPECT_NEAR(gwet_coefficient(rare, Weighting::same_only)->value, 0.9408, 5e-5);
}

// By hand for the dermatologists, whose margins are 15, 29, 23, 21 and 17, 20, 31, 20.
TEST(Gwet, LinearWeightsByHand) {
  // Diagonal 45; one apart 4+12+5 + 5+4+6 = 36; two apart 1+2+2+2 = 7; three apart 0.
  const double observed = (45.0 + 36.0 * 2 / 3 + 7.0 / 3) / 88;
  // Sum of the weights: 4 + 6 × 2/3 + 4 × 1/3 = 28/3, over 4 × 3.
  const double spread = 1 - (32.0 * 32 + 49.0 * 49 + 54.0 * 54 + 41.0 * 41) / (176.0 * 176);
  const double chance = 28.0 / 36 * spread;
  EXPECT_NEAR(agreement(skin).ac2->value, (observed - chance) / (1 - chance), 1e-12);
}

// The standard error against one found in another way: leaving out one pair after the other (the jackknife).
TEST(Gwet, StandardErrorAgreesWithTheJackknife) {
  for (const PairTable& table : {couples, skin}) {
    for (const Weighting weighting : {Weighting::linear, Weighting::same_only}) {
      const CountTable counts = count_table(table);
      const auto whole = gwet_coefficient(counts, weighting);
      const auto n = static_cast<double>(table.pairs());
      double mean = 0;
      double squares = 0;
      for (std::size_t cell = 0; cell < counts.counts.size(); ++cell) {
        if (counts.counts[cell] <= 0.0) continue;
        CountTable less = counts;
        less.counts[cell] -= 1.0;
        const double value = gwet_coefficient(less, weighting)->value;
        mean += counts.counts[cell] * value / n;
        squares += counts.counts[cell] * value * value / n;
      }
      const double jackknife = std::sqrt((n - 1) * (squares - mean * mean));
      EXPECT_NEAR(whole->standard_error, jackknife, 0.02 * jackknife);
    }
  }
}

TEST(Agreement, CountsPairsOfTheSameAndOfNeighbouringGrades) {
  const Agreement result = agreement(skin);
  EXPECT_EQ(result.pairs, 88);
  EXPECT_EQ(result.exact, 45);
  EXPECT_EQ(result.within_one, 81);
  EXPECT_TRUE(result.exact_interval.contains(45.0 / 88));
  EXPECT_FALSE(result.few_pairs);
}

TEST(Agreement, NoPairsSayNothing) {
  const Agreement none = agreement(table_of({}));
  EXPECT_EQ(none.pairs, 0);
  EXPECT_EQ(none.exact_interval.lower, 0);
  EXPECT_EQ(none.exact_interval.upper, 1);
  EXPECT_FALSE(none.kappa);
  EXPECT_FALSE(none.ac2);
  EXPECT_TRUE(none.few_pairs);
}

TEST(Agreement, AllInOneCellHasNoKappaAndNoIntervalOfAc2) {
  const Agreement all_good = agreement(one_cell(1, 1, 50));
  EXPECT_EQ(all_good.exact, 50);
  EXPECT_FALSE(all_good.kappa);
  ASSERT_TRUE(all_good.ac2);
  EXPECT_DOUBLE_EQ(all_good.ac2->value, 1);
  EXPECT_FALSE(all_good.ac2->interval);
  EXPECT_LT(all_good.exact_interval.lower, 1);
}

TEST(Agreement, OnePair) {
  const Agreement same = agreement(one_cell(3, 3, 1));
  EXPECT_EQ(same.exact, 1);
  EXPECT_FALSE(same.kappa);
  const Agreement differ = agreement(one_cell(0, 3, 1));
  EXPECT_EQ(differ.exact, 0);
  EXPECT_EQ(differ.within_one, 0);
  // Chance does as badly as the one pair did: nothing over it, and no interval from one pair.
  EXPECT_FALSE(differ.kappa && differ.kappa->interval);
  EXPECT_FALSE(differ.ac2->interval);
  EXPECT_TRUE(differ.few_pairs);
}

TEST(Agreement, IsTheSameWhicheverAuditorComesFirst) {
  const Agreement there = agreement(couples);
  const Agreement back = agreement(turned(couples));
  EXPECT_NEAR(there.kappa->value, back.kappa->value, 1e-12);
  EXPECT_NEAR(there.kappa->standard_error, back.kappa->standard_error, 1e-12);
  EXPECT_NEAR(there.ac2->value, back.ac2->value, 1e-12);
  EXPECT_NEAR(there.ac2->standard_error, back.ac2->standard_error, 1e-12);
}

TEST(Agreement, CompleteAgreementIsOne) {
  PairTable table;
  for (std::size_t i = 0; i < grade_count; ++i) table.at[i][i] = 5;
  const Agreement result = agreement(table);
  EXPECT_DOUBLE_EQ(result.kappa->value, 1);
  EXPECT_DOUBLE_EQ(result.ac2->value, 1);
  EXPECT_FALSE(result.kappa->interval);
}

TEST(PairTable, HoldsFirstByRowAndSecondByColumn) {
  const std::vector<BlindPair> pairs = {{Grade::good, Grade::inadequate}, {Grade::good, Grade::good}};
  const PairTable table = table_of(pairs);
  EXPECT_EQ(table.at[1][3], 1);
  EXPECT_EQ(table.of_first(Grade::good), 2);
  EXPECT_EQ(table.of_second(Grade::good), 1);
  EXPECT_EQ(table.of_second(Grade::inadequate), 1);
  EXPECT_EQ(table.pairs(), 2);
}

}  // namespace
}  // namespace windscreen::assure

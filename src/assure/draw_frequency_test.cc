// Over 20,000 draws each case comes up as often as its stated probability says. Seeds are numbers from 0, so
// that the test is the same on every run; that the bounds would catch a wrong sampler is shown with two.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

#include "assure/draw.h"
#include "assure/frame_fixture.h"
#include "assure/risk_draw.h"

namespace windscreen::assure {
namespace {

constexpr int draws_made = 20'000;

// Of equal chances without replacement: the sum of squared deviations over their variance, less what the
// fixed sum takes away, has a chi-squared distribution with units - 1 degrees of freedom.
double equal_chances_statistic(const std::vector<int>& counts, std::size_t drawn) {
  const auto units = static_cast<double>(counts.size());
  const double p = static_cast<double>(drawn) / units;
  double sum = 0;
  for (const int count : counts) sum += std::pow(count - draws_made * p, 2) / (draws_made * p * (1 - p));
  return sum * (units - 1) / units;
}

// The value that chance exceeds once in 100,000 times (Wilson and Hilferty 1931; 4.265 of the normal curve).
double chi_squared_bound(double degrees) {
  const double part = 2 / (9 * degrees);
  return degrees * std::pow(1 - part + 4.265 * std::sqrt(part), 3);
}

TEST(DrawFrequencies, EqualWithinStrata) {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 12, "Assessment");
  add_cases(rows, "B", 6, "Care");
  DrawRule rule;
  rule.target = 7;
  rule.floor = 3;
  rule.reserves = 1;
  std::map<std::string, int> times;
  std::map<std::string, int> reserve_times;
  for (int seed = 0; seed < draws_made; ++seed) {
    const Draw draw = draw_sample(frame_of(rows), {}, rule, std::to_string(seed)).draw;
    for (const Selection& one : draw.selections) {
      ++(one.role == SelectionRole::primary ? times : reserve_times)[one.child];
      ASSERT_DOUBLE_EQ(*one.probability, one.child[0] == 'A' ? 4.0 / 12 : 3.0 / 6);
    }
  }
  for (auto* some : {&times, &reserve_times}) {
    std::vector<int> a;
    std::vector<int> b;
    for (const auto& [child, count] : *some) (child[0] == 'A' ? a : b).push_back(count);
    ASSERT_EQ(a.size(), 12U);
    ASSERT_EQ(b.size(), 6U);
    EXPECT_LT(equal_chances_statistic(a, some == &times ? 4 : 1), chi_squared_bound(11));
    EXPECT_LT(equal_chances_statistic(b, some == &times ? 3 : 1), chi_squared_bound(5));
  }
}

// The faulty shuffle that everybody writes once: each place swapped with any place, not with the later ones.
TEST(DrawFrequencies, TheBoundCatchesAWrongSampler) {
  std::vector<int> counts(12, 0);
  std::mt19937_64 random(1);
  for (int turn = 0; turn < draws_made; ++turn) {
    std::vector<std::size_t> order(12);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t& place : order) std::swap(place, order[random() % 12]);
    for (std::size_t i = 0; i < 4; ++i) ++counts[order[i]];
  }
  EXPECT_GT(equal_chances_statistic(counts, 4), chi_squared_bound(11));
}

// Brothers and sisters in different strata, whose sizes thus change from draw to draw: what is stated holds
// of each draw given who stands for the families, and 1 / probability counts every child once on average (E.
// Horvitz and D. Thompson 1952; in two phases: C.-E. Särndal, B. Swensson, J. Wretman, Model Assisted Survey
// Sampling, Springer 1992, section 9.3).
TEST(DrawFrequencies, WeightsCountEveryChildOnceOnAverage) {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 8, "Assessment");
  add_cases(rows, "B", 6, "Care");
  for (const std::size_t i : {0U, 1U, 9U}) rows[i].family = "F";
  for (const std::size_t i : {2U, 10U}) rows[i].family = "G";
  DrawRule rule;
  rule.target = 5;
  rule.floor = 2;
  std::map<std::string, std::pair<double, double>> sums;
  for (int seed = 0; seed < draws_made; ++seed) {
    for (const Selection& one : draw_sample(frame_of(rows), {}, rule, std::to_string(seed)).draw.selections) {
      if (one.role != SelectionRole::primary) continue;
      sums[one.child].first += 1 / *one.probability;
      sums[one.child].second += std::pow(1 / *one.probability, 2);
    }
  }
  ASSERT_EQ(sums.size(), rows.size());
  for (const auto& [child, sum] : sums) {
    const double mean = sum.first / draws_made;
    const double deviation = std::sqrt((sum.second / draws_made - mean * mean) / draws_made);
    EXPECT_NEAR(mean, 1, 4.5 * deviation) << child;
  }
}

// The greatest deviation in standard deviations.
double greatest_deviation(const std::vector<int>& counts, const std::vector<double>& stated) {
  double greatest = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (stated[i] == 1) {
      if (counts[i] != draws_made) return 1000;
      continue;
    }
    const double sd = std::sqrt(draws_made * stated[i] * (1 - stated[i]));
    greatest = std::max(greatest, std::abs(counts[i] - draws_made * stated[i]) / sd);
  }
  return greatest;
}

TEST(DrawFrequencies, InProportionToRisk) {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 10, "Assessment");
  DrawRule rule;
  rule.method = DrawMethod::risk_weighted;
  rule.target = 4;
  // 100 is certain (4 × 100 of 145 is above 145); 3 places for 45: 1, 2, … 9.
  for (std::size_t i = 0; i < 9; ++i) rule.risk[rows[i].child] = i + 1;
  rule.risk[rows[9].child] = 100;
  std::vector<double> stated;
  for (int i = 1; i <= 9; ++i) stated.push_back(3.0 * i / 45);
  stated.push_back(1);
  std::vector<int> counts(10, 0);
  for (int seed = 0; seed < draws_made; ++seed) {
    const Draw draw = draw_sample(frame_of(rows), {}, rule, std::to_string(seed)).draw;
    for (const Selection& one : draw.selections) {
      if (one.role != SelectionRole::primary) continue;
      const auto at = static_cast<std::size_t>(std::stoi(one.child.substr(1))) - 1;
      ++counts[at];
      ASSERT_DOUBLE_EQ(*one.probability, stated[at]);
    }
  }
  EXPECT_LT(greatest_deviation(counts, stated), 4.5);

  // Drawing one after the other in proportion to what is left is not in proportion in the end.
  std::vector<int> wrong(10, 0);
  std::mt19937_64 random(1);
  for (int turn = 0; turn < draws_made; ++turn) {
    ++wrong[9];
    std::vector<std::uint64_t> left = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    for (int place = 0; place < 3; ++place) {
      std::uint64_t point = random() % std::accumulate(left.begin(), left.end(), std::uint64_t{0});
      std::size_t i = 0;
      while (point >= left[i]) point -= left[i++];
      ++wrong[i];
      left[i] = 0;
    }
  }
  EXPECT_GT(greatest_deviation(wrong, stated), 4.5);
}

}  // namespace
}  // namespace windscreen::assure

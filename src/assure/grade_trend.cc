#include "assure/grade_trend.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

double sum(const GradeCounts& counts) {
  double all = 0;
  for (const double count : counts) all += count;
  return all;
}

// Sums of squares about the means of window and grade numbers.
struct Moments {
  double all = 0;
  double windows = 0;
  double grades = 0;
  double both = 0;
};

Moments moments_of(std::span<const GradeCounts> windows) {
  Moments moments;
  double window_mean = 0;
  double grade_mean = 0;
  const auto each = [&](const auto& visit) {
    for (std::size_t w = 0; w < windows.size(); ++w) {
      for (std::size_t g = 0; g < grade_count; ++g) {
        visit(windows[w][g], static_cast<double>(w), static_cast<double>(g));
      }
    }
  };
  each([&](double count, double w, double g) {
    moments.all += count;
    window_mean += count * w;
    grade_mean += count * g;
  });
  if (moments.all <= 0.0) return moments;
  window_mean /= moments.all;
  grade_mean /= moments.all;
  each([&](double count, double w, double g) {
    moments.windows += count * (w - window_mean) * (w - window_mean);
    moments.grades += count * (g - grade_mean) * (g - grade_mean);
    moments.both += count * (w - window_mean) * (g - grade_mean);
  });
  return moments;
}

// What rounding leaves of a sum of squares that is 0.
bool nothing(double squares, double all) { return squares <= 1e-12 * all; }

}  // namespace

GradeCounts effective_counts(const Headline& headline) {
  double effective = headline.grades.front().effective;
  for (const WeightedShare& share : headline.grades) effective = std::min(effective, share.effective);
  GradeCounts counts{};
  for (std::size_t g = 0; g < grade_count; ++g) counts[g] = headline.grades[g].share * effective;
  return counts;
}

std::optional<GradeTest> grade_trend(std::span<const GradeCounts> windows) {
  const Moments moments = moments_of(windows);
  if (moments.all <= 1.0 || nothing(moments.windows, moments.all) || nothing(moments.grades, moments.all)) {
    return std::nullopt;
  }
  GradeTest test;
  test.statistic = std::sqrt(moments.all - 1.0) * moments.both / std::sqrt(moments.windows * moments.grades);
  test.chance = std::min(1.0, 2.0 * measure::normal_cdf(-std::abs(test.statistic)));
  return test;
}

std::optional<GradeTest> grade_difference(std::span<const GradeCounts> windows) {
  GradeCounts grades{};
  double all = 0;
  std::vector<double> sizes;
  for (const GradeCounts& window : windows) {
    sizes.push_back(sum(window));
    all += sizes.back();
    for (std::size_t g = 0; g < grade_count; ++g) grades[g] += window[g];
  }
  const auto above_nothing = [](double count) { return count > 0.0; };
  const auto used_windows = static_cast<double>(std::ranges::count_if(sizes, above_nothing));
  const auto used_grades = static_cast<double>(std::ranges::count_if(grades, above_nothing));
  if (used_windows < 2.0 || used_grades < 2.0) return std::nullopt;
  GradeTest test;
  for (std::size_t w = 0; w < windows.size(); ++w) {
    for (std::size_t g = 0; g < grade_count; ++g) {
      const double expected = sizes[w] * grades[g] / all;
      if (expected <= 0.0) continue;
      if (expected < 1.0) return std::nullopt;
      test.statistic += (windows[w][g] - expected) * (windows[w][g] - expected) / expected;
    }
  }
  test.degrees = (used_windows - 1.0) * (used_grades - 1.0);
  test.chance = measure::chi_squared_tail(test.statistic, test.degrees);
  return test;
}

}  // namespace windscreen::assure

#include "assure/agreement.h"

#include <algorithm>
#include <cmath>

#include "measure/distribution.h"

namespace windscreen::assure {
namespace {

// How much two categories agree, between 0 and 1.
double weight(std::size_t one, std::size_t other, std::size_t categories, Weighting weighting) {
  if (weighting == Weighting::same_only) return one == other ? 1.0 : 0.0;
  const double apart = static_cast<double>(one > other ? one - other : other - one);
  return 1.0 - apart / static_cast<double>(categories - 1);
}

// The table in shares of all pairs, with the shares of the first and of the second grades.
class Shares {
 public:
  explicit Shares(const CountTable& table)
      : first(table.categories), second(table.categories), counts_(table.counts) {
    for (const double count : counts_) pairs += count;
    if (pairs <= 0.0) return;
    each([&](std::size_t i, std::size_t j, double share) {
      first[i] += share;
      second[j] += share;
    });
  }

  template <typename Visit>
  void each(const Visit& visit) const {
    for (std::size_t i = 0; i < first.size(); ++i) {
      for (std::size_t j = 0; j < first.size(); ++j) visit(i, j, counts_[i * first.size() + j] / pairs);
    }
  }

  double pairs = 0;
  std::vector<double> first;
  std::vector<double> second;

 private:
  std::vector<double> counts_;
};

// Rounding leaves a variance of nothing a little off 0.
constexpr double nothing = 1e-12;

Coefficient coefficient(double value, double variance) {
  Coefficient result;
  result.value = value;
  if (variance <= nothing) return result;
  result.standard_error = std::sqrt(variance);
  const double half = measure::z_95 * result.standard_error;
  result.interval = {std::max(-1.0, value - half), std::min(1.0, value + half)};
  return result;
}

}  // namespace

CountTable count_table(const PairTable& table) {
  CountTable result;
  result.categories = grade_count;
  for (const auto& row : table.at) {
    for (const std::int64_t count : row) result.counts.push_back(static_cast<double>(count));
  }
  return result;
}

std::optional<Coefficient> cohen_kappa(const CountTable& table, Weighting weighting) {
  const Shares shares(table);
  if (shares.pairs <= 0.0) return std::nullopt;
  const std::size_t categories = table.categories;
  // The mean weight of each first grade with the second grades as they are, and the other way round.
  std::vector<double> of_first(categories);
  std::vector<double> of_second(categories);
  double chance = 0;
  double observed = 0;
  shares.each([&](std::size_t i, std::size_t j, double share) {
    const double agreed = weight(i, j, categories, weighting);
    of_first[i] += agreed * shares.second[j];
    of_second[j] += agreed * shares.first[i];
    chance += agreed * shares.first[i] * shares.second[j];
    observed += agreed * share;
  });
  if (1.0 - chance <= nothing) return std::nullopt;
  double squares = 0;
  shares.each([&](std::size_t i, std::size_t j, double share) {
    const double agreed = weight(i, j, categories, weighting);
    const double term = agreed * (1.0 - chance) - (of_first[i] + of_second[j]) * (1.0 - observed);
    squares += share * term * term;
  });
  const double centre = observed * chance - 2.0 * chance + observed;
  const double variance = (squares - centre * centre) / (shares.pairs * std::pow(1.0 - chance, 4));
  return coefficient((observed - chance) / (1.0 - chance), variance);
}

std::optional<Coefficient> gwet_coefficient(const CountTable& table, Weighting weighting) {
  const Shares shares(table);
  if (shares.pairs <= 0.0) return std::nullopt;
  const std::size_t categories = table.categories;
  std::vector<double> mean(categories);
  double spread = 0;
  for (std::size_t i = 0; i < categories; ++i) {
    mean[i] = (shares.first[i] + shares.second[i]) / 2.0;
    spread += mean[i] * (1.0 - mean[i]);
  }
  double weight_sum = 0;
  double observed = 0;
  shares.each([&](std::size_t i, std::size_t j, double share) {
    const double agreed = weight(i, j, categories, weighting);
    weight_sum += agreed;
    observed += agreed * share;
  });
  const double scale = weight_sum / static_cast<double>(categories * (categories - 1));
  const double chance = scale * spread;
  const double value = (observed - chance) / (1.0 - chance);
  double squares = 0;
  shares.each([&](std::size_t i, std::size_t j, double share) {
    const double agreed = weight(i, j, categories, weighting);
    const double term = agreed - 2.0 * (1.0 - value) * scale * (1.0 - (mean[i] + mean[j]) / 2.0);
    squares += share * term * term;
  });
  const double centre = observed - 2.0 * (1.0 - value) * chance;
  const double variance = (squares - centre * centre) / (shares.pairs * std::pow(1.0 - chance, 2));
  return coefficient(value, variance);
}

Agreement agreement(const PairTable& table) {
  Agreement result;
  result.pairs = table.pairs();
  result.exact = table.within(0);
  result.within_one = table.within(1);
  const auto all = static_cast<double>(result.pairs);
  result.exact_interval = measure::wilson(static_cast<double>(result.exact), all, measure::z_95);
  result.within_one_interval = measure::wilson(static_cast<double>(result.within_one), all, measure::z_95);
  const CountTable counts = count_table(table);
  result.kappa = cohen_kappa(counts, Weighting::linear);
  result.ac2 = gwet_coefficient(counts, Weighting::linear);
  result.few_pairs = result.pairs < least_pairs;
  return result;
}

}  // namespace windscreen::assure

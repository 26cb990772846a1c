#include "measure/distribution.h"

#include <gtest/gtest.h>

#include <cmath>

namespace windscreen::measure {
namespace {

// By summing the terms, which is slow but cannot be wrong in the same way.
double binomial_by_hand(int k, int trials, double p) {
  double term = std::pow(1.0 - p, trials);
  double sum = 0.0;
  for (int i = 0; i <= k; ++i) {
    sum += term;
    term *= static_cast<double>(trials - i) / (i + 1.0) * p / (1.0 - p);
  }
  return sum;
}

double poisson_by_hand(int k, double mean) {
  double term = std::exp(-mean);
  double sum = 0.0;
  for (int i = 0; i <= k; ++i) {
    sum += term;
    term *= mean / (i + 1.0);
  }
  return sum;
}

TEST(Distribution, LogGammaOfWholeNumbersIsThatOfFactorials) {
  EXPECT_NEAR(log_gamma(1), 0, 1e-13);
  EXPECT_NEAR(log_gamma(5), std::log(24.0), 1e-13);
  EXPECT_NEAR(log_gamma(0.5), std::log(std::sqrt(std::acos(-1.0))), 1e-13);
  EXPECT_NEAR(log_gamma(0.25) + log_gamma(0.75), std::log(std::acos(-1.0) * std::sqrt(2.0)), 1e-13);
}

TEST(Distribution, NormalTables) {
  EXPECT_NEAR(normal_cdf(0), 0.5, 1e-15);
  EXPECT_NEAR(normal_cdf(1), 0.8413447460685429, 1e-14);
  EXPECT_NEAR(normal_quantile(0.975), z_95, 1e-12);
  EXPECT_NEAR(normal_quantile(0.999), z_998, 1e-12);
  EXPECT_NEAR(normal_quantile(0.025), -z_95, 1e-12);
  EXPECT_NEAR(normal_cdf(-3), beyond_three_sigma, 1e-15);
  EXPECT_NEAR(normal_cdf(-2), beyond_two_sigma, 1e-15);
}

TEST(Distribution, BinomialIsTheSumOfItsTerms) {
  for (const int trials : {1, 2, 10, 57, 300}) {
    for (const double p : {0.01, 0.19, 0.5, 0.83}) {
      for (int k = 0; k < trials; k += 1 + trials / 9)
        EXPECT_NEAR(binomial_cdf(k, trials, p), binomial_by_hand(k, trials, p), 1e-11)
            << k << ' ' << trials << ' ' << p;
    }
  }
  EXPECT_EQ(binomial_cdf(-1, 10, 0.5), 0);
  EXPECT_EQ(binomial_cdf(10, 10, 0.5), 1);
  EXPECT_EQ(binomial_cdf(3, 10, 0), 1);
  EXPECT_EQ(binomial_cdf(9, 10, 1), 0);
}

TEST(Distribution, PoissonIsTheSumOfItsTerms) {
  for (const double mean : {0.1, 1.0, 5.5, 40.0, 300.0}) {
    for (int k = 0; k < 2 * mean + 5; k += 1 + static_cast<int>(mean / 7))
      EXPECT_NEAR(poisson_cdf(k, mean), poisson_by_hand(k, mean), 1e-11) << k << ' ' << mean;
  }
  EXPECT_EQ(poisson_cdf(0, 0), 1);
  EXPECT_EQ(poisson_cdf(-1, 3), 0);
}

TEST(Distribution, QuantilesAreTheSmallestThatReach) {
  for (const double probability : {0.00135, 0.025, 0.5, 0.975, 0.99865}) {
    for (const double mean : {0.0, 0.3, 4.0, 90.0, 12345.0}) {
      const double k = poisson_quantile(probability, mean);
      EXPECT_GE(poisson_cdf(k, mean), probability);
      EXPECT_LT(poisson_cdf(k - 1, mean), probability);
    }
    for (const double trials : {1.0, 9.0, 901.0, 100000.0}) {
      for (const double p : {0.0, 0.02, 0.331, 1.0}) {
        const double k = binomial_quantile(probability, trials, p);
        EXPECT_GE(binomial_cdf(k, trials, p), probability);
        EXPECT_LT(binomial_cdf(k - 1, trials, p), probability);
      }
    }
  }
}

TEST(Distribution, CountsOfANationStayExactEnough) {
  // A binomial of ten million trials is normal to within its own discreteness.
  const double trials = 1e7;
  const double sigma = std::sqrt(trials * 0.25);
  EXPECT_NEAR(binomial_cdf(5e6 + std::floor(2 * sigma), trials, 0.5), normal_cdf(2), 1e-4);
  EXPECT_NEAR(poisson_quantile(0.975, 4e6), 4e6 + z_95 * 2000, 3);
}

TEST(Distribution, ChiSquaredTables) {
  EXPECT_NEAR(chi_squared_tail(19.67514, 11), 0.05, 1e-6);
  EXPECT_NEAR(chi_squared_tail(24.72497, 11), 0.01, 1e-6);
  EXPECT_NEAR(chi_squared_tail(3.841459, 1), 0.05, 1e-6);
  EXPECT_EQ(chi_squared_tail(0, 11), 1);
}

TEST(Distribution, BetaQuantileUndoesTheBetaDistribution) {
  for (const double p : {0.025, 0.5, 0.975}) {
    EXPECT_NEAR(beta_cdf(beta_quantile(p, 3, 8), 3, 8), p, 1e-12);
    EXPECT_NEAR(beta_cdf(beta_quantile(p, 0.5, 700.5), 0.5, 700.5), p, 1e-12);
  }
  // The uniform distribution.
  EXPECT_NEAR(beta_quantile(0.3, 1, 1), 0.3, 1e-12);
}

}  // namespace
}  // namespace windscreen::measure

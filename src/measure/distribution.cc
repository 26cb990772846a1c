#include "measure/distribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace windscreen::measure {
namespace {

// Iterations grow with the square root of the counts; an authority's counts need a few hundred.
constexpr int most_iterations = 200'000;
constexpr double precision = 1e-15;
constexpr double tiny = std::numeric_limits<double>::min() / precision;

// The continued fraction of the incomplete beta function, by Lentz's method.
double beta_fraction(double x, double a, double b) {
  double c = 1.0;
  double d = 1.0 - (a + b) * x / (a + 1.0);
  d = 1.0 / (std::abs(d) < tiny ? tiny : d);
  double product = d;
  const auto step = [&](double coefficient) {
    d = 1.0 + coefficient * d;
    c = 1.0 + coefficient / c;
    d = 1.0 / (std::abs(d) < tiny ? tiny : d);
    if (std::abs(c) < tiny) c = tiny;
    product *= d * c;
    return std::abs(d * c - 1.0);
  };
  for (int i = 1; i < most_iterations; ++i) {
    const double m = i;
    step(m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)));
    if (step(-(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))) < precision) break;
  }
  return product;
}

// P(G > x) of a gamma distribution of shape a and scale 1.
double gamma_tail(double a, double x) {
  if (x <= 0.0) return 1.0;
  const double front = std::exp(a * std::log(x) - x - log_gamma(a));
  if (x < a + 1.0) {
    double term = 1.0 / a;
    double sum = term;
    for (int i = 1; i < most_iterations && term > sum * precision; ++i) {
      term *= x / (a + i);
      sum += term;
    }
    return 1.0 - front * sum;
  }
  double b = x + 1.0 - a;
  double c = 1.0 / tiny;
  double d = 1.0 / b;
  double product = d;
  for (int i = 1; i < most_iterations; ++i) {
    const double coefficient = -i * (i - a);
    b += 2.0;
    d = coefficient * d + b;
    c = b + coefficient / c;
    d = 1.0 / (std::abs(d) < tiny ? tiny : d);
    if (std::abs(c) < tiny) c = tiny;
    product *= d * c;
    if (std::abs(d * c - 1.0) < precision) break;
  }
  return front * product;
}

// The smallest whole number in [0, most] at which the rising function reaches the probability. The search
// starts where the normal distribution says.
template <typename Cdf>
double smallest_reaching(double probability, double guess, double step, double most, const Cdf& cdf) {
  double low = std::clamp(std::floor(guess), 0.0, most);
  double high = low;
  step = std::max(1.0, std::floor(step));
  while (low > 0.0 && cdf(low) >= probability) {
    high = low;
    low = std::max(0.0, low - step);
    step *= 2.0;
  }
  if (low <= 0.0 && cdf(0.0) >= probability) return 0.0;
  while (high < most && cdf(high) < probability) {
    low = high;
    high = std::min(most, high + step);
    step *= 2.0;
  }
  while (high - low > 1.0) {
    const double middle = std::floor((low + high) / 2.0);
    (cdf(middle) >= probability ? high : low) = middle;
  }
  return high;
}

}  // namespace

double log_gamma(double x) {
  constexpr std::array<double, 8> coefficients = {
      676.5203681218851,  -1259.1392167224028,  771.32342877765313,    -176.61502916214059,
      12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
  if (x < 0.5) {
    return std::log(std::numbers::pi / std::sin(std::numbers::pi * x)) - log_gamma(1.0 - x);
  }
  const double from = x - 1.0;
  double sum = 0.99999999999980993;
  for (std::size_t i = 0; i < coefficients.size(); ++i) {
    sum += coefficients[i] / (from + static_cast<double>(i) + 1.0);
  }
  const double shifted = from + 7.5;
  return 0.5 * std::log(2.0 * std::numbers::pi) + (from + 0.5) * std::log(shifted) - shifted + std::log(sum);
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double normal_quantile(double p) {
  if (p > 0.5) return -normal_quantile(1.0 - p);
  // Halving: 80 steps from a width of 80 leave less than rounding does.
  double low = -40.0;
  double high = 0.0;
  for (int i = 0; i < 80; ++i) {
    const double middle = (low + high) / 2.0;
    (normal_cdf(middle) < p ? low : high) = middle;
  }
  return (low + high) / 2.0;
}

double beta_cdf(double x, double a, double b) {
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  const double front =
      std::exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * std::log(x) + b * std::log1p(-x));
  // The fraction converges fast on the near side of the mean.
  if (x < (a + 1.0) / (a + b + 2.0)) return front * beta_fraction(x, a, b) / a;
  return 1.0 - front * beta_fraction(1.0 - x, b, a) / b;
}

double beta_quantile(double p, double a, double b) {
  double low = 0.0;
  double high = 1.0;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2.0;
    (beta_cdf(middle, a, b) < p ? low : high) = middle;
  }
  return (low + high) / 2.0;
}

double chi_squared_tail(double x, double degrees) { return gamma_tail(degrees / 2.0, x / 2.0); }

double binomial_cdf(double k, double trials, double p) {
  if (k < 0.0) return 0.0;
  if (k >= trials || p <= 0.0) return 1.0;
  if (p >= 1.0) return 0.0;
  return beta_cdf(1.0 - p, trials - k, k + 1.0);
}

double binomial_quantile(double probability, double trials, double p) {
  const double sigma = std::sqrt(trials * p * (1.0 - p));
  return smallest_reaching(probability, trials * p + normal_quantile(probability) * sigma, sigma / 8.0,
                           trials, [&](double k) { return binomial_cdf(k, trials, p); });
}

double poisson_cdf(double k, double mean) {
  if (k < 0.0) return 0.0;
  if (mean <= 0.0) return 1.0;
  return gamma_tail(k + 1.0, mean);
}

double poisson_quantile(double probability, double mean) {
  const double sigma = std::sqrt(mean);
  return smallest_reaching(probability, mean + normal_quantile(probability) * sigma, sigma / 8.0, 1e15,
                           [&](double k) { return poisson_cdf(k, mean); });
}

}  // namespace windscreen::measure

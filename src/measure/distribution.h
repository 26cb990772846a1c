// The probability distributions that the statistics stand on. Exact but for rounding: continued fractions and
// series as in Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, 26.5.8 and 6.5.31, and
// Lanczos, "A precision approximation of the gamma function", 1964.
//
// All functions are thread-safe (the standard library's lgamma is not: it writes a global sign).
#pragma once

namespace windscreen::measure {

/// Standard deviations that cut off 2.5% and 0.1% of a normal distribution on each side: 95% and 99.8%
/// limits.
inline constexpr double z_95 = 1.959963984540054;
inline constexpr double z_998 = 3.090232306167813;
/// What lies beyond three, and beyond two, standard deviations on one side of a normal distribution.
inline constexpr double beyond_three_sigma = 0.0013498980316301;
inline constexpr double beyond_two_sigma = 0.0227501319481792;

/// The logarithm of the gamma function, for x > 0.
double log_gamma(double x);

/// P(Z <= z) of a standard normal Z.
double normal_cdf(double z);
/// The z with P(Z <= z) = p, for 0 < p < 1.
double normal_quantile(double p);

/// P(B <= x) of a beta distribution, a, b > 0.
double beta_cdf(double x, double a, double b);
/// The x with P(B <= x) = p, for 0 < p < 1.
double beta_quantile(double p, double a, double b);

/// P(X > x) of chi-squared with so many degrees of freedom.
double chi_squared_tail(double x, double degrees);

/// P(X <= k) of `trials` trials that each succeed with probability `p` (0 to 1); 0 for k < 0. k is whole.
double binomial_cdf(double k, double trials, double p);
/// The smallest whole k with P(X <= k) >= probability.
double binomial_quantile(double probability, double trials, double p);

/// P(X <= k) of a Poisson count of that mean; 0 for k < 0. k is whole.
double poisson_cdf(double k, double mean);
/// The smallest whole k with P(X <= k) >= probability, for probability < 1.
double poisson_quantile(double probability, double mean);

}  // namespace windscreen::measure

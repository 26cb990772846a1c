#include "measure/control_chart.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "measure/distribution.h"

namespace windscreen::measure {
namespace {

// The mean of two normal values' distance, in standard deviations.
constexpr double d2 = 1.128;

// The expected standard deviation of a normal sample of this size, in standard deviations.
double c4(double size) {
  return std::sqrt(2.0 / (size - 1.0)) * std::exp(log_gamma(size / 2.0) - log_gamma((size - 1.0) / 2.0));
}

double widen(double sigma, double least, bool together) {
  return together ? std::max(sigma, least) * std::numbers::sqrt2 : sigma;
}

}  // namespace

std::optional<Individuals> individuals(std::span<const Observation> baseline) {
  Individuals chart;
  double sum = 0.0;
  double ranges = 0.0;
  double steps = 0.0;
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    sum += baseline[i].value;
    if (i == 0 || !baseline[i].follows) continue;
    ranges += std::abs(baseline[i].value - baseline[i - 1].value);
    steps += 1.0;
  }
  if (steps < 1.0) return std::nullopt;
  const auto points = static_cast<double>(baseline.size());
  chart.points = baseline.size();
  chart.centre = sum / points;
  chart.mean_range = ranges / steps;
  double squares = 0.0;
  for (const Observation& one : baseline) squares += std::pow(one.value - chart.centre, 2);
  chart.deviation = std::sqrt(squares / (points - 1.0)) / c4(points);
  return chart;
}

Limits count_limits(const Individuals& chart, double unit, bool together) {
  // Of nothing in any month, as if there had been half of one in all of them.
  const double mean = chart.centre > 0.0 ? chart.centre / unit : 0.5 / static_cast<double>(chart.points);
  Limits limits;
  limits.centre = chart.centre;
  limits.sigma = widen(chart.sigma(), unit * std::sqrt(mean), together);
  const double least = unit * poisson_quantile(beyond_three_sigma, mean);
  const double most = unit * poisson_quantile(1.0 - beyond_three_sigma, mean);
  limits.lower = std::max(0.0, std::min(limits.centre - 3.0 * limits.sigma, least));
  limits.upper = std::max(limits.centre + 3.0 * limits.sigma, most);
  return limits;
}

std::optional<Limits> value_limits(const Individuals& chart, bool from_zero, bool together) {
  Limits limits;
  limits.centre = chart.centre;
  limits.sigma = widen(chart.sigma(), chart.deviation, together);
  if (limits.sigma <= 0.0) return std::nullopt;
  limits.lower = limits.centre - 3.0 * limits.sigma;
  limits.upper = limits.centre + 3.0 * limits.sigma;
  if (from_zero) limits.lower = std::max(0.0, limits.lower);
  return limits;
}

std::optional<Proportions> proportions(std::span<const Observation> baseline) {
  double met = 0.0;
  double all = 0.0;
  for (const Observation& one : baseline) {
    met += one.met;
    all += one.all;
  }
  if (all <= 0.0) return std::nullopt;
  Proportions chart;
  chart.share = met / all;
  chart.expected = met <= 0.0 || met >= all ? (met + 0.5) / (all + 1.0) : chart.share;
  // Each point's distance from the centre in its own standard deviations, and the steps between neighbours.
  const auto score = [&](const Observation& one) {
    return (one.met / one.all - chart.share) / std::sqrt(chart.expected * (1.0 - chart.expected) / one.all);
  };
  double ranges = 0.0;
  double steps = 0.0;
  for (std::size_t i = 1; i < baseline.size(); ++i) {
    if (!baseline[i].follows || baseline[i].all <= 0.0 || baseline[i - 1].all <= 0.0) continue;
    ranges += std::abs(score(baseline[i]) - score(baseline[i - 1]));
    steps += 1.0;
  }
  if (steps > 0.0) chart.widening = std::max(1.0, ranges / steps / d2);
  return chart;
}

Limits percent_limits(const Proportions& chart, double all, bool together) {
  const double p = chart.expected;
  const double plain = std::sqrt(p * (1.0 - p) / all) * chart.widening;
  Limits limits;
  limits.centre = 100.0 * chart.share;
  limits.sigma = 100.0 * widen(plain, plain, together);
  const double least = 100.0 * binomial_quantile(beyond_three_sigma, all, p) / all;
  const double most = 100.0 * binomial_quantile(1.0 - beyond_three_sigma, all, p) / all;
  limits.lower = std::max(0.0, std::min(limits.centre - 3.0 * limits.sigma, least));
  limits.upper = std::min(100.0, std::max(limits.centre + 3.0 * limits.sigma, most));
  return limits;
}

double count_widening(const Individuals& chart, double unit) {
  if (chart.centre <= 0.0) return 1.0;
  return std::max(1.0, chart.mean_range / d2 / std::sqrt(chart.centre * unit));
}

}  // namespace windscreen::measure

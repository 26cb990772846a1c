#include "measure/seasonal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "measure/distribution.h"

namespace windscreen::measure {
namespace {

constexpr std::size_t year = 12;

// What is left of the values when the straight line of least squares is taken off.
std::vector<double> without_line(std::span<const MonthlyValue> series) {
  const auto size = static_cast<double>(series.size());
  const double middle = (size - 1.0) / 2.0;
  double mean = 0.0;
  for (const MonthlyValue& one : series) mean += one.value / size;
  double product = 0.0;
  double square = 0.0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double from = static_cast<double>(i) - middle;
    product += from * (series[i].value - mean);
    square += from * from;
  }
  std::vector<double> rest;
  rest.reserve(series.size());
  for (std::size_t i = 0; i < series.size(); ++i)
    rest.push_back(series[i].value - mean - product / square * (static_cast<double>(i) - middle));
  return rest;
}

// Ranks from 1; equal values share the mean of theirs.
std::array<double, year> ranks_of(std::span<const double> values) {
  std::array<double, year> ranks{};
  const double slack = 1e-9 * std::abs(*std::ranges::max_element(values));
  for (std::size_t i = 0; i < year; ++i) {
    double below = 0.0;
    double equal = 0.0;
    for (const double other : values) {
      if (std::abs(other - values[i]) <= slack) {
        equal += 1.0;
      } else if (other < values[i]) {
        below += 1.0;
      }
    }
    ranks[i] = below + (equal + 1.0) / 2.0;
  }
  return ranks;
}

}  // namespace

std::optional<Seasonality> seasonality(std::span<const MonthlyValue> series) {
  const std::size_t years = series.size() / year;
  if (years < 2) return std::nullopt;
  const auto whole = series.last(years * year);
  const std::vector<double> rest = without_line(whole);
  std::array<double, year> sums{};
  // Equal ranks within a year leave less to differ by.
  double spread = 0.0;
  constexpr double middle = (year + 1.0) / 2.0;
  for (std::size_t block = 0; block < years; ++block) {
    const auto ranks = ranks_of(std::span(rest).subspan(block * year, year));
    for (std::size_t i = 0; i < year; ++i) {
      sums[i] += ranks[i];
      spread += std::pow(ranks[i] - middle, 2);
    }
  }
  Seasonality result;
  if (spread <= 0.0) return result;
  double between = 0.0;
  for (const double sum : sums) between += std::pow(sum - static_cast<double>(years) * middle, 2);
  const double statistic = (year - 1.0) * between / spread;
  result.chance = chi_squared_tail(statistic, year - 1.0);
  const auto month_at = [&](auto place) {
    return whole[static_cast<std::size_t>(place - sums.begin())].month;
  };
  result.lowest = month_at(std::ranges::min_element(sums));
  result.highest = month_at(std::ranges::max_element(sums));
  return result;
}

std::optional<SeasonalChart> SeasonalChart::over(std::span<const MonthlyValue> baseline) {
  SeasonalChart chart;
  for (const MonthlyValue& one : baseline) {
    chart.level_[one.month] += one.value;
    chart.years_[one.month] += 1.0;
    chart.mean_ += one.value / static_cast<double>(baseline.size());
  }
  for (unsigned month = 1; month <= year; ++month) {
    if (chart.years_[month] < 2.0) return std::nullopt;
    chart.level_[month] /= chart.years_[month];
  }
  double squares = 0.0;
  for (const MonthlyValue& one : baseline) squares += std::pow(one.value - chart.level_[one.month], 2);
  chart.sigma_ = std::sqrt(squares / static_cast<double>(baseline.size() - year));
  if (chart.sigma_ <= 0.0) return std::nullopt;
  return chart;
}

Limits SeasonalChart::at(unsigned month, double least, double most) const {
  Limits limits;
  limits.centre = level_[month];
  limits.sigma = sigma_ * std::sqrt(1.0 + 1.0 / years_[month]);
  limits.lower = std::max(least, limits.centre - 3.0 * limits.sigma);
  limits.upper = std::min(most, limits.centre + 3.0 * limits.sigma);
  return limits;
}

double SeasonalChart::count_widening(double unit) const {
  return mean_ <= 0.0 ? 1.0 : std::max(1.0, sigma_ / std::sqrt(mean_ * unit));
}

}  // namespace windscreen::measure

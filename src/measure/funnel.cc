#include "measure/funnel.h"

#include <cmath>

#include "measure/distribution.h"

namespace windscreen::measure {
namespace {

constexpr double tail_95 = 0.025;
constexpr double tail_998 = 0.001;

// The smallest and the largest count that leave no more than the tail beyond them.
template <typename Quantile>
Interval limits_of(double tail, const Quantile& quantile) {
  return {quantile(tail), quantile(1.0 - tail)};
}

}  // namespace

FunnelLimits percent_funnel(double share, double all) {
  const auto quantile = [&](double probability) {
    return 100.0 * binomial_quantile(probability, all, share) / all;
  };
  return {limits_of(tail_95, quantile), limits_of(tail_998, quantile)};
}

Standing standing(double value, const FunnelLimits& limits) {
  // A value on a limit is within it; the two are worked out differently, so they may differ in the last
  // digit.
  const double slack = 1e-9 * (1.0 + std::abs(value));
  if (value > limits.limits_998.upper + slack) return Standing::higher_than_chance;
  if (value < limits.limits_998.lower - slack) return Standing::lower_than_chance;
  if (value > limits.limits_95.upper + slack) return Standing::may_be_higher;
  if (value < limits.limits_95.lower - slack) return Standing::may_be_lower;
  return Standing::as_expected;
}

std::string_view words_of(Standing standing) {
  switch (standing) {
    case Standing::may_be_higher:
      return "may be higher";
    case Standing::may_be_lower:
      return "may be lower";
    case Standing::higher_than_chance:
      return "higher than chance";
    case Standing::lower_than_chance:
      return "lower than chance";
    case Standing::as_expected:
      break;
  }
  return "as expected";
}

}  // namespace windscreen::measure

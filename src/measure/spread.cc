#include "measure/spread.h"

#include <algorithm>

namespace windscreen::measure {
namespace {

double plain(std::int64_t millionths) { return static_cast<double>(millionths) / 1e6; }

// The value `quarters` quarters of the way from the smallest to the largest, between two values in
// proportion. The values before `from` are none of its business: they are smaller.
double quantile(std::vector<std::int64_t>& values, std::size_t quarters, std::size_t from) {
  const std::size_t steps = quarters * (values.size() - 1);
  const std::size_t place = steps / 4;
  const auto begin = values.begin();
  const auto at = begin + static_cast<std::ptrdiff_t>(place);
  if (place >= from) std::nth_element(begin + static_cast<std::ptrdiff_t>(from), at, values.end());
  const double low = plain(*at);
  if (steps % 4 == 0) return low;
  const double high = plain(*std::min_element(at + 1, values.end()));
  return low + (high - low) * static_cast<double>(steps % 4) / 4.0;
}

}  // namespace

Spread spread_of(std::vector<std::int64_t>& values) {
  Spread spread;
  spread.lower_quartile = quantile(values, 1, 0);
  // Each selection leaves the smaller values in front, so the next one need not look at them.
  const std::size_t quarter = (values.size() - 1) / 4;
  const std::size_t half = (values.size() - 1) / 2;
  spread.median = quantile(values, 2, quarter);
  spread.upper_quartile = quantile(values, 3, half);
  spread.largest = plain(*std::max_element(values.begin(), values.end()));
  return spread;
}

}  // namespace windscreen::measure

// How far values lie from one another. A mean or median alone hides the children who waited longest.
#pragma once

#include <cstdint>
#include <vector>

namespace windscreen::measure {

struct Spread {
  double median = 0;
  /// A quarter of the values lie below the one, a quarter above the other: type 7 of R. J. Hyndman and Y.
  /// Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996, which is what
  /// spreadsheets compute.
  double lower_quartile = 0;
  double upper_quartile = 0;
  double largest = 0;
};

/// Of at least one value; `values` are whole millionths and end in another order. Thread-safe.
Spread spread_of(std::vector<std::int64_t>& values);

}  // namespace windscreen::measure

// Drawing with probability proportional to size, without replacement, with exact inclusion probabilities.
//
// Systematic sampling along the cumulated sizes (W. G. Madow, "On the theory of systematic sampling, II",
// Annals of Mathematical Statistics 20, 1949) of units in random order (H. O. Hartley and J. N. K. Rao,
// "Sampling with unequal probabilities and without replacement", Annals of Mathematical Statistics 33, 1962).
// In whole numbers throughout, so the stated probabilities are exact and no machine's rounding decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace windscreen::assure {

struct RiskDraw {
  /// Indices into the sizes, rising.
  std::vector<std::size_t> chosen;
  /// Of each unit: `count` times its size over the sum of sizes; 1 for units so large that they are certain
  /// (the rest is then shared among the others).
  std::vector<double> probabilities;
};

/// Draws `count` of the units; all of them where there are no more. The units must come in random order.
/// `number_below(n)` gives a whole number from 0 to n - 1, each as likely; it is asked once or not at all.
/// Sizes are at least 1; throws Error for a size of 0, and where `count` times the sum of sizes is above
/// 10^18. Thread-safe where `number_below` is.
RiskDraw draw_by_size(const std::vector<std::uint64_t>& sizes, std::size_t count,
                      const std::function<std::uint64_t(std::uint64_t)>& number_below);

}  // namespace windscreen::assure

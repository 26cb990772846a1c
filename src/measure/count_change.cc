#include "measure/count_change.h"

#include <algorithm>

#include "measure/distribution.h"

namespace windscreen::measure {

CountChange count_change(double newer, double newer_exposure, double older, double older_exposure) {
  CountChange change;
  const double both = newer + older;
  if (both <= 0.0) return change;
  constexpr double tail = 0.025;
  const double exposure = older_exposure / newer_exposure;
  // The newer count's share of both, as a ratio of rates.
  const auto ratio_of = [&](double share) { return share / (1.0 - share) * exposure; };
  if (older > 0.0) change.ratio = newer / older * exposure;
  if (newer > 0.0) change.lower = ratio_of(beta_quantile(tail, newer, older + 1.0));
  if (older > 0.0) change.upper = ratio_of(beta_quantile(1.0 - tail, newer + 1.0, older));
  // The share that no change at all would give, and how far in either tail the newer count then lies.
  const double share = newer_exposure / (newer_exposure + older_exposure);
  const double as_high = newer > 0.0 ? beta_cdf(share, newer, older + 1.0) : 1.0;
  const double as_low = older > 0.0 ? 1.0 - beta_cdf(share, newer + 1.0, older) : 1.0;
  change.chance = std::min(1.0, 2.0 * std::min(as_high, as_low));
  return change;
}

}  // namespace windscreen::measure

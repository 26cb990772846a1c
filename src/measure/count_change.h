// Whether two counts differ by more than chance.
#pragma once

#include <optional>

#include "measure/wilson.h"

namespace windscreen::measure {

struct CountChange {
  /// Newer rate divided by older rate, and its 95% interval; the ratio is nullopt where the older count is 0,
  /// and so is an upper limit that has no bound.
  std::optional<double> ratio;
  double lower = 0;
  std::optional<double> upper;
  /// How likely chance alone makes a difference as large, in either direction.
  double chance = 1;
};

/// The exact comparison of two Poisson counts: given their sum, the newer one is binomial (J. Przyborowski
/// and H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31, 1940),
/// with the interval of C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits
/// illustrated in the case of the binomial", Biometrika 26, 1934. `newer_exposure` and `older_exposure` are
/// what the counts are out of (days, or days times children), both above 0. Counts are 0 or more and need not
/// be whole. Thread-safe.
CountChange count_change(double newer, double newer_exposure, double older, double older_exposure);

}  // namespace windscreen::measure

#include "measure/wilson.h"

#include <algorithm>
#include <cmath>

namespace windscreen::measure {

Interval wilson(double met, double all, double z) {
  if (all <= 0.0) return {0.0, 1.0};
  const double share = met / all;
  const double square = z * z;
  const double middle = (share + square / (2.0 * all)) / (1.0 + square / all);
  const double half =
      z / (1.0 + square / all) * std::sqrt(share * (1.0 - share) / all + square / (4.0 * all * all));
  // Rounding must not push the limits of nobody and of everybody past them.
  return {met <= 0.0 ? 0.0 : std::max(0.0, middle - half), met >= all ? 1.0 : std::min(1.0, middle + half)};
}

Interval newcombe(double newer_met, double newer_all, double older_met, double older_all, double z) {
  if (newer_all <= 0.0 || older_all <= 0.0) return {-1.0, 1.0};
  const double newer = newer_met / newer_all;
  const double older = older_met / older_all;
  const Interval of_newer = wilson(newer_met, newer_all, z);
  const Interval of_older = wilson(older_met, older_all, z);
  return {newer - older - std::hypot(newer - of_newer.lower, of_older.upper - older),
          newer - older + std::hypot(of_newer.upper - newer, older - of_older.lower)};
}

double difference_in_errors(double newer_met, double newer_all, double older_met, double older_all) {
  if (newer_all <= 0.0 || older_all <= 0.0) return 0.0;
  const double together = (newer_met + older_met) / (newer_all + older_all);
  const double variance = together * (1.0 - together) * (1.0 / newer_all + 1.0 / older_all);
  return variance <= 0.0 ? 0.0 : (newer_met / newer_all - older_met / older_all) / std::sqrt(variance);
}

}  // namespace windscreen::measure

// Intervals for percentages that stand for a wider practice: the children of one period are a sample of how
// the work is done. All functions are thread-safe.
#pragma once

namespace windscreen::measure {

struct Interval {
  double lower = 0;
  double upper = 0;
  bool contains(double value) const { return lower <= value && value <= upper; }
};

/// The Wilson score interval for a proportion of `met` of `all`, each between 0 and 1: E. B. Wilson,
/// "Probable inference, the law of succession, and statistical inference", Journal of the American
/// Statistical Association 22, 1927. `z` is the standard deviations of the confidence (z_95). Counts may be
/// fractions
/// (`all` > 0, 0 <= met <= all); of nothing at all the interval is 0 to 1.
Interval wilson(double met, double all, double z);

/// The interval for the difference newer - older of two independent proportions, between -1 and 1: method 10
/// (hybrid score) of R. G. Newcombe, "Interval estimation for the difference between independent
/// proportions", Statistics in Medicine 17, 1998.
Interval newcombe(double newer_met, double newer_all, double older_met, double older_all, double z);

/// The difference of two proportions in standard errors, with the two pooled (the score test); 0 where there
/// is nothing to tell them apart by.
double difference_in_errors(double newer_met, double newer_all, double older_met, double older_all);

}  // namespace windscreen::measure

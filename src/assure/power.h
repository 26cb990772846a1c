// Could a change have been seen? A comparison of two samples misses changes that are too small for them, and
// "no clear change" means little without saying which. All functions are thread-safe.
//
// The two-sided comparison of two independent proportions by the score test, without continuity correction:
// J. L. Fleiss, B. Levin and M. C. Paik, "Statistical Methods for Rates and Proportions", 3rd ed. 2003,
// section 4.2. Samples are the effective ones (weighted_share.h): weights and clusters make them smaller.
#pragma once

#include <optional>
#include <string>

namespace windscreen::assure {

struct PowerRule {
  /// The chance of speaking of a change where there is none (two-sided), and of missing one.
  double false_alarm = 0.05;
  double missed = 0.20;
};

/// How many audits each of two periods needs so that a change from share `from` to share `to` (each between 0
/// and 1) is seen; a whole number. nullopt where the two are the same.
std::optional<double> audits_needed(double from, double to, const PowerRule& rule = {});

/// The chance of seeing a change from `from` to `to` with `audits` (> 0) in each period, between 0 and 1;
/// counts changes in the right direction only.
double power(double from, double to, double audits, const PowerRule& rule = {});

/// The share nearest below `from` to which a fall would be seen with `audits` in each period; nullopt where
/// not even a fall to nothing would.
std::optional<double> smallest_seen_fall(double from, double audits, const PowerRule& rule = {});

/// The same for a rise; nullopt where not even a rise to all would be seen.
std::optional<double> smallest_seen_rise(double from, double audits, const PowerRule& rule = {});

/// The line that stands below a headline: "With 172 audits a quarter, a fall from 20% to about 9% would be
/// seen four times in five; a smaller one would often be missed." `period` is the word for the window
/// ("quarter").
std::string power_line(double from, double audits, const std::string& period);

}  // namespace windscreen::assure

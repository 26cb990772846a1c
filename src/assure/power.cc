#include "assure/power.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "measure/distribution.h"
#include "measure/number_words.h"

namespace windscreen::assure {
namespace {

double deviation(double share) { return share * (1.0 - share); }

// Standard deviations of the difference times the square root of the audits of a period: with the two shares
// taken as one, as the test does, and as they are.
double pooled(double from, double to) { return std::sqrt(2.0 * deviation((from + to) / 2.0)); }
double separate(double from, double to) { return std::sqrt(deviation(from) + deviation(to)); }

// Unrounded; falls as the two shares part.
double needed(double from, double to, const PowerRule& rule) {
  const double root = measure::normal_quantile(1.0 - rule.false_alarm / 2.0) * pooled(from, to) +
                      measure::normal_quantile(1.0 - rule.missed) * separate(from, to);
  return std::pow(root / (from - to), 2);
}

std::optional<double> smallest_seen(double from, double end, double audits, const PowerRule& rule) {
  if (from == end || needed(from, end, rule) > audits) return std::nullopt;
  double unseen = from;
  double seen = end;
  for (int i = 0; i < 60; ++i) {
    const double middle = (unseen + seen) / 2.0;
    (middle != from && needed(from, middle, rule) <= audits ? seen : unseen) = middle;
  }
  return seen;
}

}  // namespace

std::optional<double> audits_needed(double from, double to, const PowerRule& rule) {
  if (from == to) return std::nullopt;
  return std::ceil(needed(from, to, rule) - 1e-9);
}

double power(double from, double to, double audits, const PowerRule& rule) {
  const double critical = measure::normal_quantile(1.0 - rule.false_alarm / 2.0);
  const double spread = separate(from, to);
  const double reach = std::sqrt(audits) * std::abs(from - to) - critical * pooled(from, to);
  if (spread <= 0.0) return reach >= 0.0 ? 1.0 : 0.0;
  return measure::normal_cdf(reach / spread);
}

std::optional<double> smallest_seen_fall(double from, double audits, const PowerRule& rule) {
  return smallest_seen(from, 0.0, audits, rule);
}

std::optional<double> smallest_seen_rise(double from, double audits, const PowerRule& rule) {
  return smallest_seen(from, 1.0, audits, rule);
}

std::string power_line(double from, double audits, const std::string& period) {
  const auto to = smallest_seen_fall(from, audits);
  // The number that weights leave, which is seldom whole.
  const std::string number = measure::number_words(audits, 0);
  const std::string count = number == "1" ? "1 audit" : number + " audits";
  const std::string share = measure::number_words(100.0 * from, 0);
  if (!to) {
    return fmt::format("With {} a {} not even a fall from {}% to nothing could be relied on to be seen.",
                       count, period, share);
  }
  return fmt::format(
      "With {} a {}, a fall from {}% to about {}% would be seen four times in five; a smaller one "
      "would often be missed.",
      count, period, share, measure::number_words(100.0 * *to, 0));
}

}  // namespace windscreen::assure

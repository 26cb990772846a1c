// Whether a figure moved between two reports by more than chance.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "measure/count_change.h"
#include "measure/distribution.h"
#include "measure/figure_words.h"
#include "measure/figures.h"
#include "measure/number_words.h"
#include "measure/period_words.h"
#include "measure/wilson.h"
#include "report/since.h"

namespace windscreen::report {
namespace {

using measure::Definition;
using measure::NumberKind;
using measure::SeriesPoint;
using measure::Unit;
using measure::Verdict;
using measure::VerdictKind;

Verdict not_tested(std::string why) {
  Verdict verdict;
  verdict.start = std::move(why);
  return verdict;
}

double exposure(const Definition& definition, const SeriesPoint& point) {
  const auto days = static_cast<double>((point.period.end - point.period.start).count() + 1);
  return definition.unit == Unit::rate ? days * point.denominator.value_or(1.0) : days;
}

std::string movement(const Definition& definition, const SeriesPoint& then, const SeriesPoint& now,
                     bool beyond) {
  const std::string from = since_words(definition, then);
  const std::string to = since_words(definition, now);
  // By the values as they are printed, so that words and numbers agree.
  if (measure::value_words(definition, then) == measure::value_words(definition, now))
    return fmt::format("Was {} and {}", from, to);
  const std::string_view verb = !beyond ? "Went" : now.number() > then.number() ? "Rose" : "Fell";
  return fmt::format("{} from {} to {}", verb, from, to);
}

void decide(Verdict& verdict, const Definition& definition, bool beyond, bool up) {
  verdict.finding = beyond ? measure::Finding::beyond : measure::Finding::within;
  if (!beyond) {
    verdict.kind = VerdictKind::no_clear_change;
  } else if (definition.polarity == measure::Polarity::context) {
    verdict.kind = VerdictKind::changed;
  } else {
    const bool good = definition.polarity == measure::Polarity::higher_is_better ? up : !up;
    verdict.kind = good ? VerdictKind::better : VerdictKind::worse;
  }
}

// Points or per cent, one decimal place, in words instead of signs: "3.1 to 10.2 points lower", "3.1% lower
// to 0.4% higher", "0.8% lower to no change".
std::string interval(std::string_view of, double lower, const std::optional<double>& upper,
                     std::string_view unit) {
  const auto size = [](double number) { return measure::number_words(std::abs(number), 1); };
  const auto none = [&](double number) { return size(number) == "0.0"; };
  const auto one = [&](double number) {
    if (none(number)) return std::string("no change");
    return fmt::format("{}{} {}", size(number), unit, number < 0 ? "lower" : "higher");
  };
  std::string words;
  if (!upper) {
    words = one(lower) + " or more";
  } else if (!none(lower) && !none(*upper) && (lower < 0) == (*upper < 0)) {
    const bool down = lower < 0;
    words = fmt::format("{} to {}{} {}", size(down ? *upper : lower), size(down ? lower : *upper), unit,
                        down ? "lower" : "higher");
  } else {
    words = fmt::format("{} to {}", one(lower), one(*upper));
  }
  return fmt::format(" (95% interval of the {}: {})", of, words);
}

Verdict shares(const Definition& definition, const SeriesPoint& then, const SeriesPoint& now, double weight) {
  Verdict verdict;
  const double newer_met = now.counted() * weight;
  const double newer_all = now.out_of() * weight;
  const double older_met = then.counted() * weight;
  const double older_all = then.out_of() * weight;
  const auto limits = measure::newcombe(newer_met, newer_all, older_met, older_all, measure::z_95);
  verdict.difference = now.number() - then.number();
  verdict.lower = 100.0 * limits.lower;
  verdict.upper = 100.0 * limits.upper;
  verdict.chance = 2.0 * measure::normal_cdf(-std::abs(
                             measure::difference_in_errors(newer_met, newer_all, older_met, older_all)));
  const bool apart = !limits.contains(0.0);
  if (!apart) verdict.chance = std::max(*verdict.chance, usual_risk);
  const bool beyond = apart && *verdict.chance < usual_risk;
  verdict.start = movement(definition, then, now, beyond);
  decide(verdict, definition, beyond, now.number() > then.number());
  if (!measure::counts_only(definition.unit, now.denominator) &&
      !measure::counts_only(definition.unit, then.denominator))
    verdict.end = interval("difference", *verdict.lower, verdict.upper, " points");
  return verdict;
}

Verdict counts(const Definition& definition, const SeriesPoint& then, const SeriesPoint& now, double weight) {
  Verdict verdict;
  const auto change = measure::count_change(now.counted() * weight, exposure(definition, now),
                                            then.counted() * weight, exposure(definition, then));
  verdict.chance = change.chance;
  const bool beyond = change.chance < usual_risk;
  verdict.start = movement(definition, then, now, beyond);
  decide(verdict, definition, beyond, now.number() > then.number());
  if (change.ratio && now.counted() > 0.0 && then.number() != 0.0) {
    verdict.difference = 100.0 * (now.number() / then.number() - 1.0);
    verdict.lower = 100.0 * (change.lower - 1.0);
    if (change.upper) verdict.upper = 100.0 * (*change.upper - 1.0);
    verdict.end = interval("change", *verdict.lower, verdict.upper, "%");
  }
  return verdict;
}

}  // namespace

std::string since_words(const Definition& definition, const SeriesPoint& point) {
  const std::string when = measure::period_phrase(point.period, measure::is_point(definition));
  switch (definition.unit) {
    case Unit::change:
    case Unit::share:
      if (point.value) return fmt::format("{} {}", measure::percent_words(*point.value), when);
      break;
    case Unit::ratio:
      if (point.value) return fmt::format("{} times {}", measure::number_words(*point.value, 2), when);
      break;
    case Unit::mean: {
      const std::string spread = measure::spread_words(point);
      if (!spread.empty()) return fmt::format("{} ({})", measure::figure_phrase(definition, point), spread);
      break;
    }
    default:
      break;
  }
  return measure::figure_phrase(definition, point);
}

Verdict change_between(const Definition& definition, const SeriesPoint& then, const SeriesPoint& now,
                       const measure::SeriesChart& chart) {
  if (then.suppressed || now.suppressed)
    return not_tested("One of the two figures is suppressed, so nothing is compared.");
  if (then.partial || now.partial)
    return not_tested("One of the loads does not hold all of its period, so nothing is compared.");
  if (!then.value || !now.value) return not_tested("One of the two has no figure, so nothing is compared.");
  if (then.period == now.period) return not_tested("Both figures are of the same period.");
  if (chart.overlap == measure::Overlap::accumulating)
    return not_tested("The figure adds up through the year, so the two are not compared.");
  if (chart.overlap == measure::Overlap::windows && then.period.end >= now.period.start)
    return not_tested(movement(definition, then, now, false) +
                      ". The two periods share months, so the difference is not tested for chance.");
  // What varies more than chance counts for less.
  const double weight = 1.0 / (chart.widening * chart.widening);
  if (chart.numbers == NumberKind::shares && now.out_of() > 0.0 && then.out_of() > 0.0)
    return shares(definition, then, now, weight);
  if (chart.numbers == NumberKind::counts) return counts(definition, then, now, weight);
  return not_tested(movement(definition, then, now, false) + ". The difference cannot be tested for chance.");
}

}  // namespace windscreen::report

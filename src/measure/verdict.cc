#include "measure/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "measure/count_change.h"
#include "measure/distribution.h"
#include "measure/false_discovery.h"
#include "measure/figure_words.h"
#include "measure/figures.h"
#include "measure/number_words.h"
#include "measure/period_words.h"
#include "measure/wilson.h"

namespace windscreen::measure {
namespace {

constexpr double usual_risk = 0.05;
// The newest point may be a day within a month, and the one of a year before a month's end.
constexpr int most_days_off = 16;

// The usable point of the same time a year before, which must share nothing with the newest.
std::optional<std::size_t> year_before(std::span<const SeriesPoint> series, Overlap overlap) {
  const Period& now = series.back().period;
  const bool ends_month = base::month_end(now.end) == now.end;
  base::Date wanted = base::add_months(now.end, -12);
  if (ends_month) wanted = base::month_end(wanted);
  std::optional<std::size_t> best;
  const auto off = [&](std::size_t place) { return std::abs((series[place].period.end - wanted).count()); };
  for (std::size_t place = 0; place + 1 < series.size(); ++place) {
    if (!series[place].usable() || off(place) > most_days_off) continue;
    const Period& then = series[place].period;
    if (overlap != Overlap::together && then.end >= now.start) continue;
    if (!best || off(place) < off(*best)) best = place;
  }
  return best;
}

// "3 to 11 points", "4 points down to 2 points up", "2% down to no change": whole, unless a limit near 0
// would then say too little.
std::string interval_words(double lower, std::optional<double> upper, std::string_view unit) {
  const double smaller = std::min(std::abs(lower), upper ? std::abs(*upper) : std::abs(lower));
  const auto size = [&](double number) {
    return number_words(std::abs(number), smaller < 1.5 && std::abs(number) < 9.95 ? 1 : 0);
  };
  const bool percent = unit == "%";
  const auto with_unit = [&](const std::string& number) {
    return percent ? number + "%" : fmt::format("{} {}", number, unit);
  };
  const auto with_way = [&](double number, std::string_view way) {
    const std::string text = size(number);
    return text == "0.0" ? std::string("no change") : fmt::format("{} {}", with_unit(text), way);
  };
  if (!upper) return with_way(lower, "up") + " or more";
  if (lower < 0.0 && *upper > 0.0)
    return fmt::format("{} to {}", with_way(lower, "down"), with_way(*upper, "up"));
  const std::string near = size(std::min(std::abs(lower), std::abs(*upper)));
  const std::string far = with_unit(size(std::max(std::abs(lower), std::abs(*upper))));
  return fmt::format("{} to {}", percent ? near + "%" : near, far);
}

class Weighing {
 public:
  Weighing(const Definition& definition, std::span<const SeriesPoint> series, const SeriesChart& chart)
      : definition_(definition), series_(series), chart_(chart), newest_(series.back()) {}

  Verdict run() {
    if (chart_.numbers == NumberKind::unjudged) return not_tested(chart_.why_none);
    if (newest_.suppressed) return not_tested("The newest figure is suppressed, so nothing is compared.");
    if (newest_.partial)
      return not_tested("The load does not hold all of the newest period, so nothing is compared.");
    if (!newest_.value) return not_tested("There is no figure in the newest period to compare.");
    verdict_.now = series_.size() - 1;
    const auto before = year_before(series_, chart_.overlap);
    if (before && chart_.numbers == NumberKind::shares) return shares(*before);
    if (before && chart_.numbers == NumberKind::counts) return counts(*before);
    return by_chart(before);
  }

 private:
  Verdict not_tested(const std::string& why) {
    Verdict verdict;
    verdict.start = why;
    return verdict;
  }

  Verdict shares(std::size_t before) {
    const SeriesPoint& older = series_[before];
    verdict_.before = before;
    // What varies more than chance counts for less.
    const double weight = 1.0 / (chart_.widening * chart_.widening);
    const double newer_met = newest_.counted() * weight;
    const double newer_all = newest_.out_of() * weight;
    const double older_met = older.counted() * weight;
    const double older_all = older.out_of() * weight;
    const Interval interval = newcombe(newer_met, newer_all, older_met, older_all, z_95);
    verdict_.difference = newest_.number() - older.number();
    verdict_.lower = 100.0 * interval.lower;
    verdict_.upper = 100.0 * interval.upper;
    verdict_.chance =
        2.0 * normal_cdf(-std::abs(difference_in_errors(newer_met, newer_all, older_met, older_all)));
    const bool apart = !interval.contains(0.0);
    // The interval and the test are two methods; where they do not agree nothing is claimed.
    if (!apart) verdict_.chance = std::max(*verdict_.chance, usual_risk);
    compare(older, apart && *verdict_.chance < usual_risk);
    const bool small = counts_only(definition_.unit, newest_.denominator) ||
                       counts_only(definition_.unit, older.denominator);
    if (!small) {
      verdict_.end = fmt::format(" (95% interval of the difference: {})",
                                 interval_words(verdict_.lower.value_or(0.0), verdict_.upper, "points"));
    }
    return verdict_;
  }

  Verdict counts(std::size_t before) {
    const SeriesPoint& older = series_[before];
    verdict_.before = before;
    const double weight = 1.0 / (chart_.widening * chart_.widening);
    const CountChange change = count_change(newest_.counted() * weight, exposure(newest_),
                                            older.counted() * weight, exposure(older));
    verdict_.chance = change.chance;
    if (change.ratio) {
      // Of the figures as they are shown: the interval is of the same ratio but for the length of the months.
      verdict_.difference = 100.0 * (newest_.number() / older.number() - 1.0);
      verdict_.lower = 100.0 * (change.lower - 1.0);
      if (change.upper) verdict_.upper = 100.0 * (*change.upper - 1.0);
    }
    compare(older, change.chance < usual_risk);
    if (change.ratio && newest_.counted() > 0.0) {
      const double moved = verdict_.difference.value_or(0.0);
      const std::string much = number_words(std::abs(moved), 1);
      if (much != "0.0") verdict_.start += fmt::format(", {} {}%", moved > 0.0 ? "up" : "down", much);
      verdict_.end = fmt::format(" (95% interval of the change: {})",
                                 interval_words(verdict_.lower.value_or(0.0), verdict_.upper, "%"));
    }
    return verdict_;
  }

  // What a count is out of: days and children.
  double exposure(const SeriesPoint& point) const {
    const auto days = static_cast<double>((point.period.end - point.period.start).count() + 1);
    return definition_.unit == Unit::rate ? days * point.denominator.value_or(1.0) : days;
  }

  void compare(const SeriesPoint& older, bool beyond) {
    const double moved = newest_.number() - older.number();
    const std::string then = figure_phrase(definition_, older);
    const std::string now = figure_phrase(definition_, newest_);
    // By the values as they are printed, so that words and numbers agree.
    const bool same = value_words(definition_, older) == value_words(definition_, newest_);
    const std::string_view verb = !beyond ? "Went" : moved > 0.0 ? "Rose" : "Fell";
    verdict_.start =
        same ? fmt::format("Was {} and {}", then, now) : fmt::format("{} from {} to {}", verb, then, now);
    decide(beyond, moved > 0.0);
  }

  void decide(bool beyond, bool up) {
    verdict_.finding = beyond ? Finding::beyond : Finding::within;
    if (!beyond) {
      verdict_.kind = VerdictKind::no_clear_change;
    } else if (definition_.polarity == Polarity::context) {
      verdict_.kind = VerdictKind::changed;
    } else {
      const bool good = definition_.polarity == Polarity::higher_is_better ? up : !up;
      verdict_.kind = good ? VerdictKind::better : VerdictKind::worse;
    }
  }

  Verdict by_chart(std::optional<std::size_t> before) {
    const auto& limits = chart_.limits.back();
    if (!limits) {
      std::string why = before ? "" : "There is no figure of a year before to compare with.";
      if (!chart_.why_none.empty()) why += (why.empty() ? "" : " ") + chart_.why_none;
      if (why.empty()) why = "There are too few values behind the newest figure to judge it.";
      return not_tested(why);
    }
    const bool point = is_point(definition_);
    verdict_.start = fmt::format("{}{}", capital(figure_phrase(definition_, newest_)), spread());
    if (before) {
      verdict_.before = before;
      verdict_.difference = difference_from(series_[*before]);
      verdict_.start += fmt::format(", after {} {}", value_words(definition_, series_[*before]),
                                    period_phrase(series_[*before].period, point));
    }
    verdict_.start += fmt::format(". The usual level is {}, and chance alone moves it from {} to {}",
                                  level(limits->centre), level(limits->lower), level(limits->upper));
    const Signal* strongest = nullptr;
    for (const Signal& signal : chart_.signals) {
      if (signal.place + 1 != series_.size()) continue;
      if (strongest == nullptr || chance(signal, *limits) < chance(*strongest, *limits)) strongest = &signal;
    }
    verdict_.chance = strongest != nullptr ? chance(*strongest, *limits) : 1.0;
    decide(strongest != nullptr, strongest != nullptr && strongest->direction == Direction::higher);
    if (strongest != nullptr) {
      std::string words = strongest->words;
      words.pop_back();
      verdict_.end = fmt::format(" ({})", words);
    }
    return verdict_;
  }

  double difference_from(const SeriesPoint& older) const {
    const double moved = newest_.number() - older.number();
    const bool relative = definition_.unit == Unit::count || definition_.unit == Unit::rate;
    return relative && older.number() != 0.0 ? 100.0 * moved / std::abs(older.number()) : moved;
  }

  double chance(const Signal& signal, const Limits& limits) const {
    if (signal.rule != RunRule::beyond_limits || limits.sigma <= 0.0) return chance_of(signal.rule);
    const double far = std::abs(newest_.number() - limits.centre) / limits.sigma;
    return std::min(chance_of(signal.rule), 2.0 * normal_cdf(-far));
  }

  std::string level(double value) const {
    return definition_.unit == Unit::percent ? percent_words(value) : count_words(value);
  }

  std::string spread() const {
    const std::string words = spread_words(newest_);
    return words.empty() ? words : fmt::format(" ({})", words);
  }

  static std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
      text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
  }

  const Definition& definition_;
  std::span<const SeriesPoint> series_;
  const SeriesChart& chart_;
  const SeriesPoint& newest_;
  Verdict verdict_;
};

}  // namespace

std::string Verdict::sentence() const {
  if (kind == VerdictKind::not_tested) return start;
  switch (finding) {
    case Finding::beyond:
      return fmt::format("{}: more than chance would give{}.", start, end);
    case Finding::alone:
      return fmt::format(
          "{}: more than chance would give for one measure{}, but not when {} measures are looked at "
          "together.",
          start, end, among);
    case Finding::within:
      break;
  }
  return fmt::format("{}: no more than chance could give{}.", start, end);
}

std::optional<double> Verdict::size() const {
  if (!chance) return std::nullopt;
  return *chance >= 1.0 ? 0.0 : -normal_quantile(std::max(*chance, 1e-300) / 2.0);
}

Verdict verdict_of(const Definition& definition, std::span<const SeriesPoint> series,
                   const SeriesChart& chart) {
  if (series.empty()) {
    Verdict verdict;
    verdict.start = "There is no complete period to look at.";
    return verdict;
  }
  return Weighing(definition, series, chart).run();
}

void weigh_together(std::span<Verdict* const> verdicts) {
  std::vector<Verdict*> tested;
  std::vector<double> chances;
  for (Verdict* verdict : verdicts) {
    if (!verdict->chance) continue;
    tested.push_back(verdict);
    chances.push_back(*verdict->chance);
  }
  const std::vector<bool> stand = discoveries(chances, usual_risk);
  for (std::size_t i = 0; i < tested.size(); ++i) {
    if (tested[i]->finding != Finding::beyond || stand[i]) continue;
    tested[i]->finding = Finding::alone;
    tested[i]->kind = VerdictKind::no_clear_change;
    tested[i]->among = tested.size();
  }
}

std::string_view name_of(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::better:
      return "better";
    case VerdictKind::worse:
      return "worse";
    case VerdictKind::changed:
      return "changed";
    case VerdictKind::no_clear_change:
      return "no_clear_change";
    case VerdictKind::not_tested:
      break;
  }
  return "not_tested";
}

}  // namespace windscreen::measure

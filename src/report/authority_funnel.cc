#include "report/authority_funnel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/json_value.h"

namespace windscreen::report {
namespace {

using benchmark::ProfileField;
using measure::CountedOf;
using measure::Standing;
using Json = nlohmann::ordered_json;

constexpr int drawn_widths = 32;

bool is_whole(double number) { return std::trunc(number) == number; }

measure::FunnelLimits times(const measure::FunnelLimits& limits, double factor) {
  const auto of = [factor](const measure::Interval& one) {
    return measure::Interval{one.lower * factor, one.upper * factor};
  };
  return {.limits_95 = of(limits.limits_95), .limits_998 = of(limits.limits_998)};
}

/// "65.4": a rate's unit is said once in a sentence.
std::string without_unit(const benchmark::Measure& measure, double value) {
  constexpr std::string_view unit = " per 10,000";
  std::string words = value_words(measure, value);
  if (words.ends_with(unit)) words.resize(words.size() - unit.size());
  return words;
}

std::string sentence_of(const benchmark::Measure& measure, const std::string& name,
                        const AuthorityFunnel& funnel) {
  const std::string among = fmt::format("Among {} authorities {} {}", funnel.authorities.size(),
                                        funnel.period.starts_with("year") ? "in the" : "on", funnel.period);
  const AuthorityFunnel::One& own = funnel.authorities[funnel.own];
  if (!funnel.limits || !own.standing)
    return fmt::format("{}, {} is too small to be told from chance.", among, name);
  const Standing standing = *own.standing;
  const auto between = [&](const measure::Interval& one) {
    return fmt::format("between {} and {}", without_unit(measure, one.lower),
                       value_words(measure, one.upper));
  };
  const std::string value = without_unit(measure, own.value);
  const std::string usual = between(funnel.limits->limits_95);
  switch (standing) {
    case Standing::as_expected:
      return fmt::format("{}, {} at {} is within what is usual for one of its size: 95 in 100 lie {}.", among,
                         name, value, usual);
    case Standing::may_be_higher:
    case Standing::may_be_lower:
      return fmt::format("{}, {} at {} may be {} than is usual for one of its size: 95 in 100 lie {}.", among,
                         name, value, standing == Standing::may_be_higher ? "higher" : "lower", usual);
    case Standing::higher_than_chance:
    case Standing::lower_than_chance:
      break;
  }
  return fmt::format("{}, {} at {} is {} than is usual for one of its size: 998 in 1,000 lie {}.", among,
                     name, value, standing == Standing::higher_than_chance ? "higher" : "lower",
                     between(funnel.limits->limits_998));
}

/// Sizes from the smallest to the largest, closer together where the funnel bends most.
std::vector<FunnelWidth> widths_of(const measure::DispersedFunnel& funnel, double smallest, double largest,
                                   double factor) {
  std::vector<FunnelWidth> widths;
  const double step = std::pow(largest / smallest, 1.0 / (drawn_widths - 1));
  for (int i = 0; i < drawn_widths; ++i) {
    const double of = i + 1 == drawn_widths ? largest : smallest * std::pow(step, i);
    if (const auto limits = measure::dispersed_limits(funnel, of))
      widths.push_back({of, times(*limits, factor)});
    if (smallest == largest) break;
  }
  return widths;
}

/// Six significant digits, as elsewhere in the pages' data.
Json rounded(double value) {
  if (value == 0.0) return 0;
  const double scale = std::pow(10.0, 5.0 - std::floor(std::log10(std::abs(value))));
  return json_number(std::round(value * scale) / scale);
}

Json limits_json(const measure::FunnelLimits& limits) {
  return Json::array({rounded(limits.limits_95.lower), rounded(limits.limits_95.upper),
                      rounded(limits.limits_998.lower), rounded(limits.limits_998.upper)});
}

}  // namespace

std::optional<AuthorityFunnel> authority_funnel(const benchmark::Profile& profile,
                                                const benchmark::ProfileMeasure& measure) {
  const bool share = measure.measure->unit == benchmark::Unit::percent;
  if (!measure.field || (!share && measure.measure->unit != benchmark::Unit::rate)) return std::nullopt;
  const ProfileField& field = *measure.field;
  std::vector<CountedOf> places;
  AuthorityFunnel result;
  std::optional<std::size_t> own;
  for (std::size_t i = 0; i < field.authorities.size(); ++i) {
    const benchmark::PublishedFigure& figure = field.authorities[i].figure;
    if (!figure.value || !figure.numerator || !figure.denominator) continue;
    const double counted = *figure.numerator;
    const double of = *figure.denominator;
    if (!is_whole(counted) || !is_whole(of)) return std::nullopt;
    if (counted < 0 || of <= 0 || (share && counted > of)) continue;
    if (i == field.own) own = places.size();
    places.push_back({counted, of});
    result.authorities.push_back({field.authorities[i].name, counted, of, *figure.value, std::nullopt});
  }
  const auto funnel =
      measure::dispersed_funnel(share ? measure::FunnelKind::share : measure::FunnelKind::rate, places);
  if (!own || !funnel) return std::nullopt;
  const double factor = benchmark::multiplier(measure.measure->unit);
  result.year = field.year;
  result.period = field.period;
  result.centre = funnel->centre * factor;
  result.dispersion = funnel->dispersion;
  result.own = *own;
  for (AuthorityFunnel::One& one : result.authorities) {
    const auto limits = measure::dispersed_limits(*funnel, one.of);
    if (limits) one.standing = measure::standing(one.counted / one.of, *limits);
  }
  const auto limits = measure::dispersed_limits(*funnel, places[*own].of);
  if (limits) result.limits = times(*limits, factor);
  const auto [smallest, largest] = std::ranges::minmax(places, {}, &CountedOf::of);
  result.widths = widths_of(*funnel, smallest.of, largest.of, factor);
  result.sentence = sentence_of(*measure.measure, profile.area.name, result);
  return result;
}

Json authority_funnel_json(const std::optional<AuthorityFunnel>& funnel) {
  if (!funnel) return nullptr;
  Json names = Json::array();
  Json counted = Json::array();
  Json of = Json::array();
  Json values = Json::array();
  Json standings = Json::array();
  for (const AuthorityFunnel::One& one : funnel->authorities) {
    names.push_back(one.name);
    counted.push_back(json_number(one.counted));
    of.push_back(json_number(one.of));
    values.push_back(rounded(one.value));
    standings.push_back(one.standing ? Json(measure::words_of(*one.standing)) : Json(nullptr));
  }
  Json widths = Json::array();
  for (const FunnelWidth& one : funnel->widths) {
    Json row = limits_json(one.limits);
    row.insert(row.begin(), rounded(one.of));
    widths.push_back(std::move(row));
  }
  return {{"year", funnel->year},
          {"period", funnel->period},
          {"centre", rounded(funnel->centre)},
          {"dispersion", rounded(funnel->dispersion)},
          {"names", std::move(names)},
          {"counted", std::move(counted)},
          {"of", std::move(of)},
          {"values", std::move(values)},
          {"standings", std::move(standings)},
          {"own", funnel->own},
          {"limits", funnel->limits ? limits_json(*funnel->limits) : Json(nullptr)},
          {"widths", std::move(widths)},
          {"sentence", funnel->sentence}};
}

}  // namespace windscreen::report

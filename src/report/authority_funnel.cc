#include "report/authority_funnel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "measure/number_words.h"
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

/// "in the year to 31 March 2021", "on 31 March 2021", "in September 2020", "from 1 April to 30 June 2020".
std::string when(const std::string& period) {
  if (period.starts_with("year")) return "in the " + period;
  if (period.find(" to ") != std::string::npos) return "from " + period;
  const bool day = period.front() >= '0' && period.front() <= '9';
  return (day ? "on " : "in ") + period;
}

/// How the own figure is spoken of: by the authority's name and place where it is published, and with its own
/// period where it is a report's.
struct Speech {
  std::string subject;
  std::string at;
  std::string sized;
};

std::string sentence_of(const benchmark::Measure& measure, const Speech& speech,
                        const AuthorityFunnel& funnel) {
  const std::string among = fmt::format("Among {} authorities {}", funnel.published, when(funnel.period));
  const AuthorityFunnel::One& own = funnel.authorities[funnel.own];
  if (!own.limits || !own.standing)
    return fmt::format("{}, {} is too small to be told from chance.", among, speech.subject);
  const Standing standing = *own.standing;
  const auto between = [&](const measure::Interval& one) {
    return fmt::format("between {} and {}", without_unit(measure, one.lower),
                       value_words(measure, one.upper));
  };
  const std::string who =
      fmt::format("{} at {}{}", speech.subject, without_unit(measure, own.value), speech.at);
  const std::string usual = between(own.limits->limits_95);
  switch (standing) {
    case Standing::as_expected:
      return fmt::format("{}, {} is within what is usual for {}: 95 in 100 lie {}.", among, who, speech.sized,
                         usual);
    case Standing::may_be_higher:
    case Standing::may_be_lower:
      return fmt::format("{}, {} may be {} than is usual for {}: 95 in 100 lie {}.", among, who,
                         standing == Standing::may_be_higher ? "higher" : "lower", speech.sized, usual);
    case Standing::higher_than_chance:
    case Standing::lower_than_chance:
      break;
  }
  return fmt::format("{}, {} is {} than is usual for {}: 998 in 1,000 lie {}.", among, who,
                     standing == Standing::higher_than_chance ? "higher" : "lower", speech.sized,
                     between(own.limits->limits_998));
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

/// The places whose counts are published, and what lies within their limits.
struct Field {
  AuthorityFunnel funnel;
  measure::DispersedFunnel limits;
  double smallest = 0;
  double largest = 0;
};

bool is_funnelled(benchmark::Unit unit) {
  return unit == benchmark::Unit::percent || unit == benchmark::Unit::rate;
}

void judge(AuthorityFunnel::One& one, const measure::DispersedFunnel& funnel, double factor) {
  const auto limits = measure::dispersed_limits(funnel, one.of);
  if (!limits) return;
  one.limits = times(*limits, factor);
  one.standing = measure::standing(one.counted / one.of, *limits);
}

std::optional<Field> field_of(const benchmark::Measure& measure, std::span<const ProfileField::One> all) {
  const bool share = measure.unit == benchmark::Unit::percent;
  std::vector<CountedOf> places;
  Field field;
  for (const ProfileField::One& one : all) {
    const benchmark::PublishedFigure& figure = one.figure;
    if (!figure.value || !figure.numerator || !figure.denominator) continue;
    const double counted = *figure.numerator;
    const double of = *figure.denominator;
    if (!is_whole(counted) || !is_whole(of)) return std::nullopt;
    if (counted < 0 || of <= 0 || (share && counted > of)) continue;
    places.push_back({counted, of});
    field.funnel.authorities.push_back({.code = one.code,
                                        .name = one.name,
                                        .counted = counted,
                                        .of = of,
                                        .value = *figure.value,
                                        .limits = std::nullopt,
                                        .standing = std::nullopt});
  }
  const auto funnel =
      measure::dispersed_funnel(share ? measure::FunnelKind::share : measure::FunnelKind::rate, places);
  if (!funnel) return std::nullopt;
  const double factor = benchmark::multiplier(measure.unit);
  field.limits = *funnel;
  field.funnel.centre = funnel->centre * factor;
  field.funnel.dispersion = funnel->dispersion;
  field.funnel.published = places.size();
  for (AuthorityFunnel::One& one : field.funnel.authorities) judge(one, *funnel, factor);
  const auto [smallest, largest] = std::ranges::minmax(places, {}, &CountedOf::of);
  field.smallest = smallest.of;
  field.largest = largest.of;
  return field;
}

}  // namespace

std::optional<AuthorityFunnel> authority_funnel(const benchmark::Profile& profile,
                                                const benchmark::ProfileMeasure& measure) {
  if (!measure.field || !is_funnelled(measure.measure->unit)) return std::nullopt;
  auto field = field_of(*measure.measure, measure.field->authorities);
  if (!field) return std::nullopt;
  AuthorityFunnel& result = field->funnel;
  const auto own = std::ranges::find(result.authorities, measure.field->authorities[measure.field->own].code,
                                     &AuthorityFunnel::One::code);
  if (own == result.authorities.end()) return std::nullopt;
  result.own = static_cast<std::size_t>(own - result.authorities.begin());
  result.year = measure.field->year;
  result.period = measure.field->period;
  result.widths =
      widths_of(field->limits, field->smallest, field->largest, benchmark::multiplier(measure.measure->unit));
  result.sentence = sentence_of(*measure.measure,
                                {.subject = profile.area.name, .at = {}, .sized = "one of its size"}, result);
  return std::move(result);
}

std::optional<AuthorityFunnel> own_among_authorities(const benchmark::Published& published,
                                                     const benchmark::Comparer& comparer,
                                                     const benchmark::Measure& measure,
                                                     const OwnFigure& own) {
  const bool share = measure.unit == benchmark::Unit::percent;
  if (!is_funnelled(measure.unit) || !is_whole(own.counted) || !is_whole(own.of)) return std::nullopt;
  if (own.counted < 0 || own.of <= 0 || (share && own.counted > own.of)) return std::nullopt;
  std::optional<Field> field;
  int year = published.last_year() + 1;
  while (!field && year > published.first_year()) {
    --year;
    if (benchmark::close_of(measure.period, year) > own.period.end) continue;
    field = field_of(measure, benchmark::authorities_of(published, comparer, measure, year));
  }
  if (!field) return std::nullopt;
  const double factor = benchmark::multiplier(measure.unit);
  AuthorityFunnel& result = field->funnel;
  const std::string period = benchmark::words_of(own.period);
  AuthorityFunnel::One mine{.code = {},
                            .name = fmt::format("{}, {}", own.name, period),
                            .counted = own.counted,
                            .of = own.of,
                            .value = factor * own.counted / own.of,
                            .limits = std::nullopt,
                            .standing = std::nullopt};
  judge(mine, field->limits, factor);
  const auto at = std::ranges::lower_bound(result.authorities, mine.name, {}, &AuthorityFunnel::One::name);
  result.own = static_cast<std::size_t>(at - result.authorities.begin());
  result.authorities.insert(at, std::move(mine));
  result.year = year;
  result.period = benchmark::words_of(measure.period, year);
  result.widths =
      widths_of(field->limits, std::min(field->smallest, own.of), std::max(field->largest, own.of), factor);
  const std::string sized =
      share ? fmt::format("a percentage of {}", measure::number_words(own.of, 0)) : "one of its size";
  result.sentence =
      sentence_of(measure, {.subject = own.name, .at = " " + when(period), .sized = sized}, result);
  return std::move(result);
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
  const AuthorityFunnel::One& own = funnel->authorities[funnel->own];
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
          {"published", funnel->published},
          {"names", std::move(names)},
          {"counted", std::move(counted)},
          {"of", std::move(of)},
          {"values", std::move(values)},
          {"standings", std::move(standings)},
          {"own", funnel->own},
          {"limits", own.limits ? limits_json(*own.limits) : Json(nullptr)},
          {"widths", std::move(widths)},
          {"sentence", funnel->sentence}};
}

}  // namespace windscreen::report

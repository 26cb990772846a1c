#include "report/analysis_json.h"

#include <cmath>
#include <string>

#include "report/json_value.h"

namespace windscreen::report {
namespace {

using Json = nlohmann::ordered_json;

/// Six significant digits are more than a limit is worth, and less than half the bytes of all of them.
Json rounded(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == 0.0) return 0;
  const double scale = std::pow(10.0, 5.0 - std::floor(std::log10(std::abs(value))));
  return json_number(std::round(value * scale) / scale);
}

Json maybe(const std::optional<double>& value) { return value ? rounded(*value) : Json(nullptr); }

Json maybe(const std::optional<std::size_t>& value) { return value ? Json(*value) : Json(nullptr); }

template <typename Values, typename Number>
Json column(const Values& values, const Number& number) {
  Json array = Json::array();
  for (const auto& value : values) array.push_back(value ? rounded(number(*value)) : Json(nullptr));
  return array;
}

Json verdict_json(const measure::Verdict& verdict) {
  return {{"kind", measure::name_of(verdict.kind)},  {"sentence", verdict.sentence()},
          {"before", maybe(verdict.before)},         {"now", maybe(verdict.now)},
          {"difference", maybe(verdict.difference)}, {"lower", maybe(verdict.lower)},
          {"upper", maybe(verdict.upper)},           {"size", maybe(verdict.size())}};
}

}  // namespace

Json analysis_json(const Analysis& analysis) {
  const measure::SeriesChart& chart = analysis.chart;
  Json object = {{"chart", measure::name_of(chart.kind)}, {"why_none", chart.why_none}};
  const bool limits = chart.kind != measure::ChartKind::none;
  const auto limit = [&](const auto& number) {
    return limits ? column(chart.limits, number) : Json::array();
  };
  object["centre"] = limit([](const measure::Limits& one) { return one.centre; });
  object["lower"] = limit([](const measure::Limits& one) { return one.lower; });
  object["upper"] = limit([](const measure::Limits& one) { return one.upper; });
  Json signals = Json::array();
  for (const measure::Signal& signal : chart.signals) {
    signals.push_back({{"place", signal.place},
                       {"first_place", signal.first_place},
                       {"rule", measure::name_of(signal.rule)},
                       {"direction", measure::name_of(signal.direction)},
                       {"words", signal.words}});
  }
  object["signals"] = std::move(signals);
  Json baselines = Json::array();
  for (const measure::Baseline& baseline : chart.baselines) {
    baselines.push_back({{"from", base::format_iso(baseline.period.start)},
                         {"until", base::format_iso(baseline.period.end)},
                         {"points", baseline.points},
                         {"first_place", baseline.first_place},
                         {"reason", baseline.reason}});
  }
  object["baselines"] = std::move(baselines);
  object["overlap"] = chart.overlap_words;
  object["seasonal"] = chart.seasonal_words;
  object["verdict"] = verdict_json(analysis.verdict);
  return object;
}

Json funnel_json(const Funnel& funnel) {
  using Group = measure::GroupStanding;
  Json standing = Json::array();
  for (const auto& group : funnel.groups) {
    standing.push_back(group ? Json(measure::words_of(group->standing)) : Json(nullptr));
  }
  return {{"centre", rounded(funnel.centre)},
          {"lower_95", column(funnel.groups, [](const Group& one) { return one.limits.limits_95.lower; })},
          {"upper_95", column(funnel.groups, [](const Group& one) { return one.limits.limits_95.upper; })},
          {"lower_998", column(funnel.groups, [](const Group& one) { return one.limits.limits_998.lower; })},
          {"upper_998", column(funnel.groups, [](const Group& one) { return one.limits.limits_998.upper; })},
          {"standing", std::move(standing)}};
}

}  // namespace windscreen::report

#include "improve/engine_readings.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace windscreen::improve {

std::set<std::string> indicators_of(const Book& book) {
  std::set<std::string> found;
  for (const Thing& thing : book.things()) {
    if (thing.measure && thing.measure->indicator) found.insert(*thing.measure->indicator);
    found.insert(thing.indicators.begin(), thing.indicators.end());
  }
  return found;
}

ReadingSeries read_series(measure::Measurer& measurer, const measure::Catalogue& catalogue,
                          const std::set<std::string>& indicators, base::Date as_at, int months,
                          measure::Audience audience) {
  std::vector<const measure::Definition*> asked;
  for (const std::string& id : indicators) {
    if (const measure::Definition* definition = catalogue.find(id)) asked.push_back(definition);
  }
  ReadingSeries series;
  if (asked.empty()) return series;
  measure::Request request;
  request.as_at = as_at;
  request.months = months;
  request.audience = audience;
  for (const measure::Figure& figure : measurer.compute(asked, request).figures) {
    const bool hidden = figure.suppressed || figure.withheld != measure::Withheld::no;
    if (figure.dimension != "total" || figure.beyond_reach || figure.partial || (!figure.value && !hidden))
      continue;
    const measure::Definition& definition = *asked[figure.definition];
    std::optional<Reading> reading;
    if (!hidden) reading = Reading{figure.period_end, *figure.value, unit_behind(definition)};
    series[definition.id].push_back({figure.period_end, std::move(reading)});
  }
  for (auto& [id, readings] : series) std::ranges::stable_sort(readings, {}, &SeriesReading::on);
  return series;
}

Readings readings_of(const ReadingSeries& series) {
  return [&series](std::string_view indicator, base::Date day) -> std::optional<Reading> {
    const auto found = series.find(indicator);
    if (found == series.end()) return std::nullopt;
    const auto after = std::ranges::upper_bound(found->second, day, {}, &SeriesReading::on);
    if (after == found->second.begin()) return std::nullopt;
    return std::prev(after)->reading;
  };
}

std::string unit_behind(const measure::Definition& definition) {
  switch (definition.unit) {
    case measure::Unit::percent:
    case measure::Unit::change:
    case measure::Unit::share:
      return "%";
    case measure::Unit::rate:
      return " per 10,000";
    case measure::Unit::median:
    case measure::Unit::mean:
    case measure::Unit::max:
      return definition.measure.empty() ? "" : " " + definition.measure;
    case measure::Unit::count:
    case measure::Unit::ratio:
      return "";
  }
  return "";
}

}  // namespace windscreen::improve

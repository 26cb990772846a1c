#include "measure/analysis.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "measure/dimension.h"
#include "measure/series_chart.h"

namespace windscreen::measure {
namespace {

bool is_organisational(std::string_view dimension) {
  const DimensionKind kind = kind_of(dimension);
  return kind == DimensionKind::team || kind == DimensionKind::service || kind == DimensionKind::quadrant;
}

// A percentage of whole things, of which those met are a part.
struct WholeShare {
  double met = 0;
  double all = 0;
  double value = 0;
};

std::optional<WholeShare> whole_share(const Figure& figure) {
  if (!figure.value || figure.suppressed) return std::nullopt;
  const WholeShare share{figure.numerator.value_or(-1.0), figure.denominator.value_or(-1.0), *figure.value};
  const bool part = share.met >= 0.0 && share.all > 0.0 && share.met <= share.all;
  if (!part || !is_whole(share.met) || !is_whole(share.all)) return std::nullopt;
  return share;
}

// The sentences about the points that end at a figure, one after another.
void put_series(const Definition& definition, std::span<const std::size_t> places,
                std::span<const Figure> figures, std::span<const BaselineRow> baselines,
                std::vector<FigureLimits>& limits) {
  std::vector<SeriesPoint> series;
  series.reserve(places.size());
  for (const std::size_t place : places) series.push_back(point_of(figures[place]));
  const SeriesChart chart = chart_of(definition, series, baselines);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& at = chart.limits.at(i);
    if (!at) continue;
    limits[places[i]].lower = at->lower;
    limits[places[i]].upper = at->upper;
  }
  for (const Signal& signal : chart.signals) {
    std::string& words = limits[places[signal.place]].signal;
    words += (words.empty() ? "" : " ") + signal.words;
  }
}

}  // namespace

SeriesPoint point_of(const Figure& figure) {
  SeriesPoint point;
  point.period = {figure.period_start, figure.period_end};
  point.value = figure.value;
  point.numerator = figure.numerator;
  point.denominator = figure.denominator;
  point.spread_low = figure.spread_low;
  point.spread_high = figure.spread_high;
  point.largest = figure.largest;
  point.suppressed = figure.suppressed;
  point.partial = figure.beyond_reach || figure.partial;
  return point;
}

std::optional<GroupStanding> group_standing(const Definition& definition, const Figure& group,
                                            const Figure& total) {
  if (definition.unit != Unit::percent || !is_organisational(group.dimension)) return std::nullopt;
  if (group.group == not_recorded) return std::nullopt;
  const auto part = whole_share(group);
  const auto whole = whole_share(total);
  if (!part || !whole) return std::nullopt;
  GroupStanding result;
  result.limits = percent_funnel(whole->met / whole->all, part->all);
  result.standing = standing(part->value, result.limits);
  return result;
}

std::vector<FigureLimits> limits_of(const std::vector<const Definition*>& definitions,
                                    std::span<const Figure> figures, std::span<const BaselineRow> baselines) {
  std::vector<FigureLimits> limits(figures.size());
  std::vector<std::vector<std::size_t>> series(definitions.size());
  std::map<std::pair<std::size_t, base::Date>, std::size_t> totals;
  for (std::size_t place = 0; place < figures.size(); ++place) {
    const Figure& figure = figures[place];
    if (figure.dimension != "total") continue;
    series.at(figure.definition).push_back(place);
    totals[{figure.definition, figure.period_end}] = place;
  }
  for (std::size_t number = 0; number < definitions.size(); ++number) {
    if (series[number].empty()) continue;
    std::ranges::stable_sort(series[number], {},
                             [&](std::size_t place) { return figures[place].period_end; });
    put_series(*definitions[number], series[number], figures, baselines, limits);
  }
  for (std::size_t place = 0; place < figures.size(); ++place) {
    const Figure& figure = figures[place];
    if (figure.dimension == "total") continue;
    const auto total = totals.find({figure.definition, figure.period_end});
    if (total == totals.end()) continue;
    const auto found = group_standing(*definitions[figure.definition], figure, figures[total->second]);
    if (!found) continue;
    limits[place].lower = found->limits.limits_998.lower;
    limits[place].upper = found->limits.limits_998.upper;
    limits[place].signal = words_of(found->standing);
  }
  return limits;
}

std::vector<FigureLimits> limits_of_group(const Definition& definition, std::span<const Figure> figures,
                                          std::span<const BaselineRow> baselines) {
  std::vector<std::size_t> series(figures.size());
  std::iota(series.begin(), series.end(), std::size_t{0});
  std::ranges::stable_sort(series, {}, [&](std::size_t place) { return figures[place].period_end; });
  // The population of a group is known before there is anyone in it, so a rate of nothing says no more than a
  // count of nothing.
  const bool counted = definition.unit == Unit::count || definition.unit == Unit::rate;
  const auto from = !counted ? series.begin() : std::ranges::find_if(series, [&](std::size_t place) {
    return figures[place].suppressed || figures[place].value.value_or(0.0) != 0.0;
  });
  series.erase(series.begin(), from);
  std::vector<FigureLimits> limits(figures.size());
  if (!series.empty()) put_series(definition, series, figures, baselines, limits);
  return limits;
}

}  // namespace windscreen::measure

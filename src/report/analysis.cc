#include "report/analysis.h"

#include <algorithm>
#include <string>

#include "report/report_data.h"

namespace windscreen::report {
namespace {

using measure::Figure;

bool is_suppressed(const Columns& columns, std::size_t place) {
  return std::ranges::find(columns.suppressed, place) != columns.suppressed.end();
}

std::optional<double> at(const std::vector<std::optional<double>>& column, std::size_t place) {
  return place < column.size() ? column[place] : std::nullopt;
}

// A figure as the report shows it.
Figure figure_at(const Report& report, const Columns& columns, std::size_t place, std::size_t period) {
  Figure figure;
  figure.period_start = report.periods.at(period).first;
  figure.period_end = report.periods.at(period).second;
  figure.value = columns.value.at(place);
  figure.numerator = columns.numerator.at(place);
  figure.denominator = columns.denominator.at(place);
  figure.spread_low = at(columns.spread_low, place);
  figure.spread_high = at(columns.spread_high, place);
  figure.largest = at(columns.largest, place);
  figure.suppressed = is_suppressed(columns, place);
  return figure;
}

std::vector<measure::SeriesPoint> points_of(const Report& report, const Series& series) {
  std::vector<measure::SeriesPoint> points;
  points.reserve(series.value.size());
  for (std::size_t place = 0; place < series.value.size(); ++place) {
    Figure figure = figure_at(report, series, place, series.period.at(place));
    for (const auto& [noted, words] : series.notes) {
      if (noted == place) figure.note = words;
    }
    points.push_back(measure::point_of(figure));
  }
  return points;
}

// The breakdowns are of the newest period, whose total is the newest point of the series.
void put_funnels(Report& report, IndicatorFigures& figures) {
  if (figures.series.value.empty()) return;
  const std::size_t newest = figures.series.value.size() - 1;
  const Figure total = figure_at(report, figures.series, newest, figures.series.period[newest]);
  for (Breakdown& breakdown : figures.breakdowns) {
    breakdown.funnel.reset();
    if (breakdown.period != figures.series.period[newest]) continue;
    Funnel funnel;
    funnel.centre = total.value.value_or(0.0);
    bool any = false;
    for (std::size_t place = 0; place < breakdown.group.size(); ++place) {
      Figure group = figure_at(report, breakdown, place, breakdown.period);
      group.dimension = report.dimensions.at(breakdown.dimension);
      group.group = report.groups.at(breakdown.group[place]);
      funnel.groups.push_back(measure::group_standing(*figures.definition, group, total));
      any = any || funnel.groups.back();
    }
    if (any) breakdown.funnel = std::move(funnel);
  }
}

}  // namespace

void analyse(Report& report, std::span<const measure::BaselineRow> baselines) {
  std::vector<measure::Verdict*> verdicts;
  for (IndicatorFigures& figures : report.indicators) {
    figures.analysis.reset();
    if (figures.series.value.empty()) continue;
    const auto points = points_of(report, figures.series);
    Analysis analysis;
    analysis.chart = measure::chart_of(*figures.definition, points, baselines);
    analysis.verdict = measure::verdict_of(*figures.definition, points, analysis.chart);
    figures.analysis = std::move(analysis);
    verdicts.push_back(&figures.analysis->verdict);
    put_funnels(report, figures);
  }
  measure::weigh_together(verdicts);
}

}  // namespace windscreen::report

#include "assure/month_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/month_words.h"

namespace windscreen::assure {
namespace {

using measure::BaselineSpan;
using measure::Direction;
using measure::RunRule;

// Fewer than this are no baseline (months without audits do not count).
bool judges(std::span<const MonthCount> months, const BaselineSpan& span) {
  const auto own = months.subspan(span.baseline_first, span.points());
  const auto with = std::ranges::count_if(own, [](const MonthCount& one) { return one.all > 0.0; });
  return static_cast<std::size_t>(with) >= measure::least_baseline_points;
}

void set_limits(std::span<const MonthCount> counts, const BaselineSpan& span,
                std::vector<ChartMonth>& months) {
  double met = 0;
  double all = 0;
  for (const MonthCount& one : counts.subspan(span.baseline_first, span.points())) {
    met += one.met;
    all += one.all;
  }
  const double centre = met / all;
  for (std::size_t i = span.first; i < span.last; ++i) {
    ChartMonth& month = months[i];
    month.centre = centre;
    if (!(month.all > 0.0)) continue;
    const double reach = 3.0 * std::sqrt(centre * (1.0 - centre) / month.all);
    month.lower = std::max(0.0, centre - reach);
    month.upper = std::min(1.0, centre + reach);
  }
}

std::string words_of(const MonthChart& chart, const measure::RuleHit& hit) {
  const std::string first = base::month_words(chart.months[hit.first].month);
  const std::string last = base::month_words(chart.months[hit.last].month);
  const bool higher = hit.direction == Direction::higher;
  const std::size_t months = hit.last - hit.first + 1;
  switch (hit.rule) {
    case RunRule::run_of_eight:
      return fmt::format("The {} months from {} to {} are all {} the baseline.", months, first, last,
                         higher ? "above" : "below");
    case RunRule::trend_of_six:
      return fmt::format("The {} months from {} to {} {} one after the other.", months, first, last,
                         higher ? "rise" : "fall");
    case RunRule::beyond_limits:
    case RunRule::two_of_three:
      break;
  }
  return fmt::format("{} is {} limit.", last, higher ? "above the upper" : "below the lower");
}

void add_signals(MonthChart& chart) {
  std::vector<measure::JudgedPoint> points;
  std::vector<std::size_t> places;
  for (const BaselineSpan& span : chart.baselines) {
    for (std::size_t i = span.first; i < span.last; ++i) {
      const ChartMonth& month = chart.months[i];
      if (!month.share || !month.centre) continue;
      const bool follows = i > span.first && !places.empty() && places.back() + 1 == i;
      points.push_back({*month.share,
                        {*month.centre, (month.upper - *month.centre) / 3.0, month.lower, month.upper},
                        follows});
      places.push_back(i);
    }
  }
  for (measure::RuleHit hit : measure::run_rules(points, false)) {
    if (hit.rule == RunRule::two_of_three) continue;
    hit.first = places[hit.first];
    hit.last = places[hit.last];
    chart.signals.push_back({hit.rule, hit.direction, hit.first, hit.last, words_of(chart, hit)});
  }
}

}  // namespace

MonthChart month_chart(std::span<const MonthCount> months, std::span<const measure::BaselineRow> rows) {
  MonthChart chart;
  std::vector<measure::Period> periods;
  for (const MonthCount& one : months) {
    ChartMonth month;
    month.month = one.month;
    month.all = one.all;
    if (one.all > 0.0) month.share = one.met / one.all;
    chart.months.push_back(month);
    periods.push_back({one.month, base::month_end(one.month)});
  }
  for (BaselineSpan& span : measure::baseline_spans(periods, rows)) {
    if (!judges(months, span)) continue;
    set_limits(months, span, chart.months);
    chart.baselines.push_back(std::move(span));
  }
  if (chart.baselines.empty()) {
    chart.why_none = fmt::format("There are no limits yet: a baseline needs at least {} months with audits.",
                                 measure::least_baseline_points);
    return chart;
  }
  add_signals(chart);
  return chart;
}

}  // namespace windscreen::assure

#include "measure/figure_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "measure/ratio.h"
#include "measure/spread.h"

namespace windscreen::measure {
namespace {

double plain(Exact millionths) { return static_cast<double>(millionths) / 1e6; }

// The cells of a period's slots added up.
Cell sum_of(const std::vector<Cell>& cells, std::pair<std::size_t, std::size_t> range, Unit unit) {
  Cell sum;
  for (std::size_t slot = range.first; slot < range.second; ++slot) {
    const Cell& cell = cells[slot];
    if (unit == Unit::max) {
      if (cell.denominator == 0) continue;
      sum.numerator = sum.denominator == 0 ? cell.numerator : std::max(sum.numerator, cell.numerator);
    } else {
      sum.numerator += cell.numerator;
    }
    sum.denominator += cell.denominator;
    sum.values.insert(sum.values.end(), cell.values.begin(), cell.values.end());
  }
  return sum;
}

// Quartiles and the largest value; gives the median. The public sees no largest value, which is one person's,
// and no quartile of few, which is nearly so.
double fill_spread(Figure& figure, std::vector<std::int64_t>& values, Audience audience) {
  const Spread spread = spread_of(values);
  const bool is_public = audience == Audience::public_;
  if (!is_public || values.size() >= 10) {
    figure.spread_low = spread.lower_quartile;
    figure.spread_high = spread.upper_quartile;
  }
  if (!is_public) figure.largest = spread.largest;
  return spread.median;
}

// A count per 10,000 of the children of a mid-year.
void fill_per_10_000(Figure& figure, double count, std::int64_t children, int mid_year) {
  figure.denominator = static_cast<double>(children);
  figure.value = 1e4 * count / *figure.denominator;
  if (mid_year != population_year(figure.period_end))
    figure.note = fmt::format("population of mid-{}, as mid-{} is not known", mid_year,
                              population_year(figure.period_end));
}

}  // namespace

FigureValues::FigureValues(const Task& task, const Tally& tally, const Slots& slots)
    : task_(task),
      tally_(tally),
      slots_(slots),
      unit_(task.asked->unit == Unit::ratio ? task.counted->unit : task.asked->unit) {}

Figure FigureValues::of(const Period& period, std::size_t dimension, std::size_t group) const {
  const GroupCells& groups = tally_.groups()[dimension];
  Figure figure;
  figure.definition = task_.index;
  figure.period_start = period.start;
  figure.period_end = period.end;
  figure.dimension = groups.dimension;
  figure.group = groups.labels[group];
  const std::vector<Cell>& cells = groups.cells[group];
  if (unit_ == Unit::change) {
    fill_change(figure, period, cells);
    return figure;
  }
  Cell sum = sum_of(cells, slots_.range(period), unit_);
  switch (unit_) {
    case Unit::rate:
      fill_rate(figure, plain(sum.numerator), groups.kind, dimension == 0);
      break;
    case Unit::share:
      fill_share(figure, sum, period, groups.kind, dimension == 0);
      break;
    case Unit::percent:
      figure.numerator = plain(sum.numerator);
      figure.denominator = plain(sum.denominator);
      if (sum.denominator != 0) figure.value = 100.0 * *figure.numerator / *figure.denominator;
      break;
    case Unit::median:
      figure.denominator = plain(sum.denominator);
      if (sum.denominator != 0) figure.value = fill_spread(figure, sum.values, task_.audience);
      break;
    case Unit::mean:
      figure.denominator = plain(sum.denominator);
      if (sum.denominator != 0) {
        figure.value = plain(sum.numerator) / *figure.denominator;
        fill_spread(figure, sum.values, task_.audience);
      }
      break;
    case Unit::max:
      figure.denominator = plain(sum.denominator);
      if (sum.denominator != 0) figure.value = plain(sum.numerator);
      break;
    default:
      figure.numerator = plain(sum.numerator);
      figure.value = figure.numerator;
      break;
  }
  return figure;
}

// The part that a group is of the whole. Where rows carry a `denominator` of their own (an assessment has
// several factors), groups of the query's own columns count rows, and all else counts the whole things.
void FigureValues::fill_share(Figure& figure, const Cell& sum, const Period& period, DimensionKind kind,
                              bool total) const {
  const Cell whole = sum_of(tally_.groups().front().cells.front(), slots_.range(period), unit_);
  const bool rows = !total && kind == DimensionKind::column;
  figure.numerator = plain(rows ? sum.numerator : sum.denominator);
  figure.denominator = plain(whole.denominator);
  if (whole.denominator != 0) figure.value = 100.0 * *figure.numerator / *figure.denominator;
}

// Groups of the query's own columns (a category of abuse) are rated against all children, groups of
// children against the population of the group where the workspace knows it.
void FigureValues::fill_rate(Figure& figure, double count, DimensionKind kind, bool total) const {
  figure.numerator = count;
  if (!total && kind != DimensionKind::column) {
    const lake::PopulationGroup* group =
        group_population_on(task_.population_groups, figure.dimension, figure.group, figure.period_end);
    if (group == nullptr || group->children <= 0) {
      figure.note = "no rate: the population of the group is not known";
      return;
    }
    fill_per_10_000(figure, count, group->children, group->mid_year);
    return;
  }
  const lake::Population* population = population_on(task_.population, figure.period_end);
  if (population == nullptr) {
    figure.note = fmt::format("no rate: the workspace has no population of mid-{} or earlier",
                              population_year(figure.period_end));
    return;
  }
  fill_per_10_000(figure, count, population->children, population->mid_year);
}

void FigureValues::fill_change(Figure& figure, const Period& period, const std::vector<Cell>& cells) const {
  const bool points = is_point(*task_.counted);
  const auto with = comparison(task_.asked->compared_with, period, task_.window, points);
  Exact older = 0;
  // Tasks whose words are not understood have been refused (all_periods).
  if (!with) return;
  for (const Period& each : with->periods) older += sum_of(cells, slots_.range(each), Unit::count).numerator;
  const double newer = plain(sum_of(cells, slots_.range(period), Unit::count).numerator);
  const double before = plain(older) / static_cast<double>(with->periods.size());
  figure.numerator = newer;
  figure.denominator = before;
  figure.compared_start = with->periods.front().start;
  figure.compared_end = with->periods.back().end;
  if (older != 0) {
    figure.value = 100.0 * (newer - before) / before;
  } else {
    figure.note = "no change in percent: the older count is 0";
  }
}

}  // namespace windscreen::measure

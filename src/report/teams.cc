#include "report/teams.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "measure/dimension.h"
#include "report/report_data.h"

namespace windscreen::report {
namespace {

using measure::Definition;
using measure::Figure;
using measure::Unit;

struct Sought {
  std::string_view id;
  std::string_view of;
  /// Of workers, which the public sees only as distributions.
  bool workers = false;
};

// In the order of the pages: what keeps a child safe first.
constexpr auto sought = std::to_array<Sought>({
    {"visits_cp_in_timescale_percent", ""},
    {"visits_cla_in_timescale_percent", ""},
    {"visits_cin_in_timescale_percent", ""},
    {"assessments_open_over_45_days", "assessments_open"},
    {"assessments_within_45_days_percent", ""},
    {"cp_reviews_in_timescale_percent", ""},
    {"cla_reviews_in_timescale_percent", ""},
    {"children_unallocated", "cin_open"},
    {"workers_over_caseload_threshold", "caseload_mean", true},
});

constexpr auto kinds = std::to_array<std::string_view>({"team", "service", "quadrant"});

// A group by its kind and name; "total" and "all" for the whole.
using Group = std::pair<std::string, std::string>;
const Group whole_group = {"total", "all"};

// What one indicator says of its groups at one time.
struct Counts {
  bool known = false;
  Days days;
  std::map<Group, Figure> figures;
};
using CountsById = std::map<std::string, Counts, std::less<>>;

Counts shown_counts(const Report& report, const IndicatorFigures& indicator) {
  Counts counts;
  const Series& series = indicator.series;
  if (series.value.empty()) return counts;
  counts.days = report.periods.at(series.period.back());
  const auto figure = [](const Columns& columns, std::size_t place) {
    Figure one;
    one.value = columns.value.at(place);
    one.numerator = columns.numerator.at(place);
    one.denominator = columns.denominator.at(place);
    one.suppressed = std::ranges::find(columns.suppressed, place) != columns.suppressed.end();
    return one;
  };
  const std::size_t newest = series.value.size() - 1;
  const Figure& total = counts.figures[whole_group] = figure(series, newest);
  counts.known = total.value || total.suppressed;
  for (const Breakdown& breakdown : indicator.breakdowns) {
    const std::string& dimension = report.dimensions.at(breakdown.dimension);
    if (std::ranges::find(kinds, dimension) == kinds.end() || breakdown.period != series.period.back())
      continue;
    for (std::size_t place = 0; place < breakdown.group.size(); ++place)
      counts.figures[{dimension, report.groups.at(breakdown.group[place])}] = figure(breakdown, place);
  }
  return counts;
}

// The figures of a request, but for those of before what the load holds.
CountsById counts_of(const UnitFigures& from) {
  CountsById result;
  if (from.measurement == nullptr) return result;
  for (const Figure& figure : from.measurement->figures) {
    const auto& reach = from.measurement->reach.at(figure.definition);
    if (figure.beyond_reach || (reach && figure.period_start < *reach)) continue;
    Counts& counts = result[from.definitions[figure.definition]->id];
    counts.days = {figure.period_start, figure.period_end};
    counts.figures[{figure.dimension, figure.group}] = figure;
    if (figure.dimension == whole_group.first) counts.known = figure.value || figure.suppressed;
  }
  return result;
}

const Counts* known(const CountsById& all, std::string_view id) {
  const auto found = all.find(id);
  return found == all.end() || !found->second.known ? nullptr : &found->second;
}

const Figure* figure_of(const Counts& counts, const Group& group) {
  const auto found = counts.figures.find(group);
  return found == counts.figures.end() ? nullptr : &found->second;
}

// nullopt where the measure is not known at all at that time. A group without a row has none of them.
std::optional<LateCount> late_count(const CountsById& all, const Sought& one, const Group& group) {
  const Counts* counts = known(all, one.id);
  if (counts == nullptr) return std::nullopt;
  const Figure* figure = figure_of(*counts, group);
  LateCount late;
  if (figure != nullptr && figure->suppressed) late.suppressed = true;
  if (one.of.empty()) {
    if (figure == nullptr) return LateCount{0, 0, false};
    if (late.suppressed || !figure->numerator || !figure->denominator) return late;
    late.of = figure->denominator;
    late.late = *figure->denominator - *figure->numerator;
    return late;
  }
  if (!late.suppressed) late.late = figure == nullptr ? std::optional(0.0) : figure->numerator;
  if (const Counts* of = known(all, one.of)) {
    const Figure* whole = figure_of(*of, group);
    if (whole == nullptr) {
      late.of = 0;
    } else if (!whole->suppressed) {
      // Of a mean the denominator says how many values there are.
      late.of = whole->denominator ? whole->denominator : whole->numerator;
    }
  }
  return late;
}

bool is_whole(double number) { return std::trunc(number) == number; }

std::optional<measure::GroupStanding> standing_of(const Group& group, const LateCount& part,
                                                  const LateCount& whole) {
  if (group.second == measure::not_recorded || !part.late || !part.of || !whole.late || !whole.of)
    return std::nullopt;
  // Rounding can leave more late than there are; weights are no whole counts.
  if (*part.of <= 0 || *part.late > *part.of || *whole.of <= 0 || *whole.late > *whole.of)
    return std::nullopt;
  if (!is_whole(*part.of) || !is_whole(*part.late)) return std::nullopt;
  measure::GroupStanding result;
  result.limits = measure::percent_funnel(*whole.late / *whole.of, *part.of);
  result.standing = measure::standing(100 * *part.late / *part.of, result.limits);
  return result;
}

struct Times {
  CountsById now;
  CountsById month_before;
  CountsById year_before;
  CountsById due;
};

std::optional<Exception> exception_of(const Times& times, const Sought& one, const Group& group) {
  const auto now = late_count(times.now, one, group);
  if (!now) return std::nullopt;
  Exception result;
  result.now = *now;
  result.month_before = late_count(times.month_before, one, group);
  result.year_before = late_count(times.year_before, one, group);
  if (const Counts* due = known(times.due, one.id)) {
    const Figure* figure = figure_of(*due, group);
    result.coming_due = figure == nullptr ? std::optional(0.0) : figure->numerator;
  }
  return result;
}

// A unit that has nobody to be late, and had none, has no line.
bool is_nothing(const Exception& exception) {
  const auto none = [](const LateCount& count) {
    return !count.suppressed && count.late.value_or(0) == 0 && count.of.value_or(0) == 0;
  };
  return none(exception.now) && exception.coming_due.value_or(0) == 0;
}

std::optional<Days> days_of(const CountsById& all, std::string_view id) {
  const Counts* counts = known(all, id);
  return counts == nullptr ? std::nullopt : std::optional(counts->days);
}

// Teams, services, quadrants; by name, what is not recorded last.
std::vector<Group> units_of(const Times& times, std::span<const Sought> measures) {
  std::vector<Group> units;
  for (const Sought& one : measures) {
    for (const CountsById* all : {&times.now, &times.due}) {
      const Counts* counts = known(*all, one.id);
      if (counts == nullptr) continue;
      for (const auto& [group, figure] : counts->figures) {
        if (group != whole_group) units.push_back(group);
      }
    }
  }
  const auto place = [](const Group& group) {
    return std::tuple(std::ranges::find(kinds, group.first) - kinds.begin(),
                      group.second == measure::not_recorded, std::string_view(group.second));
  };
  std::ranges::sort(units, {}, place);
  units.erase(std::ranges::unique(units).begin(), units.end());
  return units;
}

}  // namespace

std::vector<const Definition*> exception_definitions(const measure::Catalogue& catalogue,
                                                     measure::Audience audience) {
  std::vector<const Definition*> result;
  const auto add = [&](const Definition* definition) {
    if (std::ranges::find(result, definition) == result.end()) result.push_back(definition);
  };
  for (const Sought& one : sought) {
    if (one.workers && audience == measure::Audience::public_) continue;
    const Definition* definition = catalogue.find(one.id);
    if (definition == nullptr || definition->unit != (one.of.empty() ? Unit::percent : Unit::count)) continue;
    add(definition);
    const Definition* of = one.of.empty() ? nullptr : catalogue.find(one.of);
    if (of != nullptr && (of->unit == Unit::count || of->unit == Unit::mean)) add(of);
  }
  return result;
}

base::Date months_before(base::Date day, int months) {
  const base::Date before = base::add_months(day, -months);
  return day == base::month_end(day) ? base::month_end(before) : before;
}

std::optional<Teams> arrange_teams(const Report& report, const UnitFigures& month_before,
                                   const UnitFigures& year_before, const UnitFigures& due) {
  Times times;
  for (const IndicatorFigures& indicator : report.indicators)
    times.now.emplace(indicator.definition->id, shown_counts(report, indicator));
  times.month_before = counts_of(month_before);
  times.year_before = counts_of(year_before);
  times.due = counts_of(due);

  Teams teams;
  std::vector<Sought> measures;
  for (const Sought& one : sought) {
    if (one.workers && report.audience == measure::Audience::public_) continue;
    const auto found = std::ranges::find_if(report.indicators, [&](const IndicatorFigures& indicator) {
      return indicator.definition->id == one.id;
    });
    if (found == report.indicators.end()) continue;
    if (found->definition->unit != (one.of.empty() ? Unit::percent : Unit::count)) continue;
    const auto whole = exception_of(times, one, whole_group);
    if (!whole) continue;
    measures.push_back(one);
    teams.measures.push_back({std::string(one.id), std::string(one.of), known(times.now, one.id)->days,
                              days_of(times.month_before, one.id), days_of(times.year_before, one.id),
                              *whole});
  }
  for (const Group& group : units_of(times, measures)) {
    TeamUnit unit{group.first, group.second, {}, {}, {}};
    bool any = false;
    for (std::size_t number = 0; number < measures.size(); ++number) {
      auto exception = exception_of(times, measures[number], group);
      if (exception && is_nothing(*exception)) exception.reset();
      if (exception)
        exception->standing = standing_of(group, exception->now, teams.measures[number].whole.now);
      any = any || exception;
      unit.measures.push_back(exception);
    }
    if (any) teams.units.push_back(std::move(unit));
  }
  if (teams.units.empty()) return std::nullopt;
  return teams;
}

}  // namespace windscreen::report

#include "benchmark/compare.h"

#include <algorithm>
#include <numeric>

#include "benchmark/authorities.h"
#include "benchmark/symbols.h"

namespace windscreen::benchmark {
namespace {

double median_of(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : std::midpoint(values[middle - 1], values[middle]);
}

}  // namespace

Comparer::Comparer(const Published& published, Standpoint standpoint)
    : published_(published), standpoint_(std::move(standpoint)) {}

std::optional<Comparer::Found> Comparer::find(const Measure& measure, std::string_view code, int year) const {
  // Two authorities that report as one: what the tool repeats for each of them is the figure of both.
  if (const auto area = published_.find_joint(code)) {
    const PublishedFigure figure = published_.figure(measure, *area, year);
    if (figure.value) return Found{.figure = figure, .area = *area, .joint = true};
  }
  const auto area = published_.find(code);
  if (!area) return std::nullopt;
  return Found{.figure = published_.figure(measure, *area, year), .area = *area, .joint = false};
}

PublishedFigure Comparer::of(const Measure& measure, std::string_view code, int year) const {
  if (code.empty()) return {};
  const auto found = find(measure, code, year);
  return found ? found->figure : PublishedFigure{};
}

PublishedFigure Comparer::own(const Measure& measure, int year) const {
  return of(measure, standpoint_.own, year);
}

PublishedFigure Comparer::england(const Measure& measure, int year) const {
  return of(measure, england_code, year);
}

PublishedFigure Comparer::region(const Measure& measure, int year) const {
  return of(measure, standpoint_.region_code, year);
}

std::string Comparer::published_with(const Measure& measure, int year) const {
  const auto found = find(measure, standpoint_.own, year);
  return found && found->joint ? published_.areas()[found->area].name : std::string();
}

Neighbourhood Comparer::neighbours(const Measure& measure, int year) const {
  Neighbourhood result;
  std::vector<std::string> codes = standpoint_.neighbours;
  if (codes.empty()) {
    const std::string& whose = standpoint_.as.empty() ? standpoint_.own : standpoint_.as;
    if (const auto list = published_.neighbours(whose, year)) {
      result.model = list->model;
      codes = list->codes;
    }
  }
  result.of = static_cast<int>(codes.size());
  std::vector<double> values;
  std::vector<std::size_t> counted;
  for (const std::string& code : codes) {
    const auto found = find(measure, code, year);
    const auto known = published_.find(code);
    const std::string name = known ? published_.areas()[*known].name : code;
    const Reorganisation* const ended = ended_by(code);
    if (found && found->figure.value) {
      if (std::ranges::find(counted, found->area) != counted.end()) {
        result.left_out.push_back({name, "already counted: it reports together with another"});
        continue;
      }
      counted.push_back(found->area);
      values.push_back(*found->figure.value);
    } else if (ended != nullptr && close_of(measure.period, year) >= ended->on) {
      result.left_out.push_back({name, "no more: split or merged on " + base::format_long(ended->on)});
    } else {
      const std::string_view symbol = found ? found->figure.symbol : std::string_view();
      result.left_out.push_back(
          {name, symbol.empty() ? std::string("nothing published") : std::string(meaning_of(symbol))});
    }
  }
  result.with_value = static_cast<int>(values.size());
  if (!values.empty()) {
    result.mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    result.median = median_of(std::move(values));
  }
  return result;
}

std::vector<AuthorityFigure> Comparer::authorities(const Measure& measure, int year) const {
  std::vector<AuthorityFigure> all;
  for (std::size_t i = 0; i < published_.areas().size(); ++i) {
    if (published_.areas()[i].level != Level::authority) continue;
    const auto joint = published_.find_joint(published_.areas()[i].code);
    if (joint && published_.figure(measure, *joint, year).value) continue;
    const PublishedFigure figure = published_.figure(measure, i, year);
    if (figure.value) all.push_back({i, figure});
  }
  return all;
}

std::optional<std::size_t> Comparer::own_area(const Measure& measure, int year) const {
  const auto found = find(measure, standpoint_.own, year);
  return found && found->figure.value ? std::optional(found->area) : std::nullopt;
}

std::optional<Place> Comparer::place(const Measure& measure, int year) {
  const PublishedFigure mine = own(measure, year);
  if (!mine.value || measure.unit == Unit::count) return std::nullopt;
  const auto [at, added] = ranked_.try_emplace({&measure, year});
  std::vector<double>& values = at->second;
  if (added) {
    for (const AuthorityFigure& one : authorities(measure, year)) values.push_back(*one.figure.value);
    std::ranges::sort(values, std::greater{});
  }
  constexpr int quarters = 4;
  const auto first = std::ranges::lower_bound(values, *mine.value, std::greater{});
  const int above = static_cast<int>(first - values.begin());
  const int of = static_cast<int>(values.size());
  return Place{.rank = above + 1, .of = of, .quartile = above * quarters / of + 1};
}

std::optional<Comparator> Comparer::latest(const Measure& measure, base::Date by,
                                           std::string_view code) const {
  for (int year = published_.last_year(); year >= published_.first_year(); --year) {
    if (close_of(measure.period, year) > by) continue;
    if (const auto value = of(measure, code, year).value)
      return Comparator{.value = *value, .year = year, .period = words_of(measure.period, year)};
  }
  return std::nullopt;
}

std::optional<Comparison> Comparer::compare(std::string_view id, std::string_view group,
                                            const LocalPeriod& local) {
  const Measure* const measure = find_measure(id, group);
  if (measure == nullptr) return std::nullopt;
  Comparison result;
  result.measure = measure;
  result.region_name = standpoint_.region_name;
  result.own = latest(*measure, local.end, standpoint_.own);
  if (result.own) result.place = place(*measure, result.own->year);
  if (measure->unit != Unit::count) {
    result.england = latest(*measure, local.end, england_code);
    result.region = latest(*measure, local.end, standpoint_.region_code);
    if (auto found = latest_neighbours(*measure, local.end)) {
      result.neighbours_mean = found->mean;
      result.neighbours_median = found->median;
      result.neighbours = std::move(found->all);
    }
  }
  if (!result.own && !result.england && !result.region && !result.neighbours_mean) return std::nullopt;
  if (result.region || result.neighbours) result.compared_as = standpoint_.as_name;
  result.words = describe(result, local);
  return result;
}

std::optional<Comparer::LatestNeighbours> Comparer::latest_neighbours(const Measure& measure,
                                                                      base::Date by) const {
  for (int year = published_.last_year(); year >= published_.first_year(); --year) {
    if (close_of(measure.period, year) > by) continue;
    Neighbourhood all = neighbours(measure, year);
    if (!all.mean || !all.median) continue;
    Comparator mean{
        .value = *all.mean, .year = year, .period = words_of(measure.period, year), .places = all.with_value};
    Comparator median = mean;
    median.value = *all.median;
    return LatestNeighbours{.mean = std::move(mean), .median = std::move(median), .all = std::move(all)};
  }
  return std::nullopt;
}

std::optional<Comparator> Comparer::comparator(std::string_view id, std::string_view group, Against against,
                                               base::Date on_or_before) const {
  const Measure* const measure = find_measure(id, group);
  if (measure == nullptr || measure->unit == Unit::count) return std::nullopt;
  if (against == Against::england) return latest(*measure, on_or_before, england_code);
  if (against == Against::region) return latest(*measure, on_or_before, standpoint_.region_code);
  auto near = latest_neighbours(*measure, on_or_before);
  if (!near) return std::nullopt;
  return against == Against::neighbours_mean ? std::move(near->mean) : std::move(near->median);
}

}  // namespace windscreen::benchmark

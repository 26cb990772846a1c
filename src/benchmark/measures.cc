#include "benchmark/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/text.h"
#include "benchmark/measure_tables.h"

namespace windscreen::benchmark {
namespace {

bool names_column(const Sum& sum, std::string_view source, std::string_view dataset,
                  const std::string& column) {
  return std::ranges::any_of(sum, [&](const Term& term) {
    if ((term.dataset.empty() ? source : term.dataset) != dataset) return false;
    const auto names = base::split(term.column, '|');
    return std::ranges::find(names, column) != names.end();
  });
}

struct Unmapped {
  std::string_view id;
  std::string_view why;
};

constexpr std::array<Unmapped, 2> unmapped = {{
    {"cp_plans_change_baseline_percent",
     "The department counts plans at 31 March only, and the baseline is a day of the authority's own "
     "choice."},
    {"ethnicity_relative_rate",
     "The department publishes children in need by ethnic group for England alone, in a file that holds no "
     "authority."},
}};

}  // namespace

std::string_view name_of(Unit unit) {
  switch (unit) {
    case Unit::count:
      return "count";
    case Unit::rate:
      return "rate";
    case Unit::percent:
      return "percent";
    case Unit::median:
      return "median";
    case Unit::mean:
      return "mean";
    case Unit::change:
      return "change";
  }
  return "";
}

base::Date close_of(Period period, int year) {
  const bool march = period == Period::year_to_march || period == Period::at_march;
  return march ? base::make_date(year, 3, 31) : base::make_date(year, 9, 30);
}

std::string words_of(Period period, int year) {
  const bool whole = period == Period::year_to_march || period == Period::year_to_september;
  return fmt::format("{}{}", whole ? "year to " : "", base::format_long(close_of(period, year)));
}

double multiplier(Unit unit) {
  constexpr double per_cent = 100;
  constexpr double per_10000 = 10'000;
  if (unit == Unit::percent || unit == Unit::change) return per_cent;
  return unit == Unit::rate ? per_10000 : 1;
}

std::span<const Measure> measures() {
  static const std::vector<Measure> all = [] {
    std::vector<Measure> list;
    add_need_measures(list);
    add_protection_measures(list);
    add_care_measures(list);
    add_workforce_measures(list);
    return list;
  }();
  return all;
}

const Measure* find_measure(std::string_view id, std::string_view group) {
  const std::string wanted = base::squash(group);
  for (const Measure& one : measures()) {
    if (one.id == id && base::squash(one.group) == wanted) return &one;
  }
  return nullptr;
}

std::string_view why_unmapped(std::string_view id) {
  for (const Unmapped& one : unmapped) {
    if (one.id == id) return one.why;
  }
  return {};
}

bool is_figure_of(std::string_view dataset, std::string_view column) {
  const std::string name = base::lower(column);
  return std::ranges::any_of(measures(), [&](const Measure& measure) {
    return std::ranges::any_of(measure.sources, [&](const Source& source) {
      return names_column(source.numerator, source.dataset, dataset, name) ||
             names_column(source.denominator, source.dataset, dataset, name) ||
             names_column(source.value, source.dataset, dataset, name);
    });
  });
}

}  // namespace windscreen::benchmark

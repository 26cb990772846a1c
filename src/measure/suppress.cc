#include "measure/suppress.h"

#include <array>
#include <cmath>

#include "measure/disclosure.h"
#include "measure/protect.h"

namespace windscreen::measure {
namespace {

// The counts that a figure gives away: each is shown, or follows from what is shown.
std::array<double, 3> counts(Unit unit, const Figure& figure) {
  const double numerator = figure.numerator.value_or(0.0);
  const double denominator = figure.denominator.value_or(0.0);
  switch (unit) {
    case Unit::count:
    case Unit::rate:
    case Unit::share:
      return {numerator, 0.0, 0.0};
    case Unit::percent:
      return {numerator, denominator, std::max(0.0, denominator - numerator)};
    case Unit::change:
      return {numerator, denominator, 0.0};
    default:
      return {denominator, 0.0, 0.0};
  }
}

}  // namespace

void suppress(Unit unit, std::span<Figure> figures, std::span<const Sum> sums) {
  std::vector<Withheld> why(figures.size(), Withheld::no);
  for (std::size_t measure = 0; measure < 3; ++measure) {
    CountTable table;
    table.slots = 1;
    table.spans = {{0, 1}};
    for (const Figure& figure : figures) {
      const double count = counts(unit, figure).at(measure);
      table.members.push_back({{static_cast<Count>(std::llround(count * static_cast<double>(one_counted)))},
                               CountTable::nowhere});
    }
    for (const Sum& sum : sums) {
      if (!sum.members.empty()) table.rules.push_back({sum.parent, sum.members});
    }
    const Pattern pattern = protect(table, nullptr);
    for (std::size_t place = 0; place < figures.size(); ++place) {
      if (!pattern.hidden(place, 0)) continue;
      const bool small = is_small_count(table.members[place].counts.front());
      if (small || why[place] == Withheld::no) why[place] = small ? Withheld::small : Withheld::cover;
    }
  }
  for (std::size_t place = 0; place < figures.size(); ++place) withhold(figures[place], why[place]);
}

}  // namespace windscreen::measure

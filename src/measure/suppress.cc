#include "measure/suppress.h"

#include <array>
#include <cmath>

namespace windscreen::measure {
namespace {

constexpr double largest_small_count = 5.0;

// A share of a post (0.6 full-time equivalents) is as small as one.
bool is_small(double count) { return count > 1e-9 && count < largest_small_count + 1e-9; }

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

double size_of(const std::array<double, 3>& all) { return all[0] + all[1] + all[2]; }

bool is_small(const std::array<double, 3>& all) {
  return is_small(all[0]) || is_small(all[1]) || is_small(all[2]);
}

void hide(std::span<Figure> figures, std::size_t index) { figures[index].suppressed = true; }

// The shown figure with the smallest counts that are not 0; npos when there is none.
constexpr std::size_t npos = static_cast<std::size_t>(-1);
std::size_t smallest_shown(const std::vector<std::array<double, 3>>& all, std::span<const Figure> figures,
                           const Sum& sum) {
  std::size_t best = npos;
  for (const std::size_t member : sum.members) {
    if (figures[member].suppressed || size_of(all[member]) <= 0.0) continue;
    if (best == npos || size_of(all[member]) < size_of(all[best])) best = member;
  }
  return best;
}

// Whether the hidden figures of a sum follow from the shown ones.
bool gives_away(const std::vector<std::array<double, 3>>& all, std::span<const Figure> figures,
                const Sum& sum) {
  std::size_t hidden = 0;
  std::array<double, 3> together{};
  for (const std::size_t member : sum.members) {
    if (!figures[member].suppressed) continue;
    ++hidden;
    for (std::size_t i = 0; i < together.size(); ++i) together[i] += all[member][i];
  }
  if (figures[sum.parent].suppressed) return hidden == 0;
  return hidden == 1 || (hidden > 1 && is_small(together));
}

}  // namespace

void suppress(Unit unit, std::span<Figure> figures, std::span<const Sum> sums) {
  std::vector<std::array<double, 3>> all;
  all.reserve(figures.size());
  for (Figure& figure : figures) {
    all.push_back(counts(unit, figure));
    figure.suppressed = is_small(all.back());
  }
  for (bool again = true; again;) {
    again = false;
    for (const Sum& sum : sums) {
      if (!gives_away(all, figures, sum)) continue;
      const std::size_t next = smallest_shown(all, figures, sum);
      if (next != npos) {
        hide(figures, next);
      } else if (!figures[sum.parent].suppressed) {
        hide(figures, sum.parent);
      } else {
        continue;
      }
      again = true;
    }
  }
  for (Figure& figure : figures) {
    if (!figure.suppressed) continue;
    figure.value.reset();
    figure.numerator.reset();
    figure.denominator.reset();
  }
}

}  // namespace windscreen::measure

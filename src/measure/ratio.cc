#include "measure/ratio.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "measure/dimension.h"
#include "measure/nearest.h"
#include "measure/period.h"

namespace windscreen::measure {
namespace {

using base::Error;

void hide(Figure& figure) {
  figure.suppressed = true;
  figure.value.reset();
  figure.numerator.reset();
  figure.denominator.reset();
}

void without_value(Figure& figure, std::string note) {
  figure.value.reset();
  figure.denominator.reset();
  figure.note = std::move(note);
}

// A group whose children and population are both known.
struct Side {
  double children = 0.0;
  double population = 0.0;
  double rate() const { return children / population; }
};

}  // namespace

std::optional<RatioBase> ratio_base(std::string_view compared_with) {
  const std::string_view words = base::trim(compared_with);
  const std::size_t equals = words.find('=');
  if (equals != std::string_view::npos) {
    RatioBase result{{},
                     base::lower(base::trim(words.substr(0, equals))),
                     std::string(base::trim(words.substr(equals + 1)))};
    if (result.dimension.empty() || result.group.empty()) return std::nullopt;
    return result;
  }
  std::string name = base::lower(words);
  if (name == "statistical neighbours" || name == "region" || name == "england")
    return RatioBase{std::move(name), {}, {}};
  return std::nullopt;
}

const lake::PopulationGroup* group_population_on(std::span<const lake::PopulationGroup> groups,
                                                 std::string_view dimension, std::string_view group,
                                                 base::Date day) {
  const int wanted = population_year(day);
  int year = 0;
  const lake::PopulationGroup* found = nullptr;
  for (const lake::PopulationGroup& one : groups) {
    if (one.dimension != dimension || one.mid_year > wanted || one.mid_year < year) continue;
    if (one.mid_year > year) found = nullptr;
    year = one.mid_year;
    if (one.group == group) found = &one;
  }
  return found;
}

void check_population_groups(std::span<const lake::PopulationGroup> groups) {
  for (const lake::PopulationGroup& one : groups) {
    const DimensionKind kind = kind_of(one.dimension);
    if (kind == DimensionKind::quadrant) continue;
    if (!is_personal(kind))
      throw Error(fmt::format("the population by group has a dimension \"{}\"", one.dimension),
                  "It is one of age_band, gender, ethnicity, disability, quadrant.");
    const auto names = fixed_groups(kind, false);
    if (std::find(names.begin(), names.end(), one.group) == names.end())
      throw Error(fmt::format("the population by {} has a group \"{}\"", one.dimension, one.group),
                  fmt::format("Did you mean {}?", nearest_words(one.group, names)));
  }
}

std::optional<ChiSquared> chi_squared(std::span<const double> counts, std::span<const double> populations) {
  // What 5% of samples exceed by chance, for 1 to 10 degrees of freedom.
  constexpr std::array<double, 10> critical = {3.841,  5.991,  7.815,  9.488,  11.070,
                                               12.592, 14.067, 15.507, 16.919, 18.307};
  if (counts.size() != populations.size() || counts.size() < 2 || counts.size() > critical.size() + 1)
    return std::nullopt;
  double all = 0.0;
  double everyone = 0.0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    all += counts[i];
    everyone += populations[i];
  }
  ChiSquared result;
  result.freedom = static_cast<int>(counts.size()) - 1;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double expected = everyone > 0.0 ? all * populations[i] / everyone : 0.0;
    if (expected < 5.0) return std::nullopt;
    result.statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
  }
  result.beyond_chance = result.statistic > critical.at(counts.size() - 2);
  return result;
}

void compare_with_published(const Definition& other, const RatioBase& base, const FindComparator& find,
                            std::span<Figure> figures) {
  for (Figure& figure : figures) {
    if (figure.suppressed || !figure.value) continue;
    const std::optional<Comparator> comparator =
        find ? find(other, base.comparator, figure.period_end) : std::nullopt;
    figure.numerator = figure.value;
    if (!comparator || comparator->value == 0.0) {
      without_value(figure, fmt::format("no comparison: no published figure for {} is imported for {} or "
                                        "an earlier day",
                                        base.comparator == "england" ? "England" : base.comparator,
                                        base::format_long(figure.period_end)));
      continue;
    }
    figure.denominator = comparator->value;
    figure.value = *figure.numerator / comparator->value;
    figure.compared_start = comparator->period_start;
    figure.compared_end = comparator->period_end;
    figure.note = comparator->words;
  }
}

void compare_groups(const RatioBase& base, std::span<const lake::PopulationGroup> populations,
                    std::span<Figure> figures) {
  if (figures.empty()) return;
  const std::string_view unknown = fixed_groups(kind_of(base.dimension), false).empty()
                                       ? not_recorded
                                       : fixed_groups(kind_of(base.dimension), false).back();
  Figure& total = figures.front();
  const auto side_of = [&](const Figure& figure) -> std::optional<Side> {
    const lake::PopulationGroup* population =
        group_population_on(populations, base.dimension, figure.group, figure.period_end);
    if (figure.suppressed || !figure.numerator || population == nullptr || population->children <= 0)
      return std::nullopt;
    return Side{*figure.numerator, static_cast<double>(population->children)};
  };
  std::optional<Side> reference;
  Side others;
  std::vector<double> counts;
  std::vector<double> expected;
  bool reference_hidden = false;
  bool hidden = total.suppressed;
  bool population_missing = false;
  for (const Figure& figure : figures.subspan(1)) {
    hidden = hidden || figure.suppressed;
    if (figure.group == base.group) reference_hidden = figure.suppressed;
    if (figure.group == unknown || figure.suppressed) continue;
    const auto side = side_of(figure);
    if (!side) {
      population_missing = true;
      continue;
    }
    counts.push_back(side->children);
    expected.push_back(side->population);
    if (figure.group == base.group) {
      reference = side;
    } else {
      others.children += side->children;
      others.population += side->population;
    }
  }
  // A group without a child has no figure, but its children are among those that the others are compared
  // with.
  const base::Date day = total.period_end;
  for (const lake::PopulationGroup& one : populations) {
    if (one.children <= 0 || one.group == unknown ||
        group_population_on(populations, base.dimension, one.group, day) != &one ||
        std::any_of(figures.begin() + 1, figures.end(),
                    [&](const Figure& figure) { return figure.group == one.group; }))
      continue;
    const Side side{0.0, static_cast<double>(one.children)};
    counts.push_back(side.children);
    expected.push_back(side.population);
    if (one.group == base.group) {
      reference = side;
    } else {
      others.population += side.population;
    }
  }
  const bool comparable = reference && reference->children > 0.0;
  const std::string no_reference =
      !reference ? fmt::format("no relative rate: the population by {} is not known, or no child is in {}",
                               base.dimension, base.group)
                 : fmt::format("no relative rate: no child is in {}", base.group);
  for (Figure& figure : figures.subspan(1)) {
    if (reference_hidden) {
      hide(figure);
    } else if (figure.group == unknown) {
      if (!figure.suppressed) without_value(figure, "not known, so left out of the comparison");
    } else if (!comparable) {
      if (!figure.suppressed) without_value(figure, no_reference);
    } else if (const auto side = side_of(figure)) {
      figure.denominator = side->population;
      figure.value = side->rate() / reference->rate();
      figure.note.clear();
    } else if (!figure.suppressed) {
      without_value(figure, "no relative rate: the population of the group is not known");
    }
  }
  // Together with the groups that are shown, a sum over the others would give a hidden one away.
  if (hidden) {
    hide(total);
    return;
  }
  total.numerator = others.children;
  if (!comparable || others.population <= 0.0) {
    without_value(total, comparable ? "no relative rate: the population of the other groups is not known"
                                    : no_reference);
    return;
  }
  total.denominator = others.population;
  total.value = others.children / others.population / reference->rate();
  total.note = fmt::format("all other groups together, compared with {}", base.group);
  if (population_missing) total.note += "; groups whose population is not known are left out";
  if (const auto test = chi_squared(counts, expected))
    total.note += fmt::format(
        "; the groups differ {} (chi-squared {:.1f}, {} degrees of freedom)",
        test->beyond_chance ? "by more than chance would give" : "by no more than chance would give",
        test->statistic, test->freedom);
}

}  // namespace windscreen::measure

#include "report/disproportion.h"

#include <algorithm>
#include <cmath>

#include "measure/dimension.h"
#include "measure/distribution.h"
#include "measure/ratio.h"
#include "measure/wilson.h"
#include "report/public_counts.h"

namespace windscreen::report {
namespace {

constexpr int adult = 18;

struct Dimension {
  std::string_view name;
  measure::DimensionKind kind;
  std::uint8_t KindOfChild::* group;
};
constexpr std::array<Dimension, 4> child_dimensions = {{
    {"age_band", measure::DimensionKind::age_band, &KindOfChild::age_band},
    {"gender", measure::DimensionKind::gender, &KindOfChild::gender},
    {"ethnicity", measure::DimensionKind::ethnicity, &KindOfChild::ethnicity},
    {"disability", measure::DimensionKind::disability, &KindOfChild::disability},
}};

/// Not recorded, not known: the last group of each dimension.
std::size_t known_groups(const Dimension& dimension) {
  return measure::fixed_groups(dimension.kind, false).size() - 1;
}

bool is_outside(const KindOfChild& kind) {
  return kind.place != care_leavers_level && (kind.age == -1 || kind.age >= adult);
}

/// Counts of one level or step by group, the last of them not known.
struct Tally {
  std::vector<std::int64_t> children;
  std::vector<std::int64_t> went_on;
};

Tally tally(std::span<const KindOfChild> kinds, const Dimension& dimension, std::size_t place,
            bool children_only) {
  Tally result;
  result.children.assign(known_groups(dimension) + 1, 0);
  result.went_on = result.children;
  for (const KindOfChild& kind : kinds) {
    if (kind.place != place || (children_only && is_outside(kind))) continue;
    result.children.at(kind.*dimension.group) += kind.children;
    result.went_on.at(kind.*dimension.group) += kind.went_on;
  }
  return result;
}

/// The counts of a level's groups as they are shown, the last of them not known; and their sum.
struct Shown {
  std::optional<std::int64_t> total;
  std::vector<std::optional<std::int64_t>> groups;
};

Shown held_back(const std::vector<std::int64_t>& counts, measure::Audience audience) {
  Shown result{0, {counts.begin(), counts.end()}};
  for (const std::int64_t one : counts) *result.total += one;
  if (audience != measure::Audience::public_) return result;
  PublicCounts kept;
  const std::size_t total = kept.add(result.total);
  std::vector<std::size_t> parts;
  parts.reserve(result.groups.size());
  for (auto& group : result.groups) parts.push_back(kept.add(group));
  kept.sum(total, std::move(parts));
  kept.hold_back();
  return result;
}

Shown shown(const std::vector<std::int64_t>& counts, measure::Audience audience, int round_to) {
  Shown result = held_back(counts, audience);
  round_count(result.total, round_to);
  for (auto& group : result.groups) round_count(group, round_to);
  return result;
}

/// The counts of several steps of the same children as they are shown: the children of a group are those who
/// went on and those who did not, at every step.
struct ShownSteps {
  std::vector<std::optional<std::int64_t>> children;
  std::vector<std::vector<std::optional<std::int64_t>>> went_on;
};

ShownSteps steps_held_back(std::span<const Tally> steps, measure::Audience audience) {
  ShownSteps result;
  result.children.assign(steps.front().children.begin(), steps.front().children.end());
  for (const Tally& step : steps) result.went_on.emplace_back(step.went_on.begin(), step.went_on.end());
  if (audience != measure::Audience::public_) return result;
  const auto sum_of = [](const std::vector<std::int64_t>& counts) {
    std::int64_t sum = 0;
    for (const std::int64_t one : counts) sum += one;
    return sum;
  };
  PublicCounts kept;
  const std::int64_t all = sum_of(steps.front().children);
  const std::size_t total = kept.add_implied(all);
  std::vector<std::size_t> children;
  children.reserve(result.children.size());
  for (auto& group : result.children) children.push_back(kept.add(group));
  kept.sum(total, children);
  for (std::size_t step = 0; step < steps.size(); ++step) {
    const std::int64_t all_on = sum_of(steps[step].went_on);
    const std::size_t on_total = kept.add_implied(all_on);
    const std::size_t rest_total = kept.add_implied(all - all_on);
    kept.sum(total, {on_total, rest_total});
    std::vector<std::size_t> on;
    std::vector<std::size_t> rest;
    for (std::size_t group = 0; group < children.size(); ++group) {
      const std::int64_t stayed = steps[step].children[group] - steps[step].went_on[group];
      on.push_back(kept.add(result.went_on[step][group]));
      rest.push_back(kept.add_implied(stayed));
      kept.sum(children[group], {on.back(), rest.back()});
    }
    kept.sum(on_total, std::move(on));
    kept.sum(rest_total, std::move(rest));
  }
  kept.hold_back();
  return result;
}

ShownSteps shown_steps(std::span<const Tally> steps, measure::Audience audience, int round_to) {
  ShownSteps result = steps_held_back(steps, audience);
  for (auto& group : result.children) round_count(group, round_to);
  for (auto& step : result.went_on) {
    for (auto& group : step) round_count(group, round_to);
  }
  return result;
}

void read_population(const Dimension& dimension, std::span<const lake::PopulationGroup> populations,
                     base::Date as_at, DimensionGroups& into) {
  into.population.assign(into.groups.size(), std::nullopt);
  for (std::size_t group = 0; group < into.groups.size(); ++group) {
    const auto* found = measure::group_population_on(populations, dimension.name, into.groups[group], as_at);
    if (found == nullptr) continue;
    into.population[group] = found->children;
    into.mid_year = found->mid_year;
    into.source = found->source;
  }
  if (into.mid_year == 0) into.population.clear();
}

/// What a group is compared with: group 0 (White) of ethnicity; the others together of the rest. nullopt
/// where the group is the reference itself.
template <typename Counts>
std::optional<double> reference_of(const Dimension& dimension, std::size_t group, const Counts& counts) {
  if (dimension.kind == measure::DimensionKind::ethnicity) {
    if (group == 0) return std::nullopt;
    return static_cast<double>(counts[0]);
  }
  double others = 0;
  for (std::size_t other = 0; other + 1 < counts.size(); ++other) {
    if (other != group) others += static_cast<double>(counts[other]);
  }
  return others;
}

/// Whether the groups of enough children are known, the last count being of those who are not.
bool enough_known(const std::vector<std::int64_t>& counts) {
  std::int64_t all = 0;
  for (const std::int64_t one : counts) all += one;
  return static_cast<double>(counts.back()) <= most_not_known * static_cast<double>(all);
}

/// Whether a ratio tells nothing that is held back: White itself must be shown, or every other group.
bool may_compare(const Dimension& dimension, std::span<const std::optional<std::int64_t>> groups) {
  if (dimension.kind == measure::DimensionKind::ethnicity) return groups.front().has_value();
  return std::ranges::all_of(groups.first(groups.size() - 1),
                             [](const auto& one) { return one.has_value(); });
}

LevelByGroup level_by_group(const Dimension& dimension, const DimensionGroups& about, std::size_t level,
                            const Shown& counts, bool comparable) {
  LevelByGroup result;
  result.comparable = comparable;
  result.level = level;
  const std::size_t unknown = known_groups(dimension);
  result.not_known = counts.groups[unknown];
  if (counts.total && result.not_known) result.known = *counts.total - *result.not_known;

  // A group without a population (a sex that no estimate has) is on neither side of a ratio.
  std::vector<std::int64_t> population;
  std::vector<std::int64_t> children_of;
  children_of.reserve(counts.groups.size());
  for (const auto& group : counts.groups) children_of.push_back(group.value_or(0));
  for (std::size_t group = 0; group < about.population.size(); ++group) {
    population.push_back(about.population[group].value_or(0));
    if (population.back() <= 0) children_of[group] = 0;
  }
  population.push_back(0);
  const bool compared = result.comparable && !about.population.empty() && level != care_leavers_level;
  for (std::size_t group = 0; group < unknown; ++group) {
    GroupAtLevel& at = result.groups.emplace_back();
    const auto& shown_here = counts.groups[group];
    if (!shown_here) continue;
    const std::int64_t children = *shown_here;
    at.children = children;
    if (!compared || population[group] <= 0 || children < fewest_for_a_rate) continue;
    at.rate = 10000.0 * static_cast<double>(children) / static_cast<double>(population[group]);
    // A ratio to the others tells what the others are: not where one of them is held back.
    if (!may_compare(dimension, counts.groups)) continue;
    const auto others = reference_of(dimension, group, children_of);
    const auto other_population = reference_of(dimension, group, population);
    if (!others || !other_population || *others < static_cast<double>(fewest_for_a_rate)) continue;
    at.ratio = risk_ratio(static_cast<double>(children), static_cast<double>(population[group]), *others,
                          *other_population);
  }
  return result;
}

OnwardByGroup onward_by_group(const Dimension& dimension, std::size_t step,
                              const std::vector<std::optional<std::int64_t>>& children,
                              const std::vector<std::optional<std::int64_t>>& went_on, bool comparable) {
  OnwardByGroup result;
  result.comparable = comparable;
  result.step = step;
  std::vector<std::int64_t> all;
  std::vector<std::int64_t> on;
  for (std::size_t group = 0; group < children.size(); ++group) {
    all.push_back(children[group].value_or(0));
    on.push_back(went_on[group].value_or(0));
  }
  for (std::size_t group = 0; group < known_groups(dimension); ++group) {
    GroupOnward& onward = result.groups.emplace_back();
    onward.children = children[group];
    onward.went_on = went_on[group];
    if (!comparable || !children[group] || !went_on[group] || all[group] < fewest_for_a_rate) continue;
    const auto of = static_cast<double>(all[group]);
    const auto met = static_cast<double>(on[group]);
    const measure::Interval interval = measure::wilson(met, of, measure::z_95);
    onward.percent = 100.0 * met / of;
    onward.lower = 100.0 * interval.lower;
    onward.upper = 100.0 * interval.upper;
    if (!may_compare(dimension, children) || !may_compare(dimension, went_on)) continue;
    const auto others = reference_of(dimension, group, all);
    const auto others_on = reference_of(dimension, group, on);
    if (!others || !others_on || *others < static_cast<double>(fewest_for_a_rate)) continue;
    onward.ratio = risk_ratio(met, of, *others_on, *others);
  }
  return result;
}

}  // namespace

std::optional<Ratio> risk_ratio(double count, double of, double other_count, double other_of) {
  if (count <= 0 || other_count <= 0 || count > of || other_count > other_of) return std::nullopt;
  const double ratio = (count / of) / (other_count / other_of);
  const double error = std::sqrt(1 / count - 1 / of + 1 / other_count - 1 / other_of);
  const double width = std::exp(measure::z_95 * error);
  return Ratio{ratio, ratio / width, ratio * width};
}

void compare_groups(std::span<const KindOfChild> levels, std::span<const KindOfChild> steps,
                    std::span<const lake::PopulationGroup> populations, measure::Audience audience,
                    Disproportion& into, int round_to) {
  const auto small = [&](std::int64_t count) {
    return audience == measure::Audience::public_ && is_small(count);
  };
  for (std::size_t level = 0; level < level_ids.size(); ++level) {
    std::int64_t children = 0;
    std::int64_t outside = 0;
    for (const KindOfChild& kind : levels) {
      if (kind.place == level) (is_outside(kind) ? outside : children) += kind.children;
    }
    into.children.push_back(small(children) ? std::nullopt : std::optional(children));
    into.outside.push_back(small(outside) ? std::nullopt : std::optional(outside));
  }
  for (auto& count : into.children) round_count(count, round_to);
  for (auto& count : into.outside) round_count(count, round_to);
  for (const Dimension& dimension : child_dimensions) {
    DimensionGroups& about = into.dimensions.emplace_back();
    about.dimension = dimension.name;
    const auto names = measure::fixed_groups(dimension.kind, false);
    about.groups.assign(names.begin(), names.end() - 1);
    read_population(dimension, populations, into.as_at, about);
    for (std::size_t level = 0; level < level_ids.size(); ++level) {
      const bool by_age = dimension.kind == measure::DimensionKind::age_band;
      if (by_age && level == care_leavers_level) continue;
      const std::vector<std::int64_t> counts = tally(levels, dimension, level, true).children;
      const Shown kept = shown(counts, audience, round_to);
      if (!kept.total) into.children[level].reset();
      about.levels.push_back(level_by_group(dimension, about, level, kept, enough_known(counts)));
    }
    std::vector<Tally> tallies;
    tallies.reserve(onward_ids.size());
    for (std::size_t step = 0; step < onward_ids.size(); ++step)
      tallies.push_back(tally(steps, dimension, step, false));
    // The first step is of the children of contacts, the others all of the same referred children.
    const auto of_contacts = std::span(tallies).first(1);
    const auto of_referrals = std::span(tallies).subspan(1);
    const ShownSteps contacts = shown_steps(of_contacts, audience, round_to);
    const ShownSteps referrals = shown_steps(of_referrals, audience, round_to);
    about.steps.push_back(onward_by_group(dimension, 0, contacts.children, contacts.went_on.front(),
                                          enough_known(of_contacts.front().children)));
    for (std::size_t step = 1; step < onward_ids.size(); ++step) {
      about.steps.push_back(onward_by_group(dimension, step, referrals.children, referrals.went_on[step - 1],
                                            enough_known(of_referrals.front().children)));
    }
  }
}

}  // namespace windscreen::report

// Unit ratio: an indicator divided by a published comparator, or the rate of each group of a dimension by
// that of one of them. All functions are thread-safe.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lake/workspace.h"
#include "measure/definition.h"
#include "measure/measure.h"

namespace windscreen::measure {

/// What a ratio's `compared_with` names: a comparator outside the authority, or a group of a dimension.
struct RatioBase {
  /// "statistical neighbours", "region" or "england"; empty where `dimension` and `group` are given.
  std::string comparator;
  std::string dimension;
  std::string group;
};

/// Reads `compared_with` ("statistical neighbours", "region", "England", "ethnicity = White"); nullopt where
/// the words are not understood.
std::optional<RatioBase> ratio_base(std::string_view compared_with);

/// Children aged 0 to 17 of a group: of population_year(day), or of the nearest year before it in which any
/// group of the dimension is known; nullptr where that year does not have the group.
const lake::PopulationGroup* group_population_on(std::span<const lake::PopulationGroup> groups,
                                                 std::string_view dimension, std::string_view group,
                                                 base::Date day);

/// Throws base::Error where a population is of a dimension or group that no figure has (age_band, gender,
/// ethnicity and disability have fixed groups; quadrants are the authority's own).
void check_population_groups(std::span<const lake::PopulationGroup> groups);

/// Pearson's chi-squared (1900) of the counts of groups against what their shares of the population lead one
/// to expect: the statistic, the degrees of freedom, and whether 19 times in 20 chance alone gives less.
/// nullopt for fewer than two groups, more than eleven, or where an expected count is under 5, for which the
/// test is not meant (Cochran 1954).
struct ChiSquared {
  double statistic = 0.0;
  int freedom = 0;
  bool beyond_chance = false;
};
std::optional<ChiSquared> chi_squared(std::span<const double> counts, std::span<const double> populations);

/// Turns the figures of the other indicator (its own unit, suppressed already where the public sees them)
/// into ratios to a published comparator, in place. Without a comparator there is a note and no value.
void compare_with_published(const Definition& other, const RatioBase& base, const FindComparator& find,
                            std::span<Figure> figures);

/// Turns the figures of one period (total first, then the groups of `base.dimension`) into relative rates, in
/// place. Of a group: its rate divided by that of the reference group, with its count and its population. Of
/// the total: the rate of all other groups together. What is not known is left out on both sides and keeps
/// its count. Where the reference group's count is suppressed, all are.
void compare_groups(const RatioBase& base, std::span<const lake::PopulationGroup> populations,
                    std::span<Figure> figures);

}  // namespace windscreen::measure

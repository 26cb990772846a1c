// Whether children of an age, sex, ethnicity or disability are more or less often among those at a level of
// help than among the children who live in the area, and more or less often go on from step to step.
//
// It finds differences and says which are more than chance would give. It does not say why.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lake/workspace.h"
#include "measure/measure.h"
#include "query/database.h"

namespace windscreen::report {

/// Where fewer children than this are on either side, there is a count and no rate, share or ratio.
inline constexpr std::int64_t fewest_for_a_rate = 10;
/// Where the group of more than this share of the children is not known, those who are known may be of
/// another kind (a disability is asked about once a child is helped): there are counts alone.
inline constexpr double most_not_known = 0.2;
/// Steps are followed for so many months after the referral or contact.
inline constexpr int followed_months = 6;

/// A ratio of two risks with its 95% interval, on the scale of its logarithm: Katz, Baptista, Azen and Pike,
/// "Obtaining confidence intervals for the risk ratio in cohort studies", Biometrics 34 (1978).
struct Ratio {
  double value = 0;
  double lower = 0;
  double upper = 0;
};
/// `count` of `of` against `other_count` of `other_of`; nullopt where any of the four is 0 or less, or a
/// count is above what it is of. Thread-safe.
std::optional<Ratio> risk_ratio(double count, double of, double other_count, double other_of);

/// Children at a level in one group of a dimension.
struct GroupAtLevel {
  /// nullopt when it is held back; then so is everything else.
  std::optional<std::int64_t> children;
  /// Per 10,000 children of the group's population.
  std::optional<double> rate;
  /// The group's rate divided by that of the reference: White for ethnicity (none for White itself),
  /// otherwise all other children.
  std::optional<Ratio> ratio;
};

/// One level of help and one dimension. Children of whom the group is not known are left out of every share,
/// rate and ratio.
struct LevelByGroup {
  std::size_t level = 0;
  std::optional<std::int64_t> known;
  std::optional<std::int64_t> not_known;
  /// False where too many are not known for the groups to be compared.
  bool comparable = true;
  std::vector<GroupAtLevel> groups;
};

/// Who of a group went on.
struct GroupOnward {
  std::optional<std::int64_t> children;
  std::optional<std::int64_t> went_on;
  /// Percentages of the children, with Wilson's 95% interval.
  std::optional<double> percent;
  std::optional<double> lower;
  std::optional<double> upper;
  std::optional<Ratio> ratio;
};

/// One step and one dimension.
struct OnwardByGroup {
  std::size_t step = 0;
  /// As at a level.
  bool comparable = true;
  std::vector<GroupOnward> groups;
};

struct DimensionGroups {
  std::string dimension;
  /// The groups that are known, in the engine's order; those without anyone stay, with 0.
  std::vector<std::string> groups;
  /// Children aged 0 to 17 of each group, and all of them; empty where the workspace does not say.
  std::vector<std::optional<std::int64_t>> population;
  int mid_year = 0;
  std::string source;
  std::vector<LevelByGroup> levels;
  std::vector<OnwardByGroup> steps;
};

struct Disproportion {
  base::Date as_at;
  /// The twelve months in which contacts, referrals and enquiries are counted; and the earlier twelve whose
  /// referrals are followed for `followed_months`.
  base::Date year_from;
  base::Date year_to;
  base::Date followed_from;
  base::Date followed_to;
  /// By level: children aged 0 to 17, and how many more are unborn or 18 and over (for care leavers: none).
  std::vector<std::optional<std::int64_t>> children;
  std::vector<std::optional<std::int64_t>> outside;
  std::vector<DimensionGroups> dimensions;
};

/// The levels in their order: contacts, early_help, referrals, section_47, children_in_need,
/// child_protection, looked_after, care_leavers. Care leavers are compared with no population and have no
/// age.
inline constexpr std::array<std::string_view, 8> level_ids = {
    "contacts",         "early_help",       "referrals",    "section_47",
    "children_in_need", "child_protection", "looked_after", "care_leavers"};
inline constexpr std::size_t care_leavers_level = 7;

/// The steps: contact_to_referral, referral_to_assessment, referral_to_section_47, referral_to_plan,
/// referral_to_care.
inline constexpr std::array<std::string_view, 5> onward_ids = {
    "contact_to_referral", "referral_to_assessment", "referral_to_section_47", "referral_to_plan",
    "referral_to_care"};

/// One kind of child as the queries count them: places in the groups of measure::fixed_groups, and how many;
/// `age` is -1 for the unborn and -2 where it is not known. For steps `went_on` of the children.
struct KindOfChild {
  std::size_t place = 0;  // the level or the step
  std::uint8_t gender = 0;
  std::uint8_t ethnicity = 0;
  std::uint8_t disability = 0;
  std::uint8_t age_band = 0;
  int age = 0;
  std::int64_t children = 0;
  std::int64_t went_on = 0;
};

/// The queries' text, for making ready what they mention. Thread-safe.
std::vector<std::string_view> disproportion_queries();

/// Computes it, after read_pathway on the same connection (whose table `pathway_case` is read). Throws Error
/// where a query fails.
Disproportion read_disproportion(query::Connection& connection, base::Date as_at,
                                 std::span<const lake::PopulationGroup> populations,
                                 measure::Audience audience, int round_to = 1);

/// What is computed from the counts; used by read_disproportion. For the public, counts from 1 to 5 and what
/// would give them away are held back within each dimension, and what follows from them. Counts are rounded
/// to the nearest multiple of `round_to`, and everything is computed from the rounded ones. Thread-safe.
void compare_groups(std::span<const KindOfChild> levels, std::span<const KindOfChild> steps,
                    std::span<const lake::PopulationGroup> populations, measure::Audience audience,
                    Disproportion& into, int round_to = 1);

}  // namespace windscreen::report

// The dimensions that come from the child's record and from the team, and the groups within them.
//
// Ethnicity: the department's main groups, Chinese within Asian (the census's groups from 2011). Age: the
// department's bands for children in need and looked after; for care leavers 17 to 18, 19 to 21, 22 to 25.
// All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace windscreen::measure {

/// Where a dimension's groups come from. `column` is a column of the query of the dimension's name.
enum class DimensionKind : std::uint8_t {
  age_band,
  gender,
  ethnicity,
  disability,
  team,
  service,
  quadrant,
  column
};

DimensionKind kind_of(std::string_view dimension);
/// True for age_band, gender, ethnicity and disability, which need the query's `person_id`.
bool is_personal(DimensionKind kind);

/// True for team, service and quadrant, which share their rows.
bool is_structure(DimensionKind kind);

/// True for gender, ethnicity and disability: groups in which a child stays, so that those who come less
/// those who go are how many more there are.
bool is_lasting(DimensionKind kind);

/// The dimensions of a definition that names none.
std::vector<std::string_view> usual_dimensions(bool has_person, bool has_team);

/// The groups of a dimension whose groups are fixed, in the order that outputs have them; empty for others.
/// The groups of the child's record below are indexes into it.
std::span<const std::string_view> fixed_groups(DimensionKind kind, bool care_leavers);

/// The group of what is not recorded, in dimensions whose groups are not fixed.
inline constexpr std::string_view not_recorded = "Not recorded";

/// Groups of a code as SSD, Annex A or the census write it; an unknown code is not recorded.
std::uint8_t gender_group(std::string_view sex);
std::uint8_t ethnicity_group(std::string_view code);
/// disability: `recorded` says whether any code is; NONE alone is not disabled.
inline constexpr std::uint8_t disabled_group = 0;
inline constexpr std::uint8_t not_disabled_group = 1;
inline constexpr std::uint8_t disability_not_recorded_group = 2;

/// The age band on a day. `born` is nullopt when the date of birth is not recorded, which with an expected
/// date of birth means unborn.
std::uint8_t age_group(std::optional<base::Date> born, bool expected, base::Date on, bool care_leavers);

}  // namespace windscreen::measure

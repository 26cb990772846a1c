// The grade of a practice audit: a judgement on Ofsted's four-point scale. All functions are thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace windscreen::assure {

/// Best first, so that "worse" is greater. Ofsted, "Inspecting local authority children's services" (the
/// ILACS framework), judgement scale.
enum class Grade { outstanding, good, requires_improvement, inadequate };

inline constexpr std::size_t grade_count = 4;
inline constexpr std::array<Grade, grade_count> all_grades = {Grade::outstanding, Grade::good,
                                                              Grade::requires_improvement, Grade::inadequate};

/// As people read it: "Outstanding", "Good", "Requires improvement", "Inadequate".
std::string_view words(Grade grade);

/// As files and the API write it: "outstanding", "good", "requires_improvement", "inadequate".
std::string_view code(Grade grade);

/// Reads a grade from a file: its words or code in any case, with the words of other years ("requires
/// improvement to be good" from 2017, "adequate" until 2013, which stood where requires improvement stands
/// now) and the letters O, G, RI and I. nullopt for anything else, so for numbers too: scales of ten are no
/// grades.
std::optional<Grade> read_grade(std::string_view text);

}  // namespace windscreen::assure

// The parts of the table of measures; measures.h has the whole.
#pragma once

#include <string_view>
#include <vector>

#include "benchmark/measures.h"

namespace windscreen::benchmark {

/// Where measures find the number of children aged 0 to 17: the department divides a year's figures by the
/// estimate of the mid-year before it.
Term children_of_mid_year_before();

/// Referrals, assessments and children in need.
void add_need_measures(std::vector<Measure>& list);
/// Section 47 enquiries, conferences and child protection plans.
void add_protection_measures(std::vector<Measure>& list);
/// Children looked after and care leavers.
void add_care_measures(std::vector<Measure>& list);
/// The children and family social work workforce.
void add_workforce_measures(std::vector<Measure>& list);

inline constexpr std::string_view tool = "interactive_tool";

}  // namespace windscreen::benchmark

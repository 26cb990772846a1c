// The lists of rules, one of each file rules_*.cc; child.h has what is made of them.
#pragma once

#include "validate/cin/child.h"

namespace windscreen::validate::cin {

Rules ages_rules();
Rules assessments_rules();
Rules births_and_deaths_rules();
Rules case_span_rules();
Rules census_period_rules();
Rules characteristics_rules();
Rules child_ids_rules();
Rules cin_plans_rules();
Rules closures_rules();
Rules conferences_rules();
Rules disabilities_rules();
Rules factors_rules();
Rules further_action_rules();
Rules no_further_action_rules();
Rules protection_plans_rules();
Rules referrals_rules();
Rules section47_rules();
Rules upn_rules();
Rules upn_reasons_rules();

}  // namespace windscreen::validate::cin

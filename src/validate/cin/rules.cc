#include "validate/cin/rules.h"

#include <algorithm>

#include "validate/engine.h"

namespace windscreen::validate::cin {
namespace {

using List = Rules (*)();
constexpr List cin_lists[] = {
    ages_rules,           assessments_rules,       births_and_deaths_rules,
    case_span_rules,      census_period_rules,     characteristics_rules,
    child_ids_rules,      cin_plans_rules,         closures_rules,
    conferences_rules,    disabilities_rules,      factors_rules,
    further_action_rules, no_further_action_rules, protection_plans_rules,
    referrals_rules,      section47_rules,         upn_rules,
    upn_reasons_rules,
};

constexpr int cin_years[] = {2026};

}  // namespace

std::span<const int> known_years() { return cin_years; }

std::vector<const Rule*> rules_of(int year) {
  std::vector<const Rule*> rules;
  for (const List list : cin_lists) {
    for (const Rule& rule : list()) {
      if (year >= rule.years.first && year <= rule.years.last) rules.push_back(&rule);
    }
  }
  std::sort(rules.begin(), rules.end(),
            [](const Rule* a, const Rule* b) { return code_before(a->code, b->code); });
  return rules;
}

}  // namespace windscreen::validate::cin

#include "validate/ssda903/rules.h"

#include <algorithm>

#include "validate/engine.h"

namespace windscreen::validate::ssda903 {
namespace {

using List = Rules (*)();
constexpr List ssda903_lists[] = {
    adopters_rules,
    adoption_decisions_rules,
    adoption_episodes_rules,
    adoption_last_year_rules,
    adoption_placements_rules,
    adoption_record_rules,
    adoption_values_rules,
    age_at_end_rules,
    age_at_start_rules,
    difficulties_rules,
    episode_codes_rules,
    episode_dates_rules,
    episode_sequence_rules,
    episodes_last_year_rules,
    episodes_loaded_rules,
    header_values_rules,
    health_items_rules,
    identity_rules,
    leavers_episodes_rules,
    leaving_care_rules,
    legal_status_limits_rules,
    liberty_orders_rules,
    location_rules,
    missing_in_care_rules,
    missing_periods_rules,
    missing_values_rules,
    motherhood_before_rules,
    mothers_rules,
    new_episode_reason_rules,
    outcome_values_rules,
    participation_rules,
    permanence_rules,
    placement_area_rules,
    placement_changes_rules,
    placement_providers_rules,
    previous_permanence_rules,
    provider_register_rules,
    respite_rules,
    same_child_rules,
    status_codes_rules,
    temporary_placements_rules,
    uasc_rules,
    upn_rules,
    worker_sequence_rules,
    worker_values_rules,
    workers_rules,
    year_in_care_rules,
};

constexpr int ssda903_years[] = {2026, 2027};

}  // namespace

std::span<const int> known_years() { return ssda903_years; }

std::vector<const Rule*> rules_of(int year) {
  std::vector<const Rule*> rules;
  for (const List list : ssda903_lists) {
    for (const Rule& rule : list()) {
      if (year >= rule.years.first && year <= rule.years.last) rules.push_back(&rule);
    }
  }
  std::sort(rules.begin(), rules.end(),
            [](const Rule* a, const Rule* b) { return code_before(a->code, b->code); });
  return rules;
}

}  // namespace windscreen::validate::ssda903

// The lists of rules, one of each file rules_*.cc; child.h has what is made of them.
#pragma once

#include "validate/ssda903/child.h"

namespace windscreen::validate::ssda903 {

Rules adopters_rules();
Rules adoption_decisions_rules();
Rules adoption_episodes_rules();
Rules adoption_last_year_rules();
Rules adoption_placements_rules();
Rules adoption_record_rules();
Rules adoption_values_rules();
Rules age_at_end_rules();
Rules age_at_start_rules();
Rules difficulties_rules();
Rules episode_codes_rules();
Rules episode_dates_rules();
Rules episode_sequence_rules();
Rules episodes_last_year_rules();
Rules episodes_loaded_rules();
Rules header_values_rules();
Rules health_items_rules();
Rules identity_rules();
Rules leavers_episodes_rules();
Rules leaving_care_rules();
Rules legal_status_limits_rules();
Rules liberty_orders_rules();
Rules location_rules();
Rules missing_in_care_rules();
Rules missing_periods_rules();
Rules missing_values_rules();
Rules motherhood_before_rules();
Rules mothers_rules();
Rules new_episode_reason_rules();
Rules outcome_values_rules();
Rules participation_rules();
Rules permanence_rules();
Rules placement_area_rules();
Rules placement_changes_rules();
Rules placement_providers_rules();
Rules previous_permanence_rules();
Rules provider_register_rules();
Rules respite_rules();
Rules same_child_rules();
Rules status_codes_rules();
Rules temporary_placements_rules();
Rules uasc_rules();
Rules upn_rules();
Rules worker_sequence_rules();
Rules worker_values_rules();
Rules workers_rules();
Rules year_in_care_rules();

}  // namespace windscreen::validate::ssda903

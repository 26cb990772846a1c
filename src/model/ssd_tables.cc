// The tables and columns of the Standard Safeguarding Dataset, from its published specification (Data to
// Insight): names, types, keys and references are facts of that standard. Where the specification leaves out
// a key or names a column that does not exist, the intended one stands here (see docs/model.md).
#include <array>

#include "model/tables.h"

namespace windscreen::model {
namespace {

using enum Type;

constexpr auto person = std::to_array<Column>({
    {"pers_person_id", text, true},
    {"pers_forename", text},
    {"pers_surname", text},
    {"pers_sex", text},
    {"pers_gender", text},
    {"pers_ethnicity", text},
    {"pers_dob", date},
    {"pers_common_child_id", text},
    {"pers_legacy_id", text},
    {"pers_upn_unknown", text},
    {"pers_send_flag", flag},
    {"pers_expected_dob", date},
    {"pers_death_date", date},
    {"pers_is_mother", flag},
    {"pers_nationality", text},
});

constexpr auto family = std::to_array<Column>({
    {"fami_table_id", text},
    {"fami_family_id", text, true},
    {"fami_person_id", text, true, "ssd_person.pers_person_id"},
});

constexpr auto address = std::to_array<Column>({
    {"addr_table_id", text, true},
    {"addr_address_json", json},
    {"addr_person_id", text, false, "ssd_person.pers_person_id"},
    {"addr_address_type", text},
    {"addr_address_start_date", date},
    {"addr_address_end_date", date},
    {"addr_address_postcode", text},
});

constexpr auto disability = std::to_array<Column>({
    {"disa_person_id", text, false, "ssd_person.pers_person_id"},
    {"disa_table_id", text, true},
    {"disa_disability_code", text},
});

constexpr auto immigration_status = std::to_array<Column>({
    {"immi_person_id", text, false, "ssd_person.pers_person_id"},
    {"immi_immigration_status_id", text, true},
    {"immi_immigration_status", text},
    {"immi_immigration_status_start_date", date},
    {"immi_immigration_status_end_date", date},
});

constexpr auto mother = std::to_array<Column>({
    {"moth_table_id", text, true},
    {"moth_person_id", text, false, "ssd_person.pers_person_id"},
    {"moth_childs_person_id", text, false, "ssd_person.pers_person_id"},
    {"moth_childs_dob", date},
});

constexpr auto legal_status = std::to_array<Column>({
    {"lega_legal_status_id", text, true},
    {"lega_person_id", text, false, "ssd_person.pers_person_id"},
    {"lega_legal_status", text},
    {"lega_legal_status_start_date", date},
    {"lega_legal_status_end_date", date},
});

constexpr auto contacts = std::to_array<Column>({
    {"cont_contact_id", text, true},
    {"cont_person_id", text, false, "ssd_person.pers_person_id"},
    {"cont_contact_date", date},
    {"cont_contact_source_code", text},
    {"cont_contact_source_desc", text},
    {"cont_contact_outcome_json", json},
});

constexpr auto early_help_episodes = std::to_array<Column>({
    {"earl_episode_id", text, true},
    {"earl_person_id", text, false, "ssd_person.pers_person_id"},
    {"earl_episode_start_date", date},
    {"earl_episode_end_date", date},
    {"earl_episode_reason", text},
    {"earl_episode_end_reason", text},
    {"earl_episode_organisation", text},
    {"earl_episode_worker_id", text, false, "ssd_professionals.prof_professional_id"},
});

constexpr auto cin_episodes = std::to_array<Column>({
    {"cine_referral_id", text, true},
    {"cine_person_id", text, false, "ssd_person.pers_person_id"},
    {"cine_referral_date", date},
    {"cine_cin_primary_need_code", text},
    {"cine_referral_source_code", text},
    {"cine_referral_source_desc", text},
    {"cine_referral_outcome_json", json},
    {"cine_referral_nfa", flag},
    {"cine_close_reason", text},
    {"cine_close_date", date},
    {"cine_referral_team", text, false, "ssd_department.dept_team_id"},
    {"cine_referral_worker_id", text, false, "ssd_professionals.prof_professional_id"},
});

constexpr auto cin_assessments = std::to_array<Column>({
    {"cina_assessment_id", text, true},
    {"cina_person_id", text, false, "ssd_person.pers_person_id"},
    {"cina_referral_id", text, false, "ssd_cin_episodes.cine_referral_id"},
    {"cina_assessment_start_date", date},
    {"cina_assessment_child_seen", flag},
    {"cina_assessment_auth_date", date},
    {"cina_assessment_outcome_json", json},
    {"cina_assessment_outcome_nfa", flag},
    {"cina_assessment_team", text, false, "ssd_department.dept_team_id"},
    {"cina_assessment_worker_id", text, false, "ssd_professionals.prof_professional_id"},
});

constexpr auto assessment_factors = std::to_array<Column>({
    {"cinf_table_id", text, true},
    {"cinf_assessment_id", text, false, "ssd_cin_assessments.cina_assessment_id"},
    {"cinf_assessment_factors_json", json},
});

constexpr auto cin_plans = std::to_array<Column>({
    {"cinp_cin_plan_id", text, true},
    {"cinp_referral_id", text, false, "ssd_cin_episodes.cine_referral_id"},
    {"cinp_person_id", text, false, "ssd_person.pers_person_id"},
    {"cinp_cin_plan_start_date", date},
    {"cinp_cin_plan_end_date", date},
    {"cinp_cin_plan_team", text, false, "ssd_department.dept_team_id"},
    {"cinp_cin_plan_worker_id", text, false, "ssd_professionals.prof_professional_id"},
});

constexpr auto cin_visits = std::to_array<Column>({
    {"cinv_cin_visit_id", text, true},
    {"cinv_person_id", text, false, "ssd_person.pers_person_id"},
    {"cinv_cin_visit_date", date},
    {"cinv_cin_visit_seen", flag},
    {"cinv_cin_visit_seen_alone", flag},
    {"cinv_cin_visit_bedroom", flag},
});

constexpr auto s47_enquiry = std::to_array<Column>({
    {"s47e_s47_enquiry_id", text, true},
    {"s47e_referral_id", text, false, "ssd_cin_episodes.cine_referral_id"},
    {"s47e_person_id", text, true, "ssd_person.pers_person_id"},
    {"s47e_s47_start_date", date},
    {"s47e_s47_end_date", date},
    {"s47e_s47_nfa", flag},
    {"s47e_s47_outcome_json", json},
    {"s47e_s47_completed_by_worker_id", text, false, "ssd_professionals.prof_professional_id"},
    {"s47e_s47_completed_by_team", text, false, "ssd_department.dept_team_id"},
});

constexpr auto initial_cp_conference = std::to_array<Column>({
    {"icpc_icpc_id", text, true},
    {"icpc_icpc_meeting_id", text},
    {"icpc_s47_enquiry_id", text, false, "ssd_s47_enquiry.s47e_s47_enquiry_id"},
    {"icpc_person_id", text, true, "ssd_person.pers_person_id"},
    {"icpc_cp_plan_id", text, false, "ssd_cp_plans.cppl_cp_plan_id"},
    {"icpc_referral_id", text, false, "ssd_cin_episodes.cine_referral_id"},
    {"icpc_icpc_transfer_in", flag},
    {"icpc_icpc_target_date", date},
    {"icpc_icpc_date", date},
    {"icpc_icpc_outcome_cp_flag", flag},
    {"icpc_icpc_outcome_json", json},
    {"icpc_icpc_team", text, false, "ssd_department.dept_team_id"},
    {"icpc_icpc_worker_id", text, false, "ssd_professionals.prof_professional_id"},
});

constexpr auto cp_plans = std::to_array<Column>({
    {"cppl_cp_plan_id", text, true},
    {"cppl_referral_id", text, false, "ssd_cin_episodes.cine_referral_id"},
    {"cppl_icpc_id", text, false, "ssd_initial_cp_conference.icpc_icpc_id"},
    {"cppl_person_id", text, false, "ssd_person.pers_person_id"},
    {"cppl_cp_plan_start_date", date},
    {"cppl_cp_plan_end_date", date},
    {"cppl_cp_plan_initial_category", text},
    {"cppl_cp_plan_ola", flag},
    {"cppl_cp_plan_latest_category", text},
});

constexpr auto cp_visits = std::to_array<Column>({
    {"cppv_cp_visit_id", text, true},
    {"cppv_person_id", text, false, "ssd_person.pers_person_id"},
    {"cppv_cp_plan_id", text, false, "ssd_cp_plans.cppl_cp_plan_id"},
    {"cppv_cp_visit_date", date},
    {"cppv_cp_visit_seen", flag},
    {"cppv_cp_visit_seen_alone", flag},
    {"cppv_cp_visit_bedroom", flag},
});

constexpr auto cp_reviews = std::to_array<Column>({
    {"cppr_cp_review_id", text, true},
    {"cppr_person_id", text, false, "ssd_person.pers_person_id"},
    {"cppr_cp_plan_id", text, false, "ssd_cp_plans.cppl_cp_plan_id"},
    {"cppr_cp_review_due", date},
    {"cppr_cp_review_date", date},
    {"cppr_cp_review_meeting_id", text},
    {"cppr_cp_review_outcome_continue_cp", flag},
    {"cppr_cp_review_quorate", text},
    {"cppr_cp_review_participation", text},
});

constexpr auto cla_episodes = std::to_array<Column>({
    {"clae_cla_episode_id", text, true},
    {"clae_person_id", text, false, "ssd_person.pers_person_id"},
    {"clae_cla_episode_start_date", date},
    {"clae_cla_episode_start_reason", text},
    {"clae_cla_primary_need_code", text},
    {"clae_cla_episode_ceased_date", date},
    {"clae_cla_episode_ceased_reason", text},
    {"clae_cla_id", text},
    {"clae_referral_id", text, false, "ssd_cin_episodes.cine_referral_id"},
    {"clae_cla_placement_id", text, false, "ssd_cla_placement.clap_cla_placement_id"},
    {"clae_entered_care_date", date},
    {"clae_cla_last_iro_contact_date", date},
});

constexpr auto cla_convictions = std::to_array<Column>({
    {"clac_cla_conviction_id", text, true},
    {"clac_person_id", text, false, "ssd_person.pers_person_id"},
    {"clac_cla_conviction_date", date},
    {"clac_cla_conviction_offence", text},
});

constexpr auto cla_health = std::to_array<Column>({
    {"clah_health_check_id", text, true},
    {"clah_person_id", text, false, "ssd_person.pers_person_id"},
    {"clah_health_check_type", text},
    {"clah_health_check_date", date},
    {"clah_health_check_status", text},
});

constexpr auto cla_immunisations = std::to_array<Column>({
    {"clai_person_id", text, true, "ssd_person.pers_person_id"},
    {"clai_immunisations_status", flag},
    {"clai_immunisations_status_date", date},
});

constexpr auto cla_substance_misuse = std::to_array<Column>({
    {"clas_substance_misuse_id", text, true},
    {"clas_person_id", text, false, "ssd_person.pers_person_id"},
    {"clas_substance_misuse_date", date},
    {"clas_substance_misused", text},
    {"clas_intervention_received", flag},
});

constexpr auto cla_placement = std::to_array<Column>({
    {"clap_cla_placement_id", text, true},
    {"clap_cla_placement_start_date", date},
    {"clap_cla_placement_type", text},
    {"clap_cla_placement_urn", text},
    {"clap_cla_placement_distance", number},
    {"clap_cla_id", text},
    {"clap_cla_placement_provider", text},
    {"clap_cla_placement_postcode", text},
    {"clap_cla_placement_end_date", date},
    {"clap_cla_placement_change_reason", text},
    {"clap_person_id", text, false, "ssd_person.pers_person_id"},
});

constexpr auto cla_reviews = std::to_array<Column>({
    {"clar_cla_review_id", text, true},
    {"clar_cla_id", text},
    {"clar_cla_review_due_date", date},
    {"clar_cla_review_date", date},
    {"clar_cla_review_cancelled", flag},
    {"clar_cla_review_participation", text},
});

constexpr auto cla_visits = std::to_array<Column>({
    {"clav_cla_visit_id", text, true},
    {"clav_cla_id", text},
    {"clav_person_id", text, false, "ssd_person.pers_person_id"},
    {"clav_cla_visit_date", date},
    {"clav_cla_visit_seen", flag},
    {"clav_cla_visit_seen_alone", flag},
});

constexpr auto cla_previous_permanence = std::to_array<Column>({
    {"lapp_table_id", text, true},
    {"lapp_person_id", text, false, "ssd_person.pers_person_id"},
    {"lapp_previous_permanence_order_date", text},
    {"lapp_previous_permanence_option", text},
    {"lapp_previous_permanence_la", text},
});

constexpr auto cla_care_plan = std::to_array<Column>({
    {"lacp_table_id", text, true},
    {"lacp_person_id", text, false, "ssd_person.pers_person_id"},
    {"lacp_cla_care_plan_start_date", date},
    {"lacp_cla_care_plan_end_date", date},
    {"lacp_cla_care_plan_json", json},
});

constexpr auto sdq_scores = std::to_array<Column>({
    {"csdq_table_id", text, true},
    {"csdq_person_id", text, false, "ssd_person.pers_person_id"},
    {"csdq_sdq_completed_date", date},
    {"csdq_sdq_reason", text},
    {"csdq_sdq_score", text},
});

constexpr auto missing = std::to_array<Column>({
    {"miss_table_id", text, true},
    {"miss_person_id", text, false, "ssd_person.pers_person_id"},
    {"miss_missing_episode_start_date", date},
    {"miss_missing_episode_type", text},
    {"miss_missing_episode_end_date", date},
    {"miss_missing_rhi_offered", text},
    {"miss_missing_rhi_accepted", text},
});

constexpr auto care_leavers = std::to_array<Column>({
    {"clea_table_id", text, true},
    {"clea_person_id", text, false, "ssd_person.pers_person_id"},
    {"clea_care_leaver_eligibility", text},
    {"clea_care_leaver_in_touch", text},
    {"clea_care_leaver_latest_contact", date},
    {"clea_care_leaver_accommodation", text},
    {"clea_care_leaver_accom_suitable", text},
    {"clea_care_leaver_activity", text},
    {"clea_pathway_plan_review_date", date},
    {"clea_care_leaver_personal_advisor", text},
    {"clea_care_leaver_allocated_team", text, false, "ssd_department.dept_team_id"},
    {"clea_care_leaver_worker_id", text, false, "ssd_professionals.prof_professional_id"},
});

constexpr auto permanence = std::to_array<Column>({
    {"perm_table_id", text, true},
    {"perm_person_id", text, false, "ssd_person.pers_person_id"},
    {"perm_cla_id", text},
    {"perm_adm_decision_date", date},
    {"perm_ffa_cp_decision_date", date},
    {"perm_placement_order_date", date},
    {"perm_placed_for_adoption_date", date},
    {"perm_matched_date", date},
    {"perm_adopted_by_carer_flag", flag},
    {"perm_placed_ffa_cp_date", date},
    {"perm_decision_reversed_date", date},
    {"perm_placed_foster_carer_date", date},
    {"perm_part_of_sibling_group", flag},
    {"perm_siblings_placed_together", integer},
    {"perm_siblings_placed_apart", integer},
    {"perm_placement_provider_urn", text},
    {"perm_decision_reversed_reason", text},
    {"perm_permanence_order_date", date},
    {"perm_permanence_order_type", text},
    {"perm_adoption_worker_id", text, false, "ssd_professionals.prof_professional_id"},
    {"perm_adopter_sex", text},
    {"perm_adopter_legal_status", text},
    {"perm_number_of_adopters", text},
});

constexpr auto involvements = std::to_array<Column>({
    {"invo_involvements_id", text, true},
    {"invo_professional_id", text, false, "ssd_professionals.prof_professional_id"},
    {"invo_professional_role_id", text},
    {"invo_professional_team", text, false, "ssd_department.dept_team_id"},
    {"invo_involvement_start_date", date},
    {"invo_involvement_end_date", date},
    {"invo_worker_change_reason", text},
    {"invo_person_id", text, false, "ssd_person.pers_person_id"},
    {"invo_referral_id", text, false, "ssd_cin_episodes.cine_referral_id"},
});

constexpr auto professionals = std::to_array<Column>({
    {"prof_professional_id", text, true},
    {"prof_staff_id", text},
    {"prof_professional_name", text},
    {"prof_social_worker_registration_no", text},
    {"prof_professional_job_title", text},
    {"prof_professional_caseload", integer},
    {"prof_professional_department", text},
    {"prof_full_time_equivalency", number},
    {"prof_agency_worker_flag", flag},
});

constexpr auto send = std::to_array<Column>({
    {"send_table_id", text, true},
    {"send_upn", text},
    {"send_uln", text},
    {"send_upn_unknown", text},
    {"send_person_id", text, false, "ssd_person.pers_person_id"},
});

constexpr auto ehcp_requests = std::to_array<Column>({
    {"ehcr_ehcp_request_id", text, true},
    {"ehcr_send_table_id", text, false, "ssd_send.send_table_id"},
    {"ehcr_ehcp_req_date", date},
    {"ehcr_ehcp_req_outcome_date", date},
    {"ehcr_ehcp_req_outcome", text},
});

constexpr auto ehcp_assessment = std::to_array<Column>({
    {"ehca_ehcp_assessment_id", text, true},
    {"ehca_ehcp_request_id", text, false, "ssd_ehcp_requests.ehcr_ehcp_request_id"},
    {"ehca_ehcp_assessment_outcome_date", date},
    {"ehca_ehcp_assessment_outcome", text},
    {"ehca_ehcp_assessment_exceptions", text},
});

constexpr auto ehcp_named_plan = std::to_array<Column>({
    {"ehcn_named_plan_id", text, true},
    {"ehcn_ehcp_asmt_id", text, false, "ssd_ehcp_assessment.ehca_ehcp_assessment_id"},
    {"ehcn_named_plan_start_date", date},
    {"ehcn_named_plan_ceased_date", date},
    {"ehcn_named_plan_ceased_reason", text},
});

constexpr auto ehcp_active_plans = std::to_array<Column>({
    {"ehcp_active_ehcp_id", text, true},
    {"ehcp_ehcp_request_id", text, false, "ssd_ehcp_requests.ehcr_ehcp_request_id"},
    {"ehcp_active_ehcp_last_review_date", date},
});

constexpr auto sen_need = std::to_array<Column>({
    {"senn_table_id", text, true},
    {"senn_active_ehcp_id", text, false, "ssd_ehcp_active_plans.ehcp_active_ehcp_id"},
    {"senn_active_ehcp_need_type", text},
    {"senn_active_ehcp_need_rank", text},
});

constexpr auto pre_proceedings = std::to_array<Column>({
    {"prep_table_id", text, true},
    {"prep_person_id", text, false, "ssd_person.pers_person_id"},
    {"prep_plo_family_id", text},
    {"prep_pre_pro_decision_date", date},
    {"prep_initial_pre_pro_meeting_date", date},
    {"prep_pre_pro_outcome", text},
    {"prep_agree_stepdown_issue_date", date},
    {"prep_cp_plans_referral_period", integer},
    {"prep_legal_gateway_outcome", text},
    {"prep_prev_pre_proc_child", integer},
    {"prep_prev_care_proc_child", integer},
    {"prep_pre_pro_letter_date", date},
    {"prep_care_pro_letter_date", date},
    {"prep_pre_pro_meetings_num", integer},
    {"prep_pre_pro_parents_legal_rep", flag},
    {"prep_parents_legal_rep_point_of_issue", text},
    {"prep_court_reference", text},
    {"prep_care_proc_court_hearings", integer},
    {"prep_care_proc_short_notice", flag},
    {"prep_proc_short_notice_reason", text},
    {"prep_la_inital_plan_approved", flag},
    {"prep_la_initial_care_plan", text},
    {"prep_la_final_plan_approved", flag},
    {"prep_la_final_care_plan", text},
});

constexpr auto voice_of_child = std::to_array<Column>({
    {"voch_table_id", text, true},
    {"voch_person_id", text, false, "ssd_person.pers_person_id"},
    {"voch_explained_worries", flag},
    {"voch_story_help_understand", flag},
    {"voch_agree_worker", flag},
    {"voch_plan_safe", flag},
    {"voch_tablet_help_explain", flag},
});

constexpr auto linked_identifiers = std::to_array<Column>({
    {"link_table_id", text, true},
    {"link_person_id", text, false, "ssd_person.pers_person_id"},
    {"link_identifier_type", text},
    {"link_identifier_value", text},
    {"link_valid_from_date", date},
    {"link_valid_to_date", date},
});

constexpr auto s251_finance = std::to_array<Column>({
    {"s251_table_id", text, true},
    {"s251_cla_placement_id", text, false, "ssd_cla_placement.clap_cla_placement_id"},
    {"s251_placeholder_1", text},
    {"s251_placeholder_2", text},
    {"s251_placeholder_3", text},
    {"s251_placeholder_4", text},
});

constexpr auto department = std::to_array<Column>({
    {"dept_team_id", text, true},
    {"dept_team_name", text},
    {"dept_team_parent_id", text, false, "ssd_department.dept_team_id"},
    {"dept_team_parent_name", text},
});

constexpr auto version_log = std::to_array<Column>({
    {"version_number", text, true},
    {"release_date", date},
    {"description", text},
    {"is_current", text},
    {"created_at", date},
    {"created_by", text},
    {"impact_description", text},
});

constexpr auto api_data_staging = std::to_array<Column>({
    {"id", text, true},
    {"person_id", text},
    {"json_payload", text},
    {"current_hash", text},
    {"previous_hash", text},
    {"submission_status", text},
    {"submission_timestamp", date},
    {"api_response", text},
    {"row_state", text},
    {"last_updated", date},
});

constexpr auto ssd_all = std::to_array<Table>({
    {"ssd_person", "a child, young person or mother known to the authority", "pers_person_id", "", "", "",
     person},
    {"ssd_family", "one person in one family", "fami_person_id", "", "", "fami_family_id,fami_person_id",
     family},
    {"ssd_address", "an address of a person, with its dates", "addr_person_id", "", "addr_address_end_date",
     "", address},
    {"ssd_disability", "a disability recorded for a person", "disa_person_id", "", "",
     "disa_person_id,disa_disability_code", disability},
    {"ssd_immigration_status", "an immigration status of a person, with its dates", "immi_person_id", "",
     "immi_immigration_status_end_date", "immi_person_id,immi_immigration_status", immigration_status},
    {"ssd_mother", "a child of a mother who is herself known", "moth_person_id", "", "",
     "moth_person_id,moth_childs_dob", mother},
    {"ssd_legal_status", "a legal status of a looked after child, with its dates", "lega_person_id",
     "lega_legal_status_start_date", "lega_legal_status_end_date",
     "lega_person_id,lega_legal_status,lega_legal_status_start_date", legal_status},
    {"ssd_contacts", "a contact about one child", "cont_person_id", "cont_contact_date", "",
     "cont_person_id,cont_contact_date,cont_contact_source_code", contacts},
    {"ssd_early_help_episodes", "an early help episode of one child", "earl_person_id",
     "earl_episode_start_date", "earl_episode_end_date", "earl_person_id,earl_episode_start_date",
     early_help_episodes},
    {"ssd_cin_episodes", "a referral of one child and the episode of need that follows from it",
     "cine_person_id", "cine_referral_date", "cine_close_date", "cine_person_id,cine_referral_date",
     cin_episodes},
    {"ssd_cin_assessments", "an assessment of one child", "cina_person_id", "cina_assessment_start_date",
     "cina_assessment_auth_date", "cina_person_id,cina_assessment_start_date", cin_assessments},
    {"ssd_assessment_factors", "the factors found in one assessment", "", "", "", "cinf_assessment_id",
     assessment_factors},
    {"ssd_cin_plans", "a child in need plan of one child", "cinp_person_id", "cinp_cin_plan_start_date",
     "cinp_cin_plan_end_date", "cinp_person_id,cinp_cin_plan_start_date", cin_plans},
    {"ssd_cin_visits", "a visit to a child in need", "cinv_person_id", "cinv_cin_visit_date", "",
     "cinv_person_id,cinv_cin_visit_date", cin_visits},
    {"ssd_s47_enquiry", "a section 47 enquiry about one child", "s47e_person_id", "s47e_s47_start_date",
     "s47e_s47_end_date", "s47e_person_id,s47e_s47_start_date", s47_enquiry},
    {"ssd_initial_cp_conference", "an initial child protection conference about one child", "icpc_person_id",
     "", "", "icpc_person_id,icpc_icpc_date", initial_cp_conference},
    {"ssd_cp_plans", "a child protection plan of one child", "cppl_person_id", "cppl_cp_plan_start_date",
     "cppl_cp_plan_end_date", "cppl_person_id,cppl_cp_plan_start_date", cp_plans},
    {"ssd_cp_visits", "a visit to a child on a child protection plan", "cppv_person_id", "cppv_cp_visit_date",
     "", "cppv_person_id,cppv_cp_visit_date", cp_visits},
    {"ssd_cp_reviews", "a review conference of a child protection plan", "cppr_person_id", "", "",
     "cppr_person_id,cppr_cp_review_date", cp_reviews},
    {"ssd_cla_episodes", "an episode of care: one placement under one legal status", "clae_person_id",
     "clae_cla_episode_start_date", "clae_cla_episode_ceased_date",
     "clae_person_id,clae_cla_episode_start_date", cla_episodes},
    {"ssd_cla_convictions", "a conviction of a looked after child", "clac_person_id", "", "", "",
     cla_convictions},
    {"ssd_cla_health", "a health or dental check of a looked after child", "clah_person_id", "", "",
     "clah_person_id,clah_health_check_type,clah_health_check_date", cla_health},
    {"ssd_cla_immunisations", "whether a looked after child is up to date with immunisations",
     "clai_person_id", "", "", "clai_person_id", cla_immunisations},
    {"ssd_cla_substance_misuse", "a substance misuse problem of a looked after child", "clas_person_id", "",
     "", "", cla_substance_misuse},
    {"ssd_cla_placement", "a placement of a looked after child", "clap_person_id",
     "clap_cla_placement_start_date", "clap_cla_placement_end_date",
     "clap_person_id,clap_cla_placement_start_date", cla_placement},
    {"ssd_cla_reviews", "a statutory review of a looked after child", "", "", "",
     "clar_cla_id,clar_cla_review_date", cla_reviews},
    {"ssd_cla_visits", "a visit to a looked after child", "clav_person_id", "clav_cla_visit_date", "",
     "clav_person_id,clav_cla_visit_date", cla_visits},
    {"ssd_cla_previous_permanence", "a permanence order that a looked after child left before",
     "lapp_person_id", "", "", "lapp_person_id", cla_previous_permanence},
    {"ssd_cla_care_plan", "a care plan of a looked after child", "lacp_person_id", "",
     "lacp_cla_care_plan_end_date", "lacp_person_id", cla_care_plan},
    {"ssd_sdq_scores", "a strengths and difficulties score", "csdq_person_id", "", "",
     "csdq_person_id,csdq_sdq_completed_date", sdq_scores},
    {"ssd_missing", "an episode of being missing or away without authorisation", "miss_person_id",
     "miss_missing_episode_start_date", "miss_missing_episode_end_date",
     "miss_person_id,miss_missing_episode_start_date", missing},
    {"ssd_care_leavers", "a young person entitled to leaving care services", "clea_person_id", "", "",
     "clea_person_id", care_leavers},
    {"ssd_permanence", "a child with a plan for adoption or another permanent family", "perm_person_id", "",
     "", "", permanence},
    {"ssd_involvements", "a worker's involvement with one child", "invo_person_id",
     "invo_involvement_start_date", "invo_involvement_end_date", "", involvements},
    {"ssd_professionals", "a worker", "", "", "", "", professionals},
    {"ssd_send", "a child known to special educational needs services", "send_person_id", "", "", "", send},
    {"ssd_ehcp_requests", "a request for an education, health and care plan", "", "", "", "", ehcp_requests},
    {"ssd_ehcp_assessment", "an assessment for an education, health and care plan", "", "", "", "",
     ehcp_assessment},
    {"ssd_ehcp_named_plan", "an education, health and care plan that names a school", "", "", "", "",
     ehcp_named_plan},
    {"ssd_ehcp_active_plans", "an active education, health and care plan", "", "", "", "", ehcp_active_plans},
    {"ssd_sen_need", "a special educational need in a plan", "", "", "", "", sen_need},
    {"ssd_pre_proceedings", "a child in pre-proceedings", "prep_person_id", "", "", "", pre_proceedings},
    {"ssd_voice_of_child", "what a child answered about the help received", "voch_person_id", "", "", "",
     voice_of_child},
    {"ssd_linked_identifiers", "another identifier of a person, with its dates", "link_person_id", "",
     "link_valid_to_date", "", linked_identifiers},
    {"ssd_s251_finance", "a cost line of a placement", "", "", "", "", s251_finance},
    {"ssd_department", "a team or department", "", "", "", "", department},
    {"ssd_version_log", "a release of the SSD at the authority", "", "", "", "", version_log},
    {"ssd_api_data_staging", "a payload staged for the department", "", "", "", "", api_data_staging},
});

}  // namespace

std::span<const Table> ssd_tables() { return ssd_all; }

}  // namespace windscreen::model

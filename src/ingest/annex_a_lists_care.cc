// Lists 7 to 11: child protection, children in care, care leavers, adoption and adopters.
#include <array>

#include "ingest/annex_a_columns.h"

namespace windscreen::ingest::annex_a_columns {
namespace {

constexpr auto list7 = std::to_array<Column>({
    child,
    gender,
    ethnic,
    born,
    years,
    disabled,
    {Field::start, "Child Protection Plan Start Date", date, "ssd_cp_plans.cppl_cp_plan_start_date", nullptr,
     true,
     "CP Plan Start Date|CPP Start Date|Date CP Plan Started|Plan Start Date|Date of Child Protection Plan "
     "Start|"
     "Start Date of Child Protection Plan|CP Start Date"},
    {Field::initial_category, "Initial Category of Abuse", coded,
     "ssd_cp_plans.cppl_cp_plan_initial_category", &abuse_categories, false,
     "Initial Category|Initial Category of Abuse Code|Category of Abuse at Start|Initial Abuse Category"},
    {Field::latest_category, "Latest Category of Abuse", coded, "ssd_cp_plans.cppl_cp_plan_latest_category",
     &abuse_categories, false,
     "Latest Category|Latest Category of Abuse Code|Current Category of Abuse|Category of Abuse|Latest Abuse "
     "Category"},
    {Field::last_visit, "Date of the Last Statutory Visit", date, "ssd_cp_visits.cppv_cp_visit_date", nullptr,
     false,
     "Date of Last Statutory Visit|Last Statutory Visit|Last Visit Date|Date of Last CP Visit|Last CP Visit|"
     "Last Statutory Visit Date"},
    {Field::seen_alone, "Was the Child Seen Alone?", flag, "ssd_cp_visits.cppv_cp_visit_seen_alone", nullptr,
     false, "Seen Alone|Child Seen Alone|Was Child Seen Alone|Child Seen Alone at Last Visit"},
    {Field::last_review, "Date of latest review conference", date, "ssd_cp_reviews.cppr_cp_review_date",
     nullptr, false,
     "Latest review conference|Date of Latest Review|Date of Last Review Conference|Latest Review Conference "
     "Date|"
     "Date of Last Review|Last Review Date|Date of latest child protection review conference"},
    {Field::end, "Child Protection Plan End Date", date, "ssd_cp_plans.cppl_cp_plan_end_date", nullptr, false,
     "CP Plan End Date|CPP End Date|Date CP Plan Ended|Plan End Date|End Date of Child Protection Plan|CP "
     "End Date|"
     "Date of Child Protection Plan End"},
    {Field::emergency,
     "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)", flag,
     "ext_reported_count:emergency_protection_6_months", nullptr, false,
     "EPO or police powers in 6 months|Subject to EPO or Police Protection in Last Six Months|"
     "Subject to Emergency Protection Order or Protected Under Police Powers in Last 6 Months|EPO or Police "
     "Protection|"
     "Emergency Protection Order or Police Powers"},
    {Field::previous_plans, "Number of Previous Child Protection Plans", count,
     "ext_cp_history.previous_plans", nullptr, false,
     "Number of Previous Plans|Previous CP Plans|Number of Previous CP Plans|Number of Previous CPPs|"
     "No of Previous Child Protection Plans|Previous Child Protection Plans|Sum of Number of Previous Child "
     "Protection "
     "Plans"},
    team,
    worker,
});

constexpr auto list8 = std::to_array<Column>({
    child,
    gender,
    ethnic,
    born,
    years,
    {Field::uasc, "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", flag,
     "ssd_immigration_status.immi_immigration_status", nullptr, false,
     "UASC|UASC in 12 months|Unaccompanied Asylum Seeking Child|UASC within the Last 12 Months|UASC12mth|"
     "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months|UASC (Y/N)|UASC Status"},
    disabled,
    {Field::start, "Date Started to be Looked After", date, "ssd_cla_episodes.clae_entered_care_date",
     nullptr, true,
     "Date Started|Date Child Started to be Looked After|LAC Start Date|CLA Start Date|Date Became Looked "
     "After|"
     "Date Started Looked After|Looked After Start Date|Date Entered Care|Start Date of Current Period of "
     "Care|"
     "Date of Becoming Looked After|CiC Start Date|Date Started being Looked After"},
    {Field::need, "Child's Category of Need", coded, "ssd_cla_episodes.clae_cla_primary_need_code",
     &primary_needs, false,
     "Category of Need|Childs Category of Need|CIN Code|Primary Need Code|Primary Need|Category of Need "
     "Code"},
    {Field::second_period,
     "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
     flag, "ext_reported_count:second_period_12_months", nullptr, false,
     "Second or subsequent period in 12 months|Subsequent Period of Care|Second or Subsequent Period|"
     "Is this a second or subsequent period of being looked after within the last 12 months|"
     "Is this a second or subsequent period of being a Looked After Child within the last 12 months"},
    {Field::legal_start, "Start date of current legal status", date,
     "ssd_legal_status.lega_legal_status_start_date", nullptr, false,
     "Start of current legal status|Legal Status Start Date|Current Legal Status Start Date|Date of Legal "
     "Status"},
    {Field::legal_status, "Child's Legal Status", coded, "ssd_legal_status.lega_legal_status",
     &legal_statuses, false, "Legal Status|Childs Legal Status|Current Legal Status|Legal Status Code"},
    {Field::last_review, "Date of Latest Statutory Review", date, "ssd_cla_reviews.clar_cla_review_date",
     nullptr, false,
     "Latest Statutory Review|Date of Last Statutory Review|Latest Review Date|Date of Last Review|Last "
     "Review Date|"
     "Date of Latest Review|Last Statutory Review"},
    {Field::last_visit, "Date of Last Social Work Visit", date, "ssd_cla_visits.clav_cla_visit_date", nullptr,
     false,
     "Last Social Work Visit|Last Social Work Visit Date|Date of Last Visit|Last Visit Date|Date of Last SW "
     "Visit|"
     "Date of Last Statutory Visit"},
    {Field::permanence_plan, "What is the permanence plan for this child?", coded,
     "ssd_cla_care_plan.lacp_cla_care_plan_json", &permanence_plans, false,
     "Permanence plan|What is the permanence plan for this child|Permanency Plan|Care Plan|Plan for "
     "Permanence"},
    {Field::last_iro, "Date of Last IRO Visit / Contact to the Child", date,
     "ssd_cla_episodes.clae_cla_last_iro_contact_date", nullptr, false,
     "Last IRO Visit|Date of Last IRO Visit|Date of last IRO visit/contact to the child|Last IRO Contact|"
     "Date of Last IRO Contact|Date of Last IRO Visit or Contact to the Child|Last IRO Visit / Contact Date"},
    {Field::last_health, "Date of Last Health Assessment", date, "ssd_cla_health.clah_health_check_date",
     nullptr, false,
     "Last Health Assessment|Last Health Assessment Date|Date of Health Assessment|Health Assessment Date"},
    {Field::last_dental, "Date of Last Dental Check", date, "ssd_cla_health.clah_health_check_date", nullptr,
     false, "Last Dental Check|Last Dental Check Date|Date of Dental Check|Dental Check Date"},
    {Field::placements_12_months, "Number of Placements in the Last 12 months", count,
     "ext_reported_count:placements_12_months", nullptr, false,
     "Number of Placements in 12 months|Number of Placements in Last 12 Months|Placements in Last 12 Months|"
     "No of Placements in Last 12 Months|Number of Placements"},
    {Field::end, "Date Ceased to be Looked After", date, "ssd_cla_episodes.clae_cla_episode_ceased_date",
     nullptr, false,
     "Date Ceased|LAC End Date|CLA End Date|Date Ceased Looked After|Date Ceased being Looked After|"
     "Looked After End Date|CiC End Date|Date Child Ceased to be Looked After"},
    {Field::end_reason, "Reason Ceased to be Looked After", coded,
     "ssd_cla_episodes.clae_cla_episode_ceased_reason", &ceased_reasons, false,
     "Reason Ceased|Reason Ceased Looked After|LAC End Reason|Reason Ceased being Looked After|Ceased "
     "Reason"},
    {Field::placement_start, "Start Date of Most Recent Placement", date,
     "ssd_cla_placement.clap_cla_placement_start_date", nullptr, false,
     "Start of Most Recent Placement|Placement Start Date|Most Recent Placement Start Date|"
     "Date of Most Recent Placement|Current Placement Start Date|Start Date of Current Placement"},
    {Field::placement_type, "Placement Type", coded, "ssd_cla_placement.clap_cla_placement_type",
     &placement_types, false, "Type of Placement|Placement Code|Placement Type Code|Current Placement Type"},
    {Field::provider, "Placement Provider", coded, "ssd_cla_placement.clap_cla_placement_provider",
     &placement_providers, false, "Provider|Placement Provider Code|Provider Type|Type of Provider"},
    {Field::postcode, "Placement Postcode", text, "ssd_cla_placement.clap_cla_placement_postcode", nullptr,
     false, "Postcode|Postcode of Placement|Placement Post Code"},
    {Field::urn, "URN of Placement", text, "ssd_cla_placement.clap_cla_placement_urn", nullptr, false,
     "URN|Placement URN|Ofsted URN|URN of Placement (where applicable)"},
    {Field::location, "Placement Location", coded, "ext_reported_count:placement_in_area",
     &placement_locations, false,
     "Location|Location of Placement|Placement In or Out of Area|In/Out of Area"},
    {Field::placement_authority, "LA of Placement", text, "ext_placement_area.la_code", nullptr, false,
     "Local Authority of Placement|Placement LA|Placement Local Authority|LA Placement|LA in which Placed"},
    {Field::missing_12_months, "Number of Missing Episodes from Care in the last 12 months", count,
     "ext_reported_count:missing_12_months", nullptr, false,
     "Missing episodes 12 months|Number of Episodes Child has been Missing from Care in last 12 months|"
     "Number of Missing Episodes in the last 12 months|Missing Episodes in Last 12 Months|Number of Missing "
     "Episodes|"
     "Number of Episodes of being Missing from Care in the last 12 months|"
     "Number of Episodes of being Missing from their Placement in the last 12 months"},
    {Field::absent_12_months, "Number of Absent Episodes from Care in the last 12 months", count,
     "ext_reported_count:absent_12_months", nullptr, false,
     "Absent episodes 12 months|Number of Episodes Child has been Absent from Care in last 12 months|"
     "Number of Absent Episodes in the last 12 months|Absent Episodes in Last 12 Months|Number of Absent "
     "Episodes|"
     "Number of Episodes of being Absent from their Placement in the last 12 months"},
    {Field::interview_offered,
     "Was the child offered a Return Interview after their last missing episode (Y/N)?", flag,
     "ext_reported_count:return_interview_offered", nullptr, false,
     "Return Interview offered|Was the child offered a Return Interview|RHI Offered|"
     "Was the child offered a Return Interview after their last missing episode|"
     "Was the child offered a Return Interview after their last missing episode (Y/N)"},
    {Field::interview_accepted,
     "Did the child accept a Return Interview after their last missing episode (Y/N)?", flag,
     "ext_reported_count:return_interview_accepted", nullptr, false,
     "Return Interview accepted|Did the child accept a Return Interview|RHI Accepted|"
     "Did the child accept a Return Interview after their last missing episode|"
     "Did the child accept a Return Interview after their last missing episode (Y/N)"},
    team,
    worker,
});

constexpr auto list9 = std::to_array<Column>({
    child,
    gender,
    ethnic,
    born,
    years,
    {Field::uasc, "Unaccompanied Asylum Seeking Child (UASC) (Y/N)", flag,
     "ssd_immigration_status.immi_immigration_status", nullptr, false,
     "UASC|Unaccompanied Asylum Seeking Child|Formerly UASC|UASC (Y/N)|UASC Status|Former UASC|"
     "Unaccompanied Asylum Seeking Child (UASC)|Unaccompanied Asylum Seeking Child (UASC) Formerly (Y/N)"},
    disabled,
    team,
    worker,
    {Field::adviser, "Allocated Personal Adviser", text, "ssd_care_leavers.clea_care_leaver_personal_advisor",
     nullptr, false,
     "Personal Adviser|Personal Advisor|Allocated Personal Advisor|PA|Named Personal Adviser"},
    {Field::eligibility, "Eligibility Category", coded, "ssd_care_leavers.clea_care_leaver_eligibility",
     &eligibility_groups, true,
     "Eligibility|Care Leaver Eligibility|Eligibility Status|Leaving Care Status|Care Leaver "
     "Category|Category"},
    {Field::pathway_plan, "Latest Pathway Plan", date, "ssd_care_leavers.clea_pathway_plan_review_date",
     nullptr, false,
     "Latest Date of Pathway Plan|Pathway Plan Date|Date of Latest Pathway Plan|Latest Pathway Plan Date|"
     "Date of Last Pathway Plan|Pathway Plan Review Date|Latest Pathway Plan Review Date"},
    {Field::in_touch, "LA in Touch", coded, "ssd_care_leavers.clea_care_leaver_in_touch", &in_touch_codes,
     false, "In Touch|Is LA in Touch|LA In Touch with Care Leaver|Local Authority in Touch|In Touch with LA"},
    {Field::latest_contact, "Date of Latest Contact", date,
     "ssd_care_leavers.clea_care_leaver_latest_contact", nullptr, false,
     "Latest Contact|Latest Date of Contact|Date of Last Contact|Last Contact Date|Latest Contact Date"},
    {Field::accommodation, "Type of Accommodation", coded, "ssd_care_leavers.clea_care_leaver_accommodation",
     &accommodation_types, false, "Accommodation|Accommodation Type|Care Leaver Accommodation"},
    {Field::suitability, "Suitability of Accommodation", coded,
     "ssd_care_leavers.clea_care_leaver_accom_suitable", &suitability_codes, false,
     "Suitability|Accommodation Suitability|Suitable Accommodation|Is Accommodation Suitable|Accommodation "
     "Suitable"},
    {Field::activity, "Activity Status", coded, "ssd_care_leavers.clea_care_leaver_activity", &activity_codes,
     false, "Activity|Main Activity|EET Status|Care Leaver Activity|Current Activity"},
});

constexpr auto list10 = std::to_array<Column>({
    child,
    {Field::family, "Family identifier", text, "ssd_family.fami_family_id", nullptr, false,
     "Family ID|Family Unique ID|Family Reference|Family Number"},
    gender,
    ethnic,
    born,
    years,
    disabled,
    {Field::entered_care, "Date the Child Entered Care", date, "ssd_cla_episodes.clae_entered_care_date",
     nullptr, false,
     "Date Entered Care|Date Child Entered Care|Date Started to be Looked After|Date Became Looked After"},
    {Field::decision, "Date of Decision that Child Should be Placed for Adoption", date,
     "ssd_permanence.perm_adm_decision_date", nullptr, true,
     "Decision date|ADM Decision Date|Date of ADM Decision|Date of Decision Should be Placed for Adoption|"
     "Date of SHOBPA Decision|SHOBPA Date|Agency Decision Maker Date|Date of decision to place for adoption"},
    {Field::placement_order, "Date of Placement Order", date, "ssd_permanence.perm_placement_order_date",
     nullptr, false, "Placement Order|Placement Order Date|Date Placement Order Granted"},
    {Field::matched, "Date of Matching Child and Prospective Adopters", date,
     "ssd_permanence.perm_matched_date", nullptr, false,
     "Matching|Date of Matching|Matching Date|Date Matched|Date Child Matched|Date of Matching Child and "
     "Adopters|"
     "Date Matched with Prospective Adopters"},
    {Field::placed, "Date Placed for Adoption", date, "ssd_permanence.perm_placed_for_adoption_date", nullptr,
     false, "Placed|Date Placed|Date Child Placed for Adoption|Adoption Placement Date"},
    {Field::adoption_order, "Date of Adoption Order", date, "ssd_permanence.perm_permanence_order_date",
     nullptr, false, "Adoption Order|Adoption Order Date|Date Adoption Order Granted|Date Adopted"},
    {Field::reversed, "Date of Decision that Child Should No Longer be Placed for Adoption", date,
     "ssd_permanence.perm_decision_reversed_date", nullptr, false,
     "Decision reversed date|Date Decision Reversed|Date of Decision No Longer be Placed for "
     "Adoption|Reversal Date|"
     "Date decision reversed that child should be placed for adoption"},
    {Field::reversed_reason, "Reason Why Child No Longer Placed for Adoption", coded,
     "ssd_permanence.perm_decision_reversed_reason", &reversal_reasons, false,
     "Decision reversed reason|Reason No Longer Placed for Adoption|Reason for Reversal|Reversal Reason|"
     "Reason Decision Reversed|Reason Why Child Should No Longer be Placed for Adoption"},
    {Field::early_placement,
     "Date the child was placed for fostering in FFA or concurrent planning placement", date,
     "ssd_permanence.perm_placed_ffa_cp_date", nullptr, false,
     "FFA or concurrent placement date|Date Placed in FFA/CP Placement|FFA Placement Date|"
     "Date placed in Fostering for Adoption placement|Date of FFA or CP Placement|Date Placed in FFA or CP"},
});

constexpr auto list11 = std::to_array<Column>({
    {Field::person, "Individual adopter identifier", text, "ext_adopter.adopter_id", nullptr, true,
     "Adopter ID|Adopter Identifier|Individual Adopter ID|Individual Identifier|Prospective Adopter ID|"
     "Individual Adopter Unique ID|Adopter Unique ID"},
    {Field::family, "Family identifier", text, "ext_adopter.family_id", nullptr, false,
     "Family ID|Family Unique ID|Adoptive Family ID|Household ID|Adopter Family Identifier|Adoptive Family "
     "Identifier"},
    {Field::sex, "Gender", coded, "ext_adopter.gender", &sexes, false, "Sex|Adopter Gender"},
    {Field::ethnicity, "Ethnicity", coded, "ext_adopter.ethnicity", &ethnicities, false,
     "Ethnic Origin|Ethnic Group|Adopter Ethnicity|Ethnicity Code"},
    {Field::disability, "Does the Individual have a Disability", flag, "ext_adopter.disability", nullptr,
     false, "Disability|Disabled|Does the Adopter have a Disability|Disability (Y/N)"},
    {Field::fosters_for_adoption, "Is the (prospective) adopter fostering for adoption?", flag,
     "ext_adopter.fostering_for_adoption", nullptr, false,
     "Fostering for Adoption|FFA|Is the prospective adopter fostering for adoption|Is the adopter fostering "
     "for "
     "adoption"},
    {Field::enquiry, "Date enquiry received", date, "ext_adopter.enquiry_date", nullptr, false,
     "Enquiry|Enquiry Date|Date of Enquiry|Date of Initial Enquiry"},
    {Field::stage1_start, "Date Stage 1 started", date, "ext_adopter.stage1_start_date", nullptr, false,
     "Stage 1 start|Stage 1 Start Date|Stage One Start Date|Date Stage One Started"},
    {Field::stage1_end, "Date Stage 1 ended", date, "ext_adopter.stage1_end_date", nullptr, false,
     "Stage 1 end|Stage 1 End Date|Stage One End Date|Date Stage One Ended|Date Stage 1 Completed"},
    {Field::stage2_start, "Date Stage 2 started", date, "ext_adopter.stage2_start_date", nullptr, false,
     "Stage 2 start|Stage 2 Start Date|Stage Two Start Date|Date Stage Two Started"},
    {Field::stage2_end, "Date Stage 2 ended", date, "ext_adopter.stage2_end_date", nullptr, false,
     "Stage 2 end|Stage 2 End Date|Stage Two End Date|Date Stage Two Ended|Date Stage 2 Completed"},
    {Field::application, "Date application submitted", date, "ext_adopter.application_date", nullptr, false,
     "Application submitted|Application Date|Date of Application|Application Submitted Date"},
    {Field::approval, "Date application approved", date, "ext_adopter.approval_date", nullptr, false,
     "Application approved|Approval Date|Date Approved|Date of Approval|Application Approved Date"},
    {Field::matched, "Date adopter matched with child(ren)", date, "ext_adopter.matched_date", nullptr, false,
     "Matched|Date Matched|Matching Date|Date adopter matched with children|Date Matched with Child(ren)|"
     "Date Matched with Children|Date adopter matched with child"},
    {Field::placed, "Date child/children placed with adopter(s)", date, "ext_adopter.placed_date", nullptr,
     false,
     "Placed|Date Placed|Placement Date|Date Child Placed with Adopter|Date Children Placed|"
     "Date child(ren) placed with adopter(s)|Date child placed with adopters"},
    {Field::children_placed, "No. of children placed", count, "ext_adopter.children_placed", nullptr, false,
     "No. of children|Number of Children Placed|Number of Children|Children Placed"},
    {Field::adoption_order, "Date of Adoption Order", date, "ext_adopter.adoption_order_date", nullptr, false,
     "Adoption Order|Adoption Order Date|Date of Order|Date Adoption Order Granted"},
    {Field::leaving, "Date of leaving adoption process", date, "ext_adopter.leaving_date", nullptr, false,
     "Leaving date|Date Left Process|Date Left Adoption Process|Date of Leaving"},
    {Field::leaving_reason, "Reason for leaving adoption process", text, "ext_adopter.leaving_reason",
     nullptr, false, "Leaving reason|Reason for Leaving|Reason Left Process|Reason Left Adoption Process"},
});

}  // namespace

std::span<const Column> child_protection() { return list7; }
std::span<const Column> children_in_care() { return list8; }
std::span<const Column> care_leavers() { return list9; }
std::span<const Column> adoption() { return list10; }
std::span<const Column> adopters() { return list11; }

}  // namespace windscreen::ingest::annex_a_columns

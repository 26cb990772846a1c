// Lists 1 to 6: contacts, early help, referrals, assessments, section 47 enquiries and children in need.
#include "ingest/annex_a_lists.h"

#include <array>

#include "ingest/annex_a_columns.h"

namespace windscreen::ingest {
namespace {

using namespace annex_a_columns;

constexpr auto list1 = std::to_array<Column>({
    child,
    gender,
    ethnic,
    born,
    years,
    {Field::start, "Date of Contact", date, "ssd_contacts.cont_contact_date", nullptr, true,
     "Contact Date|Date Contact Received|Contact Received Date|Date of the Contact|Contact Start Date"},
    {Field::source, "Contact Source", coded, "ssd_contacts.cont_contact_source_code", &contact_sources, false,
     "Source of Contact|Contact Source Type|Contact Made By|Contact Source Description|Source"},
});

constexpr auto list2 = std::to_array<Column>({
    child,
    gender,
    ethnic,
    born,
    years,
    {Field::start, "Assessment start date", date, "ssd_early_help_episodes.earl_episode_start_date", nullptr,
     true,
     "Early Help Assessment Start Date|Date Assessment Started|EHA Start Date|Start Date of Assessment|"
     "Early Help Start Date|Start Date|CAF Start Date|Assessment Started"},
    {Field::end, "Assessment completion date", date, "ssd_early_help_episodes.earl_episode_end_date", nullptr,
     false,
     "Early Help Assessment Completion Date|Date Assessment Completed|EHA Completion Date|Assessment End "
     "Date|"
     "Early Help End Date|Completion Date|Assessment Completed|End Date"},
    {Field::organisation, "Organisation completing assessment", text,
     "ssd_early_help_episodes.earl_episode_organisation", nullptr, false,
     "Organisation|Agency Completing Assessment|Lead Organisation|Completing Organisation|Lead Agency"},
});

constexpr auto list3 = std::to_array<Column>({
    child,
    gender,
    ethnic,
    born,
    years,
    {Field::start, "Date of referral", date, "ssd_cin_episodes.cine_referral_date", nullptr, true,
     "Referral Date|Date Referral Received|Referral Received Date|Date of the Referral"},
    {Field::source, "Referral Source", coded, "ssd_cin_episodes.cine_referral_source_code", &contact_sources,
     false, "Source of Referral|Referral Source Type|Referred By|Referral Source Description"},
    {Field::nfa, "Referral NFA", flag, "ssd_cin_episodes.cine_referral_nfa", nullptr, false,
     "NFA|Referral No Further Action|Was the Referral NFA|Did the Referral Result in NFA|NFA Indicator|"
     "Referral Result No Further Action|Referral Closed as NFA|Did the referral result in no further action"},
    {Field::referrals_12_months, "Number of Referrals in Last 12 Months", count,
     "ext_reported_count:referrals_12_months", nullptr, false,
     "Number of Referrals in the Last 12 Months|Referrals in Last 12 Months|No of Referrals in Last 12 "
     "Months|"
     "Number of Referrals|Referrals Last 12 Months|Number of Referrals in Last 12 Months (not incl. "
     "current)"},
    team,
    worker,
});

constexpr auto list4 = std::to_array<Column>({
    child,
    gender,
    ethnic,
    born,
    years,
    disabled,
    {Field::start, "Continuous Assessment Start Date", date, "ssd_cin_assessments.cina_assessment_start_date",
     nullptr, true,
     "Assessment Start Date|Date Assessment Started|C&F Assessment Start Date|Single Assessment Start Date|"
     "Start Date of Assessment|Child and Family Assessment Start Date|Social Care Assessment Start Date"},
    {Field::child_seen, "Child Seen During Continuous Assessment", flag,
     "ssd_cin_assessments.cina_assessment_child_seen", nullptr, false,
     "Child Seen|Child Seen During Assessment|Was the Child Seen|Child Seen (Y/N)|"
     "Was the Child Seen During the Assessment|Child Seen During Single Assessment"},
    {Field::end, "Continuous Assessment Date of Authorisation", date,
     "ssd_cin_assessments.cina_assessment_auth_date", nullptr, false,
     "Date of Authorisation|Assessment Authorised Date|Authorisation Date|Date Assessment Authorised|"
     "Assessment Authorisation Date|Continuous Assessment Authorisation Date|Assessment Date of "
     "Authorisation|"
     "Single Assessment Date of Authorisation|Assessment Completion Date|Assessment End Date|"
     "Date Assessment Completed"},
    {Field::support_required, "Was the child assessed as requiring LA children's social care support?", flag,
     "ssd_cin_assessments.cina_assessment_outcome_nfa", nullptr, false,
     "Assessed as requiring social care support|Requiring Social Care Support|"
     "Was the child assessed as requiring social care support|Assessed as requiring CSC support|"
     "Was the child assessed as requiring LA childrens social care support|Social Care Support Required|"
     "Assessed as requiring LA children's social care support|Child assessed as requiring support"},
    team,
    worker,
});

constexpr auto list5 = std::to_array<Column>({
    child,
    gender,
    ethnic,
    born,
    years,
    disabled,
    {Field::start, "Strategy discussion initiating Section 47 Enquiry Start Date", date,
     "ssd_s47_enquiry.s47e_s47_start_date", nullptr, true,
     "Strategy Discussion Date|Strategy discussion initiating Section 47 Enquiry|Section 47 Start Date|"
     "S47 Start Date|Section 47 Enquiry Start Date|S47 Enquiry Start Date|Date of Strategy Discussion|"
     "Strategy discussion initiating S47 Enquiry Start Date|Strategy discussion start date|"
     "Date of Strategy Discussion initiating Section 47"},
    {Field::icpc_unnecessary, "Was an Initial Child Protection Conference deemed unnecessary?", flag,
     "ssd_s47_enquiry.s47e_s47_nfa", nullptr, false,
     "ICPC unnecessary|ICPC Not Required|Was an ICPC deemed unnecessary|ICPC Deemed Unnecessary|"
     "Initial Child Protection Conference unnecessary|"
     "Was an Initial Child Protection Conference deemed unnecessary as a result of the S47 enquiry|"
     "Was an Initial Child Protection Conference deemed unnecessary as a result of the Section 47 enquiry"},
    {Field::icpc_date, "Date of Initial Child Protection Conference", date,
     "ssd_initial_cp_conference.icpc_icpc_date", nullptr, false,
     "Date of ICPC|ICPC Date|Initial Child Protection Conference Date|Date of Initial CPC|Date of Initial "
     "Conference"},
    {Field::icpc_plan, "Did the Initial Child Protection Conference Result in a Child Protection Plan", flag,
     "ssd_initial_cp_conference.icpc_icpc_outcome_cp_flag", nullptr, false,
     "ICPC resulted in CP plan|Did the ICPC Result in a Child Protection Plan|ICPC Resulted in CPP|"
     "Result in a Child Protection Plan|Did the ICPC result in a CP Plan|ICPC Result in Plan"},
    {Field::s47_12_months, "Number of Section 47 Enquiries in the last 12 months (NOT INCL. CURRENT)", count,
     "ext_reported_count:s47_12_months", nullptr, false,
     "Number of S47 in 12 months|Number of Section 47 Enquiries in the last 12 months|Number of S47 "
     "Enquiries in "
     "the last 12 months|S47s in Last 12 Months|Number of S47s in Last 12 Months|Section 47s in Last 12 "
     "Months"},
    {Field::icpcs_12_months, "Number of ICPCs in the last 12 months (NOT INCL. CURRENT)", count,
     "ext_reported_count:icpcs_12_months", nullptr, false,
     "Number of ICPCs in 12 months|Number of ICPCs in the last 12 months|ICPCs in Last 12 Months|"
     "Number of Initial Child Protection Conferences in the last 12 months"},
    team,
    worker,
});

constexpr auto list6 = std::to_array<Column>({
    child,
    gender,
    ethnic,
    born,
    years,
    disabled,
    {Field::start, "CIN Start Date", date, "ssd_cin_episodes.cine_referral_date", nullptr, true,
     "Child in Need Start Date|CiN Episode Start Date|Date CIN Started|CIN Plan Start Date|Date Became CIN|"
     "Start Date of CIN|Date Child in Need Started"},
    {Field::need, "Primary Need Code", coded, "ssd_cin_episodes.cine_cin_primary_need_code", &primary_needs,
     false,
     "Primary Need|Primary Need at Assessment|CIN Primary Need|Category of Need|Primary Need Category|"
     "Child's Primary Need Code"},
    {Field::last_seen, "Date Child Was Last Seen", date, "ssd_cin_visits.cinv_cin_visit_date", nullptr, false,
     "Date Last Seen|Last Seen Date|Date Child Last Seen|Child Last Seen|Last Visit Date|Date of Last Visit"},
    {Field::end, "CIN Closure Date", date, "ssd_cin_episodes.cine_close_date", nullptr, false,
     "CIN End Date|Closure Date|Date of Closure|Date CIN Closed|Child in Need Closure Date|CIN Plan End Date|"
     "CIN Episode End Date|CIN Closed Date"},
    {Field::end_reason, "Reason for Closure", coded, "ssd_cin_episodes.cine_close_reason", &closure_reasons,
     false, "Closure Reason|Reason for CIN Closure|CIN Closure Reason|Reason Closed"},
    {Field::case_status, "Case Status", coded, "ext_reported_count:case_status", &case_statuses, false,
     "Status|Current Case Status|CIN Case Status|Case Status at Inspection"},
    team,
    worker,
});

std::span<const AnnexAList> every_list() {
  static const auto all = std::to_array<AnnexAList>({
      {1, "Contacts", list1},
      {2, "Early help assessments", list2},
      {3, "Referrals", list3},
      {4, "Assessments", list4},
      {5, "Section 47 enquiries and ICPCs", list5},
      {6, "Children in need", list6},
      {7, "Child protection", child_protection()},
      {8, "Children in care", children_in_care()},
      {9, "Care leavers", care_leavers()},
      {10, "Adoption", adoption()},
      {11, "Prospective adopters", adopters()},
  });
  return all;
}

}  // namespace

const AnnexAColumn* AnnexAList::find(Field field) const {
  for (const AnnexAColumn& column : columns) {
    if (column.field == field) return &column;
  }
  return nullptr;
}

std::span<const AnnexAList> annex_a_lists() { return every_list(); }

bool is_common(Field field) { return field <= Field::age; }

}  // namespace windscreen::ingest

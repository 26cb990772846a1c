// Referrals that led to no further action: nothing else can stand in their period.
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr bool ended_with_referral(const Details& d) { return yes(d.ReferralNFA); }

constexpr Rule no_further_action_list[] = {
    {.code = "8831",
     .reads = "CINdetails(CINdetailsID ReferralNFA DateOfInitialCPC) Assessments(CINdetailsID "
              "AssessmentActualStartDate AssessmentAuthorisationDate) Section47(CINdetailsID "
              "S47ActualStartDate DateOfInitialCPC)",
     .marks = "CINdetails(ReferralNFA) Assessments(AssessmentActualStartDate AssessmentAuthorisationDate) "
              "Section47(S47ActualStartDate DateOfInitialCPC)",
     .message =
         "An assessment, a section 47 enquiry or a conference is recorded for a referral that led to no "
         "further action. Take the flag off, or move the activity to the episode to which it belongs.",
     .child =
         [](const Child& c, Fails& fail) {
           const auto assessed = [](const Assessment& a) {
             return a.AssessmentActualStartDate.given() || a.AssessmentAuthorisationDate.given();
           };
           const auto enquired = [](const Section47& s) {
             return s.S47ActualStartDate.given() || s.DateOfInitialCPC.given();
           };
           for (const Details& d : c.details) {
             if (ended_with_referral(d) && d.DateOfInitialCPC.given()) fail(d);
           }
           for (const Episode& e : c.episodes) {
             fail_if_both(fail, e.details, ended_with_referral, e.assessments, assessed);
             fail_if_both(fail, e.details, ended_with_referral, e.section47, enquired);
           }
         }},
    {.code = "8832",
     .reads = "ChildProtectionPlans(LAchildID CINdetailsID) CINdetails(CINdetailsID ReferralNFA)",
     .marks = "ChildProtectionPlans(LAchildID) CINdetails(ReferralNFA)",
     .message = "A child protection plan is recorded for a referral that led to no further action. Take the "
                "flag off, or move the plan to the episode to which it belongs.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_both(fail, e.details, ended_with_referral, e.cp_plans, any_row);
           }
         }},
};

}  // namespace

Rules no_further_action_rules() { return no_further_action_list; }

}  // namespace windscreen::validate::cin

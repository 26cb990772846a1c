// Whether a referral led to further action, and what may and must be recorded with it.
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

// RC8: no further action after the assessment; RC9: referred to early help.
constexpr bool closed_after_assessment(const Details& details) {
  return details.ReasonForClosure.any("RC8", "RC9");
}

constexpr Rule further_action_list[] = {
    {.code = "2990",
     .reads = "CINdetails(CINdetailsID ReasonForClosure DateOfInitialCPC) Section47?(CINdetailsID) "
              "ChildProtectionPlans?(CINdetailsID) CINplanDates?(CINdetailsID)",
     .marks = "CINdetails(DateOfInitialCPC) Section47(LAchildID) ChildProtectionPlans(LAchildID) "
              "CINplanDates(LAchildID)",
     .message = "The case was closed after assessment (RC8 or RC9), but a Section 47 enquiry, an initial "
                "conference, a child in need plan or a child protection plan is recorded in it. Choose the "
                "reason that fits, or take out what does not belong to the case.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_both(fail, e.details, closed_after_assessment, e.section47, any_row);
             fail_if_both(fail, e.details, closed_after_assessment, e.cp_plans, any_row);
             fail_if_both(fail, e.details, closed_after_assessment, e.cin_plans, any_row);
             for (const Details* details : e.details) {
               if (closed_after_assessment(*details) && details->DateOfInitialCPC.given()) fail(*details);
             }
           }
         }},
    {.code = "2991Q",
     .severity = Severity::query,
     .reads = "Section47(CINdetailsID) Assessments(CINdetailsID)",
     .marks = "Section47(LAchildID)",
     .message = "There is a Section 47 enquiry but no assessment in the same period in need. Record the "
                "assessment, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (!e.assessments.empty()) continue;
             for (const Section47* enquiry : e.section47) fail(*enquiry);
           }
         }},
    {.code = "4000",
     .reads = "CINplanDates(CINdetailsID) CINdetails(CINdetailsID ReferralNFA)",
     .marks = "CINplanDates(LAchildID) CINdetails(ReferralNFA)",
     .message = "There is a child in need plan although the referral is said to have led to no further "
                "action. Set ReferralNFA to no, or take the plan out.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_both(fail, e.cin_plans, any_row, e.details,
                          [](const Details& details) { return yes(details.ReferralNFA); });
           }
         }},
    {.code = "8568",
     .reads = "CINdetails(ReferralNFA)",
     .marks = "CINdetails(ReferralNFA)",
     .message = "ReferralNFA is missing or is neither yes (1, true) nor no (0, false). Say whether the "
                "referral led to no further action.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& details : c.details) {
             if (!yes(details.ReferralNFA) && !no(details.ReferralNFA)) fail(details);
           }
         }},
};

}  // namespace

Rules further_action_rules() { return further_action_list; }

}  // namespace windscreen::validate::cin

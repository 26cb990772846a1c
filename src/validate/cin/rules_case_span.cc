// A period in need begins with its referral and ends with its closure: what is recorded in it lies between
// the two.
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr Rule case_span_list[] = {
    {.code = "1103",
     .reads = "Assessments(CINdetailsID AssessmentActualStartDate) CINdetails(CINdetailsID CINreferralDate)",
     .marks = "Assessments(AssessmentActualStartDate) CINdetails(CINreferralDate)",
     .message = "An assessment began before the referral that it belongs to. Correct the start of the "
                "assessment or the referral date.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_before(fail, e.assessments, &Assessment::AssessmentActualStartDate, e.details,
                            &Details::CINreferralDate);
           }
         }},
    {.code = "1104",
     .reads = "Section47(CINdetailsID DateOfInitialCPC) CINdetails(CINdetailsID CINreferralDate)",
     .marks = "Section47(DateOfInitialCPC) CINdetails(CINreferralDate)",
     .message = "An initial child protection conference was held before the referral that it belongs to. "
                "Correct the date of the conference or of the referral.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_before(fail, e.section47, &Section47::DateOfInitialCPC, e.details,
                            &Details::CINreferralDate);
           }
         }},
    {.code = "1105",
     .reads = "ChildProtectionPlans(CINdetailsID CPPstartDate) CINdetails(CINdetailsID CINreferralDate)",
     .marks = "ChildProtectionPlans(CPPstartDate) CINdetails(CINreferralDate)",
     .message = "A child protection plan began before the referral that it belongs to. Correct the start of "
                "the plan or the referral date.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_before(fail, e.cp_plans, &ProtectionPlan::CPPstartDate, e.details,
                            &Details::CINreferralDate);
           }
         }},
    {.code = "2889",
     .reads = "Section47(CINdetailsID S47ActualStartDate) CINdetails(CINdetailsID CINreferralDate)",
     .marks = "Section47(S47ActualStartDate) CINdetails(CINreferralDate)",
     .message = "A Section 47 enquiry began before the referral that it belongs to. Correct the start of the "
                "enquiry or the referral date.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_before(fail, e.section47, &Section47::S47ActualStartDate, e.details,
                            &Details::CINreferralDate);
           }
         }},
    {.code = "4015",
     .reads = "CINplanDates(CINdetailsID CINPlanStartDate) CINdetails(CINdetailsID CINreferralDate)",
     .marks = "CINplanDates(CINPlanStartDate) CINdetails(CINreferralDate)",
     .message = "A child in need plan began before the referral that it belongs to. Correct the start of the "
                "plan or the referral date.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             fail_if_before(fail, e.cin_plans, &CinPlan::CINPlanStartDate, e.details,
                            &Details::CINreferralDate);
           }
         }},
    {.code = "8565",
     .reads = "CINdetails(CINdetailsID CINclosureDate DateOfInitialCPC) Assessments?(CINdetailsID "
              "AssessmentActualStartDate AssessmentAuthorisationDate) Section47?(CINdetailsID "
              "S47ActualStartDate DateOfInitialCPC) ChildProtectionPlans?(CINdetailsID CPPendDate) "
              "CINplanDates?(CINdetailsID CINPlanStartDate CINPlanEndDate)",
     .marks = "CINdetails(CINclosureDate DateOfInitialCPC) Assessments(AssessmentActualStartDate "
              "AssessmentAuthorisationDate) Section47(S47ActualStartDate) ChildProtectionPlans(CPPendDate) "
              "CINplanDates(CINPlanStartDate CINPlanEndDate)",
     .message = "Something is dated after the case was closed: an assessment, Section 47 enquiry, initial "
                "conference, child in need plan, or the end of a child protection plan. Correct its date, or "
                "close the case later.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             // The enquiry's conference is part of the enquiry, and its row is found by the enquiry's start.
             const auto none_after_closure = [&](const auto& rows, auto day) {
               fail_if_before(fail, e.details, &Details::CINclosureDate, rows, day);
             };
             none_after_closure(e.assessments, &Assessment::AssessmentActualStartDate);
             none_after_closure(e.assessments, &Assessment::AssessmentAuthorisationDate);
             none_after_closure(e.section47, &Section47::S47ActualStartDate);
             none_after_closure(e.section47, &Section47::DateOfInitialCPC);
             none_after_closure(e.cp_plans, &ProtectionPlan::CPPendDate);
             none_after_closure(e.cin_plans, &CinPlan::CINPlanStartDate);
             none_after_closure(e.cin_plans, &CinPlan::CINPlanEndDate);
             for (const Details* details : e.details) {
               if (details->CINclosureDate < details->DateOfInitialCPC) fail(*details);
             }
           }
         }},
};

}  // namespace

Rules case_span_rules() { return case_span_list; }

}  // namespace windscreen::validate::cin

// Closures: the day on which a CIN episode ends, why it ends, and what has to be complete by then.
#include "validate/cin/codes.h"
#include "validate/cin/overlaps.h"
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr bool closed_case(const Details& d) { return d.CINclosureDate.given(); }

constexpr Rule closures_list[] = {
    {.code = "8585Q",
     .severity = Severity::query,
     .reads = "CINdetails(ReasonForClosure) ChildIdentifiers(PersonDeathDate)",
     .marks = "CINdetails(ReasonForClosure) ChildIdentifiers(PersonDeathDate)",
     .message = "The CIN episode was closed because the child died (RC2), but there is no date of death. "
                "Enter the date, correct the reason, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& i : few(c.identifiers)) {
             if (i.PersonDeathDate.known()) continue;
             for (const Details& d : c.details) {
               if (d.ReasonForClosure == "RC2") fail.together(d, i);
             }
           }
         }},
    {.code = "8620",
     .reads = "CINdetails(CINclosureDate) Header(ReferenceDate)",
     .marks = "CINdetails(CINclosureDate)",
     .message = "The CIN episode was closed outside the census year. Check the closure date; leave out "
                "episodes that were closed before the year, and closures that came after it.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& d : c.details) {
             if (outside_year(d.CINclosureDate, c.collection)) fail(d);
           }
         }},
    {.code = "8630",
     .reads = "CINdetails(CINreferralDate CINclosureDate)",
     .marks = "CINdetails(CINreferralDate CINclosureDate)",
     .message = "The CIN episode was closed before its referral. Check both dates.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& d : c.details) {
             if (d.CINclosureDate < d.CINreferralDate) fail(d);
           }
         }},
    {.code = "8640",
     .reads = "CINdetails(ReasonForClosure)",
     .marks = "CINdetails(ReasonForClosure)",
     .message = "The reason for closure is no code of the census: RC1 to RC9.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& d : c.details) {
             if (d.ReasonForClosure.given() && !d.ReasonForClosure.in(closure_codes)) fail(d);
           }
         }},
    {.code = "8805",
     .reads = "CINdetails(CINclosureDate ReasonForClosure)",
     .marks = "CINdetails(CINclosureDate ReasonForClosure)",
     .message = "The CIN episode has a closure date but no reason for closure. Enter the reason.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& d : c.details) {
             if (closed_case(d) && d.ReasonForClosure.blank()) fail(d);
           }
         }},
    {.code = "8810",
     .reads = "CINdetails(CINclosureDate ReasonForClosure)",
     .marks = "CINdetails(ReasonForClosure CINclosureDate)",
     .message = "The CIN episode has a reason for closure but no closure date. Enter the date, or take the "
                "reason out.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Details& d : c.details) {
             if (!closed_case(d) && d.ReasonForClosure.given()) fail(d);
           }
         }},
    {.code = "8825Q",
     .severity = Severity::query,
     .reads = "CINdetails(CINdetailsID ReasonForClosure) Assessments(CINdetailsID)",
     .marks = "CINdetails(ReasonForClosure)",
     .message = "The CIN episode was closed after an assessment (RC8 or RC9), but has no assessment. Add it, "
                "correct the reason for closure, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (!e.assessments.empty()) continue;
             for (const Details* d : e.details) {
               if (d->ReasonForClosure.any("RC8", "RC9")) fail(*d);
             }
           }
         }},
    {.code = "8867",
     .reads = "CINdetails(CINdetailsID CINclosureDate) Assessments(CINdetailsID AssessmentAuthorisationDate)",
     .marks = "CINdetails(CINclosureDate) Assessments(AssessmentAuthorisationDate)",
     .message = "The CIN episode is closed, but an assessment in it has no end date. Enter the day on which "
                "the assessment was authorised, or check whether the episode is closed.",
     .child =
         [](const Child& c, Fails& fail) {
           const auto unfinished = [](const Assessment& a) { return a.AssessmentAuthorisationDate.blank(); };
           for (const Episode& e : c.episodes)
             fail_if_both(fail, e.details, closed_case, e.assessments, unfinished);
         }},
    {.code = "8868",
     .reads =
         "CINdetails(CINdetailsID CINclosureDate) Section47(CINdetailsID DateOfInitialCPC ICPCnotRequired)",
     .marks = "CINdetails(CINclosureDate) Section47(DateOfInitialCPC ICPCnotRequired)",
     .message = "The CIN episode is closed, but a section 47 enquiry in it has no conference date and is not "
                "marked as needing none. Complete the enquiry, or check whether the episode is closed.",
     .child =
         [](const Child& c, Fails& fail) {
           const auto unfinished = [](const Section47& s) {
             return s.DateOfInitialCPC.blank() && !yes(s.ICPCnotRequired);
           };
           for (const Episode& e : c.episodes)
             fail_if_both(fail, e.details, closed_case, e.section47, unfinished);
         }},
};

}  // namespace

Rules closures_rules() { return closures_list; }

}  // namespace windscreen::validate::cin

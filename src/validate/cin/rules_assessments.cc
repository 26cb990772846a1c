// Assessments: when they begin and end. What they found is in rules_factors.cc.
#include "validate/cin/overlaps.h"
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"
#include "validate/working_days.h"

namespace windscreen::validate::cin {
namespace {

constexpr bool open_assessment(const Assessment& a) { return a.AssessmentAuthorisationDate.blank(); }

constexpr Rule assessments_list[] = {
    {.code = "8608",
     .reads = "Assessments(AssessmentActualStartDate AssessmentAuthorisationDate)",
     .marks = "Assessments(AssessmentActualStartDate AssessmentAuthorisationDate)",
     .message = "The assessment was authorised before it began. Check both dates.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Assessment& a : c.assessments) {
             if (a.AssessmentAuthorisationDate < a.AssessmentActualStartDate) fail(a);
           }
         }},
    {.code = "8670Q",
     .severity = Severity::query,
     .reads = "Assessments(AssessmentActualStartDate AssessmentAuthorisationDate) Header(ReferenceDate)",
     .marks = "Assessments(AssessmentActualStartDate)",
     .message = "The assessment began more than 45 working days before the census year ended and has no end "
                "date. Enter the day on which it was authorised, or explain why it is still open.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Assessment& a : c.assessments) {
             if (open_assessment(a) &&
                 a.AssessmentActualStartDate < add_working_days(c.collection.end, -45)) {
               fail(a);
             }
           }
         }},
    {.code = "8696",
     .reads = "Assessments(AssessmentAuthorisationDate) Header(ReferenceDate)",
     .marks = "Assessments(AssessmentAuthorisationDate)",
     .message = "The assessment was authorised outside the census year. Check the date; leave out "
                "assessments that ended before the year, and ends that came after it.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Assessment& a : c.assessments) {
             if (outside_year(a.AssessmentAuthorisationDate, c.collection)) fail(a);
           }
         }},
    {.code = "8736",
     .reads = "Assessments(AssessmentActualStartDate AssessmentAuthorisationDate) Header(ReferenceDate)",
     .marks = "Assessments(AssessmentAuthorisationDate AssessmentActualStartDate)",
     .message = "The assessment is still open but did not begin in the census year. Check its start, and "
                "whether it was authorised.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Assessment& a : c.assessments) {
             if (open_assessment(a) && outside_year(a.AssessmentActualStartDate, c.collection)) fail(a);
           }
         }},
    {.code = "8863Q",
     .severity = Severity::query,
     .reads = "Assessments(CINdetailsID AssessmentActualStartDate AssessmentAuthorisationDate) "
              "Header(ReferenceDate)",
     .marks = "Assessments(AssessmentActualStartDate AssessmentAuthorisationDate)",
     .message = "An assessment begins while another one of the same CIN episode is under way. Check their "
                "dates, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day year_end = c.collection.end;
           const auto days = [year_end](const Assessment& a) {
             return Stretch{a.AssessmentActualStartDate,
                            (open_assessment(a) ? year_end : a.AssessmentAuthorisationDate).plus_days(1)};
           };
           for (const Episode& e : c.episodes) fail_if_overlapping(fail, e.assessments, days);
         }},
    {.code = "8896",
     .reads = "Assessments(CINdetailsID AssessmentAuthorisationDate)",
     .marks = "Assessments(AssessmentAuthorisationDate)",
     .message = "Two or more assessments of one CIN episode have no end date. Only one can be open at a "
                "time: complete the others.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) fail_if_several(fail, e.assessments, open_assessment);
         }},
};

}  // namespace

Rules assessments_rules() { return assessments_list; }

}  // namespace windscreen::validate::cin

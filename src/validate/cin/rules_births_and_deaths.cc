// Dates of birth and of death: that they are there, and that nothing begins or ends after the child has died.
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

constexpr Rule births_and_deaths_list[] = {
    {.code = "4008",
     .reads = "ChildIdentifiers(PersonDeathDate) CINplanDates(CINPlanStartDate)",
     .marks = "ChildIdentifiers(PersonDeathDate) CINplanDates(CINPlanStartDate)",
     .message = "A child in need plan begins after the child had died. Correct the plan's start date or the "
                "date of death.",
     .child =
         [](const Child& c, Fails& fail) {
           fail_if_before(fail, c.identifiers, &Identifiers::PersonDeathDate, c.cin_plans,
                          &CinPlan::CINPlanStartDate);
         }},
    {.code = "4009Q",
     .severity = Severity::query,
     .reads = "ChildIdentifiers(PersonDeathDate) CINplanDates(CINPlanEndDate)",
     .marks = "ChildIdentifiers(PersonDeathDate) CINplanDates(CINPlanEndDate)",
     .message = "A child in need plan ends after the child had died. End the plan on or before the date of "
                "death, or correct that date.",
     .child =
         [](const Child& c, Fails& fail) {
           fail_if_before(fail, c.identifiers, &Identifiers::PersonDeathDate, c.cin_plans,
                          &CinPlan::CINPlanEndDate);
         }},
    {.code = "8525Q",
     .severity = Severity::query,
     .reads = "ChildIdentifiers(PersonBirthDate ExpectedPersonBirthDate)",
     .marks = "ChildIdentifiers(PersonBirthDate ExpectedPersonBirthDate)",
     .message = "The child has both a date of birth and an expected one, or neither. Give the date of birth "
                "of a child who has been born, and only the expected date of an unborn child.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             if (child.PersonBirthDate.given() == child.ExpectedPersonBirthDate.given()) fail(child);
           }
         }},
    {.code = "8535Q",
     .severity = Severity::query,
     .reads = "ChildIdentifiers(PersonDeathDate PersonBirthDate)",
     .marks = "ChildIdentifiers(PersonDeathDate PersonBirthDate)",
     .message = "The date of death is before the date of birth, or there is no date of birth. Correct "
                "whichever is wrong, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& child : c.identifiers) {
             if (child.PersonDeathDate.known() && !(child.PersonDeathDate >= child.PersonBirthDate))
               fail(child);
           }
         }},
    {.code = "8555Q",
     .severity = Severity::query,
     .reads = "ChildIdentifiers(PersonDeathDate) CINdetails(CINreferralDate)",
     .marks = "ChildIdentifiers(PersonDeathDate) CINdetails(CINreferralDate)",
     .message = "The child was referred after having died. Correct the referral date or the date of death, "
                "or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           fail_if_before(fail, c.identifiers, &Identifiers::PersonDeathDate, c.details,
                          &Details::CINreferralDate);
         }},
};

}  // namespace

Rules births_and_deaths_rules() { return births_and_deaths_list; }

}  // namespace windscreen::validate::cin

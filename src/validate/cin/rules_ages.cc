// Ages: children who are not born yet, and those who are too old for the census.
#include "validate/cin/rules.h"

namespace windscreen::validate::cin {
namespace {

// Forty weeks.
constexpr int days_of_pregnancy = 280;

constexpr Rule ages_list[] = {
    {.code = "8606",
     .reads = "CINdetails(CINreferralDate) ChildIdentifiers(PersonBirthDate ExpectedPersonBirthDate)",
     .marks = "CINdetails(CINreferralDate) ChildIdentifiers(PersonBirthDate ExpectedPersonBirthDate)",
     .message = "The referral was made more than 40 weeks (280 days) before the child was born or is "
                "expected. Check the referral and the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& i : few(c.identifiers)) {
             const Day before_birth = i.PersonBirthDate.plus_days(-days_of_pregnancy);
             const Day before_expected = i.ExpectedPersonBirthDate.plus_days(-days_of_pregnancy);
             for (const Details& d : c.details) {
               if (d.CINreferralDate < before_birth || d.CINreferralDate < before_expected) {
                 fail.together(d, i);
               }
             }
           }
         }},
    {.code = "8750",
     .reads = "ChildIdentifiers(Sex PersonBirthDate ExpectedPersonBirthDate)",
     .marks = "ChildIdentifiers(Sex PersonBirthDate ExpectedPersonBirthDate)",
     .message =
         "The child is not born yet (an expected date of birth, but no date of birth), so Sex has to be U.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Identifiers& i : c.identifiers) {
             if (i.ExpectedPersonBirthDate.given() && i.PersonBirthDate.blank() && i.Sex != "U") fail(i);
           }
         }},
    {.code = "8775Q",
     .severity = Severity::query,
     .reads = "ChildIdentifiers(PersonBirthDate) CINdetails(CINclosureDate) Header(ReferenceDate)",
     .marks = "ChildIdentifiers(PersonBirthDate) CINdetails(CINclosureDate)",
     .message = "The CIN episode went on after the 25th birthday. Check the date of birth and the closure of "
                "the episode, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day before = c.collection.end.plus_years(-25);
           for (const Identifiers& i : few(c.identifiers)) {
             if (!(i.PersonBirthDate < before)) continue;
             const Day birthday = i.PersonBirthDate.birthday(25);
             for (const Details& d : c.details) {
               if (d.CINclosureDate.blank() || d.CINclosureDate > birthday) fail.together(i, d);
             }
           }
         }},
};

}  // namespace

Rules ages_rules() { return ages_list; }

}  // namespace windscreen::validate::cin

// Children looked after for the whole year up to 31 March: who must have OC2's items, and who must not.
#include <algorithm>

#include "validate/ssda903/continuous.h"
#include "validate/ssda903/outcomes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr Rule year_in_care_list[] = {
    {.code = "187",
     .reads = "OC3(IN_TOUCH ACTIV ACCOM) AD1(DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR "
              "LS_ADOPTR) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM) AD1(DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR "
              "LS_ADOPTR)",
     .message = "By its episodes the child was looked after for the whole year up to 31 March, and yet it "
                "has care leaver or adoption information, which is for children who left care. Clear that "
                "information, or correct the episodes.",
     .child =
         [](const Child& c, Fails& fail) {
           if ((c.oc3.empty() && c.ad1.empty()) || !looked_after_all_year(c)) return;
           for (const Oc3& o : c.oc3) {
             if (any_leaver_item(o)) fail(o);
           }
           for (const Ad1& a : c.ad1) {
             if (any_adoption_item(a)) fail(a);
           }
         }},
    {.code = "190",
     .reads = "OC2(CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE "
              "INTERVENTION_RECEIVED INTERVENTION_OFFERED) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE "
              "INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .message = "Health items are filled in, but by its episodes the child was not looked after for the "
                "whole year up to 31 March. Clear the items, or correct the episodes.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (any_health_item(o) && !looked_after_all_year(c)) fail(o);
           }
         }},
    {.code = "191",
     .reads =
         "OC2(IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE) Episodes(CHILD)",
     .message = "The child was looked after for the whole year up to 31 March, but is not in OC2 or lacks "
                "one of immunisations, dental check, health assessment and substance misuse there. Complete "
                "these four, or correct the episodes.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.oc2.empty()) {
             if (looked_after_all_year(c)) fail.all_together(c.by_start);
             return;
           }
           for (const Oc2& o : c.oc2) {
             if (lacks_health_item(o) && looked_after_all_year(c)) fail(o);
           }
         }},
    {.code = "215",
     .reads =
         "OC3(IN_TOUCH ACTIV ACCOM) OC2(CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT "
         "SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .marks =
         "OC3(IN_TOUCH ACTIV ACCOM) OC2(CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT "
         "SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .message = "The child is reported both as a care leaver (OC3) and with items for children looked after "
                "all year (OC2). Clear the one that does not apply.",
     .child =
         [](const Child& c, Fails& fail) {
           if (!std::any_of(c.oc3.begin(), c.oc3.end(), any_leaver_item)) return;
           if (!std::any_of(c.oc2.begin(), c.oc2.end(), any_health_item)) return;
           for (const Oc3& o : c.oc3) {
             if (any_leaver_item(o)) fail(o);
           }
           for (const Oc2& o : c.oc2) {
             if (any_health_item(o)) fail(o);
           }
         }},
    {.code = "543",
     .reads = "OC2(DOB CONVICTED) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(DOB CONVICTED)",
     .message = "The child is 10 or older at the end of the year and was looked after throughout it, but "
                "CONVICTED is blank. Enter 0 or 1.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.CONVICTED.blank() && o.DOB.birthday(10) <= c.collection.end && looked_after_all_year(c))
               fail(o);
           }
         }},
    {.code = "545",
     .reads = "OC2(DOB HEALTH_CHECK) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(DOB HEALTH_CHECK)",
     .message = "The child is younger than 5 at the end of the year and was looked after throughout it, but "
                "HEALTH_CHECK is blank. Enter whether its development checks are up to date (0 or 1).",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.HEALTH_CHECK.blank() && o.DOB.birthday(5) > c.collection.end && looked_after_all_year(c))
               fail(o);
           }
         }},
    {.code = "546",
     .reads = "OC2(DOB HEALTH_CHECK) Episodes(DECOM DEC LS REC RNE)",
     .marks = "OC2(DOB HEALTH_CHECK)",
     .message = "Development checks (HEALTH_CHECK) are for children under 5 at the end of the year, and "
                "this child is older. Clear HEALTH_CHECK, or correct the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.HEALTH_CHECK.given() && o.DOB.birthday(5) <= c.collection.end && looked_after_all_year(c))
               fail(o);
           }
         }},
};

}  // namespace

Rules year_in_care_rules() { return year_in_care_list; }

}  // namespace windscreen::validate::ssda903

// Care leavers (OC3): what is said of them, on its own, beside their age, last year's return and an adoption.
#include <algorithm>

#include "validate/ssda903/outcomes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool said_to_have_died(const Oc3& o) { return o.IN_TOUCH == "DIED"; }

constexpr Rule leaving_care_list[] = {
    {.code = "134",
     .reads = "OC3(IN_TOUCH ACTIV ACCOM) AD1(DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR "
              "LS_ADOPTR)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM) AD1(DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR)",
     .message = "The young person has care leaver information and also adoption information (AD1). Nobody "
                "has both: clear the one that does not apply.",
     .child =
         [](const Child& c, Fails& fail) {
           if (!std::any_of(c.oc3.begin(), c.oc3.end(), any_leaver_item)) return;
           if (!std::any_of(c.ad1.begin(), c.ad1.end(), any_adoption_item)) return;
           for (const Oc3& o : c.oc3) {
             if (any_leaver_item(o)) fail(o);
           }
           for (const Ad1& a : c.ad1) {
             if (any_adoption_item(a)) fail(a);
           }
         }},
    {.code = "153",
     .reads = "OC3(IN_TOUCH ACTIV ACCOM)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "Only part of the care leaver information is filled in. Enter all of IN_TOUCH, ACTIV and "
                "ACCOM, or leave all three blank.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (any_leaver_item(o) && (o.IN_TOUCH.blank() || o.ACTIV.blank() || o.ACCOM.blank())) fail(o);
           }
         }},
    {.code = "344",
     .reads = "OC3(IN_TOUCH ACTIV ACCOM)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "The young person died or went back to parents for six months or longer, so activity and "
                "accommodation are not reported. Enter 0 in ACTIV and ACCOM, or correct IN_TOUCH.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (o.IN_TOUCH.any("DIED", "RHOM") && (o.ACTIV != "0" || o.ACCOM != "0")) fail(o);
           }
         }},
    {.code = "345",
     .reads = "OC3(IN_TOUCH ACTIV ACCOM)",
     .marks = "OC3(IN_TOUCH ACTIV ACCOM)",
     .message = "The authority is in touch with the young person, and so must know activity and "
                "accommodation, but one of them is 0. Enter its code in ACTIV and ACCOM, or correct "
                "IN_TOUCH.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (o.IN_TOUCH == "YES" && (o.ACTIV == "0" || o.ACCOM == "0")) fail(o);
           }
         }},
    {.code = "347",
     .reads = "OC3(DOB ACCOM)",
     .marks = "OC3(DOB ACCOM)",
     .message = "A care leaver who was not yet 18 when the year began is reported to live in a foyer (T). "
                "Correct ACCOM or the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (o.ACCOM.any("T", "T1", "T2") && o.DOB.birthday(18) > c.collection.start) fail(o);
           }
         }},
    {.code = "348",
     .reads = "OC3(IN_TOUCH) OC3_last(IN_TOUCH)",
     .marks = "OC3(IN_TOUCH)",
     .message = "Last year's return said that this care leaver had died, and this year's says otherwise. "
                "Correct IN_TOUCH, or tell the department that last year's entry was wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.oc3.empty() || !std::any_of(c.last.oc3.begin(), c.last.oc3.end(), said_to_have_died)) return;
           for (const Oc3& o : c.oc3) {
             if (!said_to_have_died(o)) fail(o);
           }
         }},
    {.code = "391",
     .reads = "OC3(DOB IN_TOUCH ACTIV ACCOM)",
     .marks = "OC3(DOB IN_TOUCH ACTIV ACCOM)",
     .message = "Care leaver information is for young people who were 17 to 21 years old in the year, and "
                "this one was not. Clear it, or correct the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (!any_leaver_item(o)) continue;
             if (o.DOB.birthday(17) > c.collection.end || o.DOB.birthday(22) <= c.collection.start) fail(o);
           }
         }},
    {.code = "3001",
     .reads = "OC3(ACCOM) Header(DOB)",
     .marks = "OC3(ACCOM)",
     .message = "The young person turned 17 in the year, and so cannot yet live with former foster carers "
                "(Z1, Z2) after leaving care. Correct ACCOM or the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc3& o : c.oc3) {
             if (!o.ACCOM.any("Z1", "Z2")) continue;
             for (const Header& h : few(c.header)) {
               const Day birthday = h.DOB.birthday(17);
               if (birthday >= c.collection.start && birthday <= c.collection.end) fail(o);
             }
           }
         }},
};

}  // namespace

Rules leaving_care_rules() { return leaving_care_list; }

}  // namespace windscreen::validate::ssda903

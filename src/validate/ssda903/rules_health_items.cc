// Health, offending and substance misuse in OC2: what the items of one row say together.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/outcomes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool no_figure(Code item) { return item.given() && !item.in(codes::no_or_yes); }

constexpr Rule health_items_list[] = {
    {.code = "158",
     .reads = "OC2(INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .marks = "OC2(INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .message = "The child received help with substance misuse, and yet it is also answered whether help "
                "was offered. Leave INTERVENTION_OFFERED blank where INTERVENTION_RECEIVED is 1.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.INTERVENTION_RECEIVED == "1" && o.INTERVENTION_OFFERED.given()) fail(o);
           }
         }},
    {.code = "159",
     .reads = "OC2(SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .marks = "OC2(SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .message = "The child has a substance misuse problem and received no help with it, but it is not "
                "answered whether help was offered. Enter 0 or 1 in INTERVENTION_OFFERED.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.SUBSTANCE_MISUSE == "1" && o.INTERVENTION_RECEIVED == "0" &&
                 o.INTERVENTION_OFFERED.blank())
               fail(o);
           }
         }},
    {.code = "181",
     .reads = "OC2(CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE "
              "INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .marks = "OC2(CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE "
              "INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .message = "An item on health, convictions or substance misuse has an entry other than 0 (no) or 1 "
                "(yes). Correct it.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (no_figure(o.CONVICTED) || no_figure(o.HEALTH_CHECK) || no_figure(o.IMMUNISATIONS) ||
                 no_figure(o.TEETH_CHECK) || no_figure(o.HEALTH_ASSESSMENT) ||
                 no_figure(o.SUBSTANCE_MISUSE) || no_figure(o.INTERVENTION_RECEIVED) ||
                 no_figure(o.INTERVENTION_OFFERED)) {
               fail(o);
             }
           }
         }},
    {.code = "182",
     .reads = "OC2(CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE "
              "INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .marks = "OC2(IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE CONVICTED HEALTH_CHECK "
              "INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .message = "Some of the child's health items are filled in, but not all of immunisations, dental "
                "check, health assessment and substance misuse. Complete these four, or clear every item.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (lacks_health_item(o) && any_health_item(o)) fail(o);
           }
         }},
    {.code = "192",
     .reads = "OC2(SUBSTANCE_MISUSE INTERVENTION_RECEIVED)",
     .marks = "OC2(SUBSTANCE_MISUSE INTERVENTION_RECEIVED)",
     .message = "The child has a substance misuse problem, but it is not answered whether it received help "
                "with it. Enter 0 or 1 in INTERVENTION_RECEIVED.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.SUBSTANCE_MISUSE == "1" && o.INTERVENTION_RECEIVED.blank()) fail(o);
           }
         }},
    {.code = "193",
     .reads = "OC2(SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .marks = "OC2(SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED)",
     .message = "No substance misuse problem is recorded, and yet help with one is said to be offered or "
                "received, or not. Clear both items on help, or correct SUBSTANCE_MISUSE.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             const bool no_problem = o.SUBSTANCE_MISUSE.blank() || o.SUBSTANCE_MISUSE == "0";
             if (no_problem && (o.INTERVENTION_RECEIVED.given() || o.INTERVENTION_OFFERED.given())) fail(o);
           }
         }},
    {.code = "542",
     .reads = "OC2(DOB CONVICTED)",
     .marks = "OC2(CONVICTED)",
     .message = "The child is younger than 10 at the end of the year, and so cannot have been convicted. "
                "Leave CONVICTED blank, or correct the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.CONVICTED.given() && o.DOB.birthday(10) > c.collection.end) fail(o);
           }
         }},
    {.code = "544",
     .reads = "OC2(CONVICTED IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE)",
     .marks = "OC2(CONVICTED IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE)",
     .message = "Convictions are answered, but not all of immunisations, dental check, health assessment "
                "and substance misuse. Complete those four as well.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.CONVICTED.given() && lacks_health_item(o)) fail(o);
           }
         }},
    {.code = "547",
     .reads = "OC2(HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE)",
     .marks = "OC2(HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE)",
     .message = "Health surveillance (HEALTH_CHECK) is answered, but not all of immunisations, dental "
                "check, health assessment and substance misuse. Complete those four as well.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Oc2& o : c.oc2) {
             if (o.HEALTH_CHECK.given() && lacks_health_item(o)) fail(o);
           }
         }},
};

}  // namespace

Rules health_items_rules() { return health_items_list; }

}  // namespace windscreen::validate::ssda903

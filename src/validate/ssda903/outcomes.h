// What is filled in of the outcomes: OC2 (looked after for 12 months), OC3 (care leavers) and AD1 (adopted).
#pragma once

#include "validate/ssda903/tables.h"

namespace windscreen::validate::ssda903 {

/// Any item of OC2 besides those of the Strengths and Difficulties Questionnaire.
constexpr bool any_health_item(const Oc2& o) {
  return o.CONVICTED.given() || o.HEALTH_CHECK.given() || o.IMMUNISATIONS.given() || o.TEETH_CHECK.given() ||
         o.HEALTH_ASSESSMENT.given() || o.SUBSTANCE_MISUSE.given() || o.INTERVENTION_RECEIVED.given() ||
         o.INTERVENTION_OFFERED.given();
}

/// One of the four items that are for every child of OC2, whatever its age, is blank.
constexpr bool lacks_health_item(const Oc2& o) {
  return o.IMMUNISATIONS.blank() || o.TEETH_CHECK.blank() || o.HEALTH_ASSESSMENT.blank() ||
         o.SUBSTANCE_MISUSE.blank();
}

constexpr bool any_leaver_item(const Oc3& o) {
  return o.IN_TOUCH.given() || o.ACTIV.given() || o.ACCOM.given();
}

constexpr bool any_adoption_item(const Ad1& a) {
  return a.DATE_INT.given() || a.DATE_MATCH.given() || a.FOSTER_CARE.given() || a.NB_ADOPTR.given() ||
         a.SEX_ADOPTR.given() || a.LS_ADOPTR.given();
}

}  // namespace windscreen::validate::ssda903

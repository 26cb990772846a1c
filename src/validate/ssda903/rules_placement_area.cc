// Where a placement is, as worked out from its postcode and the home's: distance, authority, inside or
// outside.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr double furthest_placement = 999.9;

constexpr bool area_not_asked(const Episode& e) { return e.LS.in(codes::respite); }

// Distances are not asked for where a child is or was an unaccompanied asylum seeker. In the XML message the
// header says so; tables have a row in UASC for such a child, whose DUC is blank until the status ends.
bool asylum_seeker_in_either_year(const Child& c) {
  bool header_says = false;
  for (const Rows<Header> headers : {c.header, c.last.header}) {
    for (const Header& h : headers) {
      if (h.UASC == "1") return true;
      header_says = header_says || h.UASC.given();
    }
  }
  for (const Rows<AsylumSeeker> records : {c.uasc, c.last.uasc}) {
    for (const AsylumSeeker& u : records) {
      if (u.DUC.given() || !header_says) return true;
    }
  }
  return false;
}

// Figures with or without a decimal point, from 0 to 999.9. (The browser's library reads no fractions.)
bool placement_distance(Text text) {
  double miles = 0;
  double place = 1;
  bool point = false;
  bool figures = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      figures = true;
      if (point) place /= 10;
      miles = point ? miles + place * (c - '0') : miles * 10 + (c - '0');
    } else {
      return false;
    }
  }
  constexpr double rounding = 1e-9;
  return figures && miles <= furthest_placement + rounding;
}

bool placement_authority(Text area) {
  // CON: confidential.
  return codes::english_authority(area) || codes::outside_england(area) || codes::ons_area(area) ||
         area == "CON";
}

constexpr Rule placement_area_list[] = {
    {.code = "164",
     // The headers' column UASC is looked at too, but tables do not have it and the rule must run without.
     .reads = "Episodes(LS PL_DISTANCE) Header? Header_last? UASC?(DUC) UASC_last?(DUC)",
     .marks = "Episodes(PL_DISTANCE)",
     .message = "PL_DISTANCE must be a number of miles from 0 to 999.9. Check the home's and the placement's "
                "postcode, from which it is worked out.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             // Rule 392a asks for a distance that is missing.
             if (e.PL_DISTANCE.empty() || area_not_asked(e) || placement_distance(e.PL_DISTANCE)) continue;
             if (asylum_seeker_in_either_year(c)) return;
             fail(e);
           }
         }},
    {.code = "169",
     .reads = "Episodes(LS PL_LA)",
     .marks = "Episodes(PL_LA)",
     .message = "The authority in which the placement stands (PL_LA) is empty or no authority's code. Check "
                "the placement's postcode, from which it is worked out.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (!area_not_asked(e) && !placement_authority(e.PL_LA)) fail(e);
           }
         }},
    {.code = "179",
     .reads = "Episodes(LS PL_LOCATION)",
     .marks = "Episodes(PL_LOCATION)",
     .message = "PL_LOCATION must be IN or OUT of the authority's own area. Check the placement's postcode, "
                "from which it is worked out.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             // Without a legal status it is not known whether a place is asked for: rule 144's concern.
             const bool asked = e.PL_LOCATION.given() || e.LS.given();
             if (asked && !area_not_asked(e) && !e.PL_LOCATION.in(codes::locations)) fail(e);
           }
         }},
};

}  // namespace

Rules placement_area_rules() { return placement_area_list; }

}  // namespace windscreen::validate::ssda903

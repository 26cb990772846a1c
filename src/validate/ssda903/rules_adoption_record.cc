// A child's row of AD1 against its episodes and the decisions that it should be placed for adoption.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool ends_in_adoption(const Episode& e) { return e.REC.in(codes::adopted); }

constexpr bool adoption_record_begun(const Ad1& a) {
  return a.DATE_INT.given() || a.DATE_MATCH.given() || a.FOSTER_CARE.given() || a.NB_ADOPTR.given() ||
         a.SEX_ADOPTR.given() || a.LS_ADOPTR.given();
}

constexpr bool adoption_record_complete(const Ad1& a) {
  return a.DATE_INT.given() && a.DATE_MATCH.given() && a.FOSTER_CARE.given() && a.NB_ADOPTR.given() &&
         a.SEX_ADOPTR.given() && a.LS_ADOPTR.given();
}

// The codes A1, A2 and E1 are of earlier years; the department's rule names them still.
constexpr bool foster_carer_contradicted(const Episode& e, const Ad1& a) {
  if (!ends_in_adoption(e) && e.REC != "E1") return false;
  return (e.PLACE.any("A2", "A3", "A5") && a.FOSTER_CARE == "0") ||
         (e.PLACE.any("A1", "A4", "A6") && a.FOSTER_CARE == "1");
}

// Reports the pairs of a child's episodes and row of AD1 that contradict each other.
template <class Contradict>
void each_adoption_pair(const Child& c, Fails& fail, Contradict contradict) {
  for (const Ad1& a : few(c.ad1)) {
    for (const Episode& e : c.episodes) {
      if (contradict(e, a)) fail.together(e, a);
    }
  }
}

constexpr Rule adoption_record_list[] = {
    {.code = "331",
     .reads = "AD1(CHILD DATE_MATCH) Episodes(CHILD DECOM REC)",
     .marks = "AD1(DATE_MATCH) Episodes(DECOM REC)",
     .message = "The child was placed with the adopters before being matched with them: DATE_MATCH is "
                "after the start of the episode that ended in adoption. Check both days.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption_pair(c, fail, [](const Episode& e, const Ad1& a) {
             return ends_in_adoption(e) && a.DATE_MATCH > e.DECOM;
           });
         }},

    {.code = "334",
     .reads = "Episodes(CHILD DECOM RNE) AD1(CHILD DATE_INT)",
     .marks = "Episodes(DECOM RNE) AD1(DATE_INT)",
     .message = "DATE_INT, the decision that the child should be placed for adoption, is before the "
                "child's latest period of care began. Check DATE_INT, and DECOM of the episode that began "
                "the period.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.ad1.empty()) return;
           const Episode* began = nullptr;
           for (const Episode* e : c.by_start) {
             if (e->RNE == "S") began = e;
           }
           if (began == nullptr) return;
           for (const Ad1& a : c.ad1) {
             if (a.DATE_INT < began->DECOM) fail.together(*began, a);
           }
         }},

    {.code = "335",
     .reads = "Episodes(CHILD PLACE REC) AD1(CHILD FOSTER_CARE)",
     .marks = "Episodes(PLACE) AD1(FOSTER_CARE)",
     .message = "FOSTER_CARE and the placement from which the child was adopted disagree on whether the "
                "adopters were the child's foster carers: A3 and A5 go with 1, A4 and A6 with 0. Correct "
                "whichever is wrong.",
     .child = [](const Child& c, Fails& fail) { each_adoption_pair(c, fail, foster_carer_contradicted); }},

    {.code = "521",
     .reads = "Episodes(CHILD DECOM PLACE) AD1(CHILD DATE_INT)",
     .marks = "Episodes(DECOM PLACE) AD1(DATE_INT)",
     .message = "The child was in a placement for adoption (A3 to A6) before the decision that the child "
                "should be placed for adoption. Check DATE_INT, and the placement's code and first day.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption_pair(c, fail, [](const Episode& e, const Ad1& a) {
             return e.PLACE.in(codes::placed_for_adoption) && a.DATE_INT > e.DECOM;
           });
         }},

    {.code = "523",
     .reads = "PlacedAdoption(CHILD DATE_PLACED) AD1(CHILD DATE_INT)",
     .marks = "PlacedAdoption(DATE_PLACED) AD1(DATE_INT)",
     .message = "DATE_PLACED and DATE_INT are the day of one decision, that the child should be placed for "
                "adoption, but they differ. Correct whichever is wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.ad1.empty()) return;
           // The child was adopted on the latest decision; earlier ones were revoked.
           const PlacedForAdoption* latest = nullptr;
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED.known() && (latest == nullptr || p.DATE_PLACED > latest->DATE_PLACED))
               latest = &p;
           }
           if (latest == nullptr) return;
           for (const Ad1& a : c.ad1) {
             if (a.DATE_INT.known() && a.DATE_INT != latest->DATE_PLACED) fail.together(*latest, a);
           }
         }},

    {.code = "525",
     .reads = "PlacedAdoption(CHILD DATE_PLACED_CEASED) AD1(CHILD DATE_INT DATE_MATCH FOSTER_CARE "
              "NB_ADOPTR SEX_ADOPTR LS_ADOPTR)",
     .marks = "PlacedAdoption(DATE_PLACED_CEASED) AD1(DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR "
              "LS_ADOPTR)",
     .message = "The decision to place this child for adoption was revoked, yet AD1 describes the child's "
                "adoption. Take out DATE_PLACED_CEASED if the child was adopted, or the items of AD1 if "
                "not.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Ad1& a : few(c.ad1)) {
             if (!adoption_record_begun(a)) continue;
             for (const PlacedForAdoption& p : c.placed_adoption) {
               if (p.DATE_PLACED_CEASED.given()) fail.together(p, a);
             }
           }
         }},

    {.code = "582",
     .severity = Severity::query,
     .reads = "Episodes(CHILD DEC REC) AD1(CHILD DATE_MATCH)",
     .marks = "Episodes(DEC) AD1(DATE_MATCH)",
     .message = "The child was adopted on the very day of being matched with the adopters. A match usually "
                "comes well before the order: check DATE_MATCH and DEC, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption_pair(c, fail, [](const Episode& e, const Ad1& a) {
             return ends_in_adoption(e) && e.DEC == a.DATE_MATCH;
           });
         }},

    {.code = "601",
     .reads = "Episodes(CHILD DEC REC) AD1(CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR "
              "LS_ADOPTR)",
     .marks = "Episodes(REC) AD1(DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR)",
     .message = "An episode of this child ended in adoption (E11 or E12) in the year, but the child's row of "
                "AD1 is missing or incomplete. Fill in all its items, or correct REC.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             // Adopted in this year, as far as the day tells: it may be missing.
             if (!ends_in_adoption(e) || e.DEC < c.collection.start || e.DEC > c.collection.end) continue;
             if (c.ad1.empty()) fail(e);
             for (const Ad1& a : few(c.ad1)) {
               if (!adoption_record_complete(a)) fail.together(e, a);
             }
           }
         }},

    {.code = "602",
     .reads = "Episodes(CHILD DEC REC) AD1(CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR "
              "LS_ADOPTR)",
     .marks = "AD1(CHILD)",
     .message = "AD1 describes this child's adoption, but no episode of the child ended in adoption (E11 "
                "or E12) in this collection year. Correct the last episode's REC and DEC, or empty the "
                "items of AD1.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.ad1.empty()) return;
           for (const Episode& e : c.episodes) {
             if (ends_in_adoption(e) && e.DEC >= c.collection.start && e.DEC <= c.collection.end) return;
           }
           for (const Ad1& a : c.ad1) {
             if (adoption_record_begun(a)) fail(a);
           }
         }},
};

}  // namespace

Rules adoption_record_rules() { return adoption_record_list; }

}  // namespace windscreen::validate::ssda903

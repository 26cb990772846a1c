// The decisions that a child should, and should no longer, be placed for adoption: each by itself, one after
// the other, and against the child's time in care.
#include <algorithm>
#include <vector>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool decision_revoked(const PlacedForAdoption& p) {
  return p.DATE_PLACED_CEASED.given() || p.REASON_PLACED_CEASED.given();
}

// By the day of the decision; of one day, those revoked first before those later and those still open.
bool earlier_decision(const PlacedForAdoption* a, const PlacedForAdoption* b) {
  if (a->DATE_PLACED != b->DATE_PLACED) return a->DATE_PLACED < b->DATE_PLACED;
  const Day one = a->DATE_PLACED_CEASED;
  const Day other = b->DATE_PLACED_CEASED;
  if (one.known() && other.known() && one != other) return one < other;
  if (one.known() != other.known()) return one.known();
  return a->row < b->row;
}

void report_decision(const PlacedForAdoption& p, const Episode* e, Fails& fail) {
  if (e == nullptr) {
    fail(p);
  } else {
    fail.together(*e, p);
  }
}

constexpr Rule adoption_decisions_list[] = {
    {.code = "117",
     .reads = "Episodes(CHILD DECOM DEC REC) PlacedAdoption(CHILD DATE_PLACED DATE_PLACED_CEASED)",
     .marks = "Episodes(DECOM DEC REC) PlacedAdoption(DATE_PLACED DATE_PLACED_CEASED)",
     .message = "A decision on placing the child for adoption is dated after the child left care, or after "
                "the end of the collection year. Check DATE_PLACED and DATE_PLACED_CEASED, and the end of "
                "the last episode.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.placed_adoption.empty()) return;
           const Episode* latest = nullptr;
           for (const Episode* e : c.by_start) {
             if (e->REC != "X1") latest = e;
           }
           const Day left = latest == nullptr ? Day() : latest->DEC;
           for (const PlacedForAdoption& p : c.placed_adoption) {
             const Day placed = p.DATE_PLACED;
             const Day ceased = p.DATE_PLACED_CEASED;
             if (placed > c.collection.end || placed > left || ceased > c.collection.end || ceased > left) {
               report_decision(p, latest, fail);
             }
           }
         }},

    {.code = "118",
     .reads = "Episodes(CHILD DECOM LS) PlacedAdoption(CHILD DATE_PLACED_CEASED)",
     .marks = "Episodes(DECOM LS) PlacedAdoption(DATE_PLACED_CEASED)",
     .message = "The decision that the child should no longer be placed for adoption is dated before the "
                "child came into care, or before the collection year. Check DATE_PLACED_CEASED; take out "
                "decisions revoked in earlier years.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.placed_adoption.empty()) return;
           const auto first = std::find_if(c.by_start.begin(), c.by_start.end(),
                                           [](const Episode* e) { return !e->LS.in(codes::respite); });
           const Episode* began = first == c.by_start.end() ? nullptr : *first;
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED_CEASED < c.collection.start ||
                 (began != nullptr && p.DATE_PLACED_CEASED < began->DECOM)) {
               report_decision(p, began, fail);
             }
           }
         }},

    {.code = "119",
     .reads = "PlacedAdoption(DATE_PLACED_CEASED REASON_PLACED_CEASED)",
     .marks = "PlacedAdoption(REASON_PLACED_CEASED DATE_PLACED_CEASED)",
     .message = "The child should no longer be placed for adoption, but only the day or only the reason of "
                "that decision is there. Fill in both DATE_PLACED_CEASED and REASON_PLACED_CEASED, or "
                "neither.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED_CEASED.given() != p.REASON_PLACED_CEASED.given()) fail(p);
           }
         }},

    {.code = "184",
     .reads = "Header(CHILD DOB) PlacedAdoption(CHILD DATE_PLACED)",
     .marks = "PlacedAdoption(DATE_PLACED)",
     .message = "It was decided before the child's birth that the child should be placed for adoption. "
                "Check DATE_PLACED and the date of birth in the header.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : few(c.header)) {
             for (const PlacedForAdoption& p : c.placed_adoption) {
               if (p.DATE_PLACED < h.DOB) fail(p);
             }
           }
         }},

    {.code = "522",
     .reads = "PlacedAdoption(DATE_PLACED DATE_PLACED_CEASED)",
     .marks = "PlacedAdoption(DATE_PLACED DATE_PLACED_CEASED)",
     .message = "The decision to place the child for adoption was revoked before it was made: "
                "DATE_PLACED_CEASED is before DATE_PLACED. Check both days.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED > p.DATE_PLACED_CEASED) fail(p);
           }
         }},

    {.code = "563",
     .reads = "PlacedAdoption(DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED)",
     .marks = "PlacedAdoption(DATE_PLACED REASON_PLACED_CEASED DATE_PLACED_CEASED)",
     .message = "A decision to place the child for adoption was revoked, but DATE_PLACED, the day on which "
                "it was made, is empty. Fill it in.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (decision_revoked(p) && p.DATE_PLACED.blank()) fail(p);
           }
         }},

    {.code = "579",
     .reads = "PlacedAdoption(CHILD DATE_PLACED DATE_PLACED_CEASED)",
     .marks = "PlacedAdoption(DATE_PLACED DATE_PLACED_CEASED)",
     .message =
         "A new decision to place the child for adoption was made while the one before it still stood. "
         "Fill in the day on which that was revoked, or correct the days so that they do "
         "not overlap.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.placed_adoption.size() < 2) return;
           std::vector<const PlacedForAdoption*> in_order;
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED.known()) in_order.push_back(&p);
           }
           std::sort(in_order.begin(), in_order.end(), earlier_decision);
           bool previous_stands = false;
           Day last_revoked;
           for (const PlacedForAdoption* p : in_order) {
             if (previous_stands || p->DATE_PLACED < last_revoked) fail(*p);
             const Day revoked = p->DATE_PLACED_CEASED;
             previous_stands = revoked.blank();
             if (!last_revoked.known() || revoked > last_revoked) last_revoked = revoked;
           }
         }},

    {.code = "583",
     .reads = "PlacedAdoption(CHILD DATE_PLACED DATE_PLACED_CEASED)",
     .marks = "PlacedAdoption(DATE_PLACED DATE_PLACED_CEASED)",
     .message = "There is a later decision to place this child for adoption, but this one was not revoked. "
                "Check that both were made, and fill in the day, perhaps in an earlier year, on which this "
                "one was revoked.",
     .child =
         [](const Child& c, Fails& fail) {
           Day latest;
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (!latest.known() || p.DATE_PLACED > latest) latest = p.DATE_PLACED;
           }
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED < latest && p.DATE_PLACED_CEASED.blank()) fail(p);
           }
         }},

    {.code = "1003",
     .reads = "Episodes(CHILD DECOM RNE) PlacedAdoption(CHILD DATE_PLACED)",
     .marks = "Episodes(DECOM RNE) PlacedAdoption(DATE_PLACED)",
     .message = "It was decided that the child should be placed for adoption before the child came into "
                "care. Check DATE_PLACED, and DECOM of the child's first episode.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.placed_adoption.empty()) return;
           const auto began = std::find_if(c.by_start.begin(), c.by_start.end(),
                                           [](const Episode* e) { return e->RNE == "S"; });
           if (began == c.by_start.end()) return;
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED < (*began)->DECOM) fail.together(**began, p);
           }
         }},
};

}  // namespace

Rules adoption_decisions_rules() { return adoption_decisions_list; }

}  // namespace windscreen::validate::ssda903

// Placements for adoption, placement and freeing orders, and leaving care, against the decisions that the
// child should, or should no longer, be placed for adoption.
#include <algorithm>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool adoption_placement(const Episode& e) { return e.PLACE.in(codes::placed_for_adoption); }
constexpr bool placement_order(const Episode& e) { return e.LS == "E1"; }
constexpr bool freeing_order(const Episode& e) { return e.LS == "D1"; }

constexpr bool left_unadopted(const Episode& e) {
  return e.REC.given() && e.REC != "X1" && !e.REC.in(codes::adopted);
}

constexpr bool revocation_recorded(const PlacedForAdoption& p) {
  return p.DATE_PLACED_CEASED.given() && p.REASON_PLACED_CEASED.given();
}

bool ever_decided(const Child& c) {
  return std::any_of(c.placed_adoption.begin(), c.placed_adoption.end(),
                     [](const PlacedForAdoption& p) { return p.DATE_PLACED.given(); });
}

// Reports the episodes under an order that was made without a decision, and the child's rows that lack it.
template <class Ordered>
void ordered_without_decision(const Child& c, Fails& fail, Ordered ordered) {
  if (ever_decided(c)) return;
  bool found = false;
  for (const Episode& e : c.episodes) {
    if (!ordered(e)) continue;
    fail(e);
    found = true;
  }
  if (!found) return;
  for (const PlacedForAdoption& p : c.placed_adoption) fail(p);
}

// Reports the decisions that came after the first of such episodes began.
template <class Such>
void decided_after_first(const Child& c, Fails& fail, Such such) {
  if (c.placed_adoption.empty()) return;
  const auto first =
      std::find_if(c.by_start.begin(), c.by_start.end(), [&](const Episode* e) { return such(*e); });
  if (first == c.by_start.end()) return;
  for (const PlacedForAdoption& p : c.placed_adoption) {
    if (p.DATE_PLACED > (*first)->DECOM) fail.together(**first, p);
  }
}

constexpr Rule adoption_placements_list[] = {
    {.code = "551",
     .reads = "Episodes(CHILD PLACE) PlacedAdoption(CHILD DATE_PLACED)",
     .marks = "Episodes(PLACE)",
     .message = "The child is in a placement for adoption (A3 to A6), but PlacedAdoption has no day on "
                "which that was decided. Fill in DATE_PLACED, or correct PLACE.",
     .child =
         [](const Child& c, Fails& fail) {
           if (ever_decided(c)) return;
           for (const Episode& e : c.episodes) {
             if (adoption_placement(e)) fail(e);
           }
         }},

    {.code = "552",
     .reads = "Episodes(CHILD DECOM PLACE) PlacedAdoption(CHILD DATE_PLACED)",
     .marks = "Episodes(DECOM) PlacedAdoption(DATE_PLACED)",
     .message = "The child was placed for adoption (A3 to A6) before the decision to do so. Check "
                "DATE_PLACED, and the placement's code and first day.",
     .child = [](const Child& c, Fails& fail) { decided_after_first(c, fail, adoption_placement); }},

    {.code = "553",
     .reads = "Episodes(CHILD LS) PlacedAdoption(CHILD DATE_PLACED)",
     .marks = "Episodes(CHILD) PlacedAdoption(CHILD DATE_PLACED)",
     .message = "The child is under a placement order (E1), but PlacedAdoption has no day of the decision "
                "that the child should be placed for adoption. Fill in DATE_PLACED, or correct the legal "
                "status.",
     .child = [](const Child& c, Fails& fail) { ordered_without_decision(c, fail, placement_order); }},

    {.code = "554",
     .reads = "Episodes(CHILD DECOM LS) PlacedAdoption(CHILD DATE_PLACED)",
     .marks = "Episodes(DECOM LS) PlacedAdoption(DATE_PLACED)",
     .message = "The placement order (E1) was made before the decision that the child should be placed for "
                "adoption. Check DATE_PLACED, and the first day of the first episode with E1.",
     .child = [](const Child& c, Fails& fail) { decided_after_first(c, fail, placement_order); }},

    {.code = "555",
     .reads = "Episodes(CHILD LS) PlacedAdoption(CHILD DATE_PLACED)",
     .marks = "Episodes(CHILD) PlacedAdoption(CHILD DATE_PLACED)",
     .message = "The child is under a freeing order (D1), but PlacedAdoption has no day of the decision "
                "that the child should be placed for adoption. Fill in DATE_PLACED, or correct the legal "
                "status.",
     .child = [](const Child& c, Fails& fail) { ordered_without_decision(c, fail, freeing_order); }},

    {.code = "556",
     .reads = "Episodes(CHILD DECOM LS) PlacedAdoption(CHILD DATE_PLACED)",
     .marks = "Episodes(DECOM) PlacedAdoption(DATE_PLACED)",
     .message = "The freeing order (D1) was made before the decision that the child should be placed for "
                "adoption. Check DATE_PLACED, and the first day of the first episode with D1.",
     .child = [](const Child& c, Fails& fail) { decided_after_first(c, fail, freeing_order); }},

    {.code = "557",
     .reads = "Episodes(CHILD LS PLACE REC) PlacedAdoption(CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED)",
     .marks = "Episodes(PLACE LS REC) PlacedAdoption(DATE_PLACED_CEASED REASON_PLACED_CEASED)",
     .message = "The child was to be adopted, but left care without being adopted, and it is not recorded "
                "when and why the plan ended. Fill in DATE_PLACED_CEASED and REASON_PLACED_CEASED, or "
                "correct REC.",
     .child =
         [](const Child& c, Fails& fail) {
           // Each decision must be revoked; a child without any has nothing recorded either.
           const bool recorded =
               !c.placed_adoption.empty() &&
               std::all_of(c.placed_adoption.begin(), c.placed_adoption.end(), revocation_recorded);
           if (recorded) return;
           bool found = false;
           for (const Episode& e : c.episodes) {
             if (!left_unadopted(e) || !(adoption_placement(e) || placement_order(e) || freeing_order(e))) {
               continue;
             }
             fail(e);
             found = true;
           }
           if (!found) return;
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (!revocation_recorded(p)) fail(p);
           }
         }},

    {.code = "558",
     .reads = "Episodes(CHILD REC) PlacedAdoption(CHILD DATE_PLACED_CEASED)",
     .marks = "Episodes(REC)",
     .message = "The child was adopted (E11 or E12), although the decision to place it for adoption is "
                "recorded as revoked. Empty DATE_PLACED_CEASED and its reason in PlacedAdoption for the "
                "decision that led to adoption, or correct REC.",
     .child =
         [](const Child& c, Fails& fail) {
           // An earlier decision may have been revoked; the one that led to adoption has no such day.
           const bool none_stands =
               !c.placed_adoption.empty() &&
               std::all_of(c.placed_adoption.begin(), c.placed_adoption.end(),
                           [](const PlacedForAdoption& p) { return p.DATE_PLACED_CEASED.given(); });
           if (!none_stands) return;
           for (const Episode& e : c.episodes) {
             if (e.REC.in(codes::adopted)) fail(e);
           }
         }},
};

}  // namespace

Rules adoption_placements_rules() { return adoption_placements_list; }

}  // namespace windscreen::validate::ssda903

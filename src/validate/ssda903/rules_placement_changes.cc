// Changes of placement: why a placement ended, and placement types that ask something of the episode's start.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// Out of a placement that goes on, in hospital or on holiday.
constexpr bool away_for_a_while(const Episode& e) { return e.PLACE.in(codes::temporary_placements); }

// A new placement, with the same carer (T, U) or another (P, B).
constexpr bool is_new_placement(const Episode& e) { return e.RNE.any("P", "T", "B", "U"); }

constexpr Rule placement_changes_list[] = {
    {.code = "217",
     .reads = "Episodes(DECOM RNE PLACE)",
     .marks = "Episodes(PLACE DECOM RNE)",
     .message = "The child is placed for adoption with its foster carers (A3 or A5), and so the episode "
                "starts for the reason S, T or U. Correct RNE or PLACE.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE.any("A3", "A5") && e.DECOM >= Day::on(2015, 4, 1) && !e.RNE.any("S", "T", "U"))
               fail(e);
           }
         }},

    {.code = "217t",
     .reads = "Episodes(DECOM PLACE)",
     .marks = "Episodes(PLACE DECOM)",
     .message = "Placements of type P2 ended on 28 October 2023, and this episode starts on that day or "
                "later. Correct PLACE or DECOM.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE == "P2" && e.DECOM >= Day::on(2023, 10, 28)) fail(e);
           }
         }},

    {.code = "225",
     .reads = "Episodes(DECOM RNE REC PLACE REASON_PLACE_CHANGE)",
     .marks = "Episodes(REASON_PLACE_CHANGE)",
     .message = "The child moved on to another placement, and the reason is not given. Enter "
                "REASON_PLACE_CHANGE.",
     .child =
         [](const Child& c, Fails& fail) {
           for (std::size_t i = 1; i < c.by_start.size(); ++i) {
             const Episode& ended = *c.by_start[i - 1];
             const Episode& next = *c.by_start[i];
             if (ended.REC != "X1" || ended.REASON_PLACE_CHANGE.given() || !is_new_placement(next)) continue;
             if (!away_for_a_while(ended) && !away_for_a_while(next)) fail(ended);
           }
         }},

    {.code = "226",
     .reads = "Episodes(DECOM PLACE REASON_PLACE_CHANGE)",
     .marks = "Episodes(REASON_PLACE_CHANGE PLACE)",
     .message = "A move to or from a temporary placement (T0 to T4) is no change of placement. Take "
                "REASON_PLACE_CHANGE out of this episode and of the one before it, or correct PLACE.",
     .child =
         [](const Child& c, Fails& fail) {
           const Episode* before = nullptr;
           for (const Episode* e : c.by_start) {
             const bool reason =
                 e->REASON_PLACE_CHANGE.given() || (before != nullptr && before->REASON_PLACE_CHANGE.given());
             if (away_for_a_while(*e) && reason) fail(*e);
             before = e;
           }
         }},

    {.code = "233",
     .reads = "Episodes(DEC REASON_PLACE_CHANGE)",
     .marks = "Episodes(REASON_PLACE_CHANGE)",
     .message = "The episode is open, and yet gives a reason why the placement changed. Take "
                "REASON_PLACE_CHANGE out, or enter DEC.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.DEC.blank() && e.REASON_PLACE_CHANGE.given()) fail(e);
           }
         }},
};

}  // namespace

Rules placement_changes_rules() { return placement_changes_list; }

}  // namespace windscreen::validate::ssda903

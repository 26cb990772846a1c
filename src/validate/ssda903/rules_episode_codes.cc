// What the items of an episode may hold: its days and its codes.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr Rule episode_codes_list[] = {
    {.code = "141",
     .reads = "Episodes(DECOM)",
     .marks = "Episodes(DECOM)",
     .message = "DECOM is no day of the calendar. Enter the day on which the episode began as dd/mm/yyyy.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.DECOM.wrong()) fail(e);
           }
         }},
    {.code = "143",
     .reads = "Episodes(RNE)",
     .marks = "Episodes(RNE)",
     .message = "RNE is no reason for a new episode: it must be S, P, L, T, U or B.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.RNE.given() && !e.RNE.in(codes::reasons_new_episode)) fail(e);
           }
         }},
    {.code = "144",
     .reads = "Episodes(LS)",
     .marks = "Episodes(LS)",
     .message = "LS is no legal status of the guide's list. Enter the child's legal status in this episode.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.LS.given() && !e.LS.in(codes::legal_statuses)) fail(e);
           }
         }},
    {.code = "145",
     .reads = "Episodes(CIN)",
     .marks = "Episodes(CIN)",
     .message = "CIN is no category of need: it must be one of N1 to N8.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.CIN.given() && !e.CIN.in(codes::needs)) fail(e);
           }
         }},
    {.code = "146",
     .reads = "Episodes(PLACE)",
     .marks = "Episodes(PLACE)",
     .message = "PLACE is no type of placement of this year's list. K3 now stands for H5, and one of Z11 to "
                "Z14 for Z1.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE.given() && !e.PLACE.in(codes::placements)) fail(e);
           }
         }},
    {.code = "147",
     .reads = "Episodes(DEC)",
     .marks = "Episodes(DEC)",
     .message = "DEC is no day of the calendar. Enter the day on which the episode ceased as dd/mm/yyyy, or "
                "nothing while it is open.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.DEC.wrong()) fail(e);
           }
         }},
    {.code = "148",
     .reads = "Episodes(DEC REC)",
     .marks = "Episodes(DEC REC)",
     .message = "Of the day on which the episode ceased (DEC) and the reason (REC) only one is entered. "
                "Enter both, or neither while it is open.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.DEC.given() != e.REC.given()) fail(e);
           }
         }},
    {.code = "149",
     .reads = "Episodes(REC)",
     .marks = "Episodes(REC)",
     .message = "REC is no reason of the guide's list for an episode to cease. Enter the reason, X1 where "
                "another episode follows.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.REC.given() && !e.REC.in(codes::reasons_ceased)) fail(e);
           }
         }},
    {.code = "178",
     .reads = "Episodes(PLACE PLACE_PROVIDER)",
     .marks = "Episodes(PLACE_PROVIDER)",
     .message =
         "PLACE_PROVIDER must be one of PR0 to PR5, and empty for the placements T0 to T3 and Z11 to Z14.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE_PROVIDER.blank()) continue;
             if (!e.PLACE_PROVIDER.in(codes::providers) || e.PLACE.in(codes::placements_without_provider))
               fail(e);
           }
         }},
    {.code = "1009",
     .reads = "Episodes(REASON_PLACE_CHANGE)",
     .marks = "Episodes(REASON_PLACE_CHANGE)",
     .message = "REASON_PLACE_CHANGE is no reason of the guide's list. Enter why the placement changed, "
                "OTHER where nothing else fits.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.REASON_PLACE_CHANGE.given() && !e.REASON_PLACE_CHANGE.in(codes::reasons_place_change))
               fail(e);
           }
         }},
};

}  // namespace

Rules episode_codes_rules() { return episode_codes_list; }

}  // namespace windscreen::validate::ssda903

// The days on which an episode of care began and ended, each episode by itself.
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// The Children Act 1989 came into force.
constexpr Day children_act_day = Day::on(1991, 10, 14);

constexpr Rule episode_dates_list[] = {
    {.code = "353",
     .reads = "Episodes(DECOM)",
     .marks = "Episodes(DECOM)",
     .message = "The episode began before 14 October 1991, when the Children Act 1989 came into force. "
                "Correct the start date.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.DECOM < children_act_day) fail(e);
           }
         }},
    // The department's sentence for this code repeats that of 385; the column it names is the start.
    {.code = "354",
     .reads = "Episodes(DECOM)",
     .marks = "Episodes(DECOM)",
     .message = "The episode begins after the last day of this collection year. Correct its start date, or "
                "leave it for next year's return.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.DECOM > c.collection.end) fail(e);
           }
         }},
    {.code = "355",
     .reads = "Episodes(DECOM DEC)",
     .marks = "Episodes(DECOM DEC)",
     .message = "The episode began and ended on the same day. Check both dates; an episode of less than a "
                "day is not reported.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.DECOM == e.DEC) fail(e);
           }
         }},
    {.code = "356",
     .reads = "Episodes(DECOM DEC)",
     .marks = "Episodes(DECOM)",
     .message = "The episode ends earlier than it begins. Correct whichever of its two dates is wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.DEC < e.DECOM) fail(e);
           }
         }},
    {.code = "385",
     .reads = "Episodes(DEC)",
     .marks = "Episodes(DEC)",
     .message = "The episode ends after the last day of this collection year. Correct the end date, or leave "
                "it blank if the episode was still open on that day.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.DEC > c.collection.end) fail(e);
           }
         }},
};

}  // namespace

Rules episode_dates_rules() { return episode_dates_list; }

}  // namespace windscreen::validate::ssda903

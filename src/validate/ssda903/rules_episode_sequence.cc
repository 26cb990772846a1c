// A child's episodes as a chain: how one ends and the next begins, and where a period of being looked after
// starts.
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// The reasons for a new episode in a period that goes on: a change of legal status, placement or carers.
constexpr bool goes_on_from_previous(const Episode& e) { return e.RNE.any("L", "P", "T", "B", "U"); }

// Something other than "a new episode follows" ended it: the child left care.
constexpr bool ended_by_leaving_care(const Episode& e) { return e.REC.given() && e.REC != "X1"; }

// Reports each episode that is at fault in view of the one before it.
template <class AtFault>
void judge_after_previous_episode(const Child& c, Fails& fail, AtFault at_fault) {
  for (std::size_t i = 1; i < c.by_start.size(); ++i) {
    if (at_fault(*c.by_start[i - 1], *c.by_start[i])) fail(*c.by_start[i]);
  }
}

constexpr Rule episode_sequence_list[] = {
    {.code = "142",
     .reads = "Episodes(DECOM DEC REC)",
     .marks = "Episodes(DEC REC)",
     .message = "A later episode has begun, but this one has no end date or no reason for ending. Complete "
                "DEC and REC.",
     .child =
         [](const Child& c, Fails& fail) {
           for (std::size_t i = 0; i + 1 < c.by_start.size(); ++i) {
             const Episode& e = *c.by_start[i];
             if (e.DEC.blank() || e.REC.blank()) fail(e);
           }
         }},
    {.code = "357",
     .reads = "Episodes(DECOM RNE)",
     .marks = "Episodes(RNE)",
     .message =
         "The child's first episode began in this collection year, so its reason for new episode should be "
         "S. Add the episode before it if one was left out; if there was none, change RNE to S.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.by_start.empty()) return;
           // An episode from before the year goes on from last year's return, which held the start.
           const Episode& first = *c.by_start.front();
           if (first.DECOM >= c.collection.start && first.RNE != "S") fail(first);
         }},
    {.code = "388",
     .reads = "Episodes(DECOM DEC REC)",
     .marks = "Episodes(REC)",
     .message = "REC should be X1 exactly where another episode starts on the day this one ends. Correct "
                "REC, correct the dates, or add the episode that is missing.",
     .child =
         [](const Child& c, Fails& fail) {
           for (std::size_t i = 0; i < c.by_start.size(); ++i) {
             const Episode& e = *c.by_start[i];
             const bool promised = e.REC == "X1";
             if (i + 1 == c.by_start.size()) {
               // While it is open nobody left care; that it has a reason without an end is another rule's
               // concern.
               if (promised && e.DEC.given()) fail(e);
             } else {
               // Which day the next one should start on is not known where this one's end is missing (142).
               const bool follows = c.by_start[i + 1]->DECOM == e.DEC;
               if (promised ? e.DEC.known() && !follows : follows && ended_by_leaving_care(e)) fail(e);
             }
           }
         }},
    {.code = "431",
     .reads = "Episodes(DECOM DEC RNE)",
     .marks = "Episodes(RNE DECOM)",
     .message =
         "RNE says that the child started to be looked after, but the episode before ended on that very day, "
         "so care did not stop. Give the reason for the change instead of S, or correct the dates.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_after_previous_episode(c, fail, [](const Episode& before, const Episode& e) {
             return e.RNE == "S" && e.DECOM == before.DEC;
           });
         }},
    {.code = "432",
     .reads = "Episodes(DECOM RNE REC)",
     .marks = "Episodes(RNE)",
     .message = "The episode before ended with the child leaving care, so this one starts a new period and "
                "its RNE should be S. Correct RNE, or the REC of the episode before.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_after_previous_episode(c, fail, [](const Episode& before, const Episode& e) {
             return ended_by_leaving_care(before) && e.RNE != "S";
           });
         }},
    {.code = "433",
     .reads = "Episodes(DECOM DEC RNE)",
     .marks = "Episodes(RNE DECOM)",
     .message = "RNE says that the child stayed in care from one episode to the next, so this one should "
                "start on the day the one before ended. Correct the dates, or RNE if a new period began.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_after_previous_episode(c, fail, [](const Episode& before, const Episode& e) {
             return goes_on_from_previous(e) && e.DECOM != before.DEC;
           });
         }},
    {.code = "437",
     .reads = "Episodes(DECOM REC)",
     .marks = "Episodes(REC)",
     .message = "The episode ended because the child died (E2) or was found to be 18 or over (E15), yet "
                "later episodes follow. Correct REC, or remove the episodes that do not belong to the child.",
     .child =
         [](const Child& c, Fails& fail) {
           for (std::size_t i = 0; i + 1 < c.by_start.size(); ++i) {
             if (c.by_start[i]->REC.any("E2", "E15")) fail(*c.by_start[i]);
           }
         }},
    {.code = "501",
     .reads = "Episodes(DECOM DEC)",
     .marks = "Episodes(DECOM DEC)",
     .message = "The episode begins while the one before it is still running. Correct the dates so that "
                "episodes do not overlap.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_after_previous_episode(
               c, fail, [](const Episode& before, const Episode& e) { return e.DECOM < before.DEC; });
         }},
    {.code = "504",
     .reads = "Episodes(DECOM RNE CIN)",
     .marks = "Episodes(CIN)",
     .message = "The category of need is not the one recorded when this period of being looked after "
                "started. It stays the same until the child leaves care: correct the code.",
     .child =
         [](const Child& c, Fails& fail) {
           // Of a period that began in an earlier year the first episode here stands for the start.
           const Episode* start = nullptr;
           for (const Episode* e : c.by_start) {
             if (start == nullptr || e->RNE == "S") {
               start = e;
             } else if (e->CIN != start->CIN) {
               fail(*e);
             }
           }
         }},
};

}  // namespace

Rules episode_sequence_rules() { return episode_sequence_list; }

}  // namespace windscreen::validate::ssda903

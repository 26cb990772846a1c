// Social workers of looked after children: each episode with one by itself, and whether there are any.
#include <algorithm>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// The collection of reasons began with 2023-24; workers from before need none.
constexpr Day first_day_of_worker_reasons = Day::on(2023, 4, 1);

constexpr bool reason_not_asked(const WorkerEpisode& s) { return s.SW_DECOM < first_day_of_worker_reasons; }

// Looked after on 31 March, as the department has it: the current episode is open and not one of respite.
constexpr bool in_care_on_31_march(const Episode& e) { return e.DEC.blank() && !e.LS.in(codes::respite); }

// Something of each of worker, start and reason is in the child's rows.
bool has_worker_items(Rows<WorkerEpisode> rows) {
  bool worker = false;
  bool start = false;
  bool reason = false;
  for (const WorkerEpisode& s : rows) {
    worker = worker || !s.SW_ID.empty();
    start = start || s.SW_DECOM.given();
    reason = reason || s.SW_REASON.given();
    if (worker && start && reason) return true;
  }
  return false;
}

constexpr Rule workers_list[] = {
    {.code = "SW01STG1",
     .reads = "SWEpisodes(SW_ID SW_DECOM SW_REASON) Episodes(DEC LS)",
     .marks = "Episodes(DEC)",
     .message = "The child is looked after on 31 March, and its social worker, the start or the reason of "
                "change is not returned at all. Add the child's social worker episodes.",
     .child =
         [](const Child& c, Fails& fail) {
           if (has_worker_items(c.sw_episodes)) return;
           for (const Episode& e : c.episodes) {
             if (in_care_on_31_march(e)) fail(e);
           }
         }},

    {.code = "SW01aSTG1",
     .reads = "SWEpisodes(SW_ID SW_DECOM)",
     .marks = "SWEpisodes(SW_DECOM SW_ID)",
     .message = "A social worker episode is incomplete. Enter SW_DECOM, and SW_ID also where the episode "
                "started before 1 April 2023.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& s : c.sw_episodes) {
             if (s.SW_DECOM.blank() || (reason_not_asked(s) && s.SW_ID.empty())) fail(s);
           }
         }},

    {.code = "SW01bSTG1",
     .reads = "SWEpisodes(SW_ID SW_DECOM SW_REASON)",
     .marks = "SWEpisodes(SW_DECOM SW_ID SW_REASON)",
     .message =
         "A social worker episode that started on or after 1 April 2023, or of which that is not known, "
         "is incomplete. Enter SW_ID, SW_DECOM and SW_REASON.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& s : c.sw_episodes) {
             const bool incomplete = s.SW_ID.empty() || s.SW_REASON.blank();
             if (s.SW_DECOM.blank() || (s.SW_DECOM >= first_day_of_worker_reasons && incomplete)) fail(s);
           }
         }},

    // The department excepts no earlier episodes from this rule, which is older than SW01aSTG1 and SW01bSTG1.
    {.code = "SW03STG1",
     .reads = "SWEpisodes(SW_ID SW_DECOM SW_REASON)",
     .marks = "SWEpisodes(SW_ID SW_DECOM SW_REASON)",
     .message = "A social worker episode lacks SW_ID, SW_DECOM or SW_REASON. Enter what is missing.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& s : c.sw_episodes) {
             if (s.SW_ID.empty() || s.SW_DECOM.blank() || s.SW_REASON.blank()) fail(s);
           }
         }},

    // An episode that is open on 1 April keeps the start that it had; only a start after the year lies
    // outside it.
    {.code = "SW06STG2",
     .reads = "SWEpisodes(SW_DECOM)",
     .marks = "SWEpisodes(SW_DECOM)",
     .message = "A social worker episode starts after 31 March of the collection year. Correct SW_DECOM, or "
                "leave the episode to next year's return.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& s : c.sw_episodes) {
             if (s.SW_DECOM > c.collection.end) fail(s);
           }
         }},

    {.code = "SW07STG2",
     .reads = "SWEpisodes(SW_DEC)",
     .marks = "SWEpisodes(SW_DEC)",
     .message = "A social worker episode ends outside the collection year. Correct SW_DEC, or take out an "
                "episode that ended before 1 April.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& s : c.sw_episodes) {
             if (s.SW_DEC < c.collection.start || s.SW_DEC > c.collection.end) fail(s);
           }
         }},

    {.code = "SW09STG2",
     .reads = "SWEpisodes(SW_DECOM SW_DEC)",
     .marks = "SWEpisodes(SW_DECOM SW_DEC)",
     .message = "A social worker episode starts and ends on one day. Correct the dates, or take the episode "
                "out.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& s : c.sw_episodes) {
             if (s.SW_DEC == s.SW_DECOM) fail(s);
           }
         }},

    // The year is covered where the first worker began by 1 April, or by the first episode of a child who
    // came later.
    {.code = "SW12STG2",
     .reads = "SWEpisodes(SW_DECOM) Episodes(DECOM DEC LS)",
     .marks = "Episodes(DECOM)",
     .message = "The child is looked after on 31 March, and its social worker episodes do not cover the "
                "whole year. Add those that are missing, also from times when the child was not looked "
                "after.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.by_start.empty()) return;
           Day first_worker;
           for (const WorkerEpisode& s : c.sw_episodes) {
             if (!first_worker.known() || s.SW_DECOM < first_worker) first_worker = s.SW_DECOM;
           }
           const Day in_care = c.by_start.front()->DECOM;
           const Day from = in_care > c.collection.start ? in_care : c.collection.start;
           if (first_worker.known() && !(first_worker > from)) return;
           for (const Episode& e : c.episodes) {
             if (in_care_on_31_march(e)) fail(e);
           }
         }},

    {.code = "SW15STG2",
     .reads = "SWEpisodes(SW_DECOM SW_REASON)",
     .marks = "SWEpisodes(SW_REASON)",
     .message = "A social worker episode does not say why the social worker changed. Enter SW_REASON; only "
                "episodes from before 1 April 2023 may go without.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& s : c.sw_episodes) {
             if (s.SW_REASON.blank() && !reason_not_asked(s)) fail(s);
           }
         }},
};

}  // namespace

Rules workers_rules() { return workers_list; }

}  // namespace windscreen::validate::ssda903

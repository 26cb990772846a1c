// Social workers of a child one after another, and the one who goes on from last year's return.
#include "validate/ssda903/periods.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

using WorkersInOrder = Ordered<WorkerEpisode>;

// Reports the social workers without an end whom another follows.
void followed_without_end(const Child& c, Fails& fail) {
  if (c.sw_episodes.size() < 2) return;
  const WorkersInOrder workers(c.sw_episodes, &WorkerEpisode::SW_DECOM, &WorkerEpisode::SW_DEC);
  for (std::size_t i = 1; i < workers.size(); ++i) {
    if (workers[i - 1].SW_DEC.blank()) fail(workers[i - 1]);
  }
}

const WorkerEpisode* last_worker(Rows<WorkerEpisode> rows) {
  return last_begun(rows, &WorkerEpisode::SW_DECOM, &WorkerEpisode::SW_DEC);
}

void last_ended_before_31_march(const Child& c, Fails& fail) {
  const WorkerEpisode* last = last_worker(c.sw_episodes);
  if (last != nullptr && last->SW_DEC < c.collection.end) fail(*last);
}

// Reports this year's first social worker where last year's return ended with an open episode and they do not
// agree.
void compare_with_last_year(const Child& c, bool (*agree)(const WorkerEpisode&, const WorkerEpisode&),
                            Fails& fail) {
  const WorkerEpisode* before = last_worker(c.last.sw_episodes);
  if (before == nullptr || before->SW_DEC.given()) return;
  const WorkerEpisode* first = first_begun(c.sw_episodes, &WorkerEpisode::SW_DECOM);
  if (first != nullptr && !agree(*first, *before)) fail(*first);
}

constexpr Rule worker_sequence_list[] = {
    {.code = "SW08STG2",
     .reads = "SWEpisodes(SW_DECOM SW_DEC)",
     .marks = "SWEpisodes(SW_DEC)",
     .message = "Another social worker episode starts after this one, which has no end. Enter SW_DEC, or "
                "correct the start of the next.",
     .child = followed_without_end},

    {.code = "SW14STG2",
     .reads = "SWEpisodes(SW_DECOM SW_DEC)",
     .marks = "SWEpisodes(SW_DEC)",
     .message = "SW_DEC is blank although this is not the child's latest social worker episode. Enter the "
                "day on which it ended.",
     .child = followed_without_end},

    // Seven days of handover are allowed. A gap, however long, is no start before the end.
    {.code = "SW10STG2",
     .reads = "SWEpisodes(SW_DECOM SW_DEC SW_REASON)",
     .marks = "SWEpisodes(SW_DECOM)",
     .message = "A social worker episode starts more than seven days before the one before it ends. Correct "
                "SW_DECOM, or SW_DEC of the earlier one.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.sw_episodes.size() < 2) return;
           const WorkersInOrder workers(c.sw_episodes, &WorkerEpisode::SW_DECOM, &WorkerEpisode::SW_DEC);
           for (std::size_t i = 1; i < workers.size(); ++i) {
             const Day handover = workers[i - 1].SW_DEC.plus_days(-7);
             if (workers[i].SW_DECOM < handover && workers[i].SW_REASON != "FCONTA") fail(workers[i]);
           }
         }},

    {.code = "SW11aSTG2",
     .reads = "SWEpisodes(SW_DECOM SW_DEC)",
     .marks = "SWEpisodes(SW_DEC)",
     .message = "The child's latest social worker episode ended before 31 March. Correct SW_DEC, or add the "
                "episode with the next social worker.",
     .child = last_ended_before_31_march},

    {.code = "SW11bSTG2",
     .reads = "SWEpisodes(SW_DECOM SW_DEC)",
     .marks = "SWEpisodes(SW_DEC)",
     .message = "No social worker episode follows the latest one, which ended before 31 March. Correct "
                "SW_DEC, or add the episode with the next social worker.",
     .child = last_ended_before_31_march},

    // The department marks the worker here, and words the rule as SW16cSTG2, which is about the reason.
    {.code = "SW16aSTG2",
     .reads = "SWEpisodes(SW_ID SW_DECOM SW_REASON) SWEpisodes_last(SW_ID SW_DECOM SW_DEC SW_REASON)",
     .marks = "SWEpisodes(SW_ID)",
     .message = "The social worker of this year's first episode (SW_ID), or the reason, is not that of the "
                "episode which was open at the end of last year's return. Correct SW_ID or SW_REASON, or add "
                "the episode that went on.",
     .child =
         [](const Child& c, Fails& fail) {
           compare_with_last_year(
               c,
               [](const WorkerEpisode& a, const WorkerEpisode& b) {
                 return a.SW_ID == b.SW_ID && a.SW_REASON == b.SW_REASON;
               },
               fail);
         }},

    {.code = "SW16bSTG2",
     .reads = "SWEpisodes(SW_DECOM) SWEpisodes_last(SW_DECOM SW_DEC)",
     .marks = "SWEpisodes(SW_DECOM)",
     .message = "This year's first social worker episode does not start on the day on which the one started "
                "that was open at the end of last year's return. Correct SW_DECOM, or add the episode that "
                "went on.",
     .child =
         [](const Child& c, Fails& fail) {
           compare_with_last_year(
               c, [](const WorkerEpisode& a, const WorkerEpisode& b) { return a.SW_DECOM == b.SW_DECOM; },
               fail);
         }},

    {.code = "SW16cSTG2",
     .reads = "SWEpisodes(SW_DECOM SW_REASON) SWEpisodes_last(SW_DECOM SW_DEC SW_REASON)",
     .marks = "SWEpisodes(SW_REASON)",
     .message = "The reason of this year's first social worker episode is not that of the episode which was "
                "open at the end of last year's return. Correct SW_REASON, or add the episode that went on.",
     .child =
         [](const Child& c, Fails& fail) {
           compare_with_last_year(
               c, [](const WorkerEpisode& a, const WorkerEpisode& b) { return a.SW_REASON == b.SW_REASON; },
               fail);
         }},

    {.code = "SW17STG2",
     .reads = "SWEpisodes(SW_DECOM SW_DEC)",
     .marks = "SWEpisodes(SW_DEC SW_DECOM)",
     .message = "The child's latest social worker episode has an end, so that nobody is its social worker "
                "on 31 March. Take SW_DEC out, or add the episode with the next social worker.",
     .child =
         [](const Child& c, Fails& fail) {
           const WorkerEpisode* last = last_worker(c.sw_episodes);
           if (last != nullptr && last->SW_DEC.given()) fail(*last);
         }},
};

}  // namespace

Rules worker_sequence_rules() { return worker_sequence_list; }

}  // namespace windscreen::validate::ssda903

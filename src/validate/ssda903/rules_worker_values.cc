// What the items about a child's social workers may hold.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// Workers who began before the return asked about them need no reason.
constexpr Day worker_reasons_since = Day::on(2023, 4, 1);

constexpr Rule worker_values_list[] = {
    {.code = "SW02STG1",
     .reads = "SWEpisodes(SW_ID)",
     .marks = "SWEpisodes(SW_ID)",
     .message = "SW_ID must begin with SW, as registration numbers of Social Work England do, or with XX for "
                "a worker who has none.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& w : c.sw_episodes) {
             if (!w.SW_ID.empty() && !w.SW_ID.starts_with("SW") && !w.SW_ID.starts_with("XX")) fail(w);
           }
         }},
    {.code = "SW04STG1",
     .reads = "SWEpisodes(SW_DECOM)",
     .marks = "SWEpisodes(SW_DECOM)",
     .message = "SW_DECOM, the day on which the worker began, is no day of the calendar. Enter it as "
                "dd/mm/yyyy, with ZZ for parts that are not known.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& w : c.sw_episodes) {
             if (w.SW_DECOM.wrong() && !w.SW_DECOM.partly_unknown()) fail(w);
           }
         }},
    {.code = "SW05STG1",
     .reads = "SWEpisodes(SW_DEC)",
     .marks = "SWEpisodes(SW_DEC)",
     .message = "SW_DEC, the worker's last day, is no day of the calendar. Enter it as dd/mm/yyyy, with ZZ "
                "for parts that are not known, or nothing while the worker goes on.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& w : c.sw_episodes) {
             if (w.SW_DEC.wrong() && !w.SW_DEC.partly_unknown()) fail(w);
           }
         }},
    {.code = "SW13STG1",
     .reads = "SWEpisodes(SW_DECOM SW_REASON)",
     .marks = "SWEpisodes(SW_REASON)",
     .message = "SW_REASON is no reason of the guide's list for a change of worker, or is empty for a worker "
                "who began on or after 1 April 2023. Enter the reason, FCONTA for the child's first worker.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const WorkerEpisode& w : c.sw_episodes) {
             const bool missing = w.SW_REASON.blank() && w.SW_DECOM >= worker_reasons_since;
             if (missing || (w.SW_REASON.given() && !w.SW_REASON.in(codes::worker_reasons))) fail(w);
           }
         }},
};

}  // namespace

Rules worker_values_rules() { return worker_values_list; }

}  // namespace windscreen::validate::ssda903

// Temporary placements: T1 hospital, T2 holiday of the child, T3 holiday of the carers, T4 up to seven days
// for another reason, T0 any of them.
#include <vector>

#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool in_temporary_placement(const Episode& e) { return e.PLACE.any("T0", "T1", "T2", "T3", "T4"); }

// An open episode has lasted at least to the end of the collection year.
void limit_temporary_placement(const Child& c, Fails& fail, Code placement, int most_days) {
  for (const Episode& e : c.episodes) {
    const Day end = e.DEC.blank() ? c.collection.end : e.DEC;
    if (e.PLACE == placement && end > e.DECOM.plus_days(most_days)) fail(e);
  }
}

constexpr Rule temporary_placements_list[] = {
    {.code = "375",
     .reads = "Episodes(DECOM DEC PLACE)",
     .marks = "Episodes(DECOM PLACE)",
     .message = "A stay in hospital was recorded as a temporary placement (T1) for more than six weeks. "
                "Check the dates; a longer stay needs the placement code of an ordinary placement.",
     .child = [](const Child& c, Fails& fail) { limit_temporary_placement(c, fail, "T1", 42); }},
    {.code = "376",
     .reads = "Episodes(DECOM DEC PLACE)",
     .marks = "Episodes(DECOM PLACE)",
     .message = "A temporary placement during the foster carer's holiday (T3) lasted more than three weeks. "
                "Check the dates; a longer one needs the placement code of an ordinary placement.",
     .child = [](const Child& c, Fails& fail) { limit_temporary_placement(c, fail, "T3", 21); }},
    // All that is returned lies in the collection year, so more than two in the return are more than two in
    // twelve months.
    {.code = "377",
     .reads = "Episodes(PLACE)",
     .marks = "Episodes(PLACE)",
     .message =
         "The child has more than two temporary placements for the foster carer's holiday (T3) within twelve "
         "months. Check the placement codes; any beyond two needs the code of an ordinary placement.",
     .child =
         [](const Child& c, Fails& fail) {
           int holidays = 0;
           for (const Episode& e : c.episodes) holidays += e.PLACE == "T3" ? 1 : 0;
           if (holidays <= 2) return;
           std::vector<const Episode*> at_fault;
           for (const Episode& e : c.episodes) {
             if (e.PLACE == "T3") at_fault.push_back(&e);
           }
           fail.all_together(at_fault);
         }},
    {.code = "379",
     .reads = "Episodes(DECOM DEC PLACE)",
     .marks = "Episodes(DECOM PLACE)",
     .message = "A temporary placement for an unspecified reason (T4) lasted more than seven days. Check the "
                "dates; a longer one needs the placement code of an ordinary placement.",
     .child = [](const Child& c, Fails& fail) { limit_temporary_placement(c, fail, "T4", 7); }},
    {.code = "380",
     .reads = "Episodes(PLACE RNE)",
     .marks = "Episodes(PLACE RNE)",
     .message = "A temporary placement (T0 to T4) always interrupts another placement, so its RNE should be "
                "P or B. Correct the placement or the reason.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (in_temporary_placement(e) && !e.RNE.any("P", "B")) fail(e);
           }
         }},
    {.code = "381",
     .reads = "Episodes(PLACE REC)",
     .marks = "Episodes(PLACE REC)",
     .message = "After a temporary placement (T0 to T4) another episode follows, so its REC should be X1. "
                "Correct REC, or the placement from which the child left care.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (in_temporary_placement(e) && e.REC.given() && e.REC != "X1") fail(e);
           }
         }},
    {.code = "382",
     .reads = "Episodes(LS PLACE)",
     .marks = "Episodes(LS PLACE)",
     .message = "Respite care (V3, V4) cannot be a temporary placement (T0 to T4). Correct the legal status "
                "or the placement.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (in_temporary_placement(e) && e.LS.any("V3", "V4")) fail(e);
           }
         }},
    {.code = "383",
     .reads = "Episodes(DECOM RNE PLACE PL_POST)",
     .marks = "Episodes(PLACE RNE PL_POST)",
     .message = "After a temporary placement the child returns to the placement before it: RNE should be P, "
                "and PLACE and PL_POST those of the episode before the temporary one. Correct what differs, "
                "or the code of the temporary placement.",
     .child =
         [](const Child& c, Fails& fail) {
           for (std::size_t i = 2; i < c.by_start.size(); ++i) {
             if (!in_temporary_placement(*c.by_start[i - 1])) continue;
             const Episode& normal = *c.by_start[i - 2];
             const Episode& e = *c.by_start[i];
             if (e.RNE != "P" || e.PLACE != normal.PLACE || e.PL_POST != normal.PL_POST) fail(e);
           }
         }},
};

}  // namespace

Rules temporary_placements_rules() { return temporary_placements_list; }

}  // namespace windscreen::validate::ssda903

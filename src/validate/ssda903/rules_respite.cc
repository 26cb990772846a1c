// Respite care: series of short breaks under legal status V3 (each break an episode) and V4 (a whole
// agreement as one episode).
#include <algorithm>
#include <vector>

#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr int longest_short_break = 17;
constexpr int most_respite_a_year = 75;

constexpr bool in_respite_series(const Episode& e) { return e.LS.any("V3", "V4"); }

Day short_break_end(const Episode& e, const Child& c) { return e.DEC.blank() ? c.collection.end : e.DEC; }

// The days of short breaks that fall into the collection year. The days under V4 are those of the agreement,
// not of the breaks.
int respite_days_of_year(const Episode& e, const Child& c) {
  if (e.LS != "V3") return 0;
  const Day from = e.DECOM < c.collection.start ? c.collection.start : e.DECOM;
  const Day end = short_break_end(e, c);
  return std::max(0, days_between(from, end > c.collection.end ? c.collection.end : end).value_or(0));
}

constexpr Rule respite_list[] = {
    // Only V3: an episode under V4 is the whole agreement, not a single break.
    {.code = "365",
     .reads = "Episodes(DECOM DEC LS)",
     .marks = "Episodes(LS DECOM DEC)",
     .message = "A single short break (V3) lasted more than 17 days. Check when it began and ended, and "
                "whether it still was respite.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.LS == "V3" && short_break_end(e, c) > e.DECOM.plus_days(longest_short_break)) fail(e);
           }
         }},
    {.code = "366",
     .reads = "Episodes(LS RNE)",
     .marks = "Episodes(RNE)",
     .message = "Each short break (V3) starts on its own and stays in one placement, so its RNE should be S. "
                "Correct RNE, or the legal status if this was not respite.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.LS == "V3" && e.RNE != "S") fail(e);
           }
         }},
    // The twelve months are the collection year's: earlier days were judged in last year's return.
    {.code = "367",
     .reads = "Episodes(DECOM DEC LS)",
     .marks = "Episodes(LS DECOM DEC)",
     .message = "The child's respite care (V3) adds up to more than 75 days in twelve months. Check the "
                "dates of the breaks; above 75 days the child is looked after in the ordinary way.",
     .child =
         [](const Child& c, Fails& fail) {
           std::int64_t days = 0;
           for (const Episode& e : c.episodes) days += respite_days_of_year(e, c);
           if (days <= most_respite_a_year) return;
           std::vector<const Episode*> breaks;
           for (const Episode& e : c.episodes) {
             if (respite_days_of_year(e, c) > 0) breaks.push_back(&e);
           }
           fail.all_together(breaks);
         }},
    {.code = "384",
     .reads = "Episodes(LS PLACE)",
     .marks = "Episodes(PLACE LS)",
     .message = "Respite care (V3, V4) cannot be a long-term foster placement (U1, U4). Correct the "
                "placement or the legal status.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (in_respite_series(e) && e.PLACE.any("U1", "U4")) fail(e);
           }
         }},
};

}  // namespace

Rules respite_rules() { return respite_list; }

}  // namespace windscreen::validate::ssda903

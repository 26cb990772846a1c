// What some legal statuses limit: how long a child may be kept under them, and where.
#include <vector>

#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// An open episode has lasted at least to the end of the collection year; not known where DEC is no day.
Day end_under_status(const Episode& e, const Child& c) { return e.DEC.blank() ? c.collection.end : e.DEC; }

// Reports the episodes under the status among those at [first, past): one stay that lasted too long.
void report_stay_under(const Child& c, Fails& fail, Code status, std::size_t first, std::size_t past) {
  std::vector<const Episode*> stay;
  for (const Episode* e : c.by_start.subspan(first, past - first)) {
    if (e->LS == status && end_under_status(*e, c).known()) stay.push_back(e);
  }
  fail.all_together(stay);
}

// A placement that changes meanwhile divides a stay into several episodes: without a gap they are one stay.
void limit_stay_under(const Child& c, Fails& fail, Code status, int most_days) {
  Day start;
  Day end;
  std::size_t first = 0;
  const auto close_before = [&](std::size_t past) {
    if (end > start.plus_days(most_days)) report_stay_under(c, fail, status, first, past);
  };
  for (std::size_t i = 0; i < c.by_start.size(); ++i) {
    const Episode& e = *c.by_start[i];
    const Day its_end = end_under_status(e, c);
    if (e.LS != status || !its_end.known()) continue;
    if (e.DECOM <= end) {
      if (its_end > end) end = its_end;
      continue;
    }
    close_before(i);
    start = e.DECOM;
    end = its_end;
    first = i;
  }
  close_before(c.by_start.size());
}

constexpr Rule legal_status_limits_list[] = {
    {.code = "361",
     .reads = "Episodes(DECOM DEC LS)",
     .marks = "Episodes(DECOM LS DEC)",
     .message = "The child was under police protection (L1) for more than 72 hours, the longest that the law "
                "allows. Check the dates, and the legal status after the third day.",
     .child = [](const Child& c, Fails& fail) { limit_stay_under(c, fail, "L1", 3); }},
    {.code = "362",
     .reads = "Episodes(DECOM DEC LS)",
     .marks = "Episodes(DECOM LS DEC)",
     .message = "The child was under an emergency protection order (L2) for more than 21 days. Check the "
                "dates, and the legal status after the order.",
     .child = [](const Child& c, Fails& fail) { limit_stay_under(c, fail, "L2", 21); }},
    {.code = "363",
     .reads = "Episodes(DECOM DEC LS)",
     .marks = "Episodes(LS DECOM DEC)",
     .message = "The child was under a child assessment order (L3) for more than 7 days, the longest that "
                "the law allows. Check the dates, and the legal status after the order.",
     .child = [](const Child& c, Fails& fail) { limit_stay_under(c, fail, "L3", 7); }},
    {.code = "364",
     .reads = "Episodes(DECOM DEC LS)",
     .marks = "Episodes(LS DECOM DEC)",
     .message = "The child was detained in the authority's accommodation under PACE (J2) for more than 21 "
                "days; the law allows a far shorter time. Check the dates and the legal status.",
     .child = [](const Child& c, Fails& fail) { limit_stay_under(c, fail, "J2", 21); }},
    {.code = "378",
     .reads = "Episodes(LS PLACE)",
     .marks = "Episodes(PLACE LS)",
     .message = "A child placed with parents (P1) cannot be accommodated under section 20 (V2) as well. "
                "Correct the placement or the legal status.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.PLACE == "P1" && e.LS == "V2") fail(e);
           }
         }},
};

}  // namespace

Rules legal_status_limits_rules() { return legal_status_limits_list; }

}  // namespace windscreen::validate::ssda903

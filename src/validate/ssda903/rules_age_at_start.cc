// How old the child is when an episode begins: born, of an age for the placement or the legal status,
// under 18.
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// Reports the episodes of a kind that begin before the child's birthday.
template <class Kind>
void begins_before_birthday(const Child& c, Fails& fail, int years, Kind kind) {
  for (const Header& h : few(c.header)) {
    const Day birthday = h.DOB.birthday(years);
    for (const Episode& e : c.episodes) {
      if (kind(e) && e.DECOM < birthday) fail(e);
    }
  }
}

constexpr Rule age_at_start_list[] = {
    {.code = "234",
     .reads = "Header(DOB) Episodes(DECOM REASON_PLACE_CHANGE)",
     .marks = "Header(DOB) Episodes(REASON_PLACE_CHANGE)",
     .message = "The placement ended because the child was taken into custody (CUSTOD), but the child was "
                "under 10, the age of criminal responsibility. Correct the reason or the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : few(c.header)) {
             const Day ten = h.DOB.birthday(10);
             for (std::size_t i = 0; i < c.by_start.size(); ++i) {
               const Episode& e = *c.by_start[i];
               // The child moved when the next episode began; the last one at least began by then.
               const Day moved = i + 1 < c.by_start.size() ? c.by_start[i + 1]->DECOM : e.DECOM;
               if (e.REASON_PLACE_CHANGE == "CUSTOD" && moved < ten) fail.together(h, e);
             }
           }
         }},
    {.code = "302",
     .reads = "Header(DOB) Episodes(DECOM)",
     .marks = "Header(DOB) Episodes(DECOM)",
     .message = "The child's first episode begins before the date of birth. Correct one of the two days.",
     .child =
         [](const Child& c, Fails& fail) {
           if (c.by_start.empty()) return;
           const Episode& first = *c.by_start.front();
           for (const Header& h : c.header) {
             if (first.DECOM < h.DOB) fail.together(h, first);
           }
         }},
    {.code = "352",
     .reads = "Header(DOB) Episodes(DECOM RNE)",
     .marks = "Episodes(DECOM RNE)",
     .message =
         "Somebody of 18 or over started to be looked after (RNE S). Check DECOM, RNE and the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : few(c.header)) {
             const Day eighteen = h.DOB.birthday(18);
             for (const Episode& e : c.episodes) {
               if (e.RNE == "S" && e.DECOM >= eighteen) fail(e);
             }
           }
         }},
    {.code = "358",
     .reads = "Header(DOB) Episodes(DECOM LS)",
     .marks = "Header(DOB) Episodes(DECOM LS)",
     .message = "The legal status is one of criminal justice (J1, J2, J3), but the child was under 10 when "
                "the episode began. Correct the status, DECOM or the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : few(c.header)) {
             const Day ten = h.DOB.birthday(10);
             for (const Episode& e : c.episodes) {
               if (e.LS.any("J1", "J2", "J3") && e.DECOM < ten) fail.together(h, e);
             }
           }
         }},
    {.code = "370",
     .reads = "Header(DOB) Episodes(DECOM PLACE)",
     .marks = "Episodes(DECOM PLACE)",
     .message = "The child lived independently (P2) before turning 16. Check the placement, DECOM and the "
                "date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           begins_before_birthday(c, fail, 16, [](const Episode& e) { return e.PLACE == "P2"; });
         }},
    {.code = "371",
     .reads = "Header(DOB) Episodes(DECOM PLACE)",
     .marks = "Episodes(DECOM PLACE)",
     .message = "The child was in supported accommodation (K3, formerly H5) before turning 16. Check the "
                "placement, DECOM and the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           begins_before_birthday(c, fail, 16, [](const Episode& e) { return e.PLACE.any("K3", "H5"); });
         }},
    {.code = "372",
     .reads = "Header(DOB) Episodes(DECOM PLACE)",
     .marks = "Episodes(DECOM PLACE)",
     .message = "The child was in youth custody or prison (R5) before turning 10. Check the placement, DECOM "
                "and the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           begins_before_birthday(c, fail, 10, [](const Episode& e) { return e.PLACE == "R5"; });
         }},
    {.code = "373",
     .reads = "Header(DOB) Episodes(DECOM PLACE)",
     .marks = "Episodes(DECOM PLACE)",
     .message = "The child lived at a school (S1) before turning 4. Check the placement, DECOM and the date "
                "of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           begins_before_birthday(c, fail, 4, [](const Episode& e) { return e.PLACE == "S1"; });
         }},
    {.code = "374",
     .reads = "Header(DOB) Episodes(DECOM PLACE)",
     .marks = "Episodes(DECOM PLACE)",
     .message = "The child lived where it worked (P3) before turning 14. Check the placement, DECOM and the "
                "date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           begins_before_birthday(c, fail, 14, [](const Episode& e) { return e.PLACE == "P3"; });
         }},
};

}  // namespace

Rules age_at_start_rules() { return age_at_start_list; }

}  // namespace windscreen::validate::ssda903

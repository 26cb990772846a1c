// How old the child is when an episode ends, against the reason for which it ended; and care after the 18th
// birthday.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// Reports the episodes that end for a reason before the child's birthday.
template <class Reason>
void ends_before_birthday(const Child& c, Fails& fail, int years, Reason reason) {
  for (const Header& h : few(c.header)) {
    const Day birthday = h.DOB.birthday(years);
    for (const Episode& e : c.episodes) {
      if (reason(e) && e.DEC < birthday) fail(e);
    }
  }
}

constexpr Rule age_at_end_list[] = {
    {.code = "359",
     .reads = "Header(DOB) Episodes(DEC LS PLACE)",
     .marks = "Episodes(DEC LS PLACE)",
     .message = "The episode goes on after the 18th birthday. That is only possible in a community home (K2) "
                "under section 20(5), LS V2: otherwise end it on the birthday.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : few(c.header)) {
             const Day eighteen = h.DOB.birthday(18);
             for (const Episode& e : c.episodes) {
               const Day end = e.DEC.blank() ? c.collection.end : e.DEC;
               if (end > eighteen && !(e.LS == "V2" && e.PLACE == "K2")) fail(e);
             }
           }
         }},
    {.code = "387",
     .reads = "Header(DOB) Episodes(DEC REC)",
     .marks = "Episodes(REC)",
     .message = "Care ended with a move into independent living (E5, E6) before the child was 14. Check REC, "
                "DEC and the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           ends_before_birthday(c, fail, 14, [](const Episode& e) { return e.REC.any("E5", "E6"); });
         }},
    {.code = "389",
     .reads = "Header(DOB) Episodes(DEC REC)",
     .marks = "Episodes(REC)",
     .message = "Care passed to adult social care (E7) before the child was 16. Check REC, DEC and the date "
                "of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           ends_before_birthday(c, fail, 16, [](const Episode& e) { return e.REC == "E7"; });
         }},
    {.code = "407",
     .reads = "Header(DOB) Episodes(DEC REC)",
     .marks = "Header(DOB) Episodes(DEC REC)",
     .message = "A special guardianship order (E45 to E48) ended care on or after the 18th birthday; there "
                "is none for adults. Check REC, DEC and the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : few(c.header)) {
             const Day eighteen = h.DOB.birthday(18);
             for (const Episode& e : c.episodes) {
               if (e.REC.in(codes::special_guardianship) && e.DEC >= eighteen) fail.together(h, e);
             }
           }
         }},
    {.code = "460",
     .reads = "Header(DOB) Episodes(DEC REC)",
     .marks = "Episodes(DEC REC)",
     .message = "The child is said to have stayed with its carers at 18 (E17), but was not yet 18 when the "
                "episode ended. Check REC, DEC and the date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           ends_before_birthday(c, fail, 18, [](const Episode& e) { return e.REC == "E17"; });
         }},
};

}  // namespace

Rules age_at_end_rules() { return age_at_end_list; }

}  // namespace windscreen::validate::ssda903

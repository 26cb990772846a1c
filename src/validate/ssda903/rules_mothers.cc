// Girls who are mothers: MOTHER and the birth of their first child (MC_DOB).
#include <algorithm>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"
#include "validate/ssda903/sexes.h"

namespace windscreen::validate::ssda903 {
namespace {

bool care_leaver_details(const Child& c) {
  return std::any_of(c.oc3.begin(), c.oc3.end(),
                     [](const Oc3& o) { return o.IN_TOUCH.given() || o.ACTIV.given() || o.ACCOM.given(); });
}

bool began_in_year(const Child& c) {
  return std::any_of(c.episodes.begin(), c.episodes.end(), [&](const Episode& e) {
    return e.DECOM >= c.collection.start && e.DECOM <= c.collection.end;
  });
}

bool mother_entry_wrong(const Header& h, bool asked_of_girls) {
  if (h.MOTHER.given()) return !h.MOTHER.in(codes::no_or_yes) || sexes::male(h.SEX);
  return sexes::female(h.SEX) && asked_of_girls;
}

// The episode that ends last: an open one, else the one with the latest DEC.
const Episode* last_to_end(const Child& c) {
  const Episode* latest = nullptr;
  for (const Episode& e : c.episodes) {
    if (e.DEC.blank()) return &e;
    if (e.DEC.known() && (latest == nullptr || e.DEC > latest->DEC)) latest = &e;
  }
  return latest;
}

constexpr bool left_care(const Episode& e, const Collection& collection) {
  return e.REC.given() && e.REC != "X1" && e.DEC >= collection.start && e.DEC <= collection.end;
}

// Reports the headers of which this is true.
template <class Wrong>
void mother_headers(const Child& c, Fails& fail, Wrong wrong) {
  for (const Header& h : c.header) {
    if (wrong(h)) fail(h);
  }
}

constexpr Rule mothers_list[] = {
    {.code = "165",
     .reads = "Header(SEX MOTHER) Episodes(DECOM) OC3(IN_TOUCH ACTIV ACCOM)",
     .marks = "Header(MOTHER SEX) Episodes(DECOM) OC3(ACTIV ACCOM IN_TOUCH)",
     .message = "MOTHER must be 0 or 1 for a girl who was looked after in the year and blank for a boy. Only "
                "girls reported as care leavers alone may have it blank.",
     .child =
         [](const Child& c, Fails& fail) {
           // Only girls who appear as care leavers alone have no entry.
           const bool asked_of_girls = began_in_year(c) || !care_leaver_details(c);
           bool found = false;
           for (const Header& h : c.header) {
             if (!mother_entry_wrong(h, asked_of_girls)) continue;
             fail(h);
             if (found) continue;
             found = true;
             for (const Episode& e : c.episodes) fail.together(h, e);
             for (const Oc3& o : c.oc3) fail.together(h, o);
           }
         }},
    {.code = "174",
     .reads = "Header(SEX MC_DOB)",
     .marks = "Header(SEX MC_DOB)",
     .message = "There is a date of birth of a mother's first child (MC_DOB), but SEX says that the child is "
                "a boy. Correct one of them.",
     .child =
         [](const Child& c, Fails& fail) {
           mother_headers(c, fail, [](const Header& h) { return sexes::male(h.SEX) && h.MC_DOB.given(); });
         }},
    {.code = "393",
     .reads = "Header(SEX MOTHER) Episodes(LS)",
     .marks = "Header(MOTHER)",
     .message = "MOTHER is blank for a girl who is looked after. Enter 0 or 1.",
     .child =
         [](const Child& c, Fails& fail) {
           const bool looked_after = std::any_of(c.episodes.begin(), c.episodes.end(),
                                                 [](const Episode& e) { return !e.LS.in(codes::respite); });
           mother_headers(c, fail, [&](const Header& h) {
             return looked_after && sexes::female(h.SEX) && h.MOTHER.blank();
           });
         }},
    {.code = "607",
     .reads = "Header(SEX MOTHER) Episodes(DEC REC LS)",
     .marks = "Header(MOTHER SEX) Episodes(DEC REC LS)",
     .message = "A girl ceased to be looked after in the year and MOTHER is blank. Enter 0 or 1.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : few(c.header)) {
             if (!sexes::female(h.SEX) || h.MOTHER.given()) continue;
             for (const Episode& e : c.episodes) {
               if (left_care(e, c.collection) && !e.LS.in(codes::respite)) fail.together(h, e);
             }
           }
         }},
    {.code = "611",
     .reads = "Header(MOTHER MC_DOB)",
     .marks = "Header(MOTHER MC_DOB)",
     .message =
         "MOTHER is 1, but her first child's date of birth (MC_DOB) is blank. Enter it, or correct MOTHER.",
     .child =
         [](const Child& c, Fails& fail) {
           mother_headers(c, fail, [](const Header& h) { return h.MOTHER == "1" && h.MC_DOB.blank(); });
         }},
    {.code = "612",
     .reads = "Header(SEX MOTHER MC_DOB)",
     .marks = "Header(SEX MOTHER MC_DOB)",
     .message = "There is a date of birth of a girl's first child (MC_DOB), but MOTHER does not say that she "
                "is a mother. Enter 1, or remove the date.",
     .child =
         [](const Child& c, Fails& fail) {
           mother_headers(c, fail, [](const Header& h) {
             return sexes::female(h.SEX) && (h.MOTHER.blank() || h.MOTHER == "0") && h.MC_DOB.given();
           });
         }},
    {.code = "620",
     .reads = "Header(DOB MOTHER)",
     .marks = "Header(DOB MOTHER)",
     .message =
         "MOTHER is 1, but by her date of birth she was under 11 when the collection year began. Check both.",
     .child =
         [](const Child& c, Fails& fail) {
           mother_headers(c, fail, [&](const Header& h) {
             return h.MOTHER == "1" && h.DOB.birthday(11) > c.collection.start;
           });
         }},
    {.code = "621",
     .reads = "Header(DOB MC_DOB)",
     .marks = "Header(DOB MC_DOB)",
     .message =
         "The first child's date of birth (MC_DOB) is not after the mother's own (DOB). Correct one of them.",
     .child =
         [](const Child& c, Fails& fail) {
           // Nobody becomes a mother on the day of her own birth: such an entry is the wrong one of the two
           // days.
           mother_headers(c, fail, [](const Header& h) { return h.DOB >= h.MC_DOB; });
         }},
    {.code = "625",
     .reads = "Header(MC_DOB) Episodes(DEC)",
     .marks = "Header(MC_DOB) Episodes(DEC)",
     .message = "The first child's date of birth (MC_DOB) is after the end of the year, or after the "
                "mother's last episode ended. Correct the date, or remove it.",
     .child =
         [](const Child& c, Fails& fail) {
           const Episode* const latest = last_to_end(c);
           for (const Header& h : c.header) {
             const bool after_care = latest != nullptr && h.MC_DOB > latest->DEC;
             if (!after_care && !(h.MC_DOB > c.collection.end)) continue;
             if (latest == nullptr) {
               fail(h);
             } else {
               fail.together(h, *latest);
             }
           }
         }},
    {.code = "628",
     .reads = "Header(MOTHER) Episodes(CHILD) OC3(IN_TOUCH ACTIV ACCOM)",
     .marks = "Header(MOTHER)",
     .message = "MOTHER is entered for a care leaver who has no episode in the year. Leave it blank.",
     .child =
         [](const Child& c, Fails& fail) {
           if (!c.episodes.empty() || !care_leaver_details(c)) return;
           mother_headers(c, fail, [](const Header& h) { return h.MOTHER.given(); });
         }},
};

}  // namespace

Rules mothers_rules() { return mothers_list; }

}  // namespace windscreen::validate::ssda903

// Unaccompanied asylum-seeking children: the status in the header, the day on which it ceased (DUC), and both
// in last year's return.
#include <algorithm>

#include "validate/ssda903/asylum.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// The child's lines in both tables are at fault together.
void asylum_lines_fail(const Child& c, Fails& fail) {
  // The first of one table with each of the other: the pairs of the rest would say nothing more.
  if (c.header.empty()) {
    for (const AsylumSeeker& u : c.uasc) fail(u);
  } else if (c.uasc.empty()) {
    for (const Header& h : c.header) fail(h);
  } else {
    for (const Header& h : c.header) fail.together(h, c.uasc.front());
    for (const AsylumSeeker& u : c.uasc.subspan(1)) fail.together(c.header.front(), u);
  }
}

// Guidance has authorities enter the 18th birthday ahead, as the day on which the status will cease.
bool ceases_at_eighteen(const AsylumSeeker& u) { return u.DUC == u.DOB.birthday(18); }

bool ceased_before(Rows<AsylumSeeker> uasc, Day day) {
  return std::any_of(uasc.begin(), uasc.end(), [&](const AsylumSeeker& u) { return u.DUC < day; });
}

bool ceased_since(Rows<AsylumSeeker> uasc, Day day) {
  return std::any_of(uasc.begin(), uasc.end(), [&](const AsylumSeeker& u) { return u.DUC >= day; });
}

bool any_day_ceased(Rows<AsylumSeeker> uasc) {
  return std::any_of(uasc.begin(), uasc.end(), [](const AsylumSeeker& u) { return u.DUC.given(); });
}

constexpr Rule uasc_list[] = {
    {.code = "205A",
     .reads = "Header?(UASC) Header_last?(UASC) UASC?(DUC) UASC_last(DUC)",
     .marks = "Header(CHILD UASC) UASC(CHILD)",
     .message =
         "The child was an unaccompanied asylum seeker last year and is none this year, but by the days on "
         "which the status ceased (DUC) it did not end before this year began. Correct UASC or DUC.",
     .child =
         [](const Child& c, Fails& fail) {
           if (asylum::status(c.last) != true || asylum::status(c) != false) return;
           const Day start = c.collection.start;
           if (!ceased_before(c.last.uasc, start) || ceased_since(c.uasc, start)) asylum_lines_fail(c, fail);
         }},
    {.code = "205B",
     .reads = "Header?(UASC) Header_last?(UASC) UASC?(DOB DUC) UASC_last(DOB DUC)",
     .marks = "Header(UASC) UASC(DUC)",
     .message = "The child is an unaccompanied asylum seeker this year as it was last year, but the days on "
                "which the status ceased (DUC) say that it had ended by then: last year's should be blank or "
                "the 18th birthday. Correct UASC or DUC.",
     .child =
         [](const Child& c, Fails& fail) {
           if (asylum::status(c.last) != true || asylum::status(c) != true) return;
           const Day start = c.collection.start;
           const bool last_ended =
               std::any_of(c.last.uasc.begin(), c.last.uasc.end(),
                           [](const AsylumSeeker& u) { return u.DUC.known() && !ceases_at_eighteen(u); });
           const bool ended_before = std::any_of(c.uasc.begin(), c.uasc.end(), [&](const AsylumSeeker& u) {
             return u.DUC < start && !ceases_at_eighteen(u);
           });
           if (last_ended || ended_before) asylum_lines_fail(c, fail);
         }},
    {.code = "205C",
     .reads = "Header?(UASC) Header_last?(UASC) UASC?(DUC) UASC_last?(DUC)",
     .marks = "Header(UASC) UASC(DUC)",
     .message = "There is a day on which the status of unaccompanied asylum seeker ceased (DUC), but the "
                "child had that status neither this year nor last. Remove the day, or correct UASC.",
     .child =
         [](const Child& c, Fails& fail) {
           if (asylum::status(c.last) != false || asylum::status(c) != false) return;
           if (any_day_ceased(c.uasc) || any_day_ceased(c.last.uasc)) asylum_lines_fail(c, fail);
         }},
    {.code = "205D",
     .reads = "Header?(UASC) Header_last?(UASC) UASC?(DUC) UASC_last?(DUC)",
     .marks = "Header(CHILD UASC) UASC(CHILD)",
     .message = "The child is an unaccompanied asylum seeker this year, but last year's return says that it "
                "was none. Find out which of the two is right.",
     .child =
         [](const Child& c, Fails& fail) {
           if (asylum::status(c.last) == false && asylum::status(c) == true) asylum_lines_fail(c, fail);
         }},
    {.code = "231",
     .severity = Severity::query,
     .reads = "Header(DOB UASC)",
     .marks = "Header(DOB UASC)",
     .message = "The child is recorded as an unaccompanied asylum seeker and is not yet 11 at the end of the "
                "year, which is rare. Check the date of birth; if it is right, explain it.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (h.UASC == "1" && h.DOB > c.collection.end.plus_years(-11)) fail(h);
           }
         }},
    {.code = "303",
     .reads = "Header(UASC) UASC(DUC)",
     .marks = "Header(UASC) UASC(DUC)",
     .message = "There is a day on which the status of unaccompanied asylum seeker ceased (DUC), so UASC in "
                "the header must be 1. Correct one of them.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const AsylumSeeker& u : c.uasc) {
             if (u.DUC.blank()) continue;
             for (const Header& h : few(c.header)) {
               if (h.UASC != "1") fail.together(h, u);
             }
           }
         }},
    {.code = "304",
     .reads = "UASC(DOB DUC)",
     .marks = "UASC(DUC)",
     .message = "The status of unaccompanied asylum seeker is said to have ceased (DUC) after the 18th "
                "birthday. It ceases on that birthday at the latest.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const AsylumSeeker& u : c.uasc) {
             if (u.DUC > u.DOB.birthday(18)) fail(u);
           }
         }},
};

}  // namespace

Rules uasc_rules() { return uasc_list; }

}  // namespace windscreen::validate::ssda903

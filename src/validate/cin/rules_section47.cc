// Section 47 enquiries and initial child protection conferences.
#include "validate/cin/overlaps.h"
#include "validate/cin/pairs.h"
#include "validate/cin/rules.h"
#include "validate/working_days.h"

namespace windscreen::validate::cin {
namespace {

// No conference was held, and none is said to be unnecessary.
constexpr bool open_enquiry(const Section47& s) {
  return s.DateOfInitialCPC.blank() && !yes(s.ICPCnotRequired);
}
// No conference was held, though one is said to be necessary.
constexpr bool awaits_conference(const Section47& s) {
  return s.DateOfInitialCPC.blank() && no(s.ICPCnotRequired);
}

constexpr bool at_weekend(Day day) {
  // 1970-01-01 was a Thursday; the week is counted from Monday.
  return day.known() && ((day.number() % 7) + 7 + 3) % 7 >= 5;
}

constexpr Rule section47_list[] = {
    {.code = "8615",
     .reads = "Section47(S47ActualStartDate DateOfInitialCPC)",
     .marks = "Section47(S47ActualStartDate DateOfInitialCPC)",
     .message = "There is a date of the initial child protection conference, but the section 47 enquiry has "
                "no start date or one after the conference. Check both dates.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Section47& s : c.section47) {
             if (s.DateOfInitialCPC.given() &&
                 (!s.S47ActualStartDate.known() || s.S47ActualStartDate > s.DateOfInitialCPC)) {
               fail(s);
             }
           }
         }},
    {.code = "8675Q",
     .severity = Severity::query,
     .reads = "Section47(S47ActualStartDate DateOfInitialCPC ICPCnotRequired) Header(ReferenceDate)",
     .marks = "Section47(DateOfInitialCPC S47ActualStartDate ICPCnotRequired)",
     .message = "The section 47 enquiry began more than 15 working days before the census year ended, and "
                "the initial child protection conference that it requires has no date. Enter the date, or "
                "that none was required; otherwise explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Section47& s : c.section47) {
             if (awaits_conference(s) && s.S47ActualStartDate < add_working_days(c.collection.end, -15)) {
               fail(s);
             }
           }
         }},
    {.code = "8715",
     .reads = "Section47(DateOfInitialCPC) Header(ReferenceDate)",
     .marks = "Section47(DateOfInitialCPC)",
     .message = "The initial child protection conference is dated outside the census year. Check its date.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Section47& s : c.section47) {
             if (outside_year(s.DateOfInitialCPC, c.collection)) fail(s);
           }
         }},
    {.code = "8740",
     .reads = "Section47(S47ActualStartDate DateOfInitialCPC ICPCnotRequired) Header(ReferenceDate)",
     .marks = "Section47(S47ActualStartDate DateOfInitialCPC ICPCnotRequired)",
     .message = "The section 47 enquiry still waits for its initial child protection conference at the end "
                "of the year, but did not begin in the census year. Check its start, and whether the "
                "conference was held or not required.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Section47& s : c.section47) {
             if (awaits_conference(s) && outside_year(s.S47ActualStartDate, c.collection)) fail(s);
           }
         }},
    {.code = "8839",
     .reads = "Section47(CINdetailsID DateOfInitialCPC ICPCnotRequired)",
     .marks = "Section47(DateOfInitialCPC)",
     .message = "Two or more section 47 enquiries of one CIN episode are open: no conference date, and not "
                "marked as needing none. Only one can be open at a time: complete the others.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) fail_if_several(fail, e.section47, open_enquiry);
         }},
    {.code = "8870Q",
     .severity = Severity::query,
     .reads = "Section47(InitialCPCtarget)",
     .marks = "Section47(InitialCPCtarget)",
     .message = "The target date of the initial child protection conference is a Saturday or Sunday. Check "
                "the date, or explain.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Section47& s : c.section47) {
             if (at_weekend(s.InitialCPCtarget)) fail(s);
           }
         }},
    {.code = "8875",
     .reads = "Section47(DateOfInitialCPC)",
     .marks = "Section47(DateOfInitialCPC)",
     .message = "The initial child protection conference is dated on a Saturday or Sunday. Enter the day on "
                "which it was held.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Section47& s : c.section47) {
             if (at_weekend(s.DateOfInitialCPC)) fail(s);
           }
         }},
    {.code = "8890",
     .reads =
         "Section47(CINdetailsID S47ActualStartDate DateOfInitialCPC ICPCnotRequired) Header(ReferenceDate)",
     .marks = "Section47(S47ActualStartDate DateOfInitialCPC)",
     .message = "A section 47 enquiry begins while another one of the same CIN episode is running. Check "
                "their dates.",
     .child =
         [](const Child& c, Fails& fail) {
           const Day year_end = c.collection.end;
           const auto days = [year_end](const Section47& s) {
             return Stretch{s.S47ActualStartDate,
                            (open_enquiry(s) ? year_end : s.DateOfInitialCPC).plus_days(1)};
           };
           for (const Episode& e : c.episodes) fail_if_overlapping(fail, e.section47, days);
         }},
};

}  // namespace

Rules section47_rules() { return section47_list; }

}  // namespace windscreen::validate::cin

// What a child's header and its asylum record may hold: sex, days of birth, ethnicity, pupil number.
#include <algorithm>
#include <array>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr std::array<Text, 5> unknown_pupil_numbers = {"UN1", "UN2", "UN3", "UN4", "UN5"};

// The letters of a pupil number; I, O and S are never used.
constexpr bool pupil_number_letter(char c) {
  return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O' && c != 'S';
}
constexpr bool pupil_number_figure(char c) { return c >= '0' && c <= '9'; }

// A letter and twelve figures; the last is a letter too in a temporary number. Which letter it must begin
// with (a check over the figures) is not looked at: the rule is about what the item may hold.
bool pupil_number(Text upn) {
  if (std::find(unknown_pupil_numbers.begin(), unknown_pupil_numbers.end(), upn) !=
      unknown_pupil_numbers.end())
    return true;
  return upn.size() == 13 && pupil_number_letter(upn.front()) &&
         std::all_of(upn.begin() + 1, upn.end() - 1, pupil_number_figure) &&
         (pupil_number_figure(upn.back()) || pupil_number_letter(upn.back()));
}

constexpr Rule header_values_list[] = {
    {.code = "101",
     .reads = "Header(SEX)",
     .marks = "Header(SEX)",
     .message = "SEX must be M, F or U. Enter the child's sex; the figures 1 and 2 of earlier years are no "
                "longer taken.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (!h.SEX.in(codes::sexes)) fail(h);
           }
         }},
    {.code = "102",
     .reads = "Header(DOB)",
     .marks = "Header(DOB)",
     .message = "The child needs a date of birth, and what DOB holds is no day of the calendar. Enter it as "
                "dd/mm/yyyy.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (!h.DOB.known()) fail(h);
           }
         }},
    {.code = "103",
     .reads = "Header(ETHNIC)",
     .marks = "Header(ETHNIC)",
     .message = "ETHNIC is empty or no code of the list. Enter the child's ethnicity, REFU where it was "
                "refused or NOBT where it is not yet known.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (!h.ETHNIC.in(codes::ethnicities)) fail(h);
           }
         }},
    {.code = "104",
     .reads = "UASC(DUC)",
     .marks = "UASC(DUC)",
     .message = "The day on which the child ceased to be an unaccompanied asylum seeker (DUC) is no day of "
                "the calendar. Enter it as dd/mm/yyyy, or nothing while the child is one.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const AsylumSeeker& u : c.uasc) {
             if (u.DUC.wrong()) fail(u);
           }
         }},
    {.code = "105",
     .reads = "Header(UASC)",
     .marks = "Header(UASC)",
     .message = "Whether the child is or was in the year an unaccompanied asylum seeker is not said. UASC "
                "must be 0 (no) or 1 (yes).",
     .need = Need::xml,
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (!h.UASC.in(codes::no_or_yes)) fail(h);
           }
         }},
    {.code = "168",
     .reads = "Header(UPN)",
     .marks = "Header(UPN)",
     .message = "UPN is empty or not made like a pupil number: a letter (not I, O or S) and twelve figures, "
                "of which the last may be a letter. Without a number give the reason, UN1 to UN5.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (!pupil_number(h.UPN)) fail(h);
           }
         }},
    {.code = "171",
     .reads = "Header(MC_DOB)",
     .marks = "Header(MC_DOB)",
     .message = "The day on which the young mother's own child was born (MC_DOB) is no day of the calendar. "
                "Enter it as dd/mm/yyyy.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (h.MC_DOB.wrong()) fail(h);
           }
         }},
};

}  // namespace

Rules header_values_rules() { return header_values_list; }

}  // namespace windscreen::validate::ssda903

// Who the child is: sex, date of birth and ethnicity in the header, and the same in last year's return.
#include "validate/ssda903/rules.h"
#include "validate/ssda903/sexes.h"

namespace windscreen::validate::ssda903 {
namespace {

// Calls `disagrees(h, before)`, and reports the headers with which no header of last year agrees.
template <class Disagrees>
void compare_with_last_header(const Child& c, Fails& fail, Disagrees disagrees) {
  for (const Header& h : c.header) {
    bool contradicted = !c.last.header.empty();
    for (const Header& before : few(c.last.header)) contradicted = contradicted && disagrees(h, before);
    if (contradicted) fail(h);
  }
}

// Two days that are both not known are no disagreement; one that is known and one that is not are.
constexpr bool birth_disagrees(Day now, Day before) {
  return (now.known() || before.known()) && now != before;
}

constexpr Rule identity_list[] = {
    {.code = "202",
     .reads = "Header(SEX) Header_last(SEX)",
     .marks = "Header(SEX)",
     .message = "The child's sex is not the one in last year's return. Find out which of the two is right.",
     .child =
         [](const Child& c, Fails& fail) {
           compare_with_last_header(c, fail, [](const Header& h, const Header& before) {
             return !sexes::same(h.SEX, before.SEX);
           });
         }},
    {.code = "203",
     .reads = "Header(DOB) Header_last(DOB)",
     .marks = "Header(DOB)",
     .message = "The child's date of birth is not the one in last year's return. Find out which of the two "
                "is right.",
     .child =
         [](const Child& c, Fails& fail) {
           compare_with_last_header(c, fail, [](const Header& h, const Header& before) {
             return birth_disagrees(h.DOB, before.DOB);
           });
         }},
    {.code = "204",
     .reads = "Header(ETHNIC) Header_last(ETHNIC)",
     .marks = "Header(ETHNIC)",
     .message =
         "The child's ethnicity is not the one in last year's return. Find out which of the two is right.",
     .child =
         [](const Child& c, Fails& fail) {
           compare_with_last_header(
               c, fail, [](const Header& h, const Header& before) { return h.ETHNIC != before.ETHNIC; });
         }},
    {.code = "232",
     .reads = "Header(SEX)",
     .marks = "Header(SEX)",
     .message = "SEX is U, unknown. Enter the child's sex: M or F.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (h.SEX == "U") fail(h);
           }
         }},
    {.code = "301",
     .reads = "Header(DOB)",
     .marks = "Header(DOB)",
     .message = "The child was born after the last day of the collection year. Correct the date of birth, or "
                "leave the child out.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (h.DOB > c.collection.end) fail(h);
           }
         }},
    {.code = "351",
     .reads = "Header(DOB)",
     .marks = "Header(DOB)",
     .message = "The person was already past the 25th birthday when the collection year began. Check the "
                "date of birth.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (h.DOB.birthday(25) < c.collection.start) fail(h);
           }
         }},
};

}  // namespace

Rules identity_rules() { return identity_list; }

}  // namespace windscreen::validate::ssda903

// MOTHER and MC_DOB against last year's return.
#include <algorithm>

#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// Whether a header of last year is so.
template <class Is>
bool last_header_is(const Child& c, Is is) {
  const Rows<Header> headers = few(c.last.header);
  return std::any_of(headers.begin(), headers.end(), is);
}

constexpr Rule motherhood_before_list[] = {
    {.code = "207",
     .reads = "Header(MOTHER) Header_last(MOTHER) Episodes(CHILD)",
     .marks = "Header(MOTHER)",
     .message = "She was a mother in last year's return, but MOTHER does not say so this year. Find out "
                "which of the two is right.",
     .child =
         [](const Child& c, Fails& fail) {
           // Of care leavers alone MOTHER is not asked (628).
           if (c.episodes.empty() || !last_header_is(c, [](const Header& h) { return h.MOTHER == "1"; }))
             return;
           for (const Header& h : c.header) {
             if (h.MOTHER != "1") fail(h);
           }
         }},
    {.code = "624",
     .reads = "Header(MC_DOB) Header_last(MC_DOB)",
     .marks = "Header(MC_DOB)",
     .message = "The first child's date of birth (MC_DOB) is not the one in last year's return. Find out "
                "which of the two is right.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             const auto differs = [&](const Header& before) {
               return before.MC_DOB.known() && before.MC_DOB != h.MC_DOB;
             };
             if (h.MC_DOB.known() && last_header_is(c, differs)) fail(h);
           }
         }},
    {.code = "626",
     .reads = "Header(MOTHER MC_DOB) Header_last(MOTHER)",
     .marks = "Header(MOTHER MC_DOB)",
     .message = "Her first child (MC_DOB) was born before this year, but last year's return says that she "
                "was no mother (MOTHER 0). Check the date and MOTHER.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Header& h : c.header) {
             if (h.MOTHER == "1" && h.MC_DOB < c.collection.start &&
                 last_header_is(c, [](const Header& before) { return before.MOTHER == "0"; })) {
               fail(h);
             }
           }
         }},
};

}  // namespace

Rules motherhood_before_rules() { return motherhood_before_list; }

}  // namespace windscreen::validate::ssda903

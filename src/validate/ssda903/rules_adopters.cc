// The adopters of a child, as its row of AD1 describes them.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr int adopters_items_given(const Ad1& a) {
  return a.DATE_INT.given() + a.DATE_MATCH.given() + a.FOSTER_CARE.given() + a.NB_ADOPTR.given() +
         a.SEX_ADOPTR.given() + a.LS_ADOPTR.given();
}

constexpr bool two_adopters(const Ad1& a) { return a.SEX_ADOPTR.any("MM", "FF", "MF"); }
constexpr bool same_gender_adopters(const Ad1& a) { return a.SEX_ADOPTR.any("MM", "FF"); }

// Reports the rows of AD1 that are at fault by themselves.
template <class AtFault>
void each_adoption(const Child& c, Fails& fail, AtFault at_fault) {
  for (const Ad1& a : c.ad1) {
    if (at_fault(a)) fail(a);
  }
}

constexpr Rule adopters_list[] = {
    {.code = "151",
     .reads = "AD1(DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR)",
     .marks = "AD1(DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR)",
     .message = "The child's adoption is only partly recorded. Fill in DATE_INT, DATE_MATCH, FOSTER_CARE, "
                "NB_ADOPTR, SEX_ADOPTR and LS_ADOPTR if the child was adopted, or leave all six empty if "
                "not.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption(c, fail, [](const Ad1& a) {
             return adopters_items_given(a) != 0 && adopters_items_given(a) != 6;
           });
         }},

    {.code = "333",
     .reads = "AD1(DATE_INT DATE_MATCH)",
     .marks = "AD1(DATE_INT DATE_MATCH)",
     .message = "The child was matched with adopters before it was decided that the child should be placed "
                "for adoption, or the day of that decision is missing. Check DATE_INT and DATE_MATCH.",
     .child =
         [](const Child& c, Fails& fail) {
           // A day of the decision that is missing or cannot be read is not shown to be in time.
           each_adoption(c, fail,
                         [](const Ad1& a) { return a.DATE_MATCH.known() && !(a.DATE_INT <= a.DATE_MATCH); });
         }},

    {.code = "511",
     .reads = "AD1(NB_ADOPTR SEX_ADOPTR)",
     .marks = "AD1(NB_ADOPTR SEX_ADOPTR)",
     .message = "NB_ADOPTR says that two people adopted the child, but SEX_ADOPTR is none of the codes for "
                "a couple: MM for two men, FF for two women, MF for a man and a woman. Correct whichever "
                "is wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption(c, fail, [](const Ad1& a) { return a.NB_ADOPTR == "2" && !two_adopters(a); });
         }},

    {.code = "514",
     .reads = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .marks = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .message = "LS_ADOPTR says that one person adopted the child (L0), but SEX_ADOPTR is not the code of "
                "one person, M1 or F1. Correct whichever is wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption(c, fail,
                         [](const Ad1& a) { return a.LS_ADOPTR == "L0" && !a.SEX_ADOPTR.any("M1", "F1"); });
         }},

    {.code = "517",
     .reads = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .marks = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .message = "LS_ADOPTR is L3, an unmarried couple of different genders, so SEX_ADOPTR must be MF. "
                "Correct whichever is wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption(c, fail, [](const Ad1& a) { return a.LS_ADOPTR == "L3" && a.SEX_ADOPTR != "MF"; });
         }},

    {.code = "518",
     .reads = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .marks = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .message = "LS_ADOPTR is L4, an unmarried couple of the same gender, so SEX_ADOPTR must be MM or FF. "
                "Correct whichever is wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption(c, fail,
                         [](const Ad1& a) { return a.LS_ADOPTR == "L4" && !same_gender_adopters(a); });
         }},

    {.code = "519",
     .reads = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .marks = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .message = "LS_ADOPTR is L2, a couple in a civil partnership, so SEX_ADOPTR must be a couple's: MM, "
                "FF or MF. Correct whichever is wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption(c, fail, [](const Ad1& a) { return a.LS_ADOPTR == "L2" && !two_adopters(a); });
         }},

    {.code = "520",
     .reads = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .marks = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .message = "LS_ADOPTR is L11, a married couple of different genders, but SEX_ADOPTR is that of two "
                "men or two women. Correct whichever is wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption(c, fail,
                         [](const Ad1& a) { return a.LS_ADOPTR == "L11" && same_gender_adopters(a); });
         }},

    {.code = "524",
     .reads = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .marks = "AD1(LS_ADOPTR SEX_ADOPTR)",
     .message = "LS_ADOPTR is L12, a married couple of the same gender, so SEX_ADOPTR must be MM or FF. "
                "Correct whichever is wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           each_adoption(c, fail,
                         [](const Ad1& a) { return a.LS_ADOPTR == "L12" && !same_gender_adopters(a); });
         }},
};

}  // namespace

Rules adopters_rules() { return adopters_list; }

}  // namespace windscreen::validate::ssda903

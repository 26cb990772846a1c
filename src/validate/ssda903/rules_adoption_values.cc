// What the items about adoption may hold: the decision that a child should be placed, the match, the
// adopters.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr Rule adoption_values_list[] = {
    {.code = "112",
     .reads = "AD1(DATE_INT)",
     .marks = "AD1(DATE_INT)",
     .message = "DATE_INT, the day of the decision that the child should be placed for adoption, is no day "
                "of the calendar. Enter it as dd/mm/yyyy.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Ad1& a : c.ad1) {
             if (a.DATE_INT.wrong()) fail(a);
           }
         }},
    {.code = "113",
     .reads = "AD1(DATE_MATCH)",
     .marks = "AD1(DATE_MATCH)",
     .message = "DATE_MATCH, the day on which child and adopters were matched, is no day of the calendar. "
                "Enter it as dd/mm/yyyy.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Ad1& a : c.ad1) {
             if (a.DATE_MATCH.wrong()) fail(a);
           }
         }},
    {.code = "114",
     .reads = "AD1(FOSTER_CARE)",
     .marks = "AD1(FOSTER_CARE)",
     .message =
         "FOSTER_CARE says whether the adopters fostered the child before: it must be 0 (no) or 1 (yes).",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Ad1& a : c.ad1) {
             if (a.FOSTER_CARE.given() && !a.FOSTER_CARE.in(codes::no_or_yes)) fail(a);
           }
         }},
    {.code = "115",
     .reads = "PlacedAdoption(DATE_PLACED)",
     .marks = "PlacedAdoption(DATE_PLACED)",
     .message = "DATE_PLACED, the day of the authority's decision for adoption, is no day of the calendar. "
                "Enter it as dd/mm/yyyy.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED.wrong()) fail(p);
           }
         }},
    {.code = "116",
     .reads = "PlacedAdoption(DATE_PLACED_CEASED)",
     .marks = "PlacedAdoption(DATE_PLACED_CEASED)",
     .message = "DATE_PLACED_CEASED, the day on which the authority went back on its decision for adoption, "
                "is no day of the calendar. Enter it as dd/mm/yyyy, or nothing where the decision stands.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.DATE_PLACED_CEASED.wrong()) fail(p);
           }
         }},
    {.code = "120",
     .reads = "PlacedAdoption(REASON_PLACED_CEASED)",
     .marks = "PlacedAdoption(REASON_PLACED_CEASED)",
     .message =
         "REASON_PLACED_CEASED must be one of RD1 to RD4, or empty where the decision for adoption stands.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PlacedForAdoption& p : c.placed_adoption) {
             if (p.REASON_PLACED_CEASED.given() && !p.REASON_PLACED_CEASED.in(codes::reasons_placed_ceased))
               fail(p);
           }
         }},
    {.code = "175",
     .reads = "AD1(NB_ADOPTR)",
     .marks = "AD1(NB_ADOPTR)",
     .message = "NB_ADOPTR, the number of adopters, must be 1 or 2.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Ad1& a : c.ad1) {
             if (a.NB_ADOPTR.given() && !a.NB_ADOPTR.in(codes::adopter_numbers)) fail(a);
           }
         }},
    {.code = "176",
     .reads = "AD1(SEX_ADOPTR)",
     .marks = "AD1(SEX_ADOPTR)",
     .message = "SEX_ADOPTR must be M1 or F1 for one adopter, MM, FF or MF for two.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Ad1& a : c.ad1) {
             if (a.SEX_ADOPTR.given() && !a.SEX_ADOPTR.in(codes::adopter_sexes)) fail(a);
           }
         }},
    {.code = "177",
     .reads = "AD1(LS_ADOPTR)",
     .marks = "AD1(LS_ADOPTR)",
     .message = "LS_ADOPTR, whether the adopters are single, married or partners, must be L0, L11, L12, L2, "
                "L3 or L4.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Ad1& a : c.ad1) {
             if (a.LS_ADOPTR.given() && !a.LS_ADOPTR.in(codes::adopter_statuses)) fail(a);
           }
         }},
};

}  // namespace

Rules adoption_values_rules() { return adoption_values_list; }

}  // namespace windscreen::validate::ssda903

// What the items about missing periods and deprivation of liberty orders may hold.
#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr Rule missing_values_list[] = {
    {.code = "1004",
     .reads = "Missing(MIS_START)",
     .marks = "Missing(MIS_START)",
     .message = "MIS_START, the day on which the child went missing or away, is no day of the calendar. "
                "Enter it as dd/mm/yyyy.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_START.wrong()) fail(m);
           }
         }},
    {.code = "1005",
     .reads = "Missing(MIS_END)",
     .marks = "Missing(MIS_END)",
     .message = "MIS_END, the day on which the child came back, is no day of the calendar. Enter it as "
                "dd/mm/yyyy, or nothing while the child is missing or away.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MIS_END.wrong()) fail(m);
           }
         }},
    {.code = "1006",
     .reads = "Missing(MISSING)",
     .marks = "Missing(MISSING)",
     .message = "MISSING must be M (missing) or A (away from placement without authorisation).",
     .child =
         [](const Child& c, Fails& fail) {
           for (const MissingPeriod& m : c.missing) {
             if (m.MISSING.given() && !m.MISSING.in(codes::missing_types)) fail(m);
           }
         }},
    {.code = "700",
     .reads = "DoLo(DOLO_START)",
     .marks = "DoLo(DOLO_START)",
     .message = "DOLO_START, the day on which the deprivation of liberty order began, is no day of the "
                "calendar. Enter it as dd/mm/yyyy.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           for (const LibertyOrder& d : c.dolo) {
             if (d.DOLO_START.wrong()) fail(d);
           }
         }},
    {.code = "701",
     .reads = "DoLo(DOLO_END)",
     .marks = "DoLo(DOLO_END)",
     .message = "DOLO_END, the day on which the deprivation of liberty order ended, is no day of the "
                "calendar. Enter it as dd/mm/yyyy, or nothing while it runs.",
     .years = {.first = 2027},
     .child =
         [](const Child& c, Fails& fail) {
           for (const LibertyOrder& d : c.dolo) {
             if (d.DOLO_END.wrong()) fail(d);
           }
         }},
};

}  // namespace

Rules missing_values_rules() { return missing_values_list; }

}  // namespace windscreen::validate::ssda903

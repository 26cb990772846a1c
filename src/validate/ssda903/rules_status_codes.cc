// Legal statuses that cannot stand where they do: respite under both codes, and codes that were not yet or no
// longer in force.
#include <vector>

#include "validate/ssda903/codes.h"
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// The Adoption and Children Act 2002 came into force on 30 December 2005: placement orders (E1) for freeing
// orders (D1). The department counts by months.
constexpr Day last_freeing_orders = Day::on(2005, 12, 31);
constexpr Day first_placement_orders = Day::on(2005, 12, 1);

constexpr Rule status_codes_list[] = {
    {.code = "426",
     .reads = "Episodes(LS)",
     .marks = "Episodes(LS)",
     .message = "The child has respite episodes under both V3 and V4 in one year. Use the code of the "
                "agreement that it is under for all of them.",
     .child =
         [](const Child& c, Fails& fail) {
           bool v3 = false;
           bool v4 = false;
           for (const Episode& e : c.episodes) {
             v3 = v3 || e.LS == "V3";
             v4 = v4 || e.LS == "V4";
           }
           if (!v3 || !v4) return;
           std::vector<const Episode*> respite;
           for (const Episode& e : c.episodes) {
             if (e.LS.in(codes::respite)) respite.push_back(&e);
           }
           fail.all_together(respite);
         }},
    {.code = "445",
     .reads = "Episodes(LS DECOM)",
     .marks = "Episodes(LS DECOM)",
     .message = "A freeing order (D1) is given for an episode that began after December 2005, when there "
                "were none any more. Correct LS or DECOM.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.LS == "D1" && e.DECOM > last_freeing_orders) fail(e);
           }
         }},
    {.code = "446",
     .reads = "Episodes(LS DECOM)",
     .marks = "Episodes(LS DECOM)",
     .message = "A placement order (E1) is given for an episode that began before December 2005, when there "
                "were none yet. Correct LS or DECOM.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const Episode& e : c.episodes) {
             if (e.LS == "E1" && e.DECOM < first_placement_orders) fail(e);
           }
         }},
};

}  // namespace

Rules status_codes_rules() { return status_codes_list; }

}  // namespace windscreen::validate::ssda903

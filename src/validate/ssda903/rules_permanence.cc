// The permanent home that a child had before it came into care: adoption, special guardianship, child
// arrangements order.
#include <algorithm>

#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

// Children who came into care before this day are not asked about.
constexpr Day permanence_since = Day::on(2016, 4, 1);

constexpr bool order_described(const PreviousPermanence& p) {
  return !p.LA_PERM.empty() || !p.DATE_PERM.empty();
}

// Z1: there was none, so nothing more to tell.
constexpr bool permanence_told(const PreviousPermanence& p) {
  if (p.PREV_PERM.blank()) return false;
  return p.PREV_PERM == "Z1" || (!p.LA_PERM.empty() && !p.DATE_PERM.empty());
}

constexpr Rule permanence_list[] = {
    {.code = "630",
     .reads = "Episodes(CHILD DECOM RNE) PrevPerm(CHILD PREV_PERM LA_PERM DATE_PERM)",
     .marks = "Episodes(RNE)",
     .message = "The child came into care this year, but PrevPerm does not say whether the child had been "
                "adopted or had a permanent home by another order before. Fill in PREV_PERM and, unless it "
                "is Z1, also LA_PERM and DATE_PERM.",
     .child =
         [](const Child& c, Fails& fail) {
           if (std::any_of(c.prev_perm.begin(), c.prev_perm.end(), permanence_told)) return;
           for (const Episode& e : c.episodes) {
             if (e.RNE == "S" && e.DECOM >= c.collection.start) fail(e);
           }
         }},

    {.code = "634",
     .reads = "Episodes(CHILD DECOM) PrevPerm(CHILD PREV_PERM LA_PERM DATE_PERM)",
     .marks = "Episodes(DECOM) PrevPerm(LA_PERM PREV_PERM DATE_PERM)",
     .message = "PrevPerm has entries for this child, but all the child's episodes began before 1 April "
                "2016, when previous permanence was not yet collected. Check DECOM, or empty the entries.",
     .child =
         [](const Child& c, Fails& fail) {
           // The last to begin tells of all.
           if (c.by_start.empty() || c.by_start.back()->DECOM >= permanence_since) return;
           bool found = false;
           for (const PreviousPermanence& p : c.prev_perm) {
             if (p.PREV_PERM.blank() && !order_described(p)) continue;
             fail(p);
             found = true;
           }
           if (!found) return;
           for (const Episode& e : c.episodes) fail(e);
         }},

    {.code = "635",
     .reads = "PrevPerm(PREV_PERM LA_PERM DATE_PERM)",
     .marks = "PrevPerm(LA_PERM DATE_PERM PREV_PERM)",
     .message = "LA_PERM and DATE_PERM describe an order, but PREV_PERM says that there was none (Z1), or "
                "is empty. Fill in the kind of order, or empty the other two.",
     .child =
         [](const Child& c, Fails& fail) {
           for (const PreviousPermanence& p : c.prev_perm) {
             const bool both = !p.LA_PERM.empty() && !p.DATE_PERM.empty();
             if ((p.PREV_PERM == "Z1" && both) || (p.PREV_PERM.blank() && order_described(p))) fail(p);
           }
         }},
};

}  // namespace

Rules permanence_rules() { return permanence_list; }

}  // namespace windscreen::validate::ssda903

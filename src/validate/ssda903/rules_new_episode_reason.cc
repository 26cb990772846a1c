// What the reason for a new episode says has changed, and what the episodes show.
#include "validate/ssda903/rules.h"

namespace windscreen::validate::ssda903 {
namespace {

constexpr bool status_changed_since(const Episode& before, const Episode& e) { return e.LS != before.LS; }

constexpr bool placement_changed_since(const Episode& before, const Episode& e) {
  return e.PLACE != before.PLACE || e.PLACE_PROVIDER != before.PLACE_PROVIDER ||
         e.PL_POST != before.PL_POST || e.URN != before.URN;
}

// What should have changed since the episode before.
struct ExpectedChange {
  bool status;
  bool placement;
};

// Reports each episode with one of the reasons whose changes since the episode before are others than
// expected. A child's first episode here has nothing to be compared with.
template <class HasReason>
void judge_new_episode_changes(const Child& c, Fails& fail, ExpectedChange expected, HasReason has_reason) {
  for (std::size_t i = 1; i < c.by_start.size(); ++i) {
    const Episode& before = *c.by_start[i - 1];
    const Episode& e = *c.by_start[i];
    if (!has_reason(e.RNE)) continue;
    if (status_changed_since(before, e) != expected.status ||
        placement_changed_since(before, e) != expected.placement)
      fail(e);
  }
}

constexpr Rule new_episode_reason_list[] = {
    {.code = "434",
     .reads = "Episodes(DECOM RNE LS PLACE PL_POST URN PLACE_PROVIDER)",
     .marks = "Episodes(RNE LS PLACE PL_POST URN PLACE_PROVIDER)",
     .message = "RNE L means a new legal status in the same placement. Either the legal status is the one of "
                "the episode before, or something about the placement differs from it: correct RNE or the "
                "columns that are wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_new_episode_changes(c, fail, {.status = true, .placement = false},
                                     [](Code reason) { return reason == "L"; });
         }},
    {.code = "435",
     .reads = "Episodes(DECOM RNE LS PLACE PL_POST URN PLACE_PROVIDER)",
     .marks = "Episodes(LS PLACE PL_POST URN PLACE_PROVIDER)",
     .message = "RNE P or T means a new placement under the same legal status. Either the legal status "
                "differs from the episode before, or nothing about the placement does: correct RNE or the "
                "columns that are wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_new_episode_changes(c, fail, {.status = false, .placement = true},
                                     [](Code reason) { return reason.any("P", "T"); });
         }},
    {.code = "436",
     .reads = "Episodes(DECOM RNE LS PLACE PL_POST URN PLACE_PROVIDER)",
     .marks = "Episodes(RNE LS PLACE PL_POST URN PLACE_PROVIDER)",
     .message = "RNE B or U means that legal status and placement both changed. At least one of them is as "
                "in the episode before: correct RNE or the columns that are wrong.",
     .child =
         [](const Child& c, Fails& fail) {
           judge_new_episode_changes(c, fail, {.status = true, .placement = true},
                                     [](Code reason) { return reason.any("B", "U"); });
         }},
};

}  // namespace

Rules new_episode_reason_rules() { return new_episode_reason_list; }

}  // namespace windscreen::validate::ssda903

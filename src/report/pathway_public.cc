// What of the pathway the public may see.
#include <algorithm>

#include "report/pathway.h"
#include "report/public_counts.h"

namespace windscreen::report {
namespace {

/// A longest wait is one child's. What few waits say, and waits whose number would tell a held back one, go.
void hold_back(WaitSummary& waits, bool all) {
  waits.longest.reset();
  if (all || is_small(waits.count)) waits = {};
}

void hold_back(StepWaits& waits) {
  const auto small_part = [](const std::optional<std::int64_t>& part,
                             const std::optional<std::int64_t>& whole) {
    return is_small(part) || is_small(whole) || (part && whole && is_small(*whole - *part));
  };
  if (small_part(waits.over_limit, waits.completed.count)) waits.over_limit.reset();
  if (small_part(waits.waiting_over_limit, waits.waiting)) waits.waiting_over_limit.reset();
  if (is_small(waits.waiting)) waits.waiting.reset();
  if (is_small(waits.completed.count)) waits.median_of_all.reset();
  hold_back(waits.completed, false);
}

void hold_back(FlowSlice& slice) {
  PublicCounts flows;
  std::array<std::size_t, stage_count> nodes{};
  std::array<std::vector<std::size_t>, stage_count> out;
  std::array<std::vector<std::size_t>, stage_count> in;
  for (std::size_t stage = 0; stage < stage_count; ++stage) {
    nodes.at(stage) = flows.add(slice.stages.at(stage).children);
    for (auto& ending : slice.stages.at(stage).endings) {
      if (ending) out.at(stage).push_back(flows.add(ending));
    }
  }
  for (StageLink& link : slice.links) {
    const std::size_t place = flows.add(link.children);
    out.at(static_cast<std::size_t>(link.from)).push_back(place);
    in.at(static_cast<std::size_t>(link.to)).push_back(place);
  }
  for (std::size_t stage = 0; stage < stage_count; ++stage) {
    flows.sum(nodes.at(stage), out.at(stage));
    flows.sum(nodes.at(stage), in.at(stage));
  }
  if (slice.contacts_total) {
    const std::size_t total = flows.add(slice.contacts_total);
    std::vector<std::size_t> members;
    members.reserve(slice.contacts.size());
    for (ContactCount& contact : slice.contacts) members.push_back(flows.add(contact.contacts));
    flows.sum(total, std::move(members));
    const std::int64_t rest = slice.stages.front().children.value_or(0) - slice.after_contact.value_or(0);
    if (is_small(slice.after_contact) || is_small(rest)) slice.after_contact.reset();
  }
  const bool held_back = flows.hold_back();
  hold_back(slice.since_contact, !slice.after_contact);
  for (StageFlow& stage : slice.stages) {
    // A few dated before their referral would follow from the difference.
    const bool rest_is_small = stage.children && stage.since_referral.count &&
                               is_small(*stage.children - *stage.since_referral.count);
    hold_back(stage.since_referral, !stage.children);
    if (rest_is_small) stage.since_referral.count.reset();
  }
  for (StageLink& link : slice.links) {
    const bool rest_is_small = is_small(link.before);
    hold_back(link.days, !link.children);
    if (rest_is_small || !link.children) {
      link.before.reset();
      link.days.count.reset();
    }
  }
  for (StepWaits& waits : slice.waits) {
    hold_back(waits);
    // The limits' table counts much the same children in another way: beside a flow with gaps it would fill
    // them.
    if (!held_back) continue;
    waits.completed.count.reset();
    waits.over_limit.reset();
    waits.waiting.reset();
    waits.waiting_over_limit.reset();
  }
}

}  // namespace

void hold_back(Pathway& pathway) {
  if (pathway.periods.size() > 1) pathway.periods.resize(1);
  pathway.teams.clear();
  for (FlowSlice& slice : pathway.periods) hold_back(slice);
  std::erase_if(pathway.waiting, [](const WaitingNow& waiting) { return !waiting.team.empty(); });
  for (WaitingNow& waiting : pathway.waiting) {
    if (std::ranges::any_of(waiting.bands, is_small)) waiting.bands.fill(std::nullopt);
  }
  for (auto& count : pathway.without_referral) {
    if (is_small(count)) count.reset();
  }
}

void round_counts(Pathway& pathway, int to) {
  const auto each = [to](auto& counts) {
    for (auto& count : counts) round_count(count, to);
  };
  const auto round_slice = [&](FlowSlice& slice) {
    for (ContactCount& contact : slice.contacts) round_count(contact.contacts, to);
    round_count(slice.contacts_total, to);
    round_count(slice.after_contact, to);
    round_count(slice.since_contact.count, to);
    for (StageFlow& stage : slice.stages) {
      round_count(stage.children, to);
      each(stage.endings);
      round_count(stage.since_referral.count, to);
    }
    for (StageLink& link : slice.links) {
      round_count(link.children, to);
      round_count(link.before, to);
      round_count(link.days.count, to);
    }
    for (StepWaits& waits : slice.waits) {
      round_count(waits.completed.count, to);
      round_count(waits.over_limit, to);
      round_count(waits.waiting, to);
      round_count(waits.waiting_over_limit, to);
    }
  };
  for (FlowSlice& slice : pathway.periods) round_slice(slice);
  for (FlowSlice& slice : pathway.teams) round_slice(slice);
  for (WaitingNow& waiting : pathway.waiting) each(waiting.bands);
  each(pathway.without_referral);
}

}  // namespace windscreen::report

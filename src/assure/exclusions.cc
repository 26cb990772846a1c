#include "assure/exclusions.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace windscreen::assure {
namespace {

/// By reference of the frame, what it was merged into; empty for most.
using Merges = std::unordered_map<std::string_view, std::string_view>;

// The reference under which the child stands in the frame. Records that say of each other that they were
// merged are one child all the same: the least reference of the ring stays.
std::string_view kept_as(std::string_view child, const Merges& merges) {
  std::vector<std::string_view> seen;
  for (std::string_view at = child;;) {
    const auto found = merges.find(at);
    if (found == merges.end()) return seen.back();
    if (const auto again = std::ranges::find(seen, at); again != seen.end()) {
      return *std::min_element(again, seen.end());
    }
    seen.push_back(at);
    if (found->second.empty()) return at;
    at = found->second;
  }
}

bool is_re_audit(const FrameRow& row, const ExclusionRule& rule) {
  return rule.re_audits.contains(row.child) ||
         std::ranges::any_of(row.other_references,
                             [&](const std::string& other) { return rule.re_audits.contains(other); });
}

bool is_recent(const FrameRow& row, const ExclusionRule& rule, base::Date as_at) {
  return row.last_audited && rule.audited_within_months > 0 &&
         base::add_months(*row.last_audited, rule.audited_within_months) > as_at;
}

void set(FrameRow& row, Exclusion reason, std::string detail = {}) {
  row.exclusion = reason;
  row.exclusion_detail = std::move(detail);
}

// What the row alone decides, once it is known which references are in the frame.
void judge(FrameRow& row, const ExclusionRule& rule, base::Date as_at, const Merges& merges) {
  const std::string_view kept =
      row.merged_into.empty() ? std::string_view(row.child) : kept_as(row.child, merges);
  if (kept != row.child) {
    set(row, Exclusion::merged, "kept as " + std::string(kept));
  } else if (row.closure != Closure::none && (!row.closed_on || *row.closed_on <= as_at)) {
    set(row, Exclusion::closed,
        std::string(words(row.closure)) + (row.closed_on ? " on " + base::format_long(*row.closed_on) : ""));
  } else if (row.legal_hold) {
    set(row, Exclusion::legal_hold);
  } else if (row.restriction != Restriction::none) {
    set(row, Exclusion::restricted, std::string(words(row.restriction)));
  } else if (!rule.statuses.empty() && (!row.status || !rule.statuses.contains(*row.status))) {
    set(row, Exclusion::outside_population,
        row.status ? std::string(words(*row.status)) : std::string("status not recorded"));
  } else if (is_re_audit(row, rule)) {
    set(row, Exclusion::re_audit);
  } else if (is_recent(row, rule, as_at)) {
    set(row, Exclusion::audited_recently, "audited on " + base::format_long(*row.last_audited));
  }
}

void keep_one_a_family(Frame& frame, const Chance& chance) {
  std::unordered_set<std::string> audited_again;
  for (const FrameRow& row : frame.rows) {
    if (row.exclusion == Exclusion::re_audit && !row.family.empty()) audited_again.insert(row.family);
  }
  std::unordered_map<std::string, std::vector<FrameRow*>> families;
  for (FrameRow& row : frame.rows) {
    if (row.exclusion != Exclusion::none || row.family.empty()) continue;
    if (audited_again.contains(row.family)) {
      set(row, Exclusion::family_in_re_audit);
      row.family_choices = 0;
    } else {
      families[row.family].push_back(&row);
    }
  }
  for (auto& [family, children] : families) {
    if (children.size() < 2) continue;
    const auto chosen = std::ranges::min_element(
        children, {}, [&](const FrameRow* row) { return draw_key(chance, "family", row->child); });
    const FrameRow* const stands = *chosen;
    for (FrameRow* row : children) {
      row->family_choices = children.size();
      if (row != stands) set(*row, Exclusion::sibling, "the family is represented by " + stands->child);
    }
  }
}

}  // namespace

std::size_t ExclusionCounts::of(Exclusion reason) const {
  const auto found = std::ranges::find(by_reason, reason, &std::pair<Exclusion, std::size_t>::first);
  return found == by_reason.end() ? 0 : found->second;
}

void exclude(Frame& frame, const ExclusionRule& rule, const Chance& chance) {
  put_in_order(frame);
  Merges merges;
  merges.reserve(frame.rows.size());
  for (const FrameRow& row : frame.rows) merges.emplace(row.child, row.merged_into);
  const FrameRow* before = nullptr;
  for (FrameRow& row : frame.rows) {
    set(row, Exclusion::none);
    row.family_choices = 0;
    if (before != nullptr && before->child == row.child) {
      set(row, Exclusion::duplicate);
    } else {
      judge(row, rule, frame.as_at, merges);
    }
    if (row.exclusion == Exclusion::none) row.family_choices = 1;
    before = &row;
  }
  if (rule.one_child_a_family) keep_one_a_family(frame, chance);
}

ExclusionCounts count_exclusions(const Frame& frame) {
  std::map<Exclusion, std::size_t> counted;
  for (const FrameRow& row : frame.rows) ++counted[row.exclusion];
  ExclusionCounts counts;
  counts.frame = frame.rows.size();
  counts.eligible = counted[Exclusion::none];
  for (const Exclusion reason : all_exclusions) counts.by_reason.emplace_back(reason, counted[reason]);
  return counts;
}

}  // namespace windscreen::assure

// Who in the frame cannot be drawn at random, each with its reason; and who stands for a family. Pure and
// thread-safe.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "assure/draw_key.h"
#include "assure/frame.h"

namespace windscreen::assure {

/// The choices of an authority or a programme. Defaults are those of the practice-audit specification.
struct ExclusionRule {
  /// A child audited less than so many months before the frame's day is left out; 0 leaves none out.
  int audited_within_months = 12;
  bool one_child_a_family = true;
  /// The statuses that the programme asks about; empty means all.
  std::set<CaseStatus> statuses;
  /// Children (references of the frame or former ones) who are audited again on purpose.
  std::set<std::string> re_audits;
};

/// How many rows each reason left out.
struct ExclusionCounts {
  std::size_t frame = 0;
  std::size_t eligible = 0;
  /// Every reason in the order of Exclusion, those that left nobody out among them.
  std::vector<std::pair<Exclusion, std::size_t>> by_reason;

  std::size_t of(Exclusion reason) const;
};

/// Puts the frame in order and sets each row's exclusion. Of the children of a family that could be drawn,
/// the one with the least key for "family" stays; each had the same chance, so its selection probability is
/// that of its stratum divided by `family_choices`. A row that is excluded keeps its reason and stays in the
/// frame. A child audited exactly so many months before may be drawn again.
void exclude(Frame& frame, const ExclusionRule& rule, const Chance& chance);

/// Counts what `exclude` decided.
ExclusionCounts count_exclusions(const Frame& frame);

}  // namespace windscreen::assure

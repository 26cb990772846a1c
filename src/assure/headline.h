// The headline: how well practice was graded in a window of months, from first-time random audits alone. All
// functions are thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assure/graded_audit.h"
#include "assure/weighted_share.h"

namespace windscreen::assure {

struct Headline {
  Stream stream = Stream::first_time_random;
  std::int64_t audits = 0;
  /// By grade, best first: counts, weighted share, interval. They share their weights, so shares add up to 1.
  std::array<WeightedShare, grade_count> grades;
  /// Good or outstanding.
  WeightedShare good_or_better;
  /// False where every audit counted the same because the weight of some is not known.
  bool weighted = false;
  std::int64_t without_weight = 0;
  /// What a reader must know, in plain sentences: the sample's weights, few auditors, how much of the frame.
  std::vector<std::string> cautions;

  const WeightedShare& of(Grade grade) const { return grades[static_cast<std::size_t>(grade)]; }
};

/// The headline of the audits given, all of one stream and scale (throws Error otherwise). `frame`: how many
/// children could have been drawn in the window, where known.
Headline headline(std::span<const GradedAudit> audits, std::optional<double> frame = std::nullopt);

/// What changed in one grade, as a sentence with shares, difference and interval: "Good rose from 7% to 26%
/// (+19 points, 95% interval +11 to +27): more than chance would give, if the sample, the tool and the
/// auditors were comparable."
std::string change_words(const std::string& what, const WeightedShare& older, const WeightedShare& newer);

}  // namespace windscreen::assure

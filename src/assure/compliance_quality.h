// Compliance and quality on one plot: was the step on time for the child (an indicator's flag), and how was
// the practice graded in the same area? What is on time may be poor and what is late good; a service that
// knows only one of the two does not know which. All functions are thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "assure/grade.h"
#include "measure/wilson.h"

namespace windscreen::assure {

/// An audit with what the indicator says of the child.
struct TimedGrade {
  Grade grade = Grade::good;
  /// Whether the step was on time; none where the indicator does not count the child.
  std::optional<bool> on_time;
};

/// One side: those on time, or those late.
struct TimedSide {
  /// By grade, best first.
  std::array<std::int64_t, grade_count> grades{};
  std::int64_t all = 0;
  std::int64_t good_or_better = 0;
  /// Good or better of all, between 0 and 1 (0 of none), with Wilson's 95% interval.
  double share = 0;
  measure::Interval interval{0, 1};
  /// The same of inadequate ones.
  std::int64_t inadequate = 0;
  double inadequate_share = 0;
  measure::Interval inadequate_interval{0, 1};
};

struct ComplianceQuality {
  TimedSide on_time;
  TimedSide late;
  /// Audits of children whom the indicator does not count: in neither side, but said.
  std::int64_t not_counted = 0;
  /// On time less late, with Newcombe's 95% interval; none where a side has no audits.
  std::optional<double> difference;
  measure::Interval difference_interval{-1, 1};
  bool beyond_chance() const { return difference && !difference_interval.contains(0.0); }
  /// Inadequate on time less inadequate late, likewise.
  std::optional<double> inadequate_difference;
  measure::Interval inadequate_difference_interval{-1, 1};
  bool inadequate_beyond_chance() const {
    return inadequate_difference && !inadequate_difference_interval.contains(0.0);
  }
};

ComplianceQuality compliance_quality(std::span<const TimedGrade> audits);

/// What the two sides say, in a sentence: "Of 40 audits where it was on time 30 were good or better (75%), of
/// 10 where it was late 5 (50%): …".
std::string words_of(const ComplianceQuality& grid);

/// What the quick answer "it was on time" leaves out: "Of the 40 that were on time 9 were inadequate (23%,
/// 95% interval 12% to 38%), of the 10 that were late 5 (50%, …): …". A side without audits says so.
std::string inadequate_words(const ComplianceQuality& grid);

}  // namespace windscreen::assure

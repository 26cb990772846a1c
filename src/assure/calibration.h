// A calibration: a group grades the same few cases, without names, and then talks about what it saw
// differently. All functions are thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assure/agreement.h"
#include "assure/grade.h"
#include "measure/wilson.h"

namespace windscreen::assure {

/// What one auditor gave one case ("A", "B" …). Of each auditor and case there is one at most.
struct GivenGrade {
  std::string case_label;
  std::string auditor;
  Grade grade = Grade::good;
};

/// How the grades of a case spread.
struct CaseSpread {
  std::string case_label;
  std::array<std::int64_t, grade_count> counts{};
  std::int64_t grades() const;
  /// Steps between the best grade and the worst: 0 to 3.
  int range() const;
};

/// A measure over all pairs of auditors who graded the same case, each case alike, with the interval at 95%
/// of the delete-one-auditor jackknife (B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap",
/// 1993, chapter 11): how it would vary with other auditors like these on the same cases. None with fewer
/// than three auditors, or where leaving out an auditor leaves nothing to compare.
struct GroupMeasure {
  double value = 0;
  std::optional<measure::Interval> interval;
};

struct Calibration {
  /// By label.
  std::vector<CaseSpread> cases;
  std::int64_t auditors = 0;
  /// None where no case was graded by two.
  std::optional<GroupMeasure> exact;
  std::optional<GroupMeasure> within_one;
  /// Weighted linearly. Kappa for several auditors is Fleiss's with weights, AC2 Gwet's: K. L. Gwet,
  /// "Handbook of Inter-Rater Reliability", 4th ed. 2014, chapters 2 to 5. Kappa: none where all grades are
  /// the same one.
  std::optional<GroupMeasure> kappa;
  std::optional<GroupMeasure> ac2;
};

Calibration calibration(std::span<const GivenGrade> grades);

}  // namespace windscreen::assure

// How severe each auditor is against colleagues who graded the same cases, with few pairs pulled towards the
// mean of all: an auditor with three pairs is not called severe for one of them. For the quality assurance
// lead alone, as a start of a conversation. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assure/blind_pairs.h"
#include "measure/wilson.h"

namespace windscreen::assure {

/// A blind pair and who gave the first grade of it.
struct AuditorsPair {
  std::string auditor;
  BlindPair grades;
};

/// In grades: 1 is one grade worse than the colleague's; negative: better.
struct Severity {
  std::string auditor;
  std::int64_t pairs = 0;
  /// The plain mean difference of the auditor's grade from the second grade.
  double mean = 0;
  /// The estimate, pulled towards the mean of all auditors.
  double shrunk = 0;
  /// 95%, of the estimate as it stands with the two variances taken as known; none where the pairs show no
  /// difference between auditors beyond that of cases.
  std::optional<measure::Interval> interval;
};

struct Severities {
  /// By the estimate, the most severe first, then by auditor.
  std::vector<Severity> auditors;
  /// The mean of all, each pair alike.
  double mean = 0;
  /// Variance of a pair's difference within an auditor, and between auditors' own means; none where there are
  /// too few auditors (two) or pairs (one more than auditors) to tell them apart.
  std::optional<double> within;
  std::optional<double> between;
};

/// Empirical Bayes: auditors' means are taken as drawn from one distribution, whose variance is the analysis
/// of variance estimate for unequal groups (S. R. Searle, G. Casella and C. E. McCulloch, "Variance
/// Components", 1992, chapter 3), 0 where that is negative; an auditor's estimate is the best linear unbiased
/// prediction (G. K. Robinson, "That BLUP is a good thing: the estimation of random effects", Statistical
/// Science 6, 1991): the mean of all, plus between / (between + within / pairs) of the auditor's distance
/// from it. With variances that cannot be told apart everyone is given the mean of all.
Severities severities(std::span<const AuditorsPair> pairs);

}  // namespace windscreen::assure

// The share of audits that meet something, as a statement about all the children of the frame. Floors per
// stratum over-sample small services, so each audit counts for as many children as it stands for; and what
// one auditor grades, or the children of one family, is alike, so it is worth fewer audits than it has. Both
// are allowed for by an effective number of audits, with which Wilson's interval is worked out: E. L. Korn
// and B. I. Graubard, "Confidence intervals for proportions with small expected number of positive counts
// estimated from survey data", Survey Methodology 24, 1998. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "measure/wilson.h"

namespace windscreen::assure {

struct SharedAudit {
  bool met = false;
  /// How many children it stands for, above 0.
  double weight = 1;
  /// References of who graded and whose family it is; empty: nobody else's.
  std::string_view auditor;
  std::string_view family;
};

struct WeightedShare {
  /// As counted, without weights.
  std::int64_t met = 0;
  std::int64_t all = 0;
  /// Hájek's estimate, the weight of what is met over all weight, between 0 and 1 (J. Hájek in "Foundations
  /// of Statistical Inference", 1971). 0 of none at all.
  double share = 0;
  /// Kish's (sum of weights)² / sum of squared weights: as many audits of one weight would say as much. L.
  /// Kish, "Survey Sampling", 1965.
  double kish = 0;
  /// How much more the share varies because auditors and families have several of the audits; 1 or more.
  double design_effect = 1;
  /// How many audits drawn by themselves from an endless number of children would say as much.
  double effective = 0;
  /// Several audits of one auditor or family are in it, but of fewer than 9 auditors (or families): what they
  /// differ by is then hardly known, and the interval may be too narrow.
  bool few_clusters = false;
  /// More than a tenth of the frame was audited, so that less is left to chance.
  bool finite_corrected = false;
  /// 95%.
  measure::Interval interval{0, 1};
};

/// `frame`: how many children could have been drawn; none: very many. The finite population correction (W. G.
/// Cochran, "Sampling Techniques", 3rd ed. 1977, section 2.6) is applied where more than a tenth was audited:
/// the interval is then about the children of this frame and not about the practice behind them.
///
/// The design effect is the variance of the share by Taylor linearisation with auditors and families as
/// clusters (both together as in A. C. Cameron, J. B. Gelbach and D. L. Miller, Journal of Business and
/// Economic Statistics 29, 2011: by auditor + by family - by both) over that with every audit for itself, and
/// never below 1. Where audits are clustered, the effective number is also made smaller for the few clusters,
/// by the squared ratio of the normal to Student's t quantile with clusters - 1 degrees of freedom (at least
/// 8), as Korn and Graubard do. Strata are not allowed for: the interval errs on the wide side. Throws Error
/// for a weight that is not above 0.
WeightedShare weighted_share(std::span<const SharedAudit> audits, std::optional<double> frame = std::nullopt);

/// Newer less older, between -1 and 1, with Newcombe's interval on the effective numbers.
struct ShareChange {
  double difference = 0;
  measure::Interval interval{-1, 1};
  /// The interval leaves out 0 and the score test agrees.
  bool beyond_chance = false;
};

ShareChange change_of(const WeightedShare& older, const WeightedShare& newer);

}  // namespace windscreen::assure

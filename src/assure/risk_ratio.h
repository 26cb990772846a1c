// How much oftener one thing is found where another is: inadequate audits where management oversight was not
// evidenced, against where it was. An association, never a cause: weak cases may attract oversight, and who
// sees poor oversight grades lower, so that the factor is part of the grade. All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "measure/wilson.h"

namespace windscreen::assure {

/// Audits with the factor and without it, and of each how many were found (inadequate).
struct TwoGroups {
  std::int64_t with_found = 0;
  std::int64_t with_all = 0;
  std::int64_t without_found = 0;
  std::int64_t without_all = 0;
  friend bool operator==(const TwoGroups&, const TwoGroups&) = default;
};

struct RiskRatio {
  double ratio = 1;
  /// 95%.
  measure::Interval interval;
  /// A half was added to each cell because one of them was 0.
  bool half_added = false;
  /// Strata whose audits all have the factor or all have it not, or where none were found: they say nothing.
  std::size_t strata_without_contrast = 0;

  bool beyond_chance() const { return !interval.contains(1.0); }
};

/// Share found with the factor divided by that without it; the interval is that of the logarithm: D. Katz and
/// others, "Obtaining confidence intervals for the risk ratio in cohort studies", Biometrics 34, 1978. Where
/// a cell is 0 a half is added to each of the four, and said. nullopt where one of the groups is empty, or
/// none were found in either.
std::optional<RiskRatio> risk_ratio(const TwoGroups& table);

/// The ratio common to all strata (services): N. Mantel and W. Haenszel, Journal of the National Cancer
/// Institute 22, 1959, in the form for risk ratios of K. J. Rothman and S. Greenland, "Modern Epidemiology";
/// interval: S. Greenland and J. M. Robins, "Estimation of a common effect parameter from sparse follow-up
/// data", Biometrics 41, 1985. Where none were found with the factor, or none without it, in any stratum, a
/// half is added to each cell of every stratum with a contrast, and said. nullopt where no stratum has a
/// contrast.
std::optional<RiskRatio> stratified_risk_ratio(std::span<const TwoGroups> strata);

/// The caution that stands beside every such ratio.
std::string_view association_words();

}  // namespace windscreen::assure

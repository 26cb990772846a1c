// An authority among all authorities, compared fairly: the funnel of a published measure in place of a league
// table (measure/dispersed_funnel.h).
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "benchmark/profile.h"
#include "measure/dispersed_funnel.h"

namespace windscreen::report {

/// Limits in the unit of the measure (per cent, per 10,000) for places of one size.
struct FunnelWidth {
  double of = 0;
  measure::FunnelLimits limits;
};

struct AuthorityFunnel {
  int year = 0;
  /// "year to 31 March 2021".
  std::string period;
  /// What all the authorities together have, in the unit of the measure.
  double centre = 0;
  /// How much wider than by chance alone the authorities lie: 1 where chance explains all of it.
  double dispersion = 0;
  struct One {
    std::string name;
    double counted = 0;
    double of = 0;
    double value = 0;
    /// nullopt where too few are expected there to tell.
    std::optional<measure::Standing> standing;
  };
  /// By name, never by value. Those whose counts are published.
  std::vector<One> authorities;
  /// The authority's own place in them, and its limits.
  std::size_t own = 0;
  std::optional<measure::FunnelLimits> limits;
  /// The limits from the smallest of them to the largest, for drawing.
  std::vector<FunnelWidth> widths;
  /// Where the authority stands, in a plain sentence with its limits.
  std::string sentence;
};

/// The funnel of a percentage or rate whose counts are published; nullopt for other measures, for counts that
/// are no whole numbers (full-time equivalents), and where too few authorities have them. Thread-safe.
std::optional<AuthorityFunnel> authority_funnel(const benchmark::Profile& profile,
                                                const benchmark::ProfileMeasure& measure);

/// As web/src/profile/data.ts reads it; null where there is none.
nlohmann::ordered_json authority_funnel_json(const std::optional<AuthorityFunnel>& funnel);

}  // namespace windscreen::report

// An authority among all authorities, compared fairly: the funnel of a published measure in place of a league
// table (measure/dispersed_funnel.h). A profile puts what is published of the authority among what is
// published of all; a report puts its own newest figure there.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "benchmark/compare.h"
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
    /// The published code; empty for a report's own figure.
    std::string code;
    std::string name;
    double counted = 0;
    double of = 0;
    double value = 0;
    /// nullopt where too few are expected there to tell.
    std::optional<measure::FunnelLimits> limits;
    std::optional<measure::Standing> standing;
  };
  /// How many have published counts: all of the authorities but a report's own figure.
  std::size_t published = 0;
  /// By name, never by value. Those whose counts are published, and a report's own figure.
  std::vector<One> authorities;
  /// The authority's own place in them.
  std::size_t own = 0;
  /// The limits from the smallest of them to the largest, for drawing.
  std::vector<FunnelWidth> widths;
  /// Where the authority stands, in a plain sentence with its limits.
  std::string sentence;
};

/// The funnel of a percentage or rate whose counts are published; nullopt for other measures, for counts that
/// are no whole numbers (full-time equivalents), and where too few authorities have them. Thread-safe.
std::optional<AuthorityFunnel> authority_funnel(const benchmark::Profile& profile,
                                                const benchmark::ProfileMeasure& measure);

/// A report's own figure.
struct OwnFigure {
  std::string name;
  /// What it is of: 412 of 1,106, or 412 for a population of 250,000.
  double counted = 0;
  double of = 0;
  benchmark::LocalPeriod period;
};

/// The published figures of the newest year that closes by the own figure's last day and has a funnel, with
/// the own figure put among them under its name and period. It changes neither centre nor limits: what is
/// published of the authority itself, where anything is, stands there too. nullopt as above. Thread-safe.
std::optional<AuthorityFunnel> own_among_authorities(const benchmark::Published& published,
                                                     const benchmark::Comparer& comparer,
                                                     const benchmark::Measure& measure, const OwnFigure& own);

/// As web/src/data/authority_funnel.ts reads it; null where there is none.
nlohmann::ordered_json authority_funnel_json(const std::optional<AuthorityFunnel>& funnel);

}  // namespace windscreen::report

// Whether the newest figure differs from that of a year before by more than chance, in a plain sentence.
//
//   percentages   Newcombe's interval for the difference of two proportions (wilson.h)
//   counts, rates the exact comparison of two Poisson counts (count_change.h)
//   the rest      by the control chart: whether the newest point is part of a signal
//
// Where the series varies more than such figures do by chance (control_chart.h), both are worked out from
// counts made smaller to match. Comparing with the same time a year before keeps the seasons out of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "measure/definition.h"
#include "measure/series_chart.h"
#include "measure/series_point.h"

namespace windscreen::measure {

enum class VerdictKind : std::uint8_t { better, worse, changed, no_clear_change, not_tested };

/// How a difference stands beside chance: `alone` is more than chance would give for one measure, but not
/// when many are looked at together (false_discovery.h).
enum class Finding : std::uint8_t { within, beyond, alone };

struct Verdict {
  VerdictKind kind = VerdictKind::not_tested;
  /// Places of the two figures compared; nullopt where only the control chart speaks.
  std::optional<std::size_t> before;
  std::optional<std::size_t> now;
  /// Newer minus older with its 95% interval: percentage points, or per cent of the older count or rate. The
  /// upper limit of a rise from none has no bound.
  std::optional<double> difference;
  std::optional<double> lower;
  std::optional<double> upper;
  /// How likely chance alone makes as much; nullopt where nothing was tested.
  std::optional<double> chance;
  /// The sentence: what is to be said before and after the words for the finding.
  std::string start;
  std::string end;
  Finding finding = Finding::within;
  /// How many measures were looked at together, where that has decided.
  std::size_t among = 0;

  /// A whole sentence: "Fell from 33.1% (298 of 901 referrals) in September 2019 to 26.1% (289 of 1,106
  /// referrals) in September 2020: more than chance would give (95% interval of the difference: 3 to 11
  /// points)."
  std::string sentence() const;
  /// The chance in standard deviations, for ordering by.
  std::optional<double> size() const;
};

/// The verdict on a series, oldest point first, with its chart. Thread-safe.
Verdict verdict_of(const Definition& definition, std::span<const SeriesPoint> series,
                   const SeriesChart& chart);

/// Looks at many verdicts together: those that chance alone would make among so many become "no clear
/// change". No more than 1 in 20 of the findings that stay is expected to be chance.
void weigh_together(std::span<Verdict* const> verdicts);

/// "better", "worse", "changed", "no_clear_change", "not_tested".
std::string_view name_of(VerdictKind kind);

}  // namespace windscreen::measure

// What the series and the groups of a report say beyond chance, worked out from the report's own columns, so
// that it can give nothing away that they do not show (docs/statistics.md).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "measure/analysis.h"
#include "measure/baselines.h"
#include "measure/series_chart.h"
#include "measure/verdict.h"

namespace windscreen::report {

struct Report;

/// An indicator's series judged.
struct Analysis {
  measure::SeriesChart chart;
  measure::Verdict verdict;
};

/// Funnel limits of one breakdown's groups, in their order; nullopt where a group cannot be judged.
struct Funnel {
  /// The whole's value, in per cent.
  double centre = 0;
  std::vector<std::optional<measure::GroupStanding>> groups;
};

/// Judges every series and every breakdown of a report, and the verdicts together. Thread-safe: works on its
/// arguments.
void analyse(Report& report, std::span<const measure::BaselineRow> baselines);

}  // namespace windscreen::report

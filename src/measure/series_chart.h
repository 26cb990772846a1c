// The control chart of one indicator's series: limits for each point, signals, baselines, and what a reader
// must know of how the points hang together. docs/statistics.md says which method is used when, and why.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "measure/baselines.h"
#include "measure/definition.h"
#include "measure/overlap.h"
#include "measure/run_rules.h"
#include "measure/series_point.h"

namespace windscreen::measure {

/// p: percentages; xmr: individuals and moving range; seasonal: each month against the same months.
enum class ChartKind : std::uint8_t { none, p, xmr, seasonal };

/// What the numbers are, which decides what chance does to them.
///   shares   whole numbers met of whole numbers
///   counts   whole numbers of things that happen or are there, or rates of them
///   values   means, medians, sums of weights, net changes
///   unjudged highest values, changes, shares of a total, ratios: nothing here applies
enum class NumberKind : std::uint8_t { shares, counts, values, unjudged };

struct Signal {
  RunRule rule = RunRule::beyond_limits;
  Direction direction = Direction::higher;
  /// Places in the series.
  std::size_t first_place = 0;
  std::size_t place = 0;
  /// A sentence: "September 2020 is above the upper limit."
  std::string words;
};

struct Baseline {
  Period period;
  std::size_t points = 0;
  std::size_t first_place = 0;
  std::string reason;
};

struct SeriesChart {
  ChartKind kind = ChartKind::none;
  NumberKind numbers = NumberKind::unjudged;
  /// A sentence; empty where there are limits.
  std::string why_none;
  /// As many as the series has points; nullopt where a point is not judged.
  std::vector<std::optional<Limits>> limits;
  std::vector<Signal> signals;
  std::vector<Baseline> baselines;
  Overlap overlap = Overlap::none;
  std::string overlap_words;
  std::string seasonal_words;
  /// How much more the points vary than counts or percentages would by chance alone; 1 or more.
  double widening = 1;
};

/// Judges a series, oldest point first. `rows` are all of the workspace's baselines. Thread-safe.
SeriesChart chart_of(const Definition& definition, std::span<const SeriesPoint> series,
                     std::span<const BaselineRow> rows);

/// "p", "xmr", "seasonal", "none".
std::string_view name_of(ChartKind kind);

}  // namespace windscreen::measure

// Baselines: the points that a centre line and its limits are worked out from. They are fixed by date, and
// re-based only with a reason, so that no one can explain a change away by moving the line. The advice is
// that of NHS England, "Making data count: strengthening your decisions", 2019.
//
// Without a word from the authority the baseline is the first 12 points of the series (at least 8). The
// workspace's `baselines.csv` fixes others:
//
//   indicator,from,until,reason
//   *,2018-04-01,2019-03-31,The year before the improvement plan
//   re_referrals_percent,2018-04-01,2019-03-31,The year before the improvement plan
//   re_referrals_percent,2020-04-01,2021-03-31,The new front door opened on 1 April 2020
//
// `*` stands for every indicator that has no row of its own. The first row of an indicator holds from the
// start of its series, each further one from its own `from`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "measure/period.h"

namespace windscreen::measure {

struct Catalogue;

/// How many points a baseline needs, and how many the usual one takes.
inline constexpr std::size_t least_baseline_points = 8;
inline constexpr std::size_t usual_baseline_points = 12;

/// A row of baselines.csv; both days are included.
struct BaselineRow {
  std::string indicator;
  base::Date from;
  base::Date until;
  std::string reason;
  std::uint64_t line = 0;
};

/// Reads a baselines.csv; no file, no rows. Throws Error with file and line: an unknown column or indicator,
/// no reason, dates that are none or the wrong way round, rows of one indicator that overlap. By indicator
/// and date.
std::vector<BaselineRow> read_baselines(const std::filesystem::path& file, const Catalogue& catalogue);

/// The rows that hold for an indicator: its own, or those of `*`.
std::vector<BaselineRow> baselines_for(std::span<const BaselineRow> rows, std::string_view indicator);

/// Points [first, last) of a series are judged by its points [baseline_first, baseline_last).
struct BaselineSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t baseline_first = 0;
  std::size_t baseline_last = 0;
  /// Empty for the usual one.
  std::string reason;

  std::size_t points() const { return baseline_last - baseline_first; }
};

/// Shares a series (its points' periods, oldest first) out among the baselines that hold for it. A span whose
/// baseline holds fewer than 8 points comes too: nothing can be judged by it. Thread-safe.
std::vector<BaselineSpan> baseline_spans(std::span<const Period> points, std::span<const BaselineRow> rows);

}  // namespace windscreen::measure

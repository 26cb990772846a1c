// The chart of months: the share of audits with a grade in each month, with the limits within which chance
// alone keeps it. A p-chart: W. A. Shewhart, "Economic Control of Quality of Manufactured Product", 1931;
// limits go by each month's audits, three standard deviations to either side of the baseline's share. All
// functions are thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "measure/baselines.h"
#include "measure/run_rules.h"

namespace windscreen::assure {

/// A month's audits. Counts may be fractions: a weighted share times Kish's effective number
/// (weighted_share.h).
struct MonthCount {
  /// The month's first day.
  base::Date month;
  double met = 0;
  double all = 0;
};

/// A month as it is drawn.
struct ChartMonth {
  base::Date month;
  double all = 0;
  /// Between 0 and 1; none in a month without audits, where the line breaks.
  std::optional<double> share;
  /// Limits between 0 and 1; none where there is no baseline that judges it.
  std::optional<double> centre;
  double lower = 0;
  double upper = 1;
};

/// Something that chance seldom gives. Only three rules are looked for: a month beyond its limits, eight in
/// a row on one side of the centre, six in a row that rise or fall (run_rules.h has their sources). A month
/// without audits and a new baseline end a row.
struct ChartSignal {
  measure::RunRule rule = measure::RunRule::beyond_limits;
  measure::Direction direction = measure::Direction::higher;
  /// Places in `months`.
  std::size_t first = 0;
  std::size_t last = 0;
  /// A sentence without its subject: "March 2020 is above the upper limit."
  std::string words;
};

struct MonthChart {
  std::vector<ChartMonth> months;
  std::vector<ChartSignal> signals;
  /// What the limits rest on, with the reason of each that was fixed; places are those of `months`.
  std::vector<measure::BaselineSpan> baselines;
  /// Why there are no limits, in a sentence; empty where there are.
  std::string why_none;
};

/// `months`: every month from the first to the last, oldest first, those without audits too. `rows`: the
/// baselines that the authority fixed (baselines.h), each with its reason; without any the baseline is the
/// first 12 months. A baseline with fewer than 8 months judges nothing.
MonthChart month_chart(std::span<const MonthCount> months, std::span<const measure::BaselineRow> rows = {});

}  // namespace windscreen::assure

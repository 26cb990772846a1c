// The engine's figures as the readings that measures of success are held against.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "improve/book.h"
#include "improve/measure_progress.h"
#include "measure/definition.h"
#include "measure/measure.h"

namespace windscreen::improve {

/// The figure of a period.
struct SeriesReading {
  /// The period's last day.
  base::Date on;
  /// Absent where there is a figure that the audience may not see: an older one does not stand in for it.
  std::optional<Reading> reading;
};

/// Figures by indicator, each by day.
using ReadingSeries = std::map<std::string, std::vector<SeriesReading>, std::less<>>;

/// Every indicator that a measure of the record is of, or that is named beside a thing.
std::set<std::string> indicators_of(const Book& book);

/// The monthly totals of indicators over the `months` up to the day of the measurer's snapshot; a period
/// counts from its last day. What the load does not reach or reaches in part, and indicators that are none of
/// the catalogue, are left out. Not thread-safe, as the measurer is. Throws base::Error.
ReadingSeries read_series(measure::Measurer& measurer, const measure::Catalogue& catalogue,
                          const std::set<std::string>& indicators, base::Date as_at, int months,
                          measure::Audience audience);

/// Gives the newest reading at a day; nullopt where that is hidden. The series must outlive it; thread-safe.
Readings readings_of(const ReadingSeries& series);

/// What stands right behind a number of an indicator in a sentence: "%", " per 10,000", " working days" …
std::string unit_behind(const measure::Definition& definition);

}  // namespace windscreen::improve

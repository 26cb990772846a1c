// Exceptions by team, service and quadrant: what is late or over a limit, out of how many, what it was a
// month and a year before, and whether chance alone can explain it. Never a league table: units stand by
// name, and a unit is only compared with what chance would give around the whole (measure/funnel.h).
//
// The counts are those of the indicators' breakdowns that the report shows, so that they agree with every
// other page and give nothing away that those hold back (docs/report.md).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "measure/analysis.h"
#include "measure/definition.h"
#include "measure/measure.h"

namespace windscreen::report {

struct Report;

using Days = std::pair<base::Date, base::Date>;

/// How many are late, or over a limit, out of how many; nullopt where it is not known.
struct LateCount {
  std::optional<double> late;
  std::optional<double> of;
  /// Held back from the public.
  bool suppressed = false;
};

/// One measure of one unit.
struct Exception {
  LateCount now;
  /// nullopt where nothing is known of that time, or the reader is the public.
  std::optional<LateCount> month_before;
  std::optional<LateCount> year_before;
  /// The percentage late against the whole's; nullopt where it cannot be judged, and for the whole itself.
  std::optional<measure::GroupStanding> standing;
  /// How many become late within the next 10 working days unless something is done; nullopt where unknown.
  std::optional<double> coming_due;
};

/// What is counted: the indicator, and that of what it is counted out of (empty: the indicator is a
/// percentage, and those that do not meet it are late).
struct ExceptionMeasure {
  std::string id;
  std::string of;
  Days now;
  std::optional<Days> month_before;
  std::optional<Days> year_before;
  Exception whole;
};

/// A team, service or quadrant; `measures` has one for each of Teams::measures, nullopt where the unit has
/// nothing to count.
struct TeamUnit {
  /// "team", "service" or "quadrant".
  std::string kind;
  /// As the breakdowns name it; measure::not_recorded for what has none.
  std::string name;
  /// Where a team is at the report's day; empty for other kinds, and where it is not recorded.
  std::string service;
  std::string quadrant;
  std::vector<std::optional<Exception>> measures;
};

struct Teams {
  /// The last of the 10 working days; nullopt where what is coming due is not worked out.
  std::optional<base::Date> due_until;
  std::vector<ExceptionMeasure> measures;
  /// Teams, then services, then quadrants, each by name, what is not recorded last.
  std::vector<TeamUnit> units;
};

/// What one request of earlier figures, or of what is coming due, gave.
struct UnitFigures {
  std::span<const measure::Definition* const> definitions;
  const measure::Measurement* measurement = nullptr;
};

/// The measures that a catalogue has: definitions with their right units. For the public there is none of
/// workers.
std::vector<const measure::Definition*> exception_definitions(const measure::Catalogue& catalogue,
                                                              measure::Audience audience);

/// Puts the report's own newest figures together with earlier ones; the latter may be empty (nullptr).
/// `due` are figures of definitions with the ids of the measures. nullopt where no measure has a breakdown.
/// Thread-safe: works on its arguments.
std::optional<Teams> arrange_teams(const Report& report, const UnitFigures& month_before,
                                   const UnitFigures& year_before, const UnitFigures& due);

/// The day a number of months before; the last day of a month stays the last day.
base::Date months_before(base::Date day, int months);

/// What is coming due: definitions (grain snapshot) with the ids of the measures that they belong to. They
/// hold only where nothing after the day is known, that is at a snapshot's own as-at date.
const std::vector<measure::Definition>& coming_due_definitions();

/// Fills in `report.teams` from the report's indicators and, where the report is internal, from what the
/// measurer says of a month and a year before and of what is coming due. What goes wrong is one of the
/// report's faults.
void read_teams(measure::Measurer& measurer, const measure::Catalogue& catalogue, base::Date snapshot_as_at,
                int threads, Report& report);

}  // namespace windscreen::report

// What has changed since the last report: two snapshots of one authority, measured by the same definitions.
//
//   then    the newest figures that the older snapshot gives for its own day: what was reported
//   again   the same periods computed from the newer snapshot: what was recorded late, or changed afterwards
//   now     the newest figures of the report
//
// "Got worse in silence" are worsenings that a reader of the first page would not see: too small to be told
// from chance, only in what was reported before, in how few stand behind a figure, or in the records. The
// public sees the newest figures of both and none that differ by 1 to 5 (docs/disclosure.md): never the same
// day twice.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/definition.h"
#include "measure/measure.h"
#include "measure/series_chart.h"
#include "measure/series_point.h"
#include "measure/verdict.h"
#include "report/data_quality.h"
#include "report/report_record.h"

namespace windscreen::report {

struct Report;

/// A change that comes about by chance less often than this is called one.
constexpr double usual_risk = 0.05;

/// A total, and the engine's words on it.
struct SinceFigure {
  measure::SeriesPoint point;
  std::string note;
};

/// Its point; an empty one where there is no figure. Thread-safe.
const measure::SeriesPoint& point_in(const std::optional<SinceFigure>& figure);

/// How a figure got worse without the first page saying so.
///   small    it moved the bad way, by no more than chance could give or without a test
///   history  the period that was reported then looks worse today
///   fewer    it stands on fewer children or events than then, by more than chance
enum class Silence : std::uint8_t { small, history, fewer };

/// "small", "history", "fewer".
std::string_view name_of(Silence silence);

struct SinceIndicator {
  /// Belongs to the catalogue, which must outlive the report.
  const measure::Definition* definition = nullptr;
  std::optional<SinceFigure> then;
  std::optional<SinceFigure> again;
  std::optional<SinceFigure> now;
  /// Newer minus older, in the unit of the figure; nullopt where the two are not to be compared.
  std::optional<double> difference;
  /// From `then` to `now`; its places are not used.
  measure::Verdict verdict;
  /// A sentence where `again` differs from `then`; else empty.
  std::string restated;
  /// The verdict's difference is beyond chance, but not from `again` to `now`: the records have changed
  /// rather than what happened.
  bool by_records = false;
  /// Why there is no figure now, where there was one then; a sentence, else empty.
  std::string lost;
  std::vector<std::pair<Silence, std::string>> silent;
  /// The definition, or something that it depends on, is not what it was when the older snapshot was last
  /// reported; and it did not exist then. Both false where that is not known.
  bool redefined = false;
  bool defined_since = false;
};

/// Part of a whole, in rows or children, then and now.
struct QualityChange {
  /// "rejected", "flagged", "team", "table" (rows; `part` is nullopt), "cells" or "column".
  std::string kind;
  std::string table;
  std::string column;
  std::optional<std::int64_t> then_part;
  std::optional<std::int64_t> now_part;
  std::int64_t then_whole = 0;
  std::int64_t now_whole = 0;
  bool worse = false;
};

struct Since {
  std::string snapshot;
  base::Date as_at;
  std::string loaded_at;
  /// The formats of both snapshots' sources, in order; where they differ, so do tables and columns, and none
  /// of these is said to be worse.
  std::vector<std::string> then_formats;
  std::vector<std::string> now_formats;
  /// The last report that was made of it in this workspace; nullopt where none is known, so that it is not
  /// known either whether definitions have changed.
  std::optional<std::string> reported_at;
  /// In the order of the catalogue; those of which neither snapshot has a figure are left out.
  std::vector<SinceIndicator> indicators;
  /// Indicators of that report that are no longer defined.
  std::vector<std::string> undefined;
  /// Empty for the public.
  std::vector<QualityChange> quality;
};

/// Children in need by team, for the children without one.
struct Teamless {
  std::int64_t children = 0;
  std::int64_t without = 0;
};

/// What the older snapshot says for its own day.
struct OlderFigures {
  lake::Snapshot snapshot;
  /// One a definition asked for.
  std::vector<std::optional<SinceFigure>> figures;
  DataQuality quality;
  std::optional<Teamless> teams;
  std::optional<ReportRecord> record;
};

/// What the newer snapshot says of the older one's day, and of its own teams. Without figures for the public.
struct SameDay {
  std::vector<std::optional<SinceFigure>> figures;
  std::optional<Teamless> teams;
};

/// The snapshot that a report of `snapshot` as at a day is compared with when none is named: the newest of
/// the same authority of an earlier day that is not after `as_at`; where there is none, the one loaded before
/// it for the same day. nullopt when there is neither.
std::optional<lake::Snapshot> snapshot_before(const lake::Workspace& workspace,
                                              const lake::Snapshot& snapshot, base::Date as_at);
/// The same out of a list that is known already, oldest first; nullptr when there is none. Thread-safe.
const lake::Snapshot* snapshot_before(std::span<const lake::Snapshot> snapshots,
                                      const lake::Snapshot& snapshot, base::Date as_at);

/// Opens the older snapshot, computes its newest totals and closes it. The public sees no total that its
/// breakdowns would suppress. `request` gives audience, rounding, threads and comparator; its days and
/// dimensions are not read. Throws Error.
OlderFigures read_older(const lake::Workspace& workspace, const lake::Snapshot& older,
                        const std::vector<const measure::Definition*>& asked,
                        const measure::Request& request);

/// The same totals from the newer snapshot, internal only, and who has no team at `as_at`.
SameDay read_same_day(measure::Measurer& newer, base::Date older_as_at, base::Date as_at,
                      const std::vector<const measure::Definition*>& asked, const measure::Request& request);

/// Sets both beside the report's own newest figures. `asked` are the definitions of both, which include the
/// report's. The report must be analysed and have its data quality. Thread-safe: works on its arguments.
Since since_of(const Report& report, const OlderFigures& older, const SameDay& same_day,
               const std::vector<const measure::Definition*>& asked);

/// A figure in words with its counts and its date, a mean with its spread, a change or share as a percentage.
/// Thread-safe.
std::string since_words(const measure::Definition& definition, const measure::SeriesPoint& point);

/// Whether and how a figure changed from one report to the next, by the tests of measure/verdict.h; `chart`
/// says what the numbers are and how much more than chance they vary. Thread-safe.
measure::Verdict change_between(const measure::Definition& definition, const measure::SeriesPoint& then,
                                const measure::SeriesPoint& now, const measure::SeriesChart& chart);

/// The formats of a snapshot's sources, each once, in order. Thread-safe.
std::vector<std::string> formats_of(const lake::Snapshot& snapshot);

/// What became of the records between two snapshots; for the worse is: one point more of the rows rejected or
/// flagged or of the children without a team, and between sources of the same formats a twentieth of a
/// table's rows gone, one point less of its cells with a value, five points less of a column's. Thread-safe.
std::vector<QualityChange> quality_changes(const OlderFigures& older, const Report& report,
                                           const std::optional<Teamless>& teams);

/// Takes from the public what two reports side by side would give away: where a count behind a figure, or
/// what is left of a percentage's whole, differs by 1 to 5, or both are of the same period, the older figure
/// and all that is said of the difference. Thread-safe.
void hold_back(Since& since);

}  // namespace windscreen::report

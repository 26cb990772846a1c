// What a performance report holds: computed once from a snapshot, then written into a page (html_report.h).
// web/src/data/report.ts says the same for the pages; whoever changes one changes the other and raises
// `contract`.
//
// Nothing here is about one child or one worker: figures, distributions and counts only. Values are not
// rounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "benchmark/compare.h"
#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/definition.h"
#include "measure/measure.h"
#include "report/analysis.h"
#include "report/authority_funnel.h"
#include "report/caseload.h"
#include "report/data_quality.h"
#include "report/disproportion.h"
#include "report/headlines.h"
#include "report/pathway.h"
#include "report/since.h"
#include "report/teams.h"

namespace windscreen::report {

/// The version of the data's form; the page refuses another.
inline constexpr int contract = 1;

/// Figures in columns of the same length; an absent value is nullopt. `suppressed` are places in the columns.
struct Columns {
  std::vector<std::optional<double>> value;
  std::vector<std::optional<double>> numerator;
  std::vector<std::optional<double>> denominator;
  /// Medians and means: quartiles and the largest value (measure.h); empty for other units.
  std::vector<std::optional<double>> spread_low;
  std::vector<std::optional<double>> spread_high;
  std::vector<std::optional<double>> largest;
  std::vector<std::size_t> suppressed;
  /// Why other places have no value (docs/disclosure.md): z, x or low.
  std::vector<std::pair<std::size_t, measure::Symbol>> symbols;
  /// Places of percentages of so few that they are shown as counts.
  std::vector<std::size_t> counts_only;
};

/// An indicator's totals, oldest first. `period` and `compared` are numbers into Report::periods; `compared`
/// is empty but for unit change. `notes` are the engine's words on single figures, by their place.
struct Series : Columns {
  std::vector<std::size_t> period;
  std::vector<std::optional<std::size_t>> compared;
  std::vector<std::pair<std::size_t, std::string>> notes;
};

/// The newest period by the groups of one dimension, in the engine's order. Numbers into Report::dimensions,
/// periods and groups.
struct Breakdown : Columns {
  std::size_t dimension = 0;
  std::size_t period = 0;
  std::vector<std::size_t> group;
  /// Which groups differ from the whole by more than chance; nullopt where that cannot be said.
  std::optional<Funnel> funnel;
};

struct IndicatorFigures {
  /// Belongs to the catalogue, which must outlive the report.
  const measure::Definition* definition = nullptr;
  /// The first day from which the load holds all that the definition reads; nullopt where no limit is known.
  std::optional<base::Date> from;
  Series series;
  std::vector<Breakdown> breakdowns;
  /// What the series says beyond chance; nullopt until `analyse`, and where there is no point.
  std::optional<Analysis> analysis;
  /// The published figures beside the newest one; nullopt where none are imported, or none fit.
  std::optional<benchmark::Comparison> comparison;
  /// The newest figure among those published of all authorities; nullopt for other units than percentages and
  /// rates, and where it or too many of theirs have no counts.
  std::optional<AuthorityFunnel> authorities;
};

struct Report {
  std::string authority_code;
  std::string authority_name;
  measure::Audience audience = measure::Audience::internal;
  /// What disclosure control did, over series and breakdowns together; counts are multiples of `round_to`.
  measure::DisclosureAccount disclosure;
  int round_to = 1;
  base::Date as_at;
  int months = 0;
  std::optional<lake::Population> population;
  std::vector<std::pair<base::Date, base::Date>> periods;
  std::vector<std::string> dimensions;
  std::vector<std::string> groups;
  std::vector<IndicatorFigures> indicators;
  /// The first page's headline figures; an indicator named here may be among the faults.
  std::vector<Headline> headlines;
  /// Definitions that could not be read or computed: id, and why (files by their names alone).
  std::vector<std::pair<std::string, std::string>> faults;
  std::optional<Caseload> caseload;
  /// nullopt where the load has no referral.
  std::optional<Pathway> pathway;
  std::optional<Disproportion> disproportion;
  /// nullopt where there is no snapshot to compare with.
  std::optional<Since> since;
  /// nullopt where no exception can be counted by team, service or quadrant.
  std::optional<Teams> teams;
  /// The published datasets that comparisons are from.
  std::vector<benchmark::Dataset> benchmarks;
  DataQuality quality;
  lake::Snapshot snapshot;
  /// When the report was made, ISO 8601 in UTC.
  std::string made_at;
  /// SHA-256 over the ids and hashes of the definitions.
  std::string definitions_hash;
};

struct ReportRequest {
  base::Date as_at;
  int months = 36;
  measure::Audience audience = measure::Audience::internal;
  /// Counts to the nearest multiple, such as 5; 1 leaves them.
  int round_to = 1;
  /// 0 means every core.
  int threads = 0;
  /// The snapshot of the last report, to compare with (snapshot_before); nullopt for none.
  std::optional<lake::Snapshot> since;
};

/// Computes everything. `progress` (may be empty) is called with how many of `steps` are done, between the
/// parts too; where it throws, the rest is left out and this throws the same. Throws Error where the request
/// is wrong (an as-at after the snapshot's). The catalogue must outlive the report.
Report collect(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
               const measure::Catalogue& catalogue, const ReportRequest& request,
               const std::function<void(std::size_t done, std::size_t steps)>& progress = {});

/// Computes only what a comparison of two snapshots needs: the totals, what they say beyond chance, the data
/// quality, and `since` (of `request.since`, which must be given). Otherwise like `collect`.
Report collect_since(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
                     const measure::Catalogue& catalogue, const ReportRequest& request,
                     const std::function<void(std::size_t done, std::size_t steps)>& progress = {});

/// Puts figures into a report's columns: the series from `series`, the newest period's groups from
/// `breakdowns`. A newest total that either suppresses is suppressed; points beyond the load's reach are left
/// out, but for a newest one, which says why it has no value. Used by `collect`; figures may come in any
/// order of periods. Thread-safe: works on its arguments.
void arrange(const std::vector<const measure::Definition*>& definitions,
             const std::vector<measure::Figure>& series, const std::vector<measure::Figure>& breakdowns,
             Report& report);

/// A report of the snapshot with what the request says of it, and nothing computed yet. Used by `collect` and
/// `collect_since`. Thread-safe.
Report begun(const lake::Snapshot& snapshot, const ReportRequest& request);

/// The report as one compact JSON object in ASCII.
std::string to_json(const Report& report);

}  // namespace windscreen::report

// Two snapshots compared without the rest of a report.
#include <algorithm>

#include "base/error.h"
#include "report/published_comparison.h"
#include "report/report_data.h"

namespace windscreen::report {

Report collect_since(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
                     const measure::Catalogue& catalogue, const ReportRequest& request,
                     const std::function<void(std::size_t, std::size_t)>& progress) {
  if (!request.since) throw base::Error("no snapshot to compare with", "Name one.");
  Report report = begun(snapshot, request);
  const std::vector<const measure::Definition*> asked = catalogue.all();
  const auto baselines = measure::read_baselines(workspace.directory() / "baselines.csv", catalogue);

  measure::Request figures;
  figures.audience = request.audience;
  figures.round_to = request.round_to;
  figures.threads = request.threads;
  const auto published = PublishedComparison::open(workspace);
  if (published) figures.comparator = published->finder();
  const std::size_t steps = asked.size() + 2;
  const OlderFigures older = read_older(workspace, *request.since, asked, figures);
  if (progress) progress(1, steps);

  measure::Measurer measurer(workspace, snapshot);
  const SameDay same_day = read_same_day(measurer, older.snapshot.as_at, request.as_at, asked, figures);
  figures.as_at = request.as_at;
  figures.months = request.months;
  const auto series = measurer.compute(asked, figures, [&](std::size_t done) {
    if (progress) progress(1 + done, steps);
  });
  std::vector<measure::Figure> breakdowns;
  if (request.audience == measure::Audience::public_) {
    figures.months = 1;
    figures.dimensions = {"all"};
    breakdowns = measurer.compute(asked, figures).figures;
  }
  arrange(asked, series.figures, breakdowns, report);
  for (const measure::MeasureFault& fault : series.faults) {
    report.faults.emplace_back(fault.id, fault.what);
    std::erase_if(report.indicators,
                  [&](const IndicatorFigures& one) { return one.definition->id == fault.id; });
  }
  analyse(report, baselines);

  query::Database database;
  query::Connection connection = database.connect();
  lake::attach(connection, snapshot);
  report.quality = read_data_quality(connection, snapshot);
  report.since = since_of(report, older, same_day, asked);
  if (progress) progress(steps, steps);
  return report;
}

}  // namespace windscreen::report

#include "report/measured_snapshot.h"

#include <utility>

#include "base/error.h"
#include "measure/baselines.h"
#include "report/figure_rows.h"

namespace windscreen::report {

MeasuredSnapshot::MeasuredSnapshot(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
                                   const measure::Catalogue& catalogue)
    : workspace_(workspace),
      catalogue_(catalogue),
      snapshot_name_(snapshot.name()),
      measurer_(workspace, snapshot) {}

measure::Measurement MeasuredSnapshot::measured(const std::vector<const measure::Definition*>& definitions,
                                                measure::Request& request,
                                                const std::function<void(std::size_t)>& progress) {
  if (const PublishedComparison* found = published()) request.comparator = found->finder();
  return measurer_.compute(definitions, request, progress);
}

MeasuredFigures MeasuredSnapshot::compute(const std::vector<const measure::Definition*>& definitions,
                                          measure::Request request,
                                          const std::function<void(std::size_t)>& progress) {
  // First, so that no one waits for figures to hear that the file is wrong.
  const auto baselines = measure::read_baselines(workspace_.directory() / "baselines.csv", catalogue_);
  MeasuredFigures figures{measured(definitions, request, progress), {}};
  figures.limits = measure::limits_of(definitions, figures.measurement.figures, baselines);
  return figures;
}

MeasuredFigures MeasuredSnapshot::of_group(const measure::Definition& definition,
                                           const MeasuredFigures& figures, std::string_view group) {
  MeasuredFigures own;
  for (const measure::Figure& one : figures.measurement.figures) {
    if (one.dimension != "total" && one.group == group) own.measurement.figures.push_back(one);
  }
  own.limits =
      measure::limits_of_group(definition, own.measurement.figures,
                               measure::read_baselines(workspace_.directory() / "baselines.csv", catalogue_));
  return own;
}

measure::Figure MeasuredSnapshot::newest(const measure::Definition& definition, measure::Request request) {
  measure::Measurement measurement = measured({&definition}, request, {});
  if (!measurement.faults.empty()) throw base::Error(measurement.faults.front().what);
  return std::move(measurement.figures.back());
}

LazyRows MeasuredSnapshot::rows(const std::vector<const measure::Definition*>& definitions,
                                const MeasuredFigures& figures, bool for_reading) {
  return figure_rows(definitions, figures.measurement.figures, figures.limits, snapshot_name_, published(),
                     for_reading);
}

PublishedComparison* MeasuredSnapshot::published() {
  if (!published_) published_ = PublishedComparison::open(workspace_);
  return published_->get();
}

}  // namespace windscreen::report

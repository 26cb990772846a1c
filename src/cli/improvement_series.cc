#include "cli/improvement_series.h"

#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/measure.h"

namespace windscreen::cli {

improve::ReadingSeries series_of(const Context& context, const improve::Book& book) {
  constexpr int months = 36;
  const lake::Workspace workspace = lake::Workspace::open(context.workspace);
  const std::vector<lake::Snapshot> snapshots = lake::list_snapshots(workspace);
  if (snapshots.empty()) return {};
  const lake::Snapshot& newest = snapshots.back();
  measure::Measurer measurer(workspace, newest);
  return improve::read_series(measurer, measure::load_catalogue(workspace.directory() / "indicators"),
                              improve::indicators_of(book), newest.as_at, months,
                              measure::Audience::internal);
}

}  // namespace windscreen::cli

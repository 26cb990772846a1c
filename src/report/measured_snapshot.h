// A snapshot that is open for measuring, with what its figures stand beside: what the command line and the
// server compute alike.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lake/lake.h"
#include "lake/workspace.h"
#include "measure/analysis.h"
#include "measure/definition.h"
#include "measure/measure.h"
#include "report/flat_rows.h"
#include "report/published_comparison.h"

namespace windscreen::report {

/// Figures and, in their order, their limits.
struct MeasuredFigures {
  measure::Measurement measurement;
  std::vector<measure::FigureLimits> limits;
};

/// Not thread-safe; computing uses threads of its own.
class MeasuredSnapshot {
 public:
  /// Opens the snapshot. The workspace and the catalogue must outlive it. Throws Error.
  MeasuredSnapshot(const lake::Workspace& workspace, const lake::Snapshot& snapshot,
                   const measure::Catalogue& catalogue);

  /// Computes the figures, ratios to published ones among them, and their limits by the workspace's
  /// baselines. `progress` (may be empty) is called with the number of definitions done. Throws Error where
  /// the request or baselines.csv is wrong, or as `published` does; what one definition has wrong is in the
  /// measurement's faults.
  MeasuredFigures compute(const std::vector<const measure::Definition*>& definitions,
                          measure::Request request, const std::function<void(std::size_t)>& progress = {});

  /// Of what was computed of one definition, only the figures of one group, with the limits of the group's
  /// own series in place of those among other groups. None where there is no such group. Throws likewise.
  MeasuredFigures of_group(const measure::Definition& definition, const MeasuredFigures& figures,
                           std::string_view group);

  /// The newest figure of one definition, as asked. Throws Error where it cannot be computed.
  measure::Figure newest(const measure::Definition& definition, measure::Request request);

  /// `figure_rows` of what was computed. Definitions, figures and this must outlive the rows.
  LazyRows rows(const std::vector<const measure::Definition*>& definitions, const MeasuredFigures& figures,
                bool for_reading);

  measure::Measurer& measurer() { return measurer_; }
  /// The workspace's published figures, read when they are first needed; nullptr where nothing is imported.
  /// Throws Error where they are damaged.
  PublishedComparison* published();

 private:
  measure::Measurement measured(const std::vector<const measure::Definition*>& definitions,
                                measure::Request& request, const std::function<void(std::size_t)>& progress);

  const lake::Workspace& workspace_;
  const measure::Catalogue& catalogue_;
  std::string snapshot_name_;
  measure::Measurer measurer_;
  // Nothing until it is needed.
  std::optional<std::unique_ptr<PublishedComparison>> published_;
};

}  // namespace windscreen::report

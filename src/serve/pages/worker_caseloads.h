// Who has how many children: a row a worker. Only the workers of teams within the reach of one's grants, by
// name where the grant's role has see_worker_names and by a staff reference where it has not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "measure/measure.h"
#include "report/flat_rows.h"
#include "serve/accounts/identity.h"
#include "serve/children/child_reference.h"
#include "serve/http/route.h"
#include "serve/pages/figures.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// One worker who holds a child's case on the day (indicators/shared/caseload.sql); or, with no worker_id,
/// the children of a team whose case no worker holds: the open episodes of need that were taken further, by
/// the team of the referral. A duty name is no worker, so its children are among them.
struct WorkerCaseload {
  std::string worker_id;
  /// Empty where the snapshot has none.
  std::string name;
  /// The team of most of the children, and where it is; empty where it is not recorded.
  std::string team;
  std::string service;
  std::string quadrant;
  std::int64_t children = 0;
  /// The most children that a worker of the service should hold (ext_caseload_limit; the service `all` gives
  /// that of services without one); nullopt where the authority has set none.
  std::optional<std::int64_t> limit;
  /// In the assessed and supported year of employment; false where it is not recorded.
  bool newly_qualified = false;
  bool agency = false;
  /// Of all the worker's posts; nullopt where not recorded.
  std::optional<double> full_time_equivalent;
};

/// The most children that a newly qualified worker should hold where others hold up to `limit`: a tenth less,
/// and no part of a child. The tenth is what employers of social workers in England usually agree for the
/// assessed and supported year (Skills for Care's guidance on the child and family programme).
std::int64_t protected_limit(std::int64_t limit);

/// All of them, by team, then children (most first), then identifier; then what no worker holds, by team. The
/// caller must be alone with the
/// measurer. Throws Error.
std::vector<WorkerCaseload> read_worker_caseloads(measure::Measurer& measurer, base::Date day);

/// The rows that these grants show, with the columns of the page /caseloads/workers: `kind` is worker or
/// unallocated. Thread-safe.
report::Rows worker_rows(const std::vector<WorkerCaseload>& all, const std::vector<Grant>& grants,
                         const ChildReferences& references);

/// What `worker_rows` takes of the grants, for the keys of documents: who see the same have the same text.
std::string worker_reach(const std::vector<Grant>& grants);

/// The page /caseloads/workers with its data; needs Permission::see_figures. `lake`, `figures` and
/// `references`, which are those of what is due next too, must outlive the route.
Route worker_route(LakeView& lake, Figures& figures, const ChildReferences& references,
                   const DocumentPtr& shell);

}  // namespace windscreen::serve

// Reading the log of every change (docs/store.md).
#pragma once

#include <vector>

#include "serve/children/child_views.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// GET and POST /api/v1/change-log, GET /api/v1/change-log/verification; all need Permission::see_change_log.
/// What is about a child is shown by POST with a purpose only, within the reach of a grant that sees the
/// access record, and is itself recorded. `sources` must outlive the routes.
std::vector<Route> change_log_routes(ChildSources& sources);

}  // namespace windscreen::serve

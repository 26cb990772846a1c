// The addresses of what is about children, and of the record of who opened it.
#pragma once

#include <vector>

#include "serve/children/child_views.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// POST /api/v1/indicators/{id}/children, /api/v1/children/search, /api/v1/children/timeline and
/// /api/v1/access-record. They change nothing that is asked about, and are POST so that no child stands in an
/// address, and so that each needs the session's token: another site cannot have anything opened in someone's
/// name. The sources must outlive the routes.
std::vector<Route> child_routes(ChildSources& sources);

}  // namespace windscreen::serve

// What is next: counts by day and worker for whoever sees figures, and the children for a purpose, recorded.
#pragma once

#include <vector>

#include "serve/children/child_views.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// GET /api/v1/coming-due, the counts within one's reach without any child (see_figures), and POST
/// /api/v1/coming-due/children, who they are (list_children; .csv also export_children). Both are of the
/// newest snapshot. `sources` must outlive the routes.
std::vector<Route> coming_due_routes(ChildSources& sources);

}  // namespace windscreen::serve

// The route table's parts. Each gives routes to be put together by the server (server_program.h).
#pragma once

#include <memory>
#include <vector>

#include "serve/figures.h"
#include "serve/lake_view.h"
#include "serve/route.h"

namespace windscreen::serve {

/// /api/v1: snapshots, areas, indicators, figures, definitions. All need Permission::see_figures. The
/// arguments must outlive the routes.
std::vector<Route> figure_routes(LakeView& lake, Figures& figures);

}  // namespace windscreen::serve

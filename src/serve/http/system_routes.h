// The routes about the server itself: health, metrics, the OpenAPI document, and what search
// engines may do.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "serve/application.h"
#include "serve/http/route.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// /healthz (the process answers), /readyz (the lake can be read and holds a snapshot; 503 otherwise) and
/// /metrics. For anyone: they say nothing of any figure. The arguments must outlive the routes.
std::vector<Route> system_routes(LakeView& lake, Application& application,
                                 std::function<std::size_t()> in_flight);

/// /robots.txt.
std::vector<Route> site_routes();

/// /api/v1/openapi.json over these routes and itself.
std::vector<Route> openapi_route(const std::vector<Route>& routes, const std::string& version);

}  // namespace windscreen::serve

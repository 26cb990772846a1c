// The addresses of saved views (docs/application.md).
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "serve/accounts/people.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// Listing, keeping, changing and deleting; each needs Permission::see_figures. `people` must outlive the
/// routes.
std::vector<Route> saved_view_routes(People& people);

/// What they take and give, by name (openapi.h). Thread-safe.
std::map<std::string, nlohmann::ordered_json> saved_view_schemas();

}  // namespace windscreen::serve

// The authority's settings, and what of them whoever is not signed in may know.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "serve/accounts/people.h"
#include "serve/http/route.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// Settings that an option of the server decides, and the option's words: changing them has no effect.
using FixedSettings = std::map<std::string, std::string, std::less<>>;

/// GET and POST /api/v1/settings, GET /api/v1/settings/changes; all need Permission::change_settings. All
/// must outlive the routes.
std::vector<Route> settings_routes(People& people, LakeView& lake, FixedSettings fixed);

/// /api/v1/site: whether there is a public picture (`shown` says), and who helps. `settings` is nullptr where
/// there is no store.
Route site_route(std::function<bool()> shown, const Settings* settings);

}  // namespace windscreen::serve

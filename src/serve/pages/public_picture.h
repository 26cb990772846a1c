// The public picture: the disclosure-controlled report of one snapshot, for whoever reaches the server.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "serve/http/route.h"
#include "serve/pages/lake_view.h"

namespace windscreen::serve {

/// /public as a page, .json and .csv. It takes no parameters, and it stays with the snapshot that was named
/// or was the newest when the server started: figures of several days or corrected loads, put side by side,
/// can give away what each keeps back (docs/disclosure.md), so publishing another is somebody's decision and
/// not a load's. Throws Error where there is no such snapshot. `lake` must outlive the routes.
std::vector<Route> public_routes(LakeView& lake, const std::string& snapshot);

/// The same of whichever snapshot `chosen` names; 404 while it names none. It is asked at each request and
/// must not wait.
std::vector<Route> public_routes(LakeView& lake, std::function<std::string()> chosen);

/// The policy of a page that has one in its head, for the header. Empty where it has none.
std::string policy_of(std::string_view page);

}  // namespace windscreen::serve

// The addresses of practice audit. Each part has a file of its own, and a line in audit_routes.
#pragma once

#include <vector>

#include "serve/accounts/api_route.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// All of them. The sources must outlive them.
std::vector<Route> audit_routes(AuditSources& sources);

using AuditAddress = ApiAddress;

/// The route of an address of practice audit (api_route.h).
Route audit_route(AuditSources& sources, const AuditAddress& address,
                  Response (*make)(AuditSources&, const Call&));

}  // namespace windscreen::serve

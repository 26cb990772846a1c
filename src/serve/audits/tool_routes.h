// The addresses of audit tools: what there is (tool_routes.cc), and making, importing and retiring versions
// (tool_change_routes.cc).
#pragma once

#include <vector>

#include "serve/audits/audit_schemas.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// The sources must outlive them.
std::vector<Route> tool_routes(AuditSources& sources);
std::vector<Route> tool_change_routes(AuditSources& sources);

/// Of all of them, by name. Thread-safe.
AuditSchemas tool_schemas();

}  // namespace windscreen::serve

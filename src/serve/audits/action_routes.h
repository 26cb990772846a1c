// What follows from audits: actions with their clocks, re-audits, and who answers for them.
#pragma once

#include <vector>

#include "serve/audits/audit_schemas.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// /api/v1/audits/actions… and re-audits…: lists, one action, and what is done with it. The sources must
/// outlive them.
std::vector<Route> action_routes(AuditSources& sources);

/// What they give and take.
AuditSchemas action_schemas();

/// Those of action_changes.cc and re_audit_routes.cc.
std::vector<Route> action_change_routes(AuditSources& sources);
std::vector<Route> re_audit_routes(AuditSources& sources);

}  // namespace windscreen::serve

// Themes that audits find, month by month, and recommendations for practice that follow from them. None of it
// is about a child.
#pragma once

#include <vector>

#include "serve/audits/audit_schemas.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// /api/v1/audits/themes… and recommendations…, and an audit's own marks. The sources must outlive them.
std::vector<Route> theme_routes(AuditSources& sources);

/// Those of theme_changes.cc.
std::vector<Route> theme_change_routes(AuditSources& sources);

/// What they give and take.
AuditSchemas theme_schemas();

}  // namespace windscreen::serve

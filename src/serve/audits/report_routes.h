// Reports of practice audit: frozen figures with a narrative, signed and published by others than their
// author.
#pragma once

#include <vector>

#include "serve/audits/audit_schemas.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// GET /api/v1/audits/reports and /{report}, and the tables of one as rows. They need see_audit_reports:
/// drafts are shown to who makes or signs reports, and to who has no figures of audits only what was
/// published for them. No child is in any. The sources must outlive the routes, as those below.
std::vector<Route> report_routes(AuditSources& sources);

/// POST /api/v1/audits/reports and /{report}/replace, sign and publish.
std::vector<Route> report_change_routes(AuditSources& sources);

/// What they give and take.
AuditSchemas report_schemas();

}  // namespace windscreen::serve

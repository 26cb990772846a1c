// The register of auditors: who audits, how much, and which interests they have declared.
#pragma once

#include <vector>

#include "serve/audits/audit_routes.h"

namespace windscreen::serve {

std::vector<Route> auditor_routes(AuditSources& sources);

}  // namespace windscreen::serve

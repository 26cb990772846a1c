// The control sheet of a round: frame, exclusions, draw, and how far it is, by state, service and auditor
// group.
#pragma once

#include <vector>

#include "serve/audits/audit_routes.h"

namespace windscreen::serve {

std::vector<Route> control_sheet_routes(AuditSources& sources);

}  // namespace windscreen::serve

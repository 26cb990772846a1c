// Programmes of audits, their history, and the plan of the months to come.
#pragma once

#include <vector>

#include "serve/audits/audit_routes.h"

namespace windscreen::serve {

std::vector<Route> programme_routes(AuditSources& sources);

}  // namespace windscreen::serve

// Who audits what: a proposal to look at, and giving audits out, each pair held to the rules of independence.
#pragma once

#include <vector>

#include "serve/audits/audit_routes.h"

namespace windscreen::serve {

std::vector<Route> assignment_routes(AuditSources& sources);

}  // namespace windscreen::serve

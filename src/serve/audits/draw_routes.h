// Drawing the cases of a round, its method note, the list of its cases, and cases that are replaced.
#pragma once

#include <vector>

#include "serve/audits/audit_routes.h"

namespace windscreen::serve {

std::vector<Route> draw_routes(AuditSources& sources);

}  // namespace windscreen::serve

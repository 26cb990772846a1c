// A round from its opening over its frame and gate to its closing.
#pragma once

#include <vector>

#include "serve/audits/audit_routes.h"

namespace windscreen::serve {

std::vector<Route> round_routes(AuditSources& sources);

/// What a round's page shows: its frame and gate, its draw, how far its audits are. No child's identifier is
/// in it. Throws Problem (404).
Response show_round(AuditSources& sources, const Call& call);

}  // namespace windscreen::serve

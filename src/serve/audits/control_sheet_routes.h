// The control sheet of a round: frame, exclusions, draw, and how far it is, by state, service and auditor
// group.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "report/flat_rows.h"
#include "serve/audits/audit_routes.h"

namespace windscreen::serve {

std::vector<Route> control_sheet_routes(AuditSources& sources);

/// The control sheet as rows; what is late goes by the day. Throws Problem (404) where there is no such
/// round.
report::Rows control_sheet_rows(const store::Reader& reader, const std::string& round_id, base::Date day);

}  // namespace windscreen::serve

// The auditor's own work: their audits, one audit with its form, what is typed into it, evidence, and the
// moves that an auditor makes.
#pragma once

#include <vector>

#include "serve/audits/audit_schemas.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// POST /api/v1/audits/mine, open, record and move. The sources must outlive them.
std::vector<Route> audit_form_routes(AuditSources& sources);

/// POST /api/v1/audits/save, evidence and evidence/remove. The sources must outlive them.
std::vector<Route> audit_writing_routes(AuditSources& sources);

/// The schemas of both.
AuditSchemas audit_form_schemas();

/// What the newest snapshot has of the audit's child: values beside the questions. As POST
/// /api/v1/audits/record gives it.
Response view_audit_record(AuditSources& sources, const Call& call);

/// Makes one of the auditor's moves, as POST /api/v1/audits/move.
Response move_audit(AuditSources& sources, const Call& call);

}  // namespace windscreen::serve

// What audits say together: the headline, what goes with inadequate, re-audits, teams and services.
#pragma once

#include <vector>

#include "serve/audits/audit_schemas.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"

namespace windscreen::serve {

/// GET /api/v1/audits/findings and the addresses under it, as JSON and CSV. They need see_audit_figures: who
/// has it sees the authority's headline, and of services, quadrants and teams those within their reach. No
/// child is in them.
std::vector<Route> findings_routes(AuditSources& sources);

AuditSchemas findings_schemas();

/// What may be asked of compliance and quality.
std::vector<Parameter> compliance_parameters();

/// Each of the addresses.
Response findings_headline(AuditSources& sources, const Call& call);
Response findings_inadequate(AuditSources& sources, const Call& call);
Response findings_compliance(AuditSources& sources, const Call& call);
Response findings_reaudits(AuditSources& sources, const Call& call);
Response findings_teams(AuditSources& sources, const Call& call);
Response findings_team(AuditSources& sources, const Call& call);

}  // namespace windscreen::serve

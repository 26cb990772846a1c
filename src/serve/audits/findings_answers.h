// What the pages of findings say, for reports, which freeze it.
#pragma once

#include <nlohmann/json.hpp>

#include "serve/audits/audit_sources.h"
#include "serve/audits/findings_scope.h"

namespace windscreen::serve {

/// The page of the headline (the schema's AuditFindings).
nlohmann::ordered_json headline_findings(AuditSources& sources, const FindingsBase& base);

/// The page of re-audits (the schema's ReAuditFindings).
nlohmann::ordered_json reaudit_findings(AuditSources& sources);

}  // namespace windscreen::serve

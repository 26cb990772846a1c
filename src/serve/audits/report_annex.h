// The committee's annex as a report: made from a signed highlight report, with what was made before it.
#pragma once

#include <nlohmann/json.hpp>

#include "serve/audits/audit_sources.h"
#include "serve/audits/report_data.h"

namespace windscreen::serve {

/// Puts the annex (assure/committee_annex.h), the report that it is made from and its method into the data of
/// a report. Recommendations whose words name somebody stand there without them. Throws base::Error where no
/// report is named, or it is not a signed highlight report of the same months.
void add_annex(AuditSources& sources, const ReportScope& scope, nlohmann::ordered_json& data);

/// What is in it.
nlohmann::ordered_json annex_schema();

}  // namespace windscreen::serve

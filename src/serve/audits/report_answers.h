// What the addresses of reports have in common: who sees which report, and how one is shown.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "assure/report_life.h"
#include "serve/audits/audit_sources.h"
#include "serve/http/route.h"
#include "store/audit_reports.h"

namespace windscreen::serve {

/// What somebody may see of reports.
struct ReportReader {
  /// Drafts, and why something was restated: who makes or signs reports.
  bool drafts = false;
  /// Reports in which small numbers are not hidden, who wrote them, and single restatements.
  bool figures = false;
  std::string account;
};

/// Throws Problem (401) where nobody is known.
ReportReader report_reader(const Call& call);

/// Whether the reader may see the report at all: drafts go to who makes or signs reports, published ones to
/// who sees figures, and the committee's annex to everyone who sees reports once it was published beyond the
/// board.
bool may_see(const ReportReader& reader, const store::AuditReport& report,
             const assure::ReportStanding& standing);

/// "September 2020", "July 2020 to September 2020".
std::string months_words(const store::AuditReport& report);

/// The report as the schema's AuditReport has it. Throws Problem 404, the same for one that is not there and
/// one that the caller may not see.
nlohmann::ordered_json report_json(AuditSources& sources, const Call& call, const std::string& id);

/// Every report that the caller may see, the newest first, as lines of the list.
nlohmann::ordered_json report_lines(AuditSources& sources, const Call& call);

/// The row of the report with the id, as far as the caller may see it. Throws Problem (404).
store::AuditReport find_report(AuditSources& sources, const Call& call, const std::string& id);

}  // namespace windscreen::serve

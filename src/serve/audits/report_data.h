// The figures of a report: what the pages of audits say of its months, as they say it, put together to be
// frozen. Nothing is worked out here in another way than there, and no child, worker or auditor is in it.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "serve/audits/audit_sources.h"
#include "store/audit_reports.h"

namespace windscreen::serve {

/// What a report is of.
struct ReportScope {
  std::string kind;
  /// The first and the last sampled month ("2020-07").
  std::string month_from;
  std::string month_to;
  std::optional<std::string> programme_id;
  /// The signed report that an annex is made from.
  std::optional<std::string> from_report = {};  // NOLINT(readability-redundant-member-init)
};

/// What a report that was made is of.
ReportScope scope_of(const store::AuditReport& report);

/// The data, as the schema's AuditReport has it under "data". Reads the store in several transactions:
/// assure::make_report refuses what changed in between. Throws Problem (404) where there is no such
/// programme, and base::Error where the kind cannot be made of this.
nlohmann::ordered_json report_data(AuditSources& sources, const ReportScope& scope);

/// The headline of the months as it would be frozen today; null for kinds that have none.
nlohmann::ordered_json headline_today(AuditSources& sources, const ReportScope& scope);

}  // namespace windscreen::serve

#include "serve/audits/findings_routes.h"

#include <utility>

#include "serve/audits/audit_routes.h"
#include "serve/audits/findings_scope.h"

namespace windscreen::serve {

std::vector<Route> findings_routes(AuditSources& sources) {
  const Access access = Access::needs(Permission::see_audit_figures);
  const auto route = [&](const char* address, const char* summary, const char* schema,
                         std::vector<Parameter> query, Response (*make)(AuditSources&, const Call&),
                         Workers by = Workers::store) {
    AuditAddress one;
    one.address = address;
    one.access = access;
    one.summary = summary;
    one.schema = schema;
    one.csv = true;
    one.by = by;
    Route made = audit_route(sources, one, make);
    made.query = std::move(query);
    return made;
  };
  // Those that read the newest snapshot too are made by the workers for that.
  return {
      route("/audits/findings", "How good practice is: first-time random audits in windows of months.",
            "AuditFindings", findings_parameters(true), findings_headline),
      route("/audits/findings/inadequate", "What goes with inadequate audits, and how long it takes to fix.",
            "InadequateAudits", findings_parameters(false), findings_inadequate, Workers::figures),
      route("/audits/findings/compliance",
            "Grades of those for whom a step was on time, beside those for whom it was late.",
            "ComplianceAndQuality", compliance_parameters(), findings_compliance, Workers::figures),
      route("/audits/findings/re-audits",
            "Re-audits by first and second grade, beside what no change at all would give.",
            "ReAuditFindings", findings_parameters(false), findings_reaudits),
      route("/audits/findings/teams", "Audits of the services, quadrants and teams within one's reach.",
            "TeamAudits", findings_parameters(false), findings_teams),
      route("/audits/findings/teams/{unit}", "Audits of one service, quadrant or team over the years.",
            "TeamAuditsOverTime", findings_parameters(false), findings_team),
  };
}

}  // namespace windscreen::serve

#include "serve/audits/findings_routes.h"

#include "serve/audits/audit_routes.h"
#include "serve/audits/findings_scope.h"

namespace windscreen::serve {

std::vector<Route> findings_routes(AuditSources& sources) {
  const Access access = Access::needs(Permission::see_audit_figures);
  const auto route = [&](const char* address, const char* summary, const char* schema, bool windows,
                         Response (*make)(AuditSources&, const Call&)) {
    AuditAddress one;
    one.address = address;
    one.access = access;
    one.summary = summary;
    one.schema = schema;
    one.csv = true;
    Route made = audit_route(sources, one, make);
    made.query = findings_parameters(windows);
    return made;
  };
  return {
      route("/audits/findings", "How good practice is: first-time random audits in windows of months.",
            "AuditFindings", true, findings_headline),
      route("/audits/findings/inadequate", "What goes with inadequate audits, and how long it takes to fix.",
            "InadequateAudits", false, findings_inadequate),
      route("/audits/findings/re-audits",
            "Re-audits by first and second grade, beside what no change at all would give.",
            "ReAuditFindings", false, findings_reaudits),
      route("/audits/findings/teams", "Audits of the services, quadrants and teams within one's reach.",
            "TeamAudits", false, findings_teams),
      route("/audits/findings/teams/{unit}", "Audits of one service, quadrant or team over the years.",
            "TeamAuditsOverTime", false, findings_team),
  };
}

}  // namespace windscreen::serve

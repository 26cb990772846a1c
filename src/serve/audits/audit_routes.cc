#include "serve/audits/audit_routes.h"

#include <initializer_list>

#include "serve/audits/action_routes.h"
#include "serve/audits/assignment_routes.h"
#include "serve/audits/audit_form_routes.h"
#include "serve/audits/auditor_routes.h"
#include "serve/audits/control_sheet_routes.h"
#include "serve/audits/conversation_routes.h"
#include "serve/audits/draw_routes.h"
#include "serve/audits/findings_routes.h"
#include "serve/audits/import_routes.h"
#include "serve/audits/moderation_routes.h"
#include "serve/audits/programme_routes.h"
#include "serve/audits/report_routes.h"
#include "serve/audits/room_routes.h"
#include "serve/audits/round_routes.h"
#include "serve/audits/theme_routes.h"
#include "serve/audits/tool_routes.h"

namespace windscreen::serve {

std::vector<Route> audit_routes(AuditSources& sources) {
  std::vector<Route> routes;
  using Part = std::vector<Route> (*)(AuditSources&);
  for (const Part part : std::initializer_list<Part>{
           conversation_routes, family_routes,        alert_routes,         action_routes,
           theme_routes,        audit_form_routes,    audit_writing_routes, moderation_routes,
           decision_routes,     audit_history_routes, calibration_routes,   agreement_routes,
           programme_routes,    round_routes,         draw_routes,          auditor_routes,
           assignment_routes,   control_sheet_routes, tool_routes,          tool_change_routes,
           findings_routes,     import_routes,        report_routes,        room_routes,
           room_lead_routes,
       }) {
    for (Route& route : part(sources)) routes.push_back(std::move(route));
  }
  return routes;
}

Route audit_route(AuditSources& sources, const AuditAddress& address,
                  Response (*make)(AuditSources&, const Call&)) {
  return api_route(sources, address, make);
}

}  // namespace windscreen::serve

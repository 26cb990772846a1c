#include "serve/improvement/improvement_routes.h"

#include <initializer_list>

namespace windscreen::serve {

std::vector<Route> improvement_routes(ImprovementSources& sources) {
  std::vector<Route> routes;
  using Part = std::vector<Route> (*)(ImprovementSources&);
  for (const Part part : std::initializer_list<Part>{improvement_plan_routes, improvement_thing_routes,
                                                     improvement_ledger_routes, improvement_scrutiny_routes,
                                                     improvement_finding_routes, improvement_writing_routes,
                                                     improvement_linking_routes, improvement_kind_routes,
                                                     improvement_meeting_routes, improvement_import_routes}) {
    for (Route& route : part(sources)) routes.push_back(std::move(route));
  }
  return routes;
}

AuditSchemas improvement_schemas() {
  AuditSchemas all;
  using Part = AuditSchemas (*)();
  for (const Part part : std::initializer_list<Part>{improvement_plan_schemas, improvement_thing_schemas,
                                                     improvement_ledger_schemas, improvement_scrutiny_schemas,
                                                     improvement_finding_schemas, improvement_writing_schemas,
                                                     improvement_linking_schemas, improvement_kind_schemas,
                                                     improvement_meeting_schemas, improvement_import_schemas})
    all.merge(part());
  return all;
}

}  // namespace windscreen::serve

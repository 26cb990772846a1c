// The addresses of the improvement record. Each part has a file of its own, and a line in
// improvement_routes.cc.
#pragma once

#include <vector>

#include "serve/accounts/api_route.h"
#include "serve/audits/audit_schemas.h"
#include "serve/improvement/improvement_sources.h"

namespace windscreen::serve {

/// All of them. The sources must outlive them.
std::vector<Route> improvement_routes(ImprovementSources& sources);
/// The schemas of what they give and take, by name.
AuditSchemas improvement_schemas();

/// Plans with their actions, ratings and measures.
std::vector<Route> improvement_plan_routes(ImprovementSources& sources);
AuditSchemas improvement_plan_schemas();
/// One thing with its entries, and its thread.
std::vector<Route> improvement_thing_routes(ImprovementSources& sources);
AuditSchemas improvement_thing_schemas();
/// Promises, posts and money for a time, risks, work lists.
std::vector<Route> improvement_ledger_routes(ImprovementSources& sources);
AuditSchemas improvement_ledger_schemas();
/// Meetings, decisions, recommendations, questions.
std::vector<Route> improvement_scrutiny_routes(ImprovementSources& sources);
AuditSchemas improvement_scrutiny_schemas();
/// Which services were looked at, what breaks off, what families and partners said.
std::vector<Route> improvement_finding_routes(ImprovementSources& sources);
AuditSchemas improvement_finding_schemas();
/// Adding to the record.
std::vector<Route> improvement_writing_routes(ImprovementSources& sources);
AuditSchemas improvement_writing_schemas();

/// What binds things together: links, and who watches over what.
std::vector<Route> improvement_linking_routes(ImprovementSources& sources);
AuditSchemas improvement_linking_schemas();
/// What there can be in the record, and finding a thing by its words.
std::vector<Route> improvement_kind_routes(ImprovementSources& sources);
AuditSchemas improvement_kind_schemas();
/// Meetings' pages, live and frozen.
std::vector<Route> improvement_meeting_routes(ImprovementSources& sources);
AuditSchemas improvement_meeting_schemas();
/// Plans from spreadsheets and as workbooks.
std::vector<Route> improvement_import_routes(ImprovementSources& sources);
AuditSchemas improvement_import_schemas();

/// A route that reads the record as at the day of its parameter "on", for whoever sees it.
template <typename Make>
Route improvement_view(ImprovementSources& sources, const char* address, const char* summary,
                       const char* schema, bool csv, Make make, Workers by = Workers::store) {
  ApiAddress one;
  one.address = address;
  one.access = Access::needs(Permission::see_improvement);
  one.summary = summary;
  one.schema = schema;
  one.csv = csv;
  one.by = by;
  Route route = api_route<ImprovementSources>(sources, one, make);
  route.query = {on_parameter()};
  return route;
}

}  // namespace windscreen::serve

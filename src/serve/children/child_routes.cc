#include "serve/children/child_routes.h"

#include <functional>

#include "serve/children/access_search.h"

namespace windscreen::serve {
namespace {

using View = Response (*)(ChildSources&, const Call&);

Route view_route(std::string pattern, Permission permission, std::string summary, std::string schema,
                 std::string takes, ChildSources& sources, View view) {
  Route route;
  route.pattern = std::move(pattern);
  route.access = Access::needs(permission);
  route.forms = {Form::json, Form::csv};
  route.summary = std::move(summary);
  route.schema = std::move(schema);
  route.method = Method::post;
  route.body = BodyKind::json;
  route.takes = std::move(takes);
  route.answer = [&sources, view](const Call&) {
    return Work{[&sources, view](const Call& call) { return view(sources, call); }, Workers::figures};
  };
  return route;
}

}  // namespace

std::vector<Route> child_routes(ChildSources& sources) {
  std::vector<Route> routes;
  routes.push_back(view_route("/api/v1/indicators/{id}/children", Permission::list_children,
                              "The children whom an indicator's figure counts, as far as one's roles reach. "
                              "Recorded.",
                              "CountedChildren", "CountedChildrenRequest", sources, view_counted));
  routes.back().path = {{"id", Parameter::Kind::slug, "The indicator's id.", 0, 0, {}}};
  routes.push_back(view_route("/api/v1/children/search", Permission::search_children,
                              "Children by identifier, name or date of birth. Recorded.", "FoundChildren",
                              "ChildSearchRequest", sources, view_search));
  routes.push_back(view_route("/api/v1/children/timeline", Permission::open_children,
                              "One child's journey, and who is involved. Recorded.", "ChildTimeline",
                              "ChildTimelineRequest", sources, view_child));
  routes.push_back(view_route("/api/v1/access-record", Permission::see_access_record,
                              "Who opened what about a child, or what someone opened. Itself recorded.",
                              "AccessRecords", "AccessRecordRequest", sources, view_access_record));
  return routes;
}

}  // namespace windscreen::serve

// One child: the journey, and who is involved.
#include <nlohmann/json.hpp>

#include "report/journey.h"
#include "report/journey_page.h"
#include "report/journey_table.h"
#include "serve/children/child_details.h"
#include "serve/children/child_request.h"
#include "serve/children/child_rows.h"
#include "serve/children/child_search.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

// The same words whether there is no such child or it is someone else's: the answer tells nobody which.
Problem no_such_child() {
  return {404, "There is no child of that identifier whom you may see.",
          "Check the identifier, or search for the child."};
}

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json involved_json(const std::vector<Involved>& involved, bool with_workers) {
  ordered_json list = ordered_json::array();
  for (const Involved& one : involved) {
    list.push_back({{"role", text_or_null(one.role)},
                    {"worker", with_workers ? text_or_null(one.worker) : ordered_json(nullptr)},
                    {"team", text_or_null(one.team)},
                    {"since", one.since ? ordered_json(base::format_iso(*one.since)) : nullptr}});
  }
  return list;
}

}  // namespace

Response view_child(ChildSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {"child", "snapshot"});
  const Purpose purpose = purpose_in(sources, request);
  const auto child = request.text("child");
  if (!child) throw Problem{400, "The request does not say which child.", "Give child, the identifier."};
  const auto state = sources.lake.now();
  const lake::Snapshot& snapshot = state->find(request.text("snapshot").value_or(""));
  const ChildAccess access = access_for(sources, call, state, Permission::open_children);
  const ReachingGrant* grant = access.to(*child);
  // What shows a child is known by the identifier shows who it is.
  if (grant == nullptr || !grant->may(Permission::see_children_identified)) throw no_such_child();
  bool is_there = false;
  ChildDetails details;
  std::vector<Involved> involved;
  sources.figures.with_snapshot(state, snapshot, [&](measure::Measurer& measurer) {
    is_there = has_person(measurer, *child);
    if (!is_there) return;
    details = read_details(measurer, {*child}, snapshot.as_at).at(*child);
    involved = read_involved(measurer, *child, snapshot.as_at);
  });
  if (!is_there) throw no_such_child();
  const report::Journey journey = report::read_journey(state->workspace, snapshot, state->catalogue, *child);
  const bool leaves = call.form == Form::csv;
  const Viewing viewing =
      record_viewing(sources.store, who_asks(call), {"child.timeline", purpose, snapshot.name(), leaves},
                     {{*child, grant->grant.id}});
  if (leaves) return list_response(call, {}, report::journey_table(journey), viewing, "child");
  ordered_json whole = {{"viewing", viewing.id},
                        {"child", *child},
                        {"name", text_or_null(details.name)},
                        {"born", details.born ? ordered_json(base::format_iso(*details.born)) : nullptr},
                        {"involved", involved_json(involved, grant->may(Permission::see_worker_names))},
                        {"journey", ordered_json::parse(report::to_json(journey))}};
  return uncached("application/json",
                  whole.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace windscreen::serve

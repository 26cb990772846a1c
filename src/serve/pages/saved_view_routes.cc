#include "serve/pages/saved_view_routes.h"

#include <memory>

#include "report/flat_rows.h"
#include "serve/accounts/account_answers.h"
#include "serve/children/child_views.h"
#include "serve/http/request_body.h"
#include "serve/http/schema_parts.h"
#include "serve/pages/figures.h"
#include "serve/pages/saved_views.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr const char* pattern = "/api/v1/saved-views";
constexpr const char* one_pattern = "/api/v1/saved-views/{view}";

Response list_views(const SavedViews& views, const Call& call) {
  report::Rows rows;
  rows.columns = {"id", "name", "address", "shared_with", "owner", "own", "created_at", "changed_at"};
  for (const SeenView& one : views.seen_by(who_asks(call)))
    rows.rows.push_back({one.view.id, one.view.name, one.view.address, one.view.shared_with, one.owner,
                         one.own, one.view.created_at, one.view.changed_at});
  return rows_answer(rows, call, "saved-views");
}

ViewWish wish_of(const Call& call) {
  ViewWish wish;
  const auto& body = *call.body;
  wish.name = optional_text_member(body, "name", longest_view_name);
  wish.address = optional_text_member(body, "address", longest_view_address);
  wish.shared_with = optional_text_member(body, "shared_with", 20);
  return wish;
}

Response one_view(const store::SavedView& view) {
  return json_answer({{"id", view.id},
                      {"name", view.name},
                      {"address", view.address},
                      {"shared_with", view.shared_with},
                      {"created_at", view.created_at},
                      {"changed_at", view.changed_at}});
}

}  // namespace

std::vector<Route> saved_view_routes(People& people) {
  const auto views = std::make_shared<SavedViews>(people.store, [&people] { return people.now(); });
  std::vector<Route> routes;
  const auto add = [&](Method method, const char* address, const char* summary, const char* schema,
                       std::function<Response(const Call&)> make) {
    routes.push_back(
        account_route(method, address, Access::needs(Permission::see_figures), summary, std::move(make)));
    routes.back().schema = schema;
    if (std::string_view(address) == one_pattern)
      routes.back().path = {{"view", Parameter::Kind::slug, "The saved view's id.", 0, 0, {}}};
  };
  add(Method::get, pattern, "One's own saved views, and those that others share with one's team or everyone.",
      "SavedViews", [views](const Call& call) { return list_views(*views, call); });
  routes.back().forms = {Form::json, Form::csv};
  add(Method::post, pattern, "Keeps a page of figures, with its filters, under a name.", "SavedView",
      [views](const Call& call) {
        ViewWish wish = wish_of(call);
        if (!wish.name) wish.name = text_member(*call.body, "name", longest_view_name);
        if (!wish.address) wish.address = text_member(*call.body, "address", longest_view_address);
        return one_view(views->add(who_asks(call), wish));
      });
  routes.back().takes = "SavedViewWish";
  add(Method::put, one_pattern, "Renames a view of one's own, shares it, or points it elsewhere.",
      "SavedView", [views](const Call& call) {
        return one_view(views->change(who_asks(call), call.path.at("view"), wish_of(call)));
      });
  routes.back().takes = "SavedViewChange";
  add(Method::remove, one_pattern, "Deletes a view of one's own.", "DeletedView", [views](const Call& call) {
    views->remove(who_asks(call), call.path.at("view"));
    return json_answer({{"deleted", call.path.at("view")}});
  });
  return routes;
}

std::map<std::string, ordered_json> saved_view_schemas() {
  const ordered_json shared = choice({"nobody", "team", "everyone"});
  const SchemaMembers wish = {{"name", text()}, {"address", text()}, {"shared_with", shared}};
  const SchemaMembers view =
      joined({{{"id", text()}}, wish, {{"created_at", moment()}, {"changed_at", moment()}}});
  return {{"SavedViews", rows(joined({view, {{"owner", text()}, {"own", truth()}}}))},
          {"SavedView", object(view)},
          {"SavedViewWish", object({{"name", text()}, {"address", text()}}, {{"shared_with", shared}})},
          {"SavedViewChange", object({}, wish)},
          {"DeletedView", object({{"deleted", text()}})}};
}

}  // namespace windscreen::serve

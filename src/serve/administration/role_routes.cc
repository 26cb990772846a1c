#include "serve/administration/role_routes.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "report/flat_rows.h"
#include "serve/accounts/account_answers.h"
#include "serve/accounts/roles.h"
#include "serve/administration/people_list.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/pages/figures.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

constexpr const char* grants_address = "/api/v1/role-grants";

Response list_grants(People& people, const Call& call) {
  struct Found {
    std::map<std::string, std::pair<std::string, std::string>> people;
    std::vector<store::RoleGrant> grants;
    std::map<std::string, std::int64_t> children;
  };
  const Found found = people.store.read([](const store::Queries& reader) {
    Found all;
    for (const store::Account& one : reader.select<store::Account>())
      all.people[one.id] = {one.email, one.name};
    all.grants = reader.select<store::RoleGrant>("order by granted_at, id");
    // How many, and not which.
    for (const store::Row& row :
         reader.query("select grant_id, count(*) from granted_children group by grant_id", {},
                      std::array{store::Kind::text, store::Kind::integer}))
      all.children[std::get<std::string>(row.at(0))] = std::get<std::int64_t>(row.at(1));
    return all;
  });
  const auto email_or_null = [&](const std::optional<std::string>& account) {
    return account ? report::text_cell(found.people.at(*account).first) : report::Cell();
  };
  const std::string today = grant_day(people.now());
  report::Rows rows;
  rows.columns = {"id",         "account", "account_id", "name",       "role",     "scope",
                  "value",      "words",   "state",      "valid_from", "valid_to", "granted_by",
                  "granted_at", "reason",  "revoked_by", "revoked_at", "children"};
  for (const store::RoleGrant& one : found.grants) {
    const auto& [email, name] = found.people.at(one.account_id);
    const auto named = found.children.find(one.id);
    rows.rows.push_back({one.id, email, one.account_id, name, one.role, one.scope,
                         report::cell(one.scope_value), grant_words(one.role, one.scope, one.scope_value),
                         std::string(state_of_grant(one, today)), one.valid_from, report::cell(one.valid_to),
                         email_or_null(one.granted_by), one.granted_at, one.reason,
                         email_or_null(one.revoked_by), report::cell(one.revoked_at),
                         named == found.children.end() ? std::int64_t{0} : named->second});
  }
  return rows_answer(rows, call, "role-grants");
}

std::vector<std::string> children_of(const nlohmann::json& body) {
  const auto given = body.find("children");
  if (given == body.end() || given->is_null()) return {};
  constexpr std::size_t most = 1000;
  std::vector<std::string> children;
  if (given->is_array() && given->size() <= most) {
    for (const auto& one : *given) {
      if (one.is_string() && !one.get_ref<const std::string&>().empty()) children.push_back(one);
    }
    if (children.size() == given->size()) return children;
  }
  throw Problem{400, "children is not a list of identifiers.", "Give up to 1000 identifiers as text."};
}

// A name that is written otherwise than in the data reaches nobody, and would do so in silence.
void check_place(RolePlaces& places, const GrantWish& wish, const nlohmann::json& body) {
  const auto scope = find_scope(wish.scope);
  if (!scope || !needs_value(*scope) || !wish.value) return;
  if (body.value("confirmed", nlohmann::json()) == true) return;
  if (has_place(*places.now(), wish.scope, *wish.value)) return;
  throw Refused(
      422, fmt::format("The newest data has no {} of that name, so the role would reach nobody.", wish.scope),
      "Choose one that it has, or confirm that one of this name is still to come.", "place_unknown");
}

Response grant_role(People& people, RolePlaces& places, const Call& call) {
  const auto& body = *call.body;
  const std::string email = email_of(text_member(body, "account", 254));
  const auto account =
      people.store.read([&](const store::Queries& reader) { return account_with_email(reader, email); });
  if (!account)
    throw Refused(404, "There is no account of that address.", "Invite them first.", "no_account");
  GrantWish wish;
  wish.role = text_member(body, "role", 40);
  wish.scope = text_member(body, "scope", 40);
  wish.value = optional_text_member(body, "value", 200);
  wish.valid_from = optional_text_member(body, "valid_from", 10).value_or("");
  wish.valid_to = optional_text_member(body, "valid_to", 10);
  wish.reason = text_member(body, "reason", 500);
  wish.children = children_of(body);
  check_place(places, wish, body);
  const std::string& by = who_asks(call).account;
  const std::string id = people.accounts.grant(by, account->id, by, wish);
  people.sessions.forget(account->id);
  return json_answer({{"grant", id}});
}

Response revoke_grant(People& people, const Call& call) {
  const std::string id = text_member(*call.body, "grant", 100);
  const std::string& by = who_asks(call).account;
  people.sessions.forget(people.accounts.revoke_grant(by, id, by));
  return json_answer({{"grant", id}});
}

// The table of roles.h, a row a scope, for the form that grants them.
Response list_roles(const Call& call) {
  report::Rows rows;
  rows.columns = {"role", "title", "scope", "needs_value", "always_ends"};
  for (const Role& role : roles()) {
    for (const Scope scope : role.scopes)
      rows.rows.push_back({std::string(role.name), std::string(role.title), std::string(name_of(scope)),
                           needs_value(scope), role.always_ends});
  }
  return respond_with(rows_document(report::lazy(rows), call.form, "roles"), call.request, true);
}

Response list_places(RolePlaces& places, const Call& call) {
  report::Rows rows;
  rows.columns = {"scope", "value"};
  for (const RolePlace& one : *places.now()) rows.rows.push_back({one.scope, one.value});
  return rows_answer(rows, call, "role-places");
}

}  // namespace

std::vector<Route> role_routes(People& people, RolePlaces& places) {
  const auto route = [](Method method, const char* address, const char* summary, const char* schema,
                        std::function<Response(const Call&)> make, Workers by = Workers::store) {
    Route made = account_route(method, address, Access::needs(Permission::manage_accounts), summary,
                               std::move(make), by);
    made.schema = schema;
    return made;
  };
  std::vector<Route> routes = {
      route(Method::get, grants_address, "Every role that was ever granted, and to whom.", "RoleGrants",
            [&people](const Call& call) { return list_grants(people, call); }),
      // It may have to look into the newest snapshot.
      route(
          Method::post, grants_address, "Grants a role to someone else.", "GrantedRole",
          [&people, &places](const Call& call) { return grant_role(people, places, call); },
          Workers::figures),
      route(Method::post, "/api/v1/role-grants/revoke", "Takes a role back, at once.", "GrantedRole",
            [&people](const Call& call) { return revoke_grant(people, call); }),
      route(Method::get, "/api/v1/roles", "The roles, and how far each may reach.", "Roles", list_roles),
      route(
          Method::get, "/api/v1/role-places",
          "The teams, services and quadrants of the newest snapshot, without any figure.", "RolePlaces",
          [&places](const Call& call) { return list_places(places, call); }, Workers::figures)};
  for (const std::size_t list : {0U, 3U, 4U}) routes[list].forms = {Form::json, Form::csv};
  routes[1].takes = "RoleGrantWish";
  routes[2].takes = "RoleGrantEnd";
  return routes;
}

}  // namespace windscreen::serve

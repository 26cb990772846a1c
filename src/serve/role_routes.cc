#include "serve/role_routes.h"

#include <map>
#include <nlohmann/json.hpp>

#include "report/flat_rows.h"
#include "serve/account_answers.h"
#include "serve/child_views.h"
#include "serve/figures.h"
#include "serve/problem.h"
#include "serve/request_body.h"
#include "store/people.h"

namespace windscreen::serve {
namespace {

constexpr const char* pattern = "/api/v1/role-grants";

Response list_grants(People& people, const Call& call) {
  struct Found {
    std::map<std::string, std::string> emails;
    std::vector<store::RoleGrant> grants;
  };
  const Found found = people.store.read([](const store::Queries& reader) {
    Found all;
    for (const store::Account& one : reader.select<store::Account>()) all.emails[one.id] = one.email;
    all.grants = reader.select<store::RoleGrant>("order by granted_at, id");
    return all;
  });
  const auto email_or_null = [&](const std::optional<std::string>& account) {
    return account ? report::text_cell(found.emails.at(*account)) : report::Cell();
  };
  report::Rows rows;
  rows.columns = {"id",       "account",    "role",       "scope",  "value",      "valid_from",
                  "valid_to", "granted_by", "granted_at", "reason", "revoked_by", "revoked_at"};
  for (const store::RoleGrant& one : found.grants) {
    rows.rows.push_back({one.id, found.emails.at(one.account_id), one.role, one.scope,
                         report::cell(one.scope_value), one.valid_from, report::cell(one.valid_to),
                         email_or_null(one.granted_by), one.granted_at, one.reason,
                         email_or_null(one.revoked_by), report::cell(one.revoked_at)});
  }
  Document document = rows_document(report::lazy(rows), call.form, "role-grants");
  document.caching = "no-store";
  return respond_with(document, call.request);
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

Response grant_role(People& people, const Call& call) {
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
  const std::string& by = who_asks(call).account;
  const std::string id = people.accounts.grant(by, account->id, by, wish);
  people.sessions.forget(account->id);
  return json_answer({{"grant", id}});
}

Response revoke_grant(People& people, const Call& call) {
  const std::string id = text_member(*call.body, "grant", 100);
  const std::string& by = who_asks(call).account;
  const std::string account = people.store.write({by, "role.revoke"}, [&](store::Writer& writer) {
    auto row = writer.find<store::RoleGrant>(id);
    if (!row) throw Problem{404, "There is no such grant.", "GET /api/v1/role-grants lists them."};
    if (!row->revoked_at) {
      row->revoked_at = store::moment_text(people.now());
      row->revoked_by = by;
      writer.update(*row);
    }
    return row->account_id;
  });
  people.sessions.forget(account);
  return json_answer({{"grant", id}});
}

}  // namespace

std::vector<Route> role_routes(People& people) {
  const auto route = [&people](Method method, const char* address, const char* summary, const char* schema,
                               Response (*make)(People&, const Call&)) {
    Route made = account_route(method, address, Access::needs(Permission::manage_accounts), summary,
                               [&people, make](const Call& call) { return make(people, call); });
    made.schema = schema;
    return made;
  };
  std::vector<Route> routes = {
      route(Method::get, pattern, "Every role that was ever granted, and to whom.", "RoleGrants",
            list_grants),
      route(Method::post, pattern, "Grants a role to someone else.", "GrantedRole", grant_role),
      route(Method::post, "/api/v1/role-grants/revoke", "Takes a role back, at once.", "GrantedRole",
            revoke_grant)};
  routes[0].forms = {Form::json, Form::csv};
  routes[1].takes = "RoleGrantWish";
  routes[2].takes = "RoleGrantEnd";
  return routes;
}

}  // namespace windscreen::serve

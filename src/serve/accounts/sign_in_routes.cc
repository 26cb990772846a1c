#include <nlohmann/json.hpp>

#include "serve/accounts/account_answers.h"
#include "serve/accounts/account_routes.h"
#include "serve/accounts/session_token.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

constexpr const char* session_pattern = "/api/v1/session";

Response session_answer(People& people, const Call& call) {
  const std::string token = session_token_of(call.request, people.secure());
  return json_answer(session_json(people, people.sessions.view(token), csrf_token_of(token)));
}

Response sign_in(People& people, const Call& call) {
  const bool form = is_form(call.request);
  const nlohmann::json& body = *call.body;
  try {
    Credentials given;
    given.email = text_member(body, "email", 254);
    given.password = text_member(body, "password", most_password_bytes);
    given.code = optional_text_member(body, "code", 40).value_or("");
    given.address = address_of(people, call.request);
    given.device = device_of(call.request);
    given.old_token = session_token_of(call.request, people.secure());
    const NewSession made = people.sign_in.sign_in(given);
    if (!form) return with_new_session(people, made.token);
    Response response = go_to(own_path(optional_text_member(body, "return_to", 2000)));
    response.headers.add("Set-Cookie", session_cookie(made.token, people.secure()));
    return response;
  } catch (const Refused& refused) {
    if (!form) throw;
    return go_to("/sign-in?problem=" + refused.code);
  } catch (const Problem&) {
    // A field was left empty.
    if (!form) throw;
    return go_to("/sign-in?problem=wrong_credentials");
  }
}

Response sign_out(People& people, const Call& call) {
  const Identity& identity = *call.identity;
  people.store.write({identity.account, "session.end"}, [&](store::Writer& writer) {
    end_session(writer, identity.session, identity.account, "signed_out", people.now());
  });
  people.sessions.forget(identity.account);
  Response response = is_form(call.request)
                          ? go_to(own_path(optional_text_member(*call.body, "return_to", 2000)))
                          : json_answer(session_json(people, std::nullopt, ""));
  response.headers.add("Set-Cookie", session_cookie("", people.secure()));
  // What the browser kept of pages is for whoever signed in.
  response.headers.add("Clear-Site-Data", "\"cache\"");
  return response;
}

Response own_sessions(People& people, const Call& call) {
  const std::string now = store::moment_text(people.now());
  ordered_json rows = ordered_json::array();
  for (const store::Session& session : people.store.read([&](const store::Queries& reader) {
         return reader.select<store::Session>(
             "where account_id = :account and ended_at is null and expires_at > :now and "
             "idle_expires_at > :now order by created_at desc, id",
             {{"account", call.identity->account}, {"now", now}});
       })) {
    rows.push_back({{"id", session.id},
                    {"started_at", session.created_at},
                    {"last_seen_at", session.last_seen_at},
                    {"device", session.device.value_or("another browser")},
                    {"second_factor", session.second_factor_at.has_value()},
                    {"current", session.id == call.identity->session}});
  }
  return json_answer(rows);
}

Response end_own_sessions(People& people, const Call& call) {
  const Identity& identity = *call.identity;
  const auto session = optional_text_member(*call.body, "session", 100);
  const bool others = call.body->value("others", nlohmann::json()) == true;
  if (session.has_value() == others)
    throw Problem{400, "The body names no session, or more than one thing to end.",
                  "Send a session's id as session, or others: true."};
  const auto ended =
      people.store.write({identity.account, "session.end"}, [&](store::Writer& writer) -> std::int64_t {
        if (others)
          return end_sessions(writer, identity.account, identity.session, "signed_out", people.now());
        return end_session(writer, *session, identity.account, "signed_out", people.now()) ? 1 : 0;
      });
  people.sessions.forget(identity.account);
  return json_answer({{"ended", ended}});
}

}  // namespace

std::vector<Route> sign_in_routes(People& people) {
  const auto with = [&people](Response (*make)(People&, const Call&)) {
    return [&people, make](const Call& call) { return make(people, call); };
  };
  std::vector<Route> routes;
  routes.push_back(account_route(Method::get, session_pattern, Access::anyone(),
                                 "Who is signed in, with which roles, and until when.",
                                 with(session_answer)));
  routes.back().schema = "Session";
  // A page may ask how long there is without that being use.
  routes.back().counts_as_use = false;
  routes.push_back(account_route(Method::post, session_pattern, Access::signed_in(),
                                 "Stays signed in: moves the idle limit.", with(session_answer)));
  routes.back().schema = "Session";
  routes.back().takes = "Nothing";
  routes.push_back(account_route(Method::post, "/api/v1/sign-in", Access::anyone(), "Signs in.",
                                 with(sign_in), Workers::passwords));
  routes.back().body = BodyKind::json_or_form;
  routes.back().schema = "Session";
  routes.back().takes = "Credentials";
  routes.push_back(
      account_route(Method::post, "/api/v1/sign-out", Access::signed_in(), "Signs out.", with(sign_out)));
  routes.back().body = BodyKind::json_or_form;
  routes.back().schema = "Session";
  routes.back().takes = "SignOut";
  routes.push_back(account_route(Method::get, "/api/v1/sessions", Access::signed_in(),
                                 "The browsers that are signed in to the account.", with(own_sessions)));
  routes.back().schema = "Sessions";
  routes.push_back(account_route(Method::post, "/api/v1/sessions/end", Access::signed_in(),
                                 "Ends one of one's own sessions, or all others.", with(end_own_sessions)));
  routes.back().schema = "Ended";
  routes.back().takes = "SessionsToEnd";
  return routes;
}

std::vector<Route> account_routes(People& people) {
  std::vector<Route> routes = sign_in_routes(people);
  for (auto* const part : {credential_routes, draft_routes}) {
    for (Route& route : part(people)) routes.push_back(std::move(route));
  }
  return routes;
}

std::vector<Route> account_routes_without_store() {
  Route route = account_route(
      Method::get, session_pattern, Access::anyone(), "Who is signed in: nobody can, without a store.",
      [](const Call&) { return json_answer(session_of_nobody("off", store::now())); });
  route.schema = "Session";
  route.counts_as_use = false;
  return {route};
}

}  // namespace windscreen::serve

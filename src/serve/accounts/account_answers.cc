#include "serve/accounts/account_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "serve/accounts/session_token.h"
#include "serve/http/request_headers.h"

namespace windscreen::serve {

using nlohmann::ordered_json;

Response json_answer(const ordered_json& body, int status) {
  Response response;
  response.status = status;
  response.headers.add("Content-Type", "application/json");
  response.headers.add("Cache-Control", "no-store");
  response.body = std::make_shared<const std::string>(
      body.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n");
  return response;
}

Route account_route(Method method, std::string pattern, Access access, std::string summary,
                    std::function<Response(const Call&)> make, Workers by) {
  Route route;
  route.method = method;
  route.pattern = std::move(pattern);
  route.access = access;
  route.forms = {Form::json};
  route.summary = std::move(summary);
  if (method == Method::post || method == Method::put) route.body = BodyKind::json;
  route.answer = [make = std::move(make), by](const Call&) -> Answer { return Work{make, by}; };
  return route;
}

ordered_json session_of_nobody(const char* sign_in, const std::string& now) {
  return {{"signed_in", false},
          {"sign_in", sign_in},
          {"single_sign_on", nullptr},
          {"now", now},
          {"account", nullptr},
          {"roles", ordered_json::array()},
          {"permissions", ordered_json::array()},
          {"purposes_with_words", ordered_json::array()},
          {"second_factor", false},
          {"password", false},
          {"csrf_token", nullptr},
          {"idle_ends_at", nullptr},
          {"ends_at", nullptr}};
}

ordered_json session_json(const People& people, const std::optional<SessionView>& view,
                          const std::string& csrf) {
  ordered_json json = session_of_nobody("password", store::moment_text(people.now()));
  if (!people.single_sign_on().empty()) json["single_sign_on"] = people.single_sign_on();
  if (!view) return json;
  json["signed_in"] = true;
  json["account"] = {{"id", view->identity.account}, {"email", view->email}, {"name", view->name}};
  for (const Grant& grant : view->identity.grants) {
    ordered_json one = {{"role", grant.role}, {"scope", grant.scope}, {"value", nullptr}};
    if (grant.value) one["value"] = *grant.value;
    json["roles"].push_back(std::move(one));
  }
  for (const Permission permission : view->identity.permissions)
    json["permissions"].push_back(std::string(name_of(permission)));
  json["purposes_with_words"] = people.settings.list("purposes_with_words");
  json["second_factor"] = view->second_factor;
  json["password"] = view->password;
  json["csrf_token"] = csrf;
  json["idle_ends_at"] = store::moment_text(std::min(view->idle_ends, view->ends));
  json["ends_at"] = store::moment_text(view->ends);
  return json;
}

Response with_new_session(People& people, const std::string& token) {
  Response response = json_answer(session_json(people, people.sessions.view(token), csrf_token_of(token)));
  response.headers.add("Set-Cookie", session_cookie(token, people.secure()));
  return response;
}

NewSession renew_session(store::Writer& writer, const People& people, const Call& call,
                         const std::string& reason, bool second_factor) {
  const std::string& account = call.identity->account;
  end_session(writer, call.identity->session, account, "replaced", people.now());
  end_sessions(writer, account, "", reason, people.now());
  return begin_session(writer, account, device_of(call.request), second_factor, people.limits(),
                       people.now());
}

std::string own_path(const std::optional<std::string>& wanted) {
  const bool own = wanted && wanted->size() > 1 && wanted->front() == '/' && (*wanted)[1] != '/' &&
                   wanted->find_first_of("\\\r\n\t ") == std::string::npos &&
                   std::all_of(wanted->begin(), wanted->end(),
                               [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
  return own ? *wanted : "/";
}

Response go_to(const std::string& path) {
  Response response;
  response.status = 303;
  response.headers.add("Location", path);
  response.headers.add("Cache-Control", "no-store");
  return response;
}

std::string address_of(const People& people, const Request& request) {
  return client_address(request.headers, request.peer, people.behind_proxy());
}

std::string device_of(const Request& request) {
  const std::string* agent = request.headers.find("User-Agent");
  return device_of(agent == nullptr ? std::string_view() : std::string_view(*agent));
}

}  // namespace windscreen::serve

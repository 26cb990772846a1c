// A store with accounts, the routes of accounts over it, a clock that tests move, and browsers: for tests.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "serve/accounts/account_routes.h"
#include "serve/accounts/people.h"
#include "serve/accounts/session_token.h"
#include "serve/application.h"
#include "serve/http/system_routes.h"
#include "store/test_engines.h"

namespace windscreen::serve {

inline constexpr const char* password_of_tests = "correct horse battery";

class SignInWorld : public store::OnEachEngine {
 protected:
  using json = nlohmann::json;

  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    store::bring_up_to_date(location);
    people = std::make_unique<People>(options());
    ApplicationOptions asked;
    know_by_sessions(asked, *people);
    asked.log = [this](const LogLine& line) { log.push_back(line); };
    application = std::make_unique<Application>(asked);
    std::vector<Route> routes = account_routes(*people);
    for (Route& route : openapi_route(routes, "0.0.0")) routes.push_back(std::move(route));
    application->set_routes(std::move(routes));
    ann = account("ann@example.org", "Ann Lee");
    people->accounts.grant("system:test", ann, std::nullopt,
                           {"system_administrator", "none", {}, "2020-01-01", {}, "first", {}});
    bob = account("bob@example.org", "Bob Ray");
    people->accounts.grant("system:test", bob, std::nullopt,
                           {"director", "authority", {}, "2020-01-01", {}, "is one", {}});
  }
  void TearDown() override {
    if (application) application->stop();
  }

  PeopleOptions options() const {
    PeopleOptions made;
    made.workspace = directory.path();
    made.location = location;
    // As cheap as libsodium allows.
    made.cost = {1, 8192};
    made.clock = [this] { return now; };
    made.single_sign_on = directory_name;
    return made;
  }

  /// An account with the tests' password; gives its id.
  std::string account(const std::string& email, const std::string& name) const {
    const auto [made, invitation] = people->accounts.invite("system:test", email, name, std::nullopt);
    people->accounts.accept(invitation.token, password_of_tests);
    return made.id;
  }

  struct Browser {
    std::string cookie;
    std::string csrf;
    std::string address = "10.0.0.1";
  };
  using Fields = std::vector<std::pair<std::string, std::string>>;

  Response send(Browser& browser, const std::string& method, const std::string& target,
                const std::string& body, const Fields& more = {}) const {
    Request request;
    request.method = method;
    request.target = target;
    request.body = body;
    request.peer = browser.address;
    request.headers.add("Host", "localhost:8080");
    request.headers.add("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/128.0");
    if (!browser.cookie.empty()) request.headers.add("Cookie", browser.cookie);
    for (const auto& [name, value] : more) request.headers.add(name, value);
    Response response = application->answer_now(request);
    if (const std::string* set = response.headers.find("Set-Cookie"))
      browser.cookie = set->substr(0, set->find(';'));
    return response;
  }
  Response get(Browser& browser, const std::string& target) const { return send(browser, "GET", target, ""); }
  Response post(Browser& browser, const std::string& target, const json& body,
                const std::string& method = "POST") const {
    Fields fields = {{"Content-Type", "application/json"}, {"Origin", "http://localhost:8080"}};
    if (!browser.csrf.empty()) fields.emplace_back("X-CSRF-Token", browser.csrf);
    Response response = send(browser, method, target, body.dump(), fields);
    const json answer = json::parse(*response.body, nullptr, false);
    if (answer.is_object() && answer.contains("csrf_token") && answer["csrf_token"].is_string())
      browser.csrf = answer["csrf_token"];
    return response;
  }
  static json read(const Response& response) { return json::parse(*response.body, nullptr, false); }
  static std::string code(const Response& response) { return read(response).value("code", ""); }

  Response sign_in(Browser& browser, const std::string& email, const std::string& password,
                   const std::string& second = "") const {
    return post(browser, "/api/v1/sign-in", {{"email", email}, {"password", password}, {"code", second}});
  }
  Browser signed_in(const std::string& email, const std::string& address = "10.0.0.1") const {
    Browser browser;
    browser.address = address;
    const Response response = sign_in(browser, email, password_of_tests);
    EXPECT_EQ(response.status, 200) << *response.body;
    return browser;
  }
  bool is_signed_in(Browser& browser) const { return read(get(browser, "/api/v1/session"))["signed_in"]; }

  /// What people call the council's directory; empty: nobody signs in with it. Before SetUp.
  std::string directory_name;
  store::Moment now = *store::moment_from("2020-02-29T09:00:00.000Z");
  std::unique_ptr<People> people;
  std::unique_ptr<Application> application;
  std::vector<LogLine> log;
  std::string ann;
  std::string bob;
};

}  // namespace windscreen::serve

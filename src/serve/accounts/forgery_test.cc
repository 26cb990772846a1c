// Requests that another site makes a browser send, and sessions that someone else has planted.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "serve/accounts/base32_test.h"
#include "serve/accounts/one_time_code.h"
#include "serve/http/http_world_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class Forgery : public HttpWorld {
 protected:
  // A request that would be taken, if it were not for what the test leaves out or puts in.
  Received send(const Route& route, const HttpBrowser& browser, const Fields& more) const {
    return send(route, browser, more, std::string(type_of_body(route)));
  }
  Received send(const Route& route, const HttpBrowser& browser, const Fields& more,
                const std::string& type) const {
    Fields fields = more;
    if (!type.empty()) fields.emplace_back("Content-Type", type);
    return ask(browser, std::string(name_of(route.method)), address_of(route), "{}", fields);
  }
  static std::string told(const Received& received) {
    return std::to_string(received.status) + " " + code(received);
  }
  // Whether a route of another pattern takes the method at this address.
  bool is_answered_elsewhere(const std::string& address, const std::string& pattern,
                             std::string_view method) const {
    const auto parts = base::split(address, '/');
    const std::vector<Route> all = routes();
    return std::any_of(all.begin(), all.end(), [&](const Route& other) {
      const bool takes = name_of(other.method) == method || (other.method == Method::get && method == "HEAD");
      if (!takes || other.pattern == pattern) return false;
      const auto wanted = base::split(other.pattern, '/');
      return std::equal(wanted.begin(), wanted.end(), parts.begin(), parts.end(),
                        [](std::string_view part, std::string_view given) {
                          return part == given || part.starts_with('{');
                        });
    });
  }
  std::string own_origin() const { return fmt::format("http://localhost:{}", server->port()); }
};
ON_EACH_ENGINE(Forgery);

TEST_P(Forgery, NoAddressThatChangesSomethingIsOpenWithoutTheTokenOfItsSession) {
  HttpBrowser browser = signed_in("everyone");
  const HttpBrowser other = signed_in("other");
  const std::string before = log_end();
  std::size_t walked = 0;
  for (const Route& route : routes()) {
    if (route.method == Method::get || route.access.kind == Access::Kind::anyone) continue;
    const std::string name = name_of_route(route);
    const std::string session = browser.cookie.substr(browser.cookie.find('=') + 1);
    EXPECT_EQ(told(send(route, browser, {})), "403 csrf") << name;
    std::string altered = browser.csrf;
    altered.back() = altered.back() == 'A' ? 'B' : 'A';
    for (const std::string& wrong : {std::string(), other.csrf, session, altered, browser.csrf + "A",
                                     browser.csrf.substr(1), std::string(43, 'A'), std::string("null")})
      EXPECT_EQ(told(send(route, browser, {{"X-CSRF-Token", wrong}})), "403 csrf") << name << " " << wrong;
    // In the address it is none.
    const std::string in_address =
        address_of(route) + "?csrf=" + browser.csrf + "&X-CSRF-Token=" + browser.csrf;
    EXPECT_GE(ask(browser, std::string(name_of(route.method)), in_address, "{}",
                  {{"Content-Type", "application/json"}})
                  .status,
              400)
        << name;
    ++walked;
  }
  EXPECT_GE(walked, 15U);
  EXPECT_EQ(log_end(), before) << "a request without its token has changed something";
}

TEST_P(Forgery, NoAddressThatChangesSomethingIsOpenToAnotherSite) {
  HttpBrowser browser = signed_in("everyone");
  const std::string before = log_end();
  for (const Route& route : routes()) {
    if (route.method == Method::get) continue;
    const std::string name = name_of_route(route);
    const std::pair<std::string, std::string> token = {"X-CSRF-Token", browser.csrf};
    for (const std::string& origin :
         {std::string("http://evil.example"), std::string("null"), own_origin() + "0",
          own_origin() + ".evil.example", std::string("http://localhost"), std::string("ftp://localhost"),
          std::string()})
      EXPECT_EQ(told(send(route, browser, {token, {"Origin", origin}})), "403 cross_site")
          << name << " " << origin;
    for (const char* site : {"cross-site", "same-site", "none", "", "Same-Origin"})
      EXPECT_EQ(told(send(route, browser, {token, {"Sec-Fetch-Site", site}})), "403 cross_site")
          << name << " " << site;
    EXPECT_EQ(
        told(send(route, browser, {token, {"Origin", own_origin()}, {"Origin", "http://evil.example"}})),
        "403 cross_site")
        << name;
    EXPECT_EQ(told(send(route, browser,
                        {token, {"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "cross-site"}})),
              "403 cross_site")
        << name;
  }
  EXPECT_EQ(log_end(), before) << "a request of another site has changed something";
}

// What a form of another site can send without asking: no JSON.
TEST_P(Forgery, NoFormOrPlainTextIsTakenForJson) {
  HttpBrowser browser = signed_in("everyone");
  const std::string before = log_end();
  for (const Route& route : routes()) {
    if (route.body != BodyKind::json) continue;
    for (const char* type : {"", "text/plain", "multipart/form-data; boundary=x",
                             "application/x-www-form-urlencoded", "application/json-patch+json", "text/json"})
      EXPECT_EQ(send(route, browser, {{"X-CSRF-Token", browser.csrf}}, type).status, 415)
          << name_of_route(route) << " " << type;
    EXPECT_EQ(send(route, browser, {{"X-CSRF-Token", browser.csrf}, {"Content-Type", "text/plain"}}).status,
              415)
        << name_of_route(route) << ": two types";
  }
  EXPECT_EQ(log_end(), before);
}

// With all that a page of this server sends, none of the above stands in the way.
TEST_P(Forgery, IsNotSeenInWhatItsOwnPagesSend) {
  for (const Route& route : routes()) {
    if (route.method == Method::get) continue;
    HttpBrowser browser = signed_in("everyone");
    const Received received =
        send(route, browser,
             {{"X-CSRF-Token", browser.csrf}, {"Origin", own_origin()}, {"Sec-Fetch-Site", "same-origin"}});
    EXPECT_NE(code(received), "csrf") << name_of_route(route);
    EXPECT_NE(code(received), "cross_site") << name_of_route(route);
    EXPECT_NE(received.status, 415) << name_of_route(route);
  }
}

TEST_P(Forgery, AskingChangesNothing) {
  HttpBrowser browser = signed_in("everyone");
  const std::string before = log_end();
  for (const Route& route : routes()) {
    if (route.method != Method::get) continue;
    for (const char* method : {"GET", "HEAD"}) ask(browser, method, address_of(route));
    // Nor does it with a body, or with a wish to be taken for another method.
    ask(browser, "GET", address_of(route), {},
        {{"X-HTTP-Method-Override", "DELETE"}, {"X-Method-Override", "POST"}});
  }
  EXPECT_EQ(log_end(), before);
}

// A method that the table does not name is refused, whoever asks, and names those that are there.
TEST_P(Forgery, OnlyTheMethodsOfTheTableAreAnswered) {
  const HttpBrowser browser = signed_in("everyone");
  const std::string before = log_end();
  std::map<std::string, std::set<std::string>> methods;
  for (const Route& route : routes()) {
    methods[route.pattern].insert(std::string(name_of(route.method)));
    if (route.method == Method::get) methods[route.pattern].insert("HEAD");
  }
  for (const Route& route : routes()) {
    for (const char* method :
         {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "SEARCH"}) {
      if (methods[route.pattern].contains(method)) continue;
      // Another pattern may lie over this address, as one with a parameter does.
      if (is_answered_elsewhere(address_of(route), route.pattern, method)) continue;
      const Received received = ask(browser, method, address_of(route), "{}",
                                    {{"Content-Type", "application/json"}, {"X-CSRF-Token", browser.csrf}});
      EXPECT_EQ(received.status, 405) << method << " " << route.pattern;
      const std::string* allow = received.headers.find("Allow");
      ASSERT_NE(allow, nullptr) << method << " " << route.pattern;
      for (const std::string& one : methods[route.pattern])
        EXPECT_NE(allow->find(one), std::string::npos) << route.pattern << ": " << *allow;
      // TRACE would give a page the cookie that it cannot read.
      EXPECT_EQ(received.body.find(browser.cookie), std::string::npos);
    }
  }
  EXPECT_EQ(log_end(), before);
}

TEST_P(Forgery, ASessionIsNeverOneThatWasThereBeforeSigningIn) {
  const std::string planted = "windscreen_session=" + new_token();
  HttpBrowser victim{planted, ""};
  ASSERT_EQ(sign_in(victim, "north").status, 200);
  EXPECT_NE(victim.cookie, planted);
  EXPECT_FALSE(is_signed_in({planted, ""})) << "the planted token is a session now";
  // The attacker's own session, planted: it ends, and is not the victim's.
  const HttpBrowser attacker = signed_in("councillor");
  HttpBrowser lured{attacker.cookie, attacker.csrf};
  ASSERT_EQ(sign_in(lured, "north").status, 200);
  EXPECT_NE(lured.cookie, attacker.cookie);
  EXPECT_NE(lured.csrf, attacker.csrf);
  EXPECT_FALSE(is_signed_in(attacker));
  EXPECT_EQ(read(get(lured, "/api/v1/session"))["account"]["id"], "north");
  // A cookie of the name beside ours, or in another shape, is nobody's.
  for (const std::string& cookie :
       {lured.cookie + "; " + planted, planted + "; " + lured.cookie, lured.cookie + "A",
        lured.cookie + "%00",
        "windscreen_session=\"" + lured.cookie.substr(lured.cookie.find('=') + 1) + "\"",
        "Windscreen_Session" + lured.cookie.substr(lured.cookie.find('=')),
        std::string("windscreen_session="), "__Host-" + lured.cookie})
    EXPECT_FALSE(is_signed_in({cookie, ""})) << cookie;
  // Nor is a token taken from anywhere but the cookie.
  const std::string token = lured.cookie.substr(lured.cookie.find('=') + 1);
  for (const Fields& fields : {Fields{{"Authorization", "Bearer " + token}}, Fields{{"X-Session", token}},
                               Fields{{"Cookie2", lured.cookie}}})
    EXPECT_EQ(ask({}, "GET", "/api/v1/sessions", {}, fields).status, 401);
  EXPECT_NE(ask({}, "GET", "/api/v1/sessions?windscreen_session=" + token).status, 200);
}

TEST_P(Forgery, ThePasswordAndTheSecondFactorGiveANewTokenAndEndTheOldOnes) {
  HttpBrowser browser = signed_in("north");
  HttpBrowser elsewhere = signed_in("north");
  const auto renews = [&](const char* what, const std::function<Received()>& act) {
    const HttpBrowser before = browser;
    const Received received = act();
    ASSERT_EQ(received.status, 200) << what << received.body;
    EXPECT_NE(browser.cookie, before.cookie) << what;
    EXPECT_NE(browser.csrf, before.csrf) << what;
    EXPECT_FALSE(is_signed_in(before)) << what << ": the old token is still good";
    EXPECT_FALSE(is_signed_in(elsewhere)) << what << ": another browser is still in";
    EXPECT_TRUE(is_signed_in(browser)) << what;
    // The token is in the cookie, and nowhere else.
    EXPECT_EQ(received.body.find(browser.cookie.substr(browser.cookie.find('=') + 1)), std::string::npos)
        << what;
    // The old CSRF token is not the new session's.
    HttpBrowser mixed{browser.cookie, before.csrf};
    EXPECT_EQ(code(change(mixed, "POST", "/api/v1/sessions/end", {{"others", true}})), "csrf") << what;
  };
  renews("password", [&] {
    return post(browser, "/api/v1/password",
                {{"current", password_over_http}, {"new", "another long password"}});
  });
  elsewhere = HttpBrowser();
  ASSERT_EQ(sign_in(elsewhere, "north", "another long password").status, 200);
  const json offer = read(post(browser, "/api/v1/second-factor", {{"password", "another long password"}}));
  const std::string secret = from_base32(offer["secret"].get<std::string>());
  renews("second factor", [&] {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(people->now()).time_since_epoch().count();
    return post(browser, "/api/v1/second-factor/confirm",
                {{"pending", offer["pending"]}, {"code", code_at(secret, seconds / code_seconds)}});
  });
}

}  // namespace
}  // namespace windscreen::serve

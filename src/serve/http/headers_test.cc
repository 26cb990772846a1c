// What every answer says to the browser about itself, whatever the address, the status and who asks.
#include <gtest/gtest.h>

#include "serve/http/http_world_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class AnswerHeaders : public HttpWorld {
 protected:
  static std::string header(const Received& received, const char* name) {
    const std::string* value = received.headers.find(name);
    return value == nullptr ? std::string() : *value;
  }
  // What holds for every answer that the server gives.
  static void expect_safe(const Received& received, const std::string& what) {
    for (const char* name : {"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options",
                             "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy",
                             "Cross-Origin-Resource-Policy", "Cache-Control"})
      EXPECT_EQ(received.headers.count(name), 1U) << what << " " << name;
    // What is refused before the application sees it has no number.
    const bool early =
        received.status >= 400 && header(received, "Content-Type") == "text/plain; charset=utf-8";
    EXPECT_EQ(received.headers.count("X-Request-Id"), early ? 0U : 1U) << what;
    const std::string policy = header(received, "Content-Security-Policy");
    for (const char* part :
         {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action "})
      EXPECT_NE(policy.find(part), std::string::npos) << what << ": " << policy;
    for (const char* hole : {"unsafe-", "*", "http:", "https:", "blob:", "nonce-", "strict-dynamic"})
      EXPECT_EQ(policy.find(hole), std::string::npos) << what << ": " << policy;
    // Scripts come from the server's own files, or are the one that a page was made with.
    const std::size_t scripts = policy.find("script-src ");
    ASSERT_NE(scripts, std::string::npos) << what;
    const std::string allowed = policy.substr(scripts + 11, policy.find(';', scripts) - scripts - 11);
    EXPECT_TRUE(allowed == "'self'" ||
                (allowed.starts_with("'sha256-") && allowed.find(' ') == std::string::npos))
        << what << ": " << allowed;
    EXPECT_EQ(header(received, "X-Content-Type-Options"), "nosniff") << what;
    EXPECT_EQ(header(received, "X-Frame-Options"), "DENY") << what;
    EXPECT_EQ(header(received, "Referrer-Policy"), "same-origin") << what;
    // No other site is let in, and nothing says what the server is made of.
    for (const char* name :
         {"Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Server", "X-Powered-By"})
      EXPECT_EQ(received.headers.count(name), 0U) << what << " " << name;
    if (!received.body.empty()) {
      EXPECT_EQ(received.headers.count("Content-Type"), 1U) << what;
    }
    const std::string type = header(received, "Content-Type");
    if (received.status >= 400) {
      EXPECT_TRUE(early || type.starts_with("text/html") || type == "application/problem+json")
          << what << " " << type;
      EXPECT_EQ(header(received, "Cache-Control"), "no-store") << what;
    }
  }
  static bool holds_nothing(const Route& route) { return route.access.kind == Access::Kind::anyone; }
};
ON_EACH_ENGINE(AnswerHeaders);

TEST_P(AnswerHeaders, AreSafeAtEveryAddressAndStatus) {
  const HttpBrowser nobody;
  HttpBrowser everyone = signed_in("everyone");
  const HttpBrowser councillor = signed_in("councillor");
  std::set<int> statuses;
  const auto look = [&](const Received& received, const std::string& what) {
    statuses.insert(received.status);
    expect_safe(received, what + " " + std::to_string(received.status));
  };
  for (const Route& route : routes()) {
    const std::string name = name_of_route(route);
    const std::string method(name_of(route.method));
    const std::string address = address_of(route);
    for (const HttpBrowser* who : {&nobody, &councillor, static_cast<const HttpBrowser*>(&everyone)}) {
      if (route.method != Method::get) {
        look(ask(*who, method, address, "{}", {{"Content-Type", "application/json"}}), name);
        look(ask(*who, method, address, "{}",
                 {{"Content-Type", "text/plain"}, {"X-CSRF-Token", everyone.csrf}}),
             name);
        look(ask(*who, method, address, "{}", {{"Origin", "http://evil.example"}}), name);
        continue;
      }
      for (const char* form : {"", ".json", ".csv"}) {
        const Received received = ask(*who, "GET", address + form, {}, {{"Accept-Encoding", "gzip"}});
        look(received, name + form);
        look(ask(*who, "HEAD", address + form), "HEAD " + name + form);
        if (const std::string* tag = received.headers.find("ETag")) {
          const Received known = ask(*who, "GET", address + form, {},
                                     {{"Accept-Encoding", "gzip"}, {"If-None-Match", *tag}}, true);
          EXPECT_EQ(known.status, 304) << name << form;
          look(known, name + form);
        }
      }
      look(ask(*who, "GET", address, {}, {{"Accept", "text/html"}}), name);
      look(ask(*who, "GET", address, {}, {{"Accept", "image/png"}}), name);
      look(ask(*who, "PATCH", address), name);
      look(ask(*who, "GET", address + "?nothing=1"), name);
    }
  }
  for (const char* target :
       {"/nothing", "/%", "/nothing.csv", "/api/v1/nothing", "/assets/nothing.js", "/../x"})
    look(get(everyone, target), target);
  look(ask(nobody, "GET", "/", {}, {{"Host", "evil.example"}}), "another host");
  look(change(everyone, "POST", "/api/v1/sign-in", {{"email", "north@example.org"}, {"password", "wrong"}}),
       "wrong password");
  look(ask(nobody, "POST", "/api/v1/sign-in", std::string(70'000, 'a'),
           {{"Content-Type", "application/json"}}),
       "too long");
  for (const int status : {200, 304, 400, 401, 403, 404, 405, 406, 413, 415, 421})
    EXPECT_TRUE(statuses.contains(status)) << status << " was never given";
}

// What is said to one person is kept by nobody: not by a proxy, and what names people not even by the
// browser.
TEST_P(AnswerHeaders, NothingPersonalIsKept) {
  HttpBrowser everyone = signed_in("everyone");
  std::size_t looked = 0;
  for (const Route& route : routes()) {
    if (holds_nothing(route)) continue;
    const std::string name = name_of_route(route);
    const Received received =
        route.method == Method::get
            ? get(everyone, address_of(route))
            : change(everyone, std::string(name_of(route.method)), address_of(route), json::object());
    if (!is_signed_in(everyone)) everyone = signed_in("other");
    const std::string caching = header(received, "Cache-Control");
    const bool of_figures = route.method == Method::get && route.access.kind == Access::Kind::permitted &&
                            route.access.permission == Permission::see_figures;
    // What roles there are is the same for everyone.
    const bool names_nobody = of_figures || route.pattern == "/api/v1/roles";
    if (names_nobody && received.status == 200) {
      // It may be kept by the browser and asked for again with its tag.
      EXPECT_TRUE(caching == "private, no-cache" || caching == "no-store") << name << ": " << caching;
    } else {
      EXPECT_EQ(caching, "no-store") << name;
    }
    ++looked;
  }
  EXPECT_GT(looked, 30U);
  HttpBrowser north = signed_in("north");
  for (const json& body : {json{{"purpose", "audit"}, {"child", "N1"}}}) {
    for (const char* form : {"", ".csv"}) {
      const Received received = post(north, std::string("/api/v1/children/timeline") + form, body);
      ASSERT_EQ(received.status, 200) << received.body;
      EXPECT_EQ(header(received, "Cache-Control"), "no-store");
      EXPECT_EQ(received.headers.count("ETag"), 0U);
    }
  }
}

TEST_P(AnswerHeaders, ACookieIsForTheServerAlone) {
  HttpBrowser browser;
  const Received in = sign_in(browser, "north");
  const std::string cookie = header(in, "Set-Cookie");
  EXPECT_EQ(cookie, browser.cookie + "; Path=/; HttpOnly; SameSite=Strict");
  const Received out = post(browser, "/api/v1/sign-out", json::object());
  EXPECT_EQ(header(out, "Set-Cookie"), "windscreen_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
  // No other answer sets one.
  const HttpBrowser everyone = signed_in("everyone");
  for (const Route& route : routes()) {
    if (route.method != Method::get) continue;
    EXPECT_EQ(get(everyone, address_of(route)).headers.count("Set-Cookie"), 0U) << route.pattern;
  }
}

class AnswerHeadersOverTls : public AnswerHeaders {
 protected:
  ServeOptions options() override {
    ServeOptions made = AnswerHeaders::options();
    made.application.secure = true;
    return made;
  }
};
ON_EACH_ENGINE(AnswerHeadersOverTls);

// As behind a proxy that speaks TLS.
TEST_P(AnswerHeadersOverTls, KeepBrowsersToIt) {
  const std::string own = fmt::format("https://localhost:{}", server->port());
  const auto sign_in_from = [&](const std::string& origin) {
    return ask({}, "POST", "/api/v1/sign-in",
               json{{"email", "north@example.org"}, {"password", password_over_http}}.dump(),
               {{"Content-Type", "application/json"}, {"Origin", origin}});
  };
  const Received in = sign_in_from(own);
  ASSERT_EQ(in.status, 200) << in.body;
  const std::string cookie = header(in, "Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("__Host-windscreen_session=")) << cookie;
  EXPECT_TRUE(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure")) << cookie;
  EXPECT_EQ(cookie.find("Domain"), std::string::npos);
  // A page of the same name without TLS is another site, and a cookie without the prefix is none.
  EXPECT_EQ(code(sign_in_from(fmt::format("http://localhost:{}", server->port()))), "cross_site");
  const std::string token = cookie.substr(cookie.find('=') + 1, 43);
  EXPECT_TRUE(is_signed_in({"__Host-windscreen_session=" + token, ""}));
  EXPECT_FALSE(is_signed_in({"windscreen_session=" + token, ""}));
  for (const char* target : {"/", "/api/v1/session", "/nothing", "/performance.csv"})
    EXPECT_EQ(header(ask({}, "GET", target), "Strict-Transport-Security"), "max-age=31536000") << target;
}

}  // namespace
}  // namespace windscreen::serve

// The small authority of child_world_test.h behind a real socket: the whole server as it is served, with
// browsers that sign in and keep a cookie. For tests.
#pragma once

#include <fmt/format.h>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "serve/accounts/people.h"
#include "serve/accounts/session_token.h"
#include "serve/children/child_world_test.h"
#include "serve/http/test_client.h"
#include "serve/server_program.h"

namespace windscreen::serve {

inline constexpr const char* password_over_http = "correct horse battery";

/// A browser as far as the server can tell: it sends its cookie along and shows the CSRF token that its page
/// was given.
struct HttpBrowser {
  std::string cookie;
  std::string csrf;
};

class HttpWorld : public ChildWorld {
 protected:
  using json = nlohmann::json;
  using Fields = std::vector<std::pair<std::string, std::string>>;

  void SetUp() override {
    ChildWorld::SetUp();
    if (IsSkipped()) return;
    people = people_of_store(cheap());
    // Everything that any role may, so that every address can be walked.
    kept->write({"system:test", "set up"}, [&](store::Writer& writer) {
      for (const char* name : {"everyone", "other"}) {
        store::Account account;
        account.id = name;
        account.email = std::string(name) + "@example.org";
        account.name = "Eve R. Yone";
        account.status = "active";
        account.created_at = "2020-01-01T00:00:00.000Z";
        writer.insert(account);
      }
    });
    for (const char* name : {"everyone", "other"}) {
      grant(name, "director", "authority");
      grant(name, "qa_lead", "authority");
      grant(name, "performance_analyst", "authority");
      grant(name, "auditor", "named_children");
      grant(name, "moderator", "named_children");
      grant(name, "system_administrator", "none");
      grant(name, "programme_manager", "authority");
    }
    for (const char* name :
         {"everyone", "other", "north", "director", "councillor", "administrator", "analyst"})
      people->accounts.set_password("system:test", name, password_over_http, "");
    serve();
  }
  void TearDown() override {
    server.reset();
    ChildWorld::TearDown();
  }

  // As cheap as libsodium allows.
  static PasswordCost cheap() { return {1, 8192}; }

  virtual ServeOptions options() {
    ServeOptions made;
    made.workspace = workspace.directory();
    made.store = store_option();
    made.server.port = 0;
    // How long is too long is another test's: sanitized, on a busy machine, a first report takes its time.
    made.server.limits.handle = std::chrono::minutes(5);
    made.version = "0.0.0";
    made.public_picture = true;
    made.password_cost = cheap();
    made.application.log = [this](const LogLine& line) {
      const std::scoped_lock lock(mutex);
      lines.push_back(json_line(line));
    };
    return made;
  }
  void serve() { server = std::make_unique<ServerProgram>(options()); }

  /// Everything that the server has logged, a line a request.
  std::string logged() {
    const std::scoped_lock lock(mutex);
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
  }

  /// One request on a connection of its own; a test fails when the server does not answer it.
  Received ask(const HttpBrowser& browser, const std::string& method, const std::string& target,
               const std::string& body = {}, const Fields& more = {}, bool perhaps_known = false) const {
    std::string request = method + " " + target + " HTTP/1.1\r\n";
    bool host = false;
    for (const auto& [name, value] : more) host = host || name == "Host";
    if (!host) request += fmt::format("Host: localhost:{}\r\n", server->port());
    if (!browser.cookie.empty()) request += "Cookie: " + browser.cookie + "\r\n";
    for (const auto& [name, value] : more) request += name + ": " + value + "\r\n";
    if (method != "GET" && method != "HEAD") request += fmt::format("Content-Length: {}\r\n", body.size());
    Client client(server->port());
    EXPECT_TRUE(client.send(request + "\r\n" + body)) << method << " " << target;
    const auto received = client.receive(method != "HEAD" && !perhaps_known);
    EXPECT_TRUE(received.has_value()) << method << " " << target << " is not answered";
    return received.value_or(Received{});
  }
  Received get(const HttpBrowser& browser, const std::string& target) const {
    return ask(browser, "GET", target, {}, {{"Accept", "application/json"}});
  }
  /// As the application's own pages send what changes something.
  Received change(HttpBrowser& browser, const std::string& method, const std::string& target,
                  const json& body) const {
    Fields fields = {{"Content-Type", "application/json"},
                     {"Origin", fmt::format("http://localhost:{}", server->port())},
                     {"Sec-Fetch-Site", "same-origin"}};
    if (!browser.csrf.empty()) fields.emplace_back("X-CSRF-Token", browser.csrf);
    Received received = ask(browser, method, target, body.dump(), fields);
    keep(browser, received);
    return received;
  }
  Received post(HttpBrowser& browser, const std::string& target, const json& body) const {
    return change(browser, "POST", target, body);
  }
  // What a browser remembers of an answer.
  static void keep(HttpBrowser& browser, const Received& received) {
    if (const std::string* set = received.headers.find("Set-Cookie"))
      browser.cookie = set->substr(0, set->find(';'));
    const json answer = read(received);
    const json& session = answer.is_object() && answer.contains("session") ? answer["session"] : answer;
    if (session.is_object() && session.contains("csrf_token") && session["csrf_token"].is_string())
      browser.csrf = session["csrf_token"];
  }
  static json read(const Received& received) { return json::parse(received.body, nullptr, false); }
  static std::string code(const Received& received) {
    const json problem = read(received);
    return problem.is_object() ? problem.value("code", "") : "";
  }
  Received sign_in(HttpBrowser& browser, const std::string& name,
                   const std::string& password = password_over_http) const {
    return post(browser, "/api/v1/sign-in", {{"email", name + "@example.org"}, {"password", password}});
  }
  HttpBrowser signed_in(const std::string& name) const {
    HttpBrowser browser;
    const Received received = sign_in(browser, name);
    EXPECT_EQ(received.status, 200) << name << " " << received.body;
    return browser;
  }
  /// The same without the form, which has its limits.
  HttpBrowser entered(const std::string& name) const {
    HttpBrowser browser;
    people->store.write({"system:test", "session.begin"}, [&](store::Writer& writer) {
      const NewSession session =
          begin_session(writer, name, "a test", false, people->limits(), people->now());
      browser = {"windscreen_session=" + session.token, csrf_token_of(session.token)};
    });
    return browser;
  }
  bool is_signed_in(const HttpBrowser& browser) const {
    return read(get(browser, "/api/v1/session"))["signed_in"];
  }

  /// The end of the change log: nothing was written where it is the same as before.
  std::string log_end() const {
    const store::LogHead head = kept->read([](const store::Queries& reader) { return reader.head(); });
    return fmt::format("{}:{}", head.sequence, head.hash);
  }

  /// The address of a route, its parameters filled in: each with `value`, or with one that it may have.
  static std::string address_of(const Route& route, const std::string& value = {}) {
    std::string address = route.pattern;
    for (const Parameter& parameter : route.path) {
      const std::string place = "{" + parameter.name + "}";
      const std::string fit = parameter.name == "id"     ? "referred"
                              : parameter.name == "page" ? "referrals"
                                                         : "north";
      const std::string given = !value.empty()              ? value
                                : parameter.choices.empty() ? fit
                                                            : parameter.choices.front();
      if (const std::size_t at = address.find(place); at != std::string::npos)
        address.replace(at, place.size(), given);
    }
    return address;
  }
  /// The type of what a route takes.
  static std::string_view type_of_body(const Route& route) {
    return route.body == BodyKind::bytes ? "application/octet-stream" : "application/json";
  }
  std::vector<Route> routes() const { return server->application().routes(); }
  static std::string name_of_route(const Route& route) {
    return std::string(name_of(route.method)) + " " + route.pattern;
  }

  std::unique_ptr<People> people;
  std::unique_ptr<ServerProgram> server;
  std::mutex mutex;
  std::vector<std::string> lines;
};

}  // namespace windscreen::serve

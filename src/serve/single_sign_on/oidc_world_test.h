// A store with accounts, the routes of single sign-on over it, and a directory that tests write: for tests.
#pragma once

#include <map>

#include "serve/accounts/sign_in_test_world.h"
#include "serve/http/request_target.h"
#include "serve/single_sign_on/oidc_fault.h"
#include "serve/single_sign_on/oidc_routes.h"
#include "serve/single_sign_on/oidc_signer_test.h"

namespace windscreen::serve {

inline constexpr const char* issuer_of_tests = "https://login.example/tenant";

/// Answers as a directory does; what it says is changed by tests.
struct WrittenDirectory {
  using json = nlohmann::json;
  json discovery = {{"issuer", issuer_of_tests},
                    {"authorization_endpoint", "https://login.example/tenant/authorize"},
                    {"token_endpoint", "https://login.example/tenant/token"},
                    {"jwks_uri", "https://login.example/tenant/keys"}};
  std::vector<json> keys = {rsa_signer().jwk()};
  const Signer* signer = &rsa_signer();
  /// What is said of the person, beside what every ID token has.
  json person = {{"sub", "s-ann"}, {"email", "ann@example.org"}, {"email_verified", true}};
  json more_claims = json::object();
  bool down = false;
  store::Moment now;
  std::string nonce;
  std::vector<OidcQuestion> asked;

  std::size_t times_asked(const std::string& end) const {
    std::size_t times = 0;
    for (const OidcQuestion& one : asked) times += static_cast<std::size_t>(one.address.ends_with(end));
    return times;
  }

  OidcAnswer answer(const OidcQuestion& question) {
    asked.push_back(question);
    if (down) throw OidcFault(OidcFault::Kind::unreachable, "login.example did not answer");
    if (question.address.ends_with("/.well-known/openid-configuration")) return {200, discovery.dump()};
    if (question.address.ends_with("/keys")) return {200, jwks(keys)};
    if (question.form.find("code=good&") == std::string::npos) return {400, R"({"error":"invalid_grant"})"};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    json claims = {{"iss", issuer_of_tests},
                   {"aud", "windscreen"},
                   {"nonce", nonce},
                   {"iat", seconds},
                   {"exp", seconds + 3600}};
    claims.update(person);
    claims.update(more_claims);
    return {200, json{{"id_token", signer->token(claims)}}.dump()};
  }
};

class OidcWorld : public SignInWorld {
 protected:
  using Query = std::map<std::string, std::string>;

  void SetUp() override {
    SignInWorld::SetUp();
    if (IsSkipped()) return;
    application->stop();
    PeopleOptions made = options();
    made.single_sign_on = "Council account";
    people = std::make_unique<People>(made);
    start({});
  }
  void TearDown() override { SignInWorld::TearDown(); }

  /// The routes anew, with these domains trusted.
  void start(const std::vector<std::string>& trusted, const std::string& secret = "the secret") {
    if (application) application->stop();
    directory =
        std::make_unique<OidcDirectory>(OidcOptions{issuer_of_tests, "windscreen", secret, "Council account",
                                                    "http://localhost:8080", trusted},
                                        [this](const OidcQuestion& question) {
                                          written.now = now;
                                          return written.answer(question);
                                        });
    single = std::make_unique<OidcSignIn>(
        people->store, people->key, people->sessions, people->limits(), [this] { return now; }, *directory);
    ApplicationOptions asked;
    know_by_sessions(asked, *people);
    asked.log = [this](const LogLine& line) { log.push_back(line); };
    application = std::make_unique<Application>(asked);
    std::vector<Route> routes = account_routes(*people);
    for (Route& route : single_sign_on_routes(*people, *single)) routes.push_back(std::move(route));
    application->set_routes(std::move(routes));
  }

  static Query query_of(const std::string& address) {
    Query query;
    const auto target = parse_target(address.substr(address.find('/', 8)));
    if (target) query.insert(target->query.begin(), target->query.end());
    return query;
  }
  /// Begins; gives what the directory would be sent, and tells it the nonce.
  Query begin(Browser& browser, const std::string& return_to = "/teams") {
    const Response response = post(browser, "/api/v1/single-sign-on", {{"return_to", return_to}});
    EXPECT_EQ(response.status, 200) << *response.body;
    Query query = query_of(read(response).value("go_to", "https://x/"));
    written.nonce = query["nonce"];
    return query;
  }
  Response come_back(Browser& browser, const std::string& state,
                     const std::string& more = "&code=good") const {
    return send(browser, "GET", "/single-sign-on/return?state=" + state + more, "",
                {{"Accept", "text/html"}, {"Sec-Fetch-Site", "cross-site"}});
  }
  /// Where a refusal leads; "signed in" otherwise.
  static std::string end_of(const Response& response) {
    return response.status == 303 ? *response.headers.find("Location") : "signed in";
  }
  std::string sign_in_with_directory(Browser& browser) {
    return end_of(come_back(browser, begin(browser, "/")["state"]));
  }
  store::Account stored(const std::string& id) const {
    return *people->store.read([&](const store::Queries& reader) { return reader.find<store::Account>(id); });
  }
  std::vector<std::string> outcomes() const {
    std::vector<std::string> found;
    for (const auto& one : people->store.read([](const store::Queries& reader) {
           return reader.select<store::SignInAttempt>("order by attempted_at, id");
         }))
      found.push_back(one.outcome);
    return found;
  }

  WrittenDirectory written;
  std::unique_ptr<OidcDirectory> directory;
  std::unique_ptr<OidcSignIn> single;
};

}  // namespace windscreen::serve

#include "serve/single_sign_on/oidc_sign_in.h"

#include "serve/single_sign_on/oidc_world_test.h"
#include "store/bookkeeping.h"
#include "store/verify.h"

namespace windscreen::serve {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

class OidcSignInTest : public OidcWorld {};
ON_EACH_ENGINE(OidcSignInTest);

TEST_P(OidcSignInTest, SignsInAndGoesOnWhereItBegan) {
  Browser browser;
  EXPECT_EQ(read(get(browser, "/api/v1/session"))["single_sign_on"], "Council account");
  Query sent = begin(browser, "/teams?a=1&b=\"2\"");
  EXPECT_NE(browser.cookie.find("windscreen_sign_in="), std::string::npos);
  const Response response = come_back(browser, sent["state"]);
  ASSERT_EQ(response.status, 200) << end_of(response);
  // A page of ours that goes on by itself: a redirection would leave the Strict cookie behind.
  EXPECT_NE(response.body->find("content=\"0; url=/teams?a=1&amp;b=&quot;2&quot;\""), std::string::npos)
      << *response.body;
  EXPECT_NE(response.headers.find("Set-Cookie")->find("HttpOnly; SameSite=Strict"), std::string::npos);
  EXPECT_EQ(*response.headers.find("Cache-Control"), "no-store");
  EXPECT_EQ(*response.headers.find("Referrer-Policy"), "no-referrer");
  const json session = read(get(browser, "/api/v1/session"));
  EXPECT_EQ(session["account"]["email"], "ann@example.org");
  EXPECT_EQ(session["roles"][0]["role"], "system_administrator");
  EXPECT_EQ(stored(ann).sso_issuer, issuer_of_tests);
  EXPECT_EQ(stored(ann).sso_subject, "s-ann");
  EXPECT_EQ(outcomes(), std::vector<std::string>{"signed_in"});
  EXPECT_EQ(
      people->store.read([](const store::Queries& reader) { return reader.count<store::SignInFlow>(""); }),
      0);
}

TEST_P(OidcSignInTest, TheCookieOfASignInUnderWayIsLaxAndShort) {
  Browser browser;
  const Response response = post(browser, "/api/v1/single-sign-on", json::object());
  const std::string cookie = *response.headers.find("Set-Cookie");
  EXPECT_NE(cookie.find("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600"), std::string::npos) << cookie;
  EXPECT_EQ(response.body->find(browser.cookie.substr(browser.cookie.find('=') + 1)), std::string::npos);
}

TEST_P(OidcSignInTest, IsFinishedOnceOnly) {
  Browser browser;
  Query sent = begin(browser);
  Browser copy = browser;
  EXPECT_EQ(end_of(come_back(browser, sent["state"])), "signed in");
  EXPECT_EQ(end_of(come_back(copy, sent["state"])), "/sign-in?problem=sso_over");
  EXPECT_EQ(written.times_asked("/token"), 1U) << "the code was shown again";
}

// Login CSRF: the link of an attacker's own sign-in, opened by somebody else, would work in the attacker's
// name.
TEST_P(OidcSignInTest, IsFinishedByTheBrowserThatBeganItOnly) {
  Browser attacker;
  Query sent = begin(attacker);
  Browser victim;
  EXPECT_EQ(end_of(come_back(victim, sent["state"])), "/sign-in?problem=sso_over");
  begin(victim);
  EXPECT_EQ(end_of(come_back(victim, sent["state"])), "/sign-in?problem=sso_over");
  EXPECT_FALSE(is_signed_in(victim));
  EXPECT_EQ(written.times_asked("/token"), 0U);
  // Nor has anybody used the attacker's up, or written anything.
  EXPECT_TRUE(outcomes().empty());
  written.nonce = sent["nonce"];
  EXPECT_EQ(end_of(come_back(attacker, sent["state"])), "signed in");
}

TEST_P(OidcSignInTest, ATamperedStateIsNone) {
  Browser browser;
  std::string state = begin(browser)["state"];
  state[0] = state[0] == 'A' ? 'B' : 'A';
  const std::string over = "/sign-in?problem=sso_over";
  EXPECT_EQ(end_of(come_back(browser, state)), over);
  EXPECT_EQ(end_of(come_back(browser, "")), over);
  EXPECT_EQ(end_of(come_back(browser, "x")), over);
  state = begin(browser)["state"];
  EXPECT_EQ(end_of(come_back(browser, state + "&state=" + state)), over) << "given twice";
}

TEST_P(OidcSignInTest, TwoTabsOfOneBrowserMayBeUnderWay) {
  Browser browser;
  Query first = begin(browser);
  const std::string cookie = browser.cookie;
  Query second = begin(browser);
  EXPECT_EQ(browser.cookie, cookie);
  EXPECT_NE(first["state"], second["state"]);
  Browser other_tab = browser;
  EXPECT_EQ(end_of(come_back(browser, second["state"])), "signed in");
  written.nonce = first["nonce"];
  EXPECT_EQ(end_of(come_back(other_tab, first["state"])), "signed in");
}

TEST_P(OidcSignInTest, IsOverAfterTenMinutes) {
  Browser browser;
  Query sent = begin(browser);
  now += 10min;
  EXPECT_EQ(end_of(come_back(browser, sent["state"])), "/sign-in?problem=sso_over");
  // And what nobody came back to is removed in time.
  begin(browser);
  now += 11min;
  begin(browser);
  EXPECT_EQ(
      people->store.read([](const store::Queries& reader) { return reader.count<store::SignInFlow>(""); }),
      1);
}

TEST_P(OidcSignInTest, LeadsToPagesOfThisServerOnly) {
  for (const char* elsewhere :
       {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""}) {
    Browser browser;
    Query sent = begin(browser, elsewhere);
    const Response response = come_back(browser, sent["state"]);
    EXPECT_NE(response.body->find("content=\"0; url=/\""), std::string::npos) << elsewhere;
  }
}

TEST_P(OidcSignInTest, AWrongTokenSignsNobodyInAndIsSaidInTheLogOnly) {
  const std::pair<const char*, json> wrong[] = {{"nonce", {{"nonce", "another"}}},
                                                {"audience", {{"aud", "payroll"}}},
                                                {"issuer", {{"iss", "https://login.example/other"}}},
                                                {"time", {{"exp", 1}}}};
  for (const auto& [name, claims] : wrong) {
    written.more_claims = claims;
    Browser browser;
    EXPECT_EQ(end_of(come_back(browser, begin(browser)["state"])),
              "/sign-in?problem=sso_not_believed&return_to=%2Fteams")
        << name;
    EXPECT_FALSE(is_signed_in(browser));
    bool said = false;
    for (const LogLine& line : log) said = said || line.fault.find("ID token") != std::string::npos;
    EXPECT_TRUE(said) << name;
    log.clear();
  }
  EXPECT_EQ(outcomes(), std::vector<std::string>(4, "sso_refused"));
}

TEST_P(OidcSignInTest, SaysWhenThePersonOrTheDirectoryWouldNot) {
  Browser browser;
  EXPECT_EQ(end_of(come_back(browser, begin(browser, "/")["state"],
                             "&error=access_denied&error_description=x%20y")),
            "/sign-in?problem=sso_cancelled");
  EXPECT_EQ(end_of(come_back(browser, begin(browser, "/")["state"], "&error=server_error")),
            "/sign-in?problem=sso_not_believed");
  EXPECT_EQ(end_of(come_back(browser, begin(browser, "/")["state"], "&code=used")),
            "/sign-in?problem=sso_not_believed");
  EXPECT_EQ(end_of(come_back(browser, begin(browser, "/")["state"], "")),
            "/sign-in?problem=sso_not_believed");
}

TEST_P(OidcSignInTest, ADirectoryThatIsAwayIsSaidAtTheBeginningAndTheEnd) {
  Browser browser;
  Query sent = begin(browser);
  written.down = true;
  EXPECT_EQ(end_of(come_back(browser, sent["state"])), "/sign-in?problem=sso_unreachable&return_to=%2Fteams");
  now += 2h;
  const Response response = post(browser, "/api/v1/single-sign-on", json::object());
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(code(response), "sso_unreachable");
  EXPECT_EQ(*response.headers.find("Retry-After"), "60");
  EXPECT_EQ(log.back().fault, "login.example did not answer");
}

TEST_P(OidcSignInTest, AdoptsNoTokenThatItDidNotMakeAndLeavesNoneAliveThatItSees) {
  Browser browser;
  Query sent = begin(browser);
  const std::string planted = "windscreen_session=" + new_token();
  Browser returning = browser;
  returning.cookie += "; " + planted;
  EXPECT_EQ(end_of(come_back(returning, sent["state"])), "signed in");
  EXPECT_NE(returning.cookie, planted);
  Browser thief;
  thief.cookie = planted;
  EXPECT_FALSE(is_signed_in(thief));
  // A session that the browser shows is ended.
  Browser before = signed_in("bob@example.org");
  Browser again;
  sent = begin(again);
  again.cookie += "; " + before.cookie;
  EXPECT_EQ(end_of(come_back(again, sent["state"])), "signed in");
  EXPECT_FALSE(is_signed_in(before));
}

TEST_P(OidcSignInTest, BeginsOnAPageOfThisServerAtItsOwnAddressOnly) {
  Browser browser;
  const auto status = [&](const Fields& fields, const std::string& body = "{}") {
    const Response response = send(browser, "POST", "/api/v1/single-sign-on", body, fields);
    return std::to_string(response.status) + " " + code(response);
  };
  EXPECT_EQ(status({{"Content-Type", "application/json"}, {"Origin", "https://evil.example"}}),
            "403 cross_site");
  EXPECT_EQ(status({{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "cross-site"}}),
            "403 cross_site");
  EXPECT_EQ(status({{"Content-Type", "text/plain"}}), "415 ");
  EXPECT_EQ(get(browser, "/api/v1/single-sign-on").status, 405);
  EXPECT_EQ(send(browser, "POST", "/single-sign-on/return", "").status, 405);
  // Reached under another name, whose cookies the directory's way back does not have.
  Request request;
  request.method = "POST";
  request.target = "/api/v1/single-sign-on";
  request.body = "{}";
  request.headers.add("Host", "127.0.0.1:8080");
  request.headers.add("Content-Type", "application/json");
  const Response elsewhere = application->answer_now(request);
  EXPECT_EQ(elsewhere.status, 421);
  EXPECT_EQ(code(elsewhere), "sso_address");
}

TEST_P(OidcSignInTest, LookingUsesNothingUpAndForeignParametersAreLeftAlone) {
  Browser browser;
  Query sent = begin(browser);
  const std::string target = "/single-sign-on/return?state=" + sent["state"] + "&code=good";
  EXPECT_EQ(send(browser, "HEAD", target, "", {{"Accept", "text/html"}}).status, 303);
  EXPECT_EQ(end_of(come_back(browser, sent["state"], "&code=good&session_state=a.b-c&more=%C3%A9")),
            "signed in");
}

TEST_P(OidcSignInTest, WhoGoesOnBeginningMustWaitAndWhoFinishesNeedNot) {
  Browser stranger;
  stranger.address = "203.0.113.9";
  for (int i = 0; i < 50; ++i)
    EXPECT_EQ(post(stranger, "/api/v1/single-sign-on", json::object()).status, 200) << i;
  const Response wait = post(stranger, "/api/v1/single-sign-on", json::object());
  EXPECT_EQ(wait.status, 429);
  EXPECT_EQ(code(wait), "wait");
  EXPECT_EQ(*wait.headers.find("Retry-After"), "1");
  now += 1s;
  EXPECT_EQ(post(stranger, "/api/v1/single-sign-on", json::object()).status, 200);
  EXPECT_EQ(*post(stranger, "/api/v1/single-sign-on", json::object()).headers.find("Retry-After"), "2");
  now += 61min;
  EXPECT_EQ(post(stranger, "/api/v1/single-sign-on", json::object()).status, 200);
  // A town hall behind one address, where everybody does sign in.
  for (int i = 0; i < 60; ++i) {
    Browser colleague;
    ASSERT_EQ(sign_in_with_directory(colleague), "signed in") << i;
  }
}

TEST_P(OidcSignInTest, WritesNoSecretIntoTheLogOfChangesAndItsChainHolds) {
  Browser browser;
  Query sent = begin(browser);
  const std::string state = sent["state"];
  const std::string secret = browser.cookie.substr(browser.cookie.find('=') + 1);
  EXPECT_EQ(end_of(come_back(browser, state)), "signed in");
  for (const store::Change& change :
       people->store.read([](const store::Queries& reader) { return reader.changes(0, 1000); })) {
    const std::string text = change.before.value_or("") + change.after.value_or("");
    for (const std::string& hidden : {state, sent["nonce"], secret})
      EXPECT_EQ(text.find(hidden), std::string::npos) << change.table;
    if (change.table == "sessions") {
      EXPECT_EQ(change.actor, ann);
    }
  }
  for (const LogLine& line : log)
    EXPECT_EQ((line.method + line.pattern + line.fault).find(state), std::string::npos);
  EXPECT_TRUE(store::verify(people->store, store::all_tables()).problems.empty());
}

}  // namespace
}  // namespace windscreen::serve

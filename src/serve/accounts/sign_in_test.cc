#include "serve/accounts/sign_in.h"

#include "serve/accounts/sign_in_test_world.h"
#include "store/bookkeeping.h"
#include "store/verify.h"

namespace windscreen::serve {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

class SignInTest : public SignInWorld {};
ON_EACH_ENGINE(SignInTest);

TEST_P(SignInTest, GivesACookieThatPagesCannotReadAndASession) {
  Browser browser;
  EXPECT_FALSE(is_signed_in(browser));
  const Response response = sign_in(browser, " Ann@Example.org", password_of_tests);
  ASSERT_EQ(response.status, 200) << *response.body;
  const std::string cookie = *response.headers.find("Set-Cookie");
  EXPECT_NE(cookie.find("; HttpOnly; SameSite=Strict"), std::string::npos) << cookie;
  EXPECT_NE(cookie.find("; Path=/"), std::string::npos) << cookie;
  EXPECT_EQ(*response.headers.find("Cache-Control"), "no-store");
  const json session = read(get(browser, "/api/v1/session"));
  EXPECT_EQ(session["account"]["name"], "Ann Lee");
  EXPECT_EQ(session["roles"][0]["role"], "system_administrator");
  EXPECT_EQ(session["idle_ends_at"], "2020-02-29T09:30:00.000Z");
  EXPECT_EQ(session["ends_at"], "2020-02-29T21:00:00.000Z");
  // The store holds a hash of the token only.
  const auto rows =
      people->store.read([](const store::Queries& reader) { return reader.select<store::Session>(); });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(cookie.find(rows[0].token_hash), std::string::npos);
  EXPECT_EQ(rows[0].device, "Firefox on Windows");
}

TEST(SessionCookie, IsBoundToTheHostOverTls) {
  EXPECT_EQ(session_cookie("t", true),
            "__Host-windscreen_session=t; Path=/; HttpOnly; SameSite=Strict; Secure");
  EXPECT_EQ(session_cookie("", false), "windscreen_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

TEST_P(SignInTest, SaysTheSameOfAWrongPasswordAndOfNoAccount) {
  Browser browser;
  const Response wrong = sign_in(browser, "ann@example.org", "not the password at all");
  const Response nobody = sign_in(browser, "nobody@example.org", password_of_tests);
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(*wrong.body, *nobody.body);
  EXPECT_EQ(code(wrong), "wrong_credentials");
  EXPECT_EQ(wrong.headers.find("Set-Cookie"), nullptr);
  const auto attempts = people->store.read([](const store::Queries& reader) {
    return reader.select<store::SignInAttempt>("order by attempted_at, id");
  });
  ASSERT_EQ(attempts.size(), 2U);
  EXPECT_EQ(attempts[0].outcome, "wrong_password");
  EXPECT_EQ(attempts[1].outcome, "unknown_account");
  EXPECT_EQ(attempts[1].subject_digest.find("nobody"), std::string::npos);
}

TEST_P(SignInTest, SignsOutForGood) {
  Browser browser = signed_in("ann@example.org");
  const Browser copy = browser;
  const Response out = post(browser, "/api/v1/sign-out", json::object());
  EXPECT_EQ(out.status, 200);
  EXPECT_EQ(read(out)["signed_in"], false);
  Browser thief = copy;
  EXPECT_FALSE(is_signed_in(thief));
  EXPECT_EQ(get(thief, "/api/v1/sessions").status, 401);
}

TEST_P(SignInTest, EveryChangeCarriesTheTokenOfItsSessionAndComesFromAPageOfThisServer) {
  Browser browser = signed_in("ann@example.org");
  Browser other = signed_in("bob@example.org");
  const std::string body = R"({"others":true})";
  const auto status = [&](const Fields& fields) {
    const Response response = send(browser, "POST", "/api/v1/sessions/end", body, fields);
    return std::to_string(response.status) + " " + code(response);
  };
  const std::pair<std::string, std::string> type = {"Content-Type", "application/json"};
  const std::pair<std::string, std::string> token = {"X-CSRF-Token", browser.csrf};
  EXPECT_EQ(status({type, token}), "200 ");
  EXPECT_EQ(status({type, token, {"Origin", "http://localhost:8080"}}), "200 ");
  EXPECT_EQ(status({type, token, {"Sec-Fetch-Site", "same-origin"}, {"Origin", "null"}}), "200 ");
  EXPECT_EQ(status({type}), "403 csrf");
  EXPECT_EQ(status({type, {"X-CSRF-Token", other.csrf}}), "403 csrf");
  EXPECT_EQ(status({type, {"X-CSRF-Token", ""}}), "403 csrf");
  for (const char* elsewhere :
       {"http://evil.example", "http://localhost:8081", "null", "http://localhost:8080.evil"})
    EXPECT_EQ(status({type, token, {"Origin", elsewhere}}), "403 cross_site") << elsewhere;
  for (const char* site : {"cross-site", "same-site", "none"})
    EXPECT_EQ(status({type, token, {"Sec-Fetch-Site", site}}), "403 cross_site") << site;
  EXPECT_EQ(status({token}), "415 ");
  EXPECT_EQ(status({token, {"Content-Type", "text/plain"}}), "415 ");
  EXPECT_EQ(status({token, {"Content-Type", "application/x-www-form-urlencoded"}}), "415 ");
  // A session's token is not its CSRF token.
  EXPECT_EQ(browser.cookie.find(browser.csrf), std::string::npos);
}

TEST_P(SignInTest, AdoptsNoTokenThatItDidNotMakeAndLeavesNoneAlive) {
  Browser browser;
  browser.cookie = "windscreen_session=" + new_token();
  const std::string planted = browser.cookie;
  ASSERT_EQ(sign_in(browser, "ann@example.org", password_of_tests).status, 200);
  EXPECT_NE(browser.cookie, planted);
  Browser thief;
  thief.cookie = planted;
  EXPECT_FALSE(is_signed_in(thief));
  const std::string first = browser.cookie;
  ASSERT_EQ(sign_in(browser, "bob@example.org", password_of_tests).status, 200);
  thief.cookie = first;
  EXPECT_FALSE(is_signed_in(thief)) << "the session before a sign-in ends with it";
  // Two cookies of the name: one of them is someone else's.
  Browser twice;
  twice.cookie = browser.cookie + "; " + browser.cookie;
  EXPECT_FALSE(is_signed_in(twice));
}

TEST_P(SignInTest, EndsWhenItIsNotUsedAndInTheEndAnyway) {
  Browser browser = signed_in("ann@example.org");
  now += 29min;
  EXPECT_EQ(get(browser, "/api/v1/sessions").status, 200);
  now += 29min;
  EXPECT_TRUE(is_signed_in(browser));
  // Asking how long there is was no use.
  now += 2min;
  EXPECT_FALSE(is_signed_in(browser));
  Browser busy = signed_in("ann@example.org");
  for (int i = 0; i < 35; ++i) {
    now += 20min;
    ASSERT_EQ(get(busy, "/api/v1/sessions").status, 200) << i;
  }
  now += 20min;
  EXPECT_EQ(get(busy, "/api/v1/sessions").status, 401) << "twelve hours are over";
}

TEST_P(SignInTest, ARestartEndsASessionAtMostHalfTheIdleLimitEarlier) {
  Browser browser = signed_in("ann@example.org");
  now += 16min;
  EXPECT_EQ(get(browser, "/api/v1/sessions").status, 200);
  now += 16min;
  application->stop();
  people->sessions.forget(ann);
  Sessions restarted(people->store, {}, [this] { return now; });
  EXPECT_TRUE(restarted.identify(browser.cookie.substr(browser.cookie.find('=') + 1)));
}

TEST_P(SignInTest, BelievesASessionForFiveSecondsAndNoticesItsOwnDoingAtOnce) {
  Browser browser = signed_in("bob@example.org");
  EXPECT_TRUE(is_signed_in(browser));
  People elsewhere(options());
  elsewhere.accounts.lock("system:test", bob, true);
  EXPECT_TRUE(is_signed_in(browser)) << "another program's doing is not looked up for each request";
  now += 6s;
  EXPECT_FALSE(is_signed_in(browser));
  elsewhere.accounts.lock("system:test", bob, false);
  Browser again = signed_in("bob@example.org");
  Browser second = signed_in("bob@example.org");
  ASSERT_EQ(post(again, "/api/v1/sessions/end", {{"others", true}}).status, 200);
  EXPECT_FALSE(is_signed_in(second));
  EXPECT_TRUE(is_signed_in(again));
}

TEST_P(SignInTest, ShowsAndEndsOnesOwnSessionsOnly) {
  Browser one = signed_in("ann@example.org");
  Browser two = signed_in("ann@example.org");
  Browser other = signed_in("bob@example.org");
  const json rows = read(get(one, "/api/v1/sessions"));
  ASSERT_EQ(rows.size(), 2U);
  const json foreign = read(get(other, "/api/v1/sessions"));
  ASSERT_EQ(foreign.size(), 1U);
  EXPECT_EQ(read(post(one, "/api/v1/sessions/end", {{"session", foreign[0]["id"]}}))["ended"], 0);
  EXPECT_TRUE(is_signed_in(other));
  for (const json& row : rows) {
    if (!row["current"]) {
      EXPECT_EQ(read(post(one, "/api/v1/sessions/end", {{"session", row["id"]}}))["ended"], 1);
    }
  }
  EXPECT_FALSE(is_signed_in(two));
}

TEST_P(SignInTest, ALockedAccountHearsSoWithItsPasswordOnly) {
  people->accounts.lock("system:test", bob, true);
  Browser browser;
  EXPECT_EQ(code(sign_in(browser, "bob@example.org", "not the password at all")), "wrong_credentials");
  const Response locked = sign_in(browser, "bob@example.org", password_of_tests);
  EXPECT_EQ(locked.status, 403);
  EXPECT_EQ(code(locked), "account_locked");
}

TEST_P(SignInTest, AStrangerWhoGuessesWaitsAndTheOwnerDoesNot) {
  Browser owner = signed_in("bob@example.org", "10.0.0.1");
  Browser stranger;
  stranger.address = "203.0.113.9";
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(sign_in(stranger, "bob@example.org", "wrong guess " + std::to_string(i)).status, 401);
  const Response wait = sign_in(stranger, "bob@example.org", password_of_tests);
  EXPECT_EQ(wait.status, 429);
  EXPECT_EQ(code(wait), "wait");
  EXPECT_EQ(*wait.headers.find("Retry-After"), "5");
  now += 5s;
  EXPECT_EQ(sign_in(stranger, "bob@example.org", "wrong guess again").status, 401);
  EXPECT_EQ(*sign_in(stranger, "bob@example.org", "and again").headers.find("Retry-After"), "10");
  for (int i = 0; i < 40; ++i) {
    now += 6min;
    EXPECT_EQ(sign_in(stranger, "bob@example.org", "on and on").status, 401);
  }
  EXPECT_EQ(sign_in(owner, "bob@example.org", password_of_tests).status, 200);
}

TEST_P(SignInTest, HashesAnewWhenTheCostRises) {
  const auto hash = [&] {
    return *people->store
                .read([&](const store::Queries& reader) { return reader.find<store::Account>(ann); })
                ->password_hash;
  };
  const std::string before = hash();
  PeopleOptions dearer = options();
  dearer.cost = {2, 16384};
  People later(dearer);
  later.sign_in.sign_in({"ann@example.org", password_of_tests, "", "10.0.0.1", "", ""});
  EXPECT_NE(hash(), before);
  EXPECT_FALSE(later.passwords.is_outdated(hash()));
  EXPECT_TRUE(people->passwords.is_outdated(hash()));
}

TEST_P(SignInTest, APlainFormSignsInAndIsSentNowhereElse) {
  Browser browser;
  const auto form = [&](const std::string& body, const Fields& more = {}) {
    Fields fields = more;
    fields.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    return send(browser, "POST", "/api/v1/sign-in", body, fields);
  };
  const std::string right = "email=ann%40example.org&password=correct+horse+battery";
  const Response in = form(right + "&return_to=/performance?months=12");
  EXPECT_EQ(in.status, 303);
  EXPECT_EQ(*in.headers.find("Location"), "/performance?months=12");
  EXPECT_TRUE(is_signed_in(browser));
  for (const char* elsewhere : {"//evil.example", "https://evil.example", "/%5Cevil.example", "/%0d%0aX: y"})
    EXPECT_EQ(*form(right + "&return_to=" + elsewhere).headers.find("Location"), "/") << elsewhere;
  EXPECT_EQ(*form("email=ann%40example.org&password=wrong").headers.find("Location"),
            "/sign-in?problem=wrong_credentials");
  EXPECT_EQ(form(right, {{"Origin", "https://evil.example"}}).status, 403);
  // Sign-out by a form carries the token in the form.
  const json session = read(get(browser, "/api/v1/session"));
  const Fields type = {{"Content-Type", "application/x-www-form-urlencoded"}};
  EXPECT_EQ(send(browser, "POST", "/api/v1/sign-out", "return_to=/", type).status, 403);
  EXPECT_EQ(
      send(browser, "POST", "/api/v1/sign-out", "csrf=" + session["csrf_token"].get<std::string>(), type)
          .status,
      303);
  EXPECT_FALSE(is_signed_in(browser));
}

TEST_P(SignInTest, NothingPersonalIsLoggedAndEveryChangeNamesItsAccount) {
  Browser browser = signed_in("ann@example.org");
  sign_in(browser, "bob@example.org", "secret-typed-in-the-wrong-box");
  for (const LogLine& line : log) {
    const std::string all = line.method + line.pattern + line.fault;
    for (const char* personal : {"ann", "bob", "secret"})
      EXPECT_EQ(all.find(personal), std::string::npos) << all;
  }
  for (const store::Change& change :
       people->store.read([](const store::Queries& reader) { return reader.changes(0, 1000); })) {
    const std::string after = change.after.value_or("");
    EXPECT_EQ(after.find("correct horse"), std::string::npos);
    EXPECT_EQ(after.find("$argon2id"), std::string::npos);
    if (change.act == "session.begin" && change.table == "sessions") {
      EXPECT_EQ(change.actor, ann);
    }
  }
  EXPECT_TRUE(store::verify(people->store, store::all_tables()).problems.empty());
}

}  // namespace
}  // namespace windscreen::serve

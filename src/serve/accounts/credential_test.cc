#include <map>
#include <set>

#include "base/text.h"
#include "serve/accounts/one_time_code.h"
#include "serve/accounts/sign_in_test_world.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "store/bookkeeping.h"
#include "store/verify.h"

namespace windscreen::serve {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

class CredentialTest : public SignInWorld {
 protected:
  std::string code_now(const std::string& secret, std::int64_t later = 0) const {
    return code_at(secret,
                   std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() / 30 + later);
  }
  // Sets a second factor up through the addresses; the secret as bytes, and the recovery codes.
  std::pair<std::string, std::vector<std::string>> with_factor(Browser& browser) const {
    const json offer = read(post(browser, "/api/v1/second-factor", {{"password", password_of_tests}}));
    std::string secret;
    unsigned held = 0;
    unsigned bits = 0;
    for (const char c : offer["secret"].get<std::string>()) {
      held = (held << 5U) | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        secret += static_cast<char>((held >> bits) & 0xFFU);
      }
    }
    const Response confirmed = post(browser, "/api/v1/second-factor/confirm",
                                    {{"pending", offer["pending"]}, {"code", code_now(secret)}});
    EXPECT_EQ(confirmed.status, 200) << *confirmed.body;
    const json answer = read(confirmed);
    browser.csrf = answer["session"]["csrf_token"];
    return {secret, answer["recovery_codes"]};
  }
};
ON_EACH_ENGINE(CredentialTest);

TEST_P(CredentialTest, APasswordChangeEndsOtherSessionsAndRenewsThisOne) {
  Browser browser = signed_in("ann@example.org");
  Browser other = signed_in("ann@example.org");
  const Browser before = browser;
  const auto change = [&](const char* current, const char* wanted) {
    return post(browser, "/api/v1/password", {{"current", current}, {"new", wanted}});
  };
  EXPECT_EQ(code(change("not my password", "a new long password")), "wrong_password");
  EXPECT_EQ(code(change(password_of_tests, "too short")), "password_refused");
  EXPECT_EQ(code(change(password_of_tests, "ann@example.org")), "password_refused");
  EXPECT_TRUE(is_signed_in(other));
  ASSERT_EQ(change(password_of_tests, "a new long password").status, 200);
  EXPECT_TRUE(is_signed_in(browser));
  EXPECT_NE(browser.cookie, before.cookie);
  EXPECT_NE(browser.csrf, before.csrf);
  Browser old = before;
  EXPECT_FALSE(is_signed_in(old));
  EXPECT_FALSE(is_signed_in(other));
  Browser fresh;
  EXPECT_EQ(sign_in(fresh, "ann@example.org", password_of_tests).status, 401);
  EXPECT_EQ(sign_in(fresh, "ann@example.org", "a new long password").status, 200);
}

TEST_P(CredentialTest, GuessesOfTheCurrentPasswordWaitAsWell) {
  Browser browser = signed_in("ann@example.org");
  const json guess = {{"current", "a guess"}, {"new", "a new long password"}};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(post(browser, "/api/v1/password", guess).status, 403);
  EXPECT_EQ(post(browser, "/api/v1/password", guess).status, 429);
}

TEST_P(CredentialTest, ASecondFactorIsAskedForAndNoCodeCountsTwice) {
  Browser browser = signed_in("ann@example.org");
  Browser other = signed_in("ann@example.org");
  const auto [secret, recovery] = with_factor(browser);
  EXPECT_EQ(recovery.size(), 10U);
  EXPECT_FALSE(is_signed_in(other));
  EXPECT_TRUE(is_signed_in(browser));
  Browser fresh;
  const auto try_code = [&](const std::string& one) {
    const Response response = sign_in(fresh, "ann@example.org", password_of_tests, one);
    return response.status == 200 ? std::string("in") : code(response);
  };
  EXPECT_EQ(try_code(""), "second_factor_needed");
  EXPECT_EQ(try_code(code_now(secret)), "wrong_second_factor") << "the code that confirmed it is used up";
  now += 30s;
  const std::string next = code_now(secret);
  EXPECT_EQ(try_code(next), "in");
  EXPECT_EQ(try_code(next), "wrong_second_factor");
  EXPECT_EQ(try_code(recovery[0]), "in");
  EXPECT_EQ(try_code(recovery[0]), "wrong_second_factor");
  EXPECT_EQ(try_code(recovery[1]), "in");
  // Neither the secret nor a code stands in the store.
  const auto row =
      people->store.read([&](const store::Queries& reader) { return *reader.find<store::Account>(ann); });
  EXPECT_EQ(row.totp_secret->find(secret), std::string::npos);
  // Removing it asks for both, again.
  now += 5min;
  Browser last = fresh;
  last.csrf = read(get(last, "/api/v1/session"))["csrf_token"];
  EXPECT_EQ(
      code(post(last, "/api/v1/second-factor/remove", {{"password", password_of_tests}, {"code", "000000"}})),
      "wrong_second_factor");
  EXPECT_EQ(post(last, "/api/v1/second-factor/remove",
                 {{"password", password_of_tests}, {"code", code_now(secret)}})
                .status,
            200);
  EXPECT_EQ(sign_in(browser, "ann@example.org", password_of_tests).status, 200);
}

TEST_P(CredentialTest, AnOfferIsForItsAccountAndForAQuarterOfAnHour) {
  Browser one = signed_in("ann@example.org");
  Browser two = signed_in("bob@example.org");
  const json offer = read(post(one, "/api/v1/second-factor", {{"password", password_of_tests}}));
  const json answer = {{"pending", offer["pending"]}, {"code", "123456"}};
  EXPECT_EQ(post(two, "/api/v1/second-factor/confirm", answer).status, 410);
  EXPECT_EQ(post(one, "/api/v1/second-factor/confirm", answer).status, 422);
  now += 15min;
  EXPECT_EQ(post(one, "/api/v1/second-factor/confirm", answer).status, 410);
}

TEST_P(CredentialTest, AnInvitationSetsAPasswordOnceAndInTime) {
  Browser admin = signed_in("ann@example.org");
  Browser director = signed_in("bob@example.org");
  const json wish = {{"email", "cal@example.org"}, {"name", "Cal"}};
  EXPECT_EQ(post(director, "/api/v1/invitations", wish).status, 403);
  const json made = read(post(admin, "/api/v1/invitations", wish));
  EXPECT_EQ(made["expires_at"], "2020-03-07T09:00:00.000Z");
  EXPECT_EQ(code(post(admin, "/api/v1/invitations", wish)), "account_exists");
  const std::string path = made["path"];
  const std::string token = path.substr(path.find('#') + 1);
  Browser cal;
  EXPECT_EQ(sign_in(cal, "cal@example.org", password_of_tests).status, 401);
  const auto accept = [&](const std::string& given, const char* password) {
    return post(cal, "/api/v1/invitations/accept", {{"token", given}, {"password", password}});
  };
  EXPECT_EQ(code(accept(new_token(), password_of_tests)), "invitation_over");
  EXPECT_EQ(code(accept(token, "short")), "password_refused");
  EXPECT_EQ(read(accept(token, password_of_tests))["email"], "cal@example.org");
  EXPECT_EQ(code(accept(token, "another long password")), "invitation_over");
  EXPECT_EQ(sign_in(cal, "cal@example.org", password_of_tests).status, 200);
  // A link to reset a password lasts a day, and a newer one takes its place.
  const NewInvitation first = people->accounts.invite_again(ann, made["account"]);
  const NewInvitation second = people->accounts.invite_again(ann, made["account"]);
  EXPECT_EQ(accept(first.token, "another long password").status, 410);
  now += 24h;
  EXPECT_EQ(accept(second.token, "another long password").status, 410);
  const NewInvitation third = people->accounts.invite_again(ann, made["account"]);
  EXPECT_EQ(accept(third.token, "another long password").status, 200);
  EXPECT_TRUE(store::verify(people->store, store::all_tables()).problems.empty());
}

// Where there is no directory such an account would be nobody's.
TEST_P(CredentialTest, WithoutADirectoryNoAccountSignsInWithItOnly) {
  Browser admin = signed_in("ann@example.org");
  json wish = {{"email", "cal@example.org"}, {"name", "Cal"}, {"single_sign_on", true}};
  EXPECT_EQ(code(post(admin, "/api/v1/invitations", wish)), "no_single_sign_on");
  for (const json& wrong : {json("yes"), json(1), json(nullptr)}) {
    wish["single_sign_on"] = wrong;
    EXPECT_EQ(post(admin, "/api/v1/invitations", wish).status, 400) << wrong;
  }
  wish["single_sign_on"] = false;
  EXPECT_FALSE(read(post(admin, "/api/v1/invitations", wish))["path"].is_null());
}

class WithDirectory : public CredentialTest {
 protected:
  WithDirectory() { directory_name = "your council account"; }
};
ON_EACH_ENGINE(WithDirectory);

TEST_P(WithDirectory, AnAccountMaySignInWithItOnly) {
  Browser admin = signed_in("ann@example.org");
  const json wish = {{"email", "Cal@example.org"}, {"name", "Cal"}, {"single_sign_on", true}};
  const json made = read(post(admin, "/api/v1/invitations", wish));
  EXPECT_EQ(schema_fault(json::parse(schema_named("NewAccount")), made), "");
  EXPECT_TRUE(made["path"].is_null());
  EXPECT_TRUE(made["expires_at"].is_null());
  EXPECT_EQ(code(post(admin, "/api/v1/invitations", wish)), "account_exists");
  const auto links = people->store.read([&](const store::Queries& reader) {
    return reader.count<store::Invitation>("where account_id = :account",
                                           {{"account", made["account"].get<std::string>()}});
  });
  EXPECT_EQ(links, 0);
  Browser director = signed_in("bob@example.org");
  EXPECT_EQ(post(director, "/api/v1/invitations", wish).status, 403);
}

TEST_P(WithDirectory, TheSessionSaysWhetherThereIsAPassword) {
  Browser ann_here = signed_in("ann@example.org");
  EXPECT_EQ(read(get(ann_here, "/api/v1/session"))["password"], true);
  Browser nobody;
  EXPECT_EQ(read(get(nobody, "/api/v1/session"))["password"], false);
  // Bob's directory signed him in, and no password is left.
  const auto begun = people->store.write({"system:test", "test"}, [&](store::Writer& writer) {
    store::Account account = *writer.find<store::Account>(bob);
    account.password_hash.reset();
    writer.update(account);
    return begin_session(writer, bob, "Firefox", false, people->limits(), now);
  });
  people->sessions.forget(bob);
  Browser bob_here;
  bob_here.cookie = session_cookie(begun.token, people->secure());
  bob_here.cookie = bob_here.cookie.substr(0, bob_here.cookie.find(';'));
  const json session = read(get(bob_here, "/api/v1/session"));
  EXPECT_EQ(session["signed_in"], true);
  EXPECT_EQ(session["password"], false);
  EXPECT_EQ(schema_fault(json::parse(schema_named("Session")), session), "");
}

TEST_P(CredentialTest, NobodyGrantsToThemselfAndGrantsBeginAndEndOnTheirDays) {
  const auto wish = [](const char* from, const char* to) {
    return GrantWish{"performance_analyst", "authority", {}, from, to, "cover", {}};
  };
  EXPECT_THROW(people->accounts.grant(ann, ann, ann, wish("2020-02-29", "2020-02-29")), base::Error);
  EXPECT_THROW(people->accounts.grant(ann, bob, ann, wish("2020-02-30", "2020-03-01")), base::Error);
  EXPECT_THROW(people->accounts.grant(ann, bob, ann, wish("2020-03-02", "2020-03-01")), base::Error);
  people->accounts.grant(ann, bob, ann, wish("2020-02-29", "2020-02-29"));
  const auto roles_on = [&](const char* day) {
    return people->store.read(
        [&](const store::Queries& reader) { return grants_in_force(reader, bob, day).size(); });
  };
  EXPECT_EQ(roles_on("2020-02-28"), 1U);
  EXPECT_EQ(roles_on("2020-02-29"), 2U);
  EXPECT_EQ(roles_on("2020-03-01"), 1U);
  EXPECT_EQ(people->accounts.revoke(ann, bob, "performance_analyst", ann), 1);
  EXPECT_EQ(roles_on("2020-02-29"), 1U);
}

TEST(GrantDay, IsThatOfEngland) {
  const auto day = [](const char* moment) { return grant_day(store::moment_from(moment).value()); };
  EXPECT_EQ(day("2020-06-30T22:59:59.999Z"), "2020-06-30");
  EXPECT_EQ(day("2020-06-30T23:00:00.000Z"), "2020-07-01");
  EXPECT_EQ(day("2020-12-31T23:59:59.999Z"), "2020-12-31");
  EXPECT_EQ(day("2021-01-01T00:00:00.000Z"), "2021-01-01");
}

TEST_P(CredentialTest, DraftsOutliveTheSessionAndAConflictShowsBoth) {
  Browser browser = signed_in("ann@example.org");
  Browser other = signed_in("bob@example.org");
  const std::string form = "/api/v1/drafts/audit_12";
  EXPECT_EQ(read(get(browser, form))["revision"], 0);
  const auto save = [&](Browser& by, const json& content, int revision) {
    return post(by, form, {{"content", content}, {"revision", revision}}, "PUT");
  };
  EXPECT_EQ(read(save(browser, {{"view", "What Zoë said"}}, 0))["revision"], 1);
  EXPECT_EQ(read(save(browser, {{"view", "More"}}, 1))["revision"], 2);
  EXPECT_EQ(read(save(browser, {{"view", "More"}}, 1))["revision"], 2) << "the same again is no conflict";
  const Response conflict = save(browser, {{"view", "Typed in the other tab"}}, 1);
  EXPECT_EQ(conflict.status, 409);
  EXPECT_EQ(code(conflict), "draft_conflict");
  EXPECT_EQ(read(conflict)["stored"]["content"]["view"], "More");
  EXPECT_EQ(read(conflict)["sent"]["content"]["view"], "Typed in the other tab");
  EXPECT_EQ(read(get(other, form))["content"], nullptr) << "a draft is its account's alone";
  now += 13h;
  EXPECT_EQ(save(browser, {{"view", "Late"}}, 2).status, 401);
  Browser again = signed_in("ann@example.org");
  EXPECT_EQ(read(get(again, form))["content"]["view"], "More");
  EXPECT_EQ(read(save(again, {{"view", "Late"}}, 2))["revision"], 3);
  EXPECT_EQ(read(get(again, "/api/v1/drafts")).size(), 1U);
  EXPECT_EQ(post(again, form, nullptr, "DELETE").status, 200);
  EXPECT_EQ(read(get(again, "/api/v1/drafts")).size(), 0U);
  for (const char* wrong :
       {R"({"content":1})", R"({"content":1,"revision":-1})", R"({"content":1,"revision":"1"})",
        R"({"revision":1})", R"([1])", R"({"content":)"})
    EXPECT_EQ(
        send(again, "PUT", form, wrong, {{"Content-Type", "application/json"}, {"X-CSRF-Token", again.csrf}})
            .status,
        400)
        << wrong;
  const std::string deep =
      "{\"revision\":0,\"content\":" + std::string(5000, '[') + std::string(5000, ']') + "}";
  EXPECT_EQ(
      send(again, "PUT", form, deep, {{"Content-Type", "application/json"}, {"X-CSRF-Token", again.csrf}})
          .status,
      400);
}

// What a route is asked with, so that it answers 200. A route without a row fails the test below.
json sample_for(const std::string& name) {
  const std::map<std::string, json> samples = {
      {"GET /api/v1/session", nullptr},
      {"POST /api/v1/session", json::object()},
      {"POST /api/v1/sign-in", {{"email", "bob@example.org"}, {"password", password_of_tests}}},
      {"GET /api/v1/sessions", nullptr},
      {"POST /api/v1/sessions/end", {{"others", true}}},
      {"POST /api/v1/password", {{"current", password_of_tests}, {"new", password_of_tests}}},
      {"POST /api/v1/second-factor", {{"password", password_of_tests}}},
      {"POST /api/v1/invitations", {{"email", "new@example.org"}, {"name", "New"}}},
      {"GET /api/v1/drafts", nullptr},
      {"GET /api/v1/drafts/{form}", nullptr},
      {"PUT /api/v1/drafts/{form}", {{"content", {1, 2}}, {"revision", 0}}},
      {"DELETE /api/v1/drafts/{form}", nullptr},
      {"POST /api/v1/sign-out", json::object()}};
  const auto found = samples.find(name);
  return found == samples.end() ? json("none") : found->second;
}

TEST_P(CredentialTest, EveryAddressTakesAndGivesWhatTheOpenApiDocumentSays) {
  Browser anyone;
  const json document = read(get(anyone, "/api/v1/openapi.json"));
  const json schemas = document["components"]["schemas"];
  const auto schema_of = [&](const json& content) {
    return schemas.at(content["application/json"]["schema"]["$ref"].get<std::string>().substr(21));
  };
  // Those whose bodies come of an answer before are asked in the tests above; here their schemas are there.
  const std::set<std::string> elsewhere = {"POST /api/v1/second-factor/confirm",
                                           "POST /api/v1/second-factor/remove",
                                           "POST /api/v1/invitations/accept", "GET /api/v1/openapi.json"};
  for (const Route& route : application->routes()) {
    const std::string name = std::string(name_of(route.method)) + " " + route.pattern;
    const json operation = document["paths"][route.pattern][base::lower(name_of(route.method))];
    ASSERT_TRUE(operation.is_object()) << name;
    EXPECT_EQ(operation["x-access"], std::string(name_of(route.access))) << name;
    EXPECT_EQ(operation.contains("requestBody"), route.body != BodyKind::none) << name;
    const json given = schema_of(operation["responses"]["200"]["content"]);
    if (elsewhere.contains(name)) continue;
    const json body = sample_for(name);
    ASSERT_NE(body, json("none")) << name << " has no sample";
    if (!body.is_null()) {
      EXPECT_EQ(schema_fault(schema_of(operation["requestBody"]["content"]), body), "") << name;
    }
    std::string target = route.pattern;
    if (const std::size_t at = target.find("{form}"); at != std::string::npos) target.replace(at, 6, "f");
    Browser browser = signed_in("ann@example.org");
    const Response response = route.method == Method::get
                                  ? get(browser, target)
                                  : post(browser, target, body, std::string(name_of(route.method)));
    ASSERT_EQ(response.status, 200) << name << *response.body;
    EXPECT_EQ(schema_fault(given, read(response)), "") << name;
    // Nobody else may, and no other method does.
    if (route.access.kind != Access::Kind::anyone) {
      Browser nobody;
      EXPECT_EQ(post(nobody, target, body, std::string(name_of(route.method))).status, 401) << name;
    }
    const Response other = send(browser, "PATCH", target, "");
    EXPECT_EQ(other.status, 405);
    EXPECT_NE(other.headers.find("Allow")->find(name_of(route.method)), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace windscreen::serve

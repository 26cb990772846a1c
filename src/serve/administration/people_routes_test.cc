#include "serve/administration/people_routes.h"

#include "serve/accounts/sign_in_test_world.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "store/bookkeeping.h"
#include "store/verify.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class PeopleRoutes : public SignInWorld {
 protected:
  void SetUp() override {
    SignInWorld::SetUp();
    if (IsSkipped()) return;
    std::vector<Route> routes = account_routes(*people);
    for (Route& route : people_routes(*people)) routes.push_back(std::move(route));
    application->set_routes(std::move(routes));
    administrator = signed_in("ann@example.org");
  }
  Response ask(const std::string& what, const std::string& account) {
    return post(administrator, "/api/v1/people/" + what, {{"account", account}});
  }
  json person(const std::string& account) {
    const Response response = get(administrator, "/api/v1/people/" + account);
    EXPECT_EQ(response.status, 200) << *response.body;
    EXPECT_EQ(schema_fault(json::parse(schema_named("Person")), read(response)), "");
    return read(response);
  }
  std::string last_act() const {
    return people->store.read(
        [](const store::Queries& reader) { return reader.changes(reader.head().sequence - 1, 1).at(0).act; });
  }
  std::string token_in(const Response& response) const {
    const auto path = read(response)["path"].get<std::string>();
    return path.substr(path.find('#') + 1);
  }

  Browser administrator;
};
ON_EACH_ENGINE(PeopleRoutes);

TEST_P(PeopleRoutes, ListsWhoHasAnAccountAndNoSecret) {
  now += std::chrono::minutes(1);
  signed_in("bob@example.org");
  const auto [carl, link] =
      people->accounts.invite("system:test", "carl@example.org", "Carl, the third", "W7");
  const Response listed = get(administrator, "/api/v1/people");
  ASSERT_EQ(listed.status, 200) << *listed.body;
  const json rows = read(listed);
  EXPECT_EQ(schema_fault(json::parse(schema_named("People")), rows), "");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0]["roles"], "System administrator");
  EXPECT_EQ(rows[1]["email"], "bob@example.org");
  EXPECT_EQ(rows[1]["last_signed_in"], "2020-02-29T09:01:00.000Z");
  EXPECT_EQ(rows[1]["second_factor"], false);
  EXPECT_EQ(rows[2]["status"], "invited");
  EXPECT_EQ(rows[2]["worker_id"], "W7");
  EXPECT_EQ(rows[2]["link_expires_at"], "2020-03-07T09:01:00.000Z");
  EXPECT_TRUE(rows[2]["last_signed_in"].is_null());
  EXPECT_EQ(listed.body->find("argon2"), std::string::npos);
  const Response saved = get(administrator, "/api/v1/people.csv");
  EXPECT_NE(saved.body->find("\"Carl, the third\""), std::string::npos) << *saved.body;
  EXPECT_EQ(*saved.headers.find("Cache-Control"), "no-store");
  EXPECT_EQ(person(carl.id)["grants"].size(), 0U);
  EXPECT_EQ(get(administrator, "/api/v1/people/nobody").status, 404);
}

TEST_P(PeopleRoutes, OnlyAnAdministratorMay) {
  Browser director = signed_in("bob@example.org");
  EXPECT_EQ(get(director, "/api/v1/people").status, 403);
  EXPECT_EQ(get(director, "/api/v1/people/" + ann).status, 403);
  for (const char* what :
       {"invite", "withdraw", "lock", "unlock", "close", "reopen", "change", "email", "second-factor"})
    EXPECT_EQ(post(director, std::string("/api/v1/people/") + what,
                   {{"account", ann}, {"name", "N"}, {"email", "n@example.org"}})
                  .status,
              403)
        << what;
  Browser without_token = administrator;
  without_token.csrf.clear();
  EXPECT_EQ(code(post(without_token, "/api/v1/people/lock", {{"account", bob}})), "csrf");
  EXPECT_EQ(person(bob)["status"], "active");
}

TEST_P(PeopleRoutes, LocksAndUnlocksAtOnce) {
  Browser director = signed_in("bob@example.org");
  const Response locked = ask("lock", bob);
  ASSERT_EQ(locked.status, 200) << *locked.body;
  EXPECT_EQ(schema_fault(json::parse(schema_named("Person")), read(locked)), "");
  EXPECT_EQ(read(locked)["status"], "locked");
  EXPECT_EQ(read(locked)["sessions"], 0);
  EXPECT_FALSE(is_signed_in(director));
  EXPECT_EQ(code(sign_in(director, "bob@example.org", password_of_tests)), "account_locked");
  EXPECT_EQ(read(ask("unlock", bob))["status"], "active");
  EXPECT_EQ(last_act(), "account.unlock");
  EXPECT_TRUE(is_signed_in(director = signed_in("bob@example.org")));
}

TEST_P(PeopleRoutes, NobodyShutsThemselfOutNorStepsAroundTheirPassword) {
  for (const char* what : {"lock", "unlock", "close", "invite", "second-factor"}) {
    const Response refused = ask(what, ann);
    EXPECT_EQ(refused.status, 403) << what;
    EXPECT_EQ(code(refused), "own_account") << what;
  }
  EXPECT_TRUE(is_signed_in(administrator));
  // The own name may be mended; whose cases are the own may not be chosen.
  EXPECT_EQ(post(administrator, "/api/v1/people/change", {{"account", ann}, {"name", "Ann Leigh"}}).status,
            200);
  EXPECT_EQ(code(post(administrator, "/api/v1/people/change",
                      {{"account", ann}, {"name", "Ann Leigh"}, {"worker_id", "W1"}})),
            "own_account");
  EXPECT_EQ(person(ann)["name"], "Ann Leigh");
  EXPECT_TRUE(person(ann)["worker_id"].is_null());
  EXPECT_EQ(person(ann)["own"], true);
}

TEST_P(PeopleRoutes, TheLastAdministratorIsNeitherLockedNorClosedByTheCommandLine) {
  const auto refused = [&](const auto& what) -> std::string {
    try {
      what();
      return "done";
    } catch (const Refused& problem) {
      return problem.code;
    }
  };
  const auto lock = [&] { people->accounts.lock("system:test", ann, true); };
  const auto close = [&] { people->accounts.close("system:test", ann); };
  const auto revoke = [&] {
    people->accounts.revoke("system:test", ann, "system_administrator", std::nullopt);
  };
  EXPECT_EQ(refused(lock), "last_administrator");
  EXPECT_EQ(refused(close), "last_administrator");
  EXPECT_EQ(refused(revoke), "last_administrator");
  // Who cannot sign in yet is no administrator to fall back on; nor is one whose grant is over, or to come.
  const auto carl = people->accounts.invite("system:test", "carl@example.org", "Carl", std::nullopt);
  const auto grant = [&](const std::string& account, const char* from, std::optional<std::string> to) {
    people->accounts.grant("system:test", account, std::nullopt,
                           {"system_administrator", "none", {}, from, std::move(to), "r", {}});
  };
  grant(carl.first.id, "2020-01-01", {});
  grant(bob, "2020-01-01", "2020-02-28");
  grant(bob, "2020-03-01", {});
  EXPECT_EQ(refused(lock), "last_administrator");
  EXPECT_EQ(person(ann)["status"], "active");
  EXPECT_TRUE(is_signed_in(administrator));
  people->accounts.accept(carl.second.token, password_of_tests);
  EXPECT_EQ(refused(close), "done");
  people->sessions.forget(ann);
  EXPECT_FALSE(is_signed_in(administrator));
}

TEST_P(PeopleRoutes, AnAccountIsClosedForGoodAndOpenedAnew) {
  Browser director = signed_in("bob@example.org");
  const Response link = ask("invite", bob);
  ASSERT_EQ(ask("close", bob).status, 200);
  EXPECT_FALSE(is_signed_in(director));
  const json closed = person(bob);
  EXPECT_EQ(closed["status"], "closed");
  EXPECT_EQ(closed["closed_at"], "2020-02-29T09:00:00.000Z");
  EXPECT_EQ(closed["grants"][0]["state"], "over");
  EXPECT_EQ(closed["grants"][0]["revoked_by"], "ann@example.org");
  EXPECT_EQ(sign_in(director, "bob@example.org", password_of_tests).status, 401);
  EXPECT_EQ(code(post(director, "/api/v1/invitations/accept",
                      {{"token", token_in(link)}, {"password", password_of_tests}})),
            "invitation_over");
  for (const char* what : {"lock", "unlock", "close", "invite", "second-factor"})
    EXPECT_EQ(code(ask(what, bob)), "account_closed") << what;
  const Response reopened = ask("reopen", bob);
  ASSERT_EQ(reopened.status, 200) << *reopened.body;
  EXPECT_EQ(schema_fault(json::parse(schema_named("Invitation")), read(reopened)), "");
  EXPECT_EQ(code(ask("reopen", bob)), "account_open");
  // The password and the roles of before are gone.
  EXPECT_EQ(sign_in(director, "bob@example.org", password_of_tests).status, 401);
  EXPECT_EQ(post(director, "/api/v1/invitations/accept",
                 {{"token", token_in(reopened)}, {"password", "three other words here"}})
                .status,
            200);
  EXPECT_EQ(sign_in(director, "bob@example.org", "three other words here").status, 200);
  EXPECT_EQ(get(director, "/api/v1/people").status, 403);
  EXPECT_EQ(person(bob)["grants"][0]["state"], "over");
}

TEST_P(PeopleRoutes, ALinkIsMadeAnewOrWithdrawn) {
  const Response first = ask("invite", bob);
  EXPECT_EQ(read(first)["expires_at"], "2020-03-01T09:00:00.000Z");
  const Response second = ask("invite", bob);
  Browser stranger;
  const auto accept = [&](const Response& link) {
    return post(stranger, "/api/v1/invitations/accept",
                {{"token", token_in(link)}, {"password", "three other words here"}});
  };
  EXPECT_EQ(code(accept(first)), "invitation_over");
  EXPECT_EQ(person(bob)["link_expires_at"], "2020-03-01T09:00:00.000Z");
  EXPECT_EQ(ask("withdraw", bob).status, 200);
  EXPECT_EQ(last_act(), "invitation.withdraw");
  EXPECT_EQ(code(accept(second)), "invitation_over");
  EXPECT_EQ(code(ask("withdraw", bob)), "no_invitation");
  EXPECT_TRUE(person(bob)["link_expires_at"].is_null());
}

TEST_P(PeopleRoutes, GivesAnotherAddressAndEndsTheSessions) {
  const auto change = [&](const std::string& account, const json& email) {
    return post(administrator, "/api/v1/people/email", {{"account", account}, {"email", email}});
  };
  people->store.write({"system:test", "set"}, [&](store::Writer& writer) {
    auto account = writer.find<store::Account>(bob);
    account->sso_issuer = "https://login.example";
    account->sso_subject = "subject of bob";
    writer.update(*account);
  });
  ask("invite", bob);
  Browser director = signed_in("bob@example.org");
  // The same address, however it is written, changes nothing.
  EXPECT_EQ(change(bob, " BOB@example.org ").status, 200);
  EXPECT_TRUE(is_signed_in(director));
  EXPECT_EQ(code(change(bob, "Ann@Example.org")), "account_exists");
  for (const char* wrong : {"bob", "@example.org", "two@at@example.org", "a b@example.org"})
    EXPECT_EQ(code(change(bob, wrong)), "email_refused") << wrong;
  for (const json& wrong : {json(""), json(7), json(nullptr)})
    EXPECT_EQ(change(bob, wrong).status, 400) << wrong;
  EXPECT_TRUE(is_signed_in(director));

  const Response changed = change(bob, "Robert.Ray@Example.org");
  ASSERT_EQ(changed.status, 200) << *changed.body;
  EXPECT_EQ(last_act(), "account.email");
  const json now_is = read(changed);
  EXPECT_EQ(schema_fault(json::parse(schema_named("Person")), now_is), "");
  EXPECT_EQ(now_is["email"], "robert.ray@example.org");
  EXPECT_EQ(now_is["sessions"], 0);
  EXPECT_TRUE(now_is["link_expires_at"].is_null());
  EXPECT_EQ(now_is["single_sign_on"], true);
  EXPECT_FALSE(is_signed_in(director));
  EXPECT_EQ(sign_in(director, "bob@example.org", password_of_tests).status, 401);
  EXPECT_EQ(sign_in(director, "robert.ray@example.org", password_of_tests).status, 200);
  const auto kept =
      people->store.read([&](const store::Queries& reader) { return *reader.find<store::Account>(bob); });
  EXPECT_EQ(kept.sso_subject, "subject of bob");
  // The address that was his is free again.
  EXPECT_EQ(people->accounts.invite("system:test", "bob@example.org", "Another Bob", {}).first.email,
            "bob@example.org");
  EXPECT_TRUE(store::verify(people->store, store::all_tables()).problems.empty());
}

TEST_P(PeopleRoutes, OnesOwnAddressIsForAnotherAdministrator) {
  const auto change = [&](Browser& who, const std::string& account, const char* email) {
    return post(who, "/api/v1/people/email", {{"account", account}, {"email", email}});
  };
  EXPECT_EQ(code(change(administrator, ann, "ann.lee@example.org")), "own_account");
  EXPECT_TRUE(is_signed_in(administrator));
  people->accounts.grant("system:test", bob, std::nullopt,
                         {"system_administrator", "none", {}, "2020-01-01", {}, "another", {}});
  people->sessions.forget(bob);
  Browser other = signed_in("bob@example.org");
  EXPECT_EQ(read(change(other, ann, "ann.lee@example.org"))["email"], "ann.lee@example.org");
  EXPECT_FALSE(is_signed_in(administrator));
  EXPECT_EQ(change(other, "nobody", "x@example.org").status, 404);
  people->accounts.close("system:test", ann);
  EXPECT_EQ(code(change(other, ann, "again@example.org")), "account_closed");
}

TEST_P(PeopleRoutes, ChangesANameAndAWorkerAndTakesASecondFactorAway) {
  const auto change = [&](const json& more) {
    json body = {{"account", bob}};
    body.update(more);
    return post(administrator, "/api/v1/people/change", body);
  };
  EXPECT_EQ(read(change({{"name", " Robert Ray "}, {"worker_id", "W12"}}))["name"], "Robert Ray");
  EXPECT_EQ(person(bob)["worker_id"], "W12");
  EXPECT_TRUE(read(change({{"name", "Robert Ray"}, {"worker_id", nullptr}}))["worker_id"].is_null());
  EXPECT_EQ(code(change({{"name", "two\nlines"}})), "name_refused");
  EXPECT_EQ(change({{"worker_id", "W1"}}).status, 400);
  EXPECT_EQ(change({{"name", "N"}, {"account", "nobody"}}).status, 404);
  people->store.write({"system:test", "set"}, [&](store::Writer& writer) {
    auto account = writer.find<store::Account>(bob);
    account->totp_secret = "sealed";
    writer.update(*account);
    writer.insert(store::RecoveryCode{store::new_id(), bob, "hash", "2020-01-01T00:00:00.000Z", {}});
  });
  EXPECT_EQ(person(bob)["second_factor"], true);
  EXPECT_EQ(read(ask("second-factor", bob))["second_factor"], false);
  EXPECT_EQ(
      people->store.read([](const store::Queries& reader) { return reader.count<store::RecoveryCode>(); }),
      0);
  EXPECT_TRUE(store::verify(people->store, store::all_tables()).problems.empty());
}

}  // namespace
}  // namespace windscreen::serve

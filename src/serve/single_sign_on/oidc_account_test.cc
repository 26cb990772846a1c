#include "serve/single_sign_on/oidc_account.h"

#include <gtest/gtest.h>

#include "serve/single_sign_on/oidc_world_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using Addresses = std::vector<std::string>;

IdClaims claims(const std::string& email, const std::string& name, std::optional<bool> verified) {
  return {"subject", email, name, verified};
}

TEST(BelievedAddresses, AreThoseThatTheDirectorySaysItHasVerified) {
  EXPECT_EQ(believed_addresses(claims("Ann@Council.example", "", true), {}),
            Addresses{"ann@council.example"});
  EXPECT_EQ(believed_addresses(claims("ann@council.example", "", false), {"council.example"}), Addresses{});
  EXPECT_EQ(
      believed_addresses(claims("ann@council.example", "ann@council.example", false), {"council.example"}),
      Addresses{})
      << "who says it has not verified it is not believed, whatever is trusted";
  EXPECT_EQ(believed_addresses(claims("", "bob@council.example", true), {"council.example"}), Addresses{})
      << "verified is the address, not the name";
}

TEST(BelievedAddresses, AreThoseOfATrustedDomainWhereTheDirectoryDoesNotSay) {
  const Addresses trusted = {"council.example"};
  const auto believed = [&](const char* email, const char* name) {
    return believed_addresses(claims(email, name, std::nullopt), trusted);
  };
  EXPECT_EQ(believed("", "Ann.Lee@Council.example"), Addresses{"ann.lee@council.example"});
  EXPECT_EQ(believed("ann@council.example", "al1234@council.example"),
            (Addresses{"al1234@council.example", "ann@council.example"}));
  // A guest whose own directory lets them write any address into their record.
  EXPECT_EQ(believed("ann@council.example", "mallory@elsewhere.example"), Addresses{});
  EXPECT_EQ(believed("ann@council.example", ""), Addresses{});
  EXPECT_EQ(believed("ann@council.example", "ann_elsewhere.example#EXT#@council.onmicrosoft.example"),
            Addresses{});
  // Domains that only look like it.
  for (const char* name :
       {"ann@sub.council.example", "ann@council.example.evil", "ann@xcouncil.example",
        "ann@evil@council.example", "@council.example", "ann@council.example\n", "council.example"}) {
    const Addresses found = believed("", name);
    EXPECT_TRUE(found.empty() || found == Addresses{"ann@council.example"}) << name;
  }
  EXPECT_EQ(believed("", "ann@evil@council.example"), Addresses{});
  EXPECT_EQ(believed("", "ann@sub.council.example"), Addresses{});
  EXPECT_EQ(believed_addresses(claims("ann@council.example", "ann@council.example", std::nullopt), {}),
            Addresses{})
      << "nothing is trusted unless the server's options say so";
}

// Whom the directory's person is let in as.
class OidcAccount : public OidcWorld {};
ON_EACH_ENGINE(OidcAccount);

TEST_P(OidcAccount, KnowsThePersonByTheSubjectWhateverTheAddressBecomes) {
  Browser browser;
  EXPECT_EQ(sign_in_with_directory(browser), "signed in");
  // Married, and a colleague of the old name has come.
  written.person["email"] = "ann.ray@example.org";
  Browser again;
  EXPECT_EQ(sign_in_with_directory(again), "signed in");
  EXPECT_EQ(read(get(again, "/api/v1/session"))["account"]["email"], "ann@example.org");
  written.person = {{"sub", "s-other"}, {"email", "ann@example.org"}, {"email_verified", true}};
  Browser stranger;
  EXPECT_EQ(sign_in_with_directory(stranger), "/sign-in?problem=sso_linked_elsewhere");
  EXPECT_FALSE(is_signed_in(stranger));
  // Until an administrator unties it.
  EXPECT_TRUE(people->store.write({"system:test", "single_sign_on.untie"},
                                  [&](store::Writer& writer) { return unlink_account(writer, ann, now); }));
  people->sessions.forget(ann);
  EXPECT_FALSE(is_signed_in(again));
  EXPECT_EQ(sign_in_with_directory(stranger), "signed in");
  EXPECT_EQ(stored(ann).sso_subject, "s-other");
}

TEST_P(OidcAccount, MakesNoAccountAndBelievesNoAddressThatIsNotVerified) {
  const auto accounts = [&] {
    return people->store.read([](const store::Queries& reader) { return reader.count<store::Account>(""); });
  };
  const std::int64_t before = accounts();
  Browser browser;
  for (const json& person :
       {json{{"sub", "x"}, {"email", "nobody@example.org"}, {"email_verified", true}},
        json{{"sub", "x"}, {"email", "ann@example.org"}, {"email_verified", false}},
        json{{"sub", "x"}, {"email", "ann@example.org"}},
        json{{"sub", "x"}, {"preferred_username", "ann@example.org"}}, json{{"sub", "x"}}}) {
    written.person = person;
    EXPECT_EQ(sign_in_with_directory(browser), "/sign-in?problem=sso_no_account") << person;
  }
  EXPECT_EQ(accounts(), before);
  EXPECT_FALSE(stored(ann).sso_subject);
  // Entra ID says nothing of it: the server's options do.
  start({"example.org"});
  EXPECT_EQ(sign_in_with_directory(browser), "/sign-in?problem=sso_no_account");
  written.person = {{"sub", "x"}, {"preferred_username", "ann@example.org"}};
  EXPECT_EQ(sign_in_with_directory(browser), "signed in");
}

TEST_P(OidcAccount, APersonOfTwoAccountsIsAskedAbout) {
  start({"example.org"});
  written.person = {{"sub", "x"}, {"email", "ann@example.org"}, {"preferred_username", "bob@example.org"}};
  Browser browser;
  EXPECT_EQ(sign_in_with_directory(browser), "/sign-in?problem=sso_no_account");
  EXPECT_FALSE(stored(ann).sso_subject);
  EXPECT_FALSE(stored(bob).sso_subject);
}

TEST_P(OidcAccount, ALockedOrClosedAccountIsRefused) {
  written.person = {{"sub", "s-bob"}, {"email", "bob@example.org"}, {"email_verified", true}};
  Browser browser;
  people->accounts.lock("system:test", bob, true);
  EXPECT_EQ(sign_in_with_directory(browser), "/sign-in?problem=account_locked");
  people->accounts.lock("system:test", bob, false);
  EXPECT_EQ(sign_in_with_directory(browser), "signed in");
  people->accounts.lock("system:test", bob, true);
  EXPECT_EQ(sign_in_with_directory(browser), "/sign-in?problem=account_locked");
  people->store.write({"system:test", "account.close"}, [&](store::Writer& writer) {
    store::Account account = *writer.find<store::Account>(bob);
    account.status = "closed";
    writer.update(account);
  });
  EXPECT_EQ(sign_in_with_directory(browser), "/sign-in?problem=sso_no_account");
  EXPECT_EQ(outcomes().back(), "sso_refused");
}

TEST_P(OidcAccount, AnInvitedAccountNeedsNoPasswordAndItsLinkIsWorthNothingThen) {
  const auto [account, invitation] =
      people->accounts.invite("system:test", "cid@example.org", "Cid Poe", std::nullopt);
  written.person = {{"sub", "s-cid"}, {"email", "cid@example.org"}, {"email_verified", true}};
  Browser browser;
  EXPECT_EQ(sign_in_with_directory(browser), "signed in");
  EXPECT_TRUE(is_signed_in(browser));
  EXPECT_EQ(stored(account.id).status, "active");
  EXPECT_EQ(code(post(browser, "/api/v1/invitations/accept",
                      {{"token", invitation.token}, {"password", password_of_tests}})),
            "invitation_over");
  Browser other;
  EXPECT_EQ(code(sign_in(other, "cid@example.org", password_of_tests)), "wrong_credentials");
  EXPECT_EQ(code(sign_in(other, "cid@example.org", "")), "");
  // Made without a link at all.
  const store::Account bare = people->accounts.add("system:test", "dee@example.org", "Dee Fox", std::nullopt);
  written.person = {{"sub", "s-dee"}, {"email", "dee@example.org"}, {"email_verified", true}};
  EXPECT_EQ(sign_in_with_directory(other), "signed in");
  people->accounts.lock("system:test", bare.id, true);
  people->accounts.lock("system:test", bare.id, false);
  EXPECT_EQ(sign_in_with_directory(other), "signed in");
}

}  // namespace
}  // namespace windscreen::serve

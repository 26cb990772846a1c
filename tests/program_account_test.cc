// `windscreen account` as a person uses it.
#include <set>

#include "program.h"

namespace windscreen::tests {
namespace {

class AccountCommand : public Program {
 protected:
  void SetUp() override {
    init();
    ASSERT_EQ(windscreen({"store", "init"}).exit_code, 0);
  }
};

TEST_F(AccountCommand, NeedsAStore) {
  std::filesystem::remove(path("workspace/store.sqlite"));
  const Outcome early = windscreen({"account", "list"});
  EXPECT_EQ(early.exit_code, 1);
  EXPECT_NE(early.err.find("windscreen store init"), std::string::npos) << early.err;
}

TEST_F(AccountCommand, MakesInvitesGivesRolesAndLocks) {
  const Outcome made =
      windscreen({"account", "add", "--email", "Ann@Example.org", "--name", "Ann Lee", "--role",
                  "system_administrator", "--address", "https://w.example", "--format", "json"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_EQ(made.json()[0]["email"], "ann@example.org");
  const std::string link = made.json()[0]["link"];
  EXPECT_TRUE(link.starts_with("https://w.example/invitation#")) << link;
  const Outcome again = windscreen({"account", "add", "--email", "ann@example.org", "--name", "Ann"});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_NE(again.err.find("already"), std::string::npos) << again.err;

  EXPECT_EQ(windscreen({"account", "role", "ann@example.org", "team_manager", "--scope", "team", "--value",
                        "North 1"})
                .exit_code,
            0);
  EXPECT_EQ(
      windscreen({"account", "role", "ann@example.org", "team_manager", "--scope", "authority"}).exit_code,
      1);
  EXPECT_EQ(windscreen({"account", "role", "ann@example.org", "king"}).exit_code, 1);
  EXPECT_EQ(windscreen({"account", "role", "nobody@example.org", "director"}).exit_code, 1);
  auto rows = windscreen({"account", "list", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]["status"], "invited");
  EXPECT_EQ(rows[0]["role"], "system_administrator");
  EXPECT_EQ(rows[0]["scope"], "none");
  EXPECT_EQ(rows[1]["scope_value"], "North 1");

  EXPECT_EQ(windscreen({"account", "role", "ann@example.org", "team_manager", "--revoke"}).exit_code, 0);
  EXPECT_EQ(windscreen({"account", "role", "ann@example.org", "team_manager", "--revoke"}).exit_code, 1);
  EXPECT_EQ(windscreen({"account", "lock", "ann@example.org"}).exit_code, 0);
  rows = windscreen({"account", "list", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["status"], "locked");
  EXPECT_EQ(windscreen({"account", "lock", "--unlock", "ann@example.org"}).exit_code, 0);
  const Outcome reset = windscreen({"account", "reset", "ann@example.org", "--format", "json"});
  EXPECT_NE(reset.json()[0]["link"], link);
  EXPECT_EQ(windscreen({"account", "reset", "ann@example.org", "--second-factor"}).exit_code, 0);
  EXPECT_EQ(windscreen({"store", "verify"}).exit_code, 0);
}

TEST_F(AccountCommand, MakesDemoAccountsWithPasswordsOfTheirOwn) {
  const Outcome made = windscreen({"account", "add", "--demo", "--team", "North 1", "--format", "json"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  const auto rows = made.json();
  std::set<std::string> roles;
  std::set<std::string> passwords;
  for (const auto& row : rows) {
    roles.insert(row["role"]);
    passwords.insert(row["password"]);
  }
  EXPECT_TRUE(roles.contains("director"));
  EXPECT_TRUE(roles.contains("team_manager"));
  EXPECT_FALSE(roles.contains("head_of_service")) << "no service was named";
  EXPECT_EQ(passwords.size(), rows.size());
  for (const auto& row : windscreen({"account", "list", "--format", "json"}).json())
    EXPECT_EQ(row["status"], "active");
  // Once more: the same accounts, new passwords.
  const auto anew = windscreen({"account", "add", "--demo", "--team", "North 1", "--format", "json"}).json();
  ASSERT_EQ(anew.size(), rows.size());
  EXPECT_NE(anew[0]["password"], rows[0]["password"]);
}

TEST_F(AccountCommand, TakesNoPasswordAsAnArgument) {
  const Outcome none =
      windscreen({"account", "add", "--email", "ann@example.org", "--name", "Ann", "--password-from-input"});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_NE(none.err.find("standard input"), std::string::npos) << none.err;
  EXPECT_EQ(windscreen({"account", "list", "--format", "json"}).json().size(), 0U);
  EXPECT_EQ(windscreen({"account", "add", "--email", "ann@example.org", "--password", "x"}).exit_code, 2);
  EXPECT_EQ(windscreen({"account", "add"}).exit_code, 2);
  const std::vector<std::string> add = {
      "account", "add", "--email", "ann@example.org", "--name", "Ann", "--password-from-input"};
  EXPECT_EQ(windscreen(add, "correct horse battery\n").exit_code, 0);
  EXPECT_EQ(windscreen({"account", "list", "--format", "json"}).json()[0]["status"], "active");
  const Outcome weak =
      windscreen({"account", "reset", "ann@example.org", "--password-from-input"}, "short\n");
  EXPECT_EQ(weak.exit_code, 1);
  EXPECT_NE(weak.err.find("12 characters"), std::string::npos) << weak.err;
}

}  // namespace
}  // namespace windscreen::tests

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

TEST_F(AccountCommand, ClosesOpensAgainChangesAndWithdraws) {
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "account");
    return windscreen(words);
  };
  const auto first = [&] { return windscreen({"account", "list", "--format", "json"}).json()[0]; };
  ASSERT_EQ(run({"add", "--email", "ann@example.org", "--name", "Ann Lee", "--role", "director"}).exit_code,
            0);
  EXPECT_EQ(run({"invite", "--withdraw", "ann@example.org"}).exit_code, 0);
  EXPECT_EQ(run({"invite", "--withdraw", "ann@example.org"}).exit_code, 1) << "none is open any more";
  EXPECT_EQ(run({"change", "ann@example.org", "--worker", "W1"}).exit_code, 0);
  EXPECT_EQ(first()["worker_id"], "W1");
  EXPECT_EQ(run({"change", "ann@example.org", "--name", "Ann Leigh"}).exit_code, 0);
  EXPECT_EQ(first()["name"], "Ann Leigh");
  EXPECT_EQ(first()["worker_id"], "W1");
  EXPECT_EQ(run({"change", "ann@example.org", "--no-worker"}).exit_code, 0);
  EXPECT_TRUE(first()["worker_id"].is_null());
  EXPECT_EQ(run({"change", "ann@example.org", "--email", "no address"}).exit_code, 1);
  EXPECT_EQ(
      run({"change", "ann@example.org", "--email", "ann.leigh@example.org", "--worker", "W2"}).exit_code, 0);
  EXPECT_EQ(first()["email"], "ann.leigh@example.org");
  EXPECT_EQ(first()["worker_id"], "W2");
  EXPECT_EQ(first()["role"], "director");
  EXPECT_EQ(run({"change", "ann@example.org", "--name", "Ann"}).exit_code, 1) << "the address of before";
  EXPECT_EQ(run({"change", "ann.leigh@example.org", "--email", "ann@example.org"}).exit_code, 0);
  EXPECT_EQ(run({"close", "ann@example.org"}).exit_code, 0);
  EXPECT_EQ(first()["status"], "closed");
  EXPECT_TRUE(first()["role"].is_null());
  EXPECT_EQ(run({"lock", "ann@example.org"}).exit_code, 1);
  const Outcome again = run({"close", "--reopen", "ann@example.org", "--format", "json"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_NE(again.json()[0]["link"].get<std::string>().find("/invitation#"), std::string::npos);
  EXPECT_EQ(first()["status"], "invited");
  EXPECT_EQ(windscreen({"store", "verify"}).exit_code, 0);
}

TEST_F(AccountCommand, KeepsTheLastAdministrator) {
  const std::vector<std::string> add = {"account",
                                        "add",
                                        "--email",
                                        "ann@example.org",
                                        "--name",
                                        "Ann",
                                        "--role",
                                        "system_administrator",
                                        "--password-from-input"};
  ASSERT_EQ(windscreen(add, "correct horse battery\n").exit_code, 0);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"account", "lock", "ann@example.org"},
        {"account", "close", "ann@example.org"},
        {"account", "role", "ann@example.org", "system_administrator", "--revoke"}}) {
    const Outcome refused = windscreen(words);
    EXPECT_EQ(refused.exit_code, 1) << words[1];
    EXPECT_NE(refused.err.find("last system administrator"), std::string::npos) << refused.err;
  }
}

TEST_F(AccountCommand, WarnsOfATeamThatTheNewestDataDoesNotHaveAndTakesTheDemosChildrenFromIt) {
  const std::string sources = tiny_authority();
  write("ssd/ssd_department.csv", "dept_team_id,dept_team_name\nT1,North 1\n");
  write("ssd/ssd_involvements.csv",
        "invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_team,"
        "invo_professional_role_id,invo_involvement_start_date,invo_involvement_end_date\n"
        "I1,P1,W1,T1,Allocated case worker,2020-06-01,\nI2,P2,W1,T1,Allocated case worker,2020-06-01,\n"
        "I3,P3,W1,T1,Allocated case worker,2020-06-01,2020-09-30\n");
  const Outcome loaded = windscreen({"load", "--as-at", "2020-09-30", sources});
  ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
  ASSERT_EQ(windscreen({"account", "add", "--email", "ann@example.org", "--name", "Ann"}).exit_code, 0);
  const auto grant = [&](const char* team) {
    return windscreen(
        {"account", "role", "ann@example.org", "team_manager", "--scope", "team", "--value", team});
  };
  EXPECT_EQ(grant("North 1").err.find("Warning"), std::string::npos);
  const Outcome unknown = grant("north 1");
  EXPECT_EQ(unknown.exit_code, 0);
  EXPECT_NE(unknown.err.find("no team of the name north 1"), std::string::npos) << unknown.err;

  const Outcome demo = windscreen({"account", "add", "--demo", "--team", "North 1", "--service",
                                   "Safeguarding", "--own", "W1", "--format", "json"});
  ASSERT_EQ(demo.exit_code, 0) << demo.err;
  std::set<std::string> roles;
  for (const auto& row : demo.json()) roles.insert(row["role"]);
  EXPECT_EQ(roles.size(), 12U) << "every role";
  for (const char* role : {"auditor", "moderator", "inspector"}) EXPECT_TRUE(roles.contains(role)) << role;
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

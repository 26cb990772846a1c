// `windscreen reminders` as a person runs it, through a real mail server and on both engines of the store.
#include <sys/stat.h>

#include <cstdlib>

#include "serve/work/smtp_server_test.h"
#include "served.h"
#include "store/identity.h"
#include "store/improvement.h"
#include "store/people.h"
#include "store/reminders.h"
#include "store/store.h"

namespace windscreen::tests {
namespace {

using serve::SmtpServer;

class RemindersCommand : public Served {
 protected:
  void SetUp() override {
    if (!SmtpServer::installed()) GTEST_SKIP() << "python3-aiosmtpd is not installed: its tests are skipped";
    Served::SetUp();
    if (IsSkipped()) return;
    account("ann", "programme_manager", "authority");
    const std::string record = write("record.yaml",
                                     "things:\n"
                                     "  - key: plan\n"
                                     "    kind: plan\n"
                                     "    sort: improvement\n"
                                     "    title: Improvement plan\n"
                                     "    since: 2020-01-01\n"
                                     "    entries:\n"
                                     "      - {on: 2020-01-01, kind: status, value: running}\n"
                                     "  - key: late\n"
                                     "    kind: action\n"
                                     "    under: plan\n"
                                     "    title: Managers look at every plan\n"
                                     "    since: 2020-01-01\n"
                                     "    entries:\n"
                                     "      - {on: 2020-01-01, kind: due, due: 2020-03-31}\n");
    const Outcome imported = windscreen(with_store({"improvement", "import", record}));
    ASSERT_EQ(imported.exit_code, 0) << imported.err;
    store::Store store(location());
    store.write({"system:test", "lead"}, [](store::Writer& writer) {
      const auto accounts = writer.select<store::Account>();
      store::ImprovementEntry lead;
      lead.id = store::new_id();
      lead.thing_id = "late";
      lead.on_day = "2020-01-01";
      lead.at = "2020-01-01T09:00:00.000Z";
      lead.kind = "lead";
      lead.owner_id = accounts.at(0).id;
      writer.insert(lead);
      writer.insert(store::ReminderChoice{accounts.at(0).id, "daily", lead.at});
    });
  }

  /// The command for Wednesday 1 April 2020, its answer as JSON.
  Outcome remind(std::vector<std::string> more) const {
    std::vector<std::string> words = {"reminders", "--on", "2020-04-01", "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return windscreen(with_store(words));
  }
};
ON_EACH_ENGINE(RemindersCommand);

TEST_P(RemindersCommand, SaysWhatWouldGoAndThenSendsItOnce) {
  const SmtpServer smtp;
  const Outcome planned = remind({"--dry-run"});
  ASSERT_EQ(planned.exit_code, 0) << planned.err;
  const nlohmann::json rows = planned.json();
  ASSERT_EQ(rows.size(), 1U) << planned.out;
  EXPECT_EQ(rows[0]["email"], "ann@example.org");
  EXPECT_EQ(rows[0]["often"], "daily");
  EXPECT_EQ(rows[0]["lines"], 1);
  EXPECT_EQ(rows[0]["overdue"], 1);
  const std::vector<std::string> sending = {"--smtp",      smtp.address(),
                                            "--smtp-from", "windscreen@example.org",
                                            "--address",   "https://windscreen.example.org"};
  const Outcome sent = remind(sending);
  ASSERT_EQ(sent.exit_code, 0) << sent.err;
  EXPECT_EQ(sent.json()[0]["sent"], 1) << sent.out;
  const auto taken = smtp.taken();
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken[0].to, std::vector<std::string>{"ann@example.org"});
  const std::string text = serve::text_of_mail(taken[0].bytes);
  EXPECT_NE(text.find("Deliver: Managers look at every plan"), std::string::npos) << text;
  EXPECT_NE(text.find("\nhttps://windscreen.example.org/improvement/due\n"), std::string::npos) << text;
  EXPECT_EQ(remind(sending).json()[0]["sent"], 0);
  EXPECT_EQ(remind({"--dry-run"}).json(), nlohmann::json::array());
  EXPECT_EQ(smtp.taken().size(), 1U);
  EXPECT_EQ(windscreen(with_store({"store", "verify"})).exit_code, 0);
}

TEST_P(RemindersCommand, TakesTheMailServerFromTheEnvironmentAndThePasswordFromAFile) {
  const SmtpServer smtp{"--starttls", "--user", "post", "--password", "right horse"};
  const std::string file = write("smtp.password", "right horse\n");
  ASSERT_EQ(chmod(file.c_str(), 0640), 0);
  const std::vector<std::pair<const char*, std::string>> variables = {
      {"WINDSCREEN_SMTP", smtp.address()},        {"WINDSCREEN_SMTP_FROM", "windscreen@example.org"},
      {"WINDSCREEN_SMTP_USER", "post"},           {"WINDSCREEN_SMTP_PASSWORD_FILE", file},
      {"WINDSCREEN_SMTP_CA", smtp.certificate()}, {"WINDSCREEN_SMTP_TLS", "always"}};
  for (const auto& [name, value] : variables) setenv(name, value.c_str(), 1);
  const Outcome sent = remind({});
  for (const auto& [name, value] : variables) unsetenv(name);
  EXPECT_EQ(sent.exit_code, 0) << sent.err;
  const auto taken = smtp.taken();
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_TRUE(taken[0].encrypted);
  EXPECT_EQ(taken[0].user, "post");
}

TEST_P(RemindersCommand, AWrongPasswordIsToldWithoutBeingSaid) {
  const SmtpServer smtp{"--user", "post", "--password", "right horse"};
  const std::string file = write("smtp.password", "wrong horse\n");
  const std::vector<std::string> sending = {
      "--smtp",      smtp.address(), "--smtp-from",          "windscreen@example.org",
      "--smtp-user", "post",         "--smtp-password-file", file};
  ASSERT_EQ(chmod(file.c_str(), 0644), 0);
  const Outcome open_to_all = remind(sending);
  EXPECT_EQ(open_to_all.exit_code, 1);
  EXPECT_NE(open_to_all.err.find("chmod o="), std::string::npos) << open_to_all.err;
  ASSERT_EQ(chmod(file.c_str(), 0600), 0);
  const Outcome wrong = remind(sending);
  EXPECT_EQ(wrong.exit_code, 1);
  EXPECT_NE(wrong.err.find("refused the user or the password"), std::string::npos) << wrong.err;
  EXPECT_EQ(wrong.err.find("horse"), std::string::npos) << wrong.err;
  EXPECT_EQ(wrong.json()[0]["failed"], 1);
  EXPECT_EQ(wrong.json()[0]["to_try_again"], 1);
  EXPECT_TRUE(smtp.taken().empty());
}

TEST_P(RemindersCommand, SendsNothingWhereItIsNotToldHow) {
  const auto refused = [&](const std::vector<std::string>& more, const char* words) {
    const Outcome outcome = remind(more);
    EXPECT_EQ(outcome.exit_code, 1) << words;
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
  };
  refused({}, "--smtp");
  refused({"--smtp", "smtp://127.0.0.1:25"}, "--smtp-from");
  refused({"--smtp", "mail.example.org", "--smtp-from", "a@example.org"}, "smtp://");
  refused({"--smtp", "smtp://127.0.0.1:25", "--smtp-from", "nobody"}, "--smtp-from");
  refused({"--smtp", "smtp://127.0.0.1:25", "--smtp-from", "a@example.org", "--smtp-user", "a"},
          "--smtp-password-file");
  refused({"--dry-run", "--address", "windscreen.example.org"}, "https://");
  EXPECT_EQ(remind({"--dry-run", "--smtp-tls", "perhaps"}).exit_code, 2);
  EXPECT_EQ(remind({"--dry-run"}).json().size(), 1U) << "it is ann's turn still";
}

TEST_P(RemindersCommand, NobodyIsRemindedOnAHolidayOrBeforeTheDay) {
  const auto on = [&](const char* day, std::vector<std::string> more) {
    more.insert(more.begin(), {"reminders", "--on", day, "--format", "json"});
    return windscreen(with_store(more));
  };
  const Outcome easter_monday = on("2020-04-13", {"--dry-run"});
  EXPECT_EQ(easter_monday.exit_code, 0);
  EXPECT_EQ(easter_monday.json(), nlohmann::json::array());
  EXPECT_NE(easter_monday.err.find("no working day"), std::string::npos) << easter_monday.err;
  const Outcome to_come = on("2399-12-28", {});
  EXPECT_EQ(to_come.exit_code, 1);
  EXPECT_NE(to_come.err.find("has not come yet"), std::string::npos) << to_come.err;
}

TEST_P(RemindersCommand, TheServerDoesNotStartWithAMailServerThatIsNone) {
  const Outcome started = windscreen(
      with_store({"serve", "--port", "0", "--smtp", "mail.example.org", "--smtp-from", "a@example.org"}));
  EXPECT_EQ(started.exit_code, 1);
  EXPECT_NE(started.err.find("smtp://"), std::string::npos) << started.err;
}

}  // namespace
}  // namespace windscreen::tests

// All is lost but the backup: docs/deploy.md ("Backup and restore") puts it back, on both engines, and who
// worked yesterday goes on today.
#include <sys/wait.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <thread>

#include "serve/accounts/base32_test.h"
#include "serve/accounts/one_time_code.h"
#include "served.h"
#include "store/store.h"

namespace windscreen::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::int64_t step_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
             .count() /
         serve::code_seconds;
}

class Restore : public Served {
 protected:
  // Runs what a command said to run, as the person who reads it does.
  static void run_what_is_said(const Outcome& outcome) {
    const std::size_t at = outcome.err.find("Run: pg_");
    ASSERT_NE(at, std::string::npos) << outcome.err;
    const std::string command = outcome.err.substr(at + 5, outcome.err.find('\n', at) - at - 5);
    ASSERT_EQ(std::system(command.c_str()), 0)
        << command;  // NOLINT(cert-env33-c): what people are told to run
  }
  void back_up() const {
    const Outcome store = windscreen(with_store({"store", "backup", path("backup/store").string()}));
    if (GetParam() == store::Engine::sqlite) {
      ASSERT_EQ(store.exit_code, 0) << store.err;
    } else {
      run_what_is_said(store);
    }
    for (const char* part : {"authority.json", "accounts.key", "lake"})
      fs::copy(path("workspace") / part, path("backup") / part, fs::copy_options::recursive);
  }
  void restore() const {
    fs::create_directories(path("workspace"));
    for (const char* part : {"authority.json", "accounts.key", "lake"})
      fs::copy(path("backup") / part, path("workspace") / part, fs::copy_options::recursive);
    const Outcome store = windscreen(with_store({"store", "restore", path("backup/store").string()}));
    if (GetParam() == store::Engine::sqlite) {
      ASSERT_EQ(store.exit_code, 0) << store.err;
    } else {
      run_what_is_said(store);
      ASSERT_EQ(windscreen(with_store({"store", "init"})).exit_code, 0);
    }
  }
};
ON_EACH_ENGINE(Restore);

TEST_P(Restore, PutsBackEverythingThatPeopleHaveDone) {
  account("ann", "director", "authority");
  account("bob", "practitioner", "own_cases");
  account("cal", "system_administrator", "none");
  serve();
  ASSERT_FALSE(HasFatalFailure());
  Browser ann = signed_in("ann");
  Browser cal = signed_in("cal");
  // A second factor, sealed by accounts.key.
  const json offer = Browser::read(ann.send("POST", "/api/v1/second-factor", {{"password", password}}));
  const std::string secret = serve::from_base32(offer.value("secret", ""));
  const auto confirmed =
      ann.send("POST", "/api/v1/second-factor/confirm",
               {{"pending", offer["pending"]}, {"code", serve::code_at(secret, step_now())}});
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  const std::string recovery = Browser::read(confirmed)["recovery_codes"][0];
  // A role, a draft, and a child's record opened.
  ASSERT_EQ(cal.send("POST", "/api/v1/role-grants",
                     {{"account", "bob@example.org"},
                      {"role", "performance_analyst"},
                      {"scope", "authority"},
                      {"reason", "Cover"}})
                .status,
            200);
  ASSERT_EQ(ann.send("PUT", "/api/v1/drafts/letter", {{"content", "What Zoë said"}, {"revision", 0}}).status,
            200);
  const auto opened = ann.send("POST", "/api/v1/children/timeline",
                               {{"purpose", "complaint"}, {"purpose_words", "A letter"}, {"child", "P1"}});
  ASSERT_EQ(opened.status, 200) << opened.body;
  const json figures = ann.get("/api/v1/indicators/cla_total/figures");
  ASSERT_FALSE(figures.empty());

  // The backup is made while others write, and holds at least what was acknowledged before it began.
  std::atomic<int> acknowledged = 0;
  std::jthread writer([&, browser = cal](const std::stop_token& stopping) mutable {
    for (int revision = 0; !stopping.stop_requested(); ++revision) {
      const auto saved =
          browser.send("PUT", "/api/v1/drafts/storm", {{"content", revision}, {"revision", revision}});
      if (saved.status != 200) return;
      acknowledged = revision + 1;
    }
  });
  for (int i = 0; i < 6000 && acknowledged < 5; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  const int before = acknowledged;
  ASSERT_GE(before, 5);
  fs::create_directories(path("backup"));
  back_up();
  ASSERT_FALSE(HasFatalFailure());
  writer.request_stop();
  writer.join();
  const int after = acknowledged;

  // The machine burns down.
  kill_it();
  fs::remove_all(path("workspace"));
  if (GetParam() == store::Engine::postgresql) store::TestServer::instance().empty_database();

  restore();
  ASSERT_FALSE(HasFatalFailure());
  const Outcome verified = windscreen(with_store({"store", "verify"}));
  EXPECT_EQ(verified.exit_code, 0) << verified.err;
  const Outcome lake = windscreen({"snapshots", "verify"});
  EXPECT_EQ(lake.exit_code, 0) << lake.err;

  serve();
  ASSERT_FALSE(HasFatalFailure());
  // The session of before is still one; signing in anew asks for the second factor, and takes it.
  ann.port = port();
  EXPECT_EQ(ann.get("/api/v1/session").value("signed_in", false), true);
  Browser anew{port(), "", ""};
  EXPECT_EQ(Browser::read(anew.send("POST", "/api/v1/sign-in",
                                    {{"email", "ann@example.org"}, {"password", password}}))["code"],
            "second_factor_needed");
  anew = signed_in("ann", serve::code_at(secret, step_now() + 1));
  EXPECT_EQ(anew.get("/api/v1/drafts/letter")["content"], "What Zoë said");
  EXPECT_EQ(anew.get("/api/v1/indicators/cla_total/figures"), figures);
  const json record =
      Browser::read(anew.send("POST", "/api/v1/access-record", {{"purpose", "complaint"}, {"child", "P1"}}));
  ASSERT_GE(record["rows"].size(), 1U) << record;
  EXPECT_EQ(record["rows"][0]["email"], "ann@example.org");
  EXPECT_EQ(record["rows"][0]["purpose"], "complaint");
  signed_in("ann", recovery);
  const json bob = signed_in("bob").get("/api/v1/session");
  EXPECT_EQ(bob["roles"].size(), 2U) << bob;
  EXPECT_EQ(bob["roles"][1]["role"], "performance_analyst");
  const json storm = signed_in("cal").get("/api/v1/drafts/storm");
  EXPECT_GE(storm["revision"], before) << "acknowledged before the backup began";
  EXPECT_LE(storm["revision"], after + 1);
  // And it goes on from there.
  EXPECT_EQ(anew.send("PUT", "/api/v1/drafts/letter", {{"content", "And more"}, {"revision", 1}}).status,
            200);
  EXPECT_EQ(stop(), 0) << said();
  EXPECT_EQ(windscreen(with_store({"store", "verify"})).exit_code, 0);
}

}  // namespace
}  // namespace windscreen::tests

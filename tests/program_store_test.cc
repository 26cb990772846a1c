// `windscreen store` as a person uses it. What the store itself promises is tested in src/store, on both
// engines.
#include <sqlite3.h>

#include "program.h"

namespace windscreen::tests {
namespace {

class StoreCommand : public Program {
 protected:
  /// Runs SQL on the store's file, past the program.
  void tamper(const std::string& sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path("workspace/store.sqlite").c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }
};

TEST_F(StoreCommand, MakesChecksBacksUpAndRestores) {
  init();
  const Outcome early = windscreen({"store", "status"});
  EXPECT_EQ(early.exit_code, 1);
  EXPECT_NE(early.err.find("windscreen store init"), std::string::npos) << early.err;

  const Outcome made = windscreen({"store", "init", "--format", "json"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  const std::size_t versions = made.json().size();
  EXPECT_GE(versions, 5U);
  EXPECT_EQ(made.json()[0]["version"], 1);
  EXPECT_EQ(windscreen({"store", "init", "--format", "json"}).json().size(), 0U) << "once is enough";

  const auto status = windscreen({"store", "status", "--format", "json"}).json();
  EXPECT_EQ(status[0]["engine"], "SQLite");
  EXPECT_EQ(status[0]["table"], "schema_migrations");
  EXPECT_EQ(status[0]["rows"], versions);

  const Outcome backup = windscreen({"store", "backup", "b.sqlite", "--format", "json"});
  ASSERT_EQ(backup.exit_code, 0) << backup.err;
  EXPECT_EQ(backup.json()[0]["log_entries"], versions);
  const std::string end = std::to_string(versions) + ":" + backup.json()[0]["log_end"].get<std::string>();
  EXPECT_EQ(windscreen({"store", "backup", "b.sqlite"}).exit_code, 1) << "backups are not written over";

  EXPECT_EQ(windscreen({"store", "verify"}).exit_code, 0);
  EXPECT_EQ(windscreen({"store", "verify", "--end", end}).exit_code, 0);
  EXPECT_EQ(windscreen({"store", "verify", "--end", "5"}).exit_code, 2);

  tamper("insert into settings (id, value, changed_at) values ('public_pages', 'on', 'today')");
  const Outcome broken = windscreen({"store", "verify", "--format", "json"});
  EXPECT_EQ(broken.exit_code, 1);
  ASSERT_EQ(broken.json().size(), 1U);
  EXPECT_EQ(broken.json()[0]["table"], "settings");
  EXPECT_EQ(broken.json()[0]["row"], "public_pages");

  const Outcome restored = windscreen({"store", "restore", "b.sqlite", "--format", "json"});
  ASSERT_EQ(restored.exit_code, 0) << restored.err;
  EXPECT_TRUE(std::filesystem::exists(restored.json()[0]["set_aside"].get<std::string>()));
  EXPECT_EQ(windscreen({"store", "verify", "--end", end}).exit_code, 0);
}

TEST_F(StoreCommand, SaysTheFirstBrokenLink) {
  init();
  windscreen({"store", "init"});
  tamper("drop trigger change_log_no_update; update change_log set actor = 'nobody' where sequence >= 3");
  const Outcome broken = windscreen({"store", "verify"});
  EXPECT_EQ(broken.exit_code, 1);
  EXPECT_NE(broken.err.find("first broken link is entry 3"), std::string::npos) << broken.err;
}

TEST_F(StoreCommand, SaysWhatIsWrong) {
  const Outcome nowhere = windscreen({"store", "init"});
  EXPECT_EQ(nowhere.exit_code, 1);
  EXPECT_NE(nowhere.err.find("windscreen init"), std::string::npos) << nowhere.err;
  EXPECT_EQ(windscreen({"store"}).exit_code, 2);
  EXPECT_EQ(windscreen({"store", "init", "--store", "mysql://x"}).exit_code, 1);
  // A server that is not there; the password is not repeated.
  const Outcome away = windscreen({"store", "status", "--store", "postgresql://ann:secret@127.0.0.1:1/w"});
  EXPECT_EQ(away.exit_code, 1);
  EXPECT_EQ(away.err.find("secret"), std::string::npos) << away.err;
  const Outcome dump =
      windscreen({"store", "backup", "b.dump", "--store", "postgresql://ann:secret@127.0.0.1:1/w"});
  EXPECT_EQ(dump.exit_code, 1);
  EXPECT_NE(dump.err.find("pg_dump"), std::string::npos) << dump.err;
}

}  // namespace
}  // namespace windscreen::tests

#include "store/store.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "store/bookkeeping.h"
#include "store/test_engines.h"
#include "store/test_rows.h"
#include "store/verify.h"

namespace windscreen::store {
namespace {

using base::Error;
using nlohmann::json;

class StoreTest : public OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (!IsSkipped()) bring_up_to_date(location);
  }
  /// What the log holds of a table.
  static std::vector<Change> log_of(const Store& store, const std::string& table) {
    std::vector<Change> all = store.read([](const Queries& reader) { return reader.changes(0, 1000); });
    std::erase_if(all, [&](const Change& change) { return change.table != table; });
    return all;
  }
};
ON_EACH_ENGINE(StoreTest);

const Act ann = {"ann", "test.act"};

TEST_P(StoreTest, KeepsWhatIsWrittenAndLogsIt) {
  Store store(location);
  store.write(ann,
              [](Writer& writer) { writer.insert(account_of("a1", "Zoë O'Hara; drop table accounts")); });
  const auto found = Store(location).read([](const Queries& reader) { return reader.find<Account>("a1"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, "Zoë O'Hara; drop table accounts");
  EXPECT_FALSE(found->worker_id.has_value());

  const std::vector<Change> log = log_of(store, "accounts");
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].actor, "ann");
  EXPECT_EQ(log[0].act, "test.act");
  EXPECT_EQ(log[0].operation, "insert");
  EXPECT_FALSE(log[0].before.has_value());
  EXPECT_EQ(json::parse(*log[0].after)["name"], "Zoë O'Hara; drop table accounts");
}

TEST_P(StoreTest, LogsTheRowBeforeAndAfter) {
  Store store(location);
  store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });
  store.write({"bob", "account.lock"}, [](Writer& writer) {
    Account account = *writer.find<Account>("a1");
    account.status = "locked";
    account.totp_last_step = 5;
    EXPECT_TRUE(writer.update(account));
    EXPECT_FALSE(writer.update(account)) << "saying the same again is no change";
  });
  store.write(ann, [](Writer& writer) {
    EXPECT_TRUE(writer.erase<Account>("a1"));
    EXPECT_FALSE(writer.erase<Account>("a1"));
  });
  const std::vector<Change> log = log_of(store, "accounts");
  ASSERT_EQ(log.size(), 3U);
  EXPECT_EQ(json::parse(*log[1].before)["status"], "active");
  EXPECT_EQ(json::parse(*log[1].after)["status"], "locked");
  EXPECT_EQ(json::parse(*log[1].after)["totp_last_step"], 5);
  EXPECT_EQ(log[1].actor, "bob");
  EXPECT_EQ(log[2].operation, "delete");
  EXPECT_EQ(log[2].before, log[1].after);
  EXPECT_FALSE(log[2].after.has_value());
  EXPECT_EQ(log[2].previous_hash, log[1].hash);
}

TEST_P(StoreTest, GivesOneTransactionsChangesOneChangeSet) {
  Store store(location);
  store.write(ann, [](Writer& writer) {
    writer.insert(account_of("a1", "Ann"));
    writer.insert(account_of("a2", "Bob"));
  });
  store.write(ann, [](Writer& writer) { writer.insert(account_of("a3", "Cal")); });
  const std::vector<Change> log = log_of(store, "accounts");
  ASSERT_EQ(log.size(), 3U);
  EXPECT_EQ(log[0].change_set, log[1].change_set);
  EXPECT_NE(log[0].change_set, log[2].change_set);
}

TEST_P(StoreTest, UndoesEverythingWhenTheWorkFails) {
  Store store(location);
  const auto before = store.read([](const Queries& reader) { return reader.head(); });
  EXPECT_THROW(store.write(ann,
                           [](Writer& writer) {
                             writer.insert(account_of("a1", "Ann"));
                             throw Error("changed my mind");
                           }),
               Error);
  EXPECT_EQ(store.read([](const Queries& reader) { return reader.count<Account>(); }), 0);
  EXPECT_EQ(store.read([](const Queries& reader) { return reader.head(); }), before);
  store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });
  EXPECT_TRUE(verify(store, all_tables()).problems.empty());
}

TEST_P(StoreTest, RefusesWhatTheSchemaRefuses) {
  Store store(location);
  store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });
  const auto insert = [&](const auto& row) { store.write(ann, [&](Writer& writer) { writer.insert(row); }); };
  EXPECT_THROW(insert(account_of("a1", "Ann again")), Conflict);  // the key
  Account same_email = account_of("a2", "Bob");
  same_email.email = "a1@example.org";
  EXPECT_THROW(insert(same_email), Conflict);
  EXPECT_THROW(insert(view_of("v1", "nobody", "Mine")), Conflict);  // no such account
  RoleGrant to_self{
      "g1",       "a1", "director", "authority", {}, "2020-01-01", {}, "a1", "2020-01-01T09:00:00.000Z",
      "wants to", {},   {}};
  EXPECT_THROW(insert(to_self), Conflict);  // nobody grants a role to themself
  to_self.granted_by.reset();
  to_self.scope_value = "North";
  EXPECT_THROW(insert(to_self), Conflict);  // an authority-wide scope names no part
  to_self.scope = "quadrant";
  EXPECT_NO_THROW(insert(to_self));
  insert(view_of("v1", "a1", "Mine"));
  EXPECT_THROW(store.write(ann, [](Writer& writer) { writer.erase<Account>("a1"); }),
               Conflict);  // it is referred to
  EXPECT_THROW(store.write(ann, [](Writer& writer) { writer.update(account_of("a9", "Nobody")); }), Error);
  EXPECT_THROW(store.write({"", "x"}, [](Writer&) {}), Error);
}

TEST_P(StoreTest, KeepsTheAccessRecordAndTheLogAsTheyAre) {
  Store store(location);
  store.write(ann, [](Writer& writer) {
    writer.insert(account_of("a1", "Ann"));
    writer.insert(access_of("r1", "a1", "P1"));
  });
  EXPECT_THROW(store.write(ann, [](Writer& writer) { writer.update(access_of("r1", "a1", "P2")); }), Error);
  EXPECT_THROW(store.write(ann, [](Writer& writer) { writer.erase<AccessRecord>("r1"); }), Error);
  // Nor can it be changed past the program, while the triggers are there.
  std::vector<std::string> statements = {"update change_log set actor = 'nobody'", "delete from change_log",
                                         "update access_records set person_id = 'P2'",
                                         "delete from access_records",
                                         "update schema_migrations set hash = 'x'"};
  if (location.engine == Engine::postgresql) statements.emplace_back("truncate change_log");
  for (const std::string& statement : statements) EXPECT_THROW(tamper({statement}), Error) << statement;
  EXPECT_TRUE(verify(store, all_tables()).problems.empty());
}

TEST_P(StoreTest, LetsReadersWriteNothing) {
  const Store store(location);
  EXPECT_THROW(store.read([](const Queries& reader) {
    return reader.query("insert into settings (id, value, changed_at) values ('a', 'b', 'c') returning 1", {},
                        std::array{Kind::integer});
  }),
               Error);
  EXPECT_EQ(store.read([](const Queries& reader) { return reader.count<Setting>(); }), 0);
  const auto sum = store.read([](const Queries& reader) {
    return reader.query("select count(*) from accounts where status = :status",
                        {{"status", std::string("active")}}, std::array{Kind::integer});
  });
  EXPECT_EQ(std::get<std::int64_t>(sum.at(0).at(0)), 0);
}

TEST_P(StoreTest, ReadsOneStateThroughoutATransaction) {
  Store store(location);
  store.read([&](const Queries& reader) {
    EXPECT_EQ(reader.count<Account>(), 0);
    store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });
    EXPECT_EQ(reader.count<Account>(), 0);
  });
  EXPECT_EQ(store.read([](const Queries& reader) { return reader.count<Account>(); }), 1);
}

TEST_P(StoreTest, SortsTextByItsBytesOnBothEngines) {
  Store store(location);
  store.write(ann, [](Writer& writer) {
    int n = 0;
    for (const char* const name : {"b", "B", "a b", "ab", "é", ""})
      writer.insert(account_of("a" + std::to_string(++n), name));
  });
  std::vector<std::string> names;
  for (const Account& account :
       store.read([](const Queries& reader) { return reader.select<Account>("order by name"); }))
    names.push_back(account.name);
  EXPECT_EQ(names, (std::vector<std::string>{"", "B", "a b", "ab", "b", "é"}));
}

TEST_P(StoreTest, LosesNoChangeOfManyWriters) {
  // Two stores stand for two programs; each has threads of its own.
  constexpr int writers = 4;
  constexpr int each = 15;
  Store one(location);
  Store other(location);
  one.write(ann, [](Writer& writer) { writer.insert(Setting{"count", "0", "m"}); });
  std::atomic<int> failures = 0;
  {
    std::vector<std::jthread> threads;
    for (int w = 0; w < writers; ++w) {
      threads.emplace_back([&, w] {
        try {
          for (int i = 0; i < each; ++i)
            (w % 2 == 0 ? one : other).write(ann, [](Writer& writer) {
              Setting count = *writer.find<Setting>("count");
              count.value = std::to_string(std::stoi(count.value) + 1);
              writer.update(count);
            });
        } catch (const std::exception& error) {
          ADD_FAILURE() << error.what();
          ++failures;
        }
      });
    }
  }
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(one.read([](const Queries& reader) { return reader.find<Setting>("count")->value; }),
            std::to_string(writers * each));
  EXPECT_TRUE(verify(one, all_tables()).problems.empty());
}

TEST_P(StoreTest, GivesUpWhenAnotherHoldsItForTooLong) {
  Store store(location, migrations(), std::chrono::milliseconds(100));
  Connection other(location, Access::write);
  other.begin_write();
  EXPECT_THROW(store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); }), Error);
  other.rollback();
  store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });
}

TEST(SqliteStore, IsForItsOwnerOnly) {
  const TemporaryDirectory directory;
  const Location location = locate(directory.path(), "");
  bring_up_to_date(location);
  Store store(location);
  store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });
  for (const auto& file : std::filesystem::directory_iterator(directory.path()))
    EXPECT_EQ(file.status().permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
        << file.path();
}

/// Whether another process finds the database's file locked by this one: SQLite's connections hold a shared
/// lock on these bytes (https://www.sqlite.org/fileformat.html, "lock-byte page") as long as they are open.
bool is_held_against_others(const std::string& path) {
  const pid_t other = fork();
  if (other == 0) {
    const int file = open(path.c_str(), O_RDWR | O_CLOEXEC);
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000002;
    lock.l_len = 510;
    if (file < 0 || fcntl(file, F_GETLK, &lock) != 0) _exit(2);
    _exit(lock.l_type == F_UNLCK ? 1 : 0);
  }
  int status = 0;
  waitpid(other, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) < 2);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// A command that comes and goes while a server runs would otherwise take itself for the last one, and remove
// the write-ahead log under the server.
TEST(SqliteStore, StaysHeldWhenMoreConnectionsAreOpened) {
  const TemporaryDirectory directory;
  const Location location = locate(directory.path(), "");
  bring_up_to_date(location);
  EXPECT_FALSE(is_held_against_others(location.target));
  Store store(location);
  store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });
  EXPECT_TRUE(is_held_against_others(location.target));
  // A second reader, as the first is in use.
  store.read([&](const Queries&) {
    return store.read([](const Queries& reader) { return reader.count<Account>(); });
  });
  EXPECT_TRUE(is_held_against_others(location.target));
  bring_up_to_date(location);
  EXPECT_TRUE(is_held_against_others(location.target));
}

TEST(SqliteStore, SaysThatThereIsNone) {
  const TemporaryDirectory directory;
  EXPECT_THROW(Store(locate(directory.path(), "")), Error);
  EXPECT_TRUE(std::filesystem::is_empty(directory.path())) << "asking makes nothing";
}

}  // namespace
}  // namespace windscreen::store

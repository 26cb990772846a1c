#include "store/backup.h"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "store/bookkeeping.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::store {
namespace {

namespace fs = std::filesystem;
using base::Error;

const Act ann = {"ann", "test.act"};

class BackupTest : public testing::Test {
 protected:
  BackupTest() : location(locate(directory.path(), "")) { bring_up_to_date(location); }

  void add(const std::string& id) const {
    Store(location).write(ann, [&](Writer& writer) { writer.insert(account_of(id, "Ann")); });
  }
  std::int64_t accounts() const {
    return Store(location).read([](const Queries& reader) { return reader.count<Account>(); });
  }
  fs::path file(const char* name) const { return directory.path() / name; }

  TemporaryDirectory directory;
  Location location;
};

TEST_F(BackupTest, GoesAwayAndComesBack) {
  add("a1");
  const Backup backup = back_up(location, file("b.sqlite"));
  // An entry a migration, and the account's.
  EXPECT_EQ(backup.head.sequence, static_cast<std::int64_t>(migrations().size()) + 1);
  EXPECT_EQ(fs::status(backup.file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  add("a2");
  Store open_meanwhile(location);
  const Restored restored = restore(location, backup.file, "bob");
  EXPECT_EQ(restored.head, backup.head);
  EXPECT_EQ(accounts(), 1);
  EXPECT_EQ(open_meanwhile.read([](const Queries& reader) { return reader.count<Account>(); }), 1);
  EXPECT_TRUE(verify(Store(location), all_tables(), backup.head).problems.empty());

  const auto events = Store(location).read([](const Queries& reader) { return reader.select<StoreEvent>(); });
  ASSERT_EQ(events.size(), 1U);
  EXPECT_NE(events[0].detail.find(backup.head.hash), std::string::npos);
  // What was replaced is set aside, whole.
  const Store aside(sqlite_file(restored.set_aside));
  EXPECT_EQ(aside.read([](const Queries& reader) { return reader.count<Account>(); }), 2);
  EXPECT_TRUE(verify(aside, all_tables()).problems.empty());
  // And what is written after is kept.
  open_meanwhile.write(ann, [](Writer& writer) { writer.insert(account_of("a3", "Cal")); });
  EXPECT_EQ(accounts(), 2);
  EXPECT_TRUE(verify(Store(location), all_tables()).problems.empty());
}

TEST_F(BackupTest, LeavesNothingElseBehind) {
  back_up(location, file("b.sqlite"));
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(directory.path())) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("store.sqlite")) names.push_back(name);
  }
  EXPECT_EQ(names, std::vector<std::string>{"b.sqlite"});
}

TEST_F(BackupTest, IsOfOneMomentWhileOthersWrite) {
  add("a0");
  std::atomic<bool> done = false;
  std::jthread writer([&] {
    Store store(location);
    for (int i = 0; !done; ++i) {
      store.write(ann, [&](Writer& tx) {
        tx.insert(Setting{"left" + std::to_string(i), "x", "m"});
        tx.insert(Setting{"right" + std::to_string(i), "x", "m"});
      });
    }
  });
  for (int i = 0; i < 5; ++i) {
    const Backup backup = back_up(location, file(("b" + std::to_string(i)).c_str()));
    const Store copy(sqlite_file(backup.file));
    EXPECT_EQ(copy.read([](const Queries& reader) { return reader.count<Setting>(); }) % 2, 0);
  }
  done = true;
}

TEST_F(BackupTest, IsNotWrittenOverAnotherFile) {
  std::ofstream(file("b.sqlite")) << "something else";
  EXPECT_THROW(back_up(location, file("b.sqlite")), Error);
  EXPECT_EQ(fs::file_size(file("b.sqlite")), 14U);
}

TEST_F(BackupTest, OfADamagedStoreIsRefused) {
  add("a1");
  {
    Connection connection(location, Access::write);
    connection.run("update accounts set name = 'Eve'");
  }
  EXPECT_THROW(back_up(location, file("b.sqlite")), Error);
  EXPECT_FALSE(fs::exists(file("b.sqlite")));
}

TEST_F(BackupTest, ThatIsDamagedIsRefusedAndNothingChanges) {
  add("a1");
  const Backup backup = back_up(location, file("b.sqlite"));
  add("a2");
  fs::copy_file(backup.file, file("cut.sqlite"));
  fs::resize_file(file("cut.sqlite"), fs::file_size(backup.file) / 2);
  EXPECT_THROW(restore(location, file("cut.sqlite"), "bob"), Error);

  fs::copy_file(backup.file, file("altered.sqlite"));
  Connection(sqlite_file(file("altered.sqlite")), Access::write).run("update accounts set name = 'Eve'");
  EXPECT_THROW(restore(location, file("altered.sqlite"), "bob"), Error);

  std::ofstream(file("text.sqlite")) << "not a store at all";
  EXPECT_THROW(restore(location, file("text.sqlite"), "bob"), Error);
  EXPECT_THROW(restore(location, file("missing.sqlite"), "bob"), Error);
  EXPECT_EQ(accounts(), 2);
  EXPECT_TRUE(verify(Store(location), all_tables()).problems.empty());
}

TEST_F(BackupTest, ComesBackInAnEmptyWorkspaceAndFromAnOlderVersion) {
  const TemporaryDirectory older;
  const Location old = locate(older.path(), "");
  const auto three = migrations().first(3);
  bring_up_to_date(old, three);
  Store(old, three).write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });

  const TemporaryDirectory empty;
  const Location fresh = locate(empty.path(), "");
  const Restored restored = restore(fresh, old.target, "bob");
  EXPECT_TRUE(restored.set_aside.empty());
  EXPECT_EQ(Store(fresh).read([](const Queries& reader) { return reader.count<Account>(); }), 1);
  EXPECT_TRUE(verify(Store(fresh), all_tables()).problems.empty());
}

TEST_F(BackupTest, TakesTheStoresPlaceWhenThatIsBeyondRepair) {
  add("a1");
  const Backup backup = back_up(location, file("b.sqlite"));
  {
    Connection connection(location, Access::write);
    connection.run("update accounts set name = 'Eve'");
  }
  restore(location, backup.file, "bob");
  EXPECT_TRUE(verify(Store(location), all_tables()).problems.empty());
}

std::string remedy_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.remedy();
  }
  return {};
}

TEST(PostgresqlBackup, IsMadeAndRestoredByTheCommandsThatAreSaid) {
  if (!TestServer::installed()) GTEST_SKIP() << "PostgreSQL is not installed: its tests are skipped";
  const TemporaryDirectory directory;
  const Location location = locate(directory.path(), TestServer::instance().empty_database());
  bring_up_to_date(location);
  Store store(location);
  store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });
  const fs::path file = directory.path() / "b.dump";
  // The remedy begins with "Run: ".
  const auto run = [](const std::string& remedy) {
    EXPECT_TRUE(remedy.starts_with("Run: pg_")) << remedy;
    return std::system(remedy.substr(5).c_str());  // NOLINT(cert-env33-c): what the user is told to run
  };
  EXPECT_EQ(run(remedy_of([&] { back_up(location, file); })), 0);
  store.write(ann, [](Writer& writer) { writer.insert(account_of("a2", "Bob")); });
  EXPECT_EQ(run(remedy_of([&] { restore(location, file, "bob"); })), 0);
  EXPECT_EQ(Store(location).read([](const Queries& reader) { return reader.count<Account>(); }), 1);
  EXPECT_TRUE(verify(Store(location), all_tables()).problems.empty());
}

}  // namespace
}  // namespace windscreen::store

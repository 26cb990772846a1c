#include "store/verify.h"

#include <fmt/format.h>

#include "store/bookkeeping.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::store {
namespace {

const Act ann = {"ann", "test.act"};

class VerifyTest : public OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    bring_up_to_date(location);
    Store store(location);
    store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });      // entry 6
    store.write(ann, [](Writer& writer) { writer.insert(account_of("a2", "Bob")); });      // entry 7
    store.write(ann, [](Writer& writer) { writer.update(account_of("a2", "Bobby")); });    // entry 8
    store.write(ann, [](Writer& writer) { writer.insert(view_of("v1", "a1", "Mine")); });  // entry 9
    ASSERT_EQ(check().entries, 9);
    ASSERT_TRUE(check().problems.empty()) << check().problems[0].what;
  }

  Verification check(const std::optional<LogHead>& anchor = std::nullopt) const {
    return verify(Store(location), all_tables(), anchor);
  }

  /// Changes the log as someone with all rights to the database could.
  void tamper_log(std::vector<std::string> statements) const {
    if (location.engine == Engine::sqlite) {
      statements.insert(statements.begin(),
                        {"drop trigger change_log_no_update", "drop trigger change_log_no_delete"});
    } else {
      statements.insert(statements.begin(), "drop trigger change_log_append_only on change_log");
    }
    tamper(statements);
  }

  /// The first problem, as `entry table/row: what`.
  static std::string first_of(const Verification& found) {
    if (found.problems.empty()) return "none";
    const Problem& one = found.problems.front();
    return fmt::format("{} {}/{}: {}", one.sequence, one.table, one.row, one.what);
  }
};
ON_EACH_ENGINE(VerifyTest);

TEST_P(VerifyTest, CountsWhatItCompared) {
  const Verification found = check();
  EXPECT_EQ(found.rows, 5 + 3);  // the migrations, two accounts and a view
  EXPECT_EQ(found.head.sequence, 9);
  EXPECT_EQ(found.head, Store(location).read([](const Queries& reader) { return reader.head(); }));
}

TEST_P(VerifyTest, FindsARowChangedBehindTheLog) {
  tamper({"update accounts set status = 'closed' where id = 'a2'"});
  EXPECT_EQ(first_of(check()), "8 accounts/a2: the row in the table is not what its last change left");
}

TEST_P(VerifyTest, FindsASecretChangedBehindTheLog) {
  tamper({"update accounts set password_hash = 'mine' where id = 'a1'"});
  EXPECT_EQ(first_of(check()), "6 accounts/a1: the row in the table is not what its last change left");
}

TEST_P(VerifyTest, FindsARowAddedBehindTheLog) {
  for (const char* const id : {"a0", "a1x", "a9"})
    tamper({fmt::format(
        "insert into accounts (id, email, name, status, created_at) values ('{0}', '{0}', 'Eve', "
        "'active', 'now')",
        id)});
  const Verification found = check();
  ASSERT_EQ(found.problems.size(), 3U);
  EXPECT_EQ(first_of(found), "0 accounts/a0: the table holds a row that the change log does not know");
  EXPECT_EQ(found.problems[2].row, "a9");
}

TEST_P(VerifyTest, FindsARowRemovedBehindTheLog) {
  tamper({"delete from saved_views"});
  EXPECT_EQ(first_of(check()), "9 saved_views/v1: the table no longer holds the row");
}

TEST_P(VerifyTest, FindsARowThatWasRemovedAndCameBack) {
  Store(location).write(ann, [](Writer& writer) { writer.erase<Account>("a2"); });
  EXPECT_EQ(first_of(check()), "none");
  tamper(
      {"insert into accounts (id, email, name, status, created_at) values ('a2', 'b', 'Bob', 'active', "
       "'now')"});
  EXPECT_EQ(first_of(check()), "10 accounts/a2: the row was removed, and the table holds it");
}

TEST_P(VerifyTest, FindsAnEntryChanged) {
  tamper_log({"update change_log set actor = 'bob' where sequence = 7"});
  EXPECT_EQ(first_of(check()),
            "7 accounts/a2: the entry's content is not what its hash was made of: it was changed");
}

TEST_P(VerifyTest, FindsAnEntryTakenOut) {
  tamper_log({"delete from change_log where sequence = 8"});
  EXPECT_EQ(first_of(check()), "8 saved_views/: entry 8 is missing");
}

TEST_P(VerifyTest, FindsAnEntryTakenOutAndTheRestNumberedAnew) {
  tamper_log(
      {"delete from change_log where sequence = 8", "update change_log set sequence = 8 where sequence = 9"});
  EXPECT_EQ(first_of(check()).substr(0, 39), "8 saved_views/v1: the entry does not fo");
}

TEST_P(VerifyTest, FindsTheEndTakenOff) {
  tamper_log({"delete from change_log where sequence = 9", "delete from saved_views"});
  EXPECT_EQ(first_of(check()).substr(0, 33), "9 /: the log ends at entry 8, and");
}

TEST_P(VerifyTest, FindsTheEndTakenOffTogetherWithItsRecord) {
  // The log is whole in itself, and the table gives it away.
  tamper_log(
      {"delete from change_log where sequence = 9",
       "update change_log_head set sequence = 8, hash = (select hash from change_log where sequence = 8)"});
  EXPECT_EQ(first_of(check()), "0 saved_views/v1: the table holds a row that the change log does not know");
}

TEST_P(VerifyTest, FindsTwoEntriesExchanged) {
  tamper_log({"update change_log set sequence = -1 where sequence = 7",
              "update change_log set sequence = 7 where sequence = 8",
              "update change_log set sequence = 8 where sequence = -1"});
  EXPECT_EQ(first_of(check()).substr(0, 34), "7 accounts/a2: the entry does not ");
}

TEST_P(VerifyTest, FindsALogMadeAnewByAnEarlierEndOnly) {
  const LogHead written_down = check().head;
  // Someone with all rights changes a row, its entry and every hash from there on.
  std::vector<std::string> statements = {"update saved_views set name = 'Ours' where id = 'v1'"};
  const std::vector<Change> changes =
      Store(location).read([](const Queries& reader) { return reader.changes(8, 10); });
  ASSERT_EQ(changes.size(), 1U);
  Change forged = changes[0];
  forged.after->replace(forged.after->find("Mine"), 4, "Ours");
  statements.push_back(fmt::format("update change_log set row_after = '{}', hash = '{}' where sequence = 9",
                                   *forged.after, change_hash(forged)));
  statements.push_back(fmt::format("update change_log_head set hash = '{}'", change_hash(forged)));
  tamper_log(statements);
  EXPECT_EQ(first_of(check()), "none") << "nothing in the store itself can tell";
  EXPECT_EQ(first_of(check(written_down)).substr(0, 47), "9 /: the entry with the hash that was written d");
}

TEST_P(VerifyTest, AcceptsAnyEarlierEnd) {
  const LogHead written_down = check().head;
  Store(location).write(ann, [](Writer& writer) { writer.insert(account_of("a3", "Cal")); });
  EXPECT_EQ(first_of(check(written_down)), "none");
  EXPECT_EQ(first_of(check(LogHead{})), "none");
  EXPECT_NE(first_of(check(LogHead{9, std::string(64, 'f')})), "none");
}

TEST_P(VerifyTest, FindsALogOfATableThatIsNotThere) {
  std::vector<const Table*> tables = all_tables();
  std::erase_if(tables, [](const Table* table) { return table->name == "saved_views"; });
  EXPECT_EQ(first_of(verify(Store(location), tables)),
            "9 saved_views/: the log tells of a table that the store does not have");
}

TEST_P(VerifyTest, ReadsAStoreOfSeveralPages) {
  Store store(location);
  // More entries and rows than are read at once, and a page that ends within a row's entries.
  store.write(ann, [](Writer& writer) {
    for (int i = 0; i < 2100; ++i) writer.insert(Setting{fmt::format("s{:04}", i), "0", "m"});
    for (int i = 0; i < 2100; i += 3) writer.update(Setting{fmt::format("s{:04}", i), "1", "m"});
    for (int i = 0; i < 2100; i += 7) writer.erase<Setting>(fmt::format("s{:04}", i));
  });
  const Verification found = check();
  EXPECT_EQ(first_of(found), "none");
  EXPECT_EQ(found.entries, 9 + 2100 + 700 + 300);
  EXPECT_EQ(found.rows, 8 + 1800);
  tamper({"update settings set value = '2' where id = 's2099'"});
  EXPECT_EQ(check().problems.size(), 1U);
}

}  // namespace
}  // namespace windscreen::store

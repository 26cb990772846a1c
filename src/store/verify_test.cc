#include "store/verify.h"

#include <fmt/format.h>

#include "store/bookkeeping.h"
#include "store/test_engines.h"
#include "store/test_rows.h"

namespace windscreen::store {
namespace {

const Act ann = {"ann", "test.act"};

/// Each migration is an entry of the log. Here "#1" is the first after them, however many there are.
const auto made = static_cast<std::int64_t>(migrations().size());

std::string numbered(std::string text) {
  for (int i = 1; i < 10; ++i) {
    const std::string mark = fmt::format("#{}", i);
    for (std::size_t at = 0; (at = text.find(mark)) != std::string::npos;)
      text.replace(at, mark.size(), fmt::format("{}", made + i));
  }
  return text;
}

class VerifyTest : public OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    bring_up_to_date(location);
    Store store(location);
    store.write(ann, [](Writer& writer) { writer.insert(account_of("a1", "Ann")); });      // #1
    store.write(ann, [](Writer& writer) { writer.insert(account_of("a2", "Bob")); });      // #2
    store.write(ann, [](Writer& writer) { writer.update(account_of("a2", "Bobby")); });    // #3
    store.write(ann, [](Writer& writer) { writer.insert(view_of("v1", "a1", "Mine")); });  // #4
    ASSERT_EQ(check().entries, made + 4);
    ASSERT_TRUE(check().problems.empty()) << check().problems[0].what;
  }

  Verification check(const std::optional<LogHead>& anchor = std::nullopt) const {
    return verify(Store(location), all_tables(), anchor);
  }

  /// Changes the log as someone with all rights to the database could.
  void tamper_log(std::vector<std::string> statements) const {
    for (std::string& one : statements) one = numbered(one);
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
  EXPECT_EQ(found.rows, made + 3);  // the migrations, two accounts and a view
  EXPECT_EQ(found.head.sequence, made + 4);
  EXPECT_EQ(found.head, Store(location).read([](const Queries& reader) { return reader.head(); }));
}

TEST_P(VerifyTest, FindsARowChangedBehindTheLog) {
  tamper({"update accounts set status = 'closed' where id = 'a2'"});
  EXPECT_EQ(first_of(check()),
            numbered("#3 accounts/a2: the row in the table is not what its last change left"));
}

TEST_P(VerifyTest, FindsASecretChangedBehindTheLog) {
  tamper({"update accounts set password_hash = 'mine' where id = 'a1'"});
  EXPECT_EQ(first_of(check()),
            numbered("#1 accounts/a1: the row in the table is not what its last change left"));
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
  EXPECT_EQ(first_of(check()), numbered("#4 saved_views/v1: the table no longer holds the row"));
}

TEST_P(VerifyTest, FindsARowThatWasRemovedAndCameBack) {
  Store(location).write(ann, [](Writer& writer) { writer.erase<Account>("a2"); });
  EXPECT_EQ(first_of(check()), "none");
  tamper(
      {"insert into accounts (id, email, name, status, created_at) values ('a2', 'b', 'Bob', 'active', "
       "'now')"});
  EXPECT_EQ(first_of(check()), numbered("#5 accounts/a2: the row was removed, and the table holds it"));
}

TEST_P(VerifyTest, FindsAnEntryChanged) {
  tamper_log({"update change_log set actor = 'bob' where sequence = #2"});
  EXPECT_EQ(first_of(check()),
            numbered("#2 accounts/a2: the entry's content is not what its hash was made of: it was changed"));
}

TEST_P(VerifyTest, FindsAnEntryTakenOut) {
  tamper_log({"delete from change_log where sequence = #3"});
  EXPECT_EQ(first_of(check()), numbered("#3 saved_views/: entry #3 is missing"));
}

TEST_P(VerifyTest, FindsAnEntryTakenOutAndTheRestNumberedAnew) {
  tamper_log({"delete from change_log where sequence = #3",
              "update change_log set sequence = #3 where sequence = #4"});
  EXPECT_TRUE(first_of(check()).starts_with(numbered("#3 saved_views/v1: the entry does not fo")))
      << first_of(check());
}

TEST_P(VerifyTest, FindsTheEndTakenOff) {
  tamper_log({"delete from change_log where sequence = #4", "delete from saved_views"});
  EXPECT_TRUE(first_of(check()).starts_with(numbered("#4 /: the log ends at entry #3, and")))
      << first_of(check());
}

TEST_P(VerifyTest, FindsTheEndTakenOffTogetherWithItsRecord) {
  // The log is whole in itself, and the table gives it away.
  tamper_log(
      {"delete from change_log where sequence = #4",
       "update change_log_head set sequence = #3, hash = (select hash from change_log where sequence = #3)"});
  EXPECT_EQ(first_of(check()), "0 saved_views/v1: the table holds a row that the change log does not know");
}

TEST_P(VerifyTest, FindsTwoEntriesExchanged) {
  tamper_log({"update change_log set sequence = -1 where sequence = #2",
              "update change_log set sequence = #2 where sequence = #3",
              "update change_log set sequence = #3 where sequence = -1"});
  EXPECT_TRUE(first_of(check()).starts_with(numbered("#2 accounts/a2: the entry does not ")))
      << first_of(check());
}

TEST_P(VerifyTest, FindsALogMadeAnewByAnEarlierEndOnly) {
  const LogHead written_down = check().head;
  // Someone with all rights changes a row, its entry and every hash from there on.
  std::vector<std::string> statements = {"update saved_views set name = 'Ours' where id = 'v1'"};
  const std::vector<Change> changes =
      Store(location).read([](const Queries& reader) { return reader.changes(made + 3, 10); });
  ASSERT_EQ(changes.size(), 1U);
  Change forged = changes[0];
  forged.after->replace(forged.after->find("Mine"), 4, "Ours");
  statements.push_back(fmt::format("update change_log set row_after = '{}', hash = '{}' where sequence = #4",
                                   *forged.after, change_hash(forged)));
  statements.push_back(fmt::format("update change_log_head set hash = '{}'", change_hash(forged)));
  tamper_log(statements);
  EXPECT_EQ(first_of(check()), "none") << "nothing in the store itself can tell";
  EXPECT_TRUE(
      first_of(check(written_down)).starts_with(numbered("#4 /: the entry with the hash that was written d")))
      << first_of(check(written_down));
}

TEST_P(VerifyTest, AcceptsAnyEarlierEnd) {
  const LogHead written_down = check().head;
  Store(location).write(ann, [](Writer& writer) { writer.insert(account_of("a3", "Cal")); });
  EXPECT_EQ(first_of(check(written_down)), "none");
  EXPECT_EQ(first_of(check(LogHead{})), "none");
  EXPECT_NE(first_of(check(LogHead{made + 4, std::string(64, 'f')})), "none");
}

TEST_P(VerifyTest, FindsALogOfATableThatIsNotThere) {
  std::vector<const Table*> tables = all_tables();
  std::erase_if(tables, [](const Table* table) { return table->name == "saved_views"; });
  EXPECT_EQ(first_of(verify(Store(location), tables)),
            numbered("#4 saved_views/: the log tells of a table that the store does not have"));
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
  EXPECT_EQ(found.entries, made + 4 + 2100 + 700 + 300);
  EXPECT_EQ(found.rows, made + 3 + 1800);
  tamper({"update settings set value = '2' where id = 's2099'"});
  EXPECT_EQ(check().problems.size(), 1U);
}

}  // namespace
}  // namespace windscreen::store

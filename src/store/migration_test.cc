#include "store/migration.h"

#include <array>
#include <map>
#include <set>
#include <thread>

#include "store/bookkeeping.h"
#include "store/loads.h"
#include "store/test_audit_rows.h"
#include "store/test_engines.h"
#include "store/test_improvement_rows.h"
#include "store/test_reminder_rows.h"
#include "store/test_rows.h"
#include "store/verify.h"

namespace windscreen::store {
namespace {

using base::Error;

class MigrationTest : public OnEachEngine {
 protected:
  std::vector<Applied> applied() const {
    Connection connection(location, Access::read);
    return applied_migrations(connection);
  }
};
ON_EACH_ENGINE(MigrationTest);

std::vector<Migration> first(std::size_t count) {
  const auto all = migrations();
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)};
}

/// One row a table, all that refer to rows before them.
std::vector<std::pair<const Table*, Row>> sample_rows() {
  const std::string moment = "2020-02-29T23:59:59.999Z";
  std::vector<std::pair<const Table*, Row>> rows;
  const auto add = [&]<typename T>(const T& value) {
    rows.emplace_back(&T::record().table(), T::record().row(value));
  };
  add(StoreEvent{"e1", moment, "restored", "From a backup."});
  add(account_of("a1", "Ann"));
  add(account_of("a2", "Bob"));
  add(RecoveryCode{"c1", "a1", "hash", moment, {}});
  add(RoleGrant{"g1",
                "a1",
                "inspector",
                "named_children",
                {},
                "2020-02-29",
                "2020-03-31",
                "a2",
                moment,
                "Inspection of March 2020",
                {},
                {}});
  add(GrantedChild{"gc1", "g1", "P1"});
  add(Invitation{"i1", "a1", "hash", "a2", moment, moment, {}, {}});
  add(Session{"s1", "a1", "hash", moment, moment, moment, moment, {}, "Firefox", moment, "idle"});
  add(Draft{"d1", "a1", "/audits/7", "{\"q1\":\"half a sent\"}", 2, moment});
  add(SignInAttempt{"t1", moment, {}, "digest", "192.0.2.1", "unknown_account"});
  add(SignInFlow{"f1", "state", "nonce", "verifier", "/", moment, moment});
  add(access_of("r1", "a1", "P1"));
  add(view_of("v1", "a1", "Mine"));
  add(Setting{"public_pages", "on", moment});
  add(Upload{"u1", "a1", "annex-a.xlsx", 1234, "loaded", "hash", moment, moment});
  DataLoad load;
  load.id = "l1";
  load.account_id = "a1";
  load.as_at = "2020-02-29";
  load.state = "published";
  load.began_at = moment;
  load.ended_at = moment;
  load.snapshot = "2020-02-29-1a2b3c4d5e6f";
  load.rows_read = 3;
  add(load);
  add(DataLoadFile{"lf1", "l1", "u1", "annex-a.xlsx", 1234, "hash"});
  add_audit_rows(add);
  add_improvement_rows(add);
  add_reminder_rows(add);
  return rows;
}

/// A table as it was at a version, with the row's cells of that version.
std::pair<Table, Row> at_version(const Table& table, const Row& row, int version) {
  Table then = table;
  then.columns.clear();
  Row cells;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].since > version) continue;
    then.columns.push_back(table.columns[i]);
    cells.push_back(row[i]);
  }
  return {std::move(then), std::move(cells)};
}

TEST_P(MigrationTest, LosesNothingFromAnyEarlierVersion) {
  const std::size_t versions = migrations().size();
  for (std::size_t version = 1; version <= versions; ++version) {
    if (version > 1) SetUp();  // another database
    if (location.engine == Engine::sqlite)
      location = sqlite_file(directory.path() / ("v" + std::to_string(version)));
    const std::vector<Migration> then = first(version);
    bring_up_to_date(location, then);
    std::size_t written = 0;
    Store(location, then).write({"ann", "fill"}, [&](Writer& writer) {
      written = 0;
      for (const auto& [table, row] : sample_rows()) {
        if (table->since > static_cast<int>(version)) continue;
        const auto [old_table, old_row] = at_version(*table, row, static_cast<int>(version));
        writer.insert_row(old_table, old_row);
        ++written;
      }
    });
    EXPECT_EQ(bring_up_to_date(location).size(), versions - version);
    const Store now(location);
    const Verification found = verify(now, all_tables());
    EXPECT_TRUE(found.problems.empty()) << "from version " << version << ": " << found.problems[0].what;
    EXPECT_EQ(found.rows, static_cast<std::int64_t>(written + versions));
    now.read([&](const Queries& reader) {
      for (const auto& [table, row] : sample_rows()) {
        if (table->since > static_cast<int>(version)) continue;
        const std::vector<Row> there = reader.rows(*table, "where id = :id", {{"id", row[0]}});
        ASSERT_EQ(there.size(), 1U) << table->name;
        const auto [old_table, old_row] = at_version(*table, row, static_cast<int>(version));
        EXPECT_EQ(at_version(*table, there[0], static_cast<int>(version)).second, old_row) << table->name;
      }
    });
  }
}

TEST(Migrations, HaveASampleRowForEachTable) {
  std::set<std::string> sampled = {"schema_migrations"};
  for (const auto& [table, row] : sample_rows()) sampled.insert(table->name);
  for (const Table* table : all_tables()) EXPECT_TRUE(sampled.contains(table->name)) << table->name;
}

TEST_P(MigrationTest, MakesTheTablesThatAreDescribedAndNoOthers) {
  bring_up_to_date(location);
  std::map<std::string, std::map<std::string, bool>> there;  // table, column, may be null
  const char* const sql =
      location.engine == Engine::sqlite
          ? "select m.name, p.name, 1 - p.\"notnull\" from sqlite_master m, pragma_table_info(m.name) p "
            "where "
            "m.type = 'table'"
          : "select table_name, column_name, case is_nullable when 'YES' then 1 else 0 end from "
            "information_schema.columns where table_schema = 'windscreen'";
  Connection connection(location, Access::read);
  for (Row& row : connection.rows(sql, {}, std::array{Kind::text, Kind::text, Kind::boolean}))
    there[std::get<std::string>(row[0])][std::get<std::string>(row[1])] = row[2] == Value(std::int64_t{1});
  EXPECT_EQ(there.erase("change_log") + there.erase("change_log_head"), 2U);
  std::map<std::string, std::map<std::string, bool>> described;
  for (const Table* table : all_tables()) {
    for (const Column& column : table->columns) described[table->name][column.name] = column.nullable;
    EXPECT_EQ(table->columns[0].name, "id");
  }
  EXPECT_EQ(there, described);
}

TEST(Migrations, NeverCascade) {
  // A row that went or changed by itself would go past the change log.
  for (const Migration& migration : migrations()) {
    for (const std::string_view statement : migration.statements) {
      EXPECT_EQ(statement.find("cascade"), std::string_view::npos) << migration.name;
      EXPECT_EQ(statement.find("on delete"), std::string_view::npos) << migration.name;
      EXPECT_EQ(statement.find("on update"), std::string_view::npos) << migration.name;
    }
  }
}

TEST_P(MigrationTest, AreRecordedAndRunOnce) {
  EXPECT_EQ(bring_up_to_date(location).size(), migrations().size());
  EXPECT_TRUE(bring_up_to_date(location).empty());
  const std::vector<Applied> record = applied();
  ASSERT_EQ(record.size(), migrations().size());
  EXPECT_EQ(record[0].name, migrations()[0].name);
  EXPECT_EQ(record[1].hash, migration_hash(migrations()[1], location.engine));
}

TEST_P(MigrationTest, MayBeRunBySeveralProgramsAtOnce) {
  std::array<std::size_t, 3> run{};
  {
    std::vector<std::jthread> programs;
    for (std::size_t& mine : run)
      programs.emplace_back([&mine, this] {
        try {
          mine = bring_up_to_date(location).size();
        } catch (const std::exception& error) {
          ADD_FAILURE() << error.what();
        }
      });
  }
  EXPECT_EQ(run[0] + run[1] + run[2], migrations().size());
  EXPECT_TRUE(verify(Store(location), all_tables()).problems.empty());
}

TEST_P(MigrationTest, AreOneTransactionEach) {
  std::vector<Migration> known = first(1);
  known.push_back({2, "half", {"create table half (id {text} not null)", "create table nonsense nonsense"}});
  EXPECT_THROW(bring_up_to_date(location, known), Error);
  EXPECT_EQ(applied().size(), 1U);
  known.back().statements.pop_back();
  EXPECT_EQ(bring_up_to_date(location, known).size(), 1U) << "the table is not in the way";
}

TEST_P(MigrationTest, RefuseANewerStore) {
  bring_up_to_date(location);
  const std::vector<Migration> older = first(3);
  EXPECT_THROW(Store(location, older), Error);
  EXPECT_THROW(bring_up_to_date(location, older), Error);
  EXPECT_EQ(applied().size(), migrations().size());
}

TEST_P(MigrationTest, RefuseAnOlderStoreUntilItIsBroughtUpToDate) {
  bring_up_to_date(location, first(3));
  EXPECT_THROW(Store{location}, Error);
  bring_up_to_date(location);
  EXPECT_NO_THROW(Store{location});
}

TEST_P(MigrationTest, RefuseAMigrationWhoseTextWasChanged) {
  bring_up_to_date(location);
  std::vector<Migration> edited = first(migrations().size());
  edited[4].statements[0] = "create table saved_views (id {text} not null primary key)";
  try {
    const Store store(location, edited);
    FAIL() << "it was let in";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("saved views"), std::string::npos) << error.what();
  }
}

TEST_P(MigrationTest, MayAddAColumnToRowsThatTheLogKnowsWithoutIt) {
  bring_up_to_date(location);
  Store(location).write({"ann", "x"}, [](Writer& writer) { writer.insert(Setting{"a", "1", "m"}); });
  std::vector<Migration> known = first(migrations().size());
  known.push_back({static_cast<int>(known.size()) + 1,
                   "unit",
                   {"alter table settings add column unit {text} not null default 'days'"}});
  bring_up_to_date(location, known);
  Table with_unit = Setting::record().table();
  with_unit.columns.push_back(
      {"unit", Kind::text, false, false, static_cast<int>(known.size()), std::string("days")});
  std::vector<const Table*> tables = all_tables();
  for (const Table*& table : tables)
    if (table->name == "settings") table = &with_unit;
  Store store(location, known);
  EXPECT_TRUE(verify(store, tables).problems.empty());
  store.write({"ann", "x"}, [&](Writer& writer) {
    writer.update_row(with_unit,
                      {std::string("a"), std::string("2"), std::string("m"), std::string("weeks")});
  });
  EXPECT_TRUE(verify(store, tables).problems.empty());
  with_unit.columns.back().before = std::string("hours");  // not what the migration gave them
  EXPECT_FALSE(verify(store, tables).problems.empty());
}

}  // namespace
}  // namespace windscreen::store

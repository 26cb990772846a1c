#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>

#include "base/error.h"
#include "lake/lake.h"
#include "lake/manifest.h"
#include "lake/test_rows.h"

namespace windscreen::lake {
namespace {

namespace fs = std::filesystem;

const base::Date last_day = base::make_date(2020, 9, 30);

class Publish : public ::testing::Test {
 protected:
  /// Loads `rows` contacts, staged in the order of `order` when given.
  Snapshot load(int rows, int threads = 1, const std::vector<int>& order = {}, base::Date as_at = last_day) {
    Staging staging({directory / "scratch", std::uint64_t{256} << 20U, threads});
    const auto contacts = staging.add_source({"ssd_contacts.csv", "", "ssd", 1, "abc", 10});
    const auto people = staging.add_source({"ssd_person.csv", "", "ssd", 1, "def", 10});
    for (int i = 0; i < rows; ++i) {
      const int n = order.empty() ? i : order[static_cast<std::size_t>(i)];
      const std::string person = std::to_string(1000 + static_cast<std::int64_t>(n) * 7919 % 5000);
      stage(staging, "ssd_contacts", {contacts, static_cast<std::uint64_t>(n + 2)},
            {{"cont_contact_id", "C" + std::to_string(n)},
             {"cont_person_id", person},
             {"cont_contact_date", n % 2 == 0 ? "2020-02-29" : "2020-03-01"},
             {"cont_contact_source_code", n % 3 == 0 ? "1A" : ""}});
      staging.count_read(contacts);
    }
    for (int person = 0; person < std::min(rows, 4000); ++person) {
      stage(staging, "ssd_person", {people, static_cast<std::uint64_t>(person + 2)},
            {{"pers_person_id", std::to_string(1000 + person)}, {"pers_dob", "2012-01-01"}});
      staging.count_read(people);
    }
    staging.reject({contacts, 9999999}, "bad_date", "It's not a date.", "x,\"y\"");
    staging.count_read(contacts);
    return publish(workspace, staging, as_at);
  }
  std::vector<std::string> names_in_lake() const {
    std::vector<std::string> names;
    const fs::path authority = workspace.lake_directory() / workspace.authority().code;
    if (!fs::exists(authority)) return names;
    for (const auto& entry : fs::directory_iterator(authority)) {
      if (entry.path().filename() != ".lock") names.push_back(entry.path().filename());
    }
    return names;
  }

  TestDirectory directory;
  Workspace workspace = Workspace::create(directory / "a b's [1] works?pace", {"936", "Surrey", {}});
};

TEST_F(Publish, MakesASnapshotThatIsFoundSoundAndReadable) {
  const Snapshot made = load(10);
  EXPECT_EQ(made.name(), "2020-09-30-" + made.content_hash.substr(0, 12));
  EXPECT_EQ(made.rows("ssd_contacts"), 10U);
  EXPECT_EQ(made.rows("ssd_missing"), 0U);
  EXPECT_EQ(made.rejected, 1U);
  EXPECT_EQ(names_in_lake(), std::vector<std::string>{made.name()});

  const Snapshot found = find_snapshot(workspace);
  EXPECT_EQ(found.id, made.id);
  EXPECT_EQ(manifest_text(found), manifest_text(made));
  EXPECT_EQ(verify(found), std::vector<std::string>{});
  ASSERT_EQ(found.sources.size(), 2U);
  EXPECT_EQ(found.sources[0].source.file, "ssd_contacts.csv");
  EXPECT_EQ(found.sources[0].counts.read, 11U);
  EXPECT_EQ(found.sources[0].counts.kept, 10U);
  EXPECT_EQ(found.sources[0].counts.rejected, 1U);

  query::Database database;
  query::Connection sql = database.connect();
  attach(sql, found);
  EXPECT_EQ(rows_of(sql, "select count(*), min(cont_contact_date) from ssd_contacts"), "10|2020-02-29\n");
  EXPECT_EQ(rows_of(sql, "select * from rejects"),
            "ssd_contacts.csv||ssd|9999999|bad_date|It's not a date.|x,\"y\"\n");
  // Tables that the snapshot does not have are there and empty, with their columns.
  for (const model::Table& table : model::tables()) {
    const auto columns = sql.describe("select * from " + std::string(table.name));
    ASSERT_EQ(columns.size(), table.columns.size()) << table.name;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      EXPECT_EQ(columns[i].name, table.columns[i].name);
      EXPECT_EQ(columns[i].type, model::sql_type(table.columns[i].type));
    }
  }
  EXPECT_EQ(sql.count("select count(*) from ssd_missing"), 0);
  EXPECT_EQ(sql.count("select count(*) from flags"), static_cast<std::int64_t>(found.flagged));
  attach(sql, found);  // and again
}

TEST_F(Publish, IsForItsOwnerOnly) {
  const Snapshot made = load(3);
  EXPECT_EQ(fs::status(made.directory).permissions(), fs::perms::owner_all);
  for (const auto& entry : fs::directory_iterator(made.directory)) {
    EXPECT_EQ(entry.status().permissions(), fs::perms::owner_read | fs::perms::owner_write) << entry.path();
  }
}

TEST_F(Publish, TheSameLoadAgainIsTheSameSnapshot) {
  const Snapshot first = load(10);
  const Snapshot second = load(10);
  EXPECT_EQ(second.directory, first.directory);
  EXPECT_EQ(second.loaded_at, first.loaded_at);
  EXPECT_EQ(list_snapshots(workspace).size(), 1U);
  EXPECT_EQ(names_in_lake().size(), 1U);
}

TEST_F(Publish, NeitherTheOrderOfRowsNorThreadsChangeTheContent) {
  constexpr int rows = 300000;  // several row groups
  std::vector<int> order(rows);
  for (int i = 0; i < rows; ++i) order[static_cast<std::size_t>(i)] = i;
  const Snapshot first = load(rows);
  const std::string hash = first.content_hash;
  EXPECT_EQ(load(rows, 2).content_hash, hash);
  EXPECT_EQ(load(rows, 8).content_hash, hash);
  std::shuffle(order.begin(), order.end(), std::mt19937(7));
  const Snapshot shuffled = load(rows, 4, order);
  for (std::size_t i = 0; i < first.tables.size(); ++i)
    EXPECT_EQ(shuffled.tables[i].sha256, first.tables[i].sha256) << first.tables[i].table;
  EXPECT_EQ(shuffled.content_hash, hash);
  EXPECT_EQ(list_snapshots(workspace).size(), 1U);
  EXPECT_NE(load(rows - 1).content_hash, hash);
}

// What is read of one child depends on it: of a file the engine reads the groups of rows whose least and
// greatest value leave room for the one looked for.
TEST_F(Publish, AValueThatIsLookedForIsInFewGroupsOfRows) {
  constexpr int rows = 70000;
  Staging staging({directory / "scratch", std::uint64_t{256} << 20U, 1});
  const auto source = staging.add_source({"ssd.csv", "", "ssd", 1, "abc", 10});
  for (int n = 0; n < rows; ++n) {
    const auto line = static_cast<std::uint64_t>(n + 2);
    const std::string mixed = std::to_string(100000 + static_cast<std::int64_t>(n) * 7919 % rows);
    stage(staging, "ssd_contacts", {source, line},
          {{"cont_contact_id", std::to_string(n)},
           {"cont_person_id", mixed},
           {"cont_contact_date", "2020-02-29"}});
    stage(staging, "ssd_assessment_factors", {source, line},
          {{"cinf_table_id", std::to_string(n)}, {"cinf_assessment_id", mixed}});
    staging.count_read(source, 2);
  }
  const Snapshot made = publish(workspace, staging, last_day);
  query::Database database;
  query::Connection sql = database.connect();
  attach(sql, made);
  for (const auto& [table, column] : {std::pair("ssd_contacts", "cont_person_id"),
                                      std::pair("ssd_assessment_factors", "cinf_assessment_id")}) {
    ASSERT_EQ(made.rows(table), static_cast<std::uint64_t>(rows)) << table;
    const std::string path = (made.directory / (std::string(table) + ".parquet")).string();
    // The directory's name has signs that are a pattern's.
    const fs::path plain = directory / (std::string(table) + ".parquet");
    fs::copy_file(path, plain);
    const std::string groups = "from parquet_metadata('" + plain.string() + "') where path_in_schema = '" +
                               std::string(column) +
                               "' and '130000' between stats_min_value and stats_max_value";
    EXPECT_EQ(sql.count("select count(*) " + groups), 1) << table;
    EXPECT_LT(sql.count("select max(row_group_num_rows) " + groups), rows) << table;
  }
}

TEST_F(Publish, NothingUsableLeavesTheLakeUntouched) {
  {
    Staging staging({directory / "scratch"});
    const auto source = staging.add_source({"a.csv", "", "ssd", 1, "", 0});
    staging.reject({source, 2}, "bad_date", "Not a date.", "x");
    EXPECT_THROW(publish(workspace, staging, last_day), base::Error);
  }
  EXPECT_FALSE(fs::exists(workspace.lake_directory() / "936"));
  EXPECT_TRUE(list_snapshots(workspace).empty());
  EXPECT_THROW(find_snapshot(workspace), base::Error);
}

TEST_F(Publish, RemovesWhatAKilledLoadLeft) {
  const fs::path left = workspace.lake_directory() / "936" / ".load-0123456789abcdef";
  fs::create_directories(left);
  std::ofstream(left / "ssd_person.parquet") << "half a file";
  load(3);
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(list_snapshots(workspace).size() == 1);
}

TEST_F(Publish, ADamagedSnapshotIsNotPassedOffAsTheLoad) {
  const Snapshot made = load(3);
  fs::remove(made.directory / "ssd_contacts.parquet");
  EXPECT_THROW(load(3), base::Error);
}

TEST_F(Publish, SnapshotsAreFoundByTheStartOfNameOrId) {
  const Snapshot older = load(3, 1, {}, base::make_date(2020, 8, 31));
  const Snapshot one = load(4);
  const Snapshot two = load(5);
  const auto all = list_snapshots(workspace);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].id, older.id);
  EXPECT_EQ(all[1].id, one.id);
  EXPECT_EQ(find_snapshot(workspace).id, two.id);
  EXPECT_EQ(find_snapshot(workspace, "2020-08").id, older.id);
  EXPECT_EQ(find_snapshot(workspace, one.id).id, one.id);
  EXPECT_EQ(find_snapshot(workspace, one.name()).id, one.id);
  EXPECT_THROW(find_snapshot(workspace, "2020-09-30"), base::Error);
  EXPECT_THROW(find_snapshot(workspace, "nothing"), base::Error);
}

// ------------------------------------------------------------------------------------------------ verify

void flip_a_byte(const fs::path& file, std::streamoff at) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(at);
  const char byte = static_cast<char>(stream.get() ^ 1);
  stream.seekp(at);
  stream.put(byte);
}

TEST_F(Publish, VerifyFindsAFlippedByteInAnyFile) {
  const Snapshot made = load(50);
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(made.directory)) files.push_back(entry.path());
  ASSERT_EQ(files.size(), 5U);  // two tables, rejects, flags, manifest
  for (const fs::path& file : files) {
    const auto size = static_cast<std::streamoff>(fs::file_size(file));
    for (const std::streamoff at : {std::streamoff{0}, size / 2, size - 1}) {
      flip_a_byte(file, at);
      EXPECT_FALSE(verify(made).empty()) << file << " at " << at;
      flip_a_byte(file, at);
      EXPECT_TRUE(verify(made).empty()) << file << " at " << at;
    }
  }
}

TEST_F(Publish, VerifyFindsMissingCutAndUnknownFiles) {
  const Snapshot made = load(5);
  std::ofstream(made.directory / "notes.txt") << "mine";
  EXPECT_EQ(verify(made), std::vector<std::string>{"notes.txt does not belong here"});
  fs::remove(made.directory / "notes.txt");
  const fs::path contacts = made.directory / "ssd_contacts.parquet";
  fs::resize_file(contacts, fs::file_size(contacts) - 1);
  ASSERT_EQ(verify(made).size(), 1U);
  EXPECT_NE(verify(made)[0].find("bytes instead of"), std::string::npos);
  fs::remove(contacts);
  EXPECT_EQ(verify(made), std::vector<std::string>{"ssd_contacts.parquet is missing"});
}

TEST_F(Publish, ASnapshotWithoutAReadableManifestIsNamed) {
  const Snapshot made = load(5);
  std::ofstream(made.directory / manifest_name) << "{";
  EXPECT_TRUE(list_snapshots(workspace).empty());
  EXPECT_EQ(unreadable_snapshots(workspace), std::vector<fs::path>{made.directory});
}

}  // namespace
}  // namespace windscreen::lake

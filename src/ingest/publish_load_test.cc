#include "ingest/publish_load.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "base/error.h"
#include "ingest/loading_test.h"

namespace windscreen::ingest {
namespace {

namespace fs = std::filesystem;

class PublishLoad : public testing::Test {
 protected:
  std::vector<fs::path> two_tables() const {
    return {
        folder.write("ssd_person.csv", "pers_person_id,pers_sex,pers_dob\nP1,F,2010-02-28\n,M,2011-01-01\n"),
        folder.write("ssd_cin_episodes.csv",
                     "cine_referral_id,cine_person_id,cine_referral_date\nR1,P1,2020-09-30\n")};
  }
  std::optional<lake::Snapshot> load(const PublishOptions& options, const std::vector<fs::path>& paths) {
    return load_and_publish(workspace, paths, options);
  }
  static PublishOptions day() {
    PublishOptions options;
    options.as_at = base::make_date(2020, 9, 30);
    return options;
  }
  // No snapshot, and nothing that a load works in.
  bool lake_is_empty() const {
    if (!lake::list_snapshots(workspace).empty()) return false;
    std::error_code none;
    for (fs::recursive_directory_iterator at(workspace.lake_directory(), none), end; !none && at != end;
         at.increment(none)) {
      if (at->path().filename() != ".lock" && at->is_regular_file()) return false;
    }
    return true;
  }

  TestFolder folder;
  lake::Workspace workspace =
      lake::Workspace::create(folder.path() / "w", {"936", "Surrey", {{2020, 10'000, "made up"}}});
};

TEST_F(PublishLoad, PublishesWhatItRead) {
  std::vector<LoadStage> stages;
  std::uint64_t rows = 0;
  std::string last;
  PublishOptions options = day();
  options.progress = [&](const LoadProgress& now) {
    if (stages.empty() || stages.back() != now.stage) stages.push_back(now.stage);
    EXPECT_GE(now.rows, rows);
    EXPECT_LE(now.done, now.total);
    rows = now.rows;
    last = now.file;
  };
  options.settled = [&](SettledLoad& settled) {
    EXPECT_EQ(settled.all.read, 3U);
    EXPECT_EQ(settled.all.rejected, 1U);
    EXPECT_EQ(settled.report.files, 2U);
    EXPECT_EQ(settled.staging.commonest_reasons(5).size(), 1U);
    return true;
  };
  const auto snapshot = load(options, two_tables());
  ASSERT_TRUE(snapshot);
  EXPECT_EQ(snapshot->rejected, 1U);
  EXPECT_EQ(rows, 3U);
  EXPECT_TRUE(last.ends_with(".csv")) << last;
  EXPECT_EQ(stages, (std::vector{LoadStage::reading, LoadStage::settling, LoadStage::publishing}));
}

TEST_F(PublishLoad, CallsFilesAsItIsTold) {
  const auto paths = two_tables();
  PublishOptions options = day();
  options.names = {{paths[0], "people of September.csv"}};
  const auto snapshot = load(options, paths);
  ASSERT_TRUE(snapshot);
  std::vector<std::string> names;
  for (const auto& one : snapshot->sources) names.push_back(one.source.file);
  EXPECT_NE(std::find(names.begin(), names.end(), "people of September.csv"), names.end());
  EXPECT_NE(std::find(names.begin(), names.end(), paths[1].string()), names.end());
  // The same content under the same name is the same snapshot, wherever the file lay.
  const auto elsewhere =
      folder.write("elsewhere/x", "pers_person_id,pers_sex,pers_dob\nP1,F,2010-02-28\n,M,2011-01-01\n");
  options.names = {{elsewhere, "people of September.csv"}};
  EXPECT_EQ(load(options, {elsewhere, paths[1]})->name(), snapshot->name());
  EXPECT_EQ(lake::list_snapshots(workspace).size(), 1U);
}

TEST_F(PublishLoad, NamesARefusedFileAsItIsTold) {
  const auto path = folder.write("x", "colour,shape\nred,round\n");
  PublishOptions options = day();
  options.names = {{path, "shapes.csv"}};
  try {
    load(options, {path});
    FAIL() << "it was loaded";
  } catch (const base::Error& error) {
    EXPECT_NE(std::string(error.what()).find("shapes.csv"), std::string::npos) << error.what();
    EXPECT_EQ(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
  }
  EXPECT_TRUE(lake_is_empty());
}

TEST_F(PublishLoad, PublishesNothingWhereItIsToldNotTo) {
  PublishOptions options = day();
  options.settled = [](SettledLoad& settled) { return settled.all.rejected == 0; };
  EXPECT_FALSE(load(options, two_tables()));
  EXPECT_TRUE(lake_is_empty());
}

TEST_F(PublishLoad, CanBeGivenUpUntilItPublishes) {
  struct GivenUp : std::runtime_error {
    using std::runtime_error::runtime_error;
  };
  for (const LoadStage stage : {LoadStage::reading, LoadStage::settling}) {
    PublishOptions options = day();
    options.progress = [&](const LoadProgress& now) {
      if (now.stage == stage) throw GivenUp("enough");
    };
    EXPECT_THROW(load(options, two_tables()), GivenUp);
    EXPECT_TRUE(lake_is_empty());
  }
}

}  // namespace
}  // namespace windscreen::ingest

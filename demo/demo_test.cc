// The source files: the same bytes for the same seed, whatever the machine.
#include "demo/demo.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "base/error.h"
#include "base/hash.h"

namespace windscreen::demo {
namespace {

namespace fs = std::filesystem;

class DemoSources : public testing::Test {
 protected:
  DemoSources()
      : directory_(fs::temp_directory_path() /
                   ("windscreen-demo-" + std::to_string(getpid()) + "-" +
                    testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(directory_);
    fs::create_directories(directory_);
  }
  ~DemoSources() override {
    std::error_code ignored;
    fs::remove_all(directory_, ignored);
  }

  // One hash over the names and contents of all files.
  std::string hash(const std::string& name) const {
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(directory_ / name)) {
      if (!entry.is_regular_file()) continue;
      lines.push_back(fs::relative(entry.path(), directory_ / name).string() + " " +
                      base::sha256_file(entry.path()) + "\n");
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line;
    return base::sha256(all);
  }

  fs::path directory_;
};

TEST_F(DemoSources, SameSeedSameBytes) {
  write_sources(directory_ / "a", 1, 1);
  write_sources(directory_ / "b", 1, 1);
  write_sources(directory_ / "c", 2, 1);
  EXPECT_EQ(hash("a"), hash("b"));
  EXPECT_NE(hash("a"), hash("c"));
  // What every compiler and machine must make of seed 1. Change it together with the simulation (and raise
  // `generation` in demo.cc).
  EXPECT_EQ(hash("a"), "3fe12326c2f4c4e62ef686f8103505c4f728b53e0c5770fe4338b999241b8a87");
}

TEST_F(DemoSources, CleanSourcesHaveNoRepeatedRows) {
  write_sources(directory_ / "clean", 1, 1, false);
  write_sources(directory_ / "dirty", 1, 1, true);
  const auto repeats = [&](const std::string& name) {
    std::ifstream file(directory_ / name / "ssd" / "ssd_contacts.csv");
    std::set<std::string> seen;
    std::string line;
    int count = 0;
    while (std::getline(file, line)) count += seen.insert(line).second ? 0 : 1;
    return count;
  };
  EXPECT_EQ(repeats("clean"), 0);
  EXPECT_GT(repeats("dirty"), 100);
  EXPECT_GT(fs::file_size(directory_ / "dirty" / "ssd" / "ssd_contacts.csv"),
            fs::file_size(directory_ / "clean" / "ssd" / "ssd_contacts.csv"));
}

TEST_F(DemoSources, AnotherAuthoritysWorkspaceIsLeftAlone) {
  lake::Workspace::create(directory_ / "theirs", {.code = "936", .name = "Somewhere", .population = {}});
  DemoOptions options;
  options.workspace = directory_ / "theirs";
  EXPECT_THROW(make_demo(options), base::Error);
  EXPECT_EQ(lake::Workspace::open(directory_ / "theirs").authority().code, "936");
}

TEST_F(DemoSources, AloneAreLoadedByNobody) {
  DemoOptions options;
  options.workspace = directory_ / "alone";
  options.sources_only = true;
  const DemoResult made = make_demo(options);
  EXPECT_FALSE(made.up_to_date);
  EXPECT_TRUE(made.snapshots.empty());
  write_sources(directory_ / "written", 1, 1);
  EXPECT_EQ(hash("alone/sources"), hash("written"));
  EXPECT_EQ(lake::Workspace::open(options.workspace).authority().population.back().children, 264'000);
}

TEST_F(DemoSources, ScaleIsAWholeNumberOfCounties) {
  DemoOptions options;
  options.workspace = directory_ / "none";
  options.scale = 0;
  EXPECT_THROW(make_demo(options), base::Error);
  EXPECT_EQ(demo_authority(3).population.back().children, 3 * 264'000);
}

TEST(DemoAuthority, GroupsOfThePopulationAddUpToIt) {
  const lake::Authority authority = demo_authority(3);
  for (const lake::Population& year : authority.population) {
    std::map<std::string, std::int64_t> sums;
    for (const lake::PopulationGroup& one : authority.population_groups) {
      if (one.mid_year == year.mid_year) sums[one.dimension] += one.children;
    }
    EXPECT_EQ(sums.size(), 5U);
    for (const auto& [dimension, sum] : sums) EXPECT_EQ(sum, year.children) << dimension;
  }
}

}  // namespace
}  // namespace windscreen::demo

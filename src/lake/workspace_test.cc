#include "lake/workspace.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "lake/durable.h"
#include "lake/test_rows.h"
#include "lake/work_directory.h"

namespace windscreen::lake {
namespace {

namespace fs = std::filesystem;

TEST(Workspace, KeepsWhatItWasMadeWith) {
  const TestDirectory directory;
  const fs::path place = directory / "some/where";
  Workspace::create(place, {"936", "Surrey \"county\"", {{2020, 260000, "census 2021"}, {2019, 258519, ""}}});
  const Workspace workspace = Workspace::open(place);
  EXPECT_EQ(workspace.authority().code, "936");
  EXPECT_EQ(workspace.authority().name, "Surrey \"county\"");
  ASSERT_EQ(workspace.authority().population.size(), 2U);
  EXPECT_EQ(workspace.authority().population[0].mid_year, 2019);  // in the order of years
  EXPECT_EQ(workspace.authority().population[0].children, 258519);
  EXPECT_EQ(workspace.authority().population[1].vintage, "census 2021");
  EXPECT_TRUE(fs::is_directory(workspace.lake_directory()));
  EXPECT_TRUE(fs::is_directory(workspace.indicators_directory()));
  EXPECT_EQ(fs::status(place).permissions(), fs::perms::owner_all);
  Workspace::create(place, {"936", "Surrey", {}});
  EXPECT_EQ(Workspace::open(place).authority().name, "Surrey");
}

TEST(Workspace, KeepsThePopulationByGroupAndTheCouncilsNames) {
  const TestDirectory directory;
  const fs::path place = directory / "w";
  Authority authority{"936", "Surrey", {}};
  authority.population_groups = {{2020, "ethnicity", "White", 190000, "census of 2021"},
                                 {2020, "ethnicity", "Black", 0, ""}};
  authority.council_organisations = {"Surrey County Council", "Family service, \"east\""};
  Workspace::create(place, authority);
  const Authority read = Workspace::open(place).authority();
  ASSERT_EQ(read.population_groups.size(), 2U);
  EXPECT_EQ(read.population_groups[0].mid_year, 2020);
  EXPECT_EQ(read.population_groups[0].dimension, "ethnicity");
  EXPECT_EQ(read.population_groups[0].group, "White");
  EXPECT_EQ(read.population_groups[0].children, 190000);
  EXPECT_EQ(read.population_groups[0].source, "census of 2021");
  EXPECT_EQ(read.population_groups[1].children, 0);
  EXPECT_EQ(read.council_organisations, authority.council_organisations);
  for (const PopulationGroup& wrong :
       {PopulationGroup{2020, "ethnicity", "White", 5, ""},
        PopulationGroup{2021, "ethnicity", "White", -1, ""}, PopulationGroup{0, "ethnicity", "White", 5, ""},
        PopulationGroup{2021, "", "White", 5, ""}, PopulationGroup{2021, "ethnicity", " ", 5, ""}}) {
    Authority bad = authority;
    bad.population_groups.push_back(wrong);
    EXPECT_THROW(Workspace::create(place, bad), base::Error);
  }
}

TEST(Workspace, SaysHowToMakeOneWhereThereIsNone) {
  const TestDirectory directory;
  try {
    Workspace::open(directory / "nothing");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_NE(error.remedy().find("windscreen init"), std::string::npos);
  }
}

TEST(Workspace, RefusesBadSettings) {
  const TestDirectory directory;
  const fs::path place = directory / "w";
  for (const std::string code : {"", "../x", "9 36", "caf\xC3\xA9"})
    EXPECT_THROW(Workspace::create(place, {code, "Name", {}}), base::Error) << code;
  EXPECT_THROW(Workspace::create(place, {"936", "  ", {}}), base::Error);
  EXPECT_THROW(Workspace::create(place, {"936", "Name", {{2019, 0, ""}}}), base::Error);
  EXPECT_THROW(Workspace::create(place, {"936", "Name", {{2019, 5, ""}, {2019, 6, ""}}}), base::Error);
  EXPECT_FALSE(fs::exists(place));
  Workspace::create(place, {"made-up-1", "Name", {}});
  for (const char* text : {"", "{", "[]", R"({"code":"936","name":7,"population":[]})"}) {
    std::ofstream(place / "authority.json") << text;
    EXPECT_THROW(Workspace::open(place), base::Error) << text;
  }
}

TEST(WorkDirectory, GoesAwayUnlessItIsRenamed) {
  const TestDirectory directory;
  const fs::path parent = directory / "lake";
  {
    WorkDirectory work(parent, ".load-");
    write_file(work.path() / "a", "content");
    WorkDirectory other(parent, ".load-");
    EXPECT_TRUE(fs::exists(work.path() / "a"));  // it is in use
    const ParentLock held(parent);
    other.rename_to(parent / "published", held);
  }
  EXPECT_TRUE(fs::is_empty(parent / "published"));
  EXPECT_EQ(std::distance(fs::directory_iterator(parent), fs::directory_iterator()), 2);  // and the lock
  EXPECT_THROW(write_file(parent / "no" / "file", "x"), base::Error);
  EXPECT_THROW(sync_directory(parent / "no"), base::Error);
}

}  // namespace
}  // namespace windscreen::lake

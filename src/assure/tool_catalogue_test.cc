#include "assure/tool_catalogue.h"

#include <gtest/gtest.h>

#include <fstream>

namespace windscreen::assure {
namespace {

namespace fs = std::filesystem;

class OwnTools : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(directory_);
    fs::create_directories(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  void write(const std::string& name, const std::string& version, const std::string& from,
             const std::string& ask, const std::string& until = "") const {
    std::ofstream(directory_ / name)
        << "tool: ours\nname: Ours\nversion: " << version << "\nkind: thematic\nfrom: " << from
        << (until.empty() ? "" : "\nuntil: " + until)
        << "\nlook_back_months: 12\nsections:\n  - id: one\n    name: One\n    questions:\n"
           "      - {id: q, ask: "
        << ask << ", type: text}\n";
  }

  fs::path directory_ = fs::path(WINDSCREEN_BINARY_DIR) / "own_tools_test";
};

TEST_F(OwnTools, StandBesideTheProgramsOwn) {
  const std::size_t before = load_tools("/nowhere").tools.size();
  write("ours.yaml", "1.0.0", "2020-01-01", "Why");
  const ToolCatalogue catalogue = load_tools(directory_);
  EXPECT_EQ(catalogue.tools.size(), before + 1);
  EXPECT_TRUE(catalogue.faults.empty());
  const CatalogueTool* ours = tool_in_force(catalogue, "ours", base::make_date(2020, 6, 1));
  ASSERT_NE(ours, nullptr);
  EXPECT_TRUE(ours->own);
}

TEST_F(OwnTools, AreInForceByTheirDatesAndVersions) {
  write("a.yaml", "1.9.0", "2020-01-01", "Why", "2020-08-31");
  write("b.yaml", "1.10.0", "2020-06-15", "Why then", "2020-08-31");
  const ToolCatalogue catalogue = load_tools(directory_);
  const auto version_on = [&](int month, unsigned day) {
    const CatalogueTool* one =
        tool_in_force(catalogue, "ours", base::make_date(2020, static_cast<unsigned>(month), day));
    return one == nullptr ? std::string("none") : words(one->tool.version);
  };
  EXPECT_EQ(version_on(1, 1), "1.9.0");
  EXPECT_EQ(version_on(6, 14), "1.9.0");
  EXPECT_EQ(version_on(6, 15), "1.10.0");
  EXPECT_EQ(version_on(8, 31), "1.10.0");
  EXPECT_EQ(version_on(9, 1), "none");
  EXPECT_EQ(tool_in_force(catalogue, "nobodys", base::make_date(2020, 6, 1)), nullptr);
}

TEST_F(OwnTools, WithOneVersionAndTwoContentsAreTold) {
  write("a.yaml", "1.0.0", "2020-01-01", "Why");
  write("b.yaml", "1.0.0", "2020-01-01", "Why");
  EXPECT_TRUE(load_tools(directory_).faults.empty());
  write("b.yaml", "1.0.0", "2020-01-01", "Why not");
  const ToolCatalogue catalogue = load_tools(directory_);
  ASSERT_EQ(catalogue.faults.size(), 1U);
  EXPECT_NE(catalogue.faults[0].what.find("b.yaml"), std::string::npos);
  EXPECT_NE(catalogue.faults[0].remedy.find("new version"), std::string::npos);
}

TEST_F(OwnTools, ThatAreBrokenHideNothingElse) {
  write("a.yaml", "1.0.0", "2020-01-01", "Why");
  std::ofstream(directory_ / "broken.yaml") << "tool: [";
  std::ofstream(directory_ / "notes.txt") << "no tool";
  const ToolCatalogue catalogue = load_tools(directory_);
  ASSERT_EQ(catalogue.faults.size(), 1U);
  EXPECT_NE(catalogue.faults[0].what.find("broken.yaml"), std::string::npos);
  EXPECT_NE(tool_in_force(catalogue, "ours", base::make_date(2020, 6, 1)), nullptr);
}

}  // namespace
}  // namespace windscreen::assure

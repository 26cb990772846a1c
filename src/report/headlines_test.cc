#include "report/headlines.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"

namespace windscreen::report {
namespace {

namespace fs = std::filesystem;

class Headlines : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::path(testing::TempDir()) / "windscreen_headlines_test";
    fs::remove_all(directory_);
    lake::Workspace::create(directory_, {.code = "x1", .name = "Town & Shire", .population = {}});
    for (const char* id : {"contacts_received", "cla_total", "cla_rate_per_10000", "own_measure"}) {
      measure::Definition definition;
      definition.id = id;
      catalogue_.definitions.push_back(std::move(definition));
    }
  }
  void TearDown() override { fs::remove_all(directory_); }

  void choose(const std::string& text) const { std::ofstream(directory_ / "headlines.csv") << text; }
  std::vector<Headline> read() const { return read_headlines(lake::Workspace::open(directory_), catalogue_); }
  std::string refusal() const {
    try {
      read();
    } catch (const base::Error& error) {
      return error.what();
    }
    return "";
  }

  fs::path directory_;
  measure::Catalogue catalogue_;
};

TEST_F(Headlines, TheUsualOnesNameOnlyWhatTheCatalogueHas) {
  EXPECT_EQ(read(), (std::vector<Headline>{{"contacts_received"}, {"cla_rate_per_10000", "cla_total"}}));
}

TEST_F(Headlines, TheBuiltInDefinitionsHaveAllTwelve) {
  const auto headlines = usual_headlines(measure::load_catalogue({}));
  ASSERT_EQ(headlines.size(), 12U);
  EXPECT_EQ(headlines.front().front(), "contacts_received");
  EXPECT_EQ(headlines.back().size(), 3U);
}

TEST_F(Headlines, AnAuthorityChoosesItsOwn) {
  choose("\xEF\xBB\xBFid,otherwise\nown_measure\n\n cla_rate_per_10000 , cla_total\n,\n");
  EXPECT_EQ(read(), (std::vector<Headline>{{"own_measure"}, {"cla_rate_per_10000", "cla_total"}}));
}

TEST_F(Headlines, RefusesWhatIsNoIndicatorWithItsLine) {
  choose("id\ncla_total\ncla_totl\n");
  EXPECT_NE(refusal().find("headlines.csv"), std::string::npos);
  EXPECT_NE(refusal().find("line 3"), std::string::npos);
  EXPECT_NE(refusal().find("cla_totl"), std::string::npos);
}

TEST_F(Headlines, RefusesOneThatStandsTwiceAndAFileWithoutAny) {
  choose("id,otherwise\ncla_total\nown_measure,cla_total\n");
  EXPECT_NE(refusal().find("second time"), std::string::npos);
  choose("id,otherwise\n");
  EXPECT_NE(refusal().find("no headline"), std::string::npos);
  choose("");
  EXPECT_NE(refusal().find("no headline"), std::string::npos);
}

}  // namespace
}  // namespace windscreen::report

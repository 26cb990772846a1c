#include "measure/definition.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "measure/nearest.h"

namespace windscreen::measure {
namespace {

const std::string good =
    "-- name: Assessments on time\n"
    "-- area: Assessments\n"
    "-- unit: percent\n"
    "-- grain: event\n"
    "-- polarity: higher is better\n"
    "-- measure: assessments\n"
    "-- definition: Of the assessments,\n"
    "--   those on time: at most 45 days.\n"
    "\n"
    "-- caveat: None.\n"
    "select cina_person_id as person_id -- who: whoever\n"
    "from ssd_cin_assessments;\n";

std::string without(const std::string& line) {
  std::string text = good;
  const std::size_t at = text.find(line);
  text.erase(at, text.find('\n', at) - at + 1);
  return text;
}

std::string error_of(const std::string& text, const std::string& file = "indicators/on_time.sql") {
  try {
    parse_definition(text, file);
  } catch (const base::Error& error) {
    return std::string(error.what()) + " " + error.remedy();
  }
  return "no error";
}

TEST(ParseDefinition, ReadsHeaderAndQuery) {
  const Definition one = parse_definition(good, "indicators/on_time.sql");
  EXPECT_EQ(one.id, "on_time");
  EXPECT_EQ(one.name, "Assessments on time");
  EXPECT_EQ(one.area, "assessments");
  EXPECT_EQ(one.unit, Unit::percent);
  EXPECT_EQ(one.window, Window::month);
  EXPECT_EQ(one.polarity, Polarity::higher_is_better);
  EXPECT_EQ(one.text, "Of the assessments, those on time: at most 45 days.");
  EXPECT_EQ(one.caveat, "None.");
  EXPECT_EQ(one.sql_line, 11U);
  EXPECT_EQ(one.sql, "select cina_person_id as person_id -- who: whoever\nfrom ssd_cin_assessments");
  EXPECT_EQ(one.breakdowns.size(), 7U);
  EXPECT_EQ(one.hash.size(), 64U);
}

TEST(ParseDefinition, WindowsLineEndsReadTheSame) {
  std::string text;
  for (const char c : good) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Definition one = parse_definition(text, "indicators/on_time.sql");
  EXPECT_EQ(one.name, "Assessments on time");
  EXPECT_EQ(one.unit, Unit::percent);
}

TEST(ParseDefinition, NamesFileAndLineOfWhatIsWrong) {
  EXPECT_NE(error_of("-- nmae: X\n" + good).find("indicators/on_time.sql, line 1: the header's key \"nmae\""),
            std::string::npos);
  EXPECT_NE(error_of("-- nmae: X\n" + good).find("name"), std::string::npos);
  EXPECT_NE(error_of("-- unit: percent\n" + good).find("line 4: the header says \"unit\" twice"),
            std::string::npos);
  EXPECT_NE(error_of(without("-- measure")).find("no \"measure\""), std::string::npos);
  EXPECT_NE(error_of(without("-- unit") + "").find("no \"unit\""), std::string::npos);
  EXPECT_NE(error_of("-- window: fortnight\n" + good).find("line 1: window cannot be \"fortnight\""),
            std::string::npos);
  EXPECT_NE(error_of("-- window: snapshot\n" + good).find("events cannot be counted in a snapshot"),
            std::string::npos);
  EXPECT_NE(error_of("--   lost\n" + good).find("line 1"), std::string::npos);
  EXPECT_NE(error_of("-- just words\n" + good).find("line 1"), std::string::npos);
  EXPECT_NE(error_of(good.substr(0, good.find("select"))).find("no query"), std::string::npos);
  EXPECT_NE(error_of("-- of: x\n" + good).find("only a change"), std::string::npos);
  EXPECT_NE(error_of("-- breakdowns: age band\n" + good).find("breakdowns cannot have"), std::string::npos);
  EXPECT_NE(error_of(good, "indicators/On time.sql").find("cannot be an indicator's id"), std::string::npos);
  EXPECT_NE(error_of(good + " where d <= :as_at").find("cannot use :as_at"), std::string::npos);
}

TEST(Nearest, OffersTheClosest) {
  const std::vector<std::string_view> known = {"gender", "ethnicity", "age_band", "team"};
  EXPECT_EQ(nearest_words("gendre", known).substr(0, 6), "gender");
  EXPECT_EQ(nearest_words("x", std::vector<std::string_view>{"one"}), "one");
}

class WorkspaceIndicators : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = std::filesystem::path(WINDSCREEN_BINARY_DIR) / "workspace_indicators_test";
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_ / "shared");
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(directory_ / name) << text;
  }
  std::filesystem::path directory_;
};

TEST_F(WorkspaceIndicators, AppearBesideTheBuiltInOnesAndReplaceThem) {
  const std::size_t built_in = load_catalogue({}).definitions.size();
  write("on_time.sql", good);
  write("assessments_open.sql", good);
  write("wrong.sql", "-- name: x\n-- colour: red\n");
  write("half.sql", good + "select (");
  write("shared/mine.sql", "select 1 as one");
  write("notes.txt", "not a definition");
  const Catalogue all = load_catalogue(directory_);
  EXPECT_EQ(all.definitions.size(), built_in + 2);  // on_time and half are new, assessments_open replaced
  ASSERT_NE(all.find("on_time"), nullptr);
  EXPECT_TRUE(all.find("on_time")->local);
  EXPECT_EQ(all.find("assessments_open")->name, "Assessments on time");
  ASSERT_EQ(all.faults.size(), 1U);
  EXPECT_EQ(all.faults[0].file.filename(), "wrong.sql");
  EXPECT_EQ(all.faults[0].line, 2U);
  EXPECT_TRUE(
      std::any_of(all.shared.begin(), all.shared.end(), [](const auto& s) { return s.name == "mine"; }));
}

TEST(DefinitionFault, NamesItsFileAndTheLineWhereThereIsOne) {
  EXPECT_EQ(place_of({"indicators/on_time.sql", 3, "wrong"}), "indicators/on_time.sql, line 3");
  EXPECT_EQ(place_of({"indicators/on_time.sql", 0, "cannot be read"}), "indicators/on_time.sql");
}

TEST_F(WorkspaceIndicators, HashesCoverWhatTheFigureDependsOn) {
  write("on_time.sql", good + "where exists (select 1 from mine)");
  write("shared/mine.sql", "select 1 as one from yours");
  write("shared/yours.sql", "select 1 as one");
  const Catalogue before = load_catalogue(directory_);
  EXPECT_EQ(before.find("on_time")->shared, std::vector<std::string>({"mine", "yours"}));
  write("shared/yours.sql", "select 2 as one");
  EXPECT_NE(load_catalogue(directory_).find("on_time")->hash, before.find("on_time")->hash);
  EXPECT_EQ(load_catalogue(directory_).find("assessments_open")->hash, before.find("assessments_open")->hash);
}

TEST_F(WorkspaceIndicators, AMissingDirectoryIsNoFault) {
  EXPECT_TRUE(load_catalogue(directory_ / "nowhere").faults.empty());
}

}  // namespace
}  // namespace windscreen::measure

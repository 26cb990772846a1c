// Published figures from the outside: imported, listed, shown beside computed ones, and as a profile. The
// country is made up: England, one region, three authorities.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "program.h"

namespace windscreen::tests {
namespace {

using nlohmann::json;

constexpr const char* looked_after =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_"
    "code,"
    "la_name,new_la_code,population_type,population_estimate,children_count,rate_per_10000\r\n"
    "2020,Reporting year,National,E92000001,England,,,,,,Children looked after on 31 March each "
    "year,1000000,6700,67\r\n"
    "2020,Reporting year,Regional,E92000001,England,E12000008,South East,,,,Children looked after on 31 "
    "March "
    "each year,100000,530,53\r\n"
    "2020,Reporting year,Local authority,E92000001,England,E12000008,South "
    "East,936,Surrey,E10000030,Children "
    "looked after on 31 March each year,10000,38,38\r\n"
    "2020,Reporting year,Local authority,E92000001,England,E12000008,South East,867,Ash,E06000036,Children "
    "looked "
    "after on 31 March each year,10000,48,48\r\n"
    "2020,Reporting year,Local authority,E92000001,England,E12000008,South East,825,Beech,E06000060,Children "
    "looked after on 31 March each year,10000,c,c\r\n";

class ProgramBenchmark : public Program {
 protected:
  void SetUp() override {
    init();
    files_ = {write("looked_after.csv", looked_after),
              write("neighbours.csv", "\xEF\xBB\xBFla_code,stat_neighbours\n936,\"867, 825\"\n")};
  }
  Outcome import() const {
    return windscreen({"benchmark", "import", files_[0], files_[1], "--format", "json"});
  }
  std::string read(const std::string& name) const {
    std::ifstream in(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::vector<std::string> files_;
};

TEST_F(ProgramBenchmark, ImportsAndListsWithSymbolsCounted) {
  EXPECT_EQ(windscreen({"benchmark", "list", "--format", "json"}).json(), json::array());
  const Outcome run = import();
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const json rows = windscreen({"benchmark", "list", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("dataset"), "cla_number_and_rate_per_10k_children");
  EXPECT_EQ(rows[0].at("rows"), 5);
  EXPECT_EQ(rows[0].at("symbols"), "c 2");
  EXPECT_EQ(rows[1].at("kind"), "statistical neighbours");
  const Outcome again = import();
  EXPECT_NE(again.err.find("was there already"), std::string::npos) << again.err;
}

TEST_F(ProgramBenchmark, AFileThatCannotBeReadImportsNothing) {
  const Outcome run = windscreen({"benchmark", "import", files_[0], write("bad.csv", "a,b\n1,2\n")});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE(run.err.find("bad.csv, line 1"), std::string::npos) << run.err;
  EXPECT_EQ(windscreen({"benchmark", "list", "--format", "json"}).json(), json::array());
}

TEST_F(ProgramBenchmark, FiguresStandBesidePublishedOnes) {
  const Outcome made = windscreen({"init", "--authority-code", "T1", "--name", "Testshire", "--population",
                                   "10000", "--mid-year", "2019", "--benchmark-as", "Surrey"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  ASSERT_EQ(windscreen({"load", "--as-at", "2020-09-30", tiny_authority()}).exit_code, 0);
  const std::vector<std::string> ask = {"indicators", "--id", "cla_rate_per_10000", "--format", "json"};
  EXPECT_TRUE(windscreen(ask).json().at(0).at("benchmark_england").is_null());
  ASSERT_EQ(import().exit_code, 0);
  const json row = windscreen(ask).json().at(0);
  EXPECT_EQ(row.at("benchmark_england"), 67);
  EXPECT_EQ(row.at("benchmark_region"), 53);
  EXPECT_EQ(row.at("benchmark_neighbours"), 48);
  EXPECT_EQ(row.at("benchmark_england_year"), 2020);
  const auto words = row.at("benchmark_note").get<std::string>();
  EXPECT_NE(words.find("The local figure is for 30 September 2020."), std::string::npos) << words;
  EXPECT_NE(words.find("1 of the 2 statistical neighbours"), std::string::npos) << words;
  EXPECT_NE(words.find("Beech (suppressed to protect confidentiality)"), std::string::npos) << words;
  EXPECT_NE(words.find("those of Surrey"), std::string::npos) << words;
}

TEST_F(ProgramBenchmark, AnExplanationShowsWhatStandsBesideTheFigure) {
  const Outcome made = windscreen({"init", "--authority-code", "T1", "--name", "Testshire", "--population",
                                   "10000", "--mid-year", "2019", "--benchmark-as", "Surrey"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  ASSERT_EQ(windscreen({"load", "--as-at", "2020-09-30", tiny_authority()}).exit_code, 0);
  const std::vector<std::string> ask = {"explain", "cla_rate_per_10000", "--format", "json"};
  const json alone = windscreen(ask).json().at(0);
  EXPECT_TRUE(alone.at("benchmark_england").is_null());
  EXPECT_TRUE(alone.contains("verdict"));
  ASSERT_EQ(import().exit_code, 0);
  const json row = windscreen(ask).json().at(0);
  EXPECT_EQ(row.at("benchmark_england"), 67);
  EXPECT_EQ(row.at("benchmark_region_year"), 2020);
  EXPECT_EQ(row.at("benchmark_neighbours"), 48);
  const Outcome text = windscreen({"explain", "cla_rate_per_10000"});
  EXPECT_NE(text.out.find("67.0 per 10,000 (31 March 2020)"), std::string::npos) << text.out;
}

TEST_F(ProgramBenchmark, AProfileNeedsNoLoad) {
  ASSERT_EQ(import().exit_code, 0);
  const Outcome run = windscreen({"profile", "--authority", "surrey county council", "--format", "json"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const json rows = run.json();
  const auto rate = std::find_if(rows.begin(), rows.end(),
                                 [](const json& row) { return row.at("id") == "cla_rate_per_10000"; });
  ASSERT_NE(rate, rows.end());
  EXPECT_EQ(rate->at("value"), 38);
  EXPECT_EQ(rate->at("rank"), 2);
  EXPECT_EQ(rate->at("of"), 2);
  EXPECT_EQ(rate->at("quartile"), 3);
  EXPECT_EQ(rate->at("neighbours_with_value"), 1);

  // Three authorities make no funnel: its columns are there, and empty.
  EXPECT_TRUE(rate->at("funnel_standing").is_null());
  EXPECT_TRUE(rate->at("funnel_lower_95").is_null());
  EXPECT_EQ(windscreen({"profile", "--authority", "936", "--all-authorities", "--format", "json"}).json(),
            json::array());

  const Outcome page = windscreen({"profile", "--authority", "936", "--out", path("surrey.html").string()});
  ASSERT_EQ(page.exit_code, 0) << page.err;
  const std::string html = read("surrey.html");
  EXPECT_NE(html.find("<title>Published picture: Surrey, 2020 to 2020</title>"), std::string::npos);
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(html.find("%%DATA%%"), std::string::npos);

  const Outcome unknown = windscreen({"profile", "--authority", "Surey"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_NE(unknown.err.find("Did you mean Surrey (936)"), std::string::npos) << unknown.err;
  EXPECT_EQ(windscreen({"profile", "--authority", "936", "--years", "abc"}).exit_code, 2);
}

TEST_F(ProgramBenchmark, AProfileOfNothingImportedSaysWhatToDo) {
  const Outcome run = windscreen({"profile", "--authority", "Surrey"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE(run.err.find("windscreen benchmark import"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace windscreen::tests

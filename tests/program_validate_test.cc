// `windscreen validate` as an analyst uses it, and the checks that go with a load.
#include <algorithm>

#include "program.h"

namespace windscreen::tests {
namespace {

class ValidateCommand : public Program {
 protected:
  void SetUp() override {
    // Child 1 is sound. Child 2: no such sex, an episode of no length (355). Child 3 is in no header (INT03).
    write("now/header.csv",
          "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
          "1,M,05/03/2012,WBRI,UN1,,\n"
          "2,2,29/02/2016,WBRI,UN1,,\n");
    write(
        "now/episodes.csv",
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,PL_LA,"
        "PL_DISTANCE,PL_LOCATION\n"
        "1,10/06/2025,S,C2,N1,U6,PR1,,,,GU1 1AA,GU2 7XH,SC000001,936,3,IN\n"
        "2,01/07/2025,S,C2,N1,U6,PR1,01/07/2025,E4A,,GU1 1AA,GU2 7XH,SC000001,936,3,IN\n"
        "3,02/07/2025,S,C2,N1,U6,PR1,,,,GU1 1AA,GU2 7XH,SC000001,936,3,IN\n");
    write("last/episodes.csv",
          "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n1,01/02/2025,S,C2,N1,U6,PR1,,\n");
  }
  Outcome check(std::vector<std::string> more) const {
    std::vector<std::string> words{"validate", "--return", "ssda903",
                                   "--year",   "2025-26",  path("now").string()};
    words.insert(words.end(), more.begin(), more.end());
    return windscreen(words);
  }
  static std::vector<nlohmann::json> of_rule(const nlohmann::json& rows, const std::string& rule) {
    std::vector<nlohmann::json> some;
    std::ranges::copy_if(rows, std::back_inserter(some),
                         [&](const auto& row) { return row["rule"] == rule; });
    return some;
  }
};

TEST_F(ValidateCommand, GivesARowForEachFinding) {
  const Outcome found = check({"--format", "json"});
  EXPECT_EQ(found.exit_code, 1) << found.err;
  const auto rows = found.json();
  const auto sexes = of_rule(rows, "101");
  ASSERT_EQ(sexes.size(), 1U);
  EXPECT_EQ(sexes[0]["severity"], "error");
  EXPECT_EQ(sexes[0]["table"], "Header");
  EXPECT_EQ(sexes[0]["row"], 2);
  EXPECT_EQ(sexes[0]["child"], "2");
  EXPECT_EQ(sexes[0]["fields"], "SEX");
  EXPECT_NE(sexes[0]["message"].get<std::string>().find("SEX"), std::string::npos);
  const auto days = of_rule(rows, "355");
  ASSERT_EQ(days.size(), 1U);
  EXPECT_EQ(days[0]["row"], 2);
  const auto strangers = of_rule(rows, "INT03");
  ASSERT_EQ(strangers.size(), 1U);
  EXPECT_EQ(strangers[0]["child"], "3");
  EXPECT_EQ(strangers[0]["severity"], "other");
}

TEST_F(ValidateCommand, SaysWhatWasNotRunAndWhy) {
  const Outcome without = check({"--summary", "rule", "--format", "json"});
  const auto rule = of_rule(without.json(), "501");
  ASSERT_EQ(rule.size(), 1U);
  EXPECT_EQ(rule[0]["run"], true);
  const auto compared = of_rule(without.json(), "502");
  ASSERT_EQ(compared.size(), 1U);
  EXPECT_EQ(compared[0]["run"], false);
  EXPECT_TRUE(compared[0]["findings"].is_null());
  EXPECT_NE(compared[0]["reason"].get<std::string>().find("--previous"), std::string::npos);
  EXPECT_NE(without.err.find("Rule 502 was not run"), std::string::npos);

  // The episode of last year was open, and none of this year begins on its day.
  const Outcome with = check({"--previous", path("last").string(), "--format", "json"});
  EXPECT_EQ(of_rule(with.json(), "502").size(), 1U) << with.err;
}

TEST_F(ValidateCommand, RunsTheRulesThatAreNamed) {
  const Outcome two = check({"--rules", "101,355", "--format", "csv"});
  EXPECT_EQ(two.exit_code, 1);
  EXPECT_EQ(std::ranges::count(two.out, '\n'), 3);
  EXPECT_EQ(check({"--rules", "141"}).exit_code, 0);
  const Outcome unknown = check({"--rules", "9999"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_NE(unknown.err.find("9999"), std::string::npos);
}

TEST_F(ValidateCommand, RefusesWrongUse) {
  EXPECT_EQ(windscreen({"validate", "--return", "cin"}).exit_code, 2);
  EXPECT_EQ(windscreen({"validate", "--return", "school", path("now").string()}).exit_code, 2);
  const Outcome year =
      windscreen({"validate", "--return", "ssda903", "--year", "2019-20", path("now").string()});
  EXPECT_EQ(year.exit_code, 2);
  EXPECT_NE(year.err.find("2025-26"), std::string::npos);
  EXPECT_EQ(
      windscreen({"validate", "--return", "ssda903", "--year", "2025-27", path("now").string()}).exit_code,
      2);
  EXPECT_EQ(check({"--collection-end", "2024-03-31"}).exit_code, 2);
}

TEST_F(ValidateCommand, NamesFileLineAndRemedyOfWhatCannotBeRead) {
  const std::string broken = write("broken.xml", "<Message>\n<Header>\n</Message>\n");
  const Outcome xml = windscreen({"validate", "--return", "cin", broken});
  EXPECT_EQ(xml.exit_code, 1);
  EXPECT_TRUE(xml.out.empty());
  EXPECT_NE(xml.err.find("broken.xml, line 3"), std::string::npos) << xml.err;
  const Outcome none = windscreen({"validate", "--return", "cin", write("shopping.csv", "milk,eggs\n1,2\n")});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_NE(none.err.find("shopping.csv"), std::string::npos) << none.err;
}

TEST_F(ValidateCommand, GivesTheSameForAnyNumberOfThreads) {
  const Outcome one = check({"--format", "csv", "--threads", "1"});
  EXPECT_EQ(one.out, check({"--format", "csv", "--threads", "5"}).out);
}

TEST_F(ValidateCommand, GoesWithALoad) {
  init();
  const Outcome loaded =
      windscreen({"load", "--as-at", "2026-03-31", "--checks", path("now").string(), "--format", "json"});
  ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
  const auto sources = loaded.json();
  EXPECT_TRUE(std::ranges::any_of(sources, [](const auto& row) {
    return row["file"] == "statutory checks/ext_return_finding.csv";
  })) << loaded.out;
  // Without the flag a load is what it was.
  const Outcome plain =
      windscreen({"load", "--as-at", "2026-03-31", path("now").string(), "--format", "json"});
  EXPECT_EQ(plain.json().size() + 2, sources.size());
}

}  // namespace
}  // namespace windscreen::tests

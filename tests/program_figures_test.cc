// Figures from the outside, on an authority small enough to count by hand (Program::tiny_authority).
#include <fstream>

#include "program.h"

namespace windscreen::tests {
namespace {

using nlohmann::json;

class ProgramFigures : public Program {
 protected:
  void SetUp() override {
    init();
    const Outcome run = windscreen({"load", "--as-at", "2020-09-30", tiny_authority()});
    ASSERT_EQ(run.exit_code, 0) << run.err;
  }

  json figures(std::vector<std::string> options) const {
    options.insert(options.begin(), "indicators");
    options.insert(options.end(), {"--format", "json"});
    const Outcome run = windscreen(options);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return run.json();
  }

  json only(const std::vector<std::string>& options) const {
    const json rows = figures(options);
    EXPECT_EQ(rows.size(), 1U) << rows.dump(1);
    return rows.empty() ? json::object() : rows[0];
  }
};

TEST_F(ProgramFigures, APlanThatEndsOnTheDayIsNotOpenAndAnUnbornChildCounts) {
  const json row = only({"--id", "cp_plans_open"});
  EXPECT_EQ(row.at("value"), 2);  // Ben and Dot; Eve's ended that day
  EXPECT_EQ(row.at("period_end"), "2020-09-30");
}

TEST_F(ProgramFigures, ThreeReferralsInSeptemberOneOfThemAReReferral) {
  EXPECT_EQ(only({"--id", "referrals_received"}).at("value"), 3);  // R3, R4, R5; R7 was rejected
  const json row = only({"--id", "re_referrals_percent"});
  EXPECT_EQ(row.at("numerator"), 1);  // Ben, referred on 2 March
  EXPECT_EQ(row.at("denominator"), 3);
  EXPECT_NEAR(row.at("value").get<double>(), 100.0 / 3.0, 1e-9);
}

TEST_F(ProgramFigures, ARateNamesItsPopulation) {
  const json row = only({"--id", "cla_rate_per_10000"});
  EXPECT_NEAR(row.at("value").get<double>(), 1.0, 1e-9);  // Ada, of 10,000 children
  EXPECT_EQ(row.at("denominator"), 10000);
}

TEST_F(ProgramFigures, ASeriesHasAPointAMonth) {
  const json rows = figures({"--id", "cp_plans_open", "--months", "12"});
  ASSERT_EQ(rows.size(), 12U);
  EXPECT_EQ(rows[11].at("value"), 2);
  EXPECT_EQ(rows[10].at("value"), 2);                 // 31 August: Ben and Eve
  EXPECT_EQ(rows[0].at("period_end"), "2019-10-31");  // Eve alone
  EXPECT_EQ(rows[0].at("value"), 1);
}

TEST_F(ProgramFigures, ABreakdownAddsUpToTheTotal) {
  const json rows = figures({"--id", "cp_plans_open", "--by", "age_band"});
  double total = 0;
  double sum = 0;
  bool unborn = false;
  for (const json& row : rows) {
    if (row.at("dimension") == "total") total = row.at("value").get<double>();
    if (row.at("dimension") == "age_band" && !row.at("value").is_null()) sum += row.at("value").get<double>();
    unborn = unborn ||
             (row.at("group").get<std::string>().find("nborn") != std::string::npos && row.at("value") == 1);
  }
  EXPECT_EQ(total, 2);
  EXPECT_EQ(sum, total);
  EXPECT_TRUE(unborn) << rows.dump(1);
}

TEST_F(ProgramFigures, ThePublicDoesNotSeeSmallNumbers) {
  const json row = only({"--id", "cp_plans_open", "--audience", "public"});
  EXPECT_TRUE(row.at("value").is_null());
  EXPECT_EQ(row.at("suppressed"), true);
}

TEST_F(ProgramFigures, RowsHaveTheContractsNames) {
  const json row = only({"--id", "cla_total"});
  for (const char* name :
       {"id", "area", "name", "unit", "period_start", "period_end", "dimension", "group", "value",
        "numerator", "denominator", "suppressed", "benchmark_england", "benchmark_region",
        "benchmark_neighbours", "lower_limit", "upper_limit", "snapshot"}) {
    EXPECT_TRUE(row.contains(name)) << name;
  }
}

TEST_F(ProgramFigures, ExplainShowsWhoIsCountedAndWhereItComesFrom) {
  const Outcome run = windscreen({"explain", "cp_plans_open"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("ssd_cp_plans"), std::string::npos);
  const json children = windscreen({"explain", "cp_plans_open", "--children", "--format", "json"}).json();
  ASSERT_EQ(children.size(), 2U);
  EXPECT_EQ(children[0].at("person_id"), "P2");
  EXPECT_EQ(children[1].at("person_id"), "P4");
}

TEST_F(ProgramFigures, AnUnknownIndicatorIsRefused) {
  const Outcome run = windscreen({"explain", "cp_plan_open"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE(run.err.find("cp_plans_open"), std::string::npos) << run.err;  // the nearest name
}

TEST_F(ProgramFigures, TheAuthoritysOwnIndicatorIsPickedUpAndABadOneStopsNoOther) {
  write("workspace/indicators/girls_known.sql",
        "-- name: Girls known to the service\n-- area: children_in_need\n-- unit: count\n-- grain: spell\n"
        "-- measure: children\n-- definition: Girls with a date of birth.\n"
        "select pers_person_id as person_id, pers_dob as start_date, null::date as end_date\n"
        "from ssd_person where pers_sex = 'F'\n");
  write("workspace/indicators/broken.sql",
        "-- name: Broken\n-- area: children_in_need\n-- unit: count\n-- grain: event\n-- measure: children\n"
        "-- definition: It names a column that is not there.\n"
        "select pers_person_id as person_id,\n       no_such_column as event_date\nfrom ssd_person\n");
  const Outcome run = windscreen({"indicators", "--id", "girls_known", "--id", "broken", "--format", "json"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const json rows = run.json();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].at("value"), 2);
  EXPECT_NE(run.err.find("broken.sql"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("line 8"), std::string::npos) << run.err;
}

TEST_F(ProgramFigures, TheReportIsOneFileWithoutAChildsName) {
  const Outcome run = windscreen({"report", "--out", "report.html"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  std::ifstream in(path("report.html"));
  const std::string page((std::istreambuf_iterator<char>(in)), {});
  EXPECT_NE(page.find("Tinyshire"), std::string::npos);
  EXPECT_NE(page.find("Content-Security-Policy"), std::string::npos);
  EXPECT_EQ(page.find("src=\"http"), std::string::npos);
  for (const char* name : {"Ada", "\"P1\"", "\"P2\""}) EXPECT_EQ(page.find(name), std::string::npos) << name;
}

TEST_F(ProgramFigures, TheAnnexAWorkbookLoadsBackToTheSameTables) {
  ASSERT_EQ(windscreen({"annex-a", "--out", "lists.xlsx"}).exit_code, 0);
  ASSERT_EQ(windscreen({"load", "--as-at", "2020-09-30", "lists.xlsx"}).exit_code, 0);
  const json before = windscreen({"snapshots", "--format", "json"}).json();
  ASSERT_EQ(before.size(), 2U);
  ASSERT_EQ(windscreen({"annex-a", "--out", "lists.xlsx"}).exit_code, 0);
  ASSERT_EQ(windscreen({"load", "--as-at", "2020-09-30", "lists.xlsx"}).exit_code, 0);
  const json after = windscreen({"snapshots", "--format", "json"}).json();
  // The same content under the same name is the same snapshot (flags and rejects name their file).
  EXPECT_EQ(after.size(), 2U) << after.dump(1);
}

TEST_F(ProgramFigures, ListsOfSixMonthsSayHowMuchOfAYearTheyKnow) {
  ASSERT_EQ(windscreen({"annex-a", "--out", "lists.xlsx"}).exit_code, 0);
  ASSERT_EQ(windscreen({"init", "--workspace", "other", "--authority-code", "998", "--name", "Othershire",
                        "--population", "10000"})
                .exit_code,
            0);
  const Outcome load = windscreen({"load", "--workspace", "other", "--as-at", "2020-09-30", "lists.xlsx"});
  ASSERT_EQ(load.exit_code, 0) << load.err;
  const json rows =
      figures({"--workspace", "other", "--id", "referrals_no_further_action_percent", "--months", "2"});
  ASSERT_EQ(rows.size(), 2U);
  // The lists hold what happened from 31 March: of two rolling years the newest is kept, with a word.
  EXPECT_TRUE(rows[0].at("value").is_null());
  EXPECT_EQ(rows[0].at("note"), "not known: the load reaches back to 31 March 2020 only");
  EXPECT_FALSE(rows[1].at("value").is_null());
  EXPECT_EQ(rows[1].at("note"),
            "the load reaches back to 31 March 2020 only, so this is not all of the period");
}

}  // namespace
}  // namespace windscreen::tests

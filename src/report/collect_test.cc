// The whole way: rows staged and published as a snapshot, all built-in indicators computed, the report's
// JSON.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "lake/test_rows.h"
#include "report/report_data.h"

namespace windscreen::report {
namespace {

using nlohmann::json;

const base::Date as_at = base::make_date(2020, 9, 30);

/// Thirty children of two workers: a referral each in September 2020, twenty each in September 2019. Every
/// text that is about a child or worker has "private" in it.
class CollectTest : public testing::Test {
 protected:
  CollectTest()
      : workspace_(lake::Workspace::create(
            directory_ / "workspace",
            {"x1", "Wealdshire", {{2019, 10000, "a test"}, {2018, 9000, "a test"}}})) {
    lake::Staging staging({directory_ / "scratch"});
    lake::SourceRows row(staging,
                         staging.add_source({"/private/place/referrals.csv", "", "ssd", 1, "ab12", 100}));
    row("ext_team", {{"team_id", "team_1"},
                     {"service", "Assessment"},
                     {"quadrant", "North"},
                     {"valid_from", "2015-01-01"}});
    for (int child = 0; child < 30; ++child) {
      const std::string id = fmt::format("private_child_{}", child);
      row("ssd_person",
          {{"pers_person_id", id}, {"pers_dob", "2010-02-28"}, {"pers_sex", child % 2 == 0 ? "F" : "M"}});
      row("ssd_cin_episodes", {{"cine_referral_id", "private_new_" + id},
                               {"cine_person_id", id},
                               {"cine_referral_date", "2020-09-15"}});
      if (child < 20) {
        row("ssd_cin_episodes", {{"cine_referral_id", "private_old_" + id},
                                 {"cine_person_id", id},
                                 {"cine_referral_date", "2019-09-30"},
                                 {"cine_close_date", "2019-10-20"}});
      }
      row("ssd_involvements", {{"invo_involvements_id", "private_involvement_" + id},
                               {"invo_person_id", id},
                               {"invo_professional_id", child < 10 ? "private_worker_1" : "private_worker_2"},
                               {"invo_professional_role_id", "ALLOCATED CASE WORKER"},
                               {"invo_professional_team", "team_1"},
                               {"invo_involvement_start_date", "2020-09-15"}});
    }
    staging.reject(row.next(), "bad_date", "\"private reason\" is not a date", "private record");
    snapshot_ = lake::publish(workspace_, staging, as_at);
  }

  json report(measure::Audience audience) {
    const auto catalogue = measure::load_catalogue(workspace_.indicators_directory());
    ReportRequest request;
    request.as_at = as_at;
    request.audience = audience;
    std::size_t last = 0;
    std::size_t of = 0;
    const Report made =
        collect(workspace_, snapshot_, catalogue, request, [&](std::size_t done, std::size_t steps) {
          last = done;
          of = steps;
        });
    EXPECT_EQ(last, of);
    text_ = to_json(made);
    return json::parse(text_);
  }

  static json indicator(const json& report, const std::string& id) {
    for (const json& one : report["indicators"]) {
      if (one["id"] == id) return one;
    }
    ADD_FAILURE() << "no indicator " << id;
    return {};
  }

  lake::TestDirectory directory_;
  lake::Workspace workspace_;
  lake::Snapshot snapshot_;
  std::string text_;
};

TEST_F(CollectTest, ComputesSeriesAndBreakdowns) {
  const json made = report(measure::Audience::internal);
  EXPECT_TRUE(made["faults"].empty()) << made["faults"];
  const json referrals = indicator(made, "referrals_received");
  const json& series = referrals["series"];
  ASSERT_EQ(series["value"].size(), 36U);
  EXPECT_EQ(series["value"][35], 30);
  EXPECT_EQ(made["periods"][series["period"][35].get<std::size_t>()], json({"2020-09-01", "2020-09-30"}));
  EXPECT_EQ(series["value"][23], 20);
  EXPECT_EQ(series["value"][34], 0);
  bool by_gender = false;
  for (const json& breakdown : referrals["breakdowns"]) {
    double sum = 0;
    for (const json& value : breakdown["value"]) sum += value.get<double>();
    EXPECT_DOUBLE_EQ(sum, 30) << breakdown;
    by_gender = by_gender || made["dimensions"][breakdown["dimension"].get<std::size_t>()] == "gender";
  }
  EXPECT_TRUE(by_gender);
  // The referrals of a year ago were on 30 September 2019: within 12 months of 15 September 2020.
  const json again = indicator(made, "re_referrals_percent")["series"];
  EXPECT_EQ(again["numerator"][35], 20);
  EXPECT_EQ(again["denominator"][35], 30);
  EXPECT_EQ(made["population"]["mid_year"], 2019);
}

TEST_F(CollectTest, StopsWhereItsProgressThrows) {
  const auto catalogue = measure::load_catalogue(workspace_.indicators_directory());
  ReportRequest request;
  request.as_at = as_at;
  // In the figures, and between the parts that follow.
  for (const std::size_t before_end : {std::size_t{100}, std::size_t{1}}) {
    std::size_t last = 0;
    const auto stop = [&](std::size_t done, std::size_t steps) {
      last = done;
      if (done + before_end >= steps) throw std::out_of_range("enough");
    };
    EXPECT_THROW(collect(workspace_, snapshot_, catalogue, request, stop), std::out_of_range);
    EXPECT_GT(last, 0U);
  }
}

TEST_F(CollectTest, ShowsCaseloadsAndWhatBecameOfTheRows) {
  const json made = report(measure::Audience::internal);
  ASSERT_FALSE(made["caseload"].is_null());
  const json& all = made["caseload"]["services"][0];
  EXPECT_EQ(all["workers"], 2);
  EXPECT_EQ(all["children"], 30);
  EXPECT_EQ(all["max"], 20);
  EXPECT_EQ(made["quality"]["reasons"], json::parse(R"([{"code":"bad_date","rows":1}])"));
  EXPECT_EQ(made["quality"]["sources"][0]["rejected"], 1);
  EXPECT_EQ(made["provenance"]["content_hash"], snapshot_.content_hash);
  EXPECT_EQ(made["provenance"]["snapshot"], snapshot_.name());
}

TEST_F(CollectTest, SaysWhyThereIsNoFigure) {
  const json made = report(measure::Audience::internal);
  const json series = indicator(made, "early_help_open")["series"];
  ASSERT_FALSE(series["value"].empty());
  EXPECT_TRUE(series["value"].back().is_null());
  ASSERT_FALSE(series["notes"].empty());
  EXPECT_FALSE(series["notes"].back()[1].get<std::string>().empty());
}

TEST_F(CollectTest, HoldsNothingOfAnyChildOrWorker) {
  for (const auto audience : {measure::Audience::internal, measure::Audience::public_}) {
    report(audience);
    EXPECT_EQ(text_.find("private"), std::string::npos) << text_.substr(text_.find("private"), 80);
  }
}

TEST_F(CollectTest, TheSameSnapshotGivesTheSameFigures) {
  json first = report(measure::Audience::internal);
  json second = report(measure::Audience::internal);
  first["provenance"].erase("made_at");
  second["provenance"].erase("made_at");
  EXPECT_EQ(first, second);
}

TEST_F(CollectTest, ForThePublicTwoWorkersAreNoDistribution) {
  const json made = report(measure::Audience::public_);
  EXPECT_EQ(made["audience"], "public");
  EXPECT_TRUE(made["caseload"].is_null());
  // Nor is the highest caseload, which is one worker's.
  const json highest = indicator(made, "caseload_max")["series"];
  EXPECT_TRUE(highest["value"].back().is_null());
  EXPECT_EQ(highest["suppressed"].back(), highest["value"].size() - 1);
}

TEST_F(CollectTest, AnAuthoritysOwnBrokenDefinitionIsNamedAndStopsNothing) {
  std::filesystem::create_directories(workspace_.indicators_directory());
  std::ofstream(workspace_.indicators_directory() / "own_broken.sql")
      << "-- name: Broken\n-- area: referrals\n-- unit: count\n-- grain: event\n-- measure: referrals\n"
         "-- definition: It names a column that is not there.\n"
         "select cine_person_id as person_id, cine_referal_date as event_date\nfrom ssd_cin_episodes\n";
  const json made = report(measure::Audience::internal);
  ASSERT_EQ(made["faults"].size(), 1U) << made["faults"];
  EXPECT_EQ(made["faults"][0]["id"], "own_broken");
  const auto what = made["faults"][0]["what"].get<std::string>();
  EXPECT_NE(what.find("own_broken.sql"), std::string::npos) << what;
  EXPECT_EQ(what.find("windscreen-test-"), std::string::npos) << what;
  EXPECT_EQ(indicator(made, "referrals_received")["series"]["value"][35], 30);
}

}  // namespace
}  // namespace windscreen::report

// Two snapshots side by side, from the outside: the tiny authority in September and a month later.
#include "program.h"

namespace windscreen::tests {
namespace {

using nlohmann::json;

class ProgramCompare : public Program {
 protected:
  void SetUp() override {
    init();
    const std::string extract = tiny_authority();
    ASSERT_EQ(windscreen({"load", "--as-at", "2020-09-30", extract}).exit_code, 0);
    // A month later: Eve's plan had not ended after all, Fay's of August was recorded late, and Dot's ended.
    write("ssd/ssd_cp_plans.csv",
          "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_latest_"
          "category,cppl_cp_plan_ola\n"
          "C1,P2,01/05/2020,,NEG,\n"
          "C2,P4,20/09/2020,25/10/2020,EMO,N\n"
          "C3,P5,01/10/2019,,NEG,N\n"
          "C4,P3,15/08/2020,,NEG,N\n");
    ASSERT_EQ(windscreen({"load", "--as-at", "2020-10-31", extract}).exit_code, 0);
  }

  static json of(const json& rows, const std::string& id) {
    for (const json& row : rows) {
      if (row.at("id") == id) return row;
    }
    ADD_FAILURE() << id << " is not in " << rows.dump(1);
    return json::object();
  }
};

TEST_F(ProgramCompare, SaysWhatWasReportedWhatIsRecordedOfItTodayAndWhatIsNow) {
  const Outcome run = windscreen({"compare", "2020-09-30", "2020-10-31", "--format", "json"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const json open = of(run.json(), "cp_plans_open");
  EXPECT_EQ(open.at("then_value"), 2);   // Ben and Dot, as reported
  EXPECT_EQ(open.at("again_value"), 4);  // and Eve and Fay, as recorded today
  EXPECT_EQ(open.at("now_value"), 3);    // Ben, Eve and Fay
  EXPECT_EQ(open.at("now_end"), "2020-10-31");
  EXPECT_EQ(open.at("difference"), 1);
  EXPECT_FALSE(open.at("restated").get<std::string>().empty());
  const json referrals = of(run.json(), "referrals_received");
  EXPECT_TRUE(referrals.at("restated").is_null()) << referrals.dump(1);
}

TEST_F(ProgramCompare, TheOlderOneMayBeComparedWithTheNewestUnnamed) {
  const Outcome named = windscreen({"compare", "2020-09-30", "2020-10-31", "--format", "csv"});
  const Outcome unnamed = windscreen({"compare", "2020-09-30", "--format", "csv"});
  EXPECT_EQ(named.out, unnamed.out);
  EXPECT_EQ(windscreen({"compare", "2020-09-30"}).exit_code, 0);
}

TEST_F(ProgramCompare, ThePublicSeesNoDifferenceOfAFewChildren) {
  const Outcome run =
      windscreen({"compare", "2020-09-30", "2020-10-31", "--audience", "public", "--format", "json"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  std::size_t figures = 0;
  for (const json& row : run.json()) {
    for (const char* column : {"then_numerator", "again_numerator", "now_numerator"}) {
      if (row.at(column).is_null()) continue;
      ++figures;
      const double count = row.at(column).get<double>();
      EXPECT_TRUE(count == 0 || count > 5) << column << row.dump(1);
    }
    EXPECT_NE(row.at("id"), "cp_plans_open") << "2, 4 and 3: nothing of it may be shown";
  }
  EXPECT_GT(figures, 0U);
}

TEST_F(ProgramCompare, SaysWhichSnapshotThereIsNone) {
  const Outcome none = windscreen({"compare", "2019-09-30"});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_NE(none.err.find("2019-09-30"), std::string::npos) << none.err;
  EXPECT_TRUE(none.out.empty());
  EXPECT_EQ(windscreen({"compare"}).exit_code, 2);
}

}  // namespace
}  // namespace windscreen::tests

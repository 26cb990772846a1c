// What is kept although something is unusual.
#include "lake/settle_fixture.h"

namespace windscreen::lake {
namespace {

TEST_F(Settle, MergedRowsWithOtherEndsAreFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto annex = source("annex_a", "annex.xlsx");
  referral({ssd, 2}, "R1", "1", "2020-01-01", "2020-03-01");
  referral({annex, 2}, "w-r", "1", "2020-01-01", "2020-03-02");
  settle();
  EXPECT_EQ(flags(), "1|R1|end_dates_differ\n");
  EXPECT_EQ(rows("select detail from _flags where code = 'end_dates_differ'"),
            "ends 2020-03-01 (ssd) or 2020-03-02 (annex_a); the first is used\n");
}

TEST_F(Settle, EndsBeforeStartsAreKeptAndFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  referral({ssd, 2}, "R1", "1", "2020-03-01", "2020-02-29");
  referral({ssd, 3}, "R2", "1", "2020-03-01", "2020-03-01");  // the same day is no fault
  stage(staging, "ssd_address", {ssd, 4},
        {{"addr_table_id", "A1"},
         {"addr_person_id", "1"},
         {"addr_address_start_date", "2020-03-02"},
         {"addr_address_end_date", "2020-03-01"}});
  stage(staging, "ext_absence", {ssd, 5},
        {{"worker_id", "W"}, {"start_date", "2020-03-02"}, {"end_date", "2020-03-01"}});
  settle();
  EXPECT_EQ(flags(), "1|A1|end_before_start\n1|R1|end_before_start\n-|W|2020-03-02|end_before_start\n");
  EXPECT_EQ(rows("select detail from _flags where row_key = 'R1'"),
            "starts 2020-03-01 and ends 2020-02-29\n");
}

TEST_F(Settle, WhatStartsAfterTheLoadsDayIsFlagged) {
  const auto ssd = source("ssd", "ssd.csv");
  contact({ssd, 2}, "C1", "1", "2020-09-30");
  contact({ssd, 3}, "C2", "1", "2020-10-01");
  settle("2020-09-30");
  EXPECT_EQ(flags(), "1|C2|after_as_at\n");
}

TEST_F(Settle, ReadersFlagsGetTheirPersonAndFollowTheirRow) {
  const auto ssd = source("ssd", "ssd.csv");
  const auto annex = source("annex_a", "annex.xlsx");
  const model::Table& table = *model::find_table("ssd_cin_episodes");
  referral({ssd, 2}, "R1", "1", "2020-01-01");
  staging.flag({ssd, 2}, table, "R1", "unreadable_value", "kept");
  referral({ssd, 3}, "R1", "1", "2020-01-01");
  staging.flag({ssd, 3}, table, "R1", "unreadable_value", "rejected");
  referral({annex, 4}, "w-r", "1", "2020-01-01");
  staging.flag({annex, 4}, table, "w-r", "unreadable_value", "merged");
  person({annex, 5}, "1");
  staging.flag({annex, 5}, *model::find_table("ssd_person"), "1", "unreadable_value", "person");
  settle();
  EXPECT_EQ(rows("select person_id, row_key, source, line, detail from _flags order by detail"),
            "1|R1|0|2|kept\n1|R1|1|4|merged\n1|1|1|5|person\n");
}

TEST_F(Settle, NothingStagedIsNothingSettled) {
  settle("2020-09-30");
  EXPECT_EQ(rejects(), "");
  EXPECT_EQ(flags(), "");
}

}  // namespace
}  // namespace windscreen::lake

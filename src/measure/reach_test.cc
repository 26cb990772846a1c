#include "measure/reach.h"

#include <gtest/gtest.h>

namespace windscreen::measure {
namespace {

lake::Snapshot snapshot(base::Date as_at, const std::vector<std::pair<std::string, std::string>>& sources) {
  lake::Snapshot result;
  result.as_at = as_at;
  for (const auto& [format, part] : sources) {
    lake::SourceRecord record;
    record.source.format = format;
    record.source.part = part;
    result.sources.push_back(record);
  }
  for (const char* table : {"ssd_person", "ssd_contacts", "ssd_cin_episodes", "ssd_cp_plans", "ssd_cp_visits",
                            "ssd_cla_episodes", "ssd_permanence"}) {
    result.tables.push_back({table, 10, 100, ""});
  }
  return result;
}

const base::Date autumn = base::make_date(2020, 9, 30);

TEST(Reach, SsdTablesHaveNoLimit) {
  const Reach reach(snapshot(autumn, {{"ssd", "ssd_contacts"}, {"ssd", "ssd_cp_plans"}}), {});
  EXPECT_FALSE(reach.of_query("select * from ssd_contacts join ssd_cp_plans on true"));
}

TEST(Reach, AnnexAHoldsSixMonthsAndTheLatestVisit) {
  const Reach reach(snapshot(autumn, {{"annex_a", "List 1"}}), {});
  EXPECT_EQ(reach.of_table("ssd_contacts"), base::make_date(2020, 3, 31));
  EXPECT_EQ(reach.of_table("ssd_permanence"), base::make_date(2019, 10, 1));
  EXPECT_EQ(reach.of_table("ssd_cp_visits"), autumn);
  EXPECT_FALSE(reach.of_table("ssd_person"));
  // No row of it in the load: that there is none is told elsewhere.
  EXPECT_FALSE(reach.of_table("ssd_cla_visits"));
}

TEST(Reach, AMonthThatIsShorterSixMonthsAgo) {
  const Reach reach(snapshot(base::make_date(2020, 8, 31), {{"annex_a", ""}}), {});
  EXPECT_EQ(reach.of_table("ssd_contacts"), base::make_date(2020, 3, 1));
}

TEST(Reach, ACensusHoldsItsYear) {
  const Reach at_the_end(snapshot(base::make_date(2021, 3, 31), {{"cin_census", "message"}}), {});
  EXPECT_EQ(at_the_end.of_table("ssd_cin_episodes"), base::make_date(2020, 4, 1));
  EXPECT_FALSE(at_the_end.of_table("ssd_contacts"));
  const Reach in_autumn(snapshot(autumn, {{"ssda903", "episodes"}}), {});
  EXPECT_EQ(in_autumn.of_table("ssd_cla_episodes"), base::make_date(2019, 4, 1));
}

TEST(Reach, SeveralReturnsReachAsFarAsTheFurthest) {
  const Reach reach(snapshot(autumn, {{"annex_a", "List 3"}, {"cin_census", "message"}}), {});
  EXPECT_EQ(reach.of_table("ssd_cin_episodes"), base::make_date(2019, 4, 1));
  EXPECT_EQ(reach.of_table("ssd_contacts"), base::make_date(2020, 3, 31));
}

TEST(Reach, AQueryReachesAsFarAsTheShortestOfItsTables) {
  const std::vector<SharedRelation> shared = {
      {"plan", "select * from ssd_cp_plans", {}, 1, {}},
      {"visited_plan", "select * from plan join ssd_cp_visits on true", {}, 1, {}},
  };
  const Reach reach(snapshot(autumn, {{"annex_a", ""}}), shared);
  EXPECT_EQ(reach.of_query("select person_id from plan"), base::make_date(2020, 3, 31));
  EXPECT_EQ(reach.of_query("select person_id from Visited_Plan join plan on true"), autumn);
  EXPECT_FALSE(reach.of_query("select 'ssd_contacts' as text from ssd_person -- ssd_cp_plans"));
}

}  // namespace
}  // namespace windscreen::measure

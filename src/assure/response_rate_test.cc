#include "assure/response_rate.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace windscreen::assure {
namespace {

const ResponseRow& row(const std::vector<ResponseRow>& rows, std::string_view by,
                       std::string_view group = "") {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const ResponseRow& one) { return one.by == by && one.group == group; });
  EXPECT_NE(found, rows.end()) << by << " " << group;
  return *found;
}

TEST(ResponseRate, CountsWhoWasSafeToAskAndWhoAnswered) {
  const std::vector<AskedPeople> people = {{"CP", "North", "safe", "spoke", 9},
                                           {"CLA", "North", "safe", "spoke", 3},
                                           {"CP", "North", "safe", "declined", 2},
                                           {"CP", "South", "safe", "no_answer", 5},
                                           {"CP", "South", "safe", "not_tried", 1},
                                           {"CP", "South", "unsafe", "unsafe", 4},
                                           {"CLA", "South", "not_decided", "not_tried", 6},
                                           {"CIN", "", "", "", 7}};
  const auto rows = response_rates(people);
  const ResponseRow& all = row(rows, "all");
  EXPECT_EQ(all.listed, 30);
  EXPECT_EQ(all.safe, 20);
  EXPECT_EQ(all.replied, 12);
  EXPECT_EQ(all.declined, 2);
  EXPECT_EQ(all.no_answer, 5);
  EXPECT_EQ(all.not_tried, 1);
  EXPECT_EQ(all.unsafe, 4);
  EXPECT_EQ(all.not_decided, 6);
  EXPECT_EQ(all.audits_without, 7);
  ASSERT_TRUE(all.rate);
  EXPECT_DOUBLE_EQ(*all.rate, 60.0);
  // Twelve of fourteen whom it was safe to ask in North.
  EXPECT_NEAR(row(rows, "service", "North").rate.value(), 85.714, 0.001);
  EXPECT_EQ(row(rows, "status", "CP").safe, 17);
  EXPECT_EQ(row(rows, "status", "CIN").audits_without, 7);
  EXPECT_EQ(rows.front().by, "all");
}

TEST(ResponseRate, HasNoPercentageBelowTenReplies) {
  EXPECT_FALSE(response_rates(std::vector<AskedPeople>{{"CP", "North", "safe", "spoke", 9}}).front().rate);
  EXPECT_DOUBLE_EQ(
      *response_rates(std::vector<AskedPeople>{{"CP", "North", "safe", "spoke", 10}}).front().rate, 100.0);
}

TEST(ResponseRate, SaysNothingOfNobody) {
  const auto rows = response_rates({});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.front().listed, 0);
  EXPECT_FALSE(rows.front().rate);
}

}  // namespace
}  // namespace windscreen::assure

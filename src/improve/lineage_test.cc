#include "improve/lineage.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

/// The Children's Improvement Plan, replaced in February 2020 by the Getting to Good plan.
class FromPlanToPlan : public testing::Test {
 protected:
  void SetUp() override {
    book.add("plan", "old", "2018-09-03", {}, "improvement");
    book.add("theme", "theme", "2018-09-03", "old");
    for (const char* key : {"a", "b", "c"}) book.add("action", key, "2018-09-03", "theme");
    book.add("plan", "new", "2020-02-03", {}, "improvement");
    book.say("old", "2020-02-03", "status", "replaced");
  }
  void claim_all(const std::string& key) {
    for (const char* kind : {"delivered", "embedded", "impact"})
      book.claim(key, "2020-01-15", kind, "Audit of January 2020");
  }
  LineageLine line(const std::string& key, const std::string& on) {
    read = book.read();
    for (const LineageLine& one : lineage_of(read, *read.place_of("old"), iso_day(on)).lines) {
      if (read.at(one.action).row.id == key) return one;
    }
    ADD_FAILURE() << "no action " << key;
    return {};
  }
  std::vector<std::string> lost(const std::string& on) {
    read = book.read();
    std::vector<std::string> names;
    for (const std::size_t place : lost_on(read, *read.place_of("old"), iso_day(on)))
      names.push_back(read.at(place).row.id);
    return names;
  }
  using Names = std::vector<std::string>;
  TestBook book;
  Book read;
};

TEST_F(FromPlanToPlan, NothingIsLostWhileThePlanRuns) {
  EXPECT_EQ(lost("2020-02-02"), Names{});
  EXPECT_EQ(line("a", "2020-02-02").state, "open");
}

TEST_F(FromPlanToPlan, WhatIsOpenAndNotCarriedOnIsLost) {
  EXPECT_EQ(lost("2020-02-03"), (Names{"a", "b", "c"}));
  EXPECT_EQ(line("a", "2020-02-03").state, "lost");
}

TEST_F(FromPlanToPlan, WhatIsDeliveredOnlyIsLostToo) {
  book.claim("a", "2020-01-15", "delivered", "Report to the board");
  EXPECT_EQ(line("a", "2020-02-02").state, "delivered");
  EXPECT_EQ(line("a", "2020-02-03").state, "lost");
  book.claim("a", "2020-01-15", "embedded", "Audits of three months");
  EXPECT_EQ(line("a", "2020-02-02").state, "embedded");
  EXPECT_EQ(line("a", "2020-02-03").state, "lost");
  book.claim("a", "2020-01-15", "impact", "Re-referrals fell");
  EXPECT_EQ(line("a", "2020-02-03").state, "complete");
  EXPECT_EQ(lost("2020-02-03"), (Names{"b", "c"}));
}

TEST_F(FromPlanToPlan, AClaimThatIsTakenBackLosesItAgain) {
  claim_all("a");
  book.say("a", "2020-03-02", "impact", "taken_back", "The figure was wrong.");
  EXPECT_EQ(line("a", "2020-03-01").state, "complete");
  EXPECT_EQ(line("a", "2020-03-02").state, "lost");
}

TEST_F(FromPlanToPlan, WhatIsCarriedOnIsNotLost) {
  book.add("action", "n1", "2020-02-10", "new");
  book.link("n1", "carries_on", "a", "2020-02-10");
  EXPECT_EQ(line("a", "2020-02-09").state, "lost");
  const auto carried = line("a", "2020-02-10");
  EXPECT_EQ(carried.state, "carried_on");
  ASSERT_EQ(carried.carried_on_by.size(), 1U);
  EXPECT_EQ(read.at(carried.carried_on_by[0]).row.id, "n1");
  const auto lineage = lineage_of(read, *read.place_of("old"), iso_day("2020-02-10"));
  EXPECT_TRUE(lineage.over);
  EXPECT_EQ(lineage.later_plans, std::vector<std::size_t>{*read.place_of("new")});
}

TEST_F(FromPlanToPlan, APlanThatCarriesOnAPlanCarriesNoAction) {
  book.link("new", "carries_on", "old", "2020-02-03");
  EXPECT_EQ(lost("2020-02-03").size(), 3U);
  EXPECT_EQ(lineage_of(read, *read.place_of("old"), iso_day("2020-02-03")).later_plans.size(), 1U);
  EXPECT_TRUE(lineage_of(read, *read.place_of("new"), iso_day("2020-02-03")).lines.empty());
}

TEST_F(FromPlanToPlan, WhatIsWithdrawnSaysWhy) {
  book.say("a", "2020-01-20", "status", "withdrawn", "The law has changed.");
  const auto withdrawn = line("a", "2020-02-03");
  EXPECT_EQ(withdrawn.state, "withdrawn");
  EXPECT_EQ(withdrawn.withdrawn->words, "The law has changed.");
  EXPECT_EQ(line("a", "2020-01-19").state, "open");
  EXPECT_EQ(lost("2020-02-03"), (Names{"b", "c"}));
}

TEST_F(FromPlanToPlan, AThemeIsWithdrawnWithItsActions) {
  book.say("theme", "2020-01-20", "status", "withdrawn", "It went to the partnership.");
  EXPECT_EQ(line("b", "2020-02-03").withdrawn->words, "It went to the partnership.");
  EXPECT_EQ(lost("2020-02-03"), Names{});
}

TEST_F(FromPlanToPlan, AClosedPlanIsOverToo) {
  book.say("old", "2020-06-01", "status", "running");
  EXPECT_EQ(lost("2020-06-01"), Names{});
  book.say("old", "2020-07-01", "status", "closed");
  EXPECT_EQ(lost("2020-07-01").size(), 3U);
}

TEST_F(FromPlanToPlan, ALinkWithinThePlanNamesNoLaterPlan) {
  book.link("b", "carries_on", "a", "2019-02-28");
  EXPECT_EQ(line("a", "2019-02-28").state, "carried_on");
  EXPECT_TRUE(lineage_of(read, *read.place_of("old"), iso_day("2019-02-28")).later_plans.empty());
}

}  // namespace
}  // namespace windscreen::improve

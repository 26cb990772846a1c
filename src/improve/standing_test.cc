#include "improve/standing.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"

namespace windscreen::improve {
namespace {

using base::make_date;

base::Date on(int year, unsigned month, unsigned day) { return make_date(year, month, day); }

class StandingTest : public testing::Test {
 protected:
  StandingTest() {
    record.add("plan", "plan", "2020-01-01", "", "improvement");
    record.add("action", "a", "2020-01-01", "plan");
  }
  Standing standing(base::Date day) { return standing_on(*record.read().find("a"), day); }

  TestBook record;
};

TEST_F(StandingTest, IsTheFirstStatusBeforeAnythingIsSaid) {
  const Standing now = standing(on(2020, 1, 1));
  EXPECT_EQ(now.status, "not_started");
  EXPECT_FALSE(now.status_said.has_value());
  EXPECT_FALSE(now.due.has_value());
  EXPECT_FALSE(now.last_said.has_value());
}

TEST_F(StandingTest, CountsWhatIsSaidOnTheDayItselfAndNothingLater) {
  record.say("a", "2020-02-29", "status", "under_way");
  record.say("a", "2020-03-01", "status", "paused", "The lead is away.");
  const Book book = record.read();
  const Thing& action = *book.find("a");
  EXPECT_EQ(standing_on(action, on(2020, 2, 28)).status, "not_started");
  EXPECT_EQ(standing_on(action, on(2020, 2, 29)).status, "under_way");
  const Standing after = standing_on(action, on(2020, 3, 1));
  EXPECT_EQ(after.status, "paused");
  EXPECT_EQ(after.status_said->words, "The lead is away.");
}

TEST_F(StandingTest, TakesTheLastOfWhatIsSaidOnOneDay) {
  record.lead("a", "2020-02-01", "Head of assessment");
  record.lead("a", "2020-02-01", "Head of the front door");
  EXPECT_EQ(standing(on(2020, 2, 1)).lead, "Head of the front door");
}

TEST_F(StandingTest, KeepsEachTimeThatTheDayIsPutOffAndNoneForABringingForward) {
  record.due("a", "2020-01-01", "2020-03-31");
  record.due("a", "2020-03-20", "2020-06-30", "The contract is late.");
  record.due("a", "2020-05-01", "2020-05-31", "It goes faster than thought.");
  record.due("a", "2020-05-30", "2020-07-31", "Staff are ill.");
  const Standing now = standing(on(2020, 6, 1));
  EXPECT_EQ(now.due, on(2020, 7, 31));
  EXPECT_EQ(now.first_due, on(2020, 3, 31));
  ASSERT_EQ(now.put_off.size(), 2U);
  EXPECT_EQ(now.put_off[0].days(), 91);  // 31 March to 30 June
  EXPECT_EQ(now.put_off[0].reason, "The contract is late.");
  EXPECT_EQ(now.put_off[1].was, on(2020, 5, 31));
  EXPECT_EQ(now.put_off[1].on, on(2020, 5, 30));
}

TEST_F(StandingTest, HoldsDeliveredEmbeddedAndImpactApart) {
  record.claim("a", "2020-02-01", "delivered", "Minutes of the board");
  record.claim("a", "2020-06-01", "embedded", "Audits of May");
  const Book book = record.read();
  const Standing spring = standing_on(*book.find("a"), on(2020, 3, 1));
  EXPECT_TRUE(spring.delivered.has_value());
  EXPECT_FALSE(spring.embedded.has_value());
  const Standing summer = standing_on(*book.find("a"), on(2020, 6, 1));
  EXPECT_EQ(summer.embedded->evidence, "Audits of May");
  EXPECT_FALSE(summer.impact.has_value());
}

TEST_F(StandingTest, TakesBackWhatWasClaimedAndKeepsTheFirstDayWhenItIsClaimedAgain) {
  record.say("a", "2020-02-01", "delivered", "yes");
  record.claim("a", "2020-02-10", "delivered", "Minutes of the board");
  const Book first = record.read();
  const Standing claimed = standing_on(*first.find("a"), on(2020, 2, 10));
  EXPECT_EQ(claimed.delivered->on, on(2020, 2, 1));
  EXPECT_EQ(claimed.delivered->evidence, "Minutes of the board");
  record.say("a", "2020-03-01", "delivered", "taken_back", "Two teams have not been trained.");
  record.claim("a", "2020-04-01", "delivered", "List of who was trained");
  const Book second = record.read();
  EXPECT_FALSE(standing_on(*second.find("a"), on(2020, 3, 1)).delivered.has_value());
  EXPECT_EQ(standing_on(*second.find("a"), on(2020, 4, 1)).delivered->on, on(2020, 4, 1));
}

TEST_F(StandingTest, AnOverrideStandsUntilTheRuleIsTakenAgain) {
  record.say("a", "2020-02-01", "rating", "green", "The board knows of the delay.");
  record.say("a", "2020-03-01", "rating", "rule", "The reason is gone.");
  const Book book = record.read();
  EXPECT_EQ(standing_on(*book.find("a"), on(2020, 2, 29)).rating->value, "green");
  EXPECT_FALSE(standing_on(*book.find("a"), on(2020, 3, 1)).rating.has_value());
}

TEST(Score, IsTwoNumbersFromOneToFive) {
  EXPECT_EQ(read_score("4x3")->likelihood, 4);
  EXPECT_EQ(read_score("4x3")->impact, 3);
  for (const char* wrong : {"", "4", "4x", "0x3", "6x1", "4x33", "4X3", "a4x3"})
    EXPECT_FALSE(read_score(wrong).has_value()) << wrong;
}

}  // namespace
}  // namespace windscreen::improve

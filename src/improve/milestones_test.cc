#include "improve/milestones.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

void waits_for(TestBook& book, const std::string& key, const std::string& after, int months, int days,
               const std::string& planned) {
  store::ImprovementMilestone milestone;
  if (!after.empty()) milestone.after_id = after;
  milestone.lag_months = months;
  milestone.lag_days = days;
  book.add("milestone", key, "2020-05-01", "A").milestone = milestone;
  if (!planned.empty()) book.due(key, "2020-05-01", planned);
}

/// A contract for emotional wellbeing: tender 8 June 2020, award in October, start five months after it.
class ContractMilestones : public testing::Test {
 protected:
  void SetUp() override {
    book.add("plan", "P", "2020-01-06", {}, "programme");
    book.add("action", "A", "2020-01-06", "P");
    waits_for(book, "tender", "", 0, 0, "2020-06-08");
    waits_for(book, "award", "tender", 0, 0, "2020-10-31");
    waits_for(book, "start", "award", 5, 0, "2021-04-01");
    book.claim("tender", "2020-06-08", "delivered", "Contracts Finder");
  }
  MilestoneDates of(const std::string& key, const std::string& asked) {
    read = book.read();
    for (const MilestoneDates& dates : milestone_dates(read, *read.place_of("P"), iso_day(asked))) {
      if (read.at(dates.place).row.id == key) return dates;
    }
    ADD_FAILURE() << "no milestone " << key;
    return {};
  }
  TestBook book;
  Book read;
};

TEST_F(ContractMilestones, HaveADayToSpareBeforeTheAward) {
  const auto start = of("start", "2020-06-23");
  EXPECT_EQ(start.planned, iso_day("2021-04-01"));
  EXPECT_EQ(start.earliest, iso_day("2021-03-31"));
  EXPECT_EQ(start.expected, iso_day("2021-04-01"));
  EXPECT_EQ(start.float_days, 1);
  EXPECT_FALSE(start.late);
  EXPECT_EQ(start.words,
            "Planned for 1 April 2021. \u201cTitle of award\u201d leaves 31 March 2021 possible at the "
            "earliest: 1 day to spare.");
}

TEST_F(ContractMilestones, AreDeliveredOnTheDayThatWasSaid) {
  const auto tender = of("tender", "2020-06-23");
  EXPECT_EQ(tender.delivered_on, iso_day("2020-06-08"));
  EXPECT_EQ(tender.expected, iso_day("2020-06-08"));
  EXPECT_FALSE(tender.float_days);
  EXPECT_FALSE(tender.late);
  EXPECT_EQ(of("tender", "2020-06-07").delivered_on, std::nullopt);
}

TEST_F(ContractMilestones, ALateAwardKnocksOnTheStart) {
  const auto award = of("award", "2020-11-30");
  EXPECT_TRUE(award.late);
  EXPECT_EQ(award.expected, iso_day("2020-11-30"));
  const auto start = of("start", "2020-11-30");
  EXPECT_EQ(start.earliest, iso_day("2021-04-30"));
  EXPECT_EQ(start.expected, iso_day("2021-04-30"));
  EXPECT_EQ(start.float_days, -29);
  EXPECT_FALSE(start.late);
  EXPECT_EQ(start.words,
            "Planned for 1 April 2021. \u201cTitle of award\u201d leaves 30 April 2021 possible at the "
            "earliest: it is knocked on by 29 days.");
}

TEST_F(ContractMilestones, AreNotLateOnTheDayItself) {
  EXPECT_FALSE(of("award", "2020-10-31").late);
  EXPECT_EQ(of("start", "2020-10-31").float_days, 1);
  EXPECT_TRUE(of("award", "2020-11-01").late);
  // Five months after 1 November is the planned day itself.
  EXPECT_EQ(of("start", "2020-11-01").float_days, 0);
  EXPECT_EQ(of("start", "2020-11-02").float_days, -1);
}

TEST_F(ContractMilestones, AnEarlyAwardLeavesMoreToSpare) {
  book.claim("award", "2020-10-01", "delivered", "Decision of the Cabinet member");
  EXPECT_EQ(of("start", "2020-10-01").float_days, 31);
}

TEST_F(ContractMilestones, PuttingOffKnocksOnAndBringingForwardGivesBack) {
  book.due("award", "2020-09-01", "2020-12-15", "Bidders asked for more time.");
  EXPECT_EQ(of("start", "2020-08-31").float_days, 1);
  EXPECT_EQ(of("start", "2020-09-01").float_days, -44);
  book.due("award", "2020-09-20", "2020-10-15");
  EXPECT_EQ(of("start", "2020-09-20").float_days, 17);
}

TEST_F(ContractMilestones, ADeliveryThatIsTakenBackIsNone) {
  book.claim("award", "2020-10-20", "delivered", "Letter");
  book.say("award", "2020-11-10", "delivered", "taken_back", "The award was challenged.");
  EXPECT_EQ(of("start", "2020-11-09").float_days, 12);
  EXPECT_EQ(of("start", "2020-11-10").float_days, -9);
}

TEST_F(ContractMilestones, TheKnockOnGoesThroughAllThatFollow) {
  waits_for(book, "review", "start", 3, 14, "2021-07-20");
  EXPECT_EQ(of("review", "2020-10-31").earliest, iso_day("2021-07-15"));
  EXPECT_EQ(of("review", "2020-10-31").float_days, 5);
  EXPECT_EQ(of("review", "2020-11-30").earliest, iso_day("2021-08-13"));
  EXPECT_EQ(of("review", "2020-11-30").float_days, -24);
}

TEST_F(ContractMilestones, MonthsAreCutToTheMonthsEnd) {
  waits_for(book, "first", "", 0, 0, "2019-11-30");
  waits_for(book, "leap", "first", 3, 0, "2020-03-01");
  book.due("first", "2020-05-01", "2023-11-30", "Begins later.");
  EXPECT_EQ(of("leap", "2020-05-01").earliest, iso_day("2024-02-29"));
  book.due("first", "2020-05-02", "2022-11-30");
  EXPECT_EQ(of("leap", "2020-05-02").earliest, iso_day("2023-02-28"));
}

TEST_F(ContractMilestones, WithoutADayTheyAreExpectedWhenTheyArePossible) {
  waits_for(book, "open", "award", 0, 7, "");
  const auto open = of("open", "2020-06-23");
  EXPECT_EQ(open.expected, iso_day("2020-11-07"));
  EXPECT_FALSE(open.float_days);
  EXPECT_FALSE(open.late);
  waits_for(book, "nowhere", "", 0, 0, "");
  waits_for(book, "unknown", "nowhere", 0, 7, "2020-12-01");
  const auto unknown = of("unknown", "2020-06-23");
  EXPECT_FALSE(unknown.earliest);
  EXPECT_EQ(unknown.expected, iso_day("2020-12-01"));
  EXPECT_EQ(unknown.words,
            "Planned for 1 December 2020. It waits for \u201cTitle of nowhere\u201d, for which no day is "
            "planned.");
}

TEST_F(ContractMilestones, ACircleIsSaidAndHangsNothing) {
  waits_for(book, "egg", "", 1, 0, "2020-12-01");
  waits_for(book, "hen", "egg", 1, 0, "2020-12-24");
  waits_for(book, "self", "", 1, 0, "2020-12-24");
  waits_for(book, "chick", "egg", 0, 21, "2020-12-24");
  // What it waits for must be there before a milestone is written, so that only a store that was tampered
  // with has a circle.
  read = book.read();
  const_cast<Thing*>(read.find("egg"))->milestone->after_id = "hen";
  const_cast<Thing*>(read.find("self"))->milestone->after_id = "self";
  const auto of_circle = [&](const std::string& key) {
    return milestone_dates(read, *read.place_of(key), iso_day("2020-06-23")).at(0);
  };
  const auto egg = of_circle("egg");
  EXPECT_TRUE(egg.in_circle);
  EXPECT_FALSE(egg.float_days);
  EXPECT_EQ(egg.expected, iso_day("2020-12-01"));
  EXPECT_EQ(
      egg.words,
      "Planned for 1 December 2020. It waits for itself over other milestones. Take one of them out of the "
      "circle.");
  EXPECT_TRUE(of_circle("hen").in_circle);
  EXPECT_TRUE(of_circle("self").in_circle);
  const auto chick = of_circle("chick");
  EXPECT_FALSE(chick.in_circle);
  EXPECT_EQ(chick.float_days, 2);
}

TEST_F(ContractMilestones, WhatIsNotThereYetIsNotWaitedFor) {
  const auto before = milestone_dates(book.read(), 0, iso_day("2020-04-30"));
  EXPECT_TRUE(before.empty());
}

TEST_F(ContractMilestones, AMilestoneMayBeAskedForItself) {
  read = book.read();
  const auto alone = milestone_dates(read, *read.place_of("start"), iso_day("2020-06-23"));
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_EQ(alone[0].float_days, 1);
}

}  // namespace
}  // namespace windscreen::improve

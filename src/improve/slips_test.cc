#include "improve/slips.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

/// An audit of supervision that was under way in June 2020 and was to begin in October in a report of
/// December.
class PlanSlips : public testing::Test {
 protected:
  void SetUp() override {
    book.add("plan", "P", "2020-01-06", {}, "improvement");
    book.add("theme", "T", "2020-01-06", "P");
    book.add("action", "A", "2020-01-06", "T");
    book.lead("A", "2020-01-06", "Principal Social Worker");
    book.due("A", "2020-01-06", "2021-01-29");
    book.say("A", "2020-06-01", "status", "under_way");
  }
  /// The slips of one thing.
  std::vector<Slip> of(const std::string& key, const std::string& from, const std::string& to,
                       const Readings& readings = nullptr) {
    const Book read = book.read();
    auto slips = slipped_since(read, *read.place_of("P"), iso_day(from), iso_day(to), readings);
    std::erase_if(slips, [&](const Slip& slip) { return slip.place != *read.place_of(key); });
    return slips;
  }
  std::vector<std::string> kinds_of(const std::string& key, const std::string& from, const std::string& to) {
    std::vector<std::string> found;
    for (const Slip& slip : of(key, from, to)) found.emplace_back(slip.kind);
    return found;
  }
  using Kinds = std::vector<std::string>;
  TestBook book;
};

TEST_F(PlanSlips, NothingSlipsWhereNothingIsSaid) {
  EXPECT_EQ(kinds_of("A", "2020-06-23", "2020-07-14"), Kinds{});
}

TEST_F(PlanSlips, GoingBackInStatusIsASlipWithoutANewDay) {
  book.say("A", "2020-10-05", "status", "not_started");
  book.say("A", "2020-06-23", "update", "", "Files are being read.");
  book.say("A", "2020-10-01", "update", "", "To begin in October.");
  EXPECT_EQ(kinds_of("A", "2020-06-23", "2020-10-04"), Kinds{});
  const auto slips = of("A", "2020-06-23", "2020-12-14");
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(slips[0].kind, "status_back");
  EXPECT_EQ(slips[0].on, iso_day("2020-10-05"));
  EXPECT_EQ(slips[0].words,
            "From \u201cUnder way\u201d to \u201cNot started\u201d on 5 October 2020. No reason is given.");
  // It had slipped before the first of the two days.
  EXPECT_EQ(kinds_of("A", "2020-10-05", "2020-12-14"), Kinds{});
}

TEST_F(PlanSlips, GoingBackAndForthIsASlipStill) {
  book.say("A", "2020-07-06", "status", "paused", "The team is needed elsewhere.");
  book.say("A", "2020-07-06", "status", "under_way");
  const auto slips = of("A", "2020-06-23", "2020-07-14");
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(slips[0].words,
            "From \u201cUnder way\u201d to \u201cPaused\u201d on 6 July 2020. Reason: The team is needed "
            "elsewhere.");
}

TEST_F(PlanSlips, GoingOnIsNone) {
  book.say("A", "2020-07-06", "status", "withdrawn", "It is done by the partnership.");
  EXPECT_EQ(kinds_of("A", "2020-05-04", "2020-06-23"), Kinds{});
  EXPECT_EQ(kinds_of("A", "2020-06-23", "2020-07-14"), Kinds{});
}

TEST_F(PlanSlips, EachPuttingOffCountsWithItsReason) {
  book.due("A", "2020-06-23", "2021-02-10", "Before the two days.");
  book.due("A", "2020-06-24", "2021-02-28", "Auditors were not trained.");
  book.due("A", "2020-06-30", "2021-01-29");
  const auto slips = of("A", "2020-06-23", "2020-07-14");
  ASSERT_EQ(slips.size(), 2U);
  EXPECT_EQ(slips[0].kind, "put_off");
  EXPECT_EQ(slips[0].days, 18);
  EXPECT_EQ(
      slips[0].words,
      "Put off by 18 days, from 10 February 2021 to 28 February 2021. Reason: Auditors were not trained.");
  // Put off twice by then, and once at the first day: amber.
  EXPECT_EQ(slips[1].kind, "rating_worse");
  EXPECT_EQ(slips[1].on, iso_day("2020-07-14"));
  EXPECT_EQ(kinds_of("A", "2020-06-24", "2020-06-30"), Kinds{});
}

TEST_F(PlanSlips, ARatingThatTurnsWorseIsOne) {
  const auto slips = of("A", "2020-06-23", "2021-01-30");
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(slips[0].kind, "rating_worse");
  EXPECT_EQ(slips[0].words,
            "From green to red. It was to be delivered by 29 January 2021 and is 1 day late.");
  EXPECT_EQ(kinds_of("T", "2020-06-23", "2021-01-30"), Kinds{"rating_worse"});
  EXPECT_EQ(kinds_of("A", "2021-01-30", "2021-02-28"), Kinds{});
}

TEST_F(PlanSlips, ARatingIsComparedByTheRule) {
  book.say("A", "2021-01-30", "rating", "green", "It waits for one file.");
  EXPECT_EQ(kinds_of("A", "2020-06-23", "2021-01-30"), Kinds{"rating_worse"});
}

TEST_F(PlanSlips, ARatingThatTurnsBetterIsNone) {
  book.claim("A", "2021-02-01", "delivered", "Report of the audit");
  EXPECT_EQ(kinds_of("A", "2021-01-30", "2021-02-01"), Kinds{});
}

TEST_F(PlanSlips, WhatIsNewHadNoRating) {
  book.add("action", "B", "2020-07-01", "T");
  EXPECT_EQ(kinds_of("B", "2020-06-23", "2020-07-14"), Kinds{});
  EXPECT_EQ(kinds_of("B", "2020-06-23", "2020-06-30"), Kinds{});
}

TEST_F(PlanSlips, AClaimThatIsTakenBackIsOne) {
  book.claim("A", "2020-06-15", "delivered", "Report of the audit");
  book.say("A", "2020-07-06", "delivered", "taken_back", "Two teams were left out.");
  book.say("A", "2020-07-07", "delivered", "taken_back", "Said twice.");
  const auto slips = of("A", "2020-06-23", "2020-07-14");
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(slips[0].kind, "taken_back");
  EXPECT_EQ(slips[0].words,
            "Taken back on 6 July 2020 that it is delivered. Reason: Two teams were left out.");
  EXPECT_EQ(kinds_of("A", "2020-07-06", "2020-07-14"), Kinds{});
}

TEST_F(PlanSlips, MilestonesSlipToo) {
  book.add("milestone", "S", "2020-01-06", "A");
  book.due("S", "2020-01-06", "2020-02-28");
  book.due("S", "2020-02-28", "2020-02-29", "The panel meets on Saturday.");
  const auto slips = of("S", "2020-02-27", "2020-02-28");
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(
      slips[0].words,
      "Put off by 1 day, from 28 February 2020 to 29 February 2020. Reason: The panel meets on Saturday.");
  EXPECT_EQ(kinds_of("S", "2020-02-28", "2020-02-28"), Kinds{});
}

}  // namespace
}  // namespace windscreen::improve

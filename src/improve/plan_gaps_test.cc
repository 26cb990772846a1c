#include "improve/plan_gaps.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

class PlanGaps : public testing::Test {
 protected:
  void SetUp() override {
    book.add("source", "inspection", "2018-05-14", {}, "full_inspection");
    book.add("finding", "R1", "2018-05-14", "inspection", "recommendation");
    book.add("plan", "P", "2018-09-03", {}, "improvement");
    book.add("theme", "T", "2018-09-03", "P");
    book.add("action", "a", "2018-09-03", "T");
    book.add("action", "b", "2018-09-03", "P");
  }
  using Names = std::vector<std::string>;
  template <typename Gaps>
  Names gaps(const Gaps& of, const std::string& on) {
    const Book read = book.read();
    Names names;
    for (const std::size_t place : of(read, *read.place_of("P"), iso_day(on)))
      names.push_back(read.at(place).row.id);
    return names;
  }
  TestBook book;
};

TEST_F(PlanGaps, AnActionWithoutASourceIsNamed) {
  EXPECT_EQ(gaps(without_source, "2018-09-02"), Names{});
  EXPECT_EQ(gaps(without_source, "2018-09-03"), (Names{"a", "b"}));
  book.link("a", "answers", "R1", "2018-10-01");
  EXPECT_EQ(gaps(without_source, "2018-09-30"), (Names{"a", "b"}));
  EXPECT_EQ(gaps(without_source, "2018-10-01"), Names{"b"});
  // To carry on an action of an earlier plan is to have its source.
  book.link("b", "carries_on", "a", "2018-10-01");
  EXPECT_EQ(gaps(without_source, "2018-10-01"), Names{});
}

TEST_F(PlanGaps, ALinkOfAnotherKindIsNoSource) {
  book.link("a", "depends_on", "R1", "2018-10-01");
  book.link("R1", "shows", "b", "2018-10-01");
  EXPECT_EQ(gaps(without_source, "2018-10-01"), (Names{"a", "b"}));
}

TEST_F(PlanGaps, EveryRowNeedsALeadAndADay) {
  book.lead("a", "2018-10-01", "Head of Safeguarding");
  book.due("b", "2018-10-01", "2019-02-28");
  EXPECT_EQ(gaps(without_lead, "2018-09-30"), (Names{"a", "b"}));
  EXPECT_EQ(gaps(without_lead, "2018-10-01"), Names{"b"});
  EXPECT_EQ(gaps(without_due, "2018-09-30"), (Names{"a", "b"}));
  EXPECT_EQ(gaps(without_due, "2018-10-01"), Names{"a"});
  // The lead of a theme leads none of its actions.
  book.lead("T", "2018-10-01", "Assistant Director");
  book.lead("P", "2018-10-01", "Director");
  EXPECT_EQ(gaps(without_lead, "2018-10-01"), Names{"b"});
}

TEST_F(PlanGaps, WhatIsDeliveredStillNeedsALead) {
  book.claim("a", "2019-01-07", "delivered", "Report");
  EXPECT_EQ(gaps(without_lead, "2019-01-07"), (Names{"a", "b"}));
}

TEST_F(PlanGaps, WhatIsWithdrawnLacksNothing) {
  book.say("T", "2019-01-07", "status", "withdrawn", "It went to the partnership.");
  EXPECT_EQ(gaps(without_source, "2019-01-06"), (Names{"a", "b"}));
  EXPECT_EQ(gaps(without_source, "2019-01-07"), Names{"b"});
  EXPECT_EQ(gaps(without_lead, "2019-01-07"), Names{"b"});
  EXPECT_EQ(gaps(without_due, "2019-01-07"), Names{"b"});
}

TEST_F(PlanGaps, ASuccessThatNobodyCanSeeIsNamed) {
  book.add("measure", "vague", "2018-09-03", "T");
  store::ImprovementMeasure measure;
  measure.indicator = "re_referrals";
  measure.better = "lower";
  measure.target = "15";
  measure.target_on = "2021-03-31";
  book.add("measure", "counted", "2018-09-03", "a").measure = measure;
  measure.indicator.reset();
  measure.better.clear();
  measure.baseline = "19";
  measure.baseline_on = "2018-09-03";
  book.add("measure", "stated", "2018-09-03", "P").measure = measure;
  EXPECT_EQ(gaps(without_measure, "2018-10-01"), (Names{"vague", "stated"}));
  book.say("stated", "2018-11-05", "statement", "18").evidence = "Report to the board";
  EXPECT_EQ(gaps(without_measure, "2018-11-04"), (Names{"vague", "stated"}));
  EXPECT_EQ(gaps(without_measure, "2018-11-05"), Names{"vague"});
}

}  // namespace
}  // namespace windscreen::improve

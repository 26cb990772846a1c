#include "improve/plan_summary.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

class PlanInNumbers : public testing::Test {
 protected:
  void SetUp() override {
    book.add("plan", "P", "2020-01-06", {}, "improvement");
    book.add("theme", "T1", "2020-01-06", "P");
    book.add("theme", "T2", "2020-01-06", "P");
    for (const char* key : {"a", "b", "c"}) add_action(key, "T1");
    add_action("d", "P");
  }
  void add_action(const std::string& key, const std::string& parent) {
    book.add("action", key, "2020-01-06", parent);
    book.lead(key, "2020-01-06", "Head of Safeguarding");
    book.due(key, "2020-01-06", "2020-09-30");
  }
  PlanSummary summary(const std::string& on, const Readings& readings = nullptr) {
    read = book.read();
    return summarise_plan(read, *read.place_of("P"), iso_day(on), readings);
  }
  TestBook book;
  Book read;
};

TEST_F(PlanInNumbers, CountsEachActionOnce) {
  book.say("a", "2020-02-03", "status", "under_way");
  book.say("b", "2020-02-03", "status", "paused", "The team is needed elsewhere.");
  book.say("c", "2020-02-03", "status", "withdrawn", "The law has changed.");
  const auto counts = summary("2020-02-03").all;
  EXPECT_EQ(counts.actions, 4U);
  EXPECT_EQ(counts.not_started, 1U);
  EXPECT_EQ(counts.under_way, 1U);
  EXPECT_EQ(counts.paused, 1U);
  EXPECT_EQ(counts.withdrawn, 1U);
  EXPECT_EQ(counts.delivered(), 0U);
  EXPECT_EQ(summary("2020-02-02").all.not_started, 4U);
  EXPECT_EQ(summary("2020-01-05").all.actions, 0U);
}

TEST_F(PlanInNumbers, TellsDeliveredFromEmbeddedFromImpact) {
  book.say("a", "2020-02-03", "status", "under_way");
  book.claim("a", "2020-03-02", "delivered", "Report");
  book.say("b", "2020-03-02", "delivered", "yes");
  book.claim("d", "2020-03-02", "delivered", "Report");
  book.claim("d", "2020-03-02", "embedded", "Audits of three months");
  book.claim("a", "2020-03-02", "impact", "Re-referrals fell");
  const auto counts = summary("2020-03-02").all;
  EXPECT_EQ(counts.delivered(), 3U);
  EXPECT_EQ(counts.delivered_shown, 2U);
  EXPECT_EQ(counts.delivered_unshown, 1U);
  EXPECT_EQ(counts.embedded, 1U);
  EXPECT_EQ(counts.impact, 1U);
  EXPECT_EQ(counts.under_way, 0U);
  EXPECT_EQ(counts.not_started, 1U);
  book.say("a", "2020-03-03", "impact", "taken_back", "The figure was wrong.");
  EXPECT_EQ(summary("2020-03-03").all.impact, 0U);
}

TEST_F(PlanInNumbers, CountsWhatIsShownAndWhatTheRuleSays) {
  book.say("a", "2020-10-01", "rating", "green", "It waits for the court only.");
  book.say("b", "2020-10-01", "delivered", "yes");
  book.say("c", "2020-10-01", "status", "withdrawn", "The law has changed.");
  const auto counts = summary("2020-10-01").all;
  EXPECT_EQ(counts.by_rating.at("green"), 1U);
  EXPECT_EQ(counts.by_rating.at("amber"), 1U);
  EXPECT_EQ(counts.by_rating.at("red"), 1U);
  EXPECT_EQ(counts.by_rating.at("blue"), 0U);
  EXPECT_EQ(counts.by_rule.at("red"), 2U);
  EXPECT_EQ(counts.by_rule.at("green"), 0U);
  EXPECT_EQ(counts.overridden, 1U);
  EXPECT_EQ(summary("2020-09-30").all.overridden, 0U);
}

TEST_F(PlanInNumbers, CountsByTheme) {
  book.add("theme", "T3", "2020-03-02", "P");
  book.say("T1", "2020-02-03", "status", "withdrawn", "It went to the partnership.");
  const auto themes = summary("2020-02-03").themes;
  ASSERT_EQ(themes.size(), 3U);
  EXPECT_EQ(themes[0].theme, read.place_of("T1"));
  EXPECT_EQ(themes[0].counts.actions, 3U);
  EXPECT_EQ(themes[0].counts.withdrawn, 3U);
  EXPECT_EQ(themes[1].theme, read.place_of("T2"));
  EXPECT_EQ(themes[1].counts.actions, 0U);
  EXPECT_EQ(themes[1].counts.by_rating.at("red"), 0U);
  EXPECT_FALSE(themes[2].theme);
  EXPECT_EQ(themes[2].counts.actions, 1U);
}

TEST_F(PlanInNumbers, CountsMeasuresByWhatTheyComeTo) {
  store::ImprovementMeasure measure;
  measure.indicator = "re_referrals";
  measure.better = "lower";
  measure.target = "15";
  measure.target_on = "2021-03-31";
  book.add("measure", "m1", "2020-01-06", "P").measure = measure;
  book.add("measure", "m2", "2020-01-06", "T1").measure = measure;
  book.add("measure", "m3", "2020-01-06", "a");
  measure.indicator = "visits";
  book.add("measure", "m4", "2020-01-06", "b").measure = measure;
  const Readings readings = reads({{"re_referrals", "2020-01-31", 14}});
  const auto counts = summary("2020-02-29", readings).measures;
  EXPECT_EQ(counts.at("reached"), 2U);
  EXPECT_EQ(counts.at("no_measure"), 1U);
  EXPECT_EQ(counts.at("no_figure"), 1U);
  EXPECT_EQ(counts.at("worse"), 0U);
  EXPECT_EQ(counts.size(), progress_kinds().size());
  book.say("T1", "2020-02-29", "status", "withdrawn", "It went to the partnership.");
  EXPECT_EQ(summary("2020-02-29", readings).measures.at("reached"), 1U);
  EXPECT_EQ(summary("2020-02-28", readings).measures.at("reached"), 2U);
}

}  // namespace
}  // namespace windscreen::improve

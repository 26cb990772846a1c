#include "improve/capacity.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

/// Extra posts at the front door from April 2019, for eighteen months, against the risk that demand outgrows
/// the service.
class ExtraPosts : public testing::Test {
 protected:
  void SetUp() override {
    book.add("risk", "R", "2019-01-07").indicators = {"contacts"};
    book.add("control", "posts", "2019-04-01", "R", "capacity").indicators = {"caseload_mean",
                                                                              "re_referrals"};
    book.due("posts", "2019-04-01", "2020-09-30");
  }
  std::vector<std::string> warn(const std::string& on) {
    read = book.read();
    return named(endings_on(read, iso_day(on)));
  }
  std::vector<std::string> ended(const std::string& on, int months = 12) {
    read = book.read();
    return named(ended_on(read, iso_day(on), months));
  }
  std::vector<std::string> named(const std::vector<Ending>& endings) const {
    std::vector<std::string> names;
    for (const Ending& ending : endings) names.push_back(read.at(ending.place).row.id);
    return names;
  }
  using Names = std::vector<std::string>;
  TestBook book;
  Book read;
};

TEST_F(ExtraPosts, WarnThreeMonthsBeforeTheyEnd) {
  EXPECT_EQ(warn("2020-06-29"), Names{});
  EXPECT_EQ(warn("2020-06-30"), Names{"posts"});
  EXPECT_EQ(warn("2020-09-30"), Names{"posts"});
  EXPECT_EQ(warn("2020-10-01"), Names{});
  const auto ending = endings_on(read, iso_day("2020-06-30")).at(0);
  EXPECT_EQ(ending.ends_on, iso_day("2020-09-30"));
  EXPECT_EQ(ending.warns_from, iso_day("2020-06-30"));
  EXPECT_EQ(ending.indicators, (Names{"caseload_mean", "re_referrals"}));
}

TEST_F(ExtraPosts, WarnFromTheTwentyNinthOfFebruary) {
  book.add("control", "leap", "2020-01-06", "R", "capacity");
  book.due("leap", "2020-01-06", "2020-05-31");
  EXPECT_EQ(warn("2020-02-28"), Names{});
  EXPECT_EQ(warn("2020-02-29"), Names{"leap"});
}

TEST_F(ExtraPosts, StopWarningWhereTheyAreExtended) {
  book.due("posts", "2020-07-20", "2021-03-31", "The grant was extended.");
  EXPECT_EQ(warn("2020-07-19"), Names{"posts"});
  EXPECT_EQ(warn("2020-07-20"), Names{});
  EXPECT_EQ(ended("2020-10-15"), Names{});
  EXPECT_EQ(warn("2020-12-31"), Names{"posts"});
  const auto ending = endings_on(read, iso_day("2020-12-31")).at(0);
  ASSERT_EQ(ending.put_off.size(), 1U);
  EXPECT_EQ(ending.put_off[0].reason, "The grant was extended.");
  EXPECT_EQ(ending.put_off[0].days(), 182);
}

TEST_F(ExtraPosts, WarnAtOnceWhereTheEndIsBroughtForward) {
  book.due("posts", "2020-05-04", "2020-07-31");
  EXPECT_EQ(warn("2020-05-03"), Names{});
  EXPECT_EQ(warn("2020-05-04"), Names{"posts"});
}

TEST_F(ExtraPosts, StopWarningWhereSomethingCarriesThemOn) {
  book.add("control", "grant", "2020-08-03", "R", "capacity");
  book.due("grant", "2020-08-03", "2021-03-31");
  book.link("grant", "carries_on", "posts", "2020-07-06");
  EXPECT_EQ(warn("2020-08-02"), Names{"posts"});
  EXPECT_EQ(warn("2020-08-03"), Names{});
  EXPECT_EQ(ended("2020-10-15"), Names{});
  EXPECT_FALSE(control_over(read, *read.place_of("posts"), iso_day("2021-03-31")));
  // What carried them on ends too, and it is this that stands in the list.
  EXPECT_EQ(ended("2021-04-01"), Names{"grant"});
  EXPECT_TRUE(control_over(read, *read.place_of("posts"), iso_day("2021-04-01")));
}

TEST_F(ExtraPosts, AreShownAfterTheyEndedForSoManyMonths) {
  EXPECT_EQ(ended("2020-09-30", 3), Names{});
  EXPECT_EQ(ended("2020-10-01", 3), Names{"posts"});
  EXPECT_EQ(ended("2020-12-14", 3), Names{"posts"});
  EXPECT_EQ(ended("2020-12-30", 3), Names{"posts"});
  EXPECT_EQ(ended("2020-12-31", 3), Names{"posts"});
  EXPECT_EQ(ended("2021-01-01", 3), Names{});
  EXPECT_FALSE(control_over(read, *read.place_of("posts"), iso_day("2020-09-30")));
  EXPECT_TRUE(control_over(read, *read.place_of("posts"), iso_day("2020-10-01")));
}

TEST_F(ExtraPosts, AreOverFromTheDayOfWhichThatWasSaid) {
  book.say("posts", "2020-08-10", "status", "ended", "The money was needed elsewhere.");
  EXPECT_EQ(warn("2020-08-09"), Names{"posts"});
  EXPECT_EQ(warn("2020-08-10"), Names{});
  EXPECT_EQ(ended("2020-08-09"), Names{});
  EXPECT_EQ(ended("2020-08-10"), Names{"posts"});
  EXPECT_EQ(ended_on(read, iso_day("2020-12-14"), 6).at(0).ends_on, iso_day("2020-08-10"));
}

TEST_F(ExtraPosts, MayBeTakenUpAgain) {
  book.say("posts", "2020-08-10", "status", "ended");
  book.say("posts", "2020-08-24", "status", "in_place");
  EXPECT_EQ(warn("2020-08-24"), Names{"posts"});
  EXPECT_EQ(ended("2020-08-24"), Names{});
}

TEST_F(ExtraPosts, WithoutALastDayNothingEnds) {
  book.add("control", "audits", "2019-04-01", "R", "control");
  EXPECT_EQ(warn("2020-06-29"), Names{});
  EXPECT_EQ(ended("2020-06-29"), Names{});
  // Not only posts may have one.
  book.due("audits", "2020-01-06", "2020-09-01");
  EXPECT_EQ(warn("2020-08-01"), (Names{"audits", "posts"}));
  EXPECT_EQ(ended("2020-12-14"), (Names{"posts", "audits"}));
}

TEST_F(ExtraPosts, NameWhatDependsOnThem) {
  book.add("plan", "P", "2019-01-07", {}, "improvement");
  for (const char* key : {"on_posts", "on_risk", "on_both", "withdrawn", "later", "other"})
    book.add("action", key, std::string(key) == "later" ? "2020-08-03" : "2019-01-07", "P");
  book.link("on_posts", "depends_on", "posts", "2019-04-01");
  book.link("on_risk", "depends_on", "R", "2019-04-01");
  book.link("on_both", "depends_on", "posts", "2019-04-01");
  book.link("on_both", "depends_on", "R", "2019-04-01");
  book.link("withdrawn", "depends_on", "posts", "2019-04-01");
  book.link("later", "depends_on", "posts", "2019-04-01");
  book.link("other", "answers", "posts", "2019-04-01");
  book.say("withdrawn", "2020-02-29", "status", "withdrawn", "It answers nothing.");
  read = book.read();
  const Ending ending = endings_on(read, iso_day("2020-06-30")).at(0);
  Names names;
  for (const std::size_t place : ending.dependants) names.push_back(read.at(place).row.id);
  EXPECT_EQ(names, (Names{"on_posts", "on_risk", "on_both"}));
  EXPECT_EQ(endings_on(read, iso_day("2020-08-03")).at(0).dependants.size(), 4U);
}

TEST_F(ExtraPosts, TakeTheIndicatorsOfTheirRiskWhereTheyNameNone) {
  book.add("control", "bare", "2019-04-01", "R", "capacity");
  book.due("bare", "2019-04-01", "2020-06-30");
  read = book.read();
  EXPECT_EQ(endings_on(read, iso_day("2020-05-01")).at(0).indicators, Names{"contacts"});
}

TEST_F(ExtraPosts, AreOverThoughTheyCarryEachOtherOn) {
  book.add("control", "grant", "2019-08-03", "R", "capacity");
  book.due("grant", "2019-08-03", "2020-10-31");
  book.link("grant", "carries_on", "posts", "2019-08-03");
  book.link("posts", "carries_on", "grant", "2019-08-03");
  read = book.read();
  EXPECT_FALSE(control_over(read, *read.place_of("posts"), iso_day("2020-10-31")));
  EXPECT_TRUE(control_over(read, *read.place_of("posts"), iso_day("2020-11-01")));
}

}  // namespace
}  // namespace windscreen::improve

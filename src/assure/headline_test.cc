#include "assure/headline.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace windscreen::assure {
namespace {

void add(std::vector<GradedAudit>& audits, Grade grade, int count, std::optional<double> weight) {
  for (int i = 0; i < count; ++i) {
    GradedAudit audit;
    audit.grade = grade;
    audit.weight = weight;
    audits.push_back(audit);
  }
}

std::vector<GradedAudit> counts(int outstanding, int good, int improvement, int inadequate) {
  std::vector<GradedAudit> audits;
  add(audits, Grade::outstanding, outstanding, 10);
  add(audits, Grade::good, good, 10);
  add(audits, Grade::requires_improvement, improvement, 10);
  add(audits, Grade::inadequate, inadequate, 10);
  return audits;
}

TEST(Headline, CountsAndWeightsEveryGrade) {
  std::vector<GradedAudit> audits;
  add(audits, Grade::good, 10, 2);         // a small service: its floor
  add(audits, Grade::inadequate, 30, 30);  // a large one
  const Headline result = headline(audits);
  EXPECT_EQ(result.audits, 40);
  EXPECT_TRUE(result.weighted);
  EXPECT_EQ(result.of(Grade::good).met, 10);
  EXPECT_NEAR(result.of(Grade::good).share, 20.0 / 920, 1e-12);
  EXPECT_NEAR(result.good_or_better.share, 20.0 / 920, 1e-12);
  double sum = 0;
  for (const WeightedShare& share : result.grades) sum += share.share;
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_TRUE(result.cautions.empty());
}

// Edge case 31: imported history has a month and a grade, and no probability.
TEST(Headline, HistoryWithoutProbabilitiesIsNotWeightedAndSaysSo) {
  std::vector<GradedAudit> audits;
  add(audits, Grade::good, 3, std::nullopt);
  add(audits, Grade::inadequate, 1, 30);
  const Headline result = headline(audits);
  EXPECT_FALSE(result.weighted);
  EXPECT_EQ(result.without_weight, 3);
  EXPECT_NEAR(result.of(Grade::good).share, 0.75, 1e-12);
  ASSERT_EQ(result.cautions.size(), 1U);
  EXPECT_NE(result.cautions[0].find("3 of 4 audits"), std::string::npos);
}

TEST(Headline, RefusesToMixStreams) {
  std::vector<GradedAudit> audits = counts(0, 5, 5, 5);
  audits.back().stream = Stream::re_audit;
  EXPECT_THROW(headline(audits), base::Error);
}

// Edge case 17: a month of no audits.
TEST(Headline, OfNoAuditsSaysSo) {
  const Headline none = headline({});
  EXPECT_EQ(none.audits, 0);
  EXPECT_EQ(none.of(Grade::good).interval.upper, 1);
  ASSERT_EQ(none.cautions.size(), 1U);
  EXPECT_EQ(change_words("Good", none.of(Grade::good), headline(counts(0, 5, 5, 5)).of(Grade::good)),
            "Good cannot be compared: there were no audits in one of the two windows.");
}

// Edge case 29: all audits of a team good is an interval, not a celebration.
TEST(Headline, AllGoodIsAnInterval) {
  const Headline result = headline(counts(0, 8, 0, 0));
  EXPECT_EQ(result.of(Grade::good).share, 1);
  EXPECT_LT(result.of(Grade::good).interval.lower, 0.7);
  EXPECT_GT(result.of(Grade::inadequate).interval.upper, 0.3);
}

TEST(Headline, OfMuchOfTheFrameSaysSo) {
  const Headline result = headline(counts(5, 20, 20, 5), 200);
  EXPECT_TRUE(result.of(Grade::good).finite_corrected);
  ASSERT_EQ(result.cautions.size(), 1U);
  EXPECT_NE(result.cautions[0].find("a tenth"), std::string::npos);
}

// Edge case 16: moderation that flips a grade moves the headline and nothing else of it.
TEST(Headline, AFlippedGradeMovesOneAudit) {
  std::vector<GradedAudit> audits = counts(1, 10, 20, 9);
  audits.back().grade = Grade::requires_improvement;
  const Headline after = headline(audits);
  EXPECT_EQ(after.of(Grade::inadequate).met, 8);
  EXPECT_EQ(after.of(Grade::requires_improvement).met, 21);
  EXPECT_EQ(after.audits, 40);
}

// The published figures, read again: good 7% then 26% and inadequate 22% then 18% in the first and the latest
// three months, then 26% to 20% and 18% to 15%. Neither report gives the number of audits; 1,088 over 19
// months are 172 in three (an assumption). Whole counts: 12, 45 and 34 good, 38, 31 and 26 inadequate of 172.
TEST(Headline, PublishedFiguresReadAgain) {
  const Headline first = headline(counts(0, 12, 122, 38));
  const Headline latest = headline(counts(0, 45, 96, 31));
  const Headline next = headline(counts(0, 34, 112, 26));
  const auto good = [](const Headline& one) { return one.of(Grade::good); };
  const auto inadequate = [](const Headline& one) { return one.of(Grade::inadequate); };

  const ShareChange rise = change_of(good(first), good(latest));
  EXPECT_TRUE(rise.beyond_chance);
  EXPECT_NEAR(rise.interval.lower, 0.11, 0.006);
  EXPECT_NEAR(rise.interval.upper, 0.27, 0.006);
  EXPECT_EQ(
      change_words("Good", good(first), good(latest)),
      "Good rose from 7% to 26% (+19 points, 95% interval +11 to +27): more than chance would give, if the "
      "sample, the tool and the auditors were comparable.");

  const ShareChange fall = change_of(inadequate(first), inadequate(latest));
  EXPECT_FALSE(fall.beyond_chance);
  EXPECT_NEAR(fall.interval.lower, -0.12, 0.006);
  EXPECT_NEAR(fall.interval.upper, 0.04, 0.006);
  EXPECT_EQ(
      change_words("Inadequate", inadequate(first), inadequate(latest)),
      // From -12.52 to +4.38: the counts of 172 stand for 22.1% and 18.0%.
      "Inadequate fell from 22% to 18% (-4 points, 95% interval -13 to +4): not distinguishable from no "
      "change.");

  const ShareChange back = change_of(good(latest), good(next));
  EXPECT_FALSE(back.beyond_chance);
  EXPECT_NEAR(back.interval.lower, -0.15, 0.006);
  EXPECT_NEAR(back.interval.upper, 0.03, 0.006);
  const ShareChange further = change_of(inadequate(latest), inadequate(next));
  EXPECT_FALSE(further.beyond_chance);
  EXPECT_NEAR(further.interval.lower, -0.11, 0.006);
  EXPECT_NEAR(further.interval.upper, 0.05, 0.006);
}

}  // namespace
}  // namespace windscreen::assure

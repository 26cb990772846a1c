#include "improve/measure_progress.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

/// Re-referrals were 19% in May 2020 and are to be 15% by the end of March 2021.
store::ImprovementMeasure fewer_re_referrals() {
  store::ImprovementMeasure measure;
  measure.indicator = "re_referrals";
  measure.better = "lower";
  measure.baseline = "19";
  measure.baseline_on = "2020-05-31";
  measure.target = "15";
  measure.target_on = "2021-03-31";
  return measure;
}

Thing measured(TestBook& book, const std::optional<store::ImprovementMeasure>& measure) {
  book.add("plan", "P", "2020-01-06", {}, "improvement");
  book.add("measure", "M", "2020-01-06", "P").measure = measure;
  return *book.read().find("M");
}

Thing measured(const std::optional<store::ImprovementMeasure>& measure) {
  TestBook book;
  return measured(book, measure);
}

MeasureProgress at_value(const store::ImprovementMeasure& measure, double value, const std::string& on,
                         const std::string& asked) {
  return measure_progress(measured(measure), iso_day(asked), reads({{"re_referrals", on, value}}));
}

TEST(MeasureProgress, SaysThatItIsFurtherAwayThanAtTheStart) {
  const auto progress = at_value(fewer_re_referrals(), 26, "2020-09-30", "2020-12-14");
  EXPECT_EQ(progress.kind, "worse");
  EXPECT_EQ(progress.value, 26.0);
  EXPECT_EQ(progress.on, iso_day("2020-09-30"));
  EXPECT_FALSE(progress.past);
  EXPECT_EQ(progress.share, 0.0);
  EXPECT_EQ(
      progress.words,
      "26% in September 2020; 19% at the start (May 2020); to reach 15% by 31 March 2021. It is further "
      "away than at the start.");
}

TEST(MeasureProgress, SaysHowMuchOfTheWayIsDone) {
  const auto progress = at_value(fewer_re_referrals(), 18, "2020-09-30", "2020-12-14");
  EXPECT_EQ(progress.kind, "better_than_baseline");
  EXPECT_EQ(progress.share, 0.25);
  EXPECT_EQ(at_value(fewer_re_referrals(), 13, "2020-09-30", "2020-12-14").share, 1.5);
}

TEST(MeasureProgress, IsReachedAtTheNumberItself) {
  EXPECT_EQ(at_value(fewer_re_referrals(), 15, "2020-09-30", "2020-12-14").kind, "reached");
  EXPECT_EQ(at_value(fewer_re_referrals(), 15.1, "2020-09-30", "2020-12-14").kind, "better_than_baseline");
  // It reads as 15%, so that nobody would understand why it should not be.
  EXPECT_EQ(at_value(fewer_re_referrals(), 15.04, "2020-09-30", "2020-12-14").kind, "reached");
  EXPECT_EQ(at_value(fewer_re_referrals(), 19.04, "2020-09-30", "2020-12-14").kind, "no_better");
}

TEST(MeasureProgress, KnowsThatMoreMayBeBetter) {
  auto visits = fewer_re_referrals();
  visits.better = "higher";
  visits.baseline = "70";
  visits.target = "90";
  EXPECT_EQ(at_value(visits, 82, "2020-09-30", "2020-12-14").kind, "better_than_baseline");
  EXPECT_EQ(at_value(visits, 69.9, "2020-09-30", "2020-12-14").kind, "worse");
  EXPECT_EQ(at_value(visits, 90, "2020-09-30", "2020-12-14").kind, "reached");
}

TEST(MeasureProgress, IsPastFromTheDayAfter) {
  EXPECT_FALSE(at_value(fewer_re_referrals(), 18, "2021-03-31", "2021-03-31").past);
  const auto progress = at_value(fewer_re_referrals(), 18, "2021-03-31", "2021-04-01");
  EXPECT_TRUE(progress.past);
  EXPECT_EQ(progress.words,
            "18% in March 2021; 19% at the start (May 2020); 15% was to be reached by 31 March 2021. It is "
            "better than at the start and not yet reached.");
}

TEST(MeasureProgress, HasADayOnTheTwentyNinthOfFebruary) {
  auto measure = fewer_re_referrals();
  measure.baseline_on = "2019-02-28";
  measure.target_on = "2020-02-29";
  EXPECT_FALSE(at_value(measure, 18, "2020-02-29", "2020-02-29").past);
  EXPECT_TRUE(at_value(measure, 18, "2020-02-29", "2020-03-01").past);
}

TEST(MeasureProgress, FlagsASuccessThatNobodyCanSee) {
  const auto said = measure_progress(measured(std::nullopt), iso_day("2020-12-14"), reads({}));
  EXPECT_EQ(said.kind, "no_measure");
  EXPECT_EQ(said.words, "Nothing says how one would see that it has succeeded.");
  auto measure = fewer_re_referrals();
  measure.indicator.reset();
  measure.better.clear();
  EXPECT_EQ(measure_progress(measured(measure), iso_day("2020-12-14"), reads({})).kind, "no_measure");
}

TEST(MeasureProgress, HasNoFigureBeforeTheStart) {
  const auto progress = measure_progress(measured(fewer_re_referrals()), iso_day("2020-12-14"), reads({}));
  EXPECT_EQ(progress.kind, "no_figure");
  EXPECT_EQ(progress.words, "No figure yet; 19 at the start (May 2020); to reach 15 by 31 March 2021.");
  EXPECT_EQ(at_value(fewer_re_referrals(), 12, "2020-04-30", "2020-12-14").kind, "no_figure");
  // Of the month of the start itself one cannot know which day was meant.
  EXPECT_EQ(at_value(fewer_re_referrals(), 12, "2020-05-01", "2020-12-14").kind, "reached");
  // A figure of a later day than the one asked about is not known yet.
  const Readings tomorrow = [](std::string_view, base::Date at) {
    return Reading{at + std::chrono::days(1), 12.0};
  };
  EXPECT_EQ(measure_progress(measured(fewer_re_referrals()), iso_day("2020-12-14"), tomorrow).kind,
            "no_figure");
  EXPECT_EQ(measure_progress(measured(fewer_re_referrals()), iso_day("2020-12-14"), nullptr).kind,
            "no_figure");
}

TEST(MeasureProgress, SaysWhereTheStartIsNotKnown) {
  auto measure = fewer_re_referrals();
  measure.baseline.clear();
  measure.baseline_on.reset();
  const auto progress = at_value(measure, 26, "2020-09-30", "2020-12-14");
  EXPECT_EQ(progress.kind, "no_baseline");
  EXPECT_FALSE(progress.share);
  EXPECT_EQ(
      progress.words,
      "26% in September 2020; to reach 15% by 31 March 2021. There is no number at the start to hold it "
      "against.");
  EXPECT_EQ(at_value(measure, 14, "2020-09-30", "2020-12-14").kind, "reached");
}

TEST(MeasureProgress, TakesAStatedNumberWhereNoIndicatorGivesOne) {
  TestBook book;
  auto measure = fewer_re_referrals();
  measure.indicator.reset();
  measure.better.clear();
  measured(book, measure);
  book.say("M", "2020-09-04", "statement", "17").evidence = "Report to the board, page 4";
  const Thing thing = *book.read().find("M");
  EXPECT_EQ(measure_progress(thing, iso_day("2020-09-03"), reads({})).kind, "no_measure");
  const auto progress = measure_progress(thing, iso_day("2020-09-04"), reads({}));
  EXPECT_EQ(progress.kind, "better_than_baseline");
  EXPECT_TRUE(progress.stated);
  EXPECT_EQ(
      progress.words,
      "17 as stated on 4 September 2020; 19 at the start (May 2020); to reach 15 by 31 March 2021. It is "
      "better than at the start and not yet reached.");
}

TEST(MeasureProgress, PrefersTheIndicatorToAStatement) {
  TestBook book;
  measured(book, fewer_re_referrals());
  book.say("M", "2020-10-05", "statement", "14").evidence = "Report to the board, page 4";
  const Thing thing = *book.read().find("M");
  EXPECT_EQ(measure_progress(thing, iso_day("2020-12-14"), reads({})).kind, "reached");
  const auto counted =
      measure_progress(thing, iso_day("2020-12-14"), reads({{"re_referrals", "2020-09-30", 26}}));
  EXPECT_EQ(counted.kind, "worse");
  EXPECT_FALSE(counted.stated);
}

TEST(MeasureProgress, ShowsAsManyPlacesAsTheNumberToReach) {
  auto measure = fewer_re_referrals();
  measure.baseline = "1.50";
  measure.target = "1.25";
  const auto progress = at_value(measure, 1.259, "2020-09-30", "2020-12-14");
  EXPECT_EQ(progress.kind, "better_than_baseline");
  EXPECT_EQ(progress.words.substr(0, 5), "1.26%");
  EXPECT_EQ(at_value(measure, 1.254, "2020-09-30", "2020-12-14").kind, "reached");
}

TEST(MeasureProgress, AWayWithoutLengthHasNoShare) {
  auto measure = fewer_re_referrals();
  measure.target = "19";
  EXPECT_EQ(at_value(measure, 19, "2020-09-30", "2020-12-14").kind, "reached");
  EXPECT_FALSE(at_value(measure, 19, "2020-09-30", "2020-12-14").share);
  EXPECT_EQ(at_value(measure, 20, "2020-09-30", "2020-12-14").kind, "worse");
}

}  // namespace
}  // namespace windscreen::improve

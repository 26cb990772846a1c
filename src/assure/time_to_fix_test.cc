#include "assure/time_to_fix.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "base/error.h"

namespace windscreen::assure {
namespace {

using base::make_date;

// Weeks in remission of 21 patients on 6-MP and 21 on placebo: E. J. Freireich and others, Blood 21, 1963;
// the curve and Greenwood's errors as in D. Collett, "Modelling Survival Data in Medical Research", and E. A.
// Gehan, Biometrika 52, 1965.
constexpr std::array<FixTime, 21> on_6mp = {
    FixTime{6, true},  FixTime{6, true},   FixTime{6, true},   FixTime{6, false},  FixTime{7, true},
    FixTime{9, false}, FixTime{10, true},  FixTime{10, false}, FixTime{11, false}, FixTime{13, true},
    FixTime{16, true}, FixTime{17, false}, FixTime{19, false}, FixTime{20, false}, FixTime{22, true},
    FixTime{23, true}, FixTime{25, false}, FixTime{32, false}, FixTime{32, false}, FixTime{34, false},
    FixTime{35, false}};

std::vector<FixTime> on_placebo() {
  std::vector<FixTime> result;
  for (const double weeks : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}) {
    result.push_back({weeks, true});
  }
  return result;
}

TEST(TimeToFix, PublishedCurveWithOpenOnes) {
  const TimeToFix fix = time_to_fix(on_6mp);
  EXPECT_EQ(fix.actions, 21U);
  EXPECT_EQ(fix.done, 9U);
  EXPECT_EQ(fix.followed_for, 35);
  struct Published {
    double at;
    std::size_t at_risk;
    double share;
    double error;
  };
  const std::array<Published, 7> published = {Published{6, 21, 0.857, 0.0764}, {7, 17, 0.807, 0.0869},
                                              {10, 15, 0.753, 0.0963},         {13, 12, 0.690, 0.1068},
                                              {16, 11, 0.627, 0.1141},         {22, 7, 0.538, 0.1282},
                                              {23, 6, 0.448, 0.1346}};
  ASSERT_EQ(fix.steps.size(), published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    EXPECT_EQ(fix.steps[i].days, published[i].at);
    EXPECT_EQ(fix.steps[i].at_risk, published[i].at_risk);
    EXPECT_NEAR(fix.steps[i].still_open, published[i].share, 5e-4);
    EXPECT_NEAR(fix.steps[i].standard_error, published[i].error, 5e-5);
  }
  EXPECT_EQ(fix.median, 23);
  EXPECT_EQ(fix.median_lower, 13);
  EXPECT_FALSE(fix.median_upper);
}

// log(-log) interval at 23 weeks by hand: log 0.448179 = -0.802562, Greenwood's sum (0.134578/0.448179)² =
// 0.090167, so the exponents are exp(±1.95996 × 0.300278/0.802562) = 2.0820 and 0.48030.
TEST(TimeToFix, IntervalByHand) {
  const FixStep last = time_to_fix(on_6mp).steps.back();
  EXPECT_NEAR(last.interval->lower, std::pow(0.448179, 2.0820), 2e-4);
  EXPECT_NEAR(last.interval->upper, std::pow(0.448179, 0.48030), 2e-4);
}

// The placebo patients' median is 8 weeks, with 4 to 11 from log(-log) limits (SAS, PROC LIFETEST).
TEST(TimeToFix, PublishedMedianWithNoneOpen) {
  const TimeToFix fix = time_to_fix(on_placebo());
  EXPECT_EQ(fix.median, 8);
  EXPECT_EQ(fix.median_lower, 4);
  EXPECT_EQ(fix.median_upper, 11);
  EXPECT_EQ(fix.steps.back().still_open, 0);
  EXPECT_FALSE(fix.steps.back().interval);
}

TEST(TimeToFix, WithNoneOpenItIsThePlainShare) {
  const TimeToFix fix = time_to_fix(on_placebo());
  EXPECT_NEAR(step_at(fix, 8)->still_open, 8.0 / 21, 1e-12);
  EXPECT_NEAR(step_at(fix, 10)->still_open, 8.0 / 21, 1e-12);
  EXPECT_EQ(step_at(fix, 0.5), nullptr);
}

TEST(TimeToFix, NothingOneAndAllOpen) {
  EXPECT_TRUE(time_to_fix({}).steps.empty());
  EXPECT_FALSE(time_to_fix({}).median);
  const std::array<FixTime, 1> one = {FixTime{12, true}};
  EXPECT_EQ(time_to_fix(one).median, 12);
  EXPECT_FALSE(time_to_fix(one).median_upper);
  const std::array<FixTime, 2> open = {FixTime{12, false}, FixTime{30, false}};
  EXPECT_FALSE(time_to_fix(open).median);
  EXPECT_TRUE(time_to_fix(open).steps.empty());
  EXPECT_EQ(time_to_fix(open).followed_for, 30);
}

// Dropping what is open would say that half are done in 10 days; of all, not even half are.
TEST(TimeToFix, OpenActionsMakeItLonger) {
  const base::Date start = make_date(2020, 1, 6);
  const base::Date as_at = make_date(2020, 3, 6);
  std::vector<FixDates> actions;
  for (int i = 0; i < 4; ++i) actions.push_back({start, start + std::chrono::days(10), std::nullopt});
  for (int i = 0; i < 6; ++i) actions.push_back({start, std::nullopt, std::nullopt});
  const TimeToFix fix = time_to_fix(durations(actions, as_at));
  EXPECT_FALSE(fix.median);
  EXPECT_NEAR(fix.steps.back().still_open, 0.6, 1e-12);
}

TEST(Durations, AreWhatIsKnownOnTheDay) {
  const base::Date start = make_date(2020, 2, 28);
  const base::Date as_at = make_date(2020, 3, 31);
  const std::array<FixDates, 6> actions = {
      FixDates{start, make_date(2020, 3, 1), {}},                      // over 29 February
      FixDates{start, make_date(2020, 4, 1), {}},                      // done after the day
      FixDates{start, start, {}},                                      // done at once
      FixDates{make_date(2020, 4, 1), {}, {}},                         // not yet started
      FixDates{start, {}, make_date(2020, 3, 10)},                     // the case closed
      FixDates{start, make_date(2020, 3, 12), make_date(2020, 3, 10)}  // closed before it was done
  };
  const auto result = durations(actions, as_at);
  ASSERT_EQ(result.size(), 5U);
  EXPECT_EQ(result[0].days, 2);
  EXPECT_TRUE(result[0].done);
  EXPECT_EQ(result[1].days, 32);
  EXPECT_FALSE(result[1].done);
  EXPECT_EQ(result[2].days, 0);
  EXPECT_TRUE(result[2].done);
  EXPECT_EQ(result[3].days, 11);
  EXPECT_FALSE(result[3].done);
  EXPECT_FALSE(result[4].done);
}

TEST(Durations, AnEndBeforeTheStartIsRefused) {
  const std::array<FixDates, 1> actions = {FixDates{make_date(2020, 3, 2), make_date(2020, 3, 1), {}}};
  EXPECT_THROW(durations(actions, make_date(2020, 4, 1)), base::Error);
}

}  // namespace
}  // namespace windscreen::assure

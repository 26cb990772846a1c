#include "measure/run_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace windscreen::measure {
namespace {

// Around 0 with a standard deviation of 1.
std::vector<JudgedPoint> points(const std::vector<double>& values) {
  std::vector<JudgedPoint> all;
  for (const double value : values) all.push_back({value, {0, 1, -3, 3}, !all.empty()});
  return all;
}

using Hits = std::vector<RuleHit>;

TEST(RunRules, BeyondTheLimitsOnly) {
  EXPECT_EQ(run_rules(points({0.5, 3.2, -0.5, -3.1, 3.0}), false),
            (Hits{{RunRule::beyond_limits, Direction::higher, 1, 1},
                  {RunRule::beyond_limits, Direction::lower, 3, 3}}));
}

TEST(RunRules, EightOnOneSideButNotSeven) {
  EXPECT_TRUE(run_rules(points({.5, .2, .5, .2, .5, .2, .5, -1}), false).empty());
  EXPECT_EQ(run_rules(points({-1, .5, .2, .5, .2, .5, .2, .5, .2, -1}), false),
            (Hits{{RunRule::run_of_eight, Direction::higher, 1, 8}}));
  // A longer run is one finding, to its last point.
  EXPECT_EQ(run_rules(points({-.5, -.2, -.5, -.2, -.5, -.2, -.5, -.2, -.5, -.2}), false),
            (Hits{{RunRule::run_of_eight, Direction::lower, 0, 9}}));
}

TEST(RunRules, APointOnTheLineEndsARun) {
  EXPECT_TRUE(run_rules(points({.5, .2, .5, .2, 0, .5, .2, .5, .2}), false).empty());
}

TEST(RunRules, AGapEndsARunATrendAndAPair) {
  auto run = points({.5, .2, .5, .2, .5, .2, .5, .2});
  run[4].follows = false;
  EXPECT_TRUE(run_rules(run, false).empty());
  auto trend = points({-1, -.5, -.2, .2, .5, 1});
  trend[3].follows = false;
  EXPECT_TRUE(run_rules(trend, false).empty());
  auto pair = points({2.5, 2.5});
  pair[1].follows = false;
  EXPECT_TRUE(run_rules(pair, false).empty());
}

TEST(RunRules, SixRisingOrFallingButNotFive) {
  EXPECT_TRUE(run_rules(points({-1, -.5, -.2, .2, .5}), false).empty());
  EXPECT_EQ(run_rules(points({-1, -.5, -.2, .2, .5, 1}), false),
            (Hits{{RunRule::trend_of_six, Direction::higher, 0, 5}}));
  EXPECT_EQ(run_rules(points({-1, 1.2, 1, .5, .2, -.2, -.5, -1, 0.2}), false),
            (Hits{{RunRule::trend_of_six, Direction::lower, 1, 7}}));
  // Equal neighbours are no step.
  EXPECT_TRUE(run_rules(points({-1, -.5, -.2, -.2, .5, 1}), false).empty());
}

TEST(RunRules, TwoOfThreeBeyondTwoDeviationsOnOneSide) {
  EXPECT_EQ(run_rules(points({-.5, 2.5, 2.1}), false),
            (Hits{{RunRule::two_of_three, Direction::higher, 1, 2}}));
  EXPECT_EQ(run_rules(points({-2.5, .1, -2.1}), false),
            (Hits{{RunRule::two_of_three, Direction::lower, 0, 2}}));
  EXPECT_TRUE(run_rules(points({2.5, .1, -2.1}), false).empty());
  EXPECT_TRUE(run_rules(points({2.5, .1, -.1, 2.5}), false).empty());
}

TEST(RunRules, OnlyLimitsWherePointsAreNotIndependent) {
  EXPECT_EQ(run_rules(points({.5, .5, .5, .5, .5, .5, .5, .5, .5, 2.5, 2.6, 3.5}), true),
            (Hits{{RunRule::beyond_limits, Direction::higher, 11, 11}}));
}

TEST(RunRules, AConstantSeriesSaysNothing) {
  std::vector<JudgedPoint> all;
  for (int i = 0; i < 40; ++i) all.push_back({7, {7, 0, 7, 7}, i > 0});
  EXPECT_TRUE(run_rules(all, false).empty());
  EXPECT_TRUE(run_rules({}, false).empty());
}

TEST(RunRules, FalseAlarmsAreAboutAsOftenAsStated) {
  std::mt19937 random(20200930);
  std::normal_distribution<double> normal;
  std::vector<double> values(200'000);
  for (double& value : values) value = normal(random);
  std::map<RunRule, double> alarms;
  // Where each rule first speaks or would go on speaking: a run of ten is heard three times.
  for (const RuleHit& hit : run_rules(points(values), false)) {
    const auto length = static_cast<double>(hit.last - hit.first + 1);
    alarms[hit.rule] += hit.rule == RunRule::run_of_eight   ? length - 7
                        : hit.rule == RunRule::trend_of_six ? length - 5
                                                            : 1;
  }
  for (const RunRule rule :
       {RunRule::beyond_limits, RunRule::run_of_eight, RunRule::trend_of_six, RunRule::two_of_three}) {
    const double rate = alarms[rule] / static_cast<double>(values.size());
    EXPECT_NEAR(rate, chance_of(rule), 0.15 * chance_of(rule)) << name_of(rule);
  }
}

// Charts as they are made: limits from the first 12 of 36 points, when nothing changes.
struct Alarms {
  double beyond = 0;
  double any = 0;
};

template <typename Draw, typename Judge>
Alarms alarms_of(int series, const Draw& draw, const Judge& judge, bool only_limits) {
  Alarms alarms;
  for (int round = 0; round < series; ++round) {
    std::vector<Observation> observed = draw();
    const std::vector<JudgedPoint> judged = judge(observed);
    const auto hits = run_rules(std::span(judged).subspan(12), only_limits);
    alarms.any += hits.empty() ? 0 : 1;
    alarms.beyond += static_cast<double>(std::count_if(
        hits.begin(), hits.end(), [](const RuleHit& hit) { return hit.rule == RunRule::beyond_limits; }));
  }
  alarms.any /= series;
  alarms.beyond /= series * 24.0;
  return alarms;
}

TEST(RunRules, ChartsOfSteadyCountsSeldomCryWolf) {
  std::mt19937 random(1);
  for (const double mean : {0.2, 3.0, 40.0, 900.0}) {
    std::poisson_distribution<int> poisson(mean);
    const auto draw = [&] {
      std::vector<Observation> all;
      for (int i = 0; i < 36; ++i) all.push_back({static_cast<double>(poisson(random)), 0, 0, i > 0});
      return all;
    };
    const auto judge = [](const std::vector<Observation>& all) {
      const Limits limits = count_limits(*individuals(std::span(all).first(12)), 1, false);
      std::vector<JudgedPoint> judged;
      for (const Observation& one : all) judged.push_back({one.value, limits, one.follows});
      return judged;
    };
    EXPECT_LT(alarms_of(2000, draw, judge, true).beyond, 0.004) << mean;
  }
}

TEST(RunRules, ChartsOfSteadyMeansCryWolfAboutOncePerFifty) {
  // Nothing but twelve points says how far these stray, so limits are now and then too narrow.
  std::mt19937 random(4);
  std::normal_distribution<double> normal(30, 4);
  const auto draw = [&] {
    std::vector<Observation> all;
    for (int i = 0; i < 36; ++i) all.push_back({normal(random), 0, 0, i > 0});
    return all;
  };
  const auto judge = [](const std::vector<Observation>& all) {
    const auto limits = value_limits(*individuals(std::span(all).first(12)), true, false);
    std::vector<JudgedPoint> judged;
    for (const Observation& one : all) judged.push_back({one.value, *limits, one.follows});
    return judged;
  };
  const double rate = alarms_of(2000, draw, judge, true).beyond;
  EXPECT_LT(rate, 1.0 / 45);
  EXPECT_GT(rate, chance_of(RunRule::beyond_limits));
}

TEST(RunRules, ChartsOfSteadyPercentagesSeldomCryWolf) {
  std::mt19937 random(2);
  for (const double share : {0.02, 0.3, 0.95}) {
    const auto draw = [&] {
      std::vector<Observation> all;
      for (int i = 0; i < 36; ++i) {
        const int of = 20 + static_cast<int>(random() % 400);
        const double met = std::binomial_distribution<int>(of, share)(random);
        all.push_back({100.0 * met / of, met, static_cast<double>(of), i > 0});
      }
      return all;
    };
    const auto judge = [](const std::vector<Observation>& all) {
      const auto chart = proportions(std::span(all).first(12));
      std::vector<JudgedPoint> judged;
      for (const Observation& one : all)
        judged.push_back({one.value, percent_limits(*chart, one.all, false), one.follows});
      return judged;
    };
    EXPECT_LT(alarms_of(2000, draw, judge, true).beyond, 0.004) << share;
  }
}

TEST(RunRules, ChartsOfOpenCasesSeldomCryWolf) {
  // Arrivals are Poisson, each stays about nine months: 900 are open, and neighbouring points share most of
  // them.
  std::mt19937 random(3);
  std::poisson_distribution<int> arrivals(900 * (1 - std::exp(-1.0 / 9)));
  const auto draw = [&] {
    std::vector<Observation> all;
    int open = std::poisson_distribution<int>(900)(random);
    for (int i = 0; i < 36; ++i) {
      open = std::binomial_distribution<int>(open, std::exp(-1.0 / 9))(random) + arrivals(random);
      all.push_back({static_cast<double>(open), 0, 0, i > 0});
    }
    return all;
  };
  const auto judged_with = [](bool together) {
    return [together](const std::vector<Observation>& all) {
      const Limits limits = count_limits(*individuals(std::span(all).first(12)), 1, together);
      std::vector<JudgedPoint> judged;
      for (const Observation& one : all) judged.push_back({one.value, limits, one.follows});
      return judged;
    };
  };
  const double wide = alarms_of(1000, draw, judged_with(true), true).beyond;
  EXPECT_LT(wide, 0.0027);
  // The plain chart, which takes the points for independent, is wrong many times as often.
  EXPECT_GT(alarms_of(1000, draw, judged_with(false), true).beyond, 4 * wide);
}

}  // namespace
}  // namespace windscreen::measure

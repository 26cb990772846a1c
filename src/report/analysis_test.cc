#include "report/analysis.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "measure/period.h"
#include "report/analysis_json.h"
#include "report/report_data.h"

namespace windscreen::report {
namespace {

using measure::Definition;
using measure::Figure;

class AnalysisTest : public testing::Test {
 protected:
  AnalysisTest() {
    share_.id = "share";
    share_.unit = measure::Unit::percent;
    share_.measure = "referrals";
    share_.polarity = measure::Polarity::lower_is_better;
    waits_.id = "waits";
    waits_.unit = measure::Unit::mean;
    waits_.measure = "working days";
  }

  // Months to September 2020 of which `met` are met of 1,000, and means of 50.
  void add_months(int count, double met) {
    for (const auto& month :
         measure::series(measure::Window::month, base::make_date(2020, 9, 30), count, false)) {
      Figure figure;
      figure.period_start = month.start;
      figure.period_end = month.end;
      figure.dimension = "total";
      figure.group = "all";
      figure.numerator = met + static_cast<double>(series_.size() % 3);
      figure.denominator = 1000;
      figure.value = *figure.numerator / 10;
      series_.push_back(figure);
    }
  }

  void add_group(const char* dimension, const char* group, double met, double all, bool suppressed = false) {
    Figure figure = series_.back();
    figure.dimension = dimension;
    figure.group = group;
    figure.numerator = met;
    figure.denominator = all;
    figure.value = 100 * met / all;
    figure.suppressed = suppressed;
    if (suppressed) figure.clear_numbers();
    groups_.push_back(figure);
  }

  const Report& arranged() {
    arrange({&share_}, series_, groups_, report_);
    analyse(report_, {});
    return report_;
  }

  Definition share_;
  Definition waits_;
  std::vector<Figure> series_;
  std::vector<Figure> groups_;
  Report report_;
};

TEST_F(AnalysisTest, JudgesTheSeriesAndTheGroups) {
  add_months(13, 300);
  series_.back().numerator = 400;
  series_.back().value = 40;
  groups_.push_back(series_.back());
  add_group("team", "North", 120, 200);
  add_group("team", "South", 80, 200);
  add_group("team", "East", 0, 0, true);
  add_group("team", "Not recorded", 200, 600);
  add_group("gender", "Female", 200, 400);
  const IndicatorFigures& figures = arranged().indicators.at(0);
  ASSERT_TRUE(figures.analysis);
  EXPECT_EQ(figures.analysis->chart.kind, measure::ChartKind::p);
  EXPECT_EQ(figures.analysis->verdict.kind, measure::VerdictKind::worse);
  ASSERT_EQ(figures.breakdowns.size(), 2U);
  ASSERT_TRUE(figures.breakdowns[0].funnel);
  const Funnel& funnel = *figures.breakdowns[0].funnel;
  EXPECT_EQ(funnel.centre, 40);
  ASSERT_EQ(funnel.groups.size(), 4U);
  EXPECT_EQ(funnel.groups[0]->standing, measure::Standing::higher_than_chance);
  EXPECT_EQ(funnel.groups[1]->standing, measure::Standing::as_expected);
  EXPECT_FALSE(funnel.groups[2]);
  EXPECT_FALSE(funnel.groups[3]);
  EXPECT_FALSE(figures.breakdowns[1].funnel);
}

TEST_F(AnalysisTest, JsonHasAColumnAPointAndWordsForEachSignal) {
  add_months(13, 300);
  series_.back().numerator = 400;
  series_.back().value = 40;
  groups_.push_back(series_.back());
  add_group("team", "North", 120, 200);
  const auto json = nlohmann::json::parse(to_json(arranged())).at("indicators").at(0);
  const auto& analysis = json.at("analysis");
  EXPECT_EQ(analysis.at("chart"), "p");
  EXPECT_EQ(analysis.at("centre").size(), 13U);
  EXPECT_EQ(analysis.at("lower").size(), 13U);
  EXPECT_LT(analysis.at("lower").at(0), analysis.at("centre").at(0));
  EXPECT_EQ(analysis.at("signals").at(0).at("rule"), "beyond_limits");
  EXPECT_EQ(analysis.at("signals").at(0).at("place"), 12);
  EXPECT_EQ(analysis.at("baselines").at(0).at("points"), 12);
  EXPECT_EQ(analysis.at("verdict").at("kind"), "worse");
  EXPECT_TRUE(
      analysis.at("verdict").at("sentence").get<std::string>().starts_with("Rose from 30.0% (300 of 1,000"));
  EXPECT_EQ(json.at("breakdowns").at(0).at("funnel").at("standing"), nlohmann::json({"higher than chance"}));
}

TEST_F(AnalysisTest, ASuppressedTotalGivesNoFunnelAndNoVerdict) {
  add_months(13, 300);
  series_.back().suppressed = true;
  series_.back().clear_numbers();
  groups_.push_back(series_.back());
  Figure team = series_.front();
  team.period_start = series_.back().period_start;
  team.period_end = series_.back().period_end;
  team.dimension = "team";
  team.group = "North";
  groups_.push_back(team);
  const IndicatorFigures& figures = arranged().indicators.at(0);
  EXPECT_FALSE(figures.breakdowns.at(0).funnel);
  EXPECT_EQ(figures.analysis->verdict.kind, measure::VerdictKind::not_tested);
  EXPECT_FALSE(figures.analysis->chart.limits.back());
}

TEST_F(AnalysisTest, MeansCarryTheirSpreadAndSmallPercentagesAMark) {
  add_months(1, 300);
  Figure mean = series_.back();
  mean.definition = 1;
  mean.spread_low = 3;
  mean.spread_high = 20;
  mean.largest = 88;
  Figure few = series_.back();
  few.numerator = 3;
  few.denominator = 7;
  few.value = 300.0 / 7;
  arrange({&share_, &waits_}, {few, mean}, {}, report_);
  analyse(report_, {});
  const auto json = nlohmann::json::parse(to_json(report_)).at("indicators");
  EXPECT_EQ(json.at(0).at("series").at("counts_only"), nlohmann::json::array({0}));
  EXPECT_FALSE(json.at(0).at("series").contains("largest"));
  EXPECT_EQ(json.at(1).at("series").at("largest"), nlohmann::json::array({88}));
  EXPECT_EQ(json.at(1).at("series").at("spread_low"), nlohmann::json({3}));
  EXPECT_EQ(json.at(1).at("analysis").at("chart"), "none");
  EXPECT_TRUE(json.at(1).at("analysis").at("centre").empty());
}

}  // namespace
}  // namespace windscreen::report

#include "report/report_data.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace windscreen::report {
namespace {

using measure::Audience;
using measure::Definition;
using measure::Figure;

base::Date day(int year, unsigned month, unsigned number) { return base::make_date(year, month, number); }

Figure figure(std::size_t definition, base::Date start, base::Date end, std::optional<double> value,
              const std::string& dimension = "total", const std::string& group = "all") {
  Figure result;
  result.definition = definition;
  result.period_start = start;
  result.period_end = end;
  result.dimension = dimension;
  result.group = group;
  result.value = value;
  result.numerator = value;
  return result;
}

Definition definition(const std::string& id, measure::Unit unit = measure::Unit::count) {
  Definition result;
  result.id = id;
  result.name = id;
  result.area = "referrals";
  result.unit = unit;
  return result;
}

TEST(ReportData, ArrangesSeriesOldestFirstAndGroupsOfTheNewestPeriodOnly) {
  const Definition referrals = definition("referrals");
  const auto august = [&](double value, const std::string& dimension = "total",
                          const std::string& group = "all") {
    return figure(0, day(2020, 8, 1), day(2020, 8, 31), value, dimension, group);
  };
  const auto september = [&](double value, const std::string& dimension = "total",
                             const std::string& group = "all") {
    return figure(0, day(2020, 9, 1), day(2020, 9, 30), value, dimension, group);
  };
  Report report;
  arrange({&referrals}, {september(12), august(11)},
          {august(11), august(4, "gender", "boys"), september(12), september(5, "gender", "girls"),
           september(7, "gender", "boys"), september(12, "quadrant", "North")},
          report);
  ASSERT_EQ(report.indicators.size(), 1U);
  const IndicatorFigures& figures = report.indicators.front();
  EXPECT_EQ(figures.series.value, (std::vector<std::optional<double>>{11, 12}));
  EXPECT_EQ(report.periods.at(figures.series.period[1]), std::pair(day(2020, 9, 1), day(2020, 9, 30)));
  ASSERT_EQ(figures.breakdowns.size(), 2U);
  EXPECT_EQ(report.dimensions.at(figures.breakdowns[0].dimension), "gender");
  EXPECT_EQ(figures.breakdowns[0].value, (std::vector<std::optional<double>>{5, 7}));
  EXPECT_EQ(report.groups.at(figures.breakdowns[0].group[1]), "boys");
  EXPECT_EQ(report.groups.at(figures.breakdowns[1].group[0]), "North");
}

TEST(ReportData, ASuppressedFigureHasNoNumbers) {
  const Definition referrals = definition("referrals");
  Figure small = figure(0, day(2020, 9, 1), day(2020, 9, 30), 3, "gender", "boys");
  small.suppressed = true;
  Report report;
  arrange({&referrals}, {figure(0, day(2020, 9, 1), day(2020, 9, 30), 40)},
          {figure(0, day(2020, 9, 1), day(2020, 9, 30), 40), small}, report);
  const Breakdown& gender = report.indicators.front().breakdowns.front();
  EXPECT_EQ(gender.suppressed, (std::vector<std::size_t>{0}));
  EXPECT_FALSE(gender.value[0]);
  EXPECT_FALSE(gender.numerator[0]);
}

// The two computations suppress for themselves; what one holds back the other must not show.
TEST(ReportData, ATotalThatTheBreakdownsSuppressIsSuppressedInTheSeries) {
  const Definition referrals = definition("referrals");
  Figure total = figure(0, day(2020, 9, 1), day(2020, 9, 30), std::nullopt);
  total.suppressed = true;
  Report report;
  arrange({&referrals},
          {figure(0, day(2020, 8, 1), day(2020, 8, 31), 9), figure(0, day(2020, 9, 1), day(2020, 9, 30), 8)},
          {total}, report);
  const Series& series = report.indicators.front().series;
  EXPECT_EQ(series.suppressed, (std::vector<std::size_t>{1}));
  EXPECT_EQ(series.value, (std::vector<std::optional<double>>{9, std::nullopt}));
}

TEST(ReportData, SaysWhyOtherFiguresAreNone) {
  const Definition referrals = definition("referrals");
  Figure first = figure(0, day(2020, 8, 1), day(2020, 8, 31), std::nullopt);
  first.symbol = measure::Symbol::x;
  Figure small = figure(0, day(2020, 9, 1), day(2020, 9, 30), std::nullopt);
  small.symbol = measure::Symbol::c;
  small.suppressed = true;
  Report report;
  arrange({&referrals}, {first, small}, {}, report);
  const Series& series = report.indicators.front().series;
  EXPECT_EQ(series.suppressed, (std::vector<std::size_t>{1}));
  EXPECT_EQ(series.symbols, (std::vector<std::pair<std::size_t, measure::Symbol>>{{0, measure::Symbol::x}}));
  const auto json = nlohmann::json::parse(to_json(report));
  EXPECT_EQ(json["indicators"][0]["series"]["symbols"], nlohmann::json::parse(R"([[0, "x"]])"));
}

TEST(ReportData, AChangeNamesBothPeriods) {
  const Definition change = definition("change", measure::Unit::change);
  Figure now = figure(0, day(2020, 9, 30), day(2020, 9, 30), 29.8);
  now.numerator = 770;
  now.denominator = 593;
  now.compared_start = day(2019, 9, 30);
  now.compared_end = day(2019, 9, 30);
  Report report;
  arrange({&change}, {now}, {}, report);
  const Series& series = report.indicators.front().series;
  ASSERT_EQ(series.compared.size(), 1U);
  EXPECT_EQ(report.periods.at(series.compared[0].value_or(99)).second, day(2019, 9, 30));
}

TEST(ReportData, LeavesOutPointsBeforeTheLoadsReachButSaysWhyTheNewestHasNone) {
  const Definition referrals = definition("referrals");
  const Definition change = definition("change", measure::Unit::change);
  Figure before = figure(0, day(2020, 3, 1), day(2020, 3, 31), 7);
  before.beyond_reach = true;
  before.value.reset();
  Figure now = figure(1, day(2020, 9, 1), day(2020, 9, 30), 0);
  now.value.reset();
  now.beyond_reach = true;
  now.compared_start = day(2019, 9, 1);
  now.compared_end = day(2019, 9, 30);
  now.note = "not known: the load reaches back to 31 March 2020 only";
  Report report;
  arrange({&referrals, &change}, {before, figure(0, day(2020, 4, 1), day(2020, 4, 30), 40), now}, {now},
          report);
  EXPECT_EQ(report.indicators[0].series.value, (std::vector<std::optional<double>>{40}));
  const Series& series = report.indicators[1].series;
  ASSERT_EQ(series.value.size(), 1U);
  EXPECT_FALSE(series.value[0]);
  ASSERT_EQ(series.notes.size(), 1U);
  EXPECT_EQ(series.notes[0].second, "not known: the load reaches back to 31 March 2020 only");
}

Report with_numbers(Audience audience) {
  Report report;
  report.audience = audience;
  report.as_at = day(2020, 9, 30);
  report.snapshot.as_at = report.as_at;
  report.snapshot.id = "1a2b";
  report.snapshot.directory = "/somewhere/private/lake";
  lake::SourceRecord few;
  few.source.file = "/somewhere/private/few.csv";
  few.counts = {3, 3, 0, 0};
  lake::SourceRecord many;
  many.source.file = "many.csv";
  many.counts = {300, 290, 4, 6};
  report.snapshot.sources = {few, many};
  report.quality.reasons = {{"bad_date", "", 6}};
  report.quality.flags = {{"unborn", "ssd_person", 5}};
  report.quality.tables = {{"ssd_person", "a child", 100, {"a", "b", "c", "d"}, {100, 97, 2, 50}}};
  report.snapshot.tables = {{"ssd_person", 100, 5000, "ab"}, {"ssd_missing", 5, 900, "cd"}};
  return report;
}

TEST(ReportData, ShowsEveryNumberOfRowsInside) {
  const auto json = nlohmann::json::parse(to_json(with_numbers(Audience::internal)));
  EXPECT_EQ(json["contract"], contract);
  EXPECT_EQ(json["quality"]["sources"][0]["read"], 3);
  EXPECT_EQ(json["quality"]["flags"][0]["rows"], 5);
  EXPECT_EQ(json["quality"]["tables"][0]["filled"], nlohmann::json::array({100, 97, 2, 50}));
  EXPECT_EQ(json["provenance"]["tables"][1]["rows"], 5);
  EXPECT_EQ(json["provenance"]["snapshot"], "2020-09-30-1a2b");
}

TEST(ReportData, HoldsSmallNumbersOfRowsBackFromThePublic) {
  const auto json = nlohmann::json::parse(to_json(with_numbers(Audience::public_)));
  EXPECT_TRUE(json["quality"]["sources"][0]["read"].is_null());
  EXPECT_TRUE(json["quality"]["sources"][1]["kept"].is_null());
  EXPECT_EQ(json["quality"]["reasons"][0]["rows"], 6);
  EXPECT_TRUE(json["quality"]["flags"][0]["rows"].is_null());
  // 97 of 100 would give the 3 without a value away.
  EXPECT_EQ(json["quality"]["tables"][0]["filled"], nlohmann::json::array({100, nullptr, nullptr, 50}));
  EXPECT_TRUE(json["provenance"]["tables"][1]["rows"].is_null());
  EXPECT_TRUE(json["provenance"]["tables"][1]["bytes"].is_null());
}

TEST(ReportData, NamesFilesWithoutTheirDirectories) {
  const std::string json = to_json(with_numbers(Audience::internal));
  EXPECT_EQ(json.find("somewhere"), std::string::npos);
  EXPECT_NE(json.find("few.csv"), std::string::npos);
}

TEST(ReportData, WritesWholeNumbersWithoutAPointAndOthersInFull) {
  const Definition share = definition("share", measure::Unit::percent);
  Figure now = figure(0, day(2020, 9, 1), day(2020, 9, 30), 100.0 * 289 / 1106);
  now.numerator = 289;
  now.denominator = 1106;
  Report report;
  arrange({&share}, {now}, {}, report);
  const auto json = nlohmann::json::parse(to_json(report));
  const auto& series = json["indicators"][0]["series"];
  EXPECT_EQ(series["numerator"].dump(), "[289]");
  EXPECT_DOUBLE_EQ(series["value"][0].get<double>(), 100.0 * 289 / 1106);
  EXPECT_EQ(json["indicators"][0]["unit"], "percent");
}

}  // namespace
}  // namespace windscreen::report

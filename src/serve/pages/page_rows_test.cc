#include "serve/pages/page_rows.h"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

namespace windscreen::serve {
namespace {

using nlohmann::json;
using report::Cell;
using report::Rows;

// A row by its columns' names.
std::map<std::string, Cell> row_of(const Rows& rows, std::size_t place) {
  std::map<std::string, Cell> result;
  for (std::size_t column = 0; column < rows.columns.size(); ++column)
    result[rows.columns[column]] = rows.rows.at(place).at(column);
  return result;
}

Cell text(const char* words) { return std::string(words); }
Cell whole(std::int64_t number) { return number; }
const Cell absent;

// Two months of one indicator: the older one suppressed; the newer one with limits, a signal and published
// figures; and two quadrants.
json report_of_two_months() {
  return json::parse(R"({
    "as_at": "2020-02-29",
    "periods": [["2020-01-01", "2020-01-31"], ["2020-02-01", "2020-02-29"]],
    "dimensions": ["team", "quadrant"], "groups": ["North East", "Not recorded"],
    "indicators": [{
      "id": "late", "name": "Late visits", "area": "child_protection", "unit": "percent", "hash": "h1",
      "series": {"period": [0, 1], "value": [12.5, 40], "numerator": [1, 4], "denominator": [8, 10],
                 "suppressed": [0], "notes": [[1, "few children"]]},
      "breakdowns": [{"dimension": 1, "period": 1, "group": [0, 1], "value": [50, null], "numerator": [4, null],
                      "denominator": [8, null], "suppressed": [], "symbols": [[1, "z"]],
                      "funnel": {"lower_95": [5, null], "upper_95": [75.5, null], "standing": ["as expected", null]}}],
      "analysis": {"lower": [1, 2], "upper": [3, 30], "signals": [{"place": 1, "words": "Above the limit."},
                                                                 {"place": 1, "words": "A run of eight."}]},
      "comparison": {"england": {"value": 20.5, "year": 2020}, "region": null, "words": "Year to March 2020."}
    }],
    "teams": null, "caseload": null, "pathway": null, "disproportion": null,
    "quality": {"sources": [{"file": "a.csv", "read": 3, "bytes": 10, "sha256": "s1"}],
                "tables": [{"table": "ssd_person", "rows": 4, "columns": ["a", "b"], "filled": [4, 0]}]},
    "provenance": {"snapshot": "2020-02-29-x", "tables": [{"table": "ssd_person", "rows": 4, "bytes": 99, "sha256": "s2"}]}
  })");
}

TEST(FigurePage, HasASuppressedFigureAsSuppressedAlone) {
  const Rows rows = figure_page(report_of_two_months(), [](const json&) { return true; });
  ASSERT_EQ(rows.rows.size(), 4U);
  auto older = row_of(rows, 0);
  EXPECT_EQ(older["period_end"], text("2020-01-31"));
  EXPECT_EQ(older["suppressed"], Cell(true));
  for (const char* hidden : {"value", "numerator", "denominator", "lower_limit", "upper_limit"})
    EXPECT_EQ(older[hidden], absent) << hidden;
  EXPECT_EQ(older["symbol"], text("c"));
  // Published figures stand with the newest alone.
  EXPECT_EQ(older["benchmark_england"], absent);
}

TEST(FigurePage, HasTheNewestWithWhatIsSaidOfIt) {
  const Rows rows = figure_page(report_of_two_months(), [](const json&) { return true; });
  auto newest = row_of(rows, 1);
  EXPECT_EQ(newest["period_start"], text("2020-02-01"));
  EXPECT_EQ(newest["period_end"], text("2020-02-29"));
  EXPECT_EQ(newest["dimension"], text("total"));
  EXPECT_EQ(newest["group"], text("all"));
  EXPECT_EQ(newest["value"], whole(40));
  EXPECT_EQ(newest["upper_limit"], whole(30));
  EXPECT_EQ(newest["signal"], text("Above the limit. A run of eight."));
  EXPECT_EQ(newest["note"], text("few children"));
  EXPECT_EQ(newest["benchmark_england"], Cell(20.5));
  EXPECT_EQ(newest["benchmark_england_year"], whole(2020));
  EXPECT_EQ(newest["benchmark_region"], absent);
  EXPECT_EQ(newest["benchmark_note"], text("Year to March 2020."));
  EXPECT_EQ(newest["symbol"], absent);
}

TEST(FigurePage, HasTheGroupsWithTheirLimits) {
  const Rows rows = figure_page(report_of_two_months(), [](const json&) { return true; });
  auto north = row_of(rows, 2);
  EXPECT_EQ(north["dimension"], text("quadrant"));
  EXPECT_EQ(north["group"], text("North East"));
  EXPECT_EQ(north["upper_limit"], Cell(75.5));
  EXPECT_EQ(north["signal"], text("as expected"));
  auto nobody = row_of(rows, 3);
  EXPECT_EQ(nobody["value"], absent);
  EXPECT_EQ(nobody["suppressed"], Cell(false));
  EXPECT_EQ(nobody["symbol"], text("z"));
  EXPECT_TRUE(figure_page(report_of_two_months(), [](const json&) { return false; }).rows.empty());
}

json report_of_two_teams() {
  json report = report_of_two_months();
  report["teams"] = json::parse(R"({
    "due_until": null,
    "measures": [{"id": "late", "of": "", "now": ["2020-02-29", "2020-02-29"], "month_before": null, "year_before": null, "whole": {"now": [5, 20]}}],
    "units": [
      {"kind": "team", "name": "North 1", "measures": [{"now": [4, 10], "due": 2, "month_before": [1, 9], "standing": "may be higher", "limits": [5, 35, 1, 50]}]},
      {"kind": "team", "name": "North-1", "measures": [null]},
      {"kind": "quadrant", "name": "North", "measures": [{"now": [null, 12], "hidden": true}]}
    ]})");
  return report;
}

TEST(ExceptionPage, HasEveryUnitThatHasSomethingToCount) {
  const auto rows = exception_page(report_of_two_teams());
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->rows.size(), 2U);
  auto north = row_of(*rows, 0);
  EXPECT_EQ(north["unit"], text("North 1"));
  EXPECT_EQ(north["late"], whole(4));
  EXPECT_EQ(north["of"], whole(10));
  EXPECT_EQ(north["late_month_before"], whole(1));
  EXPECT_EQ(north["late_year_before"], absent);
  EXPECT_EQ(north["coming_due"], whole(2));
  EXPECT_EQ(north["upper_95"], whole(35));
  auto hidden = row_of(*rows, 1);
  EXPECT_EQ(hidden["suppressed"], Cell(true));
  EXPECT_EQ(hidden["late"], absent);
  EXPECT_EQ(hidden["of"], absent);
}

TEST(ExceptionPage, FindsAUnitByTheAddressOfItsPage) {
  const json report = report_of_two_teams();
  EXPECT_EQ(exception_page(report, "north-1")->rows.size(), 1U);
  // The second of two whose names come to the same.
  EXPECT_EQ(exception_page(report, "north-1-2")->rows.size(), 0U);
  EXPECT_EQ(exception_page(report, "quadrant-north")->rows.size(), 1U);
  EXPECT_FALSE(exception_page(report, "south-1"));
  EXPECT_FALSE(exception_page(report_of_two_months(), "north-1"));
  EXPECT_TRUE(exception_page(report_of_two_months())->rows.empty());
}

TEST(UnitSlug, IsAsThePagesMakeIt) {
  EXPECT_EQ(unit_slug("team", "North East 1"), "north-east-1");
  EXPECT_EQ(unit_slug("service", "Children's Assessment"), "service-childrens-assessment");
  EXPECT_EQ(unit_slug("service", "Children\u2019s Assessment"), "service-childrens-assessment");
  EXPECT_EQ(unit_slug("team", "  (North)  "), "north");
  EXPECT_EQ(unit_slug("team", "C\u00f4r \u0174yn \u0160"), "cor-wyn-s");
  EXPECT_EQ(unit_slug("team", "Co\u0302r"), "cor");
  EXPECT_EQ(unit_slug("team", "\u00c6 \u0141\u00f3dz"), "odz");
  EXPECT_EQ(unit_slug("team", "***"), "team");
  EXPECT_EQ(unit_slug("quadrant", ""), "quadrant");
}

TEST(PageRows, CaseloadsSayWhichNumbersAreHeldBack) {
  json report = report_of_two_months();
  EXPECT_TRUE(caseload_page(report).rows.empty());
  report["caseload"] = json::parse(
      R"({"services": [{"name": "All services", "limit": null, "from": [1, 6], "to": [5, null], "count": [null, 7]}]})");
  const Rows rows = caseload_page(report);
  ASSERT_EQ(rows.rows.size(), 2U);
  EXPECT_EQ(row_of(rows, 0)["suppressed"], Cell(true));
  EXPECT_EQ(row_of(rows, 1)["workers"], whole(7));
  EXPECT_EQ(row_of(rows, 1)["children_to"], absent);
}

TEST(PageRows, ThePathwayHasStepsWaysAndWaits) {
  json report = report_of_two_months();
  EXPECT_TRUE(pathway_page(report).rows.empty());
  json stage = json::parse(R"({"children": 3, "endings": [1, null, 0, 2], "days": [3, 10, 5, 20, 30]})");
  report["pathway"] = json::parse(
      R"({"as_at": "2020-02-29", "steps": [{"id": "referral_to_assessment", "edges": [45, 60, 90]}],
    "periods": [{"from": "2019-03-01", "to": "2020-02-29", "team": "", "contacts": null, "links":
      [{"from": 0, "to": 1, "children": 2, "days": [2]}], "waits": [{"days": [2, 40], "over": 1, "waiting": 4, "waiting_over": null}]}],
    "teams": [], "waiting": [{"step": 0, "team": "", "bands": [4, 3, 2, 1]}]})");
  report["pathway"]["periods"][0]["stages"] = json(std::vector<json>(7, stage));
  const Rows rows = pathway_page(report);
  // Seven steps with four endings each, a way, four of the wait, four bands.
  ASSERT_EQ(rows.rows.size(), 7U * 5U + 1U + 4U + 4U);
  auto first = row_of(rows, 0);
  EXPECT_EQ(first["kind"], text("step"));
  EXPECT_EQ(first["step"], text("referral"));
  EXPECT_EQ(first["median"], whole(10));
  EXPECT_EQ(first["wait_unit"], text("calendar days"));
  EXPECT_EQ(row_of(rows, 2)["count"], absent);
  auto way = row_of(rows, 35);
  EXPECT_EQ(way["next"], text("assessment"));
  EXPECT_EQ(way["median"], absent);
  auto beyond = row_of(rows, rows.rows.size() - 1);
  EXPECT_EQ(beyond["kind"], text("waiting_now"));
  EXPECT_EQ(beyond["up_to_days"], absent);
  EXPECT_EQ(beyond["count"], whole(1));
}

TEST(PageRows, FairnessHasEveryGroupAtEveryLevelAndStep) {
  json report = report_of_two_months();
  EXPECT_TRUE(fairness_page(report).rows.empty());
  report["disproportion"] =
      json::parse(R"({"dimensions": [{"dimension": "gender", "groups": ["Girls", "Boys"],
    "population": {"children": [100, null]},
    "levels": [{"level": "looked_after", "comparable": true, "groups": [{"children": 12, "rate": 120, "ratio": [1.5, 1.1, 2]}, {"children": null, "rate": null, "ratio": null}]}],
    "steps": [{"step": "referral_to_plan", "comparable": false, "groups": [{"children": 9, "went_on": 3}, {"children": 8, "went_on": 0}]}]}]})");
  const Rows rows = fairness_page(report);
  ASSERT_EQ(rows.rows.size(), 4U);
  auto girls = row_of(rows, 0);
  EXPECT_EQ(girls["ratio_lower_95"], Cell(1.1));
  EXPECT_EQ(girls["population"], whole(100));
  EXPECT_EQ(row_of(rows, 1)["children"], absent);
  auto step = row_of(rows, 3);
  EXPECT_EQ(step["kind"], text("step"));
  EXPECT_EQ(step["comparable"], Cell(false));
  EXPECT_EQ(step["went_on"], whole(0));
}

TEST(PageRows, SinceHasAbsentCellsForAFigureThatIsNotThere) {
  json report = report_of_two_months();
  EXPECT_TRUE(since_page(report).rows.empty());
  report["since"] = json::parse(R"({"indicators": [{"id": "late", "name": "Late visits",
    "then": {"period": ["2020-01-01", "2020-01-31"], "value": 3, "numerator": 3, "denominator": null, "suppressed": true},
    "again": null, "now": {"period": ["2020-02-01", "2020-02-29"], "value": 4, "numerator": 4, "denominator": null, "suppressed": false},
    "difference": 1, "verdict": "not_tested", "sentence": "", "restated": "", "by_records": false, "lost": "", "redefined": false, "defined_since": true}]})");
  const Rows rows = since_page(report);
  ASSERT_EQ(rows.rows.size(), 1U);
  ASSERT_EQ(rows.rows[0].size(), rows.columns.size());
  auto one = row_of(rows, 0);
  EXPECT_EQ(one["then_value"], absent);
  EXPECT_EQ(one["then_suppressed"], Cell(true));
  EXPECT_EQ(one["again_start"], absent);
  EXPECT_EQ(one["again_suppressed"], absent);
  EXPECT_EQ(one["now_value"], whole(4));
  EXPECT_EQ(one["difference"], whole(1));
  EXPECT_EQ(one["sentence"], absent);
  EXPECT_EQ(one["defined_since"], Cell(true));
}

TEST(PageRows, QualityAndProvenanceHaveTheirTables) {
  const Rows quality = quality_page(report_of_two_months());
  ASSERT_EQ(quality.rows.size(), 2U);
  EXPECT_EQ(row_of(quality, 1)["column"], text("b"));
  EXPECT_EQ(row_of(quality, 1)["with_a_value"], whole(0));
  const Rows provenance = provenance_page(report_of_two_months());
  ASSERT_EQ(provenance.rows.size(), 3U);
  EXPECT_EQ(row_of(provenance, 0)["kind"], text("source"));
  EXPECT_EQ(row_of(provenance, 1)["bytes"], whole(99));
  EXPECT_EQ(row_of(provenance, 2)["sha256"], text("h1"));
}

}  // namespace
}  // namespace windscreen::serve

#include "serve/audits/report_tables.h"

#include <gtest/gtest.h>

namespace windscreen::serve {
namespace {

using nlohmann::json;
using report::Cell;

TEST(ReportTables, ARowOfSeveralIsARowEach) {
  const json data = json::parse(R"({"figures": {"windows": [
      {"words": "July", "audits": 3, "good_or_better": {"met": 2},
       "grades": [{"grade": "good", "words": "Good", "met": 2, "share": 66.67},
                  {"grade": "inadequate", "words": "Inadequate", "met": 1, "share": null}]},
      {"words": "August", "audits": 0, "good_or_better": {"met": 0}, "grades": []}]}})");
  const auto rows = report_table(data, "windows");
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->columns, (std::vector<std::string>{"grade", "words", "met", "share", "audits",
                                                     "good_or_better_met", "of_words"}));
  ASSERT_EQ(rows->rows.size(), 2U);
  EXPECT_EQ(rows->rows[0], (std::vector<Cell>{std::string("good"), std::string("Good"), std::int64_t{2},
                                              66.67, std::int64_t{3}, std::int64_t{2}, std::string("July")}));
  EXPECT_EQ(rows->rows[1][3], Cell());
}

TEST(ReportTables, ObjectsAndCountsByGradeBecomeColumns) {
  const json data = json::parse(R"({"themes": {"themes": [
      {"code": "neglect", "gap": null}, {"code": "voice", "gap": {"met": 1, "all": 4}}]},
      "re_audits": {"matrix": [{"grade": "inadequate", "second": [0, 1, 2, 3]}]}})");
  const auto themes = report_table(data, "themes");
  ASSERT_TRUE(themes);
  EXPECT_EQ(themes->columns, (std::vector<std::string>{"code", "gap_all", "gap_met"}));
  EXPECT_EQ(themes->rows[0][2], Cell());
  EXPECT_EQ(themes->rows[1][2], Cell(std::int64_t{1}));
  const auto again = report_table(data, "re_audits");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->columns, (std::vector<std::string>{"grade", "second_outstanding", "second_good",
                                                      "second_requires_improvement", "second_inadequate"}));
  EXPECT_EQ(again->rows[0][4], Cell(std::int64_t{3}));
}

TEST(ReportTables, AReportHasTheTablesOfItsData) {
  const json data = json::parse(R"({"headline": {"grades": []}, "actions": []})");
  const auto all = report_tables(data);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].code, "headline");
  EXPECT_EQ(all[1].code, "actions");
  EXPECT_TRUE(report_table(data, "actions"));
  EXPECT_FALSE(report_table(data, "themes"));
  EXPECT_FALSE(report_table(data, "none"));
}

}  // namespace
}  // namespace windscreen::serve

#include "measure/baselines.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "measure/definition.h"

namespace windscreen::measure {
namespace {

class Baselines : public testing::Test {
 protected:
  Baselines() {
    Definition one;
    one.id = "referrals_received";
    catalogue_.definitions = {one};
    one.id = "re_referrals_percent";
    catalogue_.definitions.push_back(one);
  }
  ~Baselines() override { std::filesystem::remove(file_); }

  std::vector<BaselineRow> read(const std::string& text) {
    std::ofstream(file_, std::ios::binary) << text;
    return read_baselines(file_, catalogue_);
  }

  std::string fault(const std::string& text) {
    try {
      read(text);
    } catch (const base::Error& error) {
      const std::string what = error.what();
      return what.substr(what.find("baselines")) + " " + error.remedy();
    }
    return "no error";
  }

  const std::filesystem::path file_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("baselines_") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".csv");
  Catalogue catalogue_;
};

const char* const header = "indicator,from,until,reason\n";

TEST_F(Baselines, NoFileIsNoRows) {
  EXPECT_TRUE(read_baselines("no/such/baselines.csv", catalogue_).empty());
}

TEST_F(Baselines, RowsByIndicatorAndDate) {
  const auto rows = read(
      "reason,indicator,from,until\n\"New front door, all teams\",re_referrals_percent,"
      "2020-04-01,2021-03-31\nBefore the plan,re_referrals_percent,01/04/2018,31/03/2019\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].from, base::make_date(2018, 4, 1));
  EXPECT_EQ(rows[0].line, 3U);
  EXPECT_EQ(rows[1].reason, "New front door, all teams");
}

TEST_F(Baselines, AnEmptyFileAndAHeaderAloneAreNoRows) {
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read(header).empty());
}

TEST_F(Baselines, ErrorsNameTheLineAndWhatToDo) {
  const std::string start = header;
  EXPECT_NE(
      fault(start + "re_referals_percent,2018-04-01,2019-03-31,Why\n").find("Did you mean re_referrals"),
      std::string::npos);
  EXPECT_NE(fault(start + "*,2018-04-01,2019-03-31,Why\n*,2020-13-01,2021-03-31,Why\n").find("line 3"),
            std::string::npos);
  EXPECT_NE(fault(start + "*,2018-04-01,2019-03-31,\n").find("has no reason"), std::string::npos);
  EXPECT_NE(fault(start + "*,2018-04-01\n").find("is not a date"), std::string::npos);
  EXPECT_NE(fault(start + "*,2019-04-01,2018-03-31,Why\n").find("before it starts on 1 April 2019"),
            std::string::npos);
  EXPECT_NE(
      fault(start + "*,2018-04-01,2019-03-31,Why\n*,2019-03-31,2020-03-31,Why\n").find("overlap (lines 2"),
      std::string::npos);
  EXPECT_NE(fault("indicator,from,reason\n").find("no column \"until\""), std::string::npos);
  EXPECT_NE(fault("indicator,from,until,reason,note\n").find("no column \"note\""), std::string::npos);
}

TEST_F(Baselines, OwnRowsGoBeforeThoseForAll) {
  const auto rows = read(std::string(header) +
                         "*,2018-04-01,2019-03-31,All\nre_referrals_percent,2019-04-01,2020-03-31,Own\n");
  EXPECT_EQ(baselines_for(rows, "re_referrals_percent").at(0).reason, "Own");
  EXPECT_EQ(baselines_for(rows, "referrals_received").at(0).reason, "All");
  EXPECT_TRUE(baselines_for({}, "referrals_received").empty());
}

std::vector<Period> months(int count) {
  return series(Window::month, base::make_date(2021, 3, 31), count, false);
}

TEST(BaselineSpans, TheUsualOneIsTheFirstTwelvePoints) {
  const auto spans = baseline_spans(months(36), {});
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].points(), 12U);
  EXPECT_EQ(spans[0].last, 36U);
  EXPECT_EQ(baseline_spans(months(9), {}).at(0).points(), 9U);
  EXPECT_TRUE(baseline_spans({}, {}).empty());
}

TEST(BaselineSpans, StepsStartWhereTheySay) {
  // 36 months from April 2018: the second baseline from April 2020 is months 24 to 35.
  const auto day = [](int year, unsigned month, unsigned number) {
    return base::make_date(year, month, number);
  };
  const std::vector<BaselineRow> rows = {{"a", day(2018, 10, 1), day(2019, 9, 30), "First", 2},
                                         {"a", day(2020, 4, 1), day(2021, 3, 31), "Second", 3}};
  const auto spans = baseline_spans(months(36), rows);
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(spans[0].first, 0U);
  EXPECT_EQ(spans[0].baseline_first, 6U);
  EXPECT_EQ(spans[0].baseline_last, 18U);
  EXPECT_EQ(spans[0].last, 24U);
  EXPECT_EQ(spans[1].first, 24U);
  EXPECT_EQ(spans[1].points(), 12U);
}

TEST(BaselineSpans, ABaselineOutsideTheSeriesHoldsNoPoints) {
  const std::vector<BaselineRow> rows = {
      {"a", base::make_date(2010, 4, 1), base::make_date(2011, 3, 31), "Long ago", 2}};
  const auto spans = baseline_spans(months(12), rows);
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].points(), 0U);
  EXPECT_EQ(spans[0].last, 12U);
}

}  // namespace
}  // namespace windscreen::measure

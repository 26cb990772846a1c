#include "cli/output.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace windscreen::cli {
namespace {

std::string printed(const Rows& rows, Format format, int decimals = 1) {
  testing::internal::CaptureStdout();
  print(rows, format, decimals);
  return testing::internal::GetCapturedStdout();
}

const Rows sample = {
    {"name", "value", "on", "missing"},
    {{std::string("O'Neil, \"Kit\""), 26.130198915009043, base::make_date(2020, 9, 30), Cell{}},
     {std::string("Zoë"), std::int64_t{7}, Cell{}, true}}};

TEST(Print, JsonIsAnArrayOfFlatObjectsWithFullPrecision) {
  const auto json = nlohmann::json::parse(printed(sample, Format::json));
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0]["value"].get<double>(), 26.130198915009043);
  EXPECT_EQ(json[0]["on"], "2020-09-30");
  EXPECT_TRUE(json[0]["missing"].is_null());
  EXPECT_EQ(json[1]["name"], "Zoë");
  EXPECT_EQ(json[1]["missing"], true);
}

TEST(Print, NoRowsAreStillValidJson) {
  EXPECT_EQ(nlohmann::json::parse(printed({{"a"}, {}}, Format::json)).size(), 0U);
}

TEST(Print, CsvQuotesWhatNeedsIt) {
  EXPECT_EQ(printed(sample, Format::csv),
            "name,value,on,missing\n\"O'Neil, \"\"Kit\"\"\",26.130198915009043,2020-09-30,\nZoë,7,,true\n");
}

TEST(Print, RowsMadeAsTheyArePrintedLookTheSame) {
  const LazyRows lazy{sample.columns, sample.rows.size(), [](std::size_t at) { return sample.rows[at]; }};
  for (const Format format : {Format::table, Format::csv, Format::json}) {
    const std::string expected = printed(sample, format);
    testing::internal::CaptureStdout();
    print(lazy, format);
    EXPECT_EQ(testing::internal::GetCapturedStdout(), expected);
  }
}

TEST(Print, TablesRoundHalfUpAndAlign) {
  const Rows rows = {{"what", "value"},
                     {{std::string("a"), 2.25}, {std::string("b"), 38.0}, {std::string("c"), -0.05}}};
  EXPECT_EQ(printed(rows, Format::table),
            "what  value\n----  -----\na       2.3\nb        38\nc      -0.1\n");
}

TEST(Print, TablesLeaveOutColumnsThatAreEmptyInEveryRow) {
  const Rows rows = {{"a", "nothing", "b"},
                     {{std::string("x"), Cell{}, Cell{}}, {Cell{}, Cell{}, std::int64_t{2}}}};
  EXPECT_EQ(printed(rows, Format::table), "a  b\n-  -\nx   \n   2\n");
  EXPECT_EQ(printed(rows, Format::csv), "a,nothing,b\nx,,\n,,2\n");
}

}  // namespace
}  // namespace windscreen::cli

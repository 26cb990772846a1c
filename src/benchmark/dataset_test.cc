#include "benchmark/dataset.h"

#include <gtest/gtest.h>

#include "benchmark/symbols.h"

namespace windscreen::benchmark {
namespace {

TEST(ClosingYear, ReadsEveryPublishedForm) {
  EXPECT_EQ(closing_year("2024"), 2024);
  EXPECT_EQ(closing_year("202324"), 2024);
  EXPECT_EQ(closing_year("199900"), 2000);
  EXPECT_EQ(closing_year("2023/24"), 2024);
  EXPECT_EQ(closing_year("2014-16"), 2016);
  EXPECT_EQ(closing_year("2016-17 (OT)"), 2017);
  EXPECT_EQ(closing_year("2018 (Rev)"), 2018);
  EXPECT_EQ(closing_year("2013/14-15/16"), 2016);
}

TEST(ClosingYear, RefusesWhatIsNoYear) {
  for (const char* text :
       {"", "0", "202401", "202423", "2024Q1", "20245", "year", "1024", "2024-22-", "2024/"}) {
    EXPECT_FALSE(closing_year(text)) << text;
  }
}

TEST(DatasetName, IsTheFilesWithoutItsYears) {
  EXPECT_EQ(name_from_file("b2_children_in_need_2013_to_2024.csv"), "b2_children_in_need");
  EXPECT_EQ(name_from_file("/a/LA return 2025.CSV"), "la_return_2025");
  EXPECT_EQ(name_from_file("places_2025.csv"), "places");
  EXPECT_EQ(name_from_file("plain.csv"), "plain");
}

TEST(PublishedCell, NumbersAndSymbols) {
  EXPECT_EQ(read_cell("22.6")->value, 22.6);
  EXPECT_EQ(read_cell(" -3 ")->value, -3);
  EXPECT_EQ(read_cell("0")->value, 0);
  for (const char* symbol : {"c", "z", "x", ":", "low", "u", "-", "k"}) {
    const auto cell = read_cell(symbol);
    ASSERT_TRUE(cell) << symbol;
    EXPECT_FALSE(cell->value) << symbol;
    EXPECT_EQ(cell->symbol, symbol);
  }
  EXPECT_EQ(read_cell("[C]")->symbol, "c");
  EXPECT_EQ(read_cell("  ")->symbol, "blank");
}

TEST(PublishedCell, AnyOtherTextIsNothing) {
  for (const char* text : {"n/a", "1,234", "12%", "nan", "inf", "1.2.3", "[]", "cc"}) {
    EXPECT_FALSE(read_cell(text)) << text;
  }
}

}  // namespace
}  // namespace windscreen::benchmark

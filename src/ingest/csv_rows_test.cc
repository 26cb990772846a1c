#include "ingest/csv_rows.h"

#include <gtest/gtest.h>

#include "ingest/header.h"

namespace windscreen::ingest {
namespace {

TEST(CsvRows, EmptyRowsAreNoRowsAndFaultsStay) {
  const std::string text("a,b\n,,\n1,2\n\n , \n3\0,4\n", 21);
  const auto source = csv_rows(base::open_text(text), "t.csv");
  Row row;
  ASSERT_TRUE(source->next(row));
  ASSERT_TRUE(source->next(row));
  EXPECT_EQ(row.line, 3U);
  EXPECT_EQ(row.cells, (std::vector<std::string_view>{"1", "2"}));
  ASSERT_TRUE(source->next(row));
  EXPECT_EQ(row.line, 6U);
  EXPECT_FALSE(row.fault.empty());
  EXPECT_FALSE(source->next(row));
  EXPECT_EQ(source->encoding(), "UTF-8");
}

TEST(Header, FindsColumnsInAnyOrderCaseAndSpacing) {
  const std::vector<std::string> row{" Place Provider", "child", "", "Other", "PL", "DECOM", "decom"};
  const std::vector<std::string_view> known{"CHILD,CHILD_ID", "DECOM", "PLACE,PL", "PLACE_PROVIDER", "DEC"};
  const Header header = match_header(row, known);
  EXPECT_EQ(header.cell, (std::vector<std::size_t>{1, 5, 4, 0, Header::npos}));
  EXPECT_EQ(header.found, 4U);
  EXPECT_EQ(header.unknown, std::vector<std::string>{"Other"});
  EXPECT_EQ(header.twice, std::vector<std::string>{"decom"});
  EXPECT_EQ(header.width, 7U);
}

TEST(Header, ShiftedRows) {
  Header header;
  header.width = 2;
  EXPECT_TRUE(shifted(std::vector<std::string_view>{"a"}, header).empty());
  EXPECT_TRUE(shifted(std::vector<std::string_view>{"a", "b", "", " "}, header).empty());
  EXPECT_FALSE(shifted(std::vector<std::string_view>{"a", "b", "", "c"}, header).empty());
}

TEST(Header, NamesSome) {
  EXPECT_EQ(name_some(std::vector<std::string>{"a"}), "a");
  EXPECT_EQ(name_some(std::vector<std::string>{"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(name_some(std::vector<std::string>(10, "x")), "x, x, x, x, x, x, x, x and 2 more");
}

}  // namespace
}  // namespace windscreen::ingest

#include "validate/csv_records.h"

#include <gtest/gtest.h>

#include <string>

namespace windscreen::validate {
namespace {

// The records of a text, each as "line: [cell][cell]".
std::vector<std::string> records_of(std::string text) {
  CsvRecords records(text);
  std::vector<std::span<char>> cells;
  std::vector<std::string> read;
  while (records.next(cells)) {
    std::string one = std::to_string(records.line()) + ": ";
    for (const auto cell : cells) one += "[" + std::string(cell.data(), cell.size()) + "]";
    read.push_back(one);
  }
  return read;
}

using Read = std::vector<std::string>;

TEST(CsvRecords, LinesEndInLfCrlfOrCr) {
  const Read wanted{"1: [a][b]", "2: [1][2]", "3: [3][4]"};
  EXPECT_EQ(records_of("a,b\n1,2\n3,4\n"), wanted);
  EXPECT_EQ(records_of("a,b\n1,2\n3,4"), wanted);
  EXPECT_EQ(records_of("a,b\r\n1,2\r\n3,4\r\n"), wanted);
  EXPECT_EQ(records_of("a,b\r1,2\r3,4\r"), wanted);
  EXPECT_EQ(records_of("a,b\r1,2\r3,4"), wanted);
}

TEST(CsvRecords, CrWithALineFeedInACell) {
  EXPECT_EQ(records_of("a,b\r\"x\ny\",2\r3,4\r"), (Read{"1: [a][b]", "2: [x\ny][2]", "4: [3][4]"}));
}

TEST(CsvRecords, SeveralCrsAreOneLinesEnd) {
  EXPECT_EQ(records_of("a,b\r\r\n1,2\r\r\n"), (Read{"1: [a][b\r]", "2: [1][2\r]"}));
}

TEST(CsvRecords, NothingInAnEmptyText) {
  EXPECT_TRUE(records_of("").empty());
  EXPECT_TRUE(records_of("\xEF\xBB\xBF").empty());
  EXPECT_TRUE(records_of("\n\r\n , ;\n").empty());
  std::span<char> none;
  CsvRecords records(none);
  std::vector<std::span<char>> cells;
  EXPECT_FALSE(records.next(cells));
  EXPECT_FALSE(records.next(cells));
}

TEST(CsvRecords, BlankRecordsAreNoneButCountAsLines) {
  EXPECT_EQ(records_of("\n\na,b\n\n,,\n \t \n;;\n1,2\n"), (Read{"3: [a][b]", "8: [1][2]"}));
  EXPECT_EQ(records_of("a,b\n\"\",\"\"\n\" \",\n1,2\n"), (Read{"1: [a][b]", "4: [1][2]"}));
}

TEST(CsvRecords, Separators) {
  EXPECT_EQ(records_of("a;b;c\n1;2,5;3\n"), (Read{"1: [a][b][c]", "2: [1][2,5][3]"}));
  EXPECT_EQ(records_of("a\tb\n1;x\t2,5\n"), (Read{"1: [a][b]", "2: [1;x][2,5]"}));
  EXPECT_EQ(records_of("a,b;c,d\n1,2;3,4\n"), (Read{"1: [a][b;c][d]", "2: [1][2;3][4]"}));
  // A header of one column has none: a comma.
  EXPECT_EQ(records_of("a\n1,2;3\n"), (Read{"1: [a]", "2: [1][2;3]"}));
  // As many of each: the comma.
  EXPECT_EQ(records_of("a,b;c\n"), (Read{"1: [a][b;c]"}));
}

TEST(CsvRecords, ByteOrderMark) {
  EXPECT_EQ(records_of("\xEF\xBB\xBF"
                       "a,b\n1,2\n"),
            (Read{"1: [a][b]", "2: [1][2]"}));
  EXPECT_EQ(records_of("\xEF\xBB\xBF\"a\",b\n"), (Read{"1: [a][b]"}));
}

TEST(CsvRecords, Quotes) {
  EXPECT_EQ(records_of("\"a,1\",\"b\"\n"), (Read{"1: [a,1][b]"}));
  EXPECT_EQ(records_of("\"say \"\"no\"\"\",x\n"), (Read{"1: [say \"no\"][x]"}));
  EXPECT_EQ(records_of("\"\"\"\",\"\",x\n"), (Read{"1: [\"][][x]"}));
  EXPECT_EQ(records_of("a, \"b\" ,c\n"), (Read{"1: [a][b][c]"}));
  EXPECT_EQ(records_of("a,\"b\"x,c\r\n1,2,3\r\n"), (Read{"1: [a][b][c]", "2: [1][2][3]"}));
  // A quote inside a cell is a character like others.
  EXPECT_EQ(records_of("5\" pipe,b\"\n\"c\",d\r\n"), (Read{"1: [5\" pipe][b\"]", "2: [c][d]"}));
  EXPECT_EQ(records_of("\"a\";\"b;c\"\n"), (Read{"1: [a][b;c]"}));
}

TEST(CsvRecords, LinesInQuotesCount) {
  EXPECT_EQ(records_of("a,b\n\"1\n1\r\n1\",2\n3,4\n"), (Read{"1: [a][b]", "2: [1\n1\r\n1][2]", "5: [3][4]"}));
  EXPECT_EQ(records_of("a\n\"1\n\"\"\n1\"\n2\n"), (Read{"1: [a]", "2: [1\n\"\n1]", "5: [2]"}));
}

TEST(CsvRecords, EmptyCellsAtTheEnd) {
  EXPECT_EQ(records_of("a,b,\n1,,\n"), (Read{"1: [a][b][]", "2: [1][][]"}));
  EXPECT_EQ(records_of("\"a\",b,\n\"1\",,"), (Read{"1: [a][b][]", "2: [1][][]"}));
}

TEST(CsvRecords, AQuoteThatNeverCloses) {
  std::string text = "a,b\n1,2\n3,\"4\n5,6\n7,8\n";
  CsvRecords records(text);
  std::vector<std::span<char>> cells;
  ASSERT_TRUE(records.next(cells));
  ASSERT_TRUE(records.next(cells));
  EXPECT_EQ(records.unclosed(), 0U);
  ASSERT_TRUE(records.next(cells));
  EXPECT_EQ(records.line(), 3U);
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(std::string(cells[1].data(), cells[1].size()), "4\n5,6\n7,8\n");
  EXPECT_EQ(records.unclosed(), 3U);
  EXPECT_FALSE(records.next(cells));
}

TEST(CsvRecords, AQuoteThatOpensBelowItsRecordsFirstLine) {
  std::string text = "\"a\nb\",\"c\n";
  CsvRecords records(text);
  std::vector<std::span<char>> cells;
  ASSERT_TRUE(records.next(cells));
  EXPECT_EQ(records.line(), 1U);
  EXPECT_EQ(records.unclosed(), 2U);
}

TEST(CsvRecords, AQuoteThatClosesAtTheEndIsClosed) {
  std::string text = "a,\"b\"";
  CsvRecords records(text);
  std::vector<std::span<char>> cells;
  ASSERT_TRUE(records.next(cells));
  EXPECT_EQ(records.unclosed(), 0U);
}

TEST(CsvRecords, TenThousandColumns) {
  std::string text = "c";
  for (int i = 1; i < 10000; ++i) text += ",c" + std::to_string(i);
  text += "\n\"x\"" + std::string(9999, ',') + "\n";
  CsvRecords records(text);
  std::vector<std::span<char>> cells;
  ASSERT_TRUE(records.next(cells));
  ASSERT_EQ(cells.size(), 10000U);
  EXPECT_EQ(std::string(cells[9999].data(), cells[9999].size()), "c9999");
  ASSERT_TRUE(records.next(cells));
  EXPECT_EQ(cells.size(), 10000U);
  EXPECT_FALSE(records.next(cells));
}

}  // namespace
}  // namespace windscreen::validate

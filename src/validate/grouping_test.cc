#include "validate/grouping.h"

#include <gtest/gtest.h>

#include "validate/reading_test.h"
#include "validate/ssda903/tables.h"

namespace windscreen::validate {
namespace {

using Ids = std::vector<Text>;
using Firsts = std::vector<std::uint32_t>;

constexpr auto header_place = static_cast<std::size_t>(ssda903::TableId::header);
constexpr auto episodes_place = static_cast<std::size_t>(ssda903::TableId::episodes);
constexpr auto reviews_place = static_cast<std::size_t>(ssda903::TableId::reviews);

// The numbers that the rows have in their source, in the order in which they now stand.
std::vector<std::uint32_t> rows_as_they_stand(const TableData& table) {
  std::vector<std::uint32_t> numbers;
  for (const auto& row : table.rows.as<ssda903::Episode>()) numbers.push_back(row.row);
  return numbers;
}

TEST(Grouping, RowsStandByChildAndKeepTheirOrder) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903,
                          {{"header.csv", "CHILD,SEX\nB,1\nA,2\n"},
                           {"episodes.csv", "CHILD,LS\nA,a0\nB,b1\nC,c2\nB,b3\nA,a4\nA,a5\n"}},
                          data));
  const Grouping grouping = group_by_child(data, "CHILD");
  EXPECT_EQ(grouping.ids, (Ids{"B", "A", "C"}));
  EXPECT_EQ(grouping.now[header_place], (Firsts{0, 1, 2, 2}));
  EXPECT_EQ(grouping.now[episodes_place], (Firsts{0, 2, 5, 6}));
  EXPECT_EQ(grouping.now[reviews_place], (Firsts{0, 0, 0, 0}));
  EXPECT_EQ(column_of(data.now[episodes_place], "LS"), "B1|B3|A0|A4|A5|C2");
  EXPECT_EQ(rows_as_they_stand(data.now[episodes_place]), (Firsts{1, 3, 0, 4, 5, 2}));
}

TEST(Grouping, RowsInOrderStayWhereTheyAre) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"episodes.csv", "CHILD,LS\nA,1\nA,2\nB,3\nC,4\nC,5\n"}}, data));
  const Grouping grouping = group_by_child(data, "CHILD");
  EXPECT_EQ(grouping.now[episodes_place], (Firsts{0, 2, 3, 5}));
  EXPECT_EQ(rows_as_they_stand(data.now[episodes_place]), (Firsts{0, 1, 2, 3, 4}));
}

TEST(Grouping, RowsWithoutAnIdentifierAreChildrenOfTheirOwn) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(
      read_texts(Return::ssda903, {{"episodes.csv", "CHILD,LS\n,x0\nA,a1\n,x2\n,x3\nA,a4\n"}}, data));
  const Grouping grouping = group_by_child(data, "CHILD");
  EXPECT_EQ(grouping.ids, (Ids{"", "A", "", ""}));
  EXPECT_EQ(grouping.now[episodes_place], (Firsts{0, 1, 3, 4, 5}));
  EXPECT_EQ(column_of(data.now[episodes_place], "LS"), "X0|A1|A4|X2|X3");
}

TEST(Grouping, LastYearsRowsAreOfTheSameChildren) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"episodes.csv", "CHILD,LS\nA,1\n"}}, data));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"episodes.csv", "CHILD,LS\nZ,2\nA,3\n"}}, data, true));
  const Grouping grouping = group_by_child(data, "CHILD");
  EXPECT_EQ(grouping.ids, (Ids{"A", "Z"}));
  EXPECT_EQ(grouping.now[episodes_place], (Firsts{0, 1, 1}));
  EXPECT_EQ(grouping.last[episodes_place], (Firsts{0, 1, 2}));
  EXPECT_EQ(column_of(data.last[episodes_place], "LS"), "3|2");
}

TEST(Grouping, ATableWithoutAChildHasNone) {
  ReturnData data(tables_of(Return::cin));
  ASSERT_FALSE(read_texts(Return::cin,
                          {{"header.csv", "Collection,Year,LEA\nCIN,2026,999\n"},
                           {"CINdetails.csv", "LAchildID,CINdetailsID\nA,1\n"}},
                          data));
  const Grouping grouping = group_by_child(data, "LAchildID");
  EXPECT_EQ(grouping.ids, Ids{"A"});
  EXPECT_TRUE(grouping.now[0].empty());
  EXPECT_EQ(data.now[0].rows.size(), 1U);
}

TEST(Grouping, NothingOfNothing) {
  ReturnData data(tables_of(Return::ssda903));
  const Grouping grouping = group_by_child(data, "CHILD");
  EXPECT_TRUE(grouping.ids.empty());
  EXPECT_EQ(grouping.now[header_place], Firsts{0});
}

}  // namespace
}  // namespace windscreen::validate

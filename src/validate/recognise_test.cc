#include "validate/recognise.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace windscreen::validate {
namespace {

using Header = std::vector<std::string_view>;

// The name of the table; empty where none is recognised.
std::string_view recognised(Return which, const Header& header, std::string_view file) {
  const auto found = recognise(which, header, file);
  return found ? tables_of(which)[found->table].name : std::string_view();
}

class ByReturn : public testing::TestWithParam<Return> {};
INSTANTIATE_TEST_SUITE_P(Recognise, ByReturn, testing::Values(Return::ssda903, Return::cin),
                         [](const auto& one) { return std::string(name_of(one.param)); });

TEST_P(ByReturn, EveryTableByItsColumnsInAnyCaseAndOrder) {
  for (const Table& table : tables_of(GetParam())) {
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.emplace_back(column.name);
    for (const bool upper : {false, true}) {
      std::reverse(names.begin(), names.end());
      for (std::string& name : names) {
        std::transform(name.begin(), name.end(), name.begin(), [upper](unsigned char c) {
          return static_cast<char>(upper ? std::toupper(c) : std::tolower(c));
        });
      }
      const Header header(names.begin(), names.end());
      const auto found = recognise(GetParam(), header, "return.csv");
      ASSERT_TRUE(found) << table.name;
      EXPECT_EQ(tables_of(GetParam())[found->table].name, table.name);
      EXPECT_TRUE(found->unknown.empty() && found->twice.empty());
      // Reversed on the first way round, and back on the second.
      ASSERT_EQ(found->places.size(), table.columns.size());
      for (std::size_t i = 0; i < names.size(); ++i)
        EXPECT_EQ(found->places[i], upper ? i : names.size() - 1 - i) << table.name;
    }
  }
}

TEST_P(ByReturn, EveryTableByTheNameOfItsFileAndOneColumn) {
  for (const Table& table : tables_of(GetParam())) {
    const Header header{table.columns[0].name};
    const std::string file = "2026 " + std::string(table.name) + ".csv";
    EXPECT_EQ(recognised(GetParam(), header, file), table.name);
    EXPECT_EQ(recognised(GetParam(), header, "return.csv"), "");
  }
}

TEST(Recognise, ColumnsThatFitSeveralTablesAreToldByTheFile) {
  const Header header{"CHILD", "DOB"};
  EXPECT_EQ(recognised(Return::ssda903, header, "SSDA903_Reviews.csv"), "Reviews");
  EXPECT_EQ(recognised(Return::ssda903, header, "oc2.csv"), "OC2");
  EXPECT_EQ(recognised(Return::ssda903, header, "OC_3.csv"), "OC3");
  EXPECT_EQ(recognised(Return::ssda903, header, "placed for adoption.CSV"), "PlacedAdoption");
  EXPECT_EQ(recognised(Return::ssda903, header, "previous-permanence.csv"), "PrevPerm");
  EXPECT_EQ(recognised(Return::ssda903, header, "deprivation_of_liberty.csv"), "DoLo");
  EXPECT_EQ(recognised(Return::ssda903, {"CHILD", "SEX", "DOB"}, "header.csv"), "Header");
  EXPECT_EQ(recognised(Return::ssda903, {"CHILD", "SEX", "DOB"}, "uasc.csv"), "UASC");
}

TEST(Recognise, SocialWorkersEpisodesAreNoEpisodes) {
  for (const char* file : {"sw_episodes.csv", "SWEpisodes.csv", "SW Episodes 2026.csv", "social_worker.csv",
                           "book.xlsx, sheet SW episodes"}) {
    EXPECT_EQ(recognised(Return::ssda903, {"CHILD"}, file), "SWEpisodes") << file;
  }
  for (const char* file : {"episodes.csv", "Episode.csv", "903 EPISODES.csv"})
    EXPECT_EQ(recognised(Return::ssda903, {"CHILD"}, file), "Episodes") << file;
}

TEST(Recognise, ColumnsCountForMoreThanTheFile) {
  EXPECT_EQ(recognised(Return::ssda903, {"CHILD", "DECOM", "RNE", "LS"}, "header.csv"), "Episodes");
  EXPECT_EQ(recognised(Return::cin, {"LAchildID", "CPPID", "CPPreviewDate"}, "Assessments.csv"), "Reviews");
}

TEST(Recognise, OtherNamesOfColumns) {
  const auto ssda903 =
      recognise(Return::ssda903, Header{"Child_ID", "gender", "DOB", "Ethnicity", "UPN"}, "x");
  ASSERT_TRUE(ssda903);
  EXPECT_TRUE(ssda903->unknown.empty());
  EXPECT_EQ(ssda903->places, (std::vector<std::size_t>{0, 2, 3, 5, 1}));
  const auto cin = recognise(Return::cin, Header{"LAchildID", "GenderCurrent"}, "x");
  ASSERT_TRUE(cin);
  EXPECT_EQ(tables_of(Return::cin)[cin->table].name, "ChildIdentifiers");
  // Names of one return mean nothing in the other.
  EXPECT_EQ(column_called(Return::ssda903, tables_of(Return::ssda903)[0], "GenderCurrent"),
            RecognisedTable::none);
  EXPECT_EQ(column_called(Return::ssda903, tables_of(Return::ssda903)[0], " \"sex\"\r"), 2U);
}

TEST(Recognise, UnknownColumnsAndColumnsThatComeTwice) {
  const auto found =
      recognise(Return::ssda903, Header{"CHILD", " Notes ", "DOB", "dob", "", "REVIEW", "CHILDID"}, "x.csv");
  ASSERT_TRUE(found);
  EXPECT_EQ(tables_of(Return::ssda903)[found->table].name, "Reviews");
  EXPECT_EQ(found->unknown, std::vector<std::string>{"Notes"});
  EXPECT_EQ(found->twice, (std::vector<std::string>{"dob", "CHILDID"}));
  constexpr auto none = RecognisedTable::none;
  EXPECT_EQ(found->places, (std::vector<std::size_t>{0, none, 1, none, none, 2, none}));
}

TEST(Recognise, WhatIsNoTable) {
  EXPECT_EQ(recognised(Return::ssda903, {}, "header.csv"), "");
  EXPECT_EQ(recognised(Return::ssda903, {""}, "header.csv"), "");
  EXPECT_EQ(recognised(Return::ssda903, {"name", "colour"}, "header.csv"), "");
  EXPECT_EQ(recognised(Return::ssda903, {"CHILD"}, "children.csv"), "");
  EXPECT_EQ(recognised(Return::cin, {"CHILD", "DECOM", "DEC"}, "episodes.csv"), "");
  // Most of the columns are not the table's.
  EXPECT_EQ(recognised(Return::ssda903, {"CHILD", "DOB", "a", "b", "c"}, "reviews.csv"), "");
  EXPECT_EQ(recognised(Return::ssda903, {"CHILD", "DOB", "a", "b"}, "reviews.csv"), "Reviews");
}

}  // namespace
}  // namespace windscreen::validate

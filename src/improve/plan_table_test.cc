#include "improve/plan_table.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/hash.h"
#include "ingest/xlsx_test_book.h"

namespace windscreen::improve {
namespace {

using Cells = std::vector<std::string>;
using ingest::text_row;

/// Text of ASCII letters as UTF-16, least byte first, behind its mark.
std::string as_utf16(const std::string& text) {
  std::string bytes = "\xFF\xFE";
  for (const char c : text) {
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

PlanTable table_of(const std::string& bytes, const std::string& sheet = {}, std::uint64_t header = 0) {
  return read_plan_table(bytes, "plan", sheet, header);
}

TEST(PlanTableTest, HeadingsAreFoundBelowTitles) {
  const PlanTable table = table_of(
      "Improvement plan 2020,,,\n,,,\nTheme,Action,Lead,By when\nFront door,Open one,Head,31/03/2021\n,,,\n");
  EXPECT_EQ(table.header_line, 3U);
  EXPECT_EQ(table.above, Cells{"Improvement plan 2020"});
  EXPECT_EQ(table.headings, (Cells{"Theme", "Action", "Lead", "By when"}));
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].line, 4U);
  EXPECT_EQ(table.rows[0].cells, (Cells{"Front door", "Open one", "Head", "31/03/2021"}));
  EXPECT_TRUE(table.sheets.empty());
}

TEST(PlanTableTest, WhereNoHeadingIsKnownTheFirstRowWithTwoTextsHasThem) {
  const PlanTable table = table_of("Plan,\nAlpha,Beta\nOne,Two\n");
  EXPECT_EQ(table.header_line, 2U);
  EXPECT_EQ(table_of("Plan,\nAlpha,Beta\nOne,Two\n", {}, 3).headings, (Cells{"One", "Two"}));
  EXPECT_THROW(table_of("Plan,\nAlpha,Beta\n", {}, 9), base::Error);
}

TEST(PlanTableTest, AListOfActionsIsATable) {
  const PlanTable table = table_of("Action\nOpen one front door\n");
  EXPECT_EQ(table.headings, Cells{"Action"});
  ASSERT_EQ(table.rows.size(), 1U);
}

TEST(PlanTableTest, EveryEncodingOfExcelIsRead) {
  EXPECT_EQ(table_of("Theme,Action\nA,Children\x92s plans\n").rows.at(0).cells.at(1),
            "Children\u2019s plans");
  EXPECT_EQ(table_of("\xEF\xBB\xBFTheme;Action\nA;Children\u2019s plans\n").rows.at(0).cells.at(1),
            "Children\u2019s plans");
  EXPECT_EQ(table_of(as_utf16("Theme\tAction\nA\tOpen one\n")).rows.at(0).cells, (Cells{"A", "Open one"}));
}

TEST(PlanTableTest, ATextThatLooksLikeAFormulaStaysText) {
  const PlanTable table = table_of("Number,Action\n1,=1+1\n2,'=1+1\n3,'Tis the season\n4,-\n");
  EXPECT_EQ(table.rows.at(0).cells.at(1), "=1+1");
  // The apostrophe of a download is no part of the text; that of a writer is.
  EXPECT_EQ(table.rows.at(1).cells.at(1), "=1+1");
  EXPECT_EQ(table.rows.at(2).cells.at(1), "'Tis the season");
  EXPECT_EQ(table.rows.at(3).cells.at(1), "-");
}

TEST(PlanTableTest, LinesWithinACellStayAndOtherControlCharactersGo) {
  const PlanTable table = table_of("Number,Action\n1,\"Open one\r\nfront\vdoor\"\n");
  EXPECT_EQ(table.rows.at(0).cells.at(1), "Open one\nfront door");
  EXPECT_EQ(table_of("Number,Action\n1,\v\x01\n").rows.at(0).cells.at(1), "");
}

TEST(PlanTableTest, OfAWorkbookTheSheetWithTheMostKnownHeadingsIsRead) {
  const std::string bytes = ingest::Book{
      {{"Notes", text_row({"Read me"}) + text_row({"Status", "draft"})},
       {"Plan", text_row({"Plan for 2020"}) + text_row({"Action", "Lead", "By when"}) +
                    "<row><c t=\"inlineStr\"><is><t>Open one</t></is></c><c/>"
                    "<c s=\"2\"><v>43921</v></c></row>"}},
      {}}.bytes();
  const PlanTable table = table_of(bytes);
  EXPECT_EQ(table.sheets, (Cells{"Notes", "Plan"}));
  EXPECT_EQ(table.sheet, "Plan");
  EXPECT_EQ(table.above, Cells{"Plan for 2020"});
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].cells, (Cells{"Open one", "", "2020-03-31"}));
  EXPECT_EQ(table.dates, base::DateSystem::from_1900);
  EXPECT_EQ(table.hash, base::sha256(bytes));
  EXPECT_EQ(table_of(bytes, " notes ").headings, (Cells{"Status", "draft"}));
  EXPECT_NE(plan_table_key(table), plan_table_key(table_of(bytes, "Notes")));
}

TEST(PlanTableTest, ASheetThatIsNotThereIsToldWithThoseThatAre) {
  const std::string bytes = ingest::Book{{{"Plan", text_row({"Action", "Lead"})}}, {}}.bytes();
  try {
    table_of(bytes, "2020");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_NE(error.remedy().find("Plan"), std::string::npos) << error.remedy();
  }
  EXPECT_THROW(table_of("Action,Lead\n", "Plan"), base::Error);
}

TEST(PlanTableTest, AColumnWithoutAHeadingIsAColumn) {
  const PlanTable table = table_of("Action,Lead\nOpen one,Head,and this\nClose one\n");
  EXPECT_EQ(table.headings, (Cells{"Action", "Lead", ""}));
  EXPECT_EQ(table.rows.at(0).cells.at(2), "and this");
  EXPECT_EQ(table.rows.at(1).cells, (Cells{"Close one", "", ""}));
}

TEST(PlanTableTest, WhatIsNoTableIsRefused) {
  EXPECT_THROW(table_of(""), base::Error);
  EXPECT_THROW(table_of("\n , \n"), base::Error);
  EXPECT_THROW(table_of("PK but no workbook"), base::Error);
  EXPECT_THROW(table_of(ingest::Book{{{"Plan", ""}}, {}}.bytes()), base::Error);
}

TEST(PlanTableTest, FiveThousandRowsAreReadAndNoMore) {
  std::string text = "Action,Lead\n";
  for (std::size_t row = 0; row < most_plan_rows; ++row) text += "Open one,Head\n";
  EXPECT_EQ(table_of(text).rows.size(), most_plan_rows);
  EXPECT_THROW(table_of(text + "Open one,Head\n"), base::Error);
}

TEST(PlanTableTest, TooLargeAFileTooManyColumnsAndTooMuchTextAreRefused) {
  EXPECT_THROW(table_of("Action,Lead\n" + std::string(most_plan_bytes, 'x')), base::Error);
  EXPECT_THROW(table_of("Action,Lead" + std::string(most_plan_columns, ',') + "Due\n"), base::Error);
  // A text of 200,000 bytes that a hundred cells share is a small file.
  ingest::Book book{{{"Plan", text_row({"Action", "Lead"})}}, {}};
  book.shared = {"<t>" + std::string(200'000, 'x') + "</t>"};
  for (int row = 0; row < 100; ++row) book.sheets[0].data += "<row><c t=\"s\"><v>0</v></c></row>";
  const std::string bytes = book.bytes();
  EXPECT_LT(bytes.size(), most_plan_bytes);
  EXPECT_THROW(table_of(bytes), base::Error);
}

}  // namespace
}  // namespace windscreen::improve

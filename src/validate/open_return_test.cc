#include "validate/open_return.h"

#include <gtest/gtest.h>

#include "base/byte_source.h"
#include "base/error.h"
#include "ingest/loading_test.h"
#include "ingest/xlsx_test_book.h"
#include "validate/reading_test.h"

namespace windscreen::validate {
namespace {

using ingest::TestFolder;
using ingest::text_row;

// What is said of paths that cannot be opened: the error, a bar and the remedy.
std::string refused(Return which, const std::vector<std::filesystem::path>& paths) {
  ReturnData data(tables_of(which));
  try {
    open_return(which, paths, false, data);
  } catch (const base::Error& error) {
    return std::string(error.what()) + "|" + error.remedy();
  }
  return "read";
}

TEST(OpenReturn, AFolderStandsForTheFilesInIt) {
  const TestFolder folder;
  folder.write("b_header.csv", "CHILD,UPN\nB,UN1\n");
  folder.write("a_header.CSV", "CHILD,UPN\nA,UN1\n");
  folder.write("readme.txt", "CHILD,UPN\nX,UN1\n");
  folder.write("more/header.csv", "CHILD,UPN\nY,UN1\n");
  folder.write("episodes.csv", "CHILD,LS,DECOM\nA,E1,01/05/2025\n");
  ReturnData data(tables_of(Return::ssda903));
  open_return(Return::ssda903, {folder.path()}, false, data);
  EXPECT_EQ(column_of(table_of(data.now, "Header"), "CHILD"), "A|B");
  EXPECT_EQ(column_of(table_of(data.now, "Episodes"), "LS"), "E1");
  EXPECT_NE(notes_of(data).find("b_header.csv:0: The table Header came in more than one file."),
            std::string::npos);
  EXPECT_NE(notes_of(data).find("Tables that were not given: Reviews, UASC"), std::string::npos);
}

TEST(OpenReturn, FilesStayAsTheyAre) {
  const TestFolder folder;
  const std::string text = "CHILD,UPN,SEX\na,\"un\"\"1\",m\n";
  const auto file = folder.write("header.csv", text);
  ReturnData data(tables_of(Return::ssda903));
  open_return(Return::ssda903, {file}, false, data);
  EXPECT_EQ(column_of(table_of(data.now, "Header"), "UPN"), "UN\"1");
  EXPECT_EQ(base::read_whole_file(file), text);
}

TEST(OpenReturn, LastYearsFolder) {
  const TestFolder folder;
  folder.write("header.csv", "CHILD,UPN\nA,UN1\n");
  ReturnData data(tables_of(Return::ssda903));
  open_return(Return::ssda903, {folder.path()}, true, data);
  EXPECT_FALSE(table_of(data.now, "Header").present);
  EXPECT_EQ(column_of(table_of(data.last, "Header"), "CHILD"), "A");
  EXPECT_TRUE(data.collection.previous);
  EXPECT_NE(notes_of(data).find("Tables of last year that were not given: Episodes"), std::string::npos);
}

TEST(OpenReturn, ANameThatIsNotThePath) {
  const TestFolder folder;
  const auto file = folder.write("upload-1", "CHILD,DOB\nA,01/02/2015\n");
  ReturnData data(tables_of(Return::ssda903));
  open_return(Return::ssda903, std::vector<ReturnFile>{{file, "OC2 2026.csv"}}, false, data);
  EXPECT_EQ(column_of(table_of(data.now, "OC2"), "CHILD"), "A");
}

TEST(OpenReturn, AWorkbook) {
  const TestFolder folder;
  ingest::Book book;
  // 45778 is 1 May 2025; style 1 is a date.
  book.sheets.push_back({"Header", text_row({"CHILD", "SEX", "DOB", "UPN"}) +
                                       "<row><c><v>101</v></c><c t=\"inlineStr\"><is><t>m</t></is></c>"
                                       "<c s=\"1\"><v>45778</v></c><c/></row>"});
  book.sheets.push_back({"Episodes", text_row({"CHILD", "DECOM", "DEC", "LS", "URN"}) +
                                         text_row({"101", "2025-05-01", "02/05/2025", "V;2", "a,\"b\"\nc"}) +
                                         text_row({}) +
                                         text_row({"ABCD-EF-GH", "2025-02-30", "", "E1", "2025-13-1x"})});
  book.sheets.push_back({"Notes", text_row({"for ourselves"})});
  const auto file = folder.write("return.xlsx", book.bytes());
  ReturnData data(tables_of(Return::ssda903));
  open_return(Return::ssda903, {file}, false, data);
  const TableData& header = table_of(data.now, "Header");
  EXPECT_EQ(column_of(header, "CHILD"), "101");
  EXPECT_EQ(column_of(header, "SEX"), "M");
  EXPECT_EQ(column_of(header, "DOB"), "2025-05-01");
  const TableData& episodes = table_of(data.now, "Episodes");
  EXPECT_EQ(column_of(episodes, "CHILD"), "101|ABCD-EF-GH");
  EXPECT_EQ(column_of(episodes, "DECOM"), "2025-05-01|wrong");
  EXPECT_EQ(column_of(episodes, "DEC"), "2025-05-02|");
  EXPECT_EQ(column_of(episodes, "LS"), "V;2|E1");
  EXPECT_EQ(column_of(episodes, "URN"), "A,\"B\"\nC|2025-13-1X");
  EXPECT_NE(notes_of(data).find("return.xlsx, sheet Notes:1: Its first line is not the header"),
            std::string::npos);
}

TEST(OpenReturn, AWorkbookOfTheCensus) {
  const TestFolder folder;
  ingest::Book book;
  book.sheets.push_back(
      {"CINdetails", text_row({"LAchildID", "CINdetailsID", "CINreferralDate", "CINclosureDate"}) +
                         "<row><c><v>7</v></c><c><v>1</v></c><c s=\"1\"><v>45778</v></c>"
                         "<c t=\"inlineStr\"><is><t>2025-06-01</t></is></c></row>"});
  ReturnData data(tables_of(Return::cin));
  open_return(Return::cin, {folder.write("census.xlsx", book.bytes())}, false, data);
  EXPECT_EQ(column_of(table_of(data.now, "CINdetails"), "CINreferralDate"), "2025-05-01");
  EXPECT_EQ(column_of(table_of(data.now, "CINdetails"), "CINclosureDate"), "2025-06-01");
}

TEST(OpenReturn, SheetsAreToldByTheirNames) {
  const TestFolder folder;
  ingest::Book book;
  book.sheets.push_back({"OC2", text_row({"CHILD", "DOB"}) + text_row({"A", ""})});
  book.sheets.push_back({"AD1", text_row({"CHILD", "DOB"}) + text_row({"B", ""})});
  ReturnData data(tables_of(Return::ssda903));
  open_return(Return::ssda903, {folder.write("return.xlsx", book.bytes())}, false, data);
  EXPECT_EQ(column_of(table_of(data.now, "OC2"), "CHILD"), "A");
  EXPECT_EQ(column_of(table_of(data.now, "AD1"), "CHILD"), "B");
}

TEST(OpenReturn, WhatCannotBeRead) {
  const TestFolder folder;
  EXPECT_EQ(
      refused(Return::ssda903, {folder.path() / "absent.csv"}),
      "absent.csv cannot be read: No such file or directory.|Check the path and who may read the file.");
  std::filesystem::create_directories(folder.path() / "empty");
  EXPECT_NE(refused(Return::ssda903, {folder.path() / "empty"})
                .find("has no CSV file, XML message or workbook in it.|"),
            std::string::npos);
  EXPECT_EQ(refused(Return::ssda903, {"/dev/null"}),
            "null cannot be read: it is no file with rows in it.|Check the path and who may read the file.");
  EXPECT_NE(refused(Return::ssda903, {folder.write("empty.csv", "")})
                .find("None of the files is a table of the return. empty.csv: The file is empty, and was "
                      "left out.|Give"),
            std::string::npos);
  EXPECT_NE(
      refused(Return::ssda903, {folder.write("list.csv", "who,what\nme,this\n")})
          .find("None of the files is a table of the return. list.csv: Its first line is not the header"),
      std::string::npos);
}

TEST(OpenReturn, Rubbish) {
  const TestFolder folder;
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(i * 37 % 251);
  EXPECT_EQ(refused(Return::ssda903, {folder.write("scan.csv", bytes)}),
            "scan.csv, line 1: it is no text: there are NUL bytes in it.|Give the return as CSV files, an "
            "XML message or a "
            "workbook (xlsx).");
  EXPECT_NE(refused(Return::ssda903, {folder.write("broken.xlsx", "PK\x03\x04" + bytes)}).find("broken.xlsx"),
            std::string::npos);
  EXPECT_EQ(refused(Return::cin, {folder.write("cut.xml", "<Message>\n<Children>\n")}),
            "cut.xml, line 3: the text ends inside the element <Children>.|Export the census again, or open "
            "it in a "
            "browser, which shows the place.");
}

TEST(ReadProviders, ByTheirNumbers) {
  const TestFolder folder;
  Collection collection;
  read_providers(
      folder.write("register.csv",
                   "Urn,PLACE_CODES,PROVIDER_CODES,LA_CODE_INFERRED,Postcode,REG_END,Name\n"
                   "sc1,\"K2,U4\",PR1, 936 ,gu1 1aa,31/12/2025,x\n,,,,,,y\nSC1,A5,,937,,,z\nSC2\n"),
      collection);
  EXPECT_TRUE(collection.has_providers);
  ASSERT_EQ(collection.providers.size(), 3U);
  const Provider& first = collection.providers[0];
  EXPECT_EQ(first.urn, "SC1");
  EXPECT_EQ(first.place_codes, "K2,U4");
  EXPECT_EQ(first.provider_codes, "PR1");
  EXPECT_EQ(first.la_code_inferred, "936");
  EXPECT_EQ(first.postcode, "GU1 1AA");
  EXPECT_EQ(first.reg_end, Day::on(2025, 12, 31));
  EXPECT_TRUE(collection.providers[1].reg_end.blank());
  EXPECT_EQ(collection.providers_by_urn.count("SC1"), 2U);
  EXPECT_EQ(collection.providers_by_urn.count("SC2"), 1U);
}

TEST(ReadProviders, WhatIsNoRegister) {
  const TestFolder folder;
  Collection collection;
  EXPECT_THROW(read_providers(folder.path() / "absent.csv", collection), base::Error);
  EXPECT_THROW(read_providers(folder.write("empty.csv", ""), collection), base::Error);
  try {
    read_providers(folder.write("other.csv", "a,b\n1,2\n"), collection);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "other.csv, line 1: it has no column URN.");
    EXPECT_NE(error.remedy().find("PLACE_CODES"), std::string::npos);
  }
  EXPECT_FALSE(collection.has_providers);
}

TEST(ReadPostcodes, OneALineOrInAColumn) {
  const TestFolder folder;
  Collection list;
  read_postcodes(folder.write("list.txt", "GU1 1AA\nec1a1bb\n\n  \n"), list);
  EXPECT_TRUE(list.has_postcodes);
  EXPECT_EQ(list.postcodes, (std::unordered_set<std::string>{"GU11AA", "EC1A1BB"}));
  Collection column;
  read_postcodes(folder.write("onspd.csv", "id,PCDS,x\n1,GU1 1AA,y\n2,,y\n3\n4,GU1 1AB,y\n"), column);
  EXPECT_EQ(column.postcodes, (std::unordered_set<std::string>{"GU11AA", "GU11AB"}));
}

TEST(ReadPostcodes, WhatIsNoList) {
  const TestFolder folder;
  Collection collection;
  EXPECT_THROW(read_postcodes(folder.path() / "absent.csv", collection), base::Error);
  EXPECT_THROW(read_postcodes(folder.write("empty.csv", ""), collection), base::Error);
  EXPECT_THROW(read_postcodes(folder.write("header.csv", "postcode\n"), collection), base::Error);
  EXPECT_FALSE(collection.has_postcodes);
}

}  // namespace
}  // namespace windscreen::validate

#include "validate/read_return.h"

#include <gtest/gtest.h>

#include <bit>

#include "validate/reading_test.h"

namespace windscreen::validate {
namespace {

// One text read as a return. Not to be moved: rows point to its bytes.
struct ReadText {
  ReadText(Return which, const std::vector<GivenText>& files) : data(tables_of(which)) {
    fault = read_texts(which, files, data);
    notes = notes_of(data);
  }
  ReadText(const ReadText&) = delete;
  ReadText& operator=(const ReadText&) = delete;

  const TableData& table(std::string_view name) const { return table_of(data.now, name); }
  std::string column(std::string_view table_name, std::string_view name) const {
    return column_of(table(table_name), name);
  }
  bool nothing_read() const {
    for (const TableData& one : data.now) {
      if (one.present || one.rows.size() > 0) return false;
    }
    return data.notes.empty();
  }

  ReturnData data;
  std::optional<ReadFault> fault;
  std::string notes;
};

std::string as_utf16(std::string_view text, bool big_endian, bool mark) {
  std::string bytes = !mark ? "" : big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : text) {
    if (big_endian) bytes += '\0';
    bytes += c;
    if (!big_endian) bytes += '\0';
  }
  return bytes;
}

TEST(ReadCsv, ATableOfTheSsda903) {
  const ReadText read(Return::ssda903,
                      {{"e.csv", "child,ls,decom,DEC,PL\n a1 ,e1, 1/4/2025,,u4\nB,V2.0,02/04/2025,x,\n"}});
  ASSERT_FALSE(read.fault);
  const TableData& episodes = read.table("Episodes");
  EXPECT_TRUE(episodes.present);
  EXPECT_EQ(read.column("Episodes", "CHILD"), "a1|B");
  EXPECT_EQ(read.column("Episodes", "LS"), "E1|V2");
  EXPECT_EQ(read.column("Episodes", "PLACE"), "U4|");
  EXPECT_EQ(read.column("Episodes", "DECOM"), "2025-04-01|2025-04-02");
  EXPECT_EQ(read.column("Episodes", "DEC"), "|wrong");
  EXPECT_FALSE(read.table("Header").present);
  EXPECT_FALSE(read.data.collection.xml);
  EXPECT_EQ(
      read.notes,
      "e.csv:3: 1 cell of DEC holds no day such as 31/03/2026; the first is on this line. Rules that look "
      "at such a day pass over it, but for those that ask for a valid one.\n");
}

TEST(ReadCsv, TheFlatCensus) {
  const ReadText read(
      Return::cin,
      {{"Header.csv", "Collection,Year,LEA,ReferenceDate\nCIN,2024,936,2024-03-31\n"},
       {"CINdetails.csv", "LAchildID,CINdetailsID,CINreferralDate,ReferralSource\nc1,D1,2023-04-01,1a\n"},
       {"Reviews.csv", "LAchildID,CPPID,CPPreviewDate\nc1,P1,01/05/2023\nc1,P1,2023-05-01T00:00:00\n"}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.column("CINdetails", "LAchildID"), "c1");
  EXPECT_EQ(read.column("CINdetails", "CINreferralDate"), "2023-04-01");
  EXPECT_EQ(read.column("CINdetails", "ReferralSource"), "1a");
  EXPECT_EQ(read.column("Reviews", "CPPreviewDate"), "wrong|2023-05-01");
  EXPECT_NE(read.notes.find("Reviews.csv:2: 1 cell of CPPreviewDate holds no day such as 2026-03-31"),
            std::string::npos);
  // The header says which year it is: 2023-24 had a 29 February.
  EXPECT_EQ(read.data.collection.end, Day::on(2024, 3, 31));
  EXPECT_EQ(read.data.collection.start, Day::on(2023, 4, 1));
  EXPECT_EQ(read.data.collection.authority, "936");
}

TEST(ReadCsv, AnAuthorityThatWasGivenStays) {
  ReturnData data(tables_of(Return::cin));
  data.collection.authority = "SUR";
  ASSERT_FALSE(read_texts(Return::cin, {{"Header.csv", "Year,LEA,ReferenceDate\n2026,936,\n"}}, data));
  EXPECT_EQ(data.collection.authority, "SUR");
  EXPECT_EQ(data.collection.end, Day::on(2026, 3, 31));
}

TEST(ReadCsv, InvalidDaysAreCountedByColumn) {
  const ReadText read(
      Return::ssda903,
      {{"e.csv", "CHILD,DECOM,DEC\nA,01/04/2025,\nA,2025-04-01,31/02/2025\nB,x,\nB,,01/05/2025\n"}});
  EXPECT_NE(read.notes.find("e.csv:3: 2 cells of DECOM hold no day"), std::string::npos) << read.notes;
  EXPECT_NE(read.notes.find("e.csv:3: 1 cell of DEC holds no day"), std::string::npos) << read.notes;
}

TEST(ReadCsv, ColumnsThatAreUnknownOrComeTwice) {
  const ReadText read(Return::ssda903,
                      {{"r.csv", "CHILD,Notes,DOB,REVIEW,dob,\nA,n,01/02/2015,01/05/2025,03/03/2003,\n"}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.column("Reviews", "DOB"), "2015-02-01");
  EXPECT_EQ(read.notes,
            "r.csv:1: Columns that Reviews does not have were left out: Notes.\n"
            "r.csv:1: Columns stand in the header twice, and the first was taken: dob.\n");
}

TEST(ReadCsv, ManyUnknownColumnsAreToldInPart) {
  std::string header = "CHILD,DECOM,DEC,RNE,LS,CIN,PLACE,REC,URN,PL_LA";
  for (int i = 1; i <= 10; ++i) header += ",x" + std::to_string(i);
  const ReadText read(Return::ssda903, {{"e.csv", "\n" + header + "\n"}});
  EXPECT_EQ(read.notes,
            "e.csv:2: Columns that Episodes does not have were left out: x1, x2, x3, x4, x5, x6, x7, x8 and "
            "2 more.\n");
}

TEST(ReadCsv, RowsThatAreShorterOrLongerThanTheHeader) {
  const ReadText read(Return::ssda903,
                      {{"header.csv", "CHILD,SEX,DOB\nA\nB,M,01/02/2015,,\nC,F,01/02/2015,x\nD,F,,,y\n"}});
  EXPECT_EQ(read.column("Header", "SEX"), "|M|F|F");
  EXPECT_EQ(
      read.notes,
      "header.csv:4: 2 rows have more cells than the header has columns; what is too much was left out. The "
      "first is on "
      "this line: look for a comma in a cell that is not in quotes.\n");
}

TEST(ReadCsv, FilesThatAreNoTableAreLeftOutAndNoted) {
  const ReadText read(
      Return::ssda903,
      {{"notes.csv", "who,what\nme,this\n"}, {"empty.csv", ""}, {"header.csv", "CHILD,SEX\nA,M\n"}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.column("Header", "CHILD"), "A");
  EXPECT_NE(read.notes.find("notes.csv:1: Its first line is not the header of any of the return's tables"),
            std::string::npos);
  EXPECT_NE(read.notes.find("empty.csv:0: The file is empty, and was left out."), std::string::npos);
}

TEST(ReadCsv, TwoFilesOfOneTable) {
  const ReadText read(Return::ssda903, {{"north.csv", "CHILD,LS,DECOM,REC\nA,E1,,\nB,E1,,\n"},
                                        {"south.csv", "CHILD,LS,DECOM\nA,V2,\n"}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.column("Episodes", "CHILD"), "A|B|A");
  const TableData& episodes = read.table("Episodes");
  std::uint32_t number = 0;
  std::memcpy(&number, episodes.rows.at(2), sizeof number);
  EXPECT_EQ(number, 2U);
  EXPECT_EQ(read.notes,
            "south.csv:0: The table Episodes came in more than one file. Its rows are numbered on from the "
            "first file to "
            "the next.\n");
  // REC is in one of them only, and so is not there.
  std::string there;
  for (std::size_t c = 0; c < episodes.rows.table().columns.size(); ++c) {
    if ((episodes.columns >> c & 1U) != 0) there += std::string(episodes.rows.table().columns[c].name) + " ";
  }
  EXPECT_EQ(there, "CHILD DECOM LS ");
}

TEST(ReadCsv, AFileWithoutRowsTakesNoColumnsAway) {
  for (const bool first : {false, true}) {
    std::vector<GivenText> files{{"north.csv", "CHILD,LS,DECOM,REC\nA,E1,,\n"},
                                 {"south.csv", "CHILD,LS,DECOM\n"}};
    if (first) std::swap(files[0], files[1]);
    const ReadText read(Return::ssda903, files);
    EXPECT_EQ(std::popcount(read.table("Episodes").columns), 4);
    EXPECT_EQ(read.notes, "");
  }
}

TEST(ReadCsv, AQuoteThatNeverClosesIsAFault) {
  const ReadText read(Return::ssda903,
                      {{"h.csv", "CHILD,SEX\nA,M\n"}, {"e.csv", "CHILD,LS,REC\nA,E1,\nB,\"V2,\nC,V2,\n"}});
  ASSERT_TRUE(read.fault);
  EXPECT_EQ(read.fault->file, "e.csv");
  EXPECT_EQ(read.fault->line, 3U);
  EXPECT_EQ(read.fault->words, "a quote opens on it that nothing closes");
  EXPECT_FALSE(read.fault->remedy.empty());
  EXPECT_TRUE(read.nothing_read());
}

TEST(ReadCsv, NoTextIsAFault) {
  std::string bytes = "CHILD,SEX\nA,M\n";
  bytes[11] = '\0';
  const ReadText read(Return::ssda903, {{"a.csv", "CHILD,SEX\nA,M\n"}, {"b.csv", bytes}});
  ASSERT_TRUE(read.fault);
  EXPECT_EQ(read.fault->file, "b.csv");
  EXPECT_EQ(read.fault->words, "it is no text: there are NUL bytes in it");
  EXPECT_FALSE(read.fault->remedy.empty());
  EXPECT_TRUE(read.nothing_read());
}

TEST(ReadCsv, OtherEncodings) {
  const std::string plain = "CHILD,UPN,SEX\nA,UN1,M\n";
  for (const bool big_endian : {false, true}) {
    for (const bool mark : {false, true}) {
      const ReadText read(Return::ssda903, {{"h.csv", as_utf16(plain, big_endian, mark)}});
      ASSERT_FALSE(read.fault) << big_endian << mark;
      EXPECT_EQ(read.column("Header", "UPN"), "UN1");
    }
  }
  // "é" in Windows-1252, and in UTF-8 behind a byte order mark.
  const ReadText windows(Return::ssda903, {{"h.csv", "CHILD,UPN\nRen\xE9,UN1\n"}});
  EXPECT_EQ(windows.column("Header", "CHILD"), "Ren\xC3\xA9");
  const ReadText utf8(Return::ssda903, {{"h.csv",
                                         "\xEF\xBB\xBF"
                                         "CHILD,UPN\nRen\xC3\xA9,UN1\n"}});
  EXPECT_EQ(utf8.column("Header", "CHILD"), "Ren\xC3\xA9");
  EXPECT_EQ(utf8.notes, "");
}

TEST(ReadCsv, LastYearsTablesStandBesideThisYears) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"h.csv", "CHILD,UPN\nA,UN1\n"}}, data));
  EXPECT_FALSE(data.collection.previous);
  ASSERT_FALSE(read_texts(Return::ssda903, {{"h.csv", "CHILD,UPN\nB,UN2\n"}}, data, true));
  EXPECT_TRUE(data.collection.previous);
  EXPECT_EQ(column_of(table_of(data.now, "Header"), "CHILD"), "A");
  EXPECT_EQ(column_of(table_of(data.last, "Header"), "CHILD"), "B");
}

TEST(ReadReturn, WhatIsNotThereIsNoted) {
  ReturnData data(tables_of(Return::ssda903));
  ASSERT_FALSE(read_texts(Return::ssda903, {{"h.csv", "CHILD,UPN,SEX,DOB,ETHNIC\nA,UN1,M,,\n"}}, data));
  note_absent(Return::ssda903, false, data);
  EXPECT_EQ(notes_of(data),
            ":0: Columns that Header lacks: MC_DOB, MOTHER, UASC. Rules that need them were not run.\n"
            ":0: Tables that were not given: Episodes, Reviews, UASC, OC2, OC3, AD1, PlacedAdoption, "
            "PrevPerm, Missing, "
            "SWEpisodes, DoLo. Rules that need them were not run.\n");
}

TEST(ReadSsda903Xml, WhatBelongsToTheChildCountsForAllItsRows) {
  const ReadText read(
      Return::ssda903,
      {{"m.xml",
        "<?xml "
        "version='1.0'?>\n<EXPSSDA903><CHILD><HEADER><CHILDID>ab1</CHILDID><SEX>1</SEX><DOB>29/02/2008</DOB>"
        "<UPN>UN3</UPN><DUC>01/01/2026</DUC></HEADER>"
        "<EPISODE><DECOM>10/01/2025</DECOM><LS>v2</LS><PL>U4</PL></EPISODE>"
        "<EPISODE><DECOM>01/03/2025</DECOM><LS>E1</LS></EPISODE>"
        "<AREVIEW><REVIEW>05/02/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>"
        "<AREVIEW><REVIEW>06/02/2025</REVIEW></AREVIEW></CHILD>"
        "<CHILD><HEADER><CHILDID>B2</CHILDID></HEADER><EPISODE><LS>E1</LS></EPISODE></CHILD></EXPSSDA903>"}});
  ASSERT_FALSE(read.fault);
  EXPECT_TRUE(read.data.collection.xml);
  EXPECT_EQ(read.column("Header", "CHILD"), "ab1|B2");
  EXPECT_EQ(read.column("Header", "SEX"), "1|");
  EXPECT_EQ(read.column("Header", "DOB"), "2008-02-29|");
  EXPECT_EQ(read.column("Episodes", "CHILD"), "ab1|ab1|B2");
  EXPECT_EQ(read.column("Episodes", "DECOM"), "2025-01-10|2025-03-01|");
  EXPECT_EQ(read.column("Episodes", "LS"), "V2|E1|E1");
  EXPECT_EQ(read.column("Episodes", "PLACE"), "U4||");
  EXPECT_EQ(read.column("Reviews", "CHILD"), "ab1|ab1");
  EXPECT_EQ(read.column("Reviews", "DOB"), "2008-02-29|2008-02-29");
  EXPECT_EQ(read.column("Reviews", "REVIEW_CODE"), "PN1|");
  EXPECT_EQ(read.column("UASC", "CHILD"), "ab1");
  EXPECT_EQ(read.column("UASC", "SEX"), "1");
  EXPECT_EQ(read.column("UASC", "DUC"), "2026-01-01");
  EXPECT_TRUE(read.table("OC2").present);
  EXPECT_EQ(read.table("OC2").rows.size(), 0U);
  EXPECT_EQ(read.notes, "");
}

TEST(ReadSsda903Xml, GroupsInTheHeaderAreRowsOfTheirOwn) {
  const ReadText read(
      Return::ssda903,
      {{"m.xml",
        "<SSDA903><CHILD><HEADER><DOB>01/02/2010</DOB><OC2><SDQ_SCORE>14</SDQ_SCORE><CONVICTED>1</"
        "CONVICTED></OC2>"
        "<AMISSING><MIS_START>01/05/2025</MIS_START></AMISSING><AMISSING><MIS_START>02/05/2025</MIS_START>"
        "<MISSING>M</MISSING></AMISSING><ETHNIC>WBRI</ETHNIC><CHILDID>Z</CHILDID></HEADER></CHILD></"
        "SSDA903>"}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.column("Header", "ETHNIC"), "WBRI");
  EXPECT_EQ(read.column("OC2", "SDQ_SCORE"), "14");
  EXPECT_EQ(read.column("OC2", "CONVICTED"), "1");
  EXPECT_EQ(read.column("OC2", "DOB"), "2010-02-01");
  EXPECT_EQ(read.column("Missing", "CHILD"), "Z|Z");
  EXPECT_EQ(read.column("Missing", "MIS_START"), "2025-05-01|2025-05-02");
  EXPECT_EQ(read.column("Missing", "MISSING"), "|M");
}

TEST(ReadSsda903Xml, UnknownElementsAndInvalidDaysAreNoted) {
  const ReadText read(Return::ssda903,
                      {{"m.xml",
                        "<SSDA903>\n<CHILD><HEADER><CHILDID>A</CHILDID>\n<DOB>31/02/2010</DOB></HEADER>"
                        "<ZEBRA>x</ZEBRA><APE>x</APE><ZEBRA>x</ZEBRA><BLANK/>"
                        "<EPISODE>\n<DECOM>2025-04-01</DECOM></EPISODE>"
                        "<EPISODE>\n<DECOM>x</DECOM></EPISODE></CHILD></SSDA903>"}});
  ASSERT_FALSE(read.fault);
  const std::string rest =
      " such as 31/03/2026; the first is on this line. Rules that look at such a day pass over it, but "
      "for those that ask for a valid one.\n";
  EXPECT_EQ(read.notes, "m.xml:3: 1 cell of DOB holds no day" + rest +
                            "m.xml:4: 2 cells of DECOM hold no day" + rest +
                            "m.xml:0: Elements that the return does not have were left out: APE, ZEBRA.\n");
}

TEST(ReadSsda903Xml, ATextInPiecesIsOne) {
  const ReadText read(Return::ssda903,
                      {{"m.xml",
                        "<SSDA903><CHILD><HEADER><CHILDID>A<!-- a comment -->1<![CDATA[&2]]></CHILDID>"
                        "<UPN>UN<!-- -->3</UPN></HEADER></CHILD></SSDA903>"}});
  EXPECT_EQ(read.column("Header", "CHILD"), "A1&2");
  EXPECT_EQ(read.column("Header", "UPN"), "UN3");
}

TEST(ReadSsda903Xml, AChildOfWhichNothingIsSaid) {
  const ReadText read(Return::ssda903,
                      {{"m.xml",
                        "<SSDA903><CHILD/><CHILD><HEADER><CHILDID/></HEADER><EPISODE><LS>E1</LS></EPISODE>"
                        "</CHILD><CHILD><HEADER><CHILDID>B</CHILDID></HEADER></CHILD></SSDA903>"}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.column("Header", "CHILD"), "|B");
  EXPECT_EQ(read.column("Episodes", "CHILD"), "");
}

TEST(ReadSsda903Xml, WhatIsNotWellFormedIsAFault) {
  const ReadText read(Return::ssda903,
                      {{"m.xml", "<SSDA903>\n<CHILD>\n</SSDA903>"}, {"header.csv", "CHILD,SEX\nA,M\n"}});
  ASSERT_TRUE(read.fault);
  EXPECT_EQ(read.fault->file, "m.xml");
  EXPECT_EQ(read.fault->line, 3U);
  EXPECT_EQ(read.fault->words, "</SSDA903> closes <CHILD>, which was opened last");
  EXPECT_FALSE(read.fault->remedy.empty());
  EXPECT_TRUE(read.nothing_read());
}

TEST(ReadSsda903Xml, AnotherReturnsMessageIsAFault) {
  const ReadText census(Return::ssda903, {{"c.xml", "<Message><Header/></Message>"}});
  ASSERT_TRUE(census.fault);
  EXPECT_EQ(census.fault->words, "its outermost element is <Message>, and not that of an SSDA903 message");
  const ReadText ssda903(Return::cin, {{"s.xml", "\n<EXPSSDA903></EXPSSDA903>"}});
  ASSERT_TRUE(ssda903.fault);
  EXPECT_EQ(ssda903.fault->line, 2U);
  EXPECT_EQ(ssda903.fault->words, "its outermost element is <EXPSSDA903>, and not the <Message> of a census");
  EXPECT_TRUE(ssda903.nothing_read());
}

TEST(ReadSsda903Xml, OtherEncodings) {
  const std::string text = "<SSDA903><CHILD><HEADER><CHILDID>A</CHILDID></HEADER></CHILD></SSDA903>";
  const ReadText utf16(Return::ssda903, {{"m.xml", as_utf16(text, false, true)}});
  ASSERT_FALSE(utf16.fault);
  EXPECT_EQ(utf16.column("Header", "CHILD"), "A");
  const ReadText windows(
      Return::ssda903,
      {{"m.xml", "<SSDA903><CHILD><HEADER><CHILDID>\xC9</CHILDID></HEADER></CHILD></SSDA903>"}});
  EXPECT_EQ(windows.column("Header", "CHILD"), "\xC3\x89");
}

constexpr const char* census_text =
    "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>"
    "<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>936</LEA></Source></Header>"
    "<Children><Child><ChildIdentifiers><LAchildID>a1</LAchildID><UPN>X</UPN><Sex>M</Sex>"
    "<PersonBirthDate>2012-02-29</PersonBirthDate></ChildIdentifiers>"
    "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HAND</Disability>"
    "<Disability>MOB</Disability></Disabilities></ChildCharacteristics>"
    "<CINdetails><CINreferralDate>2025-05-01</CINreferralDate><DateOfInitialCPC>2025-06-01</DateOfInitialCPC>"
    "<Assessments><AssessmentActualStartDate>2025-05-02</"
    "AssessmentActualStartDate><FactorsIdentifiedAtAssessment>"
    "<AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>2A</AssessmentFactors>"
    "</FactorsIdentifiedAtAssessment></Assessments>"
    "<Assessments><AssessmentActualStartDate>2025-07-02</AssessmentActualStartDate></Assessments>"
    "<CINPlanDates><CINPlanStartDate>2025-07-01</CINPlanStartDate></CINPlanDates>"
    "<Section47><S47ActualStartDate>2025-07-03</S47ActualStartDate><DateOfInitialCPC>2025-07-20</"
    "DateOfInitialCPC>"
    "</Section47><ChildProtectionPlans><CPPstartDate>2025-07-20</CPPstartDate><Reviews>"
    "<CPPreviewDate>2025-10-10</CPPreviewDate><CPPreviewDate>2025-12-10</CPPreviewDate></Reviews>"
    "</ChildProtectionPlans></CINdetails>"
    "<CINdetails><CINreferralDate>2026-01-05</CINreferralDate><ReferralNFA>0</ReferralNFA></CINdetails></"
    "Child>"
    "<Child><ChildIdentifiers><LAchildID>b2</LAchildID></ChildIdentifiers><CINdetails>"
    "<CINreferralDate>2026-02-05</CINreferralDate></CINdetails></Child></Children></Message>";

TEST(ReadCinXml, ModulesBecomeRowsWithTheIdentifiersOfThoseAround) {
  const ReadText read(Return::cin, {{"c.xml", census_text}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.notes, "");
  EXPECT_TRUE(read.data.collection.xml);
  EXPECT_EQ(read.data.collection.authority, "936");
  EXPECT_EQ(read.column("Header", "Collection"), "CIN");
  EXPECT_EQ(read.column("Header", "LEA"), "936");
  EXPECT_EQ(read.column("ChildIdentifiers", "LAchildID"), "a1|b2");
  EXPECT_EQ(read.column("ChildIdentifiers", "PersonBirthDate"), "2012-02-29|");
  EXPECT_EQ(read.column("ChildCharacteristics", "LAchildID"), "a1|b2");
  EXPECT_EQ(read.column("ChildCharacteristics", "Ethnicity"), "WBRI|");
  EXPECT_EQ(read.column("Disabilities", "LAchildID"), "a1|a1");
  EXPECT_EQ(read.column("Disabilities", "Disability"), "HAND|MOB");
  EXPECT_EQ(read.column("CINdetails", "LAchildID"), "a1|a1|b2");
  EXPECT_EQ(read.column("CINdetails", "CINdetailsID"), "1|2|1");
  EXPECT_EQ(read.column("CINdetails", "DateOfInitialCPC"), "2025-06-01||");
  EXPECT_EQ(read.column("CINdetails", "ReferralNFA"), "|0|");
  EXPECT_EQ(read.column("Assessments", "CINdetailsID"), "1|1");
  EXPECT_EQ(read.column("Assessments", "AssessmentID"), "1|2");
  EXPECT_EQ(read.column("Assessments", "AssessmentFactors"), "3B,2A|");
  EXPECT_EQ(read.column("AssessmentFactorsList", "AssessmentFactor"), "3B|2A");
  EXPECT_EQ(read.column("AssessmentFactorsList", "AssessmentID"), "1|1");
  EXPECT_EQ(read.column("CINplanDates", "CINPlanStartDate"), "2025-07-01");
  EXPECT_EQ(read.column("Section47", "DateOfInitialCPC"), "2025-07-20");
  EXPECT_EQ(read.column("ChildProtectionPlans", "CPPID"), "1");
  EXPECT_EQ(read.column("Reviews", "CPPreviewDate"), "2025-10-10|2025-12-10");
  EXPECT_EQ(read.column("Reviews", "CPPID"), "1|1");
  EXPECT_EQ(read.column("Reviews", "CINdetailsID"), "1|1");
  EXPECT_EQ(read.column("Reviews", "LAchildID"), "a1|a1");
}

TEST(ReadCinXml, AnEmptyModuleEnds) {
  const ReadText read(Return::cin,
                      {{"c.xml",
                        "<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>a</LAchildID>"
                        "</ChildIdentifiers><CINdetails/><CINdetails><Section47/><Assessments></Assessments>"
                        "<DateOfInitialCPC>2025-06-01</DateOfInitialCPC><ChildProtectionPlans/>"
                        "</CINdetails></Child><Child/><Child><ChildIdentifiers><LAchildID>b</LAchildID>"
                        "</ChildIdentifiers></Child></Children></Message>"}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.column("CINdetails", "CINdetailsID"), "1|2");
  EXPECT_EQ(read.column("CINdetails", "DateOfInitialCPC"), "|2025-06-01");
  EXPECT_EQ(read.column("Section47", "DateOfInitialCPC"), "");
  EXPECT_EQ(read.column("Section47", "CINdetailsID"), "2");
  EXPECT_EQ(read.column("ChildIdentifiers", "LAchildID"), "a||b");
}

TEST(ReadCinXml, UnknownElementsAndInvalidDaysAreNoted) {
  const ReadText read(Return::cin,
                      {{"c.xml",
                        "<Message><Children><Child><ChildIdentifiers><LAchildID>a</LAchildID>\n"
                        "<PersonBirthDate>29/02/2012</PersonBirthDate><Zebra>x</Zebra><Ape>y</Ape>"
                        "<Zebra>x</Zebra></ChildIdentifiers></Child></Children></Message>"}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.notes,
            "c.xml:2: 1 cell of PersonBirthDate holds no day such as 2026-03-31; the first is on this line. "
            "Rules that "
            "look at such a day pass over it, but for those that ask for a valid one.\n"
            "c.xml:0: Elements that the census does not have were left out: Ape, Zebra.\n");
}

TEST(ReadCinXml, ModulesOutsideOfAChildHaveNoIdentifier) {
  const ReadText read(Return::cin,
                      {{"c.xml",
                        "<Message><Section47><S47ActualStartDate>2025-07-03</S47ActualStartDate>"
                        "</Section47><Child><Child></Child></Child><LAchildID>x</LAchildID></Message>"}});
  ASSERT_FALSE(read.fault);
  EXPECT_EQ(read.column("Section47", "LAchildID"), "");
  EXPECT_EQ(read.column("Section47", "S47ActualStartDate"), "2025-07-03");
}

TEST(ReadCinXml, WhatIsNotWellFormedIsAFault) {
  const ReadText read(Return::cin, {{"c.xml", "<Message>\n<Children><Child></Children></Message>"}});
  ASSERT_TRUE(read.fault);
  EXPECT_EQ(read.fault->file, "c.xml");
  EXPECT_EQ(read.fault->line, 2U);
  EXPECT_FALSE(read.fault->remedy.empty());
  EXPECT_TRUE(read.nothing_read());
}

}  // namespace
}  // namespace windscreen::validate

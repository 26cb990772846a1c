#include "report/findings_workbook.h"

#include <gtest/gtest.h>

#include "base/byte_source.h"
#include "base/error.h"
#include "ingest/xlsx_package.h"
#include "report/annex_a_lists_test.h"
#include "report/findings_sheets.h"
#include "validate/findings_test.h"

namespace windscreen::report {
namespace {

using validate::MadeFindings;
using validate::Severity;
using Line = std::vector<std::string>;

const std::chrono::sys_seconds checked_at = base::make_date(2026, 5, 4) + std::chrono::hours(9);

FindingsBook book_of_census(const MadeFindings& made, const validate::FindingRows& rows) {
  return {.which = validate::Return::cin,
          .year = 2026,
          .checked = checked_at,
          .result = made.result,
          .rows = rows};
}

// The sheets by name, and their order.
struct ReadBook {
  std::vector<std::string> names;
  std::map<std::string, Table> sheets;

  explicit ReadBook(const std::filesystem::path& path) {
    for (const auto& part : ingest::workbook_parts(path, path.string())) {
      names.push_back(part.name);
      sheets[part.name] = rows_of(part);
    }
  }
  // The lines of the summary that begin with this.
  std::vector<Line> summary_lines(std::string_view first) const {
    std::vector<Line> lines;
    for (const Line& line : sheets.at("Summary")) {
      if (!line.empty() && line[0].starts_with(first)) lines.push_back(line);
    }
    return lines;
  }
};

std::string entry_of(const std::filesystem::path& path, const std::string& name) {
  const auto package = ingest::XlsxPackage::open(path, path.string());
  const auto stream = package->stream(name, name);
  std::string all;
  std::vector<char> some(4096);
  while (const std::size_t got = stream->read(some)) all.append(some.data(), got);
  return all;
}

// C1 fails both rules, =cmd the first, a/b the second; a third rule was not run.
void fill_two_rules(MadeFindings& made) {
  const auto c1 = made.row("CINdetails", "C1");
  const auto cmd = made.row("CINdetails", "=cmd");
  const auto slash = made.row("CINdetails", "a/b");
  const auto plan = made.row("CINplanDates", "C1");
  made.result.children = 20;
  made.rule("8500", Severity::error, "The referral has no date.", "CINdetails",
            "CINreferralDate;PrimaryNeedCode");
  made.finding("CINdetails", c1);
  made.finding("CINdetails", cmd);
  made.rule("8600Q", Severity::query, "-Is this right?", "CINplanDates", "CINPlanStartDate");
  made.finding("CINdetails", slash);
  made.finding("CINplanDates", plan);
  made.rule_not_run("8700", "the table Reviews is not there");
}

ChildWorker worker_of_three(std::string_view child) {
  if (child == "C1") return {"O'Brien", "North [1]"};
  if (child == "=cmd") return {"@SUM(A1)", "South"};
  return {};
}

TEST(FindingsWorkbook, HasASheetForEachRuleChildAndWorker) {
  const Directory directory;
  MadeFindings made;
  fill_two_rules(made);
  const validate::FindingRows rows = made.rows();
  FindingsBook book = book_of_census(made, rows);
  const std::vector<validate::Note> notes = {{"cin.xml", 12, "+44 is no day"}, {"cin.xml", 0, "No Reviews."}};
  book.files = {"cin.xml", "-more.csv"};
  book.notes = notes;
  book.worker_of = worker_of_three;
  write_findings_workbook(book, directory / "findings.xlsx");

  const ReadBook read(directory / "findings.xlsx");
  EXPECT_EQ(read.names, (Line{"Summary", "All findings", "Children", "Workers", "8500", "8600Q", "Child C1",
                              "Child =cmd", "Child a-b", "O'Brien", "@SUM(A1)"}));
  const Line one = {"8500",
                    "error",
                    "CINdetails",
                    "1",
                    "C1",
                    "O'Brien",
                    "North [1]",
                    "CINreferralDate;PrimaryNeedCode",
                    "The referral has no date."};
  const Line two = {"8500",
                    "error",
                    "CINdetails",
                    "2",
                    "=cmd",
                    "@SUM(A1)",
                    "South",
                    "CINreferralDate;PrimaryNeedCode",
                    "The referral has no date."};
  const Line three = {"8600Q", "query", "CINdetails", "3", "a/b", "", "", "", "-Is this right?"};
  const Line four = {
      "8600Q",          "query", "CINplanDates", "1", "C1", "O'Brien", "North [1]", "CINPlanStartDate",
      "-Is this right?"};
  const Line header = {"Rule", "Severity", "Table", "Row", "Child", "Worker", "Team", "Fields", "Message"};
  EXPECT_EQ(read.sheets.at("All findings"), (Table{header, one, two, three, four}));
  EXPECT_EQ(read.sheets.at("Child C1"), (Table{header, one, four}));
  EXPECT_EQ(read.sheets.at("Child =cmd"), (Table{header, two}));
  EXPECT_EQ(read.sheets.at("Child a-b"), (Table{header, three}));
  EXPECT_EQ(read.sheets.at("O'Brien"), (Table{header, one, four}));
  EXPECT_EQ(read.sheets.at("@SUM(A1)"), (Table{header, two}));
  const auto of_rule = [](const Line& line) { return Line(line.begin() + 2, line.end()); };
  EXPECT_EQ(read.sheets.at("8500"), (Table{of_rule(header), of_rule(one), of_rule(two)}));
  EXPECT_EQ(read.sheets.at("8600Q"), (Table{of_rule(header), of_rule(three), of_rule(four)}));
  EXPECT_EQ(read.sheets.at("Children"),
            (Table{{"Child", "Worker", "Team", "Findings", "Errors", "Queries", "Others", "Rules", "Sheet"},
                   {"C1", "O'Brien", "North [1]", "2", "1", "1", "0", "8500, 8600Q", "Child C1"},
                   {"=cmd", "@SUM(A1)", "South", "1", "1", "0", "0", "8500", "Child =cmd"},
                   {"a/b", "", "", "1", "0", "1", "0", "8600Q", "Child a-b"}}));
  EXPECT_EQ(read.sheets.at("Workers"),
            (Table{{"Worker", "Team", "Children", "Findings", "Errors", "Queries", "Others", "Sheet"},
                   {"O'Brien", "North [1]", "1", "2", "1", "1", "0", "O'Brien"},
                   {"@SUM(A1)", "South", "1", "1", "1", "0", "0", "@SUM(A1)"},
                   {"(not known)", "", "1", "1", "0", "1", "0"}}));

  EXPECT_EQ(read.sheets.at("Summary"),
            (Table{{"Statutory checks of the children in need census, 2025-26"},
                   {"Checked", "4 May 2026, 09:00 UTC"},
                   {"Read", "cin.xml"},
                   {"", "-more.csv"},
                   {"Children in the return", "20"},
                   {"Children with findings", "3"},
                   {"Findings about no child", "0"},
                   {"Severity", "Findings", "Rules", "Children"},
                   {"error", "2", "1", "2"},
                   {"query", "2", "1", "2"},
                   {"other", "0", "0", "0"},
                   {"all", "4", "2", "3"},
                   {"All findings", "All findings"},
                   {"By child", "Children"},
                   {"By worker", "Workers"},
                   {"Rule", "Severity", "Findings", "Children", "Message", "Sheet"},
                   {"8500", "error", "2", "2", "The referral has no date.", "8500"},
                   {"8600Q", "query", "2", "2", "-Is this right?", "8600Q"},
                   {"Rules not run", "Severity", "", "", "Reason"},
                   {"8700", "error", "", "", "the table Reviews is not there"},
                   {"Notes of reading", "Line", "", "", "Note"},
                   {"cin.xml", "12", "", "", "+44 is no day"},
                   {"cin.xml", "", "", "", "No Reviews."}}));
}

TEST(FindingsWorkbook, HoldsTextsNumbersLinksAndFilters) {
  const Directory directory;
  MadeFindings made;
  fill_two_rules(made);
  const validate::FindingRows rows = made.rows();
  FindingsBook book = book_of_census(made, rows);
  book.worker_of = worker_of_three;
  write_findings_workbook(book, directory / "findings.xlsx");
  for (int sheet = 1; sheet <= 11; ++sheet) {
    const std::string xml =
        entry_of(directory / "findings.xlsx", "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
    EXPECT_EQ(xml.find("<f"), std::string::npos) << "a formula on sheet " << sheet;
    EXPECT_NE(xml.find("state=\"frozen\""), std::string::npos) << sheet;
    EXPECT_NE(xml.find("<autoFilter ref="), std::string::npos) << sheet;
  }
  const std::string all = entry_of(directory / "findings.xlsx", "xl/worksheets/sheet2.xml");
  // The row is a number, the identifier a text.
  EXPECT_NE(all.find("<v>3</v>"), std::string::npos);
  EXPECT_NE(all.find("t=\"inlineStr\"><is><t>=cmd</t></is>"), std::string::npos);
  EXPECT_NE(all.find("<autoFilter ref=\"A1:I5\"/>"), std::string::npos);
  const std::string workers = entry_of(directory / "findings.xlsx", "xl/worksheets/sheet4.xml");
  EXPECT_NE(workers.find("location=\"'O''Brien'!A1\""), std::string::npos);
  const std::string sheets = entry_of(directory / "findings.xlsx", "xl/workbook.xml");
  // Without the quotes 8500 would be a number there.
  EXPECT_NE(sheets.find(">'8500'!$A$1:$G$3</definedName>"), std::string::npos);
}

TEST(FindingsWorkbook, HasNoWorkersWhereTheyAreNotKnown) {
  const Directory directory;
  MadeFindings made;
  const auto nobody = made.row("CINdetails", "");
  made.rule("8500", Severity::error, "No identifier.", "CINdetails", "LAchildID");
  made.finding("CINdetails", nobody);
  made.rule("8510", Severity::other, "The return is old.");
  made.finding_about_the_return();
  made.result.rules.back().reason = "last year's Reviews was not given";
  const validate::FindingRows rows = made.rows();
  write_findings_workbook(book_of_census(made, rows), directory / "findings.xlsx");
  const ReadBook read(directory / "findings.xlsx");
  EXPECT_EQ(read.names, (Line{"Summary", "All findings", "Children", "8500", "8510"}));
  EXPECT_EQ(read.sheets.at("8510"),
            (Table{{"Table", "Row", "Child", "Fields", "Message"}, {"", "", "", "", "The return is old."}}));
  EXPECT_EQ(read.sheets.at("8500").at(1), (Line{"CINdetails", "1", "", "LAchildID", "No identifier."}));
  EXPECT_EQ(read.sheets.at("Children").size(), 1U);
  EXPECT_EQ(read.summary_lines("Findings about no child").at(0).at(1), "2");
  EXPECT_EQ(read.summary_lines("Rules run on less").size(), 1U);
  EXPECT_EQ(read.summary_lines("8510").at(1).at(4), "last year's Reviews was not given");
}

TEST(FindingsWorkbook, SaysThatNothingWasFound) {
  const Directory directory;
  const MadeFindings made;
  const validate::FindingRows rows = made.rows();
  write_findings_workbook(book_of_census(made, rows), directory / "findings.xlsx");
  const ReadBook read(directory / "findings.xlsx");
  EXPECT_EQ(read.names, (Line{"Summary", "All findings", "Children"}));
  EXPECT_EQ(read.summary_lines("No rule found anything.").size(), 1U);
}

TEST(FindingsWorkbook, NamesSheetsOfOddChildrenApart) {
  const Directory directory;
  MadeFindings made;
  const std::string forty(40, '7');
  made.rule("8500", Severity::error, "Wrong.", "CINdetails", "LAchildID");
  const std::vector<std::string> children = {"ab", "AB", forty + "1", forty + "2", "x'", "[]"};
  for (const std::string& child : children) made.finding("CINdetails", made.row("CINdetails", child));
  const validate::FindingRows rows = made.rows();
  write_findings_workbook(book_of_census(made, rows), directory / "findings.xlsx");
  const ReadBook read(directory / "findings.xlsx");
  // By identifier, as all have one finding.
  EXPECT_EQ(read.names, (Line{"Summary", "All findings", "Children", "8500", "Child " + std::string(25, '7'),
                              "Child " + std::string(21, '7') + " (2)", "Child AB", "Child --",
                              "Child ab (2)", "Child x"}));
  EXPECT_EQ(read.sheets.at("Child " + std::string(25, '7')).at(1).at(4), forty + "1");
  EXPECT_EQ(read.sheets.at("Child " + std::string(21, '7') + " (2)").at(1).at(4), forty + "2");
  EXPECT_EQ(read.sheets.at("Child AB").at(1).at(4), "AB");
  EXPECT_EQ(read.sheets.at("Child ab (2)").at(1).at(4), "ab");
  EXPECT_EQ(read.sheets.at("Child --").at(1).at(4), "[]");
  EXPECT_EQ(read.sheets.at("Child x").at(1).at(4), "x'");
}

TEST(FindingsWorkbook, GivesSheetsToThoseWithTheMostFindings) {
  const Directory directory;
  MadeFindings made;
  made.rule("8500", Severity::query, "Wrong.", "CINdetails", "LAchildID");
  // The later children have more.
  for (int child = 100; child < 170; ++child) {
    for (int i = 0; i < (child < 120 ? 1 : 2); ++i)
      made.finding("CINdetails", made.row("CINdetails", std::to_string(child)));
  }
  const validate::FindingRows rows = made.rows();
  FindingsBook book = book_of_census(made, rows);
  // 70 workers, of whom two have one name, and one more has no name.
  book.worker_of = [](std::string_view child) -> ChildWorker {
    if (child == "100") return {"", "South"};
    if (child == "169" || child == "168") return {"A. Smith", std::string(child)};
    return {"W" + std::string(child), "North"};
  };
  book.limits.worker_sheets = 3;
  write_findings_workbook(book, directory / "findings.xlsx");
  const ReadBook read(directory / "findings.xlsx");
  ASSERT_EQ(read.names.size(), 5U + 50U + 3U);
  EXPECT_EQ(read.names[5], "Child 120");
  EXPECT_EQ(read.names[54], "Child 169");
  EXPECT_EQ(Line(read.names.begin() + 55, read.names.end()), (Line{"A. Smith", "A. Smith (2)", "W120"}));
  EXPECT_EQ(read.sheets.at("A. Smith").at(1).at(4), "168");
  EXPECT_EQ(read.sheets.at("A. Smith (2)").at(1).at(4), "169");
  const Table& lines = read.sheets.at("Children");
  ASSERT_EQ(lines.size(), 71U);
  EXPECT_EQ(lines[50].back(), "Child 169");
  EXPECT_EQ(lines[51], (Line{"100", "", "South", "1", "0", "1", "0", "8500"}));
  EXPECT_EQ(read.sheets.at("Workers").size(), 71U);
  EXPECT_EQ(
      read.summary_lines("The 50 children with the most findings have sheets of their own, of 70;").size(),
      1U);
  EXPECT_EQ(
      read.summary_lines("The 3 workers with the most findings have sheets of their own, of 69;").size(), 1U);
}

TEST(FindingsWorkbook, GoesOnASheetLongerThanTheSummary) {
  const Directory directory;
  MadeFindings made;
  for (int i = 0; i < 3; ++i) made.rule_not_run(i == 0 ? "1" : i == 1 ? "2" : "3", "=reason");
  const std::vector<validate::Note> notes(4, {"a.csv", 7, "What is this?"});
  const validate::FindingRows rows = made.rows();
  FindingsBook book = book_of_census(made, rows);
  book.notes = notes;
  book.limits.summary_lines = 2;
  write_findings_workbook(book, directory / "findings.xlsx");
  const ReadBook read(directory / "findings.xlsx");
  EXPECT_EQ(read.names, (Line{"Summary", "Rules not run", "Notes of reading", "All findings", "Children"}));
  EXPECT_EQ(read.summary_lines("3").at(0), (Line{"3", "Rules not run"}));
  EXPECT_EQ(read.summary_lines("4").at(0), (Line{"4", "Notes of reading"}));
  EXPECT_EQ(read.sheets.at("Rules not run").at(1),
            (Line{"1", "error", "=reason", "A rule that could not be run."}));
  EXPECT_EQ(read.sheets.at("Notes of reading").at(4), (Line{"a.csv", "7", "What is this?"}));
}

TEST(FindingsWorkbook, SaysWhatDoesNotFitOnASheet) {
  const Directory directory;
  MadeFindings made;
  made.rule("8500", Severity::error, "Wrong.", "CINdetails", "LAchildID");
  for (int i = 0; i < 5; ++i) made.finding("CINdetails", made.row("CINdetails", "C" + std::to_string(i)));
  const validate::FindingRows rows = made.rows();
  FindingsBook book = book_of_census(made, rows);
  book.limits.rows = 3;
  write_findings_workbook(book, directory / "findings.xlsx");
  const ReadBook read(directory / "findings.xlsx");
  for (const char* sheet : {"All findings", "Children", "8500"}) {
    const Table& lines = read.sheets.at(sheet);
    ASSERT_EQ(lines.size(), 5U) << sheet;
    EXPECT_EQ(lines.back(), Line{"The first 3 are shown; 2 more are not on this sheet."}) << sheet;
  }
  EXPECT_EQ(read.summary_lines("A sheet holds 3 rows here, and there are 5 findings").size(), 1U);
}

TEST(FindingsWorkbook, TheSameFindingsGiveTheSameBytes) {
  const Directory directory;
  MadeFindings made;
  fill_two_rules(made);
  const validate::FindingRows rows = made.rows();
  FindingsBook book = book_of_census(made, rows);
  book.worker_of = worker_of_three;
  write_findings_workbook(book, directory / "one.xlsx");
  write_findings_workbook(book, directory / "two.xlsx");
  EXPECT_EQ(base::read_whole_file(directory / "one.xlsx"), base::read_whole_file(directory / "two.xlsx"));
}

TEST(FindingsWorkbook, LeavesNothingBehindWhenItCannotWrite) {
  const Directory directory;
  MadeFindings made;
  fill_two_rules(made);
  const validate::FindingRows rows = made.rows();
  FindingsBook book = book_of_census(made, rows);
  EXPECT_THROW(write_findings_workbook(book, directory / "no" / "such.xlsx"), base::Error);
  std::filesystem::create_directories(directory / "out");
  book.worker_of = [](std::string_view) -> ChildWorker { throw base::Error("stop"); };
  EXPECT_THROW(write_findings_workbook(book, directory / "out" / "x.xlsx"), base::Error);
  EXPECT_TRUE(std::filesystem::is_empty(directory / "out"));
}

TEST(SheetNames, AreWhatExcelTakes) {
  SheetNames names;
  EXPECT_EQ(names.take("Summary"), "Summary");
  EXPECT_EQ(names.take("SUMMARY"), "SUMMARY (2)");
  EXPECT_EQ(names.take("summary (2)"), "summary (2) (2)");
  EXPECT_EQ(names.take("History"), "History (2)");
  EXPECT_EQ(names.take(" '[a]:*?/\\b\t' "), "-a------b-");
  EXPECT_EQ(names.take("''"), "Sheet 1");
  EXPECT_EQ(names.take(""), "Sheet 2");
  // Cut between characters: 15 that are two units each, and one that is one.
  std::string beads;
  for (int i = 0; i < 20; ++i) beads += "\xF0\x9F\x93\xBF";
  EXPECT_EQ(names.take("x" + beads), "x" + beads.substr(0, 60));
  EXPECT_EQ(names.take("xy" + beads), "xy" + beads.substr(0, 56));
  EXPECT_EQ(names.take("Zo\xC3\xAB"), "Zo\xC3\xAB");
  EXPECT_EQ(names.take("ZO\xC3\x8B"), "ZO\xC3\x8B (2)");
  EXPECT_EQ(names.take("a\xEB z"), "a\xEF\xBF\xBD z");
  // What is cut off must not leave a quote at the end.
  EXPECT_EQ(names.take(std::string(30, 'q') + "'tail"), std::string(30, 'q'));
}

TEST(CellWords, AreWhatXmlTakes) {
  EXPECT_EQ(cell_words("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x93\xBF"), "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x93\xBF");
  EXPECT_EQ(cell_words("\xE9t\xE9"), "\xEF\xBF\xBDt\xEF\xBF\xBD");
  EXPECT_EQ(cell_words(std::string_view("a\0b", 3)),
            "a\xEF\xBF\xBD"
            "b");
  // U+FFFE: none of its bytes stands.
  EXPECT_EQ(cell_words("\xEF\xBF\xBE"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  std::string thirds;
  for (int i = 0; i < 11'000; ++i) thirds += "\xE2\x82\xAC";
  EXPECT_EQ(cell_words(thirds).size(), 32'766U);
}

}  // namespace
}  // namespace windscreen::report

#include "improve/plan_workbook.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "improve/plan_fields.h"
#include "improve/plan_import.h"
#include "improve/plan_workbook_file.h"
#include "improve/test_book.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

const base::Date day_of_workbook = base::make_date(2020, 10, 15);

std::optional<Reading> no_figures(std::string_view, base::Date) { return std::nullopt; }

/// A plan with one action of each fate.
class PlanWorkbook : public testing::Test {
 protected:
  void SetUp() override {
    book.add("source", "visit", "2020-01-06", {}, "monitoring_visit");
    book.add("finding", "found", "2020-01-06", "visit", "area_to_improve").row.title = "Plans are late";
    book.add("plan", "plan", "2020-02-03", {}, "improvement").row.words = "=SUM(A1:A9)";
    book.add("theme", "theme", "2020-02-03", "plan").row.title = "Front door";
    book.add("action", "a", "2020-02-03", "theme").row.title = "=1+1";
    book.add("action", "b", "2020-02-03", "theme").row.title = "Plan\nwell";
    book.add("action", "c", "2020-02-03", "plan");
    book.add("action", "d", "2020-02-03", "plan");
    book.add("milestone", "m", "2020-02-03", "a");
    book.add("measure", "s", "2020-02-03", "b").measure = store::ImprovementMeasure{};
    book.link("b", "answers", "found", "2020-02-03");
    book.lead("a", "2020-02-03", "Head of MASH");
    book.due("a", "2020-02-03", "2020-03-31");
    book.due("a", "2020-03-30", "2020-09-30", "The building is late.");
    book.say("b", "2020-02-29", "delivered", "yes").evidence = "Audit of February";
    book.say("c", "2020-03-01", "status", "paused", "No money.");
    book.say("d", "2020-03-01", "status", "withdrawn", "Done by others.");
    book.say("a", "2020-10-16", "update", {}, "Of the day after.");
    record = book.read();
  }

  std::vector<PlanSheet> sheets(base::Date day = day_of_workbook) const {
    return plan_sheets(record, given(record.place_of("plan")), day, no_figures);
  }
  PlanSheet sheet(const std::string& title) const {
    for (PlanSheet& one : sheets()) {
      if (one.title == title) return one;
    }
    ADD_FAILURE() << "no sheet " << title;
    return {};
  }
  /// The cell under a heading as text.
  static std::string shown(const PlanSheet& sheet, std::size_t row, const std::string& heading) {
    for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
      if (sheet.columns[column].heading != heading) continue;
      const SheetValue& value = sheet.rows.at(row).at(column);
      if (const auto* text = std::get_if<std::string>(&value)) return *text;
      if (const auto* day = std::get_if<base::Date>(&value)) return base::format_iso(*day);
      if (const auto* number = std::get_if<double>(&value)) return std::to_string(static_cast<int>(*number));
      return "";
    }
    return "no such column";
  }

  TestBook book;
  Book record;
};

TEST_F(PlanWorkbook, EveryRowIsAsWideAsItsHeadings) {
  const auto all = sheets();
  ASSERT_EQ(all.size(), 6U);
  for (const PlanSheet& one : all) {
    for (const auto& row : one.rows) EXPECT_EQ(row.size(), one.columns.size()) << one.title;
  }
}

TEST_F(PlanWorkbook, AnActionShowsWhatBecameOfItAndWhy) {
  const PlanSheet actions = sheet("Actions");
  ASSERT_EQ(actions.rows.size(), 4U);
  std::vector<std::string> titles;
  for (std::size_t row = 0; row < actions.rows.size(); ++row) titles.push_back(shown(actions, row, "Action"));
  const auto at = [&](const std::string& title) {
    return static_cast<std::size_t>(std::ranges::find(titles, title) - titles.begin());
  };
  const std::size_t late = at("=1+1");
  EXPECT_EQ(shown(actions, late, "Theme"), "theme Front door");
  EXPECT_EQ(shown(actions, late, "First due"), "2020-03-31");
  EXPECT_EQ(shown(actions, late, "Due"), "2020-09-30");
  EXPECT_EQ(shown(actions, late, "Times put off"), "1");
  EXPECT_EQ(shown(actions, late, "Rating"), "Red");
  EXPECT_TRUE(shown(actions, late, "Why this rating").starts_with("Red"))
      << shown(actions, late, "Why this rating");
  EXPECT_EQ(shown(actions, late, "Last said"), "2020-03-30");
  const std::size_t done = at("Plan\nwell");
  EXPECT_EQ(shown(actions, done, "Status"), "Delivered");
  EXPECT_EQ(shown(actions, done, "Delivered on"), "2020-02-29");
  EXPECT_EQ(shown(actions, done, "Evidence of delivery"), "Audit of February");
  EXPECT_EQ(shown(actions, done, "Embedded on"), "");
  EXPECT_EQ(shown(actions, done, "Finding answered"), "found Plans are late");
  EXPECT_EQ(shown(actions, at("Title of d"), "Status"), "Withdrawn");
  EXPECT_EQ(shown(actions, at("Title of d"), "Rating"), "");
}

TEST_F(PlanWorkbook, WhatIsLaterThanTheDayIsNotInIt) {
  const PlanSheet entries = sheet("Entries");
  for (std::size_t row = 0; row < entries.rows.size(); ++row)
    EXPECT_NE(shown(entries, row, "Words"), "Of the day after.");
  EXPECT_EQ(sheets(base::make_date(2020, 10, 16)).back().rows.size(), entries.rows.size() + 1);
}

// The plan can be changed in a spreadsheet and be brought in again, as a new one.
TEST_F(PlanWorkbook, ItsActionsReadBackWithoutARejectFromTheWorkbookAndFromCsv) {
  const std::string csv = sheet_csv(sheet("Actions"));
  const std::string workbook = plan_workbook_bytes(sheets());
  for (const std::string& bytes : {csv, workbook}) {
    const PlanTable table = read_plan_table(bytes, "plan");
    const PlanImport import = read_plan_import(table, {guess_plan_fields(table.headings)}, day_of_workbook);
    EXPECT_TRUE(import.rejects.empty())
        << import.rejects.front().column << " " << import.rejects.front().says;
    ASSERT_EQ(import.actions.size(), 4U);
    EXPECT_EQ(import.themes, std::vector<std::string>{"theme Front door"});
    const auto late = std::ranges::find(import.actions, "=1+1", &PlanImportAction::title);
    ASSERT_NE(late, import.actions.end());
    EXPECT_EQ(late->due, base::make_date(2020, 9, 30));
    EXPECT_EQ(late->lead, "Head of MASH");
    EXPECT_EQ(late->theme, 0U);
    EXPECT_EQ(std::ranges::count(import.actions, std::optional<std::size_t>(), &PlanImportAction::theme), 2);
    const auto done = std::ranges::find(import.actions, "Plan\u2026", &PlanImportAction::title);
    ASSERT_NE(done, import.actions.end());
    EXPECT_EQ(done->delivered_on, base::make_date(2020, 2, 29));
    EXPECT_EQ(done->evidence, "Audit of February");
    EXPECT_EQ(done->findings, std::vector<std::string>{"found Plans are late"});
    EXPECT_EQ(std::ranges::count(import.actions, std::string("paused"), &PlanImportAction::status), 1);
    EXPECT_EQ(std::ranges::count(import.actions, std::string("withdrawn"), &PlanImportAction::status), 1);
  }
}

TEST_F(PlanWorkbook, CsvMarksWhatASpreadsheetWouldRun) {
  EXPECT_NE(sheet_csv(sheet("Actions")).find("'=1+1"), std::string::npos);
}

TEST_F(PlanWorkbook, AWorkbookIsThereWholeOrNotAtAll) {
  const store::TemporaryDirectory directory;
  EXPECT_THROW(write_plan_workbook(sheets(), directory.path() / "none" / "plan.xlsx"), base::Error);
  const auto path = directory.path() / "plan.xlsx";
  write_plan_workbook(sheets(), path);
  EXPECT_TRUE(std::filesystem::exists(path));
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator(directory.path())) ++files;
  EXPECT_EQ(files, 1U);
}

}  // namespace
}  // namespace windscreen::improve

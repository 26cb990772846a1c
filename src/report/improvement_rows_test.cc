#include "report/improvement_rows.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "improve/test_book.h"

namespace windscreen::report {
namespace {

using base::make_date;

const improve::Readings no_readings = [](std::string_view, base::Date) { return std::nullopt; };

/// The cell of a row under a heading.
const Cell& cell_at(const Rows& rows, std::size_t row, const std::string& column) {
  const auto at = std::ranges::find(rows.columns, column) - rows.columns.begin();
  return rows.rows.at(row).at(static_cast<std::size_t>(at));
}

std::string text_at(const Rows& rows, std::size_t row, const std::string& column) {
  const auto* text = std::get_if<std::string>(&cell_at(rows, row, column));
  return text == nullptr ? "" : *text;
}

class ImprovementRows : public testing::Test {
 protected:
  ImprovementRows() {
    record.add("body", "board", "2019-01-01", "", "board");
    record.add("source", "visit", "2019-01-01", "", "monitoring_visit");
    record.add("finding", "f", "2019-01-10", "visit", "area_to_improve");
    record.add("plan", "plan", "2020-01-01", "", "improvement");
    record.watched("board", "plan", "2020-01-01");
    record.say("plan", "2020-01-01", "status", "running");
    record.add("theme", "t", "2020-01-01", "plan");
    record.add("action", "late", "2020-01-01", "t");
    record.due("late", "2020-01-01", "2020-02-29");
    record.due("late", "2020-02-20", "2020-03-31", "The trainer is ill.");
    record.lead("late", "2020-01-01", "Head of assessment");
    record.link("late", "answers", "f", "2020-01-01");
    record.add("action", "done", "2020-01-01", "plan");
    record.claim("done", "2020-02-01", "delivered", "Minutes");
  }

  improve::TestBook record;
};

TEST_F(ImprovementRows, OfPlansCountWhatIsDeliveredAndNameWhoWatches) {
  const Rows rows = plan_rows(record.read(), make_date(2020, 4, 1), no_readings);
  ASSERT_EQ(rows.rows.size(), 1U);
  EXPECT_EQ(rows.rows[0].size(), rows.columns.size());
  EXPECT_EQ(text_at(rows, 0, "status"), "Running");
  EXPECT_EQ(text_at(rows, 0, "overseen_by"), "Title of board");
  EXPECT_EQ(cell_at(rows, 0, "actions"), Cell(std::int64_t{2}));
  EXPECT_EQ(cell_at(rows, 0, "delivered"), Cell(std::int64_t{1}));
  EXPECT_EQ(cell_at(rows, 0, "impact_shown"), Cell(std::int64_t{0}));
  EXPECT_EQ(cell_at(rows, 0, "red"), Cell(std::int64_t{1}));
}

TEST_F(ImprovementRows, OfActionsKeepTheFirstDayAndSayHowLateTheyAre) {
  const improve::Book book = record.read();
  const Rows rows = action_rows(book, *book.place_of("plan"), make_date(2020, 4, 1), no_readings);
  ASSERT_EQ(rows.rows.size(), 2U);
  EXPECT_EQ(rows.rows[0].size(), rows.columns.size());
  EXPECT_EQ(text_at(rows, 0, "action"), "late");
  EXPECT_EQ(text_at(rows, 0, "theme"), "Title of t");
  EXPECT_EQ(cell_at(rows, 0, "first_due"), Cell(make_date(2020, 2, 29)));
  EXPECT_EQ(cell_at(rows, 0, "due"), Cell(make_date(2020, 3, 31)));
  EXPECT_EQ(cell_at(rows, 0, "days_late"), Cell(std::int64_t{1}));
  EXPECT_EQ(text_at(rows, 0, "rating"), "red");
  EXPECT_EQ(text_at(rows, 0, "answers"), "f");
  EXPECT_EQ(cell_at(rows, 1, "days_late"), Cell());
  EXPECT_EQ(text_at(rows, 1, "delivered_evidence"), "Minutes");
}

TEST_F(ImprovementRows, OfPromisesHaveOneForEachTime) {
  record.add("promise", "p", "2020-01-31").promise = store::ImprovementPromise{"", "board", 1};
  record.due("p", "2020-01-31", "2020-01-31");
  record.claim("p", "2020-01-31", "kept", "Paper 7");
  const Rows rows = promise_rows(record.read(), make_date(2020, 3, 1));
  ASSERT_EQ(rows.rows.size(), 3U);
  EXPECT_EQ(rows.rows[0].size(), rows.columns.size());
  EXPECT_EQ(text_at(rows, 0, "evidence"), "Paper 7");
  EXPECT_EQ(cell_at(rows, 1, "due"), Cell(make_date(2020, 2, 29)));
  EXPECT_EQ(cell_at(rows, 1, "days_late"), Cell(std::int64_t{1}));
  EXPECT_EQ(text_at(rows, 1, "state"), "Overdue");
}

TEST_F(ImprovementRows, OfControlsThatEndNameTheFirstEndAndWhatDependsOnThem) {
  improve::NewThing& posts = record.add("control", "posts", "2019-04-01", "plan", "capacity");
  posts.row.since_on = "2020-01-01";
  posts.indicators = {"caseload_mean"};
  record.due("posts", "2020-01-01", "2020-03-31");
  record.due("posts", "2020-02-01", "2020-09-30", "Extended by six months.");
  record.link("late", "depends_on", "posts", "2020-01-01");
  const improve::Book book = record.read();
  EXPECT_TRUE(ending_rows(book, make_date(2020, 6, 29)).rows.empty());
  const Rows rows = ending_rows(book, make_date(2020, 6, 30));
  ASSERT_EQ(rows.rows.size(), 1U);
  EXPECT_EQ(rows.rows[0].size(), rows.columns.size());
  EXPECT_EQ(cell_at(rows, 0, "ended"), Cell(false));
  EXPECT_EQ(cell_at(rows, 0, "first_end"), Cell(make_date(2020, 3, 31)));
  EXPECT_EQ(text_at(rows, 0, "indicators"), "caseload_mean");
  EXPECT_EQ(text_at(rows, 0, "dependants"), "late");
  EXPECT_EQ(cell_at(ending_rows(book, make_date(2020, 10, 1)), 0, "ended"), Cell(true));
}

TEST_F(ImprovementRows, OfWorkAndThreadsNameTheThings) {
  const improve::Book book = record.read();
  const auto lines = improve::due_for_all(book, make_date(2020, 4, 1));
  const Rows due = due_rows(book, lines);
  ASSERT_FALSE(due.rows.empty());
  EXPECT_EQ(due.rows[0].size(), due.columns.size());
  EXPECT_EQ(text_at(due, 0, "thing"), "late");
  const Rows thread = thread_rows(book, improve::thread(book, *book.place_of("f"), make_date(2020, 4, 1)));
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < thread.rows.size(); ++i) keys.push_back(text_at(thread, i, "thing"));
  EXPECT_NE(std::ranges::find(keys, "late"), keys.end());
  EXPECT_EQ(std::ranges::find(keys, "done"), keys.end());
}

}  // namespace
}  // namespace windscreen::report

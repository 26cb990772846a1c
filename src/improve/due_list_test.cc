#include "improve/due_list.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"

namespace windscreen::improve {
namespace {

using base::make_date;
using DueLines = std::vector<std::string>;

const base::Date due_day = make_date(2020, 6, 30);

/// A plan that runs, an inspection, and a committee with one item.
void due_record(TestBook& record) {
  record.add("plan", "plan", "2020-01-01", {}, "improvement");
  record.say("plan", "2020-01-01", "status", "running");
  record.lead("plan", "2020-01-01", "Programme manager");
  record.add("source", "visit", "2020-01-01", {}, "monitoring_visit");
  record.add("body", "committee", "2018-01-01", {}, "scrutiny");
  record.add("meeting", "june", "2020-01-01", "committee");
  record.add("item", "item5", "2020-01-01", "june");
}

DueLines due_lines_of(const Book& book, const std::vector<DueLine>& lines) {
  DueLines found;
  for (const DueLine& line : lines) {
    found.push_back(std::string(line.what) + " " + book.at(line.place).row.id + " " +
                    (line.due ? std::to_string(line.days_late) : "undated"));
  }
  return found;
}

DueLines all_due_of(TestBook& record, base::Date day) {
  const Book book = record.read();
  return due_lines_of(book, due_for_all(book, day));
}

TEST(DueList, TheLongestOverdueFirstThenByDayThenUndated) {
  TestBook record;
  due_record(record);
  for (const std::string key : {"undated", "tomorrow", "today", "late", "later_still"})
    record.add("action", key, "2020-01-01", "plan");
  record.due("tomorrow", "2020-01-01", "2020-07-01");
  record.due("today", "2020-01-01", "2020-06-30");
  record.due("late", "2020-01-01", "2020-06-29");
  record.due("later_still", "2020-01-01", "2020-02-29");
  EXPECT_EQ(all_due_of(record, due_day),
            (DueLines{"action later_still 122", "action late 1", "action today 0", "action tomorrow -1",
                      "action undated undated"}));
}

TEST(DueList, HasOneLineForEverythingThatIsOpen) {
  TestBook record;
  due_record(record);
  record.add("action", "act", "2020-01-01", "plan");
  record.due("act", "2020-01-01", "2020-06-01");
  record.add("milestone", "hub", "2020-01-01", "act");
  record.due("hub", "2020-01-01", "2020-06-02");
  record.add("recommendation", "rag", "2020-01-01", "item5");
  record.due("rag", "2020-01-01", "2020-06-03");
  record.add("question", "how", "2020-01-01", "item5");
  record.due("how", "2020-01-01", "2020-06-04");
  record.add("finding", "delay", "2020-01-01", "visit", "recommendation");
  record.due("delay", "2020-01-01", "2020-06-05");
  record.add("promise", "quarterly", "2020-01-01").promise = store::ImprovementPromise{{}, "committee", 3};
  record.due("quarterly", "2020-01-01", "2020-03-31");
  record.add("risk", "demand", "2020-01-01");
  record.say("demand", "2020-01-01", "review").due_on = "2020-06-30";
  record.add("control", "posts", "2020-01-01", "demand", "capacity");
  record.due("posts", "2020-01-01", "2020-09-30");
  EXPECT_EQ(all_due_of(record, due_day),
            (DueLines{"promise quarterly 91", "action act 29", "milestone hub 28", "recommendation rag 27",
                      "question how 26", "finding delay 25", "promise quarterly 0", "risk demand 0",
                      "promise quarterly -92", "control posts -92"}));
  const Book book = record.read();
  DueLines sentences;
  for (const DueLine& line : due_for_all(book, due_day)) sentences.push_back(line.sentence);
  EXPECT_EQ(sentences.at(0), "Keep the promise: Title of quarterly");
  EXPECT_EQ(sentences.at(1), "Deliver: Title of act");
  EXPECT_EQ(sentences.at(2), "Reach: Title of hub");
  EXPECT_EQ(sentences.at(3), "Respond to: Title of rag");
  EXPECT_EQ(sentences.at(4), "Answer: Title of how");
  EXPECT_EQ(sentences.at(7), "Review the risk: Title of demand");
  EXPECT_EQ(sentences.at(9), "Decide what follows: Title of posts");
}

TEST(DueList, WhatIsDoneIsGoneOnTheDayItWasDone) {
  TestBook record;
  due_record(record);
  record.add("action", "act", "2020-01-01", "plan");
  record.claim("act", "2020-06-30", "delivered", "");
  record.add("recommendation", "rag", "2020-01-01", "item5");
  record.say("rag", "2020-06-30", "response", "accepted");
  record.add("question", "how", "2020-01-01", "item5");
  record.say("how", "2020-06-30", "answer", {}, "So.");
  record.add("finding", "delay", "2020-01-01", "visit", "recommendation");
  record.say("delay", "2020-06-30", "response", "accepted");
  record.add("promise", "once", "2020-01-01").promise = store::ImprovementPromise{{}, "committee", 0};
  record.claim("once", "2020-06-30", "kept", "Minutes");
  EXPECT_EQ(all_due_of(record, make_date(2020, 6, 29)).size(), 5U);
  EXPECT_TRUE(all_due_of(record, due_day).empty());
}

TEST(DueList, LeavesOutWhatNobodyWorksOn) {
  TestBook record;
  due_record(record);
  record.add("theme", "dropped", "2020-01-01", "plan");
  record.say("dropped", "2020-02-01", "status", "withdrawn", "No money.");
  record.add("action", "of_dropped", "2020-01-01", "dropped");
  record.add("plan", "drafted", "2020-01-01", {}, "improvement");
  record.add("action", "of_draft", "2020-01-01", "drafted");
  record.add("action", "old", "2020-01-01", "plan");
  record.add("milestone", "of_old", "2020-01-01", "old");
  record.add("action", "carrier", "2020-06-30", "plan");
  record.link("carrier", "carries_on", "old", "2020-06-30");
  record.add("finding", "good", "2020-01-01", "visit", "strength");
  record.add("finding", "closed", "2020-01-01", "visit", "recommendation");
  record.say("closed", "2020-02-01", "status", "closed");
  record.add("risk", "later", "2020-01-01");
  record.say("later", "2020-01-01", "review").due_on = "2020-07-01";
  EXPECT_EQ(all_due_of(record, make_date(2020, 6, 29)),
            (DueLines{"action old undated", "milestone of_old undated"}));
  EXPECT_EQ(all_due_of(record, due_day), DueLines{"action carrier undated"});
}

TEST(DueList, AReplacedPlansActionsStayUntilSomebodyTakesThemOver) {
  TestBook record;
  due_record(record);
  record.add("action", "old", "2020-01-01", "plan");
  record.say("plan", "2020-03-01", "status", "replaced");
  EXPECT_EQ(all_due_of(record, due_day), DueLines{"action old undated"});
}

TEST(DueList, ControlsWarnThreeMonthsBeforeTheyEnd) {
  TestBook record;
  due_record(record);
  record.add("control", "posts", "2020-01-01", "plan", "capacity");
  record.due("posts", "2020-01-01", "2020-05-31");
  EXPECT_TRUE(all_due_of(record, make_date(2020, 2, 28)).empty());
  EXPECT_EQ(all_due_of(record, make_date(2020, 2, 29)), DueLines{"control posts -92"});
}

TEST(DueList, IsForAnAccountOrAPost) {
  TestBook record;
  due_record(record);
  for (const std::string key : {"by_account", "by_post", "inherited", "others"})
    record.add("action", key, "2020-01-01", "plan");
  record.say("by_account", "2020-01-01", "lead").owner = "Somebody";
  record.say("by_account", "2020-01-01", "lead").owner = "Ann";
  record.lead("by_post", "2020-01-01", " assistant DIRECTOR ");
  record.lead("others", "2020-01-01", "Head of fostering");
  auto& led = record.say("by_account", "2020-01-02", "lead");
  led.owner = "Ann";
  led.owner_id = "ann";
  const Book book = record.read();
  EXPECT_EQ(due_lines_of(book, due_list(book, {"ann", {}}, due_day)), DueLines{"action by_account undated"});
  EXPECT_EQ(due_lines_of(book, due_list(book, {"", {"Assistant Director "}}, due_day)),
            DueLines{"action by_post undated"});
  // The plan's manager leads what nobody else does.
  EXPECT_EQ(due_lines_of(book, due_list(book, {"", {"programme manager"}}, due_day)),
            DueLines{"action inherited undated"});
  EXPECT_EQ(due_list(book, {"ann", {"Assistant Director"}}, due_day).size(), 2U);
  EXPECT_TRUE(due_list(book, {"", {"", " "}}, due_day).empty());
  EXPECT_TRUE(due_list(book, {"", {}}, due_day).empty());
  EXPECT_EQ(due_for_all(book, due_day).size(), 4U);
  EXPECT_EQ(due_for_all(book, due_day).at(3).lead, "Head of fostering");
}

}  // namespace
}  // namespace windscreen::improve

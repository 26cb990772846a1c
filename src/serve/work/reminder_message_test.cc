// What a reminder says, and what it never does.
#include "serve/work/reminder_message.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "improve/due_list.h"

namespace windscreen::serve {
namespace {

using base::make_date;

const base::Date reminded_on = make_date(2020, 2, 29);

WorkLine work_line(const char* area, const char* what, const char* sentence,
                   const std::optional<base::Date>& due) {
  WorkLine line;
  line.area = area;
  line.what = what;
  line.sentence = sentence;
  line.due = due;
  line.address = "/somewhere";
  return line;
}

bool says(const Reminder& reminder, std::string_view words) {
  return (reminder.subject + "\n" + reminder.text).find(words) != std::string::npos;
}

TEST(Reminder, TellsTheOverdueFirstThenTodayThenTwoWeeksThenWhatHasNoDay) {
  const std::vector<WorkLine> work = {
      work_line("improvement", "action", "Deliver: Managers look at every plan", make_date(2019, 3, 1)),
      work_line("audits", "second_grade", "Give a second grade", make_date(2020, 2, 28)),
      work_line("audits", "audit", "Make 2 audits", reminded_on),
      work_line("improvement", "question", "Answer: What of handovers?", make_date(2020, 3, 14)),
      work_line("improvement", "action", "Deliver: Next year's plan", make_date(2020, 3, 15)),
      work_line("improvement", "finding", "Respond to: Plans are late", std::nullopt)};
  const Reminder reminder = reminder_of(work, reminded_on, "daily", "https://windscreen.example.org");
  EXPECT_EQ(reminder.lines, 5U);
  EXPECT_EQ(reminder.overdue, 2U);
  EXPECT_EQ(reminder.subject, "Windscreen: 5 things to do, 2 overdue");
  EXPECT_EQ(
      reminder.text,
      "You have 5 things to do as at 29 February 2020.\n"
      "\nOverdue\n\n"
      "* 1 March 2019 (365 days late): improvement, action. Deliver: Managers look at every plan\n"
      "* 28 February 2020 (1 day late): practice audit, second grade\n"
      "\nDue today\n\n"
      "* 29 February 2020: practice audit, audit\n"
      "\nDue within two weeks\n\n"
      "* 14 March 2020: improvement, question. Answer: What of handovers?\n"
      "\nWithout a day\n\n"
      "* No day: improvement, finding. Respond to: Plans are late\n"
      "\n1 more is due later.\n"
      "\nSee all of it:\nhttps://windscreen.example.org/improvement/due\n"
      "\nYou get this because you asked to be reminded each working day. To be reminded at other times, "
      "or not at all:\nhttps://windscreen.example.org/improvement/reminders\n"
      "\nNobody reads answers to this message.\n");
}

TEST(Reminder, IsNoneWhereNothingIsDue) {
  EXPECT_EQ(reminder_of({}, reminded_on, "daily", "").lines, 0U);
  EXPECT_EQ(reminder_of({}, reminded_on, "daily", "").text, "");
  const std::vector<WorkLine> later = {work_line("audits", "audit", "Make an audit", make_date(2020, 3, 15))};
  EXPECT_EQ(reminder_of(later, reminded_on, "weekly", "").lines, 0U) << "15 days ahead";
}

TEST(Reminder, ASingleThingIsTold) {
  const std::vector<WorkLine> work = {work_line("audits", "audit", "Make an audit", reminded_on)};
  const Reminder reminder = reminder_of(work, reminded_on, "weekly", "");
  EXPECT_EQ(reminder.subject, "Windscreen: 1 thing to do");
  EXPECT_TRUE(says(reminder, "reminded each week."));
}

TEST(Reminder, HasNoLinkWithoutAnAddress) {
  const std::vector<WorkLine> work = {work_line("audits", "audit", "Make an audit", reminded_on)};
  for (const char* address : {"", "windscreen.example.org", "javascript:x", "https://", "https://a b"}) {
    const Reminder reminder = reminder_of(work, reminded_on, "daily", address);
    EXPECT_FALSE(says(reminder, "/improvement")) << address;
    EXPECT_TRUE(says(reminder, "open \u201cReminders\u201d")) << address;
  }
  EXPECT_TRUE(says(reminder_of(work, reminded_on, "daily", "http://10.0.0.1:8080/"),
                   "\nhttp://10.0.0.1:8080/improvement/due\n"));
}

// A list that went wrong: each text that a line has is the child's name or number, and none may be sent.
TEST(Reminder, NothingOfAChildCanGetInByAnAudit) {
  std::vector<WorkLine> work;
  for (const improve::CodeWords& kind : audit_work_kinds())
    work.push_back(
        work_line("audits", std::string(kind.code).c_str(), "Audit of Nora Frost, N1", reminded_on));
  work.push_back(work_line("audits", "Nora Frost", "Nora Frost", make_date(2019, 1, 1)));
  work.push_back(work_line("Nora Frost", "audit", "Nora Frost", std::nullopt));
  work.push_back(work_line("", "Nora Frost", "Nora Frost", reminded_on));
  work.push_back(work_line("improvement", "Nora Frost", "Nora Frost", reminded_on));
  for (WorkLine& line : work) line.address = "/audits/N1";
  const Reminder reminder = reminder_of(work, reminded_on, "daily", "https://windscreen.example.org");
  EXPECT_EQ(reminder.lines, audit_work_kinds().size() + 4);
  for (const char* of_child : {"Nora", "Frost", "N1"}) EXPECT_FALSE(says(reminder, of_child)) << of_child;
  EXPECT_TRUE(says(reminder, "* 29 February 2020: practice audit, second grade\n"));
  EXPECT_TRUE(says(reminder, "* 29 February 2020: improvement\n"));
  EXPECT_TRUE(says(reminder, "* No day: work\n"));
}

TEST(Reminder, EveryKindOfTheImprovementRecordIsToldInWords) {
  for (const improve::CodeWords& kind : improve::due_kinds()) {
    const std::vector<WorkLine> work = {
        work_line("improvement", std::string(kind.code).c_str(), "Sentence", reminded_on)};
    EXPECT_TRUE(says(reminder_of(work, reminded_on, "daily", ""), ". Sentence\n")) << kind.code;
  }
}

TEST(Reminder, ASentenceStaysInItsLineAndWithinBounds) {
  const std::string title = "Deliver: a\r\nBcc: eve@example.net\n\nb " + std::string(150, 'x');
  const std::vector<WorkLine> work = {work_line("improvement", "action", title.c_str(), reminded_on)};
  EXPECT_TRUE(says(reminder_of(work, reminded_on, "daily", ""), "Deliver: a  Bcc: eve@example.net  b xxx"));
  // 199 bytes and then one of two bytes that does not fit.
  const std::string longer = std::string(199, 'x') + "\u00e9\u00e9";
  const std::vector<WorkLine> long_work = {work_line("improvement", "action", longer.c_str(), reminded_on)};
  EXPECT_TRUE(
      says(reminder_of(long_work, reminded_on, "daily", ""), " " + std::string(199, 'x') + "\u2026\n"));
}

TEST(Reminder, OfAVeryLongListTheRestIsCounted) {
  const std::vector<WorkLine> work(most_reminder_lines + 3,
                                   work_line("audits", "audit", "Make an audit", reminded_on));
  const Reminder reminder = reminder_of(work, reminded_on, "daily", "");
  EXPECT_EQ(reminder.lines, most_reminder_lines + 3);
  EXPECT_TRUE(says(reminder, "\nAnd 3 more.\n"));
  std::size_t stars = 0;
  for (const char c : reminder.text) stars += c == '*' ? 1U : 0U;
  EXPECT_EQ(stars, most_reminder_lines);
}

}  // namespace
}  // namespace windscreen::serve

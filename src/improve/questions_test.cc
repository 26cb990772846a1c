#include "improve/questions.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

using base::make_date;

/// Two meetings of a committee at which members asked.
void questions_record(TestBook& record) {
  record.add("body", "committee", "2018-01-01", {}, "scrutiny");
  for (const std::string meeting : {"july", "december"}) {
    record.add("meeting", meeting, "2020-07-01", "committee");
    record.add("item", "item_" + meeting, "2020-07-01", meeting);
  }
}

void ask_question(TestBook& record, const std::string& key, const std::string& day,
                  const std::string& meeting, const std::string& title) {
  record.add("question", key, day, "item_" + meeting).row.title = title;
}

void answer_question(TestBook& record, const std::string& key, const std::string& day,
                     const std::string& evidence) {
  record.say(key, day, "answer", {}, "An answer.").evidence = evidence;
}

std::vector<std::string> evidence_moves_of(const AskedAgain& again) {
  std::vector<std::string> found;
  found.reserve(again.answers.size());
  for (const AnswerAgain& one : again.answers) found.emplace_back(one.moved);
  return found;
}

using Moves = std::vector<std::string>;

TEST(Questions, WaitUntilTheyAreAnswered) {
  TestBook record;
  questions_record(record);
  ask_question(record, "handovers", "2020-07-28", "july", "How are handovers done?");
  record.due("handovers", "2020-07-28", "2020-08-31");
  answer_question(record, "handovers", "2020-09-02", "Standard 4");
  const Book book = record.read();
  const auto place = given(book.place_of("handovers"));
  const auto same_day = question_line(book, place, make_date(2020, 7, 28));
  EXPECT_EQ(same_day.state, "unanswered");
  EXPECT_EQ(same_day.days_taken, 0);
  EXPECT_EQ(book.at(given(same_day.body)).row.id, "committee");
  EXPECT_EQ(question_line(book, place, make_date(2020, 8, 31)).days_late, 0);
  EXPECT_EQ(question_line(book, place, make_date(2020, 9, 1)).days_late, 1);
  const auto answered = question_line(book, place, make_date(2021, 1, 1));
  EXPECT_EQ(answered.state, "answered");
  EXPECT_EQ(answered.days_taken, 36);
  EXPECT_EQ(answered.days_late, 0);
}

TEST(Questions, TheLongestUnansweredComesFirst) {
  TestBook record;
  questions_record(record);
  ask_question(record, "a", "2020-07-28", "july", "Thresholds?");
  ask_question(record, "b", "2020-07-29", "july", "Savings?");
  ask_question(record, "c", "2020-07-30", "july", "Schools?");
  answer_question(record, "a", "2020-07-28", " ");
  const Book book = record.read();
  const auto lines = question_lines(book, make_date(2020, 8, 1));
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(book.at(lines[0].place).row.id, "b");
  EXPECT_EQ(lines[0].days_taken, 3);
  EXPECT_EQ(book.at(lines[1].place).row.id, "c");
  EXPECT_EQ(lines[2].state, "answered_without_evidence");
}

TEST(Questions, AskedAgainShowWhetherTheEvidenceMoved) {
  TestBook record;
  questions_record(record);
  ask_question(record, "first", "2020-07-28", "july", "How are handovers done?");
  ask_question(record, "second", "2020-12-15", "december", " HOW are hand-overs done");
  ask_question(record, "other", "2020-12-15", "december", "What was saved?");
  answer_question(record, "first", "2020-08-01", "Standard 4");
  answer_question(record, "second", "2020-12-16", " standard 4 ");
  const Book book = record.read();
  EXPECT_TRUE(asked_again(book, make_date(2020, 12, 14)).empty());
  const auto unanswered = asked_again(book, make_date(2020, 12, 15));
  ASSERT_EQ(unanswered.size(), 1U);
  EXPECT_EQ(evidence_moves_of(unanswered[0]), (Moves{"first", "unanswered"}));
  const auto again = asked_again(book, make_date(2020, 12, 16));
  EXPECT_EQ(again.at(0).title, "How are handovers done?");
  EXPECT_EQ(again.at(0).questions.size(), 2U);
  EXPECT_EQ(evidence_moves_of(again.at(0)), (Moves{"first", "same"}));
}

TEST(Questions, AnsweredTwiceCountsToo) {
  TestBook record;
  questions_record(record);
  ask_question(record, "capacity", "2020-07-28", "july", "Have schools room?");
  answer_question(record, "capacity", "2020-08-01", "");
  answer_question(record, "capacity", "2020-09-01", "Survey");
  answer_question(record, "capacity", "2020-10-01", "Second survey");
  answer_question(record, "capacity", "2020-11-01", "");
  const Book book = record.read();
  EXPECT_TRUE(asked_again(book, make_date(2020, 8, 31)).empty());
  EXPECT_EQ(evidence_moves_of(asked_again(book, make_date(2020, 12, 1)).at(0)),
            (Moves{"without", "moved", "moved", "without"}));
}

TEST(Questions, ATitleWithoutLettersIsOnlyLikeItself) {
  TestBook record;
  questions_record(record);
  ask_question(record, "a", "2020-07-28", "july", "??");
  ask_question(record, "b", "2020-07-29", "july", "!");
  EXPECT_TRUE(asked_again(record.read(), make_date(2020, 8, 1)).empty());
}

}  // namespace
}  // namespace windscreen::improve

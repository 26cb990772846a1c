#include "improve/recommendations.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

using base::make_date;

/// A recommendation of the select committee, made on 28 July 2020, to which a response is due on 28
/// September.
void recommended(TestBook& record) {
  record.add("body", "committee", "2018-01-01", {}, "scrutiny");
  record.add("meeting", "july", "2020-07-01", "committee");
  record.add("item", "item5", "2020-07-01", "july");
  record.add("recommendation", "rag_plan", "2020-07-28", "item5");
  record.due("rag_plan", "2020-07-28", "2020-09-28");
  record.lead("rag_plan", "2020-07-28", "Director");
}

RecommendationLine recommendation_on(const Book& book, base::Date day) {
  return recommendation_line(book, given(book.place_of("rag_plan")), day);
}

TEST(Recommendations, WaitsUntilTheDayDueAndIsOverdueAfterIt) {
  TestBook record;
  recommended(record);
  const Book book = record.read();
  const auto same_day = recommendation_on(book, make_date(2020, 7, 28));
  EXPECT_EQ(same_day.state, "waiting");
  EXPECT_EQ(same_day.days_taken, 0);
  EXPECT_EQ(book.at(given(same_day.body)).row.id, "committee");
  EXPECT_EQ(book.at(given(same_day.item)).row.id, "item5");
  EXPECT_EQ(same_day.lead, "Director");
  EXPECT_EQ(recommendation_on(book, make_date(2020, 9, 28)).state, "waiting");
  const auto after = recommendation_on(book, make_date(2020, 9, 29));
  EXPECT_EQ(after.state, "overdue");
  EXPECT_EQ(after.days_late, 1);
  EXPECT_EQ(after.days_taken, 63);
}

TEST(Recommendations, ALaterChangeOfTheResponseTookNoLonger) {
  TestBook record;
  recommended(record);
  record.say("rag_plan", "2020-09-28", "response", "accepted");
  record.say("rag_plan", "2020-12-01", "response", "rejected", "The plan has ended.");
  const Book book = record.read();
  const auto accepted = recommendation_on(book, make_date(2020, 11, 30));
  EXPECT_EQ(accepted.state, "answered");
  EXPECT_EQ(accepted.days_taken, 62);
  EXPECT_EQ(accepted.days_late, 0);
  const auto rejected = recommendation_on(book, make_date(2020, 12, 1));
  EXPECT_EQ(rejected.state, "not_accepted");
  EXPECT_EQ(rejected.days_taken, 62);
  EXPECT_EQ(given(rejected.response).words, "The plan has ended.");
}

TEST(Recommendations, DoneWithoutAResponseStaysLate) {
  TestBook record;
  recommended(record);
  record.claim("rag_plan", "2020-09-20", "delivered", "The plan of September");
  const Book book = record.read();
  EXPECT_EQ(recommendation_on(book, make_date(2020, 9, 19)).state, "waiting");
  const auto done = recommendation_on(book, make_date(2020, 10, 8));
  EXPECT_EQ(done.state, "done");
  EXPECT_EQ(done.days_late, 10);
  EXPECT_EQ(given(done.done).evidence, "The plan of September");
}

TEST(Recommendations, WithoutADayIsNeverOverdue) {
  TestBook record;
  recommended(record);
  record.add("recommendation", "undated", "2020-07-28", "item5");
  const Book book = record.read();
  EXPECT_EQ(recommendation_lines(book, make_date(2020, 7, 27)).size(), 0U);
  const auto lines = recommendation_lines(book, make_date(2024, 2, 29));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].state, "overdue");
  EXPECT_EQ(lines[1].state, "waiting");
  EXPECT_FALSE(lines[1].response_due);
  EXPECT_EQ(lines[1].days_taken, 1311);
}

}  // namespace
}  // namespace windscreen::improve

#include "improve/oversight.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

using base::make_date;

/// A plan that one board watched until the end of 2019 and a partnership from 1 February 2020.
void handed_over(TestBook& record) {
  record.add("body", "board", "2018-01-01", {}, "board");
  record.add("body", "partnership", "2019-01-01", {}, "partnership");
  record.add("plan", "plan", "2018-11-01", {}, "improvement");
}

std::vector<std::string> overseers_of_plan(const Book& book, base::Date day) {
  std::vector<std::string> found;
  for (const Overseer& one : overseers(book, given(book.place_of("plan")), day))
    found.push_back(book.at(one.body).row.id);
  return found;
}

using Overseen = std::vector<std::string>;

TEST(Oversight, AnswersForDecemberAndFebruaryDifferently) {
  TestBook record;
  handed_over(record);
  record.watched("board", "plan", "2018-11-01", "2019-12-31");
  record.watched("partnership", "plan", "2020-02-01");
  const Book book = record.read();
  EXPECT_EQ(overseers_of_plan(book, make_date(2019, 12, 31)), Overseen{"board"});
  EXPECT_EQ(overseers_of_plan(book, make_date(2020, 1, 1)), Overseen{});
  EXPECT_EQ(overseers_of_plan(book, make_date(2020, 1, 31)), Overseen{});
  EXPECT_EQ(overseers_of_plan(book, make_date(2020, 2, 1)), Overseen{"partnership"});
  EXPECT_EQ(overseers_of_plan(book, make_date(2018, 10, 31)), Overseen{});
}

TEST(Oversight, FindsTheGapBetweenTwoBodies) {
  TestBook record;
  handed_over(record);
  record.watched("board", "plan", "2018-11-01", "2019-12-31");
  record.watched("partnership", "plan", "2020-02-01");
  const Book book = record.read();
  const auto watched = given(book.place_of("plan"));
  const auto gaps = oversight_gaps(book, watched, make_date(2020, 6, 23));
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].first, make_date(2020, 1, 1));
  EXPECT_EQ(gaps[0].last, make_date(2020, 1, 31));
  EXPECT_EQ(gaps[0].days(), 31);
  EXPECT_TRUE(oversight_gaps(book, watched, make_date(2019, 12, 31)).empty());
  EXPECT_EQ(oversight_gaps(book, watched, make_date(2020, 1, 1)).at(0).days(), 1);
  EXPECT_TRUE(oversight_gaps(book, watched, make_date(2018, 10, 31)).empty());
}

TEST(Oversight, BodiesThatOverlapLeaveNoGap) {
  TestBook record;
  handed_over(record);
  record.watched("board", "plan", "2018-11-01", "2020-02-29");
  record.watched("partnership", "plan", "2020-02-29");
  const Book book = record.read();
  EXPECT_EQ(overseers_of_plan(book, make_date(2020, 2, 29)), (Overseen{"board", "partnership"}));
  EXPECT_TRUE(oversight_gaps(book, given(book.place_of("plan")), make_date(2021, 1, 1)).empty());
}

TEST(Oversight, AShortRemitWithinALongOneEndsNothing) {
  TestBook record;
  handed_over(record);
  record.watched("board", "plan", "2018-11-01", "2020-12-31");
  record.watched("partnership", "plan", "2019-03-01", "2019-03-31");
  const Book book = record.read();
  EXPECT_TRUE(oversight_gaps(book, given(book.place_of("plan")), make_date(2020, 12, 31)).empty());
}

TEST(Oversight, NobodyAtAllIsOneGapUntilThePlanIsClosed) {
  TestBook record;
  handed_over(record);
  record.say("plan", "2018-11-10", "status", "closed");
  const Book book = record.read();
  const auto gaps = oversight_gaps(book, given(book.place_of("plan")), make_date(2020, 1, 1));
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].days(), 10);
}

TEST(Oversight, ABodyThatIsNotThereYetWatchesNothing) {
  TestBook record;
  handed_over(record);
  record.watched("partnership", "plan", "2018-11-01");
  const Book book = record.read();
  EXPECT_EQ(overseers_of_plan(book, make_date(2018, 12, 31)), Overseen{});
  EXPECT_EQ(overseers_of_plan(book, make_date(2019, 1, 1)), Overseen{"partnership"});
  EXPECT_EQ(oversight_gaps(book, given(book.place_of("plan")), make_date(2020, 1, 1)).at(0).last,
            make_date(2018, 12, 31));
}

}  // namespace
}  // namespace windscreen::improve

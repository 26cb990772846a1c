#include "improve/linking.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "improve/oversight.h"
#include "improve/test_book.h"

namespace windscreen::improve {
namespace {

using base::make_date;

void two_plans(TestBook& record) {
  record.add("plan", "one", "2020-01-01", "", "improvement");
  record.add("plan", "two", "2020-01-01", "", "improvement");
  record.add("body", "board", "2018-01-01", "", "board");
}

TEST(Linking, ALinkIsThereOnce) {
  TestBook record;
  two_plans(record);
  record.link("two", "carries_on", "one", "2020-01-01");
  record.read();
  record.link("two", "carries_on", "one", "2020-06-01");
  const Book book = record.read();
  ASSERT_EQ(book.find("two")->links.size(), 1U);
  EXPECT_EQ(book.find("two")->links[0].since, make_date(2020, 1, 1));
}

TEST(Linking, ALinkThatEndedHeldUntilThenAndCanHoldAgain) {
  TestBook record;
  two_plans(record);
  record.link("two", "carries_on", "one", "2020-01-01");
  const auto end = [](store::Writer& writer) {
    end_link(writer, {"two", "one", "carries_on"}, make_date(2020, 3, 1));
  };
  const Book ended = record.change(end);
  EXPECT_TRUE(ended.find("two")->links[0].holds_on(make_date(2020, 2, 29)));
  EXPECT_FALSE(ended.find("two")->links[0].holds_on(make_date(2020, 3, 1)));
  EXPECT_THROW(record.change(end), base::Error) << "it has ended";
  record.link("two", "carries_on", "one", "2020-06-01");
  EXPECT_TRUE(record.read().find("two")->links[0].holds_on(make_date(2020, 6, 1)));
}

TEST(Linking, ALinkOfTheSameDayIsTakenBackAsIfItHadNeverBeen) {
  TestBook record;
  two_plans(record);
  record.link("two", "carries_on", "one", "2020-03-01");
  const Book book = record.change(
      [](store::Writer& writer) { end_link(writer, {"two", "one", "carries_on"}, make_date(2020, 3, 1)); });
  for (const auto day : {make_date(2020, 2, 29), make_date(2020, 3, 1), make_date(2021, 1, 1)})
    EXPECT_FALSE(book.find("two")->links[0].holds_on(day));
}

TEST(Linking, ALinkHoldsFromTheDayOnWhichBothAreThere) {
  TestBook record;
  two_plans(record);
  record.add("plan", "later", "2020-06-01", "", "improvement");
  record.link("later", "carries_on", "one", "2020-02-01");
  record.link("two", "carries_on", "later", "2020-02-01");
  const Book book = record.read();
  EXPECT_EQ(book.find("later")->links[0].since, make_date(2020, 6, 1));
  EXPECT_EQ(book.find("two")->links[0].since, make_date(2020, 6, 1));
}

TEST(Linking, OneBodyAfterAnotherWatchesOverAPlan) {
  TestBook record;
  two_plans(record);
  record.add("body", "executive", "2018-01-01", "", "partnership");
  record.watched("board", "one", "2020-01-01");
  const Book book = record.change([](store::Writer& writer) {
    end_remit(writer, "board", "one", make_date(2020, 2, 29));
    add_remit(writer, {"r2", "executive", "one", "", "2020-03-01", std::nullopt});
  });
  const std::size_t plan = *book.place_of("one");
  ASSERT_EQ(overseers(book, plan, make_date(2020, 2, 29)).size(), 1U);
  EXPECT_EQ(book.at(overseers(book, plan, make_date(2020, 2, 29))[0].body).row.id, "board");
  EXPECT_EQ(book.at(overseers(book, plan, make_date(2020, 3, 1))[0].body).row.id, "executive");
}

TEST(Linking, ARemitThatCannotStandIsRefused) {
  TestBook record;
  two_plans(record);
  record.watched("board", "one", "2020-01-01", "2020-03-31");
  const auto begin = [&](const char* body, const char* over, const char* from) {
    record.change([&](store::Writer& writer) {
      add_remit(writer, {std::string("r") + from, body, over, "", from, std::nullopt});
    });
  };
  EXPECT_THROW(begin("one", "two", "2020-01-01"), base::Error) << "a plan is no body";
  EXPECT_THROW(begin("board", "three", "2020-01-01"), base::Error) << "there is no such plan";
  EXPECT_THROW(begin("board", "one", "2019-02-29"), base::Error) << "no day";
  EXPECT_THROW(begin("board", "one", "2020-03-31"), base::Error) << "it watches on that day already";
  EXPECT_THROW(begin("board", "one", "2019-12-31"), base::Error) << "open, it would run into the other";
  EXPECT_NO_THROW(begin("board", "one", "2020-04-01"));
  const auto end = [&](base::Date last) {
    record.change([&](store::Writer& writer) { end_remit(writer, "board", "one", last); });
  };
  EXPECT_THROW(end(make_date(2020, 3, 31)), base::Error) << "before it began";
  EXPECT_NO_THROW(end(make_date(2020, 4, 1)));
  EXPECT_THROW(end(make_date(2020, 4, 2)), base::Error) << "it has ended";
}

}  // namespace
}  // namespace windscreen::improve

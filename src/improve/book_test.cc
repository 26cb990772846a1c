#include "improve/book.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"

namespace windscreen::improve {
namespace {

std::vector<std::string> ids(const Book& book, const std::vector<std::size_t>& places) {
  std::vector<std::string> all;
  for (const std::size_t place : places) all.push_back(book.at(place).row.id);
  return all;
}

TEST(Book, HoldsPartsByTheirPlaceAndFindsThemBelow) {
  TestBook record;
  record.add("plan", "plan", "2020-01-01", "", "improvement");
  record.add("theme", "second", "2020-01-01", "plan").row.place = 2;
  record.add("theme", "first", "2020-01-01", "plan").row.place = 1;
  record.add("action", "b", "2020-01-01", "second");
  record.add("action", "a", "2020-01-01", "first");
  record.add("action", "later", "2020-07-01", "first");
  const Book book = record.read();
  const std::size_t plan = *book.place_of("plan");
  EXPECT_EQ(ids(book, book.at(plan).parts), (std::vector<std::string>{"first", "second"}));
  EXPECT_EQ(ids(book, book.below(plan, "action", base::make_date(2020, 6, 30))),
            (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(ids(book, book.below(plan, "action", base::make_date(2020, 7, 1))),
            (std::vector<std::string>{"a", "later", "b"}));
  EXPECT_EQ(book.above(*book.place_of("b"), "plan"), plan);
  EXPECT_EQ(book.above(*book.place_of("b"), "action"), book.place_of("b"));
  EXPECT_EQ(book.above(plan, "source"), std::nullopt);
  EXPECT_EQ(book.find("nothing"), nullptr);
}

TEST(Book, ShowsALinkFromBothEndsWhileItHolds) {
  TestBook record;
  record.add("source", "visit", "2020-01-01", "", "monitoring_visit");
  record.add("finding", "f", "2020-01-01", "visit", "area_to_improve");
  record.add("plan", "plan", "2020-01-01", "", "improvement");
  record.add("action", "a", "2020-02-01", "plan");
  record.link("a", "answers", "f", "2020-02-29");
  const Book book = record.read();
  ASSERT_EQ(book.find("a")->links.size(), 1U);
  ASSERT_EQ(book.find("f")->links_to.size(), 1U);
  EXPECT_EQ(book.at(book.find("f")->links_to[0].other).row.id, "a");
  const Link& link = book.find("a")->links[0];
  EXPECT_FALSE(link.holds_on(base::make_date(2020, 2, 28)));
  EXPECT_TRUE(link.holds_on(base::make_date(2020, 2, 29)));
}

TEST(Book, ReadsWhatOnlySomeKindsHave) {
  TestBook record;
  record.add("body", "board", "2020-01-01", "", "board");
  record.add("promise", "p", "2020-01-01").promise = store::ImprovementPromise{"", "board", 3};
  record.add("plan", "plan", "2020-01-01", "", "improvement");
  NewThing& control = record.add("control", "posts", "2020-01-01", "plan", "capacity");
  control.indicators = {"social_worker_caseload", "assessments_open"};
  control.services = {"Assessment"};
  record.watched("board", "plan", "2020-01-01", "2020-06-30");
  const Book book = record.read();
  EXPECT_EQ(book.find("p")->promise->every_months, 3);
  EXPECT_FALSE(book.find("plan")->promise.has_value());
  EXPECT_EQ(book.find("posts")->indicators,
            (std::vector<std::string>{"assessments_open", "social_worker_caseload"}));
  EXPECT_EQ(book.find("posts")->services, std::vector<std::string>{"Assessment"});
  ASSERT_EQ(book.remits().size(), 1U);
  EXPECT_EQ(book.at(book.remits()[0].body).row.id, "board");
  EXPECT_EQ(book.remits()[0].to, base::make_date(2020, 6, 30));
}

}  // namespace
}  // namespace windscreen::improve

#include "improve/meetings.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

using base::make_date;

void two_bodies(TestBook& record) {
  record.add("body", "cabinet", "2018-01-01", {}, "cabinet");
  record.add("body", "committee", "2018-01-01", {}, "scrutiny");
  record.add("meeting", "cabinet_june", "2020-01-10", "cabinet");
  record.add("meeting", "committee_july", "2020-01-09", "committee");
  record.due("cabinet_june", "2020-01-10", "2020-06-23");
  record.due("committee_july", "2020-01-09", "2020-06-25");
  record.add("item", "item93", "2020-06-01", "cabinet_june");
  record.add("item", "item5", "2020-06-01", "committee_july");
  record.add("report", "annex", "2020-06-10");
  record.link("item93", "tells", "annex", "2020-06-10");
  record.link("item5", "tells", "annex", "2020-06-20");
}

TEST(Meetings, OneReportIsTheSameBeforeTwoBodies) {
  TestBook record;
  two_bodies(record);
  const Book book = record.read();
  const auto found = meetings(book, make_date(2020, 6, 20));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(book.at(found[0].place).row.id, "cabinet_june");
  EXPECT_EQ(book.at(given(found[0].body)).row.id, "cabinet");
  EXPECT_EQ(found[0].on, make_date(2020, 6, 23));
  EXPECT_EQ(found[0].items.at(0).reports.at(0).id, "annex");
  EXPECT_EQ(found[1].items.at(0).reports.at(0).id, "annex");
  EXPECT_EQ(items_with(book, given(book.place_of("annex")), make_date(2020, 6, 20)).size(), 2U);
  // The committee had not received it the day before.
  EXPECT_EQ(items_with(book, given(book.place_of("annex")), make_date(2020, 6, 19)).size(), 1U);
  EXPECT_TRUE(meetings(book, make_date(2020, 6, 9)).at(0).items.at(0).reports.empty());
  EXPECT_TRUE(meetings(book, make_date(2020, 5, 31)).at(0).items.empty());
}

TEST(Meetings, AMeetingPutOffOrCancelledStaysInTheCalendar) {
  TestBook record;
  two_bodies(record);
  record.due("committee_july", "2020-06-18", "2020-07-28", "The first wave.");
  record.say("cabinet_june", "2020-06-22", "status", "cancelled", "Too few members.");
  const Book book = record.read();
  const auto before = meetings(book, make_date(2020, 6, 17));
  EXPECT_TRUE(before.at(1).put_off.empty());
  EXPECT_EQ(before.at(0).status, "planned");
  const auto after = meetings(book, make_date(2020, 6, 22));
  EXPECT_EQ(after.at(0).status, "cancelled");
  EXPECT_EQ(after.at(0).reason, "Too few members.");
  EXPECT_EQ(after.at(1).on, make_date(2020, 7, 28));
  EXPECT_EQ(after.at(1).put_off.at(0).days(), 33);
}

TEST(Meetings, AreOrderedByDayAndWithoutAPlannedDayByTheirFirst) {
  TestBook record;
  two_bodies(record);
  record.add("meeting", "special", "2020-06-24", "committee");
  const Book book = record.read();
  EXPECT_EQ(meetings(book, make_date(2020, 6, 23)).size(), 2U);
  EXPECT_EQ(book.at(meetings(book, make_date(2020, 6, 24)).at(1).place).row.id, "special");
}

}  // namespace
}  // namespace windscreen::improve

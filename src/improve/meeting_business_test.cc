#include "improve/meeting_business.h"

#include <gtest/gtest.h>

#include <set>

#include "improve/test_book.h"
#include "improve/test_given.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

/// A quadrant that met on 8 September and 6 October 2020 and is to meet on 10 November. In September it
/// talked about the actions a, d and e, in October about a and b; it recommended r, which c answers, and was
/// promised p.
class MonthlyBusiness : public testing::Test {
 protected:
  void SetUp() override {
    record.add("body", "ne", "2020-01-01", {}, "performance");
    record.add("body", "other", "2020-01-01", {}, "performance");
    record.add("plan", "P", "2020-01-01", {}, "improvement");
    record.say("P", "2020-01-01", "status", "running");
    for (const char* key : {"a", "b", "c", "d", "e", "untold"}) record.add("action", key, "2020-01-06", "P");
    meeting("september", "2020-09-01", "2020-09-08", "ne");
    meeting("october", "2020-09-10", "2020-10-06", "ne");
    meeting("november", "2020-10-07", "2020-11-10", "ne");
    for (const char* key : {"september", "october"})
      record.say(key, std::string(key) == "september" ? "2020-09-08" : "2020-10-06", "status", "held");
    record.add("item", "september_i", "2020-09-08", "september");
    record.add("item", "october_i", "2020-10-06", "october");
    for (const char* key : {"a", "d", "e"}) record.link("september_i", "tells", key, "2020-09-08");
    for (const char* key : {"a", "b"}) record.link("october_i", "tells", key, "2020-10-06");
    record.add("recommendation", "r", "2020-10-06", "october_i");
    record.link("c", "answers", "r", "2020-10-06");
    record.add("promise", "p", "2020-10-06").promise = store::ImprovementPromise{{}, "ne", 0};
    record.link("p", "promises", "october_i", "2020-10-06");
  }
  void meeting(const std::string& key, const std::string& known, const std::string& on,
               const std::string& body) {
    record.add("meeting", key, known, body);
    record.due(key, known, on);
  }
  std::set<std::string> names(const std::vector<std::size_t>& places) const {
    std::set<std::string> keys;
    for (const std::size_t place : places) keys.insert(book.at(place).row.id);
    return keys;
  }
  /// What came of a meeting.
  std::set<std::string> came(const std::string& key, const std::string& on) {
    book = record.read();
    return names(came_of(book, given(book.place_of(key)), iso_day(on)));
  }
  std::vector<std::string> held(const std::string& key, const std::string& on) {
    book = record.read();
    const Meeting one = meeting_on(book, given(book.place_of(key)), iso_day(on));
    std::vector<std::string> keys;
    for (const Meeting& before : held_before(book, one, iso_day(on)))
      keys.push_back(book.at(before.place).row.id);
    return keys;
  }
  /// What the meeting of November is told.
  std::vector<MeetingOutcome> outcomes(const std::string& on) {
    book = record.read();
    const Meeting one = meeting_on(book, given(book.place_of("november")), iso_day(on));
    return outcomes_since(book, held_before(book, one, iso_day(on)), iso_day(on));
  }
  MeetingOutcome outcome(const std::string& key, const std::string& on) {
    for (MeetingOutcome& one : outcomes(on)) {
      if (book.at(one.place).row.id == key) return std::move(one);
    }
    throw std::logic_error("No outcome " + key);
  }
  using Keys = std::vector<std::string>;
  using KeySet = std::set<std::string>;
  TestBook record;
  Book book;
};

TEST_F(MonthlyBusiness, ActionsRecommendationsAndPromisesComeOfAMeeting) {
  EXPECT_EQ(came("september", "2020-11-10"), (KeySet{"a", "d", "e"}));
  EXPECT_EQ(came("october", "2020-11-10"), (KeySet{"a", "b", "c", "r", "p"}));
  EXPECT_EQ(came("november", "2020-11-10"), KeySet{});
  // On the day before the meeting there was no item yet.
  EXPECT_EQ(came("october", "2020-10-05"), KeySet{});
  EXPECT_EQ(came("october", "2020-10-06"), (KeySet{"a", "b", "c", "r", "p"}));
}

TEST_F(MonthlyBusiness, WhatAReceivedReportTellsOfDidNotComeOfTheMeeting) {
  record.add("report", "annex", "2020-09-08");
  record.link("september_i", "tells", "annex", "2020-09-08");
  record.link("annex", "tells", "untold", "2020-09-08");
  EXPECT_EQ(came("september", "2020-11-10"), (KeySet{"a", "d", "e"}));
}

TEST_F(MonthlyBusiness, ALinkThatEndedBringsNothingAnyMore) {
  record.link("september_i", "tells", "untold", "2020-09-08");
  book = record.change([](store::Writer& writer) {
    end_link(writer, {"september_i", "untold", "tells"}, iso_day("2020-10-01"));
  });
  const auto september = given(book.place_of("september"));
  EXPECT_EQ(names(came_of(book, september, iso_day("2020-09-30"))), (KeySet{"a", "d", "e", "untold"}));
  EXPECT_EQ(names(came_of(book, september, iso_day("2020-10-01"))), (KeySet{"a", "d", "e"}));
}

TEST_F(MonthlyBusiness, OnlyWhatWasHeldBeforeByTheSameBodyCounts) {
  meeting("elsewhere", "2020-10-01", "2020-10-20", "other");
  record.say("elsewhere", "2020-10-20", "status", "held");
  meeting("called_off", "2020-10-01", "2020-10-27", "ne");
  record.say("called_off", "2020-10-26", "status", "cancelled", "Half-term.");
  EXPECT_EQ(held("november", "2020-11-10"), (Keys{"october", "september"}));
  EXPECT_EQ(held("october", "2020-11-10"), Keys{"september"});
  EXPECT_EQ(held("september", "2020-11-10"), Keys{});
  EXPECT_EQ(held("october", "2020-10-05"), Keys{"september"});
}

TEST_F(MonthlyBusiness, WhatIsDoneInTheLastMonthIsShownAndOfEarlierMonthsWhatIsOpen) {
  record.claim("b", "2020-10-20", "delivered", "Minutes of the team");
  record.claim("e", "2020-09-30", "delivered", "Audit of September");
  const auto all = outcomes("2020-11-10");
  Keys keys;
  for (const MeetingOutcome& one : all)
    keys.push_back(book.at(one.place).row.id + " " + book.at(one.meeting).row.id);
  EXPECT_EQ(keys, (Keys{"a october", "b october", "c october", "r october", "p october", "d september"}));
  EXPECT_EQ(outcome("b", "2020-11-10").state, "Delivered");
  EXPECT_FALSE(outcome("b", "2020-11-10").open);
  EXPECT_EQ(outcome("b", "2020-10-19").state, "Not started");
  EXPECT_TRUE(outcome("d", "2020-11-10").open);
  EXPECT_EQ(outcome("r", "2020-11-10").state, "Waiting for a response");
}

TEST_F(MonthlyBusiness, SaysWhatBecameOfAnActionAfterTheMeetingAndUpToTheDay) {
  record.due("a", "2020-09-08", "2020-09-30");
  record.due("a", "2020-09-29", "2020-10-31", "The post is empty.");
  record.due("a", "2020-10-20", "2020-12-15", "The post is empty still.");
  record.say("a", "2020-10-06", "update", {}, "Said at the meeting.");
  record.say("a", "2020-10-07", "update", {}, "The day after.");
  record.say("a", "2020-11-10", "status", "under_way", "Somebody has begun.");
  record.say("a", "2020-11-11", "update", {}, "Later.");
  const MeetingOutcome found = outcome("a", "2020-11-10");
  ASSERT_EQ(found.put_off.size(), 1U);
  EXPECT_EQ(found.put_off[0].days(), 45);
  ASSERT_EQ(found.said.size(), 2U);
  EXPECT_EQ(found.said[0].said.words, "The day after.");
  EXPECT_EQ(found.said[1].kind, "status");
  EXPECT_EQ(found.state, "Under way");
  EXPECT_EQ(found.met, iso_day("2020-10-06"));
}

TEST_F(MonthlyBusiness, DueOnTheDayIsNotLateAndTheDayAfterItIs) {
  record.due("c", "2020-10-06", "2020-11-10");
  record.due("r", "2020-10-06", "2020-11-10");
  record.due("p", "2020-10-06", "2020-11-10");
  for (const char* key : {"c", "r", "p"}) {
    EXPECT_FALSE(outcome(key, "2020-11-10").late) << key;
    EXPECT_TRUE(outcome(key, "2020-11-11").late) << key;
  }
  record.claim("p", "2020-11-12", "kept", "Minutes");
  record.say("r", "2020-11-12", "response", "rejected", "It is done elsewhere.");
  EXPECT_FALSE(outcome("p", "2020-11-12").open);
  EXPECT_FALSE(outcome("p", "2020-11-12").late);
  EXPECT_EQ(outcome("r", "2020-11-12").state, "Not accepted");
  // Its response was two days late, and stays so.
  EXPECT_TRUE(outcome("r", "2020-11-12").late);
}

TEST_F(MonthlyBusiness, WhatIsWithdrawnOrCarriedOnIsNotOpen) {
  record.say("a", "2020-10-20", "status", "withdrawn", "The law has changed.");
  record.add("action", "successor", "2020-10-20", "P");
  record.link("successor", "carries_on", "b", "2020-10-20");
  EXPECT_EQ(outcome("a", "2020-11-10").state, "Withdrawn");
  EXPECT_FALSE(outcome("a", "2020-11-10").open);
  EXPECT_EQ(outcome("b", "2020-11-10").state, "Carried on by another action");
  EXPECT_FALSE(outcome("b", "2020-11-10").open);
}

TEST(MeetingBusiness, ABodyThatNeverMetHasNothing) {
  TestBook record;
  record.add("body", "board", "2020-02-29", {}, "board");
  record.add("meeting", "first", "2020-02-29", "board");
  const Book book = record.read();
  const auto day = base::make_date(2020, 2, 29);
  const Meeting first = meeting_on(book, given(book.place_of("first")), day);
  EXPECT_EQ(first.on, day);
  EXPECT_TRUE(held_before(book, first, day).empty());
  EXPECT_TRUE(outcomes_since(book, {}, day).empty());
  EXPECT_THROW(meeting_on(book, given(book.place_of("board")), day), std::logic_error);
}

}  // namespace
}  // namespace windscreen::improve

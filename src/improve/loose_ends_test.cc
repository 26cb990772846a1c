#include "improve/loose_ends.h"

#include <gtest/gtest.h>

#include "improve/test_book.h"

namespace windscreen::improve {
namespace {

using base::make_date;
using LooseEndKeys = std::vector<std::string>;

void loose_record(TestBook& record) {
  record.add("source", "visit", "2020-01-10", {}, "monitoring_visit");
  record.add("plan", "plan", "2020-01-10", {}, "improvement");
}

LooseEndKeys loose_ends_by_key(TestBook& record, base::Date day) {
  const Book book = record.read();
  LooseEndKeys found;
  for (const LooseEnd& end : loose_ends(book, day))
    found.push_back(std::string(end.what) + " " + book.at(end.place).row.id);
  return found;
}

TEST(LooseEnds, AFindingIsOneUntilSomethingAnswersIt) {
  TestBook record;
  loose_record(record);
  record.add("finding", "delay", "2020-01-10", "visit", "area_to_improve");
  record.add("finding", "good", "2020-01-10", "visit", "strength");
  record.add("finding", "refused", "2020-01-10", "visit", "recommendation");
  record.add("finding", "closed", "2020-01-10", "visit", "recommendation");
  record.say("refused", "2020-02-01", "response", "rejected", "It is done already.");
  record.say("closed", "2020-02-01", "status", "closed");
  record.add("action", "act", "2020-02-29", "plan");
  record.link("act", "answers", "delay", "2020-02-29");
  EXPECT_TRUE(loose_ends_by_key(record, make_date(2020, 1, 9)).empty());
  EXPECT_EQ(loose_ends_by_key(record, make_date(2020, 1, 31)),
            (LooseEndKeys{"finding_without_action delay", "finding_without_action refused",
                          "finding_without_action closed"}));
  EXPECT_EQ(loose_ends_by_key(record, make_date(2020, 2, 28)),
            (LooseEndKeys{"finding_without_action delay", "finding_without_action closed"}));
  EXPECT_EQ(loose_ends_by_key(record, make_date(2020, 2, 29)), LooseEndKeys{"finding_without_action closed"});
  record.say("act", "2020-03-10", "status", "withdrawn", "No money.");
  EXPECT_EQ(loose_ends_by_key(record, make_date(2020, 3, 10)).size(), 2U);
}

TEST(LooseEnds, WhatWasDeliveredNeedsSomethingThatShowsWhatCameOfIt) {
  TestBook record;
  loose_record(record);
  for (const std::string key : {"bare", "shown", "measured", "counted", "open"})
    record.add("action", key, "2020-01-10", "plan");
  record.add("measure", "measure", "2020-01-10", "measured");
  record.add("action", "indicated", "2020-01-10", "plan").indicators = {"re_referral_percent"};
  for (const std::string key : {"bare", "shown", "measured", "counted", "indicated"})
    record.claim(key, "2020-03-01", "delivered", "");
  record.say("counted", "2020-03-02", "delivered", "taken_back", "It was not done.");
  record.add("finding", "better", "2020-03-05", "visit", "strength");
  record.link("better", "shows", "shown", "2020-03-05");
  EXPECT_TRUE(loose_ends_by_key(record, make_date(2020, 2, 29)).empty());
  EXPECT_EQ(loose_ends_by_key(record, make_date(2020, 3, 1)),
            (LooseEndKeys{"delivered_without_effect bare", "delivered_without_effect shown",
                          "delivered_without_effect counted"}));
  EXPECT_EQ(loose_ends_by_key(record, make_date(2020, 3, 5)), LooseEndKeys{"delivered_without_effect bare"});
  record.say("bare", "2020-03-06", "status", "withdrawn", "It was done for nothing.");
  EXPECT_TRUE(loose_ends_by_key(record, make_date(2020, 3, 6)).empty());
}

TEST(LooseEnds, AReportTellsOfSomething) {
  TestBook record;
  loose_record(record);
  record.add("report", "annex", "2020-02-01");
  record.link("annex", "tells", "plan", "2020-02-02");
  EXPECT_EQ(loose_ends_by_key(record, make_date(2020, 2, 1)), LooseEndKeys{"report_without_content annex"});
  EXPECT_TRUE(loose_ends_by_key(record, make_date(2020, 2, 2)).empty());
}

}  // namespace
}  // namespace windscreen::improve

#include "improve/coverage.h"

#include <gtest/gtest.h>

#include <array>

#include "improve/test_book.h"

namespace windscreen::improve {
namespace {

using base::make_date;

constexpr std::array<std::string_view, 2> ofsted_visits = {{"full_inspection", "monitoring_visit"}};

/// A visit with the services that it looked at.
void add_visit(TestBook& record, const std::string& key, const std::string& since, const std::string& sort,
               const std::vector<std::string>& services) {
  record.add("source", key, since, {}, sort).services = services;
}

const CoverageRow& coverage_row_of(const Coverage& grid, std::string_view service) {
  for (const CoverageRow& row : grid.rows) {
    if (row.service == service) return row;
  }
  throw std::out_of_range("There is no such service.");
}

/// Two visits held, one planned and one cancelled; care leavers are named by an action alone.
void register_of_visits(TestBook& record) {
  add_visit(record, "visit1", "2018-09-11", "monitoring_visit", {"Front door"});
  record.say("visit1", "2018-09-12", "status", "held");
  record.say("visit1", "2018-10-02", "status", "published");
  add_visit(record, "visit2", "2019-01-01", "monitoring_visit", {"Front door", "Children looked after"});
  record.due("visit2", "2019-01-01", "2019-03-05");
  record.say("visit2", "2019-03-05", "status", "held");
  add_visit(record, "visit5", "2020-02-01", "monitoring_visit", {"Care leavers"});
  record.due("visit5", "2020-02-01", "2020-04-21");
  record.say("visit5", "2020-03-20", "status", "cancelled", "Visits were stopped.");
  add_visit(record, "inspection", "2020-06-01", "full_inspection", {"Front door"});
  record.due("inspection", "2020-06-01", "2021-03-01");
  add_visit(record, "peers", "2019-06-01", "peer_review", {"Fostering"});
  record.say("peers", "2019-06-01", "status", "held");
  record.add("finding", "delay", "2018-09-12", "visit1", "area_to_improve").services = {"Front door"};
  record.add("finding", "plans", "2018-09-12", "visit1", "area_to_improve").services = {"Front door",
                                                                                        "assessment"};
}

TEST(Coverage, ShowsServicesByVisitsWithTheirFindings) {
  TestBook record;
  register_of_visits(record);
  const Book book = record.read();
  const Coverage grid = coverage(book, ofsted_visits, make_date(2020, 6, 30));
  ASSERT_EQ(grid.visits.size(), 4U);
  EXPECT_EQ(book.at(grid.visits[0].place).row.id, "visit1");
  EXPECT_EQ(grid.visits[0].on, make_date(2018, 9, 12));
  EXPECT_EQ(grid.visits[0].status, "published");
  EXPECT_TRUE(grid.visits[0].held);
  EXPECT_EQ(grid.visits[3].status, "planned");
  EXPECT_EQ(grid.visits[3].on, make_date(2021, 3, 1));
  std::vector<std::string> services;
  services.reserve(grid.rows.size());
  for (const CoverageRow& row : grid.rows) services.push_back(row.service);
  EXPECT_EQ(services, (std::vector<std::string>{"assessment", "Care leavers", "Children looked after",
                                                "Fostering", "Front door"}));
  const CoverageRow& door = coverage_row_of(grid, "Front door");
  EXPECT_EQ(door.cells[0].findings, 2);
  EXPECT_EQ(door.cells[1].status, "held");
  EXPECT_EQ(door.cells[1].findings, 0);
  EXPECT_EQ(door.cells[3].status, "planned");
  // A planned visit has looked at nothing yet.
  EXPECT_EQ(door.last_looked_at, make_date(2019, 3, 5));
  // Nobody said that the visit would look at assessment, but it found something there.
  EXPECT_EQ(coverage_row_of(grid, "assessment").cells[0].findings, 1);
  EXPECT_EQ(coverage_row_of(grid, "assessment").cells[1].status, "");
}

TEST(Coverage, ACancelledVisitIsAColumnAndFillsNoCell) {
  TestBook record;
  register_of_visits(record);
  const Book book = record.read();
  const Coverage before = coverage(book, ofsted_visits, make_date(2020, 3, 19));
  EXPECT_EQ(coverage_row_of(before, "Care leavers").cells.at(2).status, "planned");
  const Coverage after = coverage(book, ofsted_visits, make_date(2020, 3, 20));
  EXPECT_EQ(after.visits.at(2).status, "cancelled");
  EXPECT_EQ(after.visits.at(2).reason, "Visits were stopped.");
  EXPECT_EQ(coverage_row_of(after, "Care leavers").cells.at(2).status, "");
}

TEST(Coverage, TheGapsAreWhatNoVisitHeldLookedAt) {
  TestBook record;
  register_of_visits(record);
  const Book book = record.read();
  EXPECT_EQ(coverage(book, ofsted_visits, make_date(2020, 6, 30)).never_looked_at,
            (std::vector<std::string>{"Care leavers", "Fostering"}));
  // The day before the second visit nobody had looked at children looked after; on its day somebody had.
  EXPECT_EQ(coverage(book, ofsted_visits, make_date(2019, 3, 4)).never_looked_at,
            (std::vector<std::string>{"Children looked after"}));
  EXPECT_TRUE(coverage(book, ofsted_visits, make_date(2019, 3, 5)).never_looked_at.empty());
  constexpr std::array<std::string_view, 1> peers = {{"peer_review"}};
  const Coverage by_peers = coverage(book, peers, make_date(2020, 6, 30));
  EXPECT_EQ(by_peers.visits.size(), 1U);
  EXPECT_EQ(by_peers.never_looked_at.size(), 4U);
}

TEST(Coverage, PublishedWithoutAWordOfBeingHeldTookPlaceWhenItWasPlanned) {
  TestBook record;
  add_visit(record, "planned", "2020-01-01", "monitoring_visit", {"Front door"});
  record.due("planned", "2020-01-01", "2020-02-29");
  record.say("planned", "2020-03-20", "status", "published");
  add_visit(record, "old", "2018-05-08", "full_inspection", {"Fostering"});
  record.say("old", "2018-06-20", "status", "published");
  const Coverage grid = coverage(record.read(), ofsted_visits, make_date(2020, 3, 20));
  EXPECT_EQ(grid.visits.at(0).on, make_date(2018, 5, 8));
  EXPECT_EQ(grid.visits.at(1).on, make_date(2020, 2, 29));
}

TEST(Coverage, APlannedVisitWhoseDayHasPassedHasLookedAtNothing) {
  TestBook record;
  add_visit(record, "silent", "2020-01-01", "monitoring_visit", {"Front door"});
  record.due("silent", "2020-01-01", "2020-02-29");
  const Coverage grid = coverage(record.read(), ofsted_visits, make_date(2020, 6, 30));
  EXPECT_EQ(grid.rows.at(0).cells.at(0).status, "planned");
  EXPECT_FALSE(grid.rows.at(0).last_looked_at);
}

TEST(Coverage, WithoutVisitsEverythingIsAGap) {
  TestBook record;
  record.add("plan", "plan", "2020-01-01", {}, "improvement").services = {"Fostering"};
  const Book book = record.read();
  const Coverage grid = coverage(book, ofsted_visits, make_date(2020, 1, 1));
  EXPECT_TRUE(grid.visits.empty());
  EXPECT_EQ(grid.never_looked_at, (std::vector<std::string>{"Fostering"}));
  EXPECT_TRUE(coverage(book, ofsted_visits, make_date(2019, 12, 31)).rows.empty());
}

}  // namespace
}  // namespace windscreen::improve

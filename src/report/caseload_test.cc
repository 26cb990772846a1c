#include "report/caseload.h"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>

namespace windscreen::report {
namespace {

using measure::Audience;

const base::Date day = base::make_date(2020, 9, 30);

std::vector<WorkerCaseload> workers(const std::string& service, const std::vector<std::int64_t>& children) {
  std::vector<WorkerCaseload> result;
  result.reserve(children.size());
  for (const std::int64_t count : children) result.push_back({service, count});
  return result;
}

/// What must be there for the test to go on.
Caseload known(std::optional<Caseload> caseload) {
  if (!caseload) throw std::runtime_error("there is no distribution");
  return *std::move(caseload);
}

std::vector<WorkerCaseload> together(std::vector<WorkerCaseload> first,
                                     const std::vector<WorkerCaseload>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

TEST(Caseload, GivesMeanMedianHighestAndThoseOverTheLimit) {
  const auto all = workers("Assessment", {3, 16, 20, 21, 40});
  const std::vector<CaseloadLimit> limits = {{"Assessment", 20}};
  const Caseload caseload = known(distribute(day, all, limits, Audience::internal));
  // One service alone is the whole authority: it is not shown twice.
  ASSERT_EQ(caseload.services.size(), 1U);
  const CaseloadService& service = caseload.services.front();
  EXPECT_EQ(service.name, all_services);
  EXPECT_EQ(service.workers, 5);
  EXPECT_EQ(service.children, 100);
  EXPECT_DOUBLE_EQ(service.mean, 20);
  EXPECT_DOUBLE_EQ(service.median, 20);
  EXPECT_EQ(service.max, 40);
  EXPECT_EQ(service.limit, 20);
  // 20 is at the limit, not over it.
  EXPECT_EQ(service.over_limit, 2);
  ASSERT_EQ(service.bars.size(), 8U);
  const std::vector<std::int64_t> counts = {1, 0, 0, 2, 1, 0, 0, 1};
  for (std::size_t bar = 0; bar < counts.size(); ++bar) {
    EXPECT_EQ(service.bars[bar].from, static_cast<std::int64_t>(bar) * 5 + 1);
    EXPECT_EQ(service.bars[bar].to, static_cast<std::int64_t>(bar) * 5 + 5);
    EXPECT_EQ(service.bars[bar].workers, counts[bar]);
  }
}

TEST(Caseload, ABarEndsAtTheLimit) {
  const std::vector<CaseloadLimit> limits = {{"Care leavers", 18}};
  const Caseload caseload =
      known(distribute(day, workers("Care leavers", {17, 19, 24}), limits, Audience::internal));
  const auto& bars = caseload.services.front().bars;
  ASSERT_EQ(bars.size(), 6U);
  EXPECT_EQ(bars[3].from, 16);
  EXPECT_EQ(bars[3].to, 18);
  EXPECT_EQ(bars[3].workers, 1);
  EXPECT_EQ(bars[4].from, 19);
  EXPECT_EQ(bars[4].to, 20);
  EXPECT_EQ(bars[4].workers, 1);
  EXPECT_EQ(bars[5].to, 25);
}

TEST(Caseload, AnEvenNumberOfWorkersHasTheMeanOfTheMiddleTwoAsMedian) {
  const Caseload caseload = known(distribute(day, workers("Assessment", {10, 13}), {}, Audience::internal));
  EXPECT_DOUBLE_EQ(caseload.services.front().median, 11.5);
  EXPECT_FALSE(caseload.services.front().limit);
  EXPECT_FALSE(caseload.services.front().over_limit);
}

TEST(Caseload, TheWholeAuthorityHasNoLimitOfItsOwnButCountsThoseOverTheirs) {
  const auto all = together(workers("Assessment", {21, 20}), workers("Care leavers", {19, 18}));
  const std::vector<CaseloadLimit> limits = {{"Assessment", 20}, {"Care leavers", 18}};
  const Caseload caseload = known(distribute(day, all, limits, Audience::internal));
  ASSERT_EQ(caseload.services.size(), 3U);
  EXPECT_FALSE(caseload.services[0].limit);
  EXPECT_EQ(caseload.services[0].over_limit, 2);
  EXPECT_EQ(caseload.services[1].name, "Assessment");
  EXPECT_EQ(caseload.services[1].over_limit, 1);
}

TEST(Caseload, NobodyWithAChildIsNoDistribution) {
  EXPECT_FALSE(distribute(day, {}, {}, Audience::internal));
  EXPECT_FALSE(distribute(day, workers("Assessment", {0, 0}), {}, Audience::internal));
}

TEST(Caseload, ForThePublicNoBarStandsForOneToFiveWorkers) {
  std::vector<std::int64_t> children(20, 8);
  children.insert(children.end(), {2, 13, 13, 13, 13, 13, 13, 40});
  const Caseload caseload = known(distribute(day, workers("Assessment", children), {}, Audience::public_));
  const CaseloadService& service = caseload.services.front();
  EXPECT_FALSE(service.max);
  // 1 to 10 (the one with 2 joins those with 8), then 11 and over (the one with 40 joins those with 13).
  ASSERT_EQ(service.bars.size(), 2U);
  EXPECT_EQ(service.bars[0].from, 1);
  EXPECT_EQ(service.bars[0].to, 10);
  EXPECT_EQ(service.bars[0].workers, 21);
  EXPECT_EQ(service.bars[1].from, 11);
  EXPECT_FALSE(service.bars[1].to);
  EXPECT_EQ(service.bars[1].workers, 7);
}

TEST(Caseload, ForThePublicSmallServicesBecomeOne) {
  auto all = together(workers("Assessment", std::vector<std::int64_t>(9, 15)),
                      workers("Fostering", std::vector<std::int64_t>(3, 12)));
  all = together(all, workers("Adoption", std::vector<std::int64_t>(4, 9)));
  const Caseload caseload = known(distribute(day, all, {}, Audience::public_));
  ASSERT_EQ(caseload.services.size(), 3U);
  EXPECT_EQ(caseload.services[1].name, "Assessment");
  EXPECT_EQ(caseload.services[2].name, "Other services");
  EXPECT_EQ(caseload.services[2].workers, 7);
}

TEST(Caseload, ForThePublicASmallRestTakesTheSmallestServiceWithIt) {
  auto all = together(workers("Assessment", std::vector<std::int64_t>(9, 15)),
                      workers("Looked after", std::vector<std::int64_t>(8, 12)));
  all = together(all, workers("Adoption", {9, 9}));
  const Caseload caseload = known(distribute(day, all, {}, Audience::public_));
  ASSERT_EQ(caseload.services.size(), 3U);
  EXPECT_EQ(caseload.services[2].name, "Other services");
  EXPECT_EQ(caseload.services[2].workers, 10);
}

TEST(Caseload, ForThePublicFewWorkersInAllAreNotShown) {
  EXPECT_FALSE(distribute(day, workers("Assessment", {10, 11, 12, 13, 14}), {}, Audience::public_));
}

TEST(Caseload, ForThePublicTheWholeDoesNotGiveAServiceAway) {
  std::vector<std::int64_t> many_over(8, 30);
  many_over.insert(many_over.end(), 8, 10);
  std::vector<std::int64_t> one_over(8, 10);
  one_over.push_back(30);
  const auto all = together(workers("Assessment", many_over), workers("Court", one_over));
  const std::vector<CaseloadLimit> limits = {{"Assessment", 20}, {"Court", 20}};
  const Caseload caseload = known(distribute(day, all, limits, Audience::public_));
  ASSERT_EQ(caseload.services.size(), 3U);
  EXPECT_EQ(caseload.services[1].over_limit, 8);
  EXPECT_FALSE(caseload.services[2].over_limit);
  EXPECT_FALSE(caseload.services[0].over_limit);
}

// Whatever the caseloads, the bars hold every worker once, touch without overlap, and never show 1 to 5
// workers to the public.
TEST(Caseload, BarsHoldEveryWorkerOnce) {
  std::uint32_t state = 7;
  const auto next = [&state](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 16U) % below;
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<WorkerCaseload> all;
    for (std::uint32_t worker = 0, most = 6 + next(60); worker < most; ++worker) {
      all.push_back({next(2) == 0 ? "Assessment" : "Court", 1 + static_cast<std::int64_t>(next(45))});
    }
    const std::vector<CaseloadLimit> limits = {{"Assessment", 1 + static_cast<std::int64_t>(next(30))}};
    for (const Audience audience : {Audience::internal, Audience::public_}) {
      const Caseload caseload = known(distribute(day, all, limits, audience));
      for (const CaseloadService& service : caseload.services) {
        std::int64_t expected_from = 1;
        std::int64_t sum = 0;
        bool held_back = false;
        for (const CaseloadBar& bar : service.bars) {
          EXPECT_EQ(bar.from, expected_from);
          expected_from = bar.to.value_or(0) + 1;
          held_back = held_back || !bar.workers;
          sum += bar.workers.value_or(0);
          if (audience == Audience::public_ && bar.workers) {
            EXPECT_FALSE(*bar.workers >= 1 && *bar.workers <= 5) << service.name;
          }
        }
        EXPECT_FALSE(held_back);
        EXPECT_EQ(sum, service.workers);
      }
    }
  }
}

TEST(Caseload, CountsEachChildOfAWorkerOnceAndTakesTheServiceOfMost) {
  query::Database database;
  query::Connection connection = database.connect();
  connection.run(
      "create table ext_team (team_id varchar, service varchar, quadrant varchar, valid_from date, valid_to"
      " date);"
      "insert into ext_team values ('t1', 'Assessment', null, null, null), ('t2', 'Court', null, null, null),"
      " ('t3', 'Old name', null, date '2015-01-01', date '2020-09-30'),"
      " ('t3', 'New name', null, date '2020-09-30', null);"
      "create table ext_caseload_limit (service varchar, limit_cases bigint, valid_from date, valid_to date);"
      "insert into ext_caseload_limit values ('Assessment', 25, date '2015-01-01', date '2019-01-01'),"
      " ('Assessment', 1, date '2019-01-01', null);"
      "create table held (worker_id varchar, person_id varchar, team_id varchar, start_date date, end_date"
      " date);"
      "insert into held values"
      // Two children of one team and one of another; the child held twice counts once.
      " ('w1', 'a', 't1', date '2020-01-01', null), ('w1', 'b', 't1', date '2020-01-01', null),"
      " ('w1', 'b', 't1', date '2020-03-01', null), ('w1', 'c', 't2', date '2020-01-01', null),"
      // Ends on the day, so is not open on it; starts on the day, so is.
      " ('w2', 'd', 't3', date '2020-01-01', date '2020-09-30'), ('w2', 'e', 't3', date '2020-09-30', null),"
      // Not yet.
      " ('w3', 'f', 't1', date '2020-10-01', null);");
  measure::Catalogue catalogue;
  catalogue.shared.push_back({"allocation", "select * from held", {}, 1, {}});
  const Caseload caseload = known(read_caseload(connection, catalogue, day, Audience::internal));
  ASSERT_EQ(caseload.services.size(), 3U);
  EXPECT_EQ(caseload.services[0].workers, 2);
  EXPECT_EQ(caseload.services[0].children, 4);
  EXPECT_EQ(caseload.services[1].name, "Assessment");
  EXPECT_EQ(caseload.services[1].children, 3);
  EXPECT_EQ(caseload.services[1].limit, 1);
  EXPECT_EQ(caseload.services[1].over_limit, 1);
  EXPECT_EQ(caseload.services[2].name, "New name");
  EXPECT_FALSE(read_caseload(connection, {}, day, Audience::internal));
}

}  // namespace
}  // namespace windscreen::report

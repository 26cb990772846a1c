#include "improve/thread.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "improve/test_book.h"
#include "improve/test_given.h"

namespace windscreen::improve {
namespace {

using base::make_date;

const base::Date day_of_threads = make_date(2020, 9, 30);

/// An inspection with 20 findings, a plan with a theme and 40 actions that answer them, a report to the
/// cabinet that tells of every action, and a promise made in it.
void long_record(TestBook& record) {
  record.add("source", "inspection", "2018-05-08", {}, "full_inspection");
  for (int i = 1; i <= 20; ++i)
    record.add("finding", "f" + std::to_string(i), "2018-05-08", "inspection", "area_to_improve");
  record.add("plan", "plan", "2018-11-01", {}, "improvement");
  record.add("theme", "theme", "2018-11-01", "plan");
  record.add("report", "report", "2020-06-16");
  record.add("body", "cabinet", "2018-01-01", {}, "cabinet");
  record.add("meeting", "june", "2020-06-01", "cabinet");
  record.add("item", "item93", "2020-06-10", "june");
  record.add("promise", "september", "2020-06-16").promise = store::ImprovementPromise{{}, "cabinet", 0};
  for (int i = 1; i <= 40; ++i) {
    const std::string action = "a" + std::to_string(i);
    record.add("action", action, "2018-11-01", "theme");
    // Two actions answer each finding.
    record.link(action, "answers", "f" + std::to_string((i + 1) / 2), "2018-11-01");
    record.link("report", "tells", action, "2020-06-16");
  }
  record.add("milestone", "m1", "2018-11-01", "a1");
  record.add("measure", "re_referrals", "2018-11-01", "a1").indicators = {"re_referral_percent"};
  record.link("item93", "tells", "report", "2020-06-20");
  record.link("september", "promises", "report", "2020-06-16");
  record.add("source", "visit", "2020-02-11", {}, "monitoring_visit");
  record.add("finding", "better", "2020-02-11", "visit", "strength");
  record.link("better", "shows", "a1", "2020-02-11");
}

std::map<std::string, ThreadNode> nodes_from(const Book& book, std::string_view key,
                                             base::Date day = day_of_threads, int steps = thread_steps) {
  std::map<std::string, ThreadNode> found;
  for (const ThreadNode& node : thread(book, given(book.place_of(key)), day, steps).nodes)
    found.emplace(book.at(node.place).row.id, node);
  return found;
}

std::set<std::string> keys_from(const Book& book, std::string_view key, base::Date day = day_of_threads,
                                int steps = thread_steps) {
  std::set<std::string> found;
  for (const auto& [id, node] : nodes_from(book, key, day, steps)) found.insert(id);
  return found;
}

using ThreadKeys = std::set<std::string>;

TEST(Thread, OfAFindingGoesFromWhatWasFoundToWhatWasPromisedAndStaysSmall) {
  TestBook record;
  long_record(record);
  const Book book = record.read();
  EXPECT_EQ(keys_from(book, "f1"),
            (ThreadKeys{"f1", "inspection", "a1", "a2", "m1", "re_referrals", "theme", "plan", "better",
                        "visit", "report", "item93", "june", "cabinet", "september"}));
  const auto nodes = nodes_from(book, "f1");
  EXPECT_EQ(nodes.at("f1").stage, "found");
  EXPECT_EQ(nodes.at("f1").distance, 0);
  EXPECT_EQ(nodes.at("a1").stage, "planned");
  EXPECT_EQ(nodes.at("a1").distance, 1);
  EXPECT_EQ(nodes.at("re_referrals").stage, "effect");
  EXPECT_EQ(nodes.at("better").stage, "effect");
  EXPECT_EQ(nodes.at("report").stage, "told");
  EXPECT_EQ(nodes.at("cabinet").stage, "told");
  EXPECT_EQ(nodes.at("september").stage, "promised");
  EXPECT_EQ(nodes.at("september").distance, 3);
}

TEST(Thread, OfAnActionLeavesOutThePlansOtherActionsAndTheReports) {
  TestBook record;
  long_record(record);
  const Book book = record.read();
  EXPECT_EQ(keys_from(book, "a3"), (ThreadKeys{"a3", "f2", "inspection", "theme", "plan", "report", "item93",
                                               "june", "cabinet", "september"}));
}

TEST(Thread, ReadsTheSameFromBothEnds) {
  TestBook record;
  long_record(record);
  const Book book = record.read();
  for (const int steps : {1, 2, 3, 6}) {
    std::map<std::string, std::map<std::string, ThreadNode>> threads;
    for (const Thing& thing : book.things())
      threads[thing.row.id] = nodes_from(book, thing.row.id, day_of_threads, steps);
    for (const auto& [from, nodes] : threads) {
      for (const auto& [to, node] : nodes) {
        ASSERT_TRUE(threads.at(to).contains(from)) << to << " does not lead back to " << from;
        EXPECT_EQ(threads.at(to).at(from).distance, node.distance) << from << " " << to;
      }
    }
  }
}

TEST(Thread, ThatBeginsAtAPlanOrAnInspectionShowsItsParts) {
  TestBook record;
  long_record(record);
  const Book book = record.read();
  const auto of_plan = keys_from(book, "plan");
  EXPECT_TRUE(of_plan.contains("a40"));
  EXPECT_TRUE(of_plan.contains("f20"));
  EXPECT_TRUE(of_plan.contains("inspection"));
  const auto inspection = keys_from(book, "inspection");
  EXPECT_TRUE(inspection.contains("f20"));
  EXPECT_TRUE(inspection.contains("a40"));
  EXPECT_TRUE(inspection.contains("september"));
  // From the promise one comes to all that its report told.
  EXPECT_TRUE(keys_from(book, "september").contains("a40"));
}

TEST(Thread, GoesNoFurtherThanItIsTold) {
  TestBook record;
  long_record(record);
  const Book book = record.read();
  EXPECT_EQ(keys_from(book, "f1", day_of_threads, 0), ThreadKeys{"f1"});
  EXPECT_EQ(keys_from(book, "f1", day_of_threads, 1), (ThreadKeys{"f1", "inspection", "a1", "a2"}));
}

TEST(Thread, HasOnlyWhatWasThereOnTheDay) {
  TestBook record;
  long_record(record);
  const Book book = record.read();
  EXPECT_TRUE(thread(book, given(book.place_of("f1")), make_date(2018, 5, 7)).nodes.empty());
  EXPECT_EQ(keys_from(book, "f1", make_date(2018, 10, 31)), (ThreadKeys{"f1", "inspection"}));
  EXPECT_FALSE(keys_from(book, "f1", make_date(2020, 6, 15)).contains("report"));
  EXPECT_TRUE(keys_from(book, "f1", make_date(2020, 6, 16)).contains("report"));
  // The report was there before the item received it.
  EXPECT_FALSE(keys_from(book, "f1", make_date(2020, 6, 19)).contains("item93"));
}

TEST(Thread, DoesNotGoOnToWhatElseAnActionAnswers) {
  TestBook record;
  long_record(record);
  record.link("a1", "answers", "f20", "2019-01-01");
  const Book book = record.read();
  EXPECT_FALSE(keys_from(book, "f1").contains("f20"));
  EXPECT_TRUE(keys_from(book, "a1").contains("f20"));
}

TEST(Thread, WhatAnswersAPlanAsAWholeIsNotEachActions) {
  TestBook record;
  long_record(record);
  record.add("finding", "overall", "2018-05-08", "inspection", "strategic");
  record.link("plan", "answers", "overall", "2018-11-01");
  const Book book = record.read();
  EXPECT_EQ(keys_from(book, "overall"), (ThreadKeys{"overall", "inspection", "plan"}));
  EXPECT_FALSE(keys_from(book, "a1").contains("overall"));
}

TEST(Thread, FollowsWhatIsCarriedOn) {
  TestBook record;
  long_record(record);
  record.add("plan", "second", "2020-01-01", {}, "improvement");
  record.add("action", "later", "2020-01-01", "second");
  record.add("action", "other", "2020-01-01", "second");
  record.add("measure", "visits", "2020-01-01", "later");
  record.link("later", "carries_on", "a1", "2020-01-01");
  const Book book = record.read();
  const auto keys = keys_from(book, "f1");
  EXPECT_TRUE(keys.contains("later"));
  EXPECT_TRUE(keys.contains("visits"));
  EXPECT_TRUE(keys.contains("second"));
  EXPECT_FALSE(keys.contains("other"));
  EXPECT_TRUE(keys_from(book, "later").contains("f1"));
}

TEST(Thread, GoesFromAnActionToTheControlItDependsOnAndItsRisk) {
  TestBook record;
  long_record(record);
  record.add("risk", "capacity", "2020-01-01");
  record.add("control", "posts", "2020-01-01", "capacity", "capacity");
  for (const std::string action : {"a1", "a3"}) record.link(action, "depends_on", "posts", "2020-01-01");
  const Book book = record.read();
  EXPECT_TRUE(keys_from(book, "a1").contains("capacity"));
  EXPECT_FALSE(keys_from(book, "a1").contains("a3"));
  EXPECT_TRUE(keys_from(book, "capacity").contains("a3"));
  EXPECT_TRUE(keys_from(book, "capacity").contains("f2"));
}

TEST(Thread, AThemeOfFeedbackIsFoundAndAnEffectWhereItShowsOne) {
  TestBook record;
  long_record(record);
  record.add("feedback", "families", "2020-07-01", {}, "families");
  record.add("feedback_theme", "listened", "2020-07-01", "families", "works_well");
  record.add("feedback_theme", "other_theme", "2020-07-01", "families", "to_change");
  record.link("listened", "shows", "a1", "2020-07-01");
  const Book book = record.read();
  EXPECT_EQ(nodes_from(book, "f1").at("listened").stage, "effect");
  EXPECT_EQ(nodes_from(book, "listened").at("listened").stage, "found");
  EXPECT_FALSE(keys_from(book, "f1").contains("other_theme"));
}

TEST(Thread, EdgesReadBothWays) {
  TestBook record;
  long_record(record);
  const Book book = record.read();
  const auto found = thread(book, given(book.place_of("f1")), day_of_threads);
  std::map<std::string, ThreadEdge> edges;
  for (const ThreadEdge& edge : found.edges)
    edges.emplace(book.at(edge.from).row.id + " " + book.at(edge.to).row.id, edge);
  EXPECT_EQ(edges.at("a1 f1").words, "answers");
  EXPECT_EQ(edges.at("a1 f1").back, "is answered by");
  EXPECT_EQ(edges.at("f1 inspection").how, "part_of");
  EXPECT_EQ(edges.at("f1 inspection").back, "has as a part");
  EXPECT_EQ(edges.at("item93 report").words, "received");
  EXPECT_EQ(edges.at("report a2").words, "tells of");
  EXPECT_FALSE(edges.contains("a3 theme"));
  // Links read forth as everywhere else in the record.
  for (const auto& [pair, edge] : edges) {
    if (edge.how != "part_of" && pair != "item93 report") {
      EXPECT_EQ(edge.words, words_of(link_kinds(), edge.how));
    }
  }
  ASSERT_EQ(found.indicators.size(), 1U);
  EXPECT_EQ(found.indicators[0].indicator, "re_referral_percent");
}

}  // namespace
}  // namespace windscreen::improve

#include "improve/board_page.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "improve/test_book.h"
#include "improve/test_given.h"
#include "improve/test_readings.h"

namespace windscreen::improve {
namespace {

/// A board that met on 14 July 2020 and meets again on 20 October. It watches over the plan P, in which the
/// action A was put off in June and in September and is late, and over the draft D, but not over Q.
class BoardMeeting : public testing::Test {
 protected:
  void SetUp() override {
    record.add("body", "board", "2018-01-01", {}, "board");
    record.add("body", "committee", "2018-01-01", {}, "scrutiny");
    for (const char* key : {"P", "Q", "D"}) record.add("plan", key, "2020-01-06", {}, "improvement");
    for (const char* key : {"P", "Q"}) record.say(key, "2020-01-06", "status", "running");
    record.add("theme", "T", "2020-01-06", "P");
    record.add("action", "A", "2020-01-06", "T");
    record.add("action", "B", "2020-01-06", "Q");
    for (const char* key : {"A", "B"}) {
      record.lead(key, "2020-01-06", "Head of assessment");
      record.due(key, "2020-01-06", "2020-06-30");
      record.due(key, "2020-06-20", "2020-09-30", "The first wave.");
      record.due(key, "2020-09-25", "2020-10-10", "The second wave.");
    }
    record.watched("board", "P", "2020-01-06");
    record.watched("board", "D", "2020-01-06");
    record.add("meeting", "july", "2020-05-01", "board");
    record.due("july", "2020-05-01", "2020-07-14");
    record.say("july", "2020-07-14", "status", "held");
    record.add("meeting", "october", "2020-07-15", "board");
    record.due("october", "2020-07-15", "2020-10-20");
    record.add("item", "october_i", "2020-10-13", "october");
  }
  BoardPage page(const std::string& on, const std::string& meeting = "october") {
    book = record.read();
    return board_page(book, given(book.place_of(meeting)), iso_day(on), nullptr);
  }
  /// What is to be decided: "thing why".
  std::vector<std::string> needed(const std::string& on) {
    std::vector<std::string> found;
    for (const DecisionNeeded& one : page(on).decisions)
      found.push_back(book.at(one.place).row.id + " " + std::string(one.why));
    return found;
  }
  DecisionNeeded decision(const std::string& why, const std::string& on) {
    for (DecisionNeeded& one : page(on).decisions) {
      if (one.why == why) return std::move(one);
    }
    throw std::logic_error("Nothing is to be decided because of " + why);
  }
  std::vector<std::string> plans(const std::string& on) {
    std::vector<std::string> found;
    for (const BoardPlan& one : page(on).plans) found.push_back(book.at(one.plan).row.id);
    return found;
  }
  /// A control of a risk that is part of no plan.
  void posts_until(const std::string& last_day) {
    record.add("risk", "R", "2020-01-06");
    record.add("control", "posts", "2020-01-06", "R", "capacity");
    record.due("posts", "2020-01-06", last_day);
  }
  /// A decision of the committee of Friday 16 October 2020, that it may call in within five working days.
  void decided(const std::string& plan) {
    record.add("meeting", "committee_m", "2020-10-01", "committee");
    record.add("item", "committee_i", "2020-10-16", "committee_m");
    record.link("committee_i", "tells", plan, "2020-10-16");
    record.add("decision", "cut", "2020-10-16", "committee_i").decision =
        store::ImprovementDecision{{}, "agreed", "committee", 5};
  }
  using Keys = std::vector<std::string>;
  TestBook record;
  Book book;
};

TEST_F(BoardMeeting, ShowsThePlansItWatchesOverAndWhatSlippedSinceItMetLast) {
  const BoardPage shown = page("2020-10-20");
  EXPECT_EQ(shown.since, iso_day("2020-07-14"));
  EXPECT_EQ(book.at(given(shown.last).place).row.id, "july");
  ASSERT_EQ(shown.plans.size(), 2U);
  const BoardPlan& plan = shown.plans[0];
  EXPECT_EQ(book.at(plan.plan).row.id, "P");
  EXPECT_EQ(plan.summary.all.actions, 1U);
  EXPECT_EQ(plan.summary.all.by_rating.at("red"), 1U);
  // What was put off in June the board knew in July.
  std::vector<base::Date> put_off;
  for (const Slip& slip : plan.slips) {
    if (slip.kind == "put_off") put_off.push_back(slip.on);
  }
  EXPECT_EQ(put_off, std::vector{iso_day("2020-09-25")});
}

TEST_F(BoardMeeting, LooksBackThreeMonthsWhereItHasNotMetBefore) {
  EXPECT_EQ(page("2020-05-31", "july").since, iso_day("2020-02-29"));
  EXPECT_FALSE(page("2020-05-31", "july").last);
  EXPECT_EQ(page("2020-07-15").since, iso_day("2020-07-14"));
}

TEST_F(BoardMeeting, APlanThatWasFinishedSinceIsShownOnceMore) {
  record.say("P", "2020-07-15", "status", "closed");
  EXPECT_EQ(plans("2020-10-20"), (Keys{"P", "D"}));
  record.say("D", "2020-07-14", "status", "replaced");
  EXPECT_EQ(plans("2020-10-20"), Keys{"P"});
}

TEST_F(BoardMeeting, ARemitCountsUpToItsLastDay) {
  record.watched("board", "Q", "2020-01-06", "2020-10-20");
  EXPECT_EQ(plans("2020-10-20"), (Keys{"P", "Q", "D"}));
  EXPECT_EQ(plans("2020-10-21"), (Keys{"P", "D"}));
}

TEST_F(BoardMeeting, HasToDecideOnItemsDraftsAndWhatIsRedAgain) {
  EXPECT_EQ(needed("2020-10-20"), (Keys{"october_i item", "D draft", "A red_again"}));
  const auto words = decision("red_again", "2020-10-20").words;
  EXPECT_TRUE(words.starts_with("Put off twice, last on 25 September 2020 to 10 October 2020. ")) << words;
  // On the day by which it is to be delivered the action is not red, and the item was not there on 12
  // October.
  EXPECT_EQ(needed("2020-10-10"), Keys{"D draft"});
}

TEST_F(BoardMeeting, AnItemWithADecisionIsDecided) {
  record.add("decision", "done", "2020-10-20", "october_i").decision =
      store::ImprovementDecision{{}, "noted", std::nullopt, 0};
  EXPECT_EQ(needed("2020-10-20"), (Keys{"D draft", "A red_again"}));
  EXPECT_EQ(needed("2020-10-19"), (Keys{"october_i item", "D draft", "A red_again"}));
}

TEST_F(BoardMeeting, AMeetingThatIsCalledOffHasNoItemsToDecideOn) {
  record.say("october", "2020-10-19", "status", "cancelled", "Nobody can come.");
  EXPECT_EQ(needed("2020-10-20"), (Keys{"D draft", "A red_again"}));
}

TEST_F(BoardMeeting, ARatingThatIsSetAgainstTheRuleIsToBeConfirmed) {
  record.say("A", "2020-10-12", "rating", "amber", "The department agrees.");
  EXPECT_EQ(needed("2020-10-20"), (Keys{"october_i item", "D draft", "A red_again", "A overridden"}));
  EXPECT_EQ(decision("overridden", "2020-10-20").words,
            "Shown as amber since 12 October 2020, by the rule red. Reason: The department agrees.");
  record.say("A", "2020-10-13", "rating", "rule", "It no longer does.");
  EXPECT_EQ(needed("2020-10-20"), (Keys{"october_i item", "D draft", "A red_again"}));
}

TEST_F(BoardMeeting, PostsThatEndAreEveryBoardsWhereNothingDependsOnThem) {
  posts_until("2020-12-31");
  EXPECT_EQ(needed("2020-09-29").size(), 1U);
  EXPECT_EQ(needed("2020-09-30"), (Keys{"D draft", "posts capacity"}));
  EXPECT_EQ(decision("capacity", "2020-10-20").by, iso_day("2020-12-31"));
  EXPECT_EQ(decision("capacity", "2021-01-01").words,
            "Ended on 31 December 2020, and nothing carries it on.");
}

TEST_F(BoardMeeting, PostsOnWhichOnlyAnotherPlanDependsAreNotThisBoards) {
  posts_until("2020-12-31");
  record.link("B", "depends_on", "posts", "2020-01-06");
  EXPECT_EQ(needed("2020-09-30"), Keys{"D draft"});
  record.link("A", "depends_on", "R", "2020-01-06");
  EXPECT_EQ(needed("2020-09-30"), (Keys{"D draft", "posts capacity"}));
}

TEST_F(BoardMeeting, ADecisionAboutItsPlanThatMayBeCalledInIsNamedUntilTheWindowCloses) {
  decided("P");
  EXPECT_EQ(needed("2020-10-23").back(), "cut call_in");
  EXPECT_EQ(decision("call_in", "2020-10-23").by, iso_day("2020-10-23"));
  EXPECT_EQ(needed("2020-10-24").back(), "A red_again");
  record.say("cut", "2020-10-23", "outcome", "called_in", "It costs too much.");
  EXPECT_EQ(decision("call_in", "2020-10-24").by, std::nullopt);
}

TEST_F(BoardMeeting, ADecisionAboutAnotherPlanIsNotItsConcern) {
  decided("Q");
  EXPECT_EQ(needed("2020-10-20").back(), "A red_again");
}

TEST_F(BoardMeeting, KnowsWhatWasPromisedToItAndIsNotKept) {
  const auto promise = [&](const std::string& key, const std::string& to, const std::string& due) {
    record.add("promise", key, "2020-01-06").promise = store::ImprovementPromise{{}, to, 0};
    if (!due.empty()) record.due(key, "2020-01-06", due);
  };
  promise("undated", "board", "");
  promise("later", "board", "2020-12-31");
  promise("report", "board", "2020-09-30");
  promise("theirs", "committee", "2020-09-30");
  promise("kept", "board", "2020-09-30");
  promise("withdrawn", "board", "2020-09-30");
  record.claim("kept", "2020-09-29", "kept", "Minutes");
  record.say("withdrawn", "2020-09-29", "status", "withdrawn", "Nobody needs it.");
  const auto found = page("2020-10-20").promises;
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(book.at(found[0].place).row.id, "report");
  EXPECT_EQ(found[0].occasion.days_late, 20);
  EXPECT_EQ(book.at(found[1].place).row.id, "later");
  EXPECT_EQ(found[1].occasion.days_late, 0);
  EXPECT_EQ(book.at(found[2].place).row.id, "undated");
}

}  // namespace
}  // namespace windscreen::improve

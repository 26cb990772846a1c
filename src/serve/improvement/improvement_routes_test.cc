// The improvement record over the API, as it stood on given days.
#include <gtest/gtest.h>

#include "serve/improvement/improvement_world_test.h"

namespace windscreen::serve {
namespace {

class ImprovementRoutes : public ImprovementWorld {};
ON_EACH_ENGINE(ImprovementRoutes);

TEST_P(ImprovementRoutes, APlanSaysWhatIsLateAndWhoWatches) {
  const json plan = got("councillor", "plans/plan?on=2020-04-01", "ImprovementPlan");
  EXPECT_EQ(plan["status"], "running");
  EXPECT_EQ(plan["oversight"]["bodies"][0]["id"], "board");
  ASSERT_EQ(plan["actions"].size(), 1U);
  const json& action = plan["actions"][0];
  EXPECT_EQ(action["rating"]["shown"], "red");
  EXPECT_EQ(action["rating"]["reasons"][0]["code"], "late");
  EXPECT_EQ(action["lead"], "Head of assessment");
  EXPECT_EQ(plan["counts"]["by_rating"]["red"], 1);
  // The day before it was not late yet.
  const json before = got("councillor", "plans/plan?on=2020-03-31", "ImprovementPlan");
  EXPECT_NE(before["actions"][0]["rating"]["rule"], "red");
  EXPECT_EQ(get("councillor", "plans/plan?on=2019-12-31").status, 404);
  EXPECT_EQ(get("councillor", "plans/late?on=2020-04-01").status, 404);
}

TEST_P(ImprovementRoutes, AMeasureIsHeldAgainstTheEnginesFigure) {
  // Each of the five children was referred once in 2020.
  const json own = got("keeper", "things/measure?on=2020-10-31", "ImprovementThing");
  EXPECT_EQ(own["progress"]["value"], 5);
  EXPECT_EQ(own["progress"]["kind"], "better_than_baseline");
  // Who sees no figures sees what the public sees: numbers from 1 to 5 are hidden.
  const json committee = got("councillor", "things/measure?on=2020-10-31", "ImprovementThing");
  EXPECT_EQ(committee["progress"]["value"], nullptr);
  EXPECT_EQ(committee["progress"]["kind"], "no_figure");
}

TEST_P(ImprovementRoutes, AThreadLeadsFromTheFindingToTheActionAndItsMeasure) {
  const json thread = got("councillor", "threads/finding?on=2020-04-01", "ImprovementThread");
  std::set<std::string> ids;
  for (const json& node : thread["nodes"]) ids.insert(node["id"]);
  for (const char* id : {"finding", "visit", "late", "measure", "plan"}) EXPECT_TRUE(ids.contains(id)) << id;
  EXPECT_FALSE(ids.contains("loose"));
  bool measured = false;
  for (const json& node : thread["nodes"]) {
    if (node["kind"] == "measure") measured = !node["says"].get<std::string>().empty();
  }
  EXPECT_TRUE(measured) << "a measure says how far it has come";
  bool named = false;
  for (const json& one : thread["indicators"]) {
    if (one["indicator"] == "referred") named = true;
    EXPECT_TRUE(one.contains("began") && one.contains("now"));
  }
  EXPECT_TRUE(named);
  const Response csv = get("councillor", "threads/finding.csv?on=2020-04-01");
  EXPECT_EQ(csv.status, 200);
  EXPECT_EQ(csv.body->substr(0, 11), "thing,kind,");
  EXPECT_EQ(get("councillor", "threads/nothing").status, 404);
}

TEST_P(ImprovementRoutes, APromiseIsOverdueByItself) {
  EXPECT_EQ(got("councillor", "promises?on=2020-09-30", "ImprovementPromises")["promises"][0]["state"],
            "due");
  const json october = got("councillor", "promises?on=2020-10-01", "ImprovementPromises");
  EXPECT_EQ(october["promises"][0]["state"], "overdue");
  EXPECT_EQ(october["promises"][0]["to"]["id"], "committee");
  EXPECT_EQ(october["promises"][0]["made_in"][0]["id"], "item");
  EXPECT_EQ(get("councillor", "promises.csv?on=2020-10-01").status, 200);
}

TEST_P(ImprovementRoutes, PostsThatEndWarnThreeMonthsBeforeBesideTheirIndicator) {
  EXPECT_TRUE(got("keeper", "risks?on=2020-06-29", "ImprovementRisks")["endings"].empty());
  const json june = got("keeper", "risks?on=2020-06-30", "ImprovementRisks");
  ASSERT_EQ(june["endings"].size(), 1U);
  EXPECT_EQ(june["endings"][0]["ends_on"], "2020-09-30");
  EXPECT_EQ(june["endings"][0]["indicators"][0]["indicator"], "referred");
  EXPECT_FALSE(june["endings"][0]["indicators"][0]["months"].empty());
  EXPECT_EQ(june["risks"][0]["controls"][0]["over"], false);
  const json october = got("keeper", "risks?on=2020-10-01", "ImprovementRisks");
  EXPECT_EQ(october["endings"][0]["ended"], true);
  EXPECT_EQ(october["risks"][0]["controls"][0]["over"], true);
}

TEST_P(ImprovementRoutes, ADecisionMayBeActedOnWhenTheCallInIsOver) {
  const json june = got("councillor", "scrutiny?on=2020-06-30", "ImprovementScrutiny");
  EXPECT_EQ(june["decisions"][0]["closes"], "2020-06-30");
  EXPECT_EQ(june["decisions"][0]["state"], "open");
  EXPECT_EQ(june["questions"][0]["state"], "unanswered");
  EXPECT_EQ(june["meetings"][0]["day"], "2020-06-23");
  EXPECT_EQ(got("councillor", "scrutiny?on=2020-07-01", "ImprovementScrutiny")["decisions"][0]["state"],
            "free");
}

TEST_P(ImprovementRoutes, WhatWasLookedAtAndWhatNothingFollowsFrom) {
  const json seen = got("inspector", "sources?on=2020-04-01", "ImprovementSources");
  EXPECT_EQ(seen["coverage"]["services"][0]["service"], "Assessment");
  EXPECT_EQ(seen["coverage"]["services"][0]["cells"][0]["status"], "held");
  ASSERT_FALSE(seen["loose_ends"].empty());
  EXPECT_EQ(seen["loose_ends"][0]["id"], "loose");
}

TEST_P(ImprovementRoutes, FewRepliesHaveNoPercentage) {
  const json round = got("councillor", "feedback?on=2020-07-01", "ImprovementFeedback")["rounds"][0];
  EXPECT_EQ(round["replied"], 9);
  EXPECT_EQ(round["percent"], nullptr);
  EXPECT_EQ(round["themes"][0]["mentions"], nullptr);
  EXPECT_EQ(round["themes"][0]["hidden"], true);
}

TEST_P(ImprovementRoutes, EverybodyHasTheirOwnList) {
  const json mine = got("head", "due?on=2020-04-01", "ImprovementDue");
  ASSERT_EQ(mine["lines"].size(), 1U);
  EXPECT_EQ(mine["lines"][0]["id"], "late");
  EXPECT_EQ(mine["lines"][0]["days_late"], 1);
  EXPECT_TRUE(got("north", "due?on=2020-04-01", "ImprovementDue")["lines"].empty());
  EXPECT_GT(got("keeper", "due?on=2020-04-01&whose=all", "ImprovementDue")["lines"].size(), 1U);
  EXPECT_EQ(get("keeper", "due?whose=theirs").status, 400);
}

TEST_P(ImprovementRoutes, AreForThoseWhoSeeTheRecord) {
  for (const char* who : {"worker", "auditor", "administrator"}) {
    EXPECT_EQ(get(who, "plans").status, 403) << who;
    EXPECT_EQ(get(who, "things/plan").status, 403) << who;
  }
  EXPECT_EQ(get("", "plans").status, 401);
  EXPECT_EQ(got("north", "plans", "ImprovementPlans")[0]["plan"], "plan");
}

TEST_P(ImprovementRoutes, AThingSaysWhatOnlyItsKindHas) {
  const auto said = [&](const std::string& thing) {
    const json answer = got("councillor", "things/" + thing + "?on=2020-06-30", "ImprovementThing");
    std::string all;
    for (const json& one : answer["particulars"]) {
      all += one["name"].get<std::string>() + ": " + one["words"].get<std::string>();
      if (!one["thing"].is_null()) all += "<" + one["thing"]["id"].get<std::string>() + ">";
      if (!one["indicator"].is_null()) all += "<" + one["indicator"].get<std::string>() + ">";
      all += "; ";
    }
    return all;
  };
  EXPECT_EQ(said("risk"), "Cause: Too much change; Effect: Children wait; ");
  EXPECT_EQ(said("promise"), "Promised to: <committee>; ");
  EXPECT_EQ(said("board"), "Watches over: from 1 January 2020<plan>; ");
  EXPECT_EQ(said("committee"), "");
  EXPECT_EQ(said("decision"), "Decided: Agreed; May be called in by: within 5 working days<committee>; ");
  EXPECT_EQ(said("measure"), "Indicator: <referred>; Better: The lower, the better; ");
  // Nine replied, so that there is no percentage; three mentioned it, which is too few to be said.
  EXPECT_EQ(said("round").find('%'), std::string::npos);
  EXPECT_EQ(said("said").find('3'), std::string::npos);
  EXPECT_FALSE(said("said").empty());
}

}  // namespace
}  // namespace windscreen::serve

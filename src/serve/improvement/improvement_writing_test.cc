// Adding to the improvement record over the API: by whom, and what is refused.
#include <gtest/gtest.h>

#include "serve/improvement/improvement_world_test.h"

namespace windscreen::serve {
namespace {

class ImprovementWriting : public ImprovementWorld {
 protected:
  int say(const std::string& who, const json& body) { return send(who, "entries", body).status; }
};
ON_EACH_ENGINE(ImprovementWriting);

TEST_P(ImprovementWriting, WhoLeadsAnActionSaysHowFarItIsAndNotWhatItCameTo) {
  const json update = {{"thing", "late"}, {"kind", "update"}, {"words", "Two teams have begun."}};
  EXPECT_EQ(say("head", update), 200);
  EXPECT_EQ(say("north", update), 403);
  EXPECT_EQ(say("councillor", update), 403);
  EXPECT_EQ(say("worker", update), 403);
  EXPECT_EQ(
      say("head", {{"thing", "late"}, {"kind", "delivered"}, {"value", "yes"}, {"evidence", "Minutes"}}),
      200);
  const json impact = {
      {"thing", "late"}, {"kind", "impact"}, {"value", "yes"}, {"evidence", "Audits of May"}};
  EXPECT_EQ(say("head", impact), 403);
  EXPECT_EQ(say("keeper", impact), 200);
  const json thing = got("head", "things/late", "ImprovementThing");
  ASSERT_EQ(thing["entries"].size(), 5U);
  EXPECT_EQ(thing["entries"][2]["words"], "Two teams have begun.");
  EXPECT_EQ(thing["entries"][2]["by"], "Name of head");
  EXPECT_EQ(thing["impact"]["evidence"], "Audits of May");
  EXPECT_EQ(thing["may_say"], (json{"update", "status", "delivered"}));
  EXPECT_TRUE(got("councillor", "things/late", "ImprovementThing")["may_say"].empty());
}

TEST_P(ImprovementWriting, WhatCannotBeSaidIsRefusedWithARemedyAndNothingIsWritten) {
  EXPECT_EQ(say("keeper", {{"thing", "late"}, {"kind", "rating"}, {"value", "green"}}), 422);
  EXPECT_EQ(say("keeper", {{"thing", "late"}, {"kind", "due"}, {"due", "2099-12-31"}}), 422);
  EXPECT_EQ(say("keeper", {{"thing", "late"}, {"kind", "update"}, {"words", "Soon."}, {"on", "2099-01-01"}}),
            422);
  EXPECT_EQ(say("keeper", {{"thing", "late"}, {"kind", "score"}, {"value", "4x3"}}), 403);
  EXPECT_EQ(say("keeper", {{"thing", "nothing"}, {"kind", "update"}, {"words", "Words"}}), 404);
  EXPECT_EQ(say("keeper", {{"kind", "update"}}), 400);
  EXPECT_EQ(say("keeper", {{"thing", "late"}, {"kind", "lead"}, {"owner_email", "nobody@example.org"}}), 422);
  EXPECT_EQ(got("keeper", "things/late", "ImprovementThing")["entries"].size(), 2U);
  const Response refused =
      send("keeper", "entries", {{"thing", "late"}, {"kind", "rating"}, {"value", "green"}});
  EXPECT_NE(refused.body->find("Say why"), std::string::npos) << *refused.body;
}

TEST_P(ImprovementWriting, AFindingBecomesAnActionWithALeadInOneStep) {
  const json wish = {{"kind", "action"},
                     {"parent", "plan"},
                     {"title", "Answer it"},
                     {"answers", "loose"},
                     {"owner_email", "north@example.org"},
                     {"owner", "Team manager of North"},
                     {"due", "2099-03-31"}};
  EXPECT_EQ(send("head", "things", wish).status, 403);
  const Response made = send("keeper", "things", wish);
  ASSERT_EQ(made.status, 200) << *made.body;
  const std::string id = json::parse(*made.body)["thing"];
  const json thing = got("north", "things/" + id, "ImprovementThing");
  EXPECT_EQ(thing["lead"], "Team manager of North");
  EXPECT_EQ(thing["due"], "2099-03-31");
  EXPECT_EQ(thing["links"][0]["id"], "loose");
  EXPECT_EQ(thing["parent"]["id"], "plan");
  EXPECT_EQ(got("north", "due", "ImprovementDue")["lines"].size(), 1U);
  const json sources = got("keeper", "sources", "ImprovementSources");
  for (const json& end : sources["loose_ends"]) EXPECT_NE(end["id"], "loose");
}

TEST_P(ImprovementWriting, AnAddressAloneNamesWhoLeads) {
  const Response made = send(
      "keeper", "things",
      {{"kind", "action"}, {"parent", "plan"}, {"title", "Answer it"}, {"owner_email", "north@example.org"}});
  ASSERT_EQ(made.status, 200) << *made.body;
  const std::string id = json::parse(*made.body)["thing"];
  EXPECT_EQ(got("keeper", "things/" + id, "ImprovementThing")["lead"], "Name of north");
  EXPECT_EQ(got("north", "due", "ImprovementDue")["lines"].size(), 1U);
}

TEST_P(ImprovementWriting, NothingThatIsSaidMakesTheRecordUnreadable) {
  EXPECT_EQ(say("head", {{"thing", "late"}, {"kind", "update"}, {"words", "x"}, {"due", "next week"}}), 422);
  EXPECT_EQ(say("keeper", {{"thing", "promise"}, {"kind", "due"}, {"due", "0001-01-01"}, {"words", "x"}}),
            422);
  EXPECT_EQ(get("head", "plans").status, 200);
}

TEST_P(ImprovementWriting, WhoeverLeadsDoesNotLearnWhoHasAnAccount) {
  for (const char* email : {"north@example.org", "nobody@example.org"}) {
    EXPECT_EQ(
        say("head", {{"thing", "late"}, {"kind", "update"}, {"words", "Done."}, {"owner_email", email}}),
        200);
  }
  const json entries = got("keeper", "things/late", "ImprovementThing")["entries"];
  EXPECT_EQ(entries.back()["kind"], "update");
  EXPECT_EQ(entries.back()["owner"], "");
}

TEST_P(ImprovementWriting, AThingThatCannotStandIsNotAdded) {
  EXPECT_EQ(
      send("keeper", "things", {{"kind", "finding"}, {"title", "No source"}, {"sort", "strength"}}).status,
      422);
  EXPECT_EQ(
      send("keeper", "things", {{"kind", "action"}, {"title", "Nowhere"}, {"parent", "nothing"}}).status,
      422);
  // The link cannot be, so the action is not there either.
  EXPECT_EQ(send("keeper", "things",
                 {{"kind", "action"}, {"title", "Half"}, {"parent", "plan"}, {"answers", "none"}})
                .status,
            422);
  EXPECT_EQ(
      send("keeper", "things", {{"kind", "action"}, {"title", "A"}, {"parent", "plan"}, {"services", "all"}})
          .status,
      400);
  EXPECT_EQ(got("keeper", "plans/plan", "ImprovementPlan")["actions"].size(), 1U);
}

TEST_P(ImprovementWriting, WhatOnlyOneKindHasIsKept) {
  const auto made = [&](const json& wish) {
    const Response answer = send("keeper", "things", wish);
    EXPECT_EQ(answer.status, 200) << wish << *answer.body;
    return json::parse(*answer.body).value("thing", std::string());
  };
  const json found = got("keeper", "kinds", "ImprovementKinds");
  const std::string indicator = found["indicators"][0]["id"];
  const std::string measure = made({{"kind", "measure"},
                                    {"parent", "late"},
                                    {"title", "It falls"},
                                    {"measure",
                                     {{"indicator", indicator},
                                      {"better", "lower"},
                                      {"baseline", "9"},
                                      {"baseline_on", "2020-01-31"},
                                      {"target", "4.5"},
                                      {"target_on", "2021-02-28"}}}});
  const json thing = got("keeper", "things/" + measure, "ImprovementThing");
  EXPECT_EQ(thing["progress"]["baseline"], 9);
  EXPECT_EQ(thing["progress"]["target"], 4.5);
  EXPECT_EQ(thing["progress"]["target_on"], "2021-02-28");

  const std::string promise = made({{"kind", "promise"},
                                    {"title", "Figures at each meeting"},
                                    {"to", "committee"},
                                    {"every_months", 3},
                                    {"since", "2020-06-01"},
                                    {"due", "2020-09-30"}});
  const json ledger = got("keeper", "promises?on=2020-06-30", "ImprovementPromises");
  bool there = false;
  for (const json& line : ledger["promises"]) {
    if (line["id"] != promise) continue;
    there = true;
    EXPECT_EQ(line["every_months"], 3);
  }
  EXPECT_TRUE(there);

  const std::string risk = made({{"kind", "risk"},
                                 {"title", "Money ends"},
                                 {"risk", {{"cause", "A grant for a year"}, {"effect", "Posts go"}}}});
  const json risks = got("keeper", "risks", "ImprovementRisks");
  EXPECT_EQ(risks["risks"].back()["id"], risk);
  EXPECT_EQ(risks["risks"].back()["cause"], "A grant for a year");

  const std::string decision =
      made({{"kind", "decision"},
            {"parent", "item"},
            {"title", "More posts"},
            {"since", "2020-06-23"},
            {"decision", {{"outcome", "agreed"}, {"call_in_by", "committee"}, {"call_in_days", 5}}}});
  const json scrutiny = got("keeper", "scrutiny?on=2020-06-24", "ImprovementScrutiny");
  EXPECT_EQ(scrutiny["decisions"].back()["id"], decision);
  EXPECT_EQ(scrutiny["decisions"].back()["working_days"], 5);

  const std::string round = made({{"kind", "feedback"},
                                  {"sort", "staff"},
                                  {"title", "Staff in May"},
                                  {"feedback", {{"asked", 80}, {"replied", 20}}}});
  made({{"kind", "feedback_theme"},
        {"sort", "works_well"},
        {"parent", round},
        {"title", "My team"},
        {"mentions", 10}});
  const json feedback = got("keeper", "feedback", "ImprovementFeedback");
  EXPECT_EQ(feedback["rounds"].back()["percent"], 25);
  EXPECT_EQ(feedback["rounds"].back()["themes"][0]["percent"], 50);

  const std::string first = made({{"kind", "milestone"}, {"parent", "late"}, {"title", "First"}});
  made({{"kind", "milestone"},
        {"parent", "late"},
        {"title", "Then"},
        {"milestone", {{"after", first}, {"lag_months", 1}}}});
  const json plan = got("keeper", "plans/plan", "ImprovementPlan");
  EXPECT_EQ(plan["milestones"].back()["after"]["id"], first);
}

TEST_P(ImprovementWriting, ParticularsThatCannotStandAreRefused) {
  const json measure = {{"kind", "measure"}, {"parent", "late"}, {"title", "It falls"}};
  const auto status = [&](const json& particulars) {
    json wish = measure;
    wish.update(particulars);
    return send("keeper", "things", wish).status;
  };
  EXPECT_EQ(status({{"measure", "words"}}), 400);
  EXPECT_EQ(
      status(
          {{"measure",
            {{"indicator", "no_such"}, {"better", "lower"}, {"target", "1"}, {"target_on", "2021-03-31"}}}}),
      422);
  EXPECT_EQ(status({{"indicators", {"no_such"}}}), 422);
  for (const std::string& service : {std::string(), std::string("a\0b", 3), std::string(201, 'a')})
    EXPECT_EQ(status({{"services", {service}}}), 400);
  EXPECT_EQ(send("keeper", "things",
                 {{"kind", "feedback"},
                  {"sort", "staff"},
                  {"title", "Staff"},
                  {"feedback", {{"asked", 3}, {"replied", 4}}}})
                .status,
            422);
  EXPECT_EQ(send("keeper", "things",
                 {{"kind", "feedback"},
                  {"sort", "staff"},
                  {"title", "Staff"},
                  {"feedback", {{"asked", -1}, {"replied", 0}}}})
                .status,
            400);
  EXPECT_EQ(
      send("keeper", "things",
           {{"kind", "milestone"}, {"parent", "late"}, {"title", "Then"}, {"milestone", {{"after", "late"}}}})
          .status,
      422)
      << "an action is no milestone";
  EXPECT_EQ(send("keeper", "things", {{"kind", "promise"}, {"title", "A report"}, {"to", "plan"}}).status,
            422)
      << "a plan is no body";
}

}  // namespace
}  // namespace windscreen::serve

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

TEST_P(ImprovementWriting, ThingsAreLinkedByWhoKeepsTheRecord) {
  const json link = {{"from", "late"}, {"to", "posts"}, {"how", "depends_on"}};
  EXPECT_EQ(send("head", "links", link).status, 403);
  EXPECT_EQ(send("keeper", "links", link).status, 200);
  EXPECT_EQ(send("keeper", "links", {{"from", "late"}, {"to", "late"}, {"how", "depends_on"}}).status, 422);
  EXPECT_EQ(got("keeper", "things/late", "ImprovementThing")["links"].size(), 2U);
}

}  // namespace
}  // namespace windscreen::serve

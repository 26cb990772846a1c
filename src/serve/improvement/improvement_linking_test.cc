// Binding things of the record together over the API, and what its forms let choose.
#include <gtest/gtest.h>

#include "serve/improvement/improvement_world_test.h"

namespace windscreen::serve {
namespace {

class ImprovementLinking : public ImprovementWorld {};
ON_EACH_ENGINE(ImprovementLinking);

TEST_P(ImprovementLinking, ALinkHoldsUntilItIsEnded) {
  const json link = {{"from", "late"}, {"to", "loose"}, {"how", "answers"}};
  EXPECT_EQ(send("head", "links", link).status, 403);
  ASSERT_EQ(send("keeper", "links", link).status, 200);
  EXPECT_EQ(got("keeper", "things/loose", "ImprovementThing")["links"].size(), 1U);
  EXPECT_EQ(send("head", "links/end", link).status, 403);
  ASSERT_EQ(send("keeper", "links/end", link).status, 200);
  EXPECT_EQ(got("keeper", "things/loose", "ImprovementThing")["links"].size(), 0U);
  const Response again = send("keeper", "links/end", link);
  EXPECT_EQ(again.status, 422);
  EXPECT_EQ(json::parse(*again.body)["code"], "improvement_refused");
  EXPECT_EQ(send("keeper", "links", {{"from", "late"}, {"to", "late"}, {"how", "depends_on"}}).status, 422);
}

TEST_P(ImprovementLinking, OneBodyHandsAPlanOnToAnother) {
  const json over = {
      {"body", "committee"}, {"over", "plan"}, {"words", "Questions it"}, {"from", "2020-04-01"}};
  EXPECT_EQ(send("director", "remits", over).status, 403);
  ASSERT_EQ(send("keeper", "remits", over).status, 200);
  EXPECT_EQ(send("keeper", "remits", over).status, 422) << "it watches over it already";
  ASSERT_EQ(send("keeper", "remits/end", {{"body", "board"}, {"over", "plan"}, {"on", "2020-03-31"}}).status,
            200);
  EXPECT_EQ(send("keeper", "remits/end", {{"body", "board"}, {"over", "plan"}, {"on", "2020-03-31"}}).status,
            422);
  const auto watching = [&](const char* day) {
    const json plan = got("keeper", std::string("plans/plan?on=") + day, "ImprovementPlan");
    json bodies = json::array();
    for (const json& body : plan["oversight"]["bodies"]) bodies.push_back(body["id"]);
    return bodies;
  };
  EXPECT_EQ(watching("2020-03-31"), json({"board"}));
  EXPECT_EQ(watching("2020-04-01"), json({"committee"}));
  EXPECT_EQ(send("keeper", "remits", {{"body", "board"}, {"over", "plan"}, {"from", "soon"}}).status, 422);
}

TEST_P(ImprovementLinking, FormsKnowWhatThereIs) {
  const json kinds = got("head", "kinds", "ImprovementKinds");
  ASSERT_EQ(kinds["kinds"].size(), 21U);
  for (const json& kind : kinds["kinds"]) {
    if (kind["code"] != "milestone") continue;
    EXPECT_EQ(kind["parents"], json({"plan", "theme", "action"}));
    EXPECT_EQ(kind["must_have_parent"], true);
  }
  for (const json& link : kinds["links"]) EXPECT_NE(link["back"], "") << link["code"];
  EXPECT_EQ(kinds["plans"][0]["id"], "plan");
  EXPECT_EQ(kinds["bodies"].size(), 2U);
  EXPECT_EQ(kinds["services"], json({"Assessment"}));
  EXPECT_FALSE(kinds["indicators"].empty());
}

TEST_P(ImprovementLinking, AThingIsFoundByEveryWordOfItsNumberAndTitle) {
  const auto found = [&](const std::string& words) {
    return got("head", "find?on=2020-06-30&words=" + words, "ImprovementFound")["things"];
  };
  ASSERT_EQ(found("EVERY%20managers").size(), 1U);
  EXPECT_EQ(found("EVERY%20managers")[0]["id"], "late");
  // More letters than a text holds within itself.
  ASSERT_EQ(found("Managers%20look%20at%20every%20plan").size(), 1U);
  EXPECT_EQ(found("managers%20nothing").size(), 0U);
  EXPECT_EQ(found("%20").size(), 0U);
  EXPECT_EQ(got("head", "find?on=2019-12-31&words=managers", "ImprovementFound")["things"].size(), 0U)
      << "it was not there";
}

}  // namespace
}  // namespace windscreen::serve

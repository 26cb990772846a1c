#include <gtest/gtest.h>

#include <algorithm>

#include "serve/audits/plan_world_test.h"

namespace windscreen::serve {
namespace {

class Assigning : public PlanWorld {
 protected:
  void SetUp() override {
    PlanWorld::SetUp();
    if (IsSkipped()) return;
    round = round_with_frame(programme({{"target", 3}}));
    draw(round, "seed");
  }
  json proposal(const std::string& who = "lead") { return got("rounds/" + round + "/proposal", who); }
  json case_of(const std::string& service) {
    const json plan = proposal();
    for (const json& one : plan["cases"]) {
      if (one["service"] == service) return one;
    }
    return {};
  }
  Response give(const json& one, const std::string& auditor, const json& more = json::object(),
                const std::string& who = "lead") {
    json pair = {{"audit", one["audit"]}, {"auditor", auditor}, {"seen", one["revision"]}};
    pair.update(more);
    return post(who, "rounds/" + round + "/assign", {{"assignments", {pair}}});
  }
  void is_worker(const std::string& auditor, const std::string& worker) {
    kept->write({"system:test", "set"}, [&](store::Writer& writer) {
      auto one = *writer.find<store::Auditor>(auditor);
      one.worker_id = worker;
      writer.update(one);
    });
  }

  std::string round;
};
ON_EACH_ENGINE(Assigning);

TEST_P(Assigning, ProposalIsGivenOutAtOnce) {
  const json plan = proposal();
  ASSERT_EQ(plan["cases"].size(), 3U);
  EXPECT_EQ(plan["known_to"], "2020-10-31");
  json pairs = json::array();
  for (const json& one : plan["cases"]) {
    ASSERT_FALSE(one["proposed"].is_null());
    pairs.push_back({{"audit", one["audit"]}, {"auditor", one["proposed"]}, {"seen", one["revision"]}});
  }
  EXPECT_EQ(sent("rounds/" + round + "/assign", {{"assignments", pairs}})["assigned"], 3);
  for (const json& one : got("rounds/" + round + "/cases")) EXPECT_EQ(one["state"], "assigned");
  EXPECT_EQ(got("rounds/" + round)["progress"]["unassigned"], 0);
  // Sent twice: the second looked at what has changed since.
  EXPECT_EQ(post("lead", "rounds/" + round + "/assign", {{"assignments", pairs}}).status, 409);
}

TEST_P(Assigning, AllOrNone) {
  const json plan = proposal();
  json pairs = json::array();
  for (const json& one : plan["cases"])
    pairs.push_back({{"audit", one["audit"]}, {"auditor", "Oth"}, {"seen", one["revision"]}});
  pairs[2]["seen"] = 77;
  EXPECT_EQ(post("lead", "rounds/" + round + "/assign", {{"assignments", pairs}}).status, 409);
  EXPECT_EQ(got("rounds/" + round)["progress"]["unassigned"], 3);
}

TEST_P(Assigning, OwnCaseIsNobodysToOverride) {
  is_worker("Oth", "W1");
  const json north = case_of("Safeguarding");
  ASSERT_EQ(north["conflicts"].size(), 1U);
  EXPECT_EQ(north["conflicts"][0]["auditor"], "Oth");
  EXPECT_EQ(north["conflicts"][0]["forbidden"], true);
  EXPECT_NE(north["proposed"], "Oth");
  EXPECT_EQ(give(north, "Oth", {{"override_reason", "Nobody else has time."}}).status, 422);
  EXPECT_EQ(got("rounds/" + round)["progress"]["unassigned"], 3);
}

TEST_P(Assigning, ConflictIsOverriddenBySomebodyElseInWriting) {
  // W9 works in North and holds none of these cases.
  is_worker("Oth", "W9");
  const json north = case_of("Safeguarding");
  ASSERT_EQ(north["conflicts"].size(), 1U);
  EXPECT_EQ(north["conflicts"][0]["forbidden"], false);
  EXPECT_EQ(give(north, "Oth").status, 422);
  kept->write({"system:test", "set"}, [&](store::Writer& writer) {
    auto one = *writer.find<store::Auditor>("Oth");
    one.account_id = "lead";
    writer.update(one);
  });
  EXPECT_EQ(give(north, "Oth", {{"override_reason", "I know the case."}}).status, 422)
      << "nobody gives it to themself";
  kept->write({"system:test", "set"}, [&](store::Writer& writer) {
    auto one = *writer.find<store::Auditor>("Oth");
    one.account_id = "other";
    writer.update(one);
  });
  EXPECT_EQ(give(north, "Oth", {{"override_reason", "Everyone else is ill."}}).status, 200);
  const std::string note = got("rounds/" + round + "/full-method-note").dump();
  EXPECT_NE(note.find("Everyone else is ill."), std::string::npos) << note;
}

TEST_P(Assigning, GivenToAnotherWithAReason) {
  const json one = case_of("Safeguarding");
  EXPECT_EQ(give(one, "Oth").status, 200);
  const json again = case_of("Safeguarding");
  EXPECT_EQ(again["auditor"], "Oth");
  EXPECT_EQ(give(again, "Mod").status, 422);
  EXPECT_EQ(give(again, "Mod", {{"reason", "Oth is ill."}}).status, 200);
  EXPECT_EQ(give(again, "Aud", {{"reason", "Late look."}}).status, 409) << "changed since";
}

TEST_P(Assigning, EdgeCase9TinyServiceWithoutAnIndependentAuditor) {
  for (const char* auditor : {"Aud", "Oth", "Mod"}) {
    sent(std::string("auditors/") + auditor + "/interests",
         {{"kind", "team"}, {"interest_in", "Tiny"}, {"why", "Worked there."}});
  }
  const json tiny = case_of("Adoption");
  EXPECT_TRUE(tiny["proposed"].is_null());
  EXPECT_EQ(tiny["conflicts"].size(), 3U);
  EXPECT_NE(tiny["why"].get<std::string>().find("neighbouring authority"), std::string::npos) << tiny["why"];
  // Someone of the neighbouring council, without an account.
  sent("auditors",
       {{"name", "Nia"}, {"organisation", "Neighbour Council"}, {"status", "trained"}, {"capacity", 2}});
  EXPECT_FALSE(case_of("Adoption")["proposed"].is_null());
}

TEST_P(Assigning, LeadOfOneServiceGivesOutItsAudits) {
  EXPECT_EQ(proposal("service_lead")["cases"].size(), 1U);
  const json north = case_of("Safeguarding");
  EXPECT_EQ(give(north, "Oth", json::object(), "service_lead").status, 404);
  EXPECT_EQ(give(case_of("Permanence"), "Oth", json::object(), "service_lead").status, 200);
  for (const char* who : {"director", "auditor", "head"})
    EXPECT_EQ(get(who, "/api/v1/audits/rounds/" + round + "/proposal").status, 403) << who;
}

TEST_P(Assigning, RegisterIsForTheLeadOfAllAndHoldsEachPersonOnce) {
  for (const char* who : {"service_lead", "director", "auditor"})
    EXPECT_EQ(get(who, "/api/v1/audits/auditors").status, 403) << who;
  EXPECT_EQ(got("auditors").size(), 3U);
  const json wish = {
      {"name", "Again"}, {"account", "other@example.org"}, {"status", "trained"}, {"capacity", 1}};
  EXPECT_EQ(post("lead", "auditors", wish).status, 422);
  const json leave = {{"auditor", "Oth"},
                      {"name", "Oth"},
                      {"account", "other@example.org"},
                      {"status", "left"},
                      {"capacity", 0}};
  sent("auditors", leave);
  EXPECT_EQ(proposal()["auditors"].size(), 2U);
  EXPECT_EQ(give(case_of("Safeguarding"), "Oth").status, 404);
  const std::string interest =
      sent("auditors/Aud/interests",
           {{"kind", "child"}, {"interest_in", "A3"}, {"why", "Neighbour."}})["interest"];
  EXPECT_EQ(got("auditors/Aud/interests").dump().find("A3"), std::string::npos);
  sent("auditors/Aud/interests/end", {{"interest", interest}});
  EXPECT_EQ(post("lead", "auditors/Aud/interests/end", {{"interest", interest}}).status, 422);
}

}  // namespace
}  // namespace windscreen::serve

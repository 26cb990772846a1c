#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "assure/frame_file.h"
#include "serve/audits/plan_world_test.h"
#include "store/preferences.h"

namespace windscreen::serve {
namespace {

class Plan : public PlanWorld {};
ON_EACH_ENGINE(Plan);

TEST_P(Plan, ProgrammeIsForWhoRunsTheWholeAuthority) {
  const json wish = {{"kind", "monthly"},        {"name", "Mine"}, {"question", "Q?"},
                     {"tool", "core"},           {"target", 2},    {"method", "stratified_random"},
                     {"starts_on", "2020-10-01"}};
  for (const char* who :
       {"service_lead", "director", "analyst", "auditor", "head", "worker", "administrator"})
    EXPECT_EQ(post(who, "programmes", wish).status, 403) << who;
  EXPECT_EQ(post("lead", "programmes", wish).status, 200);
  EXPECT_EQ(post("lead", "programmes", wish).status, 409);
  for (const char* who : {"director", "analyst", "head", "service_lead"})
    EXPECT_EQ(got("programmes", who).size(), 2U) << who;
  for (const char* who : {"auditor", "worker", "moderator", "administrator"})
    EXPECT_EQ(get(who, "/api/v1/audits/programmes").status, 403) << who;
}

TEST_P(Plan, SlipShowsInTheProgrammesHistory) {
  const std::string id = programme();
  const auto change = [&](const json& body) { return post("lead", "programmes/" + id + "/change", body); };
  EXPECT_EQ(change({{"status", "running"}, {"starts_on", "2020-10-01"}, {"reason", ""}}).status, 400);
  const json changed = sent("programmes/" + id + "/change",
                            {{"status", "running"}, {"starts_on", "2020-10-15"}, {"reason", "No tool yet."}});
  EXPECT_EQ(changed["slips"].size(), 1U);
  EXPECT_EQ(changed["slips"][0]["days"], 14);
  EXPECT_EQ(changed["history"][1]["reason"], "No tool yet.");
  EXPECT_EQ(change({{"status", "planned"}, {"starts_on", "2020-10-15"}, {"reason", "Back."}}).status, 422);
  EXPECT_EQ(got("programmes/" + id, "director")["may_run"], false);
  EXPECT_EQ(get("director", "/api/v1/audits/programmes/none").status, 404);
}

TEST_P(Plan, NextTwelveMonthsAreTheRunningProgrammes) {
  const json months = got("plan", "director");
  EXPECT_EQ(months.size(), 12U);
  EXPECT_EQ(months[0]["programme"], "Monthly audit");
  EXPECT_NE(get("director", "/api/v1/audits/plan.csv").body->find("opens_on"), std::string::npos);
}

TEST_P(Plan, SameSeedAndFrameGiveTheSameDraw) {
  const std::string first = round_with_frame(programme({{"target", 4}}));
  draw(first, "2020-11-02 robin");
  const auto children = children_of(first);
  EXPECT_EQ(children.size(), 4U);
  const json seen = got("rounds/" + first);
  EXPECT_EQ(seen["draw"]["seed"], "2020-11-02 robin");
  EXPECT_TRUE(got("rounds/" + first, "director")["draw"]["seed"].is_null());
  // Withdrawn and drawn again from the same frame.
  sent("rounds/" + first + "/withdraw", {{"draw", seen["draw"]["id"]}, {"reason", "To show it."}});
  EXPECT_TRUE(children_of(first).empty());
  draw(first, "2020-11-02 robin");
  EXPECT_EQ(children_of(first), children);
  EXPECT_EQ(got("rounds/" + first)["withdrawn"].size(), 1U);
}

TEST_P(Plan, DrawsOnlyFromTheFrameThatWasLookedAt) {
  const std::string round = round_with_frame(programme());
  const std::string old = frame;
  sent("rounds/" + round + "/frame", {{"as_at", "2020-10-30"}});
  EXPECT_EQ(post("lead", "rounds/" + round + "/draw", {{"frame", old}, {"seed", "s"}}).status, 409);
  // A file that somebody changed is no frame.
  const json seen = got("rounds/" + round);
  frame = seen["frame"]["id"];
  std::ofstream(assure::frame_path(workspace.directory(), seen["frame"]["hash"]), std::ios::app) << "X";
  EXPECT_EQ(post("lead", "rounds/" + round + "/draw", {{"frame", frame}, {"seed", "s"}}).status, 422);
  EXPECT_EQ(post("lead", "rounds/" + round + "/frame", {{"as_at", "2020-11-01"}}).status, 400);
}

TEST_P(Plan, EdgeCase3SiblingsOneStandsForTheFamily) {
  const std::string round = round_with_frame(programme({{"target", 50}}));
  const json seen = draw(round, "seed");
  const auto children = children_of(round);
  EXPECT_EQ(children.count("A1") + children.count("A2"), 1U);
  EXPECT_EQ(children.size(), 7U);
  for (const json& one : seen["draw"]["exclusions"]) {
    if (one["reason"] == "sibling") {
      EXPECT_EQ(one["rows"], 1);
    }
  }
}

TEST_P(Plan, EdgeCase5RestrictedRecordIsTakenOutAndStaysOut) {
  const std::string of = programme({{"target", 3}});
  const std::string round = round_with_frame(of);
  draw(round, "seed");
  json taken;
  for (const json& one : got("rounds/" + round + "/cases")) {
    if (one["service"] == "Safeguarding") taken = one;
  }
  const json wish = {{"audit", taken["audit"]}, {"reason", "restricted"}, {"seen", taken["revision"]}};
  EXPECT_EQ(post("service_lead", "rounds/" + round + "/replace", wish).status, 404);
  EXPECT_FALSE(sent("rounds/" + round + "/replace", wish)["replaced_by"].is_null());
  EXPECT_EQ(children_of(round).count(taken["child"]), 0U);
  EXPECT_EQ(children_of(round).size(), 3U);
  const std::string next = round_with_frame(of, "2020-12");
  draw(next, "seed", {{"target", 50}});
  EXPECT_EQ(children_of(next).count(taken["child"]), 0U);
}

TEST_P(Plan, EdgeCase6FrameWithoutWorkersFailsTheGateAndIsWaivedInWriting) {
  const std::string round = sent("programmes/" + programme() + "/rounds", {{"month", "2020-10"}})["round"];
  // In the snapshot of September nobody manages a team, and all cases are closed; before, one was open.
  const json empty =
      sent("rounds/" + round + "/frame", {{"snapshot", "2020-09-30"}, {"as_at", "2020-03-30"}});
  ASSERT_EQ(empty["frame"]["passed"], false);
  frame = empty["frame"]["id"];
  EXPECT_EQ(post("lead", "rounds/" + round + "/draw", {{"frame", frame}, {"seed", "s"}}).status, 422);
  const auto waive = [&](const char* who, const json& body) {
    return post(who, "rounds/" + round + "/waiver", body).status;
  };
  EXPECT_EQ(waive("service_lead", {{"frame", frame}, {"reason", "Let it."}}), 403);
  EXPECT_EQ(waive("lead", {{"frame", frame}, {"reason", ""}}), 400);
  EXPECT_EQ(waive("lead", {{"frame", "other"}, {"reason", "Let it."}}), 409);
  EXPECT_EQ(waive("lead", {{"frame", frame}, {"reason", "Managers are recorded from October."}}), 200);
  draw(round, "seed");
  EXPECT_NE(got("rounds/" + round + "/full-method-note").dump().find("Managers are recorded from October."),
            std::string::npos);
}

TEST_P(Plan, WhatTheGateLetsThroughIsTheAuthoritysChoice) {
  const std::string round = sent("programmes/" + programme() + "/rounds", {{"month", "2020-11"}})["round"];
  const auto largest_family = [&] {
    const json checks = sent("rounds/" + round + "/frame")["frame"]["checks"];
    for (const json& one : checks)
      if (one["code"] == "largest_family") return one;
    return json();
  };
  EXPECT_EQ(largest_family()["passed"], true);
  EXPECT_NE(largest_family()["words"].get<std::string>().find("at most 12"), std::string::npos);
  kept->write({"administrator", "settings.change"}, [](store::Writer& writer) {
    for (const auto& [id, value] :
         {std::pair("audit_gate_largest_family", "3"), std::pair("audit_gate_without_manager", "1")})
      writer.insert(store::Setting{id, value, store::now()});
  });
  EXPECT_NE(largest_family()["words"].get<std::string>().find("at most 3"), std::string::npos);
  EXPECT_NE(sent("rounds/" + round + "/frame").dump().find("have no manager; at most 1.0% may"),
            std::string::npos);
}

TEST_P(Plan, EdgeCase17EmptyStratumIsNamed) {
  const std::string of = programme({{"target", 3}});
  draw(round_with_frame(of), "seed");
  // On the day before, South had no case.
  const std::string next = round_with_frame(of, "2020-12", {{"as_at", "2020-09-30"}});
  const json seen = draw(next, "seed");
  bool named = false;
  for (const json& one : seen["draw"]["strata"]) {
    if (one["service"] != "Permanence") continue;
    named = true;
    EXPECT_EQ(one["frame"], 0);
    EXPECT_EQ(one["allocated"], 0);
  }
  EXPECT_TRUE(named);
}

TEST_P(Plan, EdgeCase18FewerOnTheFrameThanTheFloor) {
  const std::string round = round_with_frame(programme({{"target", 6}, {"population", {{"floor", 3}}}}));
  const json seen = draw(round, "seed");
  for (const json& one : seen["draw"]["strata"]) {
    if (one["service"] == "Adoption") {
      EXPECT_EQ(one["allocated"], 1);
    }
    if (one["service"] == "Safeguarding") {
      EXPECT_EQ(one["allocated"], 4);
    }
  }
  EXPECT_EQ(children_of(round).size(), 6U);
}

TEST_P(Plan, PurposiveCasesAreNamedWithAReasonAndKeptOutOfTheHeadline) {
  const std::string round = round_with_frame(programme({{"kind", "dip_sample"}, {"method", "purposive"}}));
  EXPECT_EQ(post("lead", "rounds/" + round + "/draw", {{"frame", frame}, {"seed", "s"}}).status, 422);
  draw(round, "s",
       {{"chosen", {{{"child", "A3"}, {"reason", "Moved school."}}, {{"child", "gone"}, {"reason", "?"}}}}});
  const json cases = got("rounds/" + round + "/cases");
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(cases[0]["child"], "A3");
  EXPECT_EQ(cases[0]["stream"], "purposive");
  EXPECT_NE(
      got("rounds/" + round + "/full-method-note").dump().find("gone was chosen but is not in the frame"),
      std::string::npos);
  EXPECT_EQ(got("rounds/" + round + "/method-note", "director").dump().find("gone"), std::string::npos);
}

TEST_P(Plan, RiskWeightedDrawGoesByTheStatus) {
  const std::string round = round_with_frame(programme({{"method", "risk_weighted"}, {"target", 3}}));
  draw(round, "s", {{"risk_by_status", {{"CIN", 5}}}});
  EXPECT_EQ(children_of(round).size(), 3U);
  EXPECT_EQ(got("rounds/" + round + "/cases")[0]["stream"], "purposive");
}

TEST_P(Plan, ListOfCasesIsRecordedAndEndsAtTheReach) {
  const std::string round = round_with_frame(programme({{"target", 3}}));
  draw(round, "seed");
  const std::size_t before = records().size();
  EXPECT_EQ(got("rounds/" + round + "/cases").size(), 3U);
  EXPECT_EQ(records().size(), before + 3);
  const json own = got("rounds/" + round + "/cases", "service_lead");
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0]["team"], "South");
  for (const char* who : {"director", "analyst", "auditor", "head"})
    EXPECT_EQ(get(who, "/api/v1/audits/rounds/" + round + "/cases").status, 403) << who;
  EXPECT_EQ(get("service_lead", "/api/v1/audits/rounds/" + round + "/full-method-note").status, 403);
}

TEST_P(Plan, ControlSheetCountsAndTheRoundClosesWhenAllIsSettled) {
  const std::string round = round_with_frame(programme({{"target", 3}}));
  draw(round, "seed");
  const auto all = [&] {
    for (const json& one : got("rounds/" + round + "/control-sheet", "director")) {
      if (one["part"] == "all") return one;
    }
    return json();
  };
  EXPECT_EQ(all()["number"], 3);
  EXPECT_EQ(all()["unassigned"], 3);
  // Due in November 2020, which is over.
  EXPECT_EQ(all()["late"], 3);
  const Response early = post("lead", "rounds/" + round + "/close");
  EXPECT_EQ(early.status, 422);
  EXPECT_NE(early.body->find("3 drawn"), std::string::npos) << *early.body;
  for (const json& one : got("rounds/" + round + "/cases"))
    set_audit(one["audit"], [](store::Audit& audit) { audit.state = "final"; });
  EXPECT_EQ(all()["completed"], 3);
  EXPECT_EQ(sent("rounds/" + round + "/close")["state"], "closed");
  EXPECT_NE(get("director", "/api/v1/audits/rounds/" + round + "/control-sheet.csv").body->find("excluded"),
            std::string::npos);
}

}  // namespace
}  // namespace windscreen::serve

#include <gtest/gtest.h>

#include "serve/audits/audits_world_test.h"
#include "serve/audits/moderation_routes.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"
#include "store/audit_actions.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class ModerationTest : public AuditsWorld {
 protected:
  /// N1 is submitted by Aud with this grade and waits for a second one, which Mod is asked for.
  void second_grade_of_n1(const std::string& grade, bool blind = true) {
    set_audit("N1", [&](store::Audit& one) {
      one.state = "moderation";
      one.auditor_grade = grade;
      one.worries = "What the auditor wrote.";
      one.submitted_at = "2020-09-20T09:00:00.000Z";
    });
    moderate("N1", blind);
  }
  json shown(const std::string& who, const std::string& target) {
    const Response response = get(who, target);
    EXPECT_EQ(response.status, 200) << target << ": " << *response.body;
    return json::parse(*response.body);
  }
  json decision(const std::string& id, const std::string& who = "lead") {
    return shown(who, "/api/v1/audits/decisions/" + id);
  }
  Response decide(const std::string& id, const std::string& what, json body,
                  const std::string& who = "lead") {
    if (!body.contains("seen")) body["seen"] = audit_of(id).revision;
    return ask(who, "/api/v1/audits/decisions/" + id + "/" + what, body);
  }
  Response second(const std::string& grade, const std::string& who = "moderator") {
    return ask(who, "/api/v1/audits/moderations/moderation-N1/grade", {{"grade", grade}});
  }
  static void fits(const std::string& schema, const json& answer) {
    EXPECT_EQ(schema_fault(json::parse(schema_named(schema)), answer), "");
  }
};
ON_EACH_ENGINE(ModerationTest);

// By any route: their list and its CSV, the second grade, the history, the lead's queue and its CSV, one
// decision, and the audit itself.
TEST_P(ModerationTest, AModeratorNeverSeesTheFirstGradeBeforeTheirs) {
  second_grade_of_n1("inadequate", false);
  // Whatever other role they have.
  for (int turn = 0; turn < 2; ++turn) {
    if (turn == 1) grant("moderator", "qa_lead", "authority");
    for (const char* target :
         {"/api/v1/audits/moderations.json", "/api/v1/audits/moderations.csv",
          "/api/v1/audits/moderations/moderation-N1", "/api/v1/audits/decisions.json",
          "/api/v1/audits/decisions.csv", "/api/v1/audits/decisions/N1", "/api/v1/audits/agreement"}) {
      const Response response = get("moderator", target);
      const std::string body = response.body ? *response.body : "";
      if (target == std::string("/api/v1/audits/agreement")) {
        // Figures, and no pair of this audit.
        if (turn == 1) {
          EXPECT_EQ(json::parse(body)["pairs"], 0);
        }
        continue;
      }
      EXPECT_EQ(body.find("inadequate"), std::string::npos) << target << ": " << body;
      EXPECT_EQ(body.find("Inadequate"), std::string::npos) << target << ": " << body;
    }
    const Response history = ask("moderator", "/api/v1/audits/history", {{"audit", "N1"}});
    EXPECT_EQ(history.status, 403);
    const Response opened = ask("moderator", "/api/v1/audits/open", {{"audit", "N1"}});
    EXPECT_EQ(opened.status, 200) << *opened.body;
    EXPECT_EQ(json::parse(*opened.body).value("auditor_grade", json()), json());
    const Response move = decide("N1", "move", {{"move", "pause"}, {"reason", "No."}}, "moderator");
    EXPECT_EQ(move.status, 403);
  }
  ASSERT_EQ(second("good").status, 200);
  const json own = shown("moderator", "/api/v1/audits/moderations/moderation-N1");
  fits("OwnSecondGrade", own);
  EXPECT_EQ(own["first_grade"], "inadequate");
  EXPECT_EQ(own["why"], "Every audit graded inadequate");
  EXPECT_EQ(ask("moderator", "/api/v1/audits/history", {{"audit", "N1"}}).status, 200);
}

TEST_P(ModerationTest, ASecondGradeIsGivenOnceAndByWhomItWasAskedOf) {
  second_grade_of_n1("good");
  EXPECT_EQ(second("good", "auditor").status, 403);
  EXPECT_EQ(second("good", "lead").status, 403);
  EXPECT_EQ(second("excellent").status, 400);
  ASSERT_EQ(second("requires_improvement").status, 200);
  EXPECT_EQ(second("good").status, 422);
  EXPECT_EQ(shown("moderator", "/api/v1/audits/moderations/moderation-N1")["grade"], "requires_improvement");
  fits("SecondGrades", shown("moderator", "/api/v1/audits/moderations.json"));
}

TEST_P(ModerationTest, WhoAuditsDoesNotModerateThoughTheyHaveBothRoles) {
  second_grade_of_n1("good");
  grant("auditor", "moderator", "named_children");
  grant("auditor", "qa_lead", "authority");
  kept->write({"system:test", "set"}, [](store::Writer& writer) {
    auto aud = *writer.find<store::Auditor>("Aud");
    aud.status = "moderator";
    writer.update(aud);
  });
  const json choices = decision("N1")["moderators"];
  ASSERT_EQ(choices.size(), 2U);
  EXPECT_EQ(choices[0]["id"], "Mod");
  EXPECT_EQ(choices[1]["id"], "Aud");
  EXPECT_EQ(choices[1]["conflicts"], json::array({"audits this case, or did"}));
  EXPECT_EQ(decide("N1", "moderator", {{"moderation", "moderation-N1"}, {"moderator", "Aud"}}).status, 422);
  EXPECT_EQ(second("good", "auditor").status, 404);
  EXPECT_EQ(get("auditor", "/api/v1/audits/moderations/moderation-N1").status, 404);
  // Nor do they decide on it.
  EXPECT_EQ(get("auditor", "/api/v1/audits/decisions/N1").status, 403);
  EXPECT_EQ(decide("N1", "final", {{"grade", "good"}}, "auditor").status, 403);
}

TEST_P(ModerationTest, TheLeadsQueueSaysWhatIsNext) {
  set_audit("N1", [](store::Audit& one) {
    one.state = "submitted";
    one.auditor_grade = "good";
    one.submitted_at = "2020-09-20T09:00:00.000Z";
  });
  const auto next = [&] {
    const json list = shown("lead", "/api/v1/audits/decisions.json");
    fits("Decisions", list);
    EXPECT_EQ(list["rows"].size(), 1U);
    return list["rows"][0]["next"].get<std::string>();
  };
  EXPECT_EQ(next(), "finalise");
  moderate("N1", true);
  set_audit("N1", [](store::Audit& one) { one.state = "moderation"; });
  EXPECT_EQ(next(), "wait");
  ASSERT_EQ(second("inadequate").status, 200);
  EXPECT_EQ(next(), "decide");
  EXPECT_EQ(get("auditor", "/api/v1/audits/decisions.json").status, 403);
  EXPECT_EQ(get("analyst", "/api/v1/audits/decisions.json").status, 403);
  EXPECT_EQ(get("lead", "/api/v1/audits/decisions.csv").status, 200);
}

TEST_P(ModerationTest, TwoGradesApartAreTheLeadsToDecide) {
  second_grade_of_n1("good");
  ASSERT_EQ(second("inadequate").status, 200);
  const Response agreed = ask("moderator", "/api/v1/audits/moderations/moderation-N1/agree",
                              {{"grade", "requires_improvement"}, {"reason", "We met."}});
  EXPECT_EQ(agreed.status, 422);
  EXPECT_EQ(decide("N1", "final", {{"grade", "requires_improvement"}}).status, 422);
  const Response decided =
      decide("N1", "final", {{"grade", "requires_improvement"}, {"reason", "Between the two."}});
  ASSERT_EQ(decided.status, 200) << *decided.body;
  const json now = json::parse(*decided.body);
  fits("Decision", now);
  EXPECT_EQ(now["final_grade"], "requires_improvement");
  EXPECT_EQ(now["auditor_grade"], "good");
  EXPECT_EQ(now["second_grades"][0]["grade"], "inadequate");
  // What follows a final grade has followed.
  EXPECT_EQ(now["state"], "actions_open");
  EXPECT_GT(kept->read([](const store::Queries& r) { return r.count<store::AuditAction>(); }), 0);
}

TEST_P(ModerationTest, WhatTheTwoAgreedOnWaitsForTheLead) {
  second_grade_of_n1("good");
  ASSERT_EQ(second("requires_improvement").status, 200);
  const auto agree = [&](const json& body) {
    return ask("moderator", "/api/v1/audits/moderations/moderation-N1/agree", body).status;
  };
  EXPECT_EQ(agree({{"grade", "requires_improvement"}}), 422);
  EXPECT_EQ(agree({{"grade", "requires_improvement"}, {"reason", "Two visits are missing."}}), 200);
  EXPECT_EQ(agree({{"grade", "good"}, {"reason", "Again."}}), 422);
  EXPECT_EQ(decision("N1")["next"], "decide");
  EXPECT_EQ(decide("N1", "final", {{"grade", "requires_improvement"}, {"reason", "As agreed."}}).status, 200);
}

TEST_P(ModerationTest, WhoLooksAtAnotherRevisionIsToldAndNothingIsWritten) {
  second_grade_of_n1("good");
  const Response stale = decide(
      "N1", "move", {{"move", "void"}, {"reason", "A wrong case."}, {"seen", audit_of("N1").revision - 1}});
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(json::parse(*stale.body)["code"], "audit_changed");
  EXPECT_EQ(audit_of("N1").state, "moderation");
}

// Edge case 24: a legal hold arrives. Everything is kept, and nothing goes on until it is resumed.
TEST_P(ModerationTest, APausedAuditTakesNoSecondGradeAndKeepsEverything) {
  second_grade_of_n1("good");
  EXPECT_EQ(decide("N1", "move", {{"move", "pause"}, {"reason", " "}}).status, 422);
  ASSERT_EQ(decide("N1", "move", {{"move", "pause"}, {"reason", "A court holds the record."}}).status, 200);
  EXPECT_EQ(second("good").status, 409);
  EXPECT_EQ(decision("N1")["next"], "paused");
  EXPECT_EQ(audit_of("N1").auditor_grade, "good");
  ASSERT_EQ(decide("N1", "move", {{"move", "resume"}, {"reason", "It is done."}}).status, 200);
  EXPECT_EQ(second("good").status, 200);
}

// Edge case 16: moderation flips a grade that was published.
TEST_P(ModerationTest, AnAppealReconsidersAPublishedGradeAndShowsBothVersions) {
  // Made final by the lead, so that there is a version.
  set_audit("N2", [](store::Audit& one) {
    one.state = "submitted";
    one.final_grade = std::nullopt;
    one.finalised_at = std::nullopt;
  });
  ASSERT_EQ(decide("N2", "final", {{"grade", "good"}}).status, 200);
  EXPECT_EQ(ask("inspector", "/api/v1/audits/appeal", {{"audit", "N2"}, {"reason", "No."}}).status, 404);
  EXPECT_EQ(ask("north", "/api/v1/audits/appeal", {{"audit", "N2"}, {"reason", "No."}}).status, 403);
  ASSERT_EQ(
      ask("worker", "/api/v1/audits/appeal", {{"audit", "N2"}, {"reason", "I was never asked."}}).status,
      200);
  json now = decision("N2");
  EXPECT_EQ(now["next"], "appeal");
  EXPECT_EQ(now["final_grade"], "good");
  const std::string appeal = now["second_grades"][0]["moderation"];
  ASSERT_EQ(decide("N2", "moderator", {{"moderation", appeal}, {"moderator", "Mod"}}).status, 200);
  EXPECT_EQ(audit_of("N2").final_grade, std::nullopt);
  ASSERT_EQ(
      ask("moderator", "/api/v1/audits/moderations/" + appeal + "/grade", {{"grade", "requires_improvement"}})
          .status,
      200);
  ASSERT_EQ(decide("N2", "final", {{"grade", "requires_improvement"}, {"reason", "They were not."}}).status,
            200);
  const Response response = ask("lead", "/api/v1/audits/history", {{"audit", "N2"}});
  ASSERT_EQ(response.status, 200) << *response.body;
  const json history = json::parse(*response.body);
  fits("AuditHistory", history);
  ASSERT_EQ(history["versions"].size(), 2U);
  EXPECT_EQ(history["versions"][0]["final_grade"], "good");
  const json& changed = history["versions"][1]["changed"];
  EXPECT_EQ(changed[0]["what"], "Final grade");
  EXPECT_EQ(changed[0]["was"], "good");
  EXPECT_EQ(changed[0]["is"], "requires_improvement");
  // It shows an identified child, so it is recorded.
  EXPECT_EQ(records().back().view, "audit.history");
}

TEST_P(ModerationTest, TheHistoryIsForWhoeverMaySeeTheGrade) {
  const auto status = [&](const char* who, json body) {
    body["audit"] = "N2";
    return ask(who, "/api/v1/audits/history", body).status;
  };
  EXPECT_EQ(status("lead", {}), 200);
  EXPECT_EQ(status("auditor", {}), 200);
  EXPECT_EQ(status("worker", {}), 200);
  EXPECT_EQ(status("north", {}), 400);
  EXPECT_EQ(status("north", {{"purpose", "management_oversight"}}), 200);
  EXPECT_EQ(status("analyst", {}), 200);
  for (const char* nobody : {"south", "other", "councillor", "administrator"})
    EXPECT_EQ(status(nobody, {}), 404) << nobody;
  const json own = json::parse(*ask("worker", "/api/v1/audits/history", {{"audit", "N2"}}).body);
  for (const json& step : own["steps"]) EXPECT_TRUE(step["who"].is_null());
  EXPECT_EQ(own["may_appeal"], true);
}

}  // namespace
}  // namespace windscreen::serve

// What auditors type: saved, in conflict, refused, and pointers to evidence.
#include "assure/audit_life.h"
#include "serve/audits/audits_world_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* open_form = "/api/v1/audits/open";
constexpr const char* save_answer = "/api/v1/audits/save";
constexpr const char* evidence = "/api/v1/audits/evidence";

class AuditWritingTest : public AuditsWorld {
 protected:
  static json typed(const std::string& question, const json& value, std::int64_t seen) {
    return {{"question", question}, {"value", value}, {"seen", seen}};
  }
  json saved(const std::vector<json>& answers, const std::vector<json>& fields = {},
             const std::string& who = "auditor") {
    return asked(who, save_answer, {{"audit", "N1"}, {"answers", answers}, {"fields", fields}});
  }
  std::int64_t count_of_answers() const {
    return kept->read([](const store::Queries& reader) { return reader.count<store::AuditAnswer>(); });
  }
};
ON_EACH_ENGINE(AuditWritingTest);

TEST_P(AuditWritingTest, ManyAnswersAndFieldsAreSavedAtOnceAndRead) {
  const json answer = saved({typed("record_basics", "partly", 0), typed("record_chronology", nullptr, 0),
                             typed("overall_grade", "inadequate", 0)},
                            {{{"field", "strengths"}, {"value", "Nora is known."}, {"was", ""}},
                             {{"field", "supervision_on"}, {"value", "31/08"}, {"was", ""}}});
  EXPECT_EQ(answer["answers"][0]["saved"], true);
  EXPECT_EQ(answer["answers"][0]["revision"], 1);
  EXPECT_EQ(answer["fields"][0]["saved"], true);
  // Half a day keeps nothing else from being saved.
  EXPECT_EQ(answer["fields"][1]["saved"], false);
  EXPECT_TRUE(answer["fields"][1]["fault"].is_string());
  EXPECT_EQ(answer["revision"], audit_of("N1").revision);
  EXPECT_EQ(audit_of("N1").auditor_grade, "inadequate");
  EXPECT_EQ(audit_of("N1").strengths, "Nora is known.");
  const json form = asked("auditor", open_form, {{"audit", "N1"}});
  EXPECT_EQ(form["answers"].size(), 3U);
  EXPECT_EQ(form["fields"]["strengths"], "Nora is known.");
  EXPECT_EQ(form["auditor_grade"], "inadequate");
}

TEST_P(AuditWritingTest, TheGradeFollowsTheOverallAnswerUntilItIsTakenBack) {
  saved({typed("overall_grade", "good", 0)});
  EXPECT_EQ(audit_of("N1").auditor_grade, "good");
  saved({typed("overall_grade", "", 1)});
  EXPECT_FALSE(audit_of("N1").auditor_grade);
  // A section's grade is no overall one.
  saved({typed("record_grade", "outstanding", 0)});
  EXPECT_FALSE(audit_of("N1").auditor_grade);
}

// Edge case 13: two windows of one auditor.
TEST_P(AuditWritingTest, WhatWasNotSeenIsNeverWrittenOverAndBothAreGiven) {
  saved({typed("record_basics", "partly", 0)});
  saved({typed("record_basics", "yes", 1)});
  const std::size_t before = records().size();
  const json late = saved({typed("record_basics", "no", 1), typed("record_chronology", "no", 0)});
  EXPECT_EQ(late["answers"][0]["saved"], false);
  EXPECT_EQ(late["answers"][0]["value"], "yes");
  EXPECT_EQ(late["answers"][0]["revision"], 2);
  EXPECT_EQ(late["answers"][0]["mine"], true);
  // And what contradicts nothing is saved all the same.
  EXPECT_EQ(late["answers"][1]["saved"], true);
  EXPECT_EQ(records().size(), before + 1);
  EXPECT_EQ(records().back().view, "audit.conflict");
  const json field = saved({}, {{{"field", "worries"}, {"value", "Mine"}, {"was", ""}}});
  EXPECT_EQ(field["fields"][0]["saved"], true);
  const json other = saved({}, {{{"field", "worries"}, {"value", "Other"}, {"was", ""}}});
  EXPECT_EQ(other["fields"][0]["saved"], false);
  EXPECT_EQ(other["fields"][0]["stands"], "Mine");
}

// Edge case 14: the reply was lost, and the browser sends it all again; or half of it arrives.
TEST_P(AuditWritingTest, SendingAgainDoesNoHarmAndHalfARequestSavesNothing) {
  const std::vector<json> sent = {typed("record_basics", "partly", 0), typed("record_chronology", "no", 0)};
  saved(sent);
  const json again = saved(sent);
  EXPECT_EQ(again["answers"][0]["saved"], true);
  EXPECT_EQ(again["answers"][0]["revision"], 1);
  EXPECT_EQ(count_of_answers(), 2);
  Request cut = request("auditor", save_answer,
                        {{"audit", "N1"}, {"answers", json::array({typed("record_family_tree", "yes", 0)})}});
  cut.body.resize(cut.body.size() - 5);
  EXPECT_EQ(application->answer_now(cut).status, 400);
  EXPECT_EQ(count_of_answers(), 2);
  // One that is no answer keeps all of its request out, and leaves nothing half written.
  EXPECT_EQ(ask("auditor", save_answer,
                {{"audit", "N1"},
                 {"answers",
                  json::array({typed("record_family_tree", "yes", 0), typed("no_such_question", "yes", 0)})}})
                .status,
            400);
  EXPECT_EQ(count_of_answers(), 2);
}

// Edge case 8: the auditor leaves in the middle, and another goes on with what is there.
TEST_P(AuditWritingTest, AnotherAuditorGoesOnWithTheAnswersThatAreThere) {
  saved({typed("record_basics", "partly", 0)}, {{{"field", "worries"}, {"value", "Drift"}, {"was", ""}}});
  kept->write({"lead", "audit.reassign"}, [&](store::Writer& writer) {
    const std::int64_t seen = writer.find<store::Audit>("N1")->revision;
    assure::assign_audit(
        writer, {{"N1", "reassign", "lead", {assure::Part::qa_lead}, "Aud has left the authority", seen},
                 "Oth",
                 "2020-10-15",
                 {},
                 {}});
  });
  EXPECT_EQ(ask("auditor", save_answer,
                {{"audit", "N1"}, {"answers", json::array({typed("record_basics", "no", 1)})}})
                .status,
            404);
  EXPECT_EQ(asked("other", "/api/v1/audits/move",
                  {{"audit", "N1"}, {"move", "start"}, {"seen", audit_of("N1").revision}})["state"],
            "in_progress");
  const json form = asked("other", open_form, {{"audit", "N1"}});
  EXPECT_EQ(form["answers"][0]["value"], "partly");
  EXPECT_EQ(form["answers"][0]["mine"], false);
  EXPECT_EQ(form["assignments"].size(), 2U);
  EXPECT_EQ(form["assignments"][0]["reason"], "Aud has left the authority");
  const json next = saved({typed("record_basics", "no", 1)}, {}, "other");
  EXPECT_EQ(next["answers"][0]["saved"], true);
}

TEST_P(AuditWritingTest, NobodyElseWrites) {
  const json body = {{"audit", "N1"}, {"answers", json::array({typed("record_basics", "yes", 0)})}};
  for (const char* who : {"north", "head", "director", "lead", "analyst", "moderator", "inspector", "worker",
                          "councillor", "administrator"})
    EXPECT_EQ(ask(who, save_answer, body).status, 403) << who;
  EXPECT_EQ(ask("other", save_answer, body).status, 404);
  EXPECT_EQ(ask("", save_answer, body).status, 401);
  EXPECT_EQ(ask("auditor", save_answer,
                {{"audit", "N2"}, {"answers", json::array({typed("record_basics", "yes", 0)})}})
                .status,
            422);
  EXPECT_EQ(count_of_answers(), 0);
}

TEST_P(AuditWritingTest, RefusesWhatIsNoAnswer) {
  const auto status = [&](const json& answer) {
    return ask("auditor", save_answer, {{"audit", "N1"}, {"answers", json::array({answer})}}).status;
  };
  EXPECT_EQ(status(typed("record_basics", 3, 0)), 400);
  EXPECT_EQ(status(typed("record_basics", std::string(20'001, 'x'), 0)), 400);
  EXPECT_EQ(status(typed("record_basics", {1, 2}, 0)), 400);
  EXPECT_EQ(status({{"question", "record_basics"}, {"value", "yes"}}), 400);
  EXPECT_EQ(status({{"question", "record_basics"}, {"seen", 0}}), 400);
  EXPECT_EQ(status("yes"), 400);
  EXPECT_EQ(status(typed("overall_grade", "fair", 0)), 422);
  EXPECT_EQ(count_of_answers(), 0);
  EXPECT_EQ(status(typed("overall_why", std::string(20'000, 'x'), 0)), 200);
}

TEST_P(AuditWritingTest, WhatDoesNotApplyKeepsItsReasonAndCanApplyAgain) {
  json answer = typed("record_basics", nullptr, 0);
  answer["not_applicable"] = "";
  EXPECT_EQ(saved({answer})["answers"][0]["not_applicable"], "");
  answer["not_applicable"] = "A new-born";
  answer["seen"] = 1;
  EXPECT_EQ(saved({answer})["answers"][0]["not_applicable"], "A new-born");
  EXPECT_TRUE(saved({typed("record_basics", "yes", 2)})["answers"][0]["not_applicable"].is_null());
}

TEST_P(AuditWritingTest, EvidenceIsAPointerThatIsAddedOnceAndTakenAway) {
  const json pointer = {{"audit", "N1"},
                        {"question", "record_evidence"},
                        {"document_type", "Case note"},
                        {"document_on", "2020-08-01"},
                        {"locator", "Visit of 1 August"}};
  const json made = asked("auditor", evidence, pointer);
  EXPECT_EQ(asked("auditor", evidence, pointer)["id"], made["id"]);
  EXPECT_EQ(asked("auditor", open_form, {{"audit", "N1"}})["evidence"].size(), 1U);
  EXPECT_EQ(ask("auditor", evidence, with(pointer, "locator", " ")).status, 422);
  EXPECT_EQ(ask("auditor", evidence, with(pointer, "document_on", "2999-01-01")).status, 422);
  EXPECT_EQ(ask("auditor", evidence, with(pointer, "question", "nothing")).status, 400);
  EXPECT_EQ(ask("other", evidence, pointer).status, 404);
  EXPECT_EQ(ask("lead", evidence, pointer).status, 403);
  const json gone = {{"audit", "N1"}, {"evidence", made["id"]}};
  EXPECT_EQ(ask("auditor", std::string(evidence) + "/remove", gone).status, 200);
  EXPECT_EQ(ask("auditor", std::string(evidence) + "/remove", gone).status, 200);
  EXPECT_TRUE(asked("auditor", open_form, {{"audit", "N1"}})["evidence"].empty());
}

// What is written about a child stands in no log and in no address.
TEST_P(AuditWritingTest, NothingThatIsTypedIsLogged) {
  saved({typed("overall_why", "Nora was alone", 0)},
        {{{"field", "worries"}, {"value", "Nora was cold"}, {"was", ""}}});
  for (const LogLine& line : log) EXPECT_EQ(line.fault.find("Nora"), std::string::npos);
  const auto changes = kept->read([](const store::Queries& reader) { return reader.changes(0, 10'000); });
  for (const store::Change& change : changes)
    EXPECT_EQ(change.after.value_or("").find("Nora"), std::string::npos);
}

}  // namespace
}  // namespace windscreen::serve

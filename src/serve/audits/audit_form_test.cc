// The auditor's list, one audit as each role sees it, the record beside it, and the auditor's moves.
#include "assure/audit_life.h"
#include "assure/stored_answers.h"
#include "assure/stored_tools.h"
#include "serve/audits/audits_world_test.h"
#include "store/audit_talks.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* mine = "/api/v1/audits/mine";
constexpr const char* open = "/api/v1/audits/open";
constexpr const char* record = "/api/v1/audits/record";
constexpr const char* move = "/api/v1/audits/move";
constexpr const char* save = "/api/v1/audits/save";

class AuditFormTest : public AuditsWorld {
 protected:
  Response moved(const std::string& who, const std::string& audit, const std::string& name,
                 const std::string& reason = {}) {
    return ask(who, move,
               {{"audit", audit}, {"move", name}, {"reason", reason}, {"seen", audit_of(audit).revision}});
  }
  json answer(const std::string& who, const std::string& audit, const std::string& question,
              const json& value, std::int64_t seen = 0) {
    return asked(who, save,
                 {{"audit", audit},
                  {"answers", json::array({{{"question", question}, {"value", value}, {"seen", seen}}})}});
  }
  assure::Tool core() const {
    return *kept->read([](const store::Queries& reader) {
      return assure::parsed_tool(*reader.find<store::AuditTool>("core-1"));
    });
  }
  void talk(const std::string& audit) const {
    kept->write({"auditor", "talk"}, [&](store::Writer& writer) {
      store::AuditConversation one;
      one.id = "talk-" + audit;
      one.audit_id = audit;
      one.mode = "record_only";
      one.why_none = "The worker has left";
      one.agreed = "not_said";
      one.recorded_by = "auditor";
      one.recorded_at = "2020-09-15T10:00:00.000Z";
      writer.insert(one);
    });
  }
  /// Answers all that the core tool requires, as a good audit with one unsafe answer.
  void answer_everything() {
    for (int round = 0; round < 5; ++round) {
      const json form = asked("auditor", open, {{"audit", "N1"}});
      if (form["gaps"].empty()) return;
      const assure::Tool tool = core();
      json answers = json::array();
      for (const json& gap : form["gaps"]) {
        const auto* question = assure::find_question(tool, gap["question"].get<std::string>());
        ASSERT_NE(question, nullptr);
        json value = "Because it is so.";
        if (question->type == assure::AnswerType::grade) value = "good";
        if (question->type == assure::AnswerType::yes_partly_no) value = "yes";
        if (question->type == assure::AnswerType::choice)
          value = question->unsafe.empty() ? question->choices.front().id : question->unsafe.back();
        if (question->type == assure::AnswerType::date) value = "2020-09-01";
        if (question->type == assure::AnswerType::number || question->type == assure::AnswerType::scale)
          value = "3";
        answers.push_back({{"question", question->id}, {"value", value}, {"seen", 0}});
      }
      asked("auditor", save, {{"audit", "N1"}, {"answers", answers}});
    }
    FAIL() << "there is no end of gaps";
  }
};
ON_EACH_ENGINE(AuditFormTest);

TEST_P(AuditFormTest, TheListHasOnesOwnAuditsAndIsRecorded) {
  const json todo = asked("auditor", mine, json::object());
  ASSERT_EQ(todo["rows"].size(), 1U);
  EXPECT_EQ(todo["rows"][0]["id"], "N1");
  EXPECT_EQ(todo["rows"][0]["child"], "N1");
  EXPECT_EQ(todo["rows"][0]["late"], true);  // due in September 2020
  EXPECT_EQ(todo["rows"][0]["programme"], "Monthly audit");
  ASSERT_EQ(records().size(), 1U);
  EXPECT_EQ(records()[0].person_id, "N1");
  EXPECT_EQ(records()[0].purpose, "audit");
  const json done = asked("auditor", mine, {{"done", true}});
  ASSERT_EQ(done["rows"].size(), 1U);
  EXPECT_EQ(done["rows"][0]["id"], "N2");
  EXPECT_EQ(done["rows"][0]["late"], false);
  EXPECT_TRUE(asked("other", mine, json::object())["rows"].empty());
}

TEST_P(AuditFormTest, EachRoleSeesOfAnAuditWhatItMay) {
  const json own = asked("auditor", open, {{"audit", "N1"}});
  EXPECT_EQ(own["may_write"], true);
  EXPECT_EQ(own["may_add_action"], true);
  EXPECT_EQ(own["moves"], json({"hold_conversation"}));
  EXPECT_EQ(own["tool"]["tool"], "core");
  EXPECT_FALSE(own["gaps"].empty());
  EXPECT_TRUE(own["assignments"][0]["auditor"].is_null());
  for (const char* who : {"north", "head", "director", "lead"}) {
    const json seen = asked(who, open, with(oversight, "audit", "N1"));
    EXPECT_EQ(seen["may_write"], false) << who;
    EXPECT_EQ(seen["may_add_action"], true) << who;
    EXPECT_TRUE(seen["moves"].empty()) << who;
    EXPECT_EQ(seen["child"], "N1") << who;
    EXPECT_EQ(seen["auditor"], "Name of auditor") << who;
    EXPECT_TRUE(seen["gaps"].empty()) << who;
  }
  const json analyst = asked("analyst", open, {{"audit", "N2"}});
  EXPECT_EQ(analyst["identified"], false);
  EXPECT_EQ(analyst["may_add_action"], false);
  EXPECT_NE(analyst["child"], "N2");
  EXPECT_TRUE(analyst["fields"].is_null());
  EXPECT_EQ(analyst["final_grade"], "good");
  for (const char* who :
       {"south", "other", "councillor", "administrator", "moderator", "inspector", "worker"})
    EXPECT_EQ(ask(who, open, with(oversight, "audit", "N1")).status, 404) << who;
  EXPECT_EQ(ask("", open, {{"audit", "N1"}}).status, 401);
}

TEST_P(AuditFormTest, WhoIsNotItsAuditorSaysWhy) {
  const Response refused = ask("director", open, {{"audit", "N1"}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(json::parse(*refused.body)["code"], "purpose_needed");
  EXPECT_TRUE(records().empty());
}

TEST_P(AuditFormTest, TheWorkerSeesItFromTheConversationOnAndNotTheGradeBeforeItIsFinal) {
  answer("auditor", "N1", "overall_grade", "inadequate");
  answer("auditor", "N1", "overall_why", "Nobody saw the child.");
  answer("auditor", "N1", "record_basics", "partly");
  EXPECT_EQ(ask("worker", open, {{"audit", "N1"}}).status, 404);
  ASSERT_EQ(moved("auditor", "N1", "hold_conversation").status, 200);
  const json seen = asked("worker", open, {{"audit", "N1"}});
  EXPECT_TRUE(seen["auditor_grade"].is_null());
  EXPECT_EQ(seen["grade_hidden"], true);
  ASSERT_EQ(seen["answers"].size(), 1U);
  EXPECT_EQ(seen["answers"][0]["question"], "record_basics");
  EXPECT_EQ(seen.dump().find("Nobody saw the child"), std::string::npos);
}

TEST_P(AuditFormTest, ABlindModeratorSeesNoWordOfTheOverallJudgement) {
  answer("auditor", "N1", "overall_grade", "inadequate");
  answer("auditor", "N1", "overall_next", "Somebody must see this child.");
  answer("auditor", "N1", "record_grade", "good");
  moderate("N1", true);
  const json blind = asked("moderator", open, {{"audit", "N1"}});
  EXPECT_EQ(blind["answers"].size(), 1U);
  EXPECT_EQ(blind.dump().find("Somebody must see"), std::string::npos);
  EXPECT_TRUE(blind["auditor_grade"].is_null());
}

TEST_P(AuditFormTest, TheRecordStandsBesideTheQuestionsOfOneRequest) {
  const json seen = asked("auditor", record, {{"audit", "N1"}});
  EXPECT_EQ(seen["snapshot"].get<std::string>().substr(0, 10), "2020-09-30");
  EXPECT_EQ(seen["from"], "2019-09-01");
  EXPECT_EQ(seen["to"], "2020-09-01");
  EXPECT_EQ(seen["child"]["name"], "Nora Frost");
  EXPECT_EQ(seen["child"]["case_held"], true);
  EXPECT_TRUE(seen["child"]["adult_since"].is_null());
  bool workers = false;
  for (const json& one : seen["values"]) {
    if (one["record"] != "lead_workers") continue;
    workers = true;
    EXPECT_EQ(one["values"], json({"1"}));
  }
  EXPECT_TRUE(workers);
  EXPECT_EQ(records().back().view, "audit.record");
  EXPECT_EQ(ask("analyst", record, {{"audit", "N2"}}).status, 403);
  EXPECT_EQ(ask("other", record, {{"audit", "N1"}}).status, 404);
}

// Edge case 2: the case has closed, or the child turned 18 or is not in the newest data, since the draw.
TEST_P(AuditFormTest, AChildWhoIsGoneOrGrownUpCanStillBeAudited) {
  set_audit("N1", [](store::Audit& one) { one.person_id = "Z1"; });  // nobody holds this case
  EXPECT_EQ(asked("auditor", record, {{"audit", "N1"}})["child"]["case_held"], false);
  set_audit("N1", [](store::Audit& one) { one.person_id = "Gone"; });
  const json gone = asked("auditor", record, {{"audit", "N1"}});
  EXPECT_EQ(gone["child"]["known"], false);
  EXPECT_EQ(answer("auditor", "N1", "record_basics", "yes")["answers"][0]["saved"], true);
}

TEST_P(AuditFormTest, AnAuditIsTakenOnOrDeclinedWithAReason) {
  kept->write({"lead", "assign"}, [](store::Writer& writer) {
    assure::assign_audit(
        writer,
        {{"S1", "assign", "lead", {assure::Part::qa_lead}, "", writer.find<store::Audit>("S1")->revision},
         "Oth",
         "2099-01-01",
         {},
         {}});
  });
  EXPECT_EQ(
      ask("other", move, {{"audit", "S1"}, {"move", "decline"}, {"seen", audit_of("S1").revision}}).status,
      422);
  const Response accepted = moved("other", "S1", "accept");
  ASSERT_EQ(accepted.status, 200) << *accepted.body;
  EXPECT_EQ(json::parse(*accepted.body)["moves"], json({"decline", "start"}));
  ASSERT_EQ(moved("other", "S1", "start").status, 200);
  EXPECT_EQ(audit_of("S1").state, "in_progress");
  EXPECT_TRUE(kept->read([](const store::Queries& reader) { return reader.find<store::AuditTool>("core-1"); })
                  ->frozen_at);
  EXPECT_EQ(asked("other", mine, json::object())["rows"].size(), 1U);
}

TEST_P(AuditFormTest, NobodyMovesWhatIsNotTheirsOrHasChanged) {
  for (const char* who : {"other", "moderator"}) EXPECT_GE(moved(who, "N1", "hold_conversation").status, 403);
  for (const char* who : {"north", "director", "lead", "councillor"})
    EXPECT_EQ(moved(who, "N1", "hold_conversation").status, 403) << who;
  const Response stale =
      ask("auditor", move,
          {{"audit", "N1"}, {"move", "hold_conversation"}, {"seen", audit_of("N1").revision - 1}});
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(json::parse(*stale.body)["code"], "audit_changed");
  EXPECT_EQ(moved("auditor", "N1", "finalise").status, 400);
}

// Edge case 12: good, while an answer says unsafe.
TEST_P(AuditFormTest, SubmittingNamesWhatIsMissingAndAsksAboutWhatContradicts) {
  ASSERT_EQ(moved("auditor", "N1", "hold_conversation").status, 200);
  talk("N1");
  const Response missing = moved("auditor", "N1", "submit");
  EXPECT_EQ(missing.status, 422);
  EXPECT_EQ(json::parse(*missing.body)["code"], "audit_not_ready");
  EXPECT_GT(json::parse(*missing.body)["gaps"].size(), 10U);
  answer_everything();
  const Response contradicted = moved("auditor", "N1", "submit");
  EXPECT_EQ(contradicted.status, 422);
  const json asked_about = json::parse(*contradicted.body);
  EXPECT_TRUE(asked_about["gaps"].empty());
  EXPECT_FALSE(asked_about["contradictions"].empty());
  EXPECT_EQ(audit_of("N1").state, "conversation");
  const Response sent = moved("auditor", "N1", "submit", "An alert is being raised now");
  ASSERT_EQ(sent.status, 200) << *sent.body;
  EXPECT_EQ(json::parse(*sent.body)["may_write"], false);
  EXPECT_EQ(audit_of("N1").auditor_grade, "good");
  EXPECT_TRUE(audit_of("N1").submitted_at);
  EXPECT_EQ(ask("auditor", save,
                {{"audit", "N1"},
                 {"answers", json::array({{{"question", "record_basics"}, {"value", "no"}, {"seen", 1}}})}})
                .status,
            422);
}

}  // namespace
}  // namespace windscreen::serve

#include "assure/submission.h"

#include "assure/audit_answer.h"
#include "assure/audit_fields.h"
#include "assure/audit_world_test.h"
#include "assure/evidence.h"
#include "assure/tool_reader.h"
#include "store/audit_talks.h"

namespace windscreen::assure {
namespace {

const base::Date submission_day = base::make_date(2020, 2, 28);

constexpr const char* yaml = R"(tool: short
name: A short audit
version: 1.0.0
kind: core
from: 2018-11-01
look_back_months: 12
sections:
  - id: voice
    name: The child's voice
    questions:
      - id: seen
        ask: Has the child been seen?
        type: yes_partly_no
        required: yes
        unsafe: [no]
      - id: seen_where
        ask: Where does the record say so?
        type: evidence
        required: yes
)";

class SubmissionTest : public AuditWorld {
 protected:
  void SetUp() override {
    AuditWorld::SetUp();
    if (IsSkipped()) return;
    begin();
    make(wish("hold_conversation", "bea", {Part::auditor}));
    opened->write({"bea", "audit.talk"}, [](store::Writer& writer) {
      store::AuditConversation one;
      one.id = "talk";
      one.audit_id = "audit";
      one.mode = "phone";
      one.held_on = "2020-02-20";
      one.agreed = "yes";
      one.recorded_by = "bea";
      one.recorded_at = store::now();
      writer.insert(one);
    });
  }
  void answer(const std::string& question, const std::string& value,
              std::optional<std::string> why_not = {}) {
    opened->write({"bea", "audit.answer"}, [&](store::Writer& writer) {
      const auto there = writer.select<store::AuditAnswer>("where question = :q", {{"q", question}});
      save_answer(writer, {"audit", question, value, why_not, there.empty() ? 0 : there.front().revision},
                  "bea");
    });
  }
  void grade_overall(const std::string& grade) {
    answer(overall_question(tool)->id, "\"" + grade + "\"");
    opened->write({"bea", "audit.answer"},
                  [&](store::Writer& writer) { set_overall_grade(writer, "audit", grade, "bea"); });
  }
  std::string point() {
    return opened->write({"bea", "audit.evidence"}, [&](store::Writer& writer) {
      return add_evidence(writer,
                          {"audit", "seen_where", " Case note ", "2020-02-01", "Visit, 1 February", {}},
                          "bea", submission_day)
          .id;
    });
  }
  void submit(const std::string& reason = {}, const std::string& account = "bea") {
    opened->write({account, "audit.submit"}, [&](store::Writer& writer) {
      submit_audit(writer, wish("submit", account, {Part::auditor}, reason), tool);
    });
  }
  Standing refused(const std::string& reason = {}) {
    try {
      submit(reason);
    } catch (const NotReady& fault) {
      return fault.standing();
    }
    ADD_FAILURE() << "it was submitted";
    return {};
  }

  const Tool tool = tool_of_audit(read_tool(yaml, "short.yaml"));
};
ON_EACH_ENGINE(SubmissionTest);

TEST_P(SubmissionTest, AToolWithoutAnOverallGradeIsGivenTheQuestion) {
  ASSERT_EQ(tool.sections.size(), 2U);
  EXPECT_EQ(overall_question(tool)->id, "overall_grade");
  // And one that has it stays as it is.
  EXPECT_EQ(tool_of_audit(tool), tool);
}

TEST_P(SubmissionTest, SaysEverythingThatIsMissing) {
  const Standing found = refused();
  ASSERT_EQ(found.gaps.size(), 3U);
  EXPECT_EQ(found.gaps[0].question, "seen");
  EXPECT_EQ(found.gaps[1].question, "seen_where");
  EXPECT_EQ(found.gaps[2].question, "overall_grade");
  EXPECT_EQ(audit().state, "conversation");
}

TEST_P(SubmissionTest, EvidenceIsAnsweredByItsPointersAndNotApplicableByItsReason) {
  const std::string id = point();
  EXPECT_EQ(point(), id);  // the reply was lost, and it was sent again
  EXPECT_EQ(refused().gaps.size(), 2U);
  opened->write({"bea", "audit.evidence"},
                [&](store::Writer& writer) { remove_evidence(writer, "audit", id, "bea"); });
  EXPECT_EQ(refused().gaps.size(), 3U);
  answer("seen_where", "null", "");
  EXPECT_EQ(refused().gaps[1].kind, Gap::Kind::reason);
  answer("seen_where", "null", "The record is on paper");
  EXPECT_EQ(refused().gaps.size(), 2U);
}

// Edge case 11, in the store: a section that does not apply is stored under its id.
TEST_P(SubmissionTest, ASectionThatDoesNotApplyIsNoGap) {
  answer("voice", "null", "Not born yet");
  const Standing found = refused();
  ASSERT_EQ(found.gaps.size(), 1U);
  EXPECT_EQ(found.gaps[0].question, "overall_grade");
  answer("voice", "\"\"");
  EXPECT_EQ(refused().gaps.size(), 3U);
}

// Edge case 12: good, while an answer says unsafe. It is asked about, and the grade stays as it was given.
TEST_P(SubmissionTest, AGoodGradeAgainstAnUnsafeAnswerIsAskedAboutAndTheReasonKept) {
  point();
  answer("seen", "\"no\"");
  grade_overall("good");
  const Standing found = refused();
  EXPECT_TRUE(found.gaps.empty());
  ASSERT_EQ(found.contradictions.size(), 1U);
  EXPECT_EQ(found.contradictions[0].against, "seen");
  refused("  ");
  submit("Seen by the school nurse every day");
  EXPECT_EQ(audit().state, "submitted");
  EXPECT_EQ(audit().auditor_grade, "good");
  const auto steps = opened->read(
      [](store::Queries& reader) { return reader.select<store::AuditStep>("where move = 'submit'"); });
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].reason, "Seen by the school nurse every day");
}

TEST_P(SubmissionTest, AnHonestInadequateNeedsNoWords) {
  point();
  answer("seen", "\"no\"");
  grade_overall("inadequate");
  submit();
  EXPECT_EQ(audit().state, "submitted");
}

TEST_P(SubmissionTest, WhoeverMayNotSubmitIsToldThat) {
  EXPECT_THROW(
      {
        opened->write({"cat", "audit.submit"},
                      [&](store::Writer& writer) { submit_audit(writer, wish("submit", "cat", {}), tool); });
      },
      base::Error);
  EXPECT_THROW(opened->write({"cat", "audit.evidence"},
                             [&](store::Writer& writer) {
                               add_evidence(writer, {"audit", "seen_where", "Note", {}, "x", {}}, "cat",
                                            submission_day);
                             }),
               base::Error);
}

TEST_P(SubmissionTest, APointerHasItsPartsAndADayThatHasCome) {
  const auto add = [&](const std::string& type, std::optional<std::string> day, const std::string& where) {
    opened->write({"bea", "audit.evidence"}, [&](store::Writer& writer) {
      add_evidence(writer, {"audit", "seen_where", type, std::move(day), where, {}}, "bea", submission_day);
    });
  };
  EXPECT_THROW(add(" ", {}, "x"), base::Error);
  EXPECT_THROW(add("Note", {}, " "), base::Error);
  EXPECT_THROW(add("Note", "2020-02-29", "x"), base::Error);
  EXPECT_THROW(add("Note", "February", "x"), base::Error);
  EXPECT_THROW(add("Note", {}, std::string(501, 'x')), base::Error);
  add("Note", "2020-02-28", std::string(500, 'x'));
  EXPECT_EQ(all<store::AuditEvidence>().size(), 1U);
}

}  // namespace
}  // namespace windscreen::assure

#include "assure/after_submission.h"

#include "assure/audit_world_test.h"
#include "assure/grading.h"
#include "base/error.h"
#include "store/preferences.h"

namespace windscreen::assure {
namespace {

class AfterSubmissionTest : public AuditWorld {
 protected:
  /// A Friday: the Monday after is a working day.
  const base::Date friday = base::make_date(2020, 2, 7);

  void choose(const std::string& id, const std::string& value) {
    opened->write({"ann", "settings.change"},
                  [&](store::Writer& writer) { writer.insert(store::Setting{id, value, store::now()}); });
  }
  /// No second grade for newness or by chance.
  void by_grade_only() {
    choose("audit_first_of_new_auditor", "0");
    choose("audit_second_grade_random", "0");
  }
  AfterSubmission submit(const std::string& given) {
    grade(given);
    make(wish("hold_conversation", "bea", {Part::auditor}));
    const MoveWish last = wish("submit", "bea", {Part::auditor});
    return opened->write({"bea", "audit.submit"}, [&](store::Writer& writer) {
      return after_submission(writer, make_move(writer, last), friday);
    });
  }
  void change_moderation(const std::function<void(store::AuditModeration&)>& change) {
    opened->write({"cat", "audit.second_grade"}, [&](store::Writer& writer) {
      auto one = writer.select<store::AuditModeration>().at(0);
      change(one);
      writer.update(one);
    });
  }
};
ON_EACH_ENGINE(AfterSubmissionTest);

TEST_P(AfterSubmissionTest, AGoodOfAnExperiencedAuditorWaitsForTheLead) {
  by_grade_only();
  begin();
  const AfterSubmission after = submit("good");
  EXPECT_EQ(after.second_grade, std::nullopt);
  EXPECT_EQ(after.audit.state, "submitted");
  EXPECT_EQ(audit().state, "submitted");
  EXPECT_TRUE(all<store::AuditModeration>().empty());
}

TEST_P(AfterSubmissionTest, AnInadequateGoesToModerationByItself) {
  by_grade_only();
  begin();
  const AfterSubmission after = submit("inadequate");
  EXPECT_EQ(after.second_grade, "all_inadequate");
  EXPECT_EQ(after.audit.state, "moderation");
  EXPECT_EQ(after.audit.revision, audit().revision);
  // Five working days after the Friday.
  EXPECT_EQ(all<store::AuditModeration>().at(0).due_on, "2020-02-14");
  const auto steps = all<store::AuditStep>();
  const auto moved = std::find_if(steps.begin(), steps.end(),
                                  [](const store::AuditStep& step) { return step.move == "moderate"; });
  ASSERT_NE(moved, steps.end());
  EXPECT_EQ(moved->account_id, std::nullopt);
}

TEST_P(AfterSubmissionTest, TheAuthoritysOwnSharesAndDaysHold) {
  by_grade_only();
  choose("audit_second_grade_inadequate", "0");
  begin();
  EXPECT_EQ(submit("inadequate").audit.state, "submitted");
  choose("audit_second_grade_days", "2");
  make(wish("send_back", "ann", {Part::qa_lead}, "The evidence is missing."));
  EXPECT_EQ(submit("outstanding").second_grade, "all_outstanding");
  EXPECT_EQ(all<store::AuditModeration>().at(0).due_on, "2020-02-11");
}

// Nobody escapes a second grade by having the audit sent back.
TEST_P(AfterSubmissionTest, ASecondGradeThatIsWaitedForStaysAfterAnotherSubmission) {
  by_grade_only();
  begin();
  submit("inadequate");
  make(wish("send_back", "ann", {Part::qa_lead}, "The evidence is missing."));
  const AfterSubmission after = submit("requires_improvement");
  EXPECT_EQ(after.second_grade, "all_inadequate");
  EXPECT_EQ(after.audit.state, "moderation");
  EXPECT_EQ(all<store::AuditModeration>().size(), 1U);
}

TEST_P(AfterSubmissionTest, ASecondGradeThatWasGivenIsNotAskedForAgain) {
  by_grade_only();
  begin();
  submit("inadequate");
  change_moderation([](store::AuditModeration& one) {
    one.grade = one.agreed_grade = "inadequate";
    one.graded_at = one.finished_at = store::now();
  });
  make(wish("finalise", "ann", {Part::qa_lead}));
  make(wish("reopen", "ann", {Part::qa_lead}, "A document was overlooked."));
  EXPECT_EQ(submit("inadequate").audit.state, "submitted");
}

TEST_P(AfterSubmissionTest, IsForASubmittedAudit) {
  begin();
  EXPECT_THROW(opened->write({"bea", "audit.submit"},
                             [&](store::Writer& writer) { after_submission(writer, audit(), friday); }),
               base::Error);
}

TEST_P(AfterSubmissionTest, ChanceGoesByTheDrawThatStands) {
  opened->write({"ann", "fill"}, [](store::Writer& writer) {
    const std::string at = "2020-02-03T09:00:00.000Z";
    writer.insert(store::programme_of("monthly", "monthly", "Monthly"));
    writer.insert(store::round_of("round", "monthly"));
    writer.insert(store::AuditFrame{
        "frame", "round", "snapshot", "2020-01-31", "hash", 9, "{}", true, {}, {}, "ann", at});
    const auto draw = [&](const char* id, const char* drawn_at, bool withdrawn) {
      store::AuditDraw one{
          id, "frame", "stratified_random", std::string("seed of ") + id, "{}", "[]", "{}", "ann", drawn_at,
          {}, {}};
      if (withdrawn) {
        one.withdrawn_at = "2020-02-05T09:00:00.000Z";
        one.withdrawn_reason = "A team was missing.";
      }
      writer.insert(one);
    };
    draw("first", "2020-02-03T09:00:00.000Z", false);
    draw("again", "2020-02-04T09:00:00.000Z", true);
    store::AuditSelection selection;
    selection.id = "selection";
    selection.round_id = "round";
    selection.draw_id = "again";
    selection.person_id = "P1";
    selection.role = "primary";
    selection.state = "drawn";
    selection.changed_at = at;
    writer.insert(selection);
  });
  store::Audit one = audit();
  const auto seed = [&] {
    return opened->read([&](const store::Queries& reader) { return seed_of(reader, one); });
  };
  EXPECT_EQ(seed(), "");
  one.round_id = "round";
  EXPECT_EQ(seed(), "seed of first");
  one.selection_id = "selection";
  EXPECT_EQ(seed(), "seed of again");
}

}  // namespace
}  // namespace windscreen::assure

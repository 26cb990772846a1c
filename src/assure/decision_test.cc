#include "assure/decision.h"

#include "assure/audit_world_test.h"
#include "assure/grading.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

class DecisionTest : public AuditWorld {
 protected:
  const base::Date friday = base::make_date(2020, 2, 7);

  /// Bea submits with this grade, and a second one is asked for.
  void submit(const std::string& given, const std::string& kind = "all_inadequate") {
    begin();
    grade(given);
    make(wish("hold_conversation", "bea", {Part::auditor}));
    make(wish("submit", "bea", {Part::auditor}));
    if (kind.empty()) return;
    opened->write({"bea", "audit.submit"}, [&](store::Writer& writer) {
      store::AuditModeration one;
      one.id = kind;
      one.audit_id = "audit";
      one.kind = kind;
      one.assigned_at = store::now();
      one.due_on = "2020-02-14";
      writer.insert(one);
    });
  }
  void give(const std::string& moderator, const std::string& kind = "all_inadequate") {
    const MoveWish by = wish("moderate", "ann", {Part::qa_lead});
    opened->write({"ann", "audit.moderator"},
                  [&](store::Writer& writer) { give_to_moderator(writer, by, kind, moderator, friday); });
  }
  void second(Grade given, const std::string& kind = "all_inadequate") {
    opened->write({"cat", "audit.second_grade"},
                  [&](store::Writer& writer) { give_second_grade(writer, kind, given, "cat"); });
  }
  store::Audit decide(Grade given, const std::string& why = {}, std::vector<Part> parts = {Part::qa_lead}) {
    const MoveWish by = wish("finalise", parts.front() == Part::qa_lead ? "ann" : "cat", parts, why);
    return opened->write({by.account_id, "audit.finalise"},
                         [&](store::Writer& writer) { return decide_grade(writer, by, given); });
  }
  std::vector<ModeratorChoice> choices(const std::string& kind = "all_inadequate") {
    return opened->read([&](const store::Queries& reader) {
      return moderators_for(reader, *reader.find<store::AuditModeration>(kind), friday);
    });
  }
  store::AuditModeration moderation(const std::string& kind = "all_inadequate") {
    return *opened->read(
        [&](const store::Queries& reader) { return reader.find<store::AuditModeration>(kind); });
  }
  void ask_again(const std::string& why) {
    opened->write({"bea", "audit.appeal"}, [&](store::Writer& writer) {
      auto one = appeal(writer, "audit", "bea", why, friday);
      writer.erase<store::AuditModeration>(one.id);
      // Named as the other second grades of these tests are.
      one.id = "appeal";
      writer.insert(one);
    });
  }
};
ON_EACH_ENGINE(DecisionTest);

TEST_P(DecisionTest, TheAuditorsGradeStandsWhereNobodyElseWasAsked) {
  submit("good", "");
  EXPECT_EQ(decide(Grade::good).final_grade, "good");
  EXPECT_EQ(audit().state, "final");
  EXPECT_EQ(audit().rationale, std::nullopt);
}

TEST_P(DecisionTest, AnotherGradeThanTheAuditorsNeedsAReason) {
  submit("good", "");
  EXPECT_THROW(decide(Grade::requires_improvement, "  "), base::Error);
  EXPECT_EQ(decide(Grade::requires_improvement, "Two visits are missing.").rationale,
            "Two visits are missing.");
}

TEST_P(DecisionTest, NothingIsFinalBeforeTheSecondGrade) {
  submit("inadequate");
  EXPECT_THROW(decide(Grade::inadequate), base::Error);
  give("Cat");
  EXPECT_EQ(audit().state, "moderation");
  EXPECT_EQ(moderation().moderator_id, "Cat");
  EXPECT_EQ(moderation().due_on, "2020-02-14");
  EXPECT_THROW(decide(Grade::inadequate), base::Error);
  second(Grade::inadequate);
  EXPECT_EQ(decide(Grade::inadequate).final_grade, "inadequate");
  EXPECT_TRUE(moderation().finished_at);
}

// Two grades apart: the quality assurance lead decides, and both grades and the reason stay.
TEST_P(DecisionTest, TwoGradesApartAreForTheLead) {
  submit("inadequate");
  give("Cat");
  second(Grade::good);
  EXPECT_THROW(decide(Grade::good, "It is good.", {Part::moderator}), base::Error);
  EXPECT_THROW(decide(Grade::inadequate), base::Error);
  const store::Audit final_audit = decide(Grade::requires_improvement, "Between the two.");
  EXPECT_EQ(final_audit.auditor_grade, "inadequate");
  EXPECT_EQ(final_audit.final_grade, "requires_improvement");
  EXPECT_EQ(moderation().grade, "good");
  EXPECT_EQ(moderation().agreed_grade, std::nullopt);
  EXPECT_EQ(moderation().reason, "Between the two.");
}

TEST_P(DecisionTest, AModeratorMakesFinalWhatTheTwoAgreedOn) {
  submit("inadequate");
  give("Cat");
  second(Grade::requires_improvement);
  EXPECT_THROW(decide(Grade::requires_improvement, "We agreed.", {Part::moderator}), base::Error);
  opened->write({"cat", "audit.agree"}, [&](store::Writer& writer) {
    agree_on_grade(writer, "all_inadequate", Grade::requires_improvement, "The visits were found.", "cat");
  });
  EXPECT_EQ(decide(Grade::requires_improvement, "The visits were found.", {Part::moderator}).state, "final");
}

TEST_P(DecisionTest, AnAuditorDoesNotMakeTheirOwnGradeFinal) {
  submit("good", "");
  EXPECT_THROW(decide(Grade::good, {}, {Part::auditor}), base::Error);
}

TEST_P(DecisionTest, WhoeverLookedAtAnotherRevisionIsTold) {
  submit("good", "");
  MoveWish old = wish("finalise", "ann", {Part::qa_lead});
  old.seen -= 1;
  EXPECT_THROW(opened->write({"ann", "audit.finalise"},
                             [&](store::Writer& writer) { decide_grade(writer, old, Grade::good); }),
               StaleAudit);
  EXPECT_EQ(audit().state, "submitted");
}

TEST_P(DecisionTest, AModeratorIsIndependentAsFarAsIsKnown) {
  submit("inadequate");
  // Bea, who audits, is made a moderator too.
  opened->write({"ann", "fill"}, [](store::Writer& writer) {
    auto bea = *writer.find<store::Auditor>("Bea");
    bea.status = "moderator";
    writer.update(bea);
  });
  auto all = choices();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].moderator.id, "Cat");
  EXPECT_TRUE(all[0].conflicts.empty());
  EXPECT_EQ(all[1].conflicts, std::vector<std::string>{"audits this case, or did"});
  EXPECT_THROW(give("Bea"), base::Error);
  const auto interest = [&](const char* id, const char* in, std::optional<std::string> until) {
    opened->write({"ann", "fill"}, [&](store::Writer& writer) {
      writer.insert(store::AuditorInterest{id, "Cat", "child", in, "A neighbour.", "2020-01-01", until, "ann",
                                           store::now()});
    });
  };
  interest("other", "P2", {});
  interest("over", "P1", "2020-02-06");
  EXPECT_TRUE(choices()[0].conflicts.empty());
  interest("now", "P1", {});
  EXPECT_THROW(give("Cat"), base::Error);
  EXPECT_EQ(moderation().moderator_id, std::nullopt);
}

// Edge case 16: moderation flips a grade that was published. Both versions stay, each with its grade.
TEST_P(DecisionTest, AnAppealFlipsAPublishedGradeAndBothVersionsStay) {
  submit("good", "");
  decide(Grade::good);
  EXPECT_THROW(ask_again(" "), base::Error);
  ask_again("The father was never asked.");
  EXPECT_THROW(ask_again("Once more."), base::Error);
  // It stands until somebody is asked to look again.
  EXPECT_EQ(audit().state, "final");
  EXPECT_EQ(audit().final_grade, "good");
  give("Cat", "appeal");
  EXPECT_EQ(audit().state, "moderation");
  EXPECT_EQ(audit().final_grade, std::nullopt);
  second(Grade::requires_improvement, "appeal");
  decide(Grade::requires_improvement, "The father\u2019s view is missing.");
  const auto versions = all<store::AuditVersion>();
  ASSERT_EQ(versions.size(), 2U);
  std::string kept;
  for (const auto& one : versions) kept += one.content;
  EXPECT_NE(kept.find(R"("final_grade":"good")"), std::string::npos);
  EXPECT_NE(kept.find(R"("final_grade":"requires_improvement")"), std::string::npos);
}

TEST_P(DecisionTest, AnAppealCanBeDeclinedWithAReason) {
  submit("good", "");
  EXPECT_THROW(ask_again("Before it is final."), base::Error);
  decide(Grade::good);
  ask_again("The father was never asked.");
  const auto decline = [&](const std::string& why) {
    opened->write({"ann", "audit.appeal"},
                  [&](store::Writer& writer) { decline_appeal(writer, "appeal", "ann", why); });
  };
  EXPECT_THROW(decline(""), base::Error);
  decline("He was, on 3 February.");
  EXPECT_EQ(audit().final_grade, "good");
  EXPECT_TRUE(moderation("appeal").finished_at);
  EXPECT_THROW(decline("Again."), base::Error);
}

// Edge case 24: a complaint or a legal hold pauses and retains.
TEST_P(DecisionTest, APausedAuditKeepsItsSecondGradeAndGoesOn) {
  submit("inadequate");
  give("Cat");
  second(Grade::inadequate);
  make(wish("pause", "ann", {Part::qa_lead}, "A court holds the record."));
  EXPECT_THROW(decide(Grade::inadequate), base::Error);
  EXPECT_EQ(moderation().grade, "inadequate");
  EXPECT_EQ(audit().auditor_grade, "inadequate");
  make(wish("resume", "ann", {Part::qa_lead}, "The court is done."));
  EXPECT_EQ(audit().state, "moderation");
  EXPECT_EQ(decide(Grade::inadequate).state, "final");
}

}  // namespace
}  // namespace windscreen::assure

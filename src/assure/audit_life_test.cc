#include "assure/audit_life.h"

#include <nlohmann/json.hpp>

#include "assure/audit_world_test.h"
#include "store/audit_review.h"
#include "store/bookkeeping.h"
#include "store/verify.h"

namespace windscreen::assure {
namespace {

class AuditLifeTest : public AuditWorld {
 protected:
  void bring_to_submitted() {
    begin();
    grade("good");
    make(wish("hold_conversation", "bea", {Part::auditor}));
    make(wish("submit", "bea", {Part::auditor}));
  }
};
ON_EACH_ENGINE(AuditLifeTest);

TEST_P(AuditLifeTest, GoesFromDrawToClosedAndKeepsEveryStep) {
  bring_to_submitted();
  make(wish("finalise", "ann", {Part::qa_lead}));
  make(wish("close", "ann", {Part::qa_lead}));
  std::vector<std::string> path;
  for (const auto& step : all<store::AuditStep>()) path.push_back(step.move + " " + step.state_to);
  EXPECT_EQ(path, (std::vector<std::string>{"assign assigned", "start in_progress",
                                            "hold_conversation conversation", "submit submitted",
                                            "finalise final", "close closed"}));
  EXPECT_EQ(audit().final_grade, "good");
  EXPECT_TRUE(audit().started_at && audit().submitted_at && audit().finalised_at && audit().completed_on);
  EXPECT_TRUE(store::verify(*opened, store::all_tables()).problems.empty());
}

TEST_P(AuditLifeTest, PartsAreThoseThatOneWasAskedToPlay) {
  begin();
  const auto parts = [&](const std::string& account) {
    return opened->read([&](store::Queries& reader) { return parts_in(reader, "audit", account); });
  };
  EXPECT_EQ(parts("bea"), std::vector{Part::auditor});
  EXPECT_TRUE(parts("cat").empty());
  EXPECT_TRUE(parts("ann").empty());
  opened->write({"ann", "audit.moderate"}, [](store::Writer& writer) {
    store::AuditModeration moderation;
    moderation.id = "m";
    moderation.audit_id = "audit";
    moderation.kind = "random_blind";
    moderation.moderator_id = "Cat";
    moderation.assigned_at = moderation.due_on = store::now();
    moderation.blind = true;
    writer.insert(moderation);
  });
  EXPECT_EQ(parts("cat"), std::vector{Part::moderator});
}

// Edge case 13: two people change the same audit.
TEST_P(AuditLifeTest, TheSecondOfTwoIsToldAndNothingIsWritten) {
  begin();
  const MoveWish first = wish("hold_conversation", "bea", {Part::auditor});
  const MoveWish second = wish("pause", "ann", {Part::qa_lead}, "A complaint was made.");
  make(first);
  const auto steps = all<store::AuditStep>().size();
  EXPECT_THROW(make(second), StaleAudit);
  EXPECT_EQ(audit().state, "conversation");
  EXPECT_EQ(all<store::AuditStep>().size(), steps);
}

// Edge case 24.
TEST_P(AuditLifeTest, APausedAuditGoesBackToWhereItWas) {
  begin();
  make(wish("hold_conversation", "bea", {Part::auditor}));
  make(wish("pause", "ann", {Part::qa_lead}, "The court has the record."));
  EXPECT_EQ(audit().paused_from, "conversation");
  make(wish("resume", "ann", {Part::qa_lead}, "The court has given it back."));
  EXPECT_EQ(audit().state, "conversation");
  EXPECT_EQ(audit().paused_from, std::nullopt);
}

// Edge case 8: the auditor leaves in the middle.
TEST_P(AuditLifeTest, AnotherTakesOverAndTheFirstStaysOnRecord) {
  begin();
  assign({wish("reassign", "ann", {Part::qa_lead}, "Bea has left."), "Cat", "2020-03-13", {}, {}});
  const auto assignments = all<store::AuditAssignment>();
  ASSERT_EQ(assignments.size(), 2U);
  EXPECT_EQ(assignments[0].end_reason, "Bea has left.");
  EXPECT_EQ(assignments[1].auditor_id, "Cat");
  EXPECT_EQ(assignments[1].ended_at, std::nullopt);
  EXPECT_EQ(audit().auditor_id, "Cat");
  EXPECT_EQ(audit().state, "assigned");
}

TEST_P(AuditLifeTest, WhoDeclinesGivesItBack) {
  assign({wish("assign", "ann", {Part::qa_lead}), "Bea", "2020-02-28", {}, {}});
  make(wish("accept", "bea", {Part::auditor}));
  EXPECT_TRUE(all<store::AuditAssignment>()[0].accepted_at);
  make(wish("decline", "bea", {Part::auditor}, "I know the family."));
  EXPECT_EQ(audit().state, "drawn");
  EXPECT_EQ(audit().auditor_id, std::nullopt);
  EXPECT_EQ(all<store::AuditAssignment>()[0].end_reason, "I know the family.");
}

TEST_P(AuditLifeTest, ABrokenRuleOfIndependenceNeedsAReasonThatIsKept) {
  const std::vector<std::string> conflicts = {"Bea was in the same team within 12 months."};
  EXPECT_THROW(assign({wish("assign", "ann", {Part::qa_lead}), "Bea", "2020-02-28", conflicts, " "}),
               base::Error);
  EXPECT_EQ(audit().state, "drawn");
  assign({wish("assign", "ann", {Part::qa_lead}), "Bea", "2020-02-28", conflicts, "Nobody else is trained."});
  const auto assignment = all<store::AuditAssignment>().at(0);
  EXPECT_EQ(nlohmann::json::parse(assignment.conflicts), nlohmann::json(conflicts));
  EXPECT_EQ(assignment.overridden_by, "ann");
  EXPECT_EQ(assignment.override_reason, "Nobody else is trained.");
}

TEST_P(AuditLifeTest, NobodyWhoHasLeftIsAskedAndNobodyAssignsForTheLead) {
  EXPECT_THROW(assign({wish("assign", "ann", {Part::qa_lead}), "Dan", "2020-02-28", {}, {}}), base::Error);
  EXPECT_THROW(assign({wish("assign", "ann", {Part::qa_lead}), "Eve", "2020-02-28", {}, {}}), base::Error);
  EXPECT_THROW(assign({wish("assign", "ann", {Part::qa_lead}), "Bea", "29 February", {}, {}}), base::Error);
  EXPECT_THROW(assign({wish("assign", "bea", {Part::auditor}), "Bea", "2020-02-28", {}, {}}), base::Error);
  EXPECT_THROW(make(wish("assign", "ann", {Part::qa_lead})), base::Error);
  EXPECT_TRUE(all<store::AuditStep>().empty());
}

TEST_P(AuditLifeTest, IsNotSubmittedWithoutAnOverallGrade) {
  begin();
  make(wish("hold_conversation", "bea", {Part::auditor}));
  EXPECT_THROW(make(wish("submit", "bea", {Part::auditor})), base::Error);
  EXPECT_EQ(audit().state, "conversation");
}

TEST_P(AuditLifeTest, TwoGradesThatDifferAreDecidedWithAReason) {
  bring_to_submitted();
  grade("good", "inadequate");
  EXPECT_THROW(make(wish("finalise", "ann", {Part::qa_lead})), base::Error);
  const auto decide = [&](const char* grade, std::optional<std::string> why) {
    opened->write({"ann", "audit.decide"}, [&](store::Writer& writer) {
      auto now_is = *writer.find<store::Audit>("audit");
      now_is.final_grade = grade;
      now_is.rationale = std::move(why);
      writer.update(now_is);
    });
  };
  decide("inadequate", std::nullopt);
  EXPECT_THROW(make(wish("finalise", "ann", {Part::qa_lead})), base::Error);
  decide("inadequate", "The child was not seen alone.");
  EXPECT_EQ(make(wish("finalise", "ann", {Part::qa_lead})).final_grade, "inadequate");
  EXPECT_EQ(audit().auditor_grade, "good");
}

// Edge case 16: both versions of a grade that was published and then changed are kept.
TEST_P(AuditLifeTest, ReopeningKeepsBothVersions) {
  bring_to_submitted();
  make(wish("finalise", "ann", {Part::qa_lead}));
  make(wish("reopen", "ann", {Part::qa_lead}, "The chronology was found."));
  EXPECT_EQ(audit().final_grade, std::nullopt);
  EXPECT_EQ(audit().state, "in_progress");
  grade("requires_improvement");
  make(wish("hold_conversation", "bea", {Part::auditor}));
  make(wish("submit", "bea", {Part::auditor}));
  make(wish("finalise", "ann", {Part::qa_lead}));
  const auto versions = all<store::AuditVersion>();
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].version, 1);
  EXPECT_EQ(versions[1].version, 2);
  EXPECT_EQ(nlohmann::json::parse(versions[0].content)["audit"]["final_grade"], "good");
  EXPECT_EQ(nlohmann::json::parse(versions[1].content)["audit"]["final_grade"], "requires_improvement");
}

}  // namespace
}  // namespace windscreen::assure

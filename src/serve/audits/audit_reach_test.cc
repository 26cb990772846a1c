#include "serve/audits/audit_reach.h"

#include <gtest/gtest.h>

#include "serve/audits/audits_world_test.h"

namespace windscreen::serve {
namespace {

class AuditReachTest : public AuditsWorld {
 protected:
  AuditReach reach(const std::string& account) const {
    return kept->read(
        [&](const store::Queries& reader) { return AuditReach::of(reader, identity(account)); });
  }
  std::optional<AuditSight> sight(const std::string& account, const std::string& audit) const {
    return reach(account).to(audit_of(audit));
  }
  bool opens(const std::string& account, const std::string& child) {
    return ask(account, "/api/v1/children/timeline", {{"purpose", "audit"}, {"child", child}}).status == 200;
  }
};
ON_EACH_ENGINE(AuditReachTest);

TEST_P(AuditReachTest, ManagersSeeTheirTeamsAuditsAsTheyWereDrawn) {
  EXPECT_TRUE(sight("north", "N1"));
  EXPECT_FALSE(sight("north", "S1"));
  EXPECT_TRUE(sight("south", "S1"));
  EXPECT_FALSE(sight("south", "N1"));
  // The head of Safeguarding, which is North's service.
  EXPECT_TRUE(sight("head", "N1"));
  EXPECT_FALSE(sight("head", "S1"));
  for (const char* everyone : {"lead", "director", "analyst"}) {
    EXPECT_TRUE(sight(everyone, "N1")) << everyone;
    EXPECT_TRUE(sight(everyone, "S1")) << everyone;
  }
  for (const char* nobody : {"councillor", "administrator"}) EXPECT_FALSE(sight(nobody, "N1")) << nobody;
  // A child who moves on takes no grade along.
  set_audit("N1", [](store::Audit& one) { one.person_id = "M1"; });
  EXPECT_TRUE(sight("north", "N1"));
  EXPECT_FALSE(sight("south", "N1"));
  // What belongs nowhere is the authority's.
  set_audit("N1", [](store::Audit& one) { one.team = one.service = one.quadrant = std::nullopt; });
  EXPECT_FALSE(sight("north", "N1"));
  EXPECT_TRUE(sight("director", "N1"));
}

TEST_P(AuditReachTest, AnAnalystSeesGradesAndNoNamesAndNoWords) {
  const auto seen = sight("analyst", "N2");
  ASSERT_TRUE(seen);
  EXPECT_FALSE(seen->identified);
  EXPECT_FALSE(seen->words);
  EXPECT_FALSE(seen->staff_names);
  EXPECT_TRUE(seen->first_grade && seen->later_grades);
}

TEST_P(AuditReachTest, AuditorsSeeTheirOwnAndNoLaterGradeBeforeItIsFinal) {
  const auto own = sight("auditor", "N1");
  ASSERT_TRUE(own);
  EXPECT_EQ(own->parts, std::vector{assure::Part::auditor});
  EXPECT_TRUE(own->first_grade);
  EXPECT_FALSE(own->later_grades);
  EXPECT_TRUE(sight("auditor", "N2")->later_grades);
  EXPECT_FALSE(sight("auditor", "S1"));
  EXPECT_FALSE(sight("other", "N1"));
}

TEST_P(AuditReachTest, ABlindModeratorStaysBlindUntilTheirGradeIsGiven) {
  EXPECT_FALSE(sight("moderator", "N1"));
  moderate("N1", true);
  ASSERT_TRUE(sight("moderator", "N1"));
  EXPECT_FALSE(sight("moderator", "N1")->first_grade);
  // Whatever other role they have.
  grant("moderator", "qa_lead", "authority");
  EXPECT_FALSE(sight("moderator", "N1")->first_grade);
  EXPECT_FALSE(sight("moderator", "N1")->later_grades);
  EXPECT_TRUE(sight("moderator", "N2")->first_grade);
  kept->write({"moderator", "grade"}, [](store::Writer& writer) {
    auto one = *writer.find<store::AuditModeration>("moderation-N1");
    one.grade = "good";
    writer.update(one);
  });
  EXPECT_TRUE(sight("moderator", "N1")->first_grade);
}

TEST_P(AuditReachTest, PractitionersSeeTheirCasesFromTheConversationAndGradesOnceFinal) {
  EXPECT_FALSE(sight("worker", "N1"));
  set_audit("N1", [](store::Audit& one) { one.state = "conversation"; });
  ASSERT_TRUE(sight("worker", "N1"));
  EXPECT_TRUE(sight("worker", "N1")->words);
  EXPECT_FALSE(sight("worker", "N1")->first_grade);
  EXPECT_TRUE(sight("worker", "N2")->later_grades);
  EXPECT_FALSE(sight("worker", "S1"));
}

TEST_P(AuditReachTest, InspectorsSeeFinalAuditsOfTheirSample) {
  EXPECT_FALSE(sight("inspector", "N1"));
  set_audit("N1", [](store::Audit& one) { one.state = "final"; });
  ASSERT_TRUE(sight("inspector", "N1"));
  EXPECT_FALSE(sight("inspector", "N1")->staff_names);
  EXPECT_FALSE(sight("inspector", "N2"));
}

TEST_P(AuditReachTest, OnlyTheAuthoritysLeadRunsWhatIsTheAuthoritys) {
  EXPECT_TRUE(reach("lead").runs_all());
  EXPECT_FALSE(reach("director").runs_all());
  grant("north", "qa_lead", "service", "Safeguarding");
  EXPECT_FALSE(reach("north").runs_all());
  EXPECT_TRUE(reach("north").runs(audit_of("N1")));
  EXPECT_FALSE(reach("north").runs(audit_of("S1")));
}

TEST_P(AuditReachTest, WhoAuditsOrModeratesReachesTheRecordForAsLong) {
  EXPECT_TRUE(opens("auditor", "N1"));
  EXPECT_FALSE(opens("auditor", "N2"));
  EXPECT_FALSE(opens("other", "N1"));
  set_audit("N1", [](store::Audit& one) { one.state = "final"; });
  EXPECT_FALSE(opens("auditor", "N1"));
  EXPECT_FALSE(opens("moderator", "N1"));
  moderate("N1", true);
  EXPECT_TRUE(opens("moderator", "N1"));
  // A grant that is over opens nothing, whatever was assigned.
  kept->write({"system:test", "revoke"}, [](store::Writer& writer) {
    for (auto& grant : writer.select<store::RoleGrant>("where account_id = 'moderator'")) {
      grant.revoked_at = store::now();
      writer.update(grant);
    }
  });
  EXPECT_FALSE(opens("moderator", "N1"));
}

}  // namespace
}  // namespace windscreen::serve

// Re-audits over the API.
#include <gtest/gtest.h>

#include "assure/after_final.h"
#include "serve/audits/audits_world_test.h"

namespace windscreen::serve {
namespace {

class ReAuditTest : public AuditsWorld {
 protected:
  using json = nlohmann::json;

  void SetUp() override {
    AuditsWorld::SetUp();
    if (IsSkipped()) return;
    set_audit("N2", [&](store::Audit& one) {
      one.final_grade = "inadequate";
      one.completed_on = "2020-09-21";
    });
    again = *kept->write({"lead", "audit.finalise"},
                         [&](store::Writer& writer) {
                           return assure::after_final(writer, *writer.find<store::Audit>("N2"), "lead",
                                                      base::make_date(2020, 9, 21));
                         })
                 .re_audit_id;
  }
  Response send(const std::string& who, const json& body = {{"purpose", "management_oversight"}}) {
    return ask(who, "/api/v1/audits/re-audits", body);
  }
  json list(const std::string& who) {
    const Response answer = send(who);
    EXPECT_EQ(answer.status, 200) << *answer.body;
    return json::parse(*answer.body)["rows"];
  }
  int end(const std::string& who, const json& body) {
    return ask(who, "/api/v1/audits/re-audits/not-possible", body).status;
  }

  std::string again;
};
ON_EACH_ENGINE(ReAuditTest);

TEST_P(ReAuditTest, ARowSaysWhatIsDueAndOfWhom) {
  const json rows = list("lead");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["id"], again);
  EXPECT_EQ(rows[0]["child"], "N2");
  EXPECT_EQ(rows[0]["first_grade"], "Inadequate");
  // Sixteen weeks after 21 September 2020.
  EXPECT_EQ(rows[0]["due_on"], "2021-01-11");
  EXPECT_GT(rows[0]["days_late"], 0);
  EXPECT_EQ(rows[0]["outcome"], "open");
  EXPECT_EQ(rows[0]["inadequates"], 1);
  EXPECT_EQ(rows[0]["goes_to"], "Head of service");
  EXPECT_EQ(rows[0]["not_held"], false);
  EXPECT_EQ(rows[0]["may_end"], true);
}

TEST_P(ReAuditTest, EachRoleSeesItsOwn) {
  for (const char* who : {"north", "head", "director"}) EXPECT_EQ(list(who).size(), 1U) << who;
  EXPECT_EQ(list("north")[0]["may_end"], false);
  EXPECT_TRUE(list("south").empty());
  EXPECT_NE(list("analyst")[0]["child"], "N2");
  EXPECT_EQ(send("north", json::object()).status, 400);
}

// Edge case 19: not possible, which is never improved.
TEST_P(ReAuditTest, OnlyTheLeadSaysThatItIsNotPossibleAndWhy) {
  const json said = {{"audit", again}, {"reason", "The case was closed."}};
  EXPECT_EQ(end("lead", {{"audit", again}}), 400);
  EXPECT_EQ(end("lead", {{"audit", "N1"}, {"reason", "The case was closed."}}), 422);
  EXPECT_EQ(end("lead", said), 200);
  const json rows = list("lead");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["outcome"], "not_possible");
  EXPECT_EQ(rows[0]["reason"], "The case was closed.");
  EXPECT_EQ(rows[0]["again_grade"], "");
  EXPECT_EQ(rows[0]["days_late"], 0);
  EXPECT_EQ(end("lead", said), 422);
}

TEST_P(ReAuditTest, ACaseThatNobodyHoldsIsShown) {
  // Z1 has no worker in the newest snapshot.
  set_audit(again, [](store::Audit& one) { one.person_id = "Z1"; });
  EXPECT_EQ(list("lead")[0]["not_held"], true);
}

}  // namespace
}  // namespace windscreen::serve

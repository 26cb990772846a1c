#include "serve/audits/conversation_routes.h"

#include <gtest/gtest.h>

#include "assure/conversation.h"
#include "serve/audits/audits_world_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

class ConversationRoutes : public AuditsWorld {
 protected:
  static constexpr const char* list = "/api/v1/audits/conversations";
  static constexpr const char* open = "/api/v1/audits/conversation";
  static constexpr const char* record = "/api/v1/audits/conversation/record";
  static constexpr const char* reply = "/api/v1/audits/conversation/reply";

  static json held() {
    return {{"audit", "N1"},  {"mode", "phone"},    {"held_on", "2020-09-15"},
            {"worker", "W1"}, {"agreed", "partly"}, {"view", "The visits are all there."}};
  }
  json seen(const char* who) { return asked(who, open, {{"audit", "N1"}}); }
  json seen_by_manager(const char* who) {
    return asked(who, open, {{"audit", "N1"}, {"purpose", "management_oversight"}});
  }
  void answer(const char* question, const char* words) const {
    kept->write({"auditor", "answer"}, [&](store::Writer& writer) {
      writer.insert(store::AuditAnswer{
          store::new_id(), "N1", question, json(words).dump(), {}, 1, "auditor", store::now()});
    });
  }
  std::size_t rows(const char* who, json body = json::object()) {
    return asked(who, list, body)["rows"].size();
  }
};
ON_EACH_ENGINE(ConversationRoutes);

TEST_P(ConversationRoutes, TheAuditorRecordsItAndThePractitionerReadsAndReplies) {
  answer("record_better", "Write the chronology before the review.");
  answer("overall_why", "Nobody saw the child.");
  EXPECT_EQ(ask("worker", open, {{"audit", "N1"}}).status, 404);
  EXPECT_EQ(rows("worker"), 1U);  // N2, which is final.
  asked("auditor", record, held());
  EXPECT_EQ(audit_of("N1").state, "conversation");
  EXPECT_EQ(rows("worker"), 2U);

  const json page = seen("worker");
  EXPECT_EQ(page["own"], true);
  EXPECT_EQ(page["may_reply"], true);
  EXPECT_EQ(page["may_record"], false);
  EXPECT_EQ(page["worker_name"], "Name of worker");
  ASSERT_EQ(page["conversations"].size(), 1U);
  EXPECT_EQ(page["conversations"][0]["agreed"], "partly");
  // What was found is there; what tells the grade is not, before it is final.
  ASSERT_EQ(page["findings"].size(), 1U);
  EXPECT_EQ(page["findings"][0]["words"], "Write the chronology before the review.");
  EXPECT_EQ(page["findings"][0]["better"], true);
  EXPECT_EQ(page.dump().find("Nobody saw the child"), std::string::npos);
  EXPECT_TRUE(page["auditor_grade"].is_null());
  EXPECT_EQ(records().back().view, "audit.conversation");
  EXPECT_EQ(records().back().purpose, "own_case");

  asked("worker", reply, {{"audit", "N1"}, {"reply", "The visit of 3 March is missing."}});
  EXPECT_EQ(seen("auditor")["conversations"][0]["reply"], "The visit of 3 March is missing.");
  // Written anew only over what was seen.
  EXPECT_EQ(ask("worker", reply, {{"audit", "N1"}, {"reply", "Other words."}}).status, 409);
  set_audit("N1", [](store::Audit& one) {
    one.state = "final";
    one.auditor_grade = one.final_grade = "good";
    one.strengths = "She knows him well.";
  });
  const json after = seen("worker");
  EXPECT_EQ(after["may_reply"], false);
  EXPECT_EQ(after["final_grade"], "good");
  EXPECT_EQ(after["strengths"], "She knows him well.");
  EXPECT_EQ(after["conversations"][0]["reply"], "The visit of 3 March is missing.");
  EXPECT_EQ(ask("worker", reply, {{"audit", "N1"}, {"reply", "Too late."}}).status, 422);
}

TEST_P(ConversationRoutes, EachRoleSeesItOrDoesNot) {
  asked("auditor", record, held());
  for (const char* manager : {"north", "head", "director"}) {
    EXPECT_EQ(ask(manager, open, {{"audit", "N1"}}).status, 400) << manager;  // They say why.
    const json page = seen_by_manager(manager);
    EXPECT_EQ(page["may_record"], false) << manager;
    EXPECT_EQ(page["may_reply"], false) << manager;
    EXPECT_EQ(ask(manager, reply, {{"audit", "N1"}, {"reply", "Not mine."}}).status, 403) << manager;
    EXPECT_EQ(ask(manager, record, held()).status, 422) << manager;
  }
  EXPECT_EQ(seen("lead")["may_record"], false);
  // References and grades, and no words.
  EXPECT_EQ(ask("analyst", open, {{"audit", "N1"}}).status, 403);
  for (const char* nobody : {"south", "other", "moderator", "inspector", "councillor", "administrator"})
    EXPECT_EQ(ask(nobody, open, {{"audit", "N1"}}).status, 404) << nobody;
  EXPECT_EQ(ask("", open, {{"audit", "N1"}}).status, 401);
  EXPECT_EQ(rows("councillor"), 0U);
  EXPECT_EQ(rows("analyst"), 0U);
  EXPECT_EQ(rows("auditor"), 1U);
}

// Edge case 7, and a practitioner without an account: nobody replies, and the audit goes on.
TEST_P(ConversationRoutes, FromTheRecordOnlyIsSaidWithItsReason) {
  json none = {{"audit", "N1"}, {"mode", "record_only"}, {"agreed", "not_said"}, {"worker", "W7"}};
  EXPECT_EQ(ask("auditor", record, none).status, 422);
  none["why_none"] = "The worker left in August.";
  asked("auditor", record, none);
  const json page = seen("auditor");
  EXPECT_EQ(page["conversations"][0]["why_none"], "The worker left in August.");
  EXPECT_EQ(page["conversations"][0]["worker_name"], "W7");
  EXPECT_EQ(asked("auditor", list, json::object())["rows"][0]["from_record"], true);
}

// Edge case 35: a partner audits who has no account.
TEST_P(ConversationRoutes, TheLeadRecordsItForAPartnerWithoutAnAccount) {
  EXPECT_EQ(ask("lead", record, held()).status, 422);
  kept->write({"lead", "partner"}, [](store::Writer& writer) {
    store::Auditor partner;
    partner.id = "Partner";
    partner.name = "Pat of the hospital";
    partner.organisation = "Hospital";
    partner.status = "trained";
    partner.capacity = 1;
    partner.changed_at = store::now();
    writer.insert(partner);
  });
  set_audit("N1", [](store::Audit& one) { one.auditor_id = "Partner"; });
  EXPECT_EQ(seen("lead")["may_record"], true);
  asked("lead", record, held());
  EXPECT_EQ(audit_of("N1").state, "conversation");
}

TEST_P(ConversationRoutes, ThePractitionerDoesNotReadWhatTheManagerSaid) {
  asked("auditor", record, held());
  json managers = held();
  managers["worker"] = "M9";
  managers["view"] = "I had asked for the visits.";
  asked("auditor", record, managers);
  EXPECT_EQ(seen("worker")["conversations"].size(), 1U);
  EXPECT_EQ(seen("auditor")["conversations"].size(), 2U);
}

}  // namespace
}  // namespace windscreen::serve

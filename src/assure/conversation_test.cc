#include "assure/conversation.h"

#include "assure/audit_world_test.h"

namespace windscreen::assure {
namespace {

const base::Date today = base::make_date(2020, 3, 10);

class ConversationTest : public AuditWorld {
 protected:
  ConversationWish talk(const std::string& mode = "in_person", const std::string& on = "2020-03-09") {
    return {"audit",
            "",
            mode,
            on,
            "",
            "W1",
            on.empty() ? "not_said" : "partly",
            on.empty() ? "" : "I agree with most of it.",
            "",
            "bea",
            {Part::auditor}};
  }
  store::AuditConversation record(const ConversationWish& wish) {
    return opened->write({wish.account_id, "audit.conversation"},
                         [&](store::Writer& writer) { return record_conversation(writer, wish, today); });
  }
  store::AuditConversation reply(const std::string& worker, const std::string& words,
                                 const std::string& seen = {}) {
    return opened->write({"cat", "audit.reply"}, [&](store::Writer& writer) {
      return write_reply(writer, "audit", worker, "cat", words, seen);
    });
  }
  std::string fault(const std::string& worker) {
    return opened->read([&](store::Queries& reader) {
      return reply_fault(reader, *reader.find<store::Audit>("audit"), worker);
    });
  }
  void set_state(const char* state) {
    opened->write({"ann", "set"}, [&](store::Writer& writer) {
      auto one = *writer.find<store::Audit>("audit");
      one.state = state;
      ++one.revision;
      writer.update(one);
    });
  }
};
ON_EACH_ENGINE(ConversationTest);

TEST_P(ConversationTest, MovesTheAuditOnAndIsNeededToSubmitIt) {
  begin();
  grade("good");
  // The state alone is not enough.
  const MoveWish hold = wish("hold_conversation", "bea", {Part::auditor});
  opened->write({"bea", "audit.hold_conversation"}, [&](store::Writer& writer) { make_move(writer, hold); });
  EXPECT_THROW(make(wish("submit", "bea", {Part::auditor})), base::Error);
  make(wish("resume_work", "bea", {Part::auditor}));
  const auto held = record(talk());
  EXPECT_EQ(held.held_on, "2020-03-09");
  EXPECT_EQ(audit().state, "conversation");
  EXPECT_EQ(make(wish("submit", "bea", {Part::auditor})).state, "submitted");
}

// Edge case 7: the worker is absent or has left.
TEST_P(ConversationTest, FromTheRecordOnlyNeedsAReasonAndHoldsNobodysView) {
  begin();
  ConversationWish none = talk("record_only", "");
  EXPECT_THROW(record(none), base::Error);
  none.why_none = " ";
  EXPECT_THROW(record(none), base::Error);
  none.why_none = "The worker left in February.";
  none.view = "They would have agreed.";
  EXPECT_THROW(record(none), base::Error);
  none.view.clear();
  none.agreed = "yes";
  EXPECT_THROW(record(none), base::Error);
  none.agreed = "not_said";
  const auto recorded = record(none);
  EXPECT_EQ(recorded.held_on, std::nullopt);
  EXPECT_EQ(recorded.why_none, "The worker left in February.");
  EXPECT_EQ(audit().state, "conversation");
}

TEST_P(ConversationTest, IsRefusedInWordsThatSayWhy) {
  EXPECT_THROW(record(talk()), base::Error);  // Nobody has begun the audit.
  begin();
  EXPECT_THROW(record(talk("letter")), base::Error);
  EXPECT_THROW(record(talk("phone", "2020-03-11")), base::Error);
  EXPECT_THROW(record(talk("phone", "30 February")), base::Error);
  auto wrong = talk();
  wrong.agreed = "perhaps";
  EXPECT_THROW(record(wrong), base::Error);
  wrong = talk();
  wrong.why_none = "ill";
  EXPECT_THROW(record(wrong), base::Error);
  wrong = talk();
  wrong.parts = {Part::moderator};
  EXPECT_THROW(record(wrong), base::Error);
  EXPECT_TRUE(all<store::AuditConversation>().empty());
  EXPECT_EQ(record(talk("phone", "2020-03-10")).mode, "phone");
}

// Edge case 35: a partner audits without an account, so the lead writes it down.
TEST_P(ConversationTest, TheLeadRecordsItForAPartnerWithoutAnAccountAndForNobodyElse) {
  begin();
  auto leads = talk();
  leads.account_id = "ann";
  leads.parts = {Part::qa_lead};
  EXPECT_THROW(record(leads), base::Error);
  opened->write({"ann", "set"}, [&](store::Writer& writer) {
    auto one = *writer.find<store::Audit>("audit");
    one.auditor_id = "Dan";
    ++one.revision;
    writer.update(one);
  });
  EXPECT_EQ(record(leads).recorded_by, "ann");
  EXPECT_EQ(audit().state, "conversation");
}

TEST_P(ConversationTest, IsWrittenAnewOnlyOverWhatWasSeen) {
  begin();
  const auto first = record(talk());
  auto anew = talk("video");
  anew.id = first.id;
  anew.seen = "2020-01-01T00:00:00.000Z";
  EXPECT_THROW(record(anew), StaleAudit);
  anew.seen = first.recorded_at;
  EXPECT_EQ(record(anew).mode, "video");
  EXPECT_EQ(all<store::AuditConversation>().size(), 1U);
  // Another, with the manager, stands beside it.
  auto managers = talk();
  managers.worker_id = "M1";
  record(managers);
  EXPECT_EQ(all<store::AuditConversation>().size(), 2U);
  anew.id = "no such";
  EXPECT_THROW(record(anew), base::Error);
}

TEST_P(ConversationTest, ThePractitionerRepliesUntilTheGradeIsFinalAndTheReplyStays) {
  begin();
  EXPECT_NE(fault("W1"), "");
  record(talk());
  EXPECT_EQ(fault("W1"), "");
  EXPECT_NE(fault("W2"), "");
  EXPECT_NE(fault(""), "");
  EXPECT_THROW(reply("W1", "  "), base::Error);
  EXPECT_THROW(reply("W2", "Not mine."), base::Error);
  const auto first = reply("W1", "The visit of 3 March is not in the audit.");
  EXPECT_EQ(first.replied_by, "cat");
  EXPECT_THROW(reply("W1", "Something else."), StaleAudit);
  grade("good");
  make(wish("submit", "bea", {Part::auditor}));
  EXPECT_EQ(reply("W1", "It is now.", first.replied_at.value()).reply, "It is now.");
  set_state("paused");
  EXPECT_NE(fault("W1"), "");
  set_state("submitted");
  make(wish("finalise", "ann", {Part::qa_lead}));
  EXPECT_THROW(reply("W1", "Too late."), base::Error);
  EXPECT_EQ(all<store::AuditConversation>().front().reply, "It is now.");
  // What was kept of the audit has it too.
  EXPECT_NE(all<store::AuditVersion>().front().content.find("It is now."), std::string::npos);
}

TEST_P(ConversationTest, WhoseCaseItWasWhenItWasDrawnMayReplyToWhatIsFromTheRecordOnly) {
  begin();
  opened->write({"ann", "set"}, [&](store::Writer& writer) {
    store::AuditProgramme programme;
    programme.id = "p";
    programme.kind = "monthly";
    programme.lead_id = programme.created_by = "ann";
    programme.method = "stratified_random";
    programme.population = "{}";
    programme.target = 1;
    programme.look_back_months = 12;
    programme.starts_on = "2020-01-01";
    programme.status = "running";
    programme.created_at = store::now();
    writer.insert(programme);
    store::AuditRound round;
    round.id = "r";
    round.programme_id = "p";
    round.month = "2020-02";
    round.target = 1;
    round.opens_on = round.due_on = "2020-02-01";
    round.state = "open";
    writer.insert(round);
    store::AuditSelection selection;
    selection.id = "s";
    selection.round_id = "r";
    selection.person_id = "P1";
    selection.role = "primary";
    selection.worker_id = "W9";
    selection.state = "drawn";
    selection.changed_at = store::now();
    writer.insert(selection);
    auto one = *writer.find<store::Audit>("audit");
    one.selection_id = "s";
    ++one.revision;
    writer.update(one);
  });
  ConversationWish none = talk("record_only", "");
  none.why_none = "The worker was ill.";
  none.worker_id.clear();
  record(none);
  EXPECT_EQ(fault("W9"), "");
  EXPECT_NE(fault("W1"), "");
  EXPECT_EQ(reply("W9", "I am back, and agree.").reply, "I am back, and agree.");
}

}  // namespace
}  // namespace windscreen::assure

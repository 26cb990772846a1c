#include "assure/audit_answer.h"

#include "assure/audit_world_test.h"
#include "base/error.h"
#include "store/change_log.h"

namespace windscreen::assure {
namespace {

class AuditAnswerTest : public AuditWorld {
 protected:
  void SetUp() override {
    AuditWorld::SetUp();
    if (!IsSkipped()) begin();
  }
  AnswerOutcome save(const std::string& value, std::int64_t seen, const std::string& account = "bea",
                     std::optional<std::string> not_applicable = {}) {
    return opened->write({account, "audit.answer"}, [&](store::Writer& writer) {
      return save_answer(writer, {"audit", "voice.1", value, not_applicable, seen}, account);
    });
  }
};
ON_EACH_ENGINE(AuditAnswerTest);

TEST_P(AuditAnswerTest, IsSavedOverTheOneThatWasSeen) {
  EXPECT_EQ(save("\"partly\"", 0).stands->revision, 1);
  EXPECT_EQ(save("\"yes\"", 1).stands->revision, 2);
  const auto answers = all<store::AuditAnswer>();
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].value, "\"yes\"");
}

// Edge case 13: two tabs, or two people, with the same question open.
TEST_P(AuditAnswerTest, IsNeverWrittenOverOneThatWasNotSeen) {
  save("\"partly\"", 0);
  save("\"yes\"", 1, "cat");
  const AnswerOutcome late = save("\"no\"", 1);
  EXPECT_FALSE(late.saved);
  EXPECT_EQ(late.stands->value, "\"yes\"");
  EXPECT_EQ(late.stands->answered_by, "cat");
  EXPECT_EQ(all<store::AuditAnswer>()[0].value, "\"yes\"");
  // Having seen theirs, one may write over it.
  EXPECT_TRUE(save("\"no\"", late.stands->revision).saved);
}

// Edge case 14: the reply to a saving is lost, and the browser sends it again.
TEST_P(AuditAnswerTest, SentTwiceIsSavedOnce) {
  save("\"yes\"", 0);
  const AnswerOutcome again = save("\"yes\"", 0);
  EXPECT_TRUE(again.saved);
  EXPECT_EQ(again.stands->revision, 1);
}

TEST_P(AuditAnswerTest, TwoFirstAnswersToOneQuestionAreAConflictToo) {
  save("\"yes\"", 0);
  EXPECT_FALSE(save("\"no\"", 0, "cat").saved);
}

// Edge case 11: a question that does not apply, with its reason, is an answer.
TEST_P(AuditAnswerTest, NotApplicableIsAnAnswerWithItsReason) {
  EXPECT_TRUE(save("null", 0, "bea", "The child is not yet born.").saved);
  EXPECT_TRUE(save("null", 1, "bea", "The child was born on 29 February.").saved);
  EXPECT_EQ(all<store::AuditAnswer>()[0].not_applicable, "The child was born on 29 February.");
}

TEST_P(AuditAnswerTest, IsNotTakenOutsideTheWork) {
  make(wish("pause", "ann", {Part::qa_lead}, "A complaint was made."));
  EXPECT_THROW(save("\"yes\"", 0), base::Error);
  EXPECT_TRUE(all<store::AuditAnswer>().empty());
}

TEST_P(AuditAnswerTest, MustBeJsonOfAnAuditThatIsThere) {
  EXPECT_THROW(save("yes", 0), base::Error);
  EXPECT_THROW(opened->write({"bea", "audit.answer"},
                             [](store::Writer& writer) {
                               save_answer(writer, {"another", "voice.1", "\"yes\"", {}, 0}, "bea");
                             }),
               base::Error);
}

// What is written about a child is not in the change log, which can never be shortened.
TEST_P(AuditAnswerTest, StandsInTheChangeLogAsADigestOnly) {
  save("\"She said that she is afraid of going home\"", 0);
  const auto changes = opened->read([](store::Queries& reader) { return reader.changes(0, 1000); });
  bool found = false;
  for (const store::Change& change : changes) {
    if (change.table != "audit_answers") continue;
    found = true;
    EXPECT_EQ(change.after.value_or("").find("afraid"), std::string::npos);
    EXPECT_NE(change.after.value_or("").find("voice.1"), std::string::npos);
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace windscreen::assure

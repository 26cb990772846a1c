#include "assure/family_feedback.h"

#include "assure/audit_world_test.h"

namespace windscreen::assure {
namespace {

const base::Date asking_day = base::make_date(2020, 3, 10);

class FamilyFeedbackTest : public AuditWorld {
 protected:
  template <typename Work>
  store::FamilyFeedback by_bea(const Work& work) {
    return opened->write({"bea", "audit.feedback"}, work);
  }
  static FeedbackWish about(const store::FamilyFeedback& one) {
    return {"audit", one.id, one.changed_at, "bea", {Part::auditor}};
  }
  static FeedbackWish somebody() { return {"audit", "", "", "bea", {Part::auditor}}; }
  store::FamilyFeedback decide(const FeedbackWish& wish, const std::string& safe,
                               const std::string& reason = "Asked the worker.",
                               const std::string& wishes = {}) {
    return by_bea([&](store::Writer& writer) {
      return decide_contact(writer, wish, {"mother", safe, reason, wishes});
    });
  }
  store::FamilyFeedback attempt(const store::FamilyFeedback& one, const std::string& result,
                                const std::string& mode = "phone") {
    return by_bea([&](store::Writer& writer) { return record_attempt(writer, about(one), mode, result); });
  }
  store::FamilyFeedback answer(const store::FamilyFeedback& one, const std::string& words = "She listened.") {
    return by_bea([&](store::Writer& writer) {
      return record_answers(writer, about(one), {words, true, {"listening", " ", "being on time"}});
    });
  }
  store::FamilyFeedback share(const store::FamilyFeedback& one, const std::string& on) {
    return by_bea([&](store::Writer& writer) { return share_feedback(writer, about(one), on, asking_day); });
  }
  void set_state(const char* state) {
    opened->write({"ann", "set"}, [&](store::Writer& writer) {
      auto one = *writer.find<store::Audit>("audit");
      one.state = state;
      writer.update(one);
    });
  }
};
ON_EACH_ENGINE(FamilyFeedbackTest);

TEST_P(FamilyFeedbackTest, GoesFromTheDecisionToTheWorker) {
  auto one = decide(somebody(), "not_decided", "");
  EXPECT_EQ(next_with(one), "decide");
  one = decide(about(one), "safe");
  EXPECT_EQ(one.safe_by, "bea");
  EXPECT_EQ(next_with(one), "ask");
  one = attempt(one, "no_answer");
  EXPECT_EQ(next_with(one), "ask");
  one = attempt(one, "wrong_number", "letter");
  EXPECT_EQ(one.outcome, "no_answer");
  one = attempt(one, "spoke");
  EXPECT_EQ(next_with(one), "record");
  one = answer(one);
  EXPECT_EQ(one.themes, R"(["listening","being on time"])");
  EXPECT_TRUE(one.may_quote);
  EXPECT_EQ(next_with(one), "share");
  EXPECT_THROW(share(one, "2020-03-11"), base::Error);
  EXPECT_THROW(share(one, "soon"), base::Error);
  one = share(one, "2020-03-10");
  EXPECT_EQ(next_with(one), "");
  EXPECT_EQ(all<store::FeedbackAttempt>().size(), 3U);
}

TEST_P(FamilyFeedbackTest, NobodyIsAskedAndNothingRecordedBeforeItIsDecidedThatItIsSafe) {
  EXPECT_THROW(decide(somebody(), "safe", "  "), base::Error);
  EXPECT_THROW(decide(somebody(), "unsafe", ""), base::Error);
  const auto listed = decide(somebody(), "not_decided", "");
  EXPECT_THROW(attempt(listed, "spoke"), base::Error);
  EXPECT_THROW(answer(listed), base::Error);
  EXPECT_THROW(share(listed, "2020-03-10"), base::Error);
  const auto safe = decide(about(listed), "safe");
  // Safe, and not spoken with.
  EXPECT_THROW(answer(safe), base::Error);
  EXPECT_TRUE(all<store::FeedbackAttempt>().empty());
}

// Edge case 23: unsafe contact, a parent who objects, no shared language, a child who asks to talk alone.
TEST_P(FamilyFeedbackTest, UnsafeContactIsLeftAloneAndWishesAreKept) {
  auto father = decide(somebody(), "unsafe", "He reads her letters.");
  EXPECT_EQ(father.outcome, "unsafe");
  EXPECT_EQ(next_with(father), "");
  EXPECT_THROW(attempt(father, "spoke"), base::Error);
  father = decide(about(father), "safe", "He has moved out.");
  EXPECT_EQ(father.outcome, "not_tried");
  // Found out on the telephone.
  father = attempt(father, "unsafe");
  EXPECT_EQ(father.safe, "unsafe");
  EXPECT_EQ(father.outcome, "unsafe");
  EXPECT_THROW(answer(father), base::Error);

  auto objects = attempt(decide(somebody(), "safe"), "declined");
  EXPECT_EQ(next_with(objects), "");
  EXPECT_THROW(attempt(objects, "spoke"), base::Error);

  const auto child = by_bea([&](store::Writer& writer) {
    return decide_contact(
        writer, somebody(),
        {"child", "safe", "Agreed with the school.", "Alone, at school, with a Pashto interpreter"});
  });
  EXPECT_EQ(child.wishes, "Alone, at school, with a Pashto interpreter");
  // What was said stands, so that it was safe stands too.
  const auto spoken = attempt(child, "spoke", "visit");
  EXPECT_THROW(decide(about(spoken), "unsafe", "Afterwards."), base::Error);
}

TEST_P(FamilyFeedbackTest, NobodyIsAskedForAnAuditThatIsSetAside) {
  const auto one = decide(somebody(), "safe");
  for (const char* state : {"paused", "replaced", "void"}) {
    set_state(state);
    EXPECT_THROW(attempt(one, "spoke"), base::Error) << state;
  }
  set_state("in_progress");
  EXPECT_EQ(attempt(one, "spoke").outcome, "spoke");
}

TEST_P(FamilyFeedbackTest, OnlyWhoHasAPartWritesAndNeverOverWhatTheyDidNotSee) {
  const auto one = decide(somebody(), "safe");
  auto moderators = about(one);
  moderators.parts = {Part::moderator};
  EXPECT_THROW(decide(moderators, "unsafe"), base::Error);
  auto stale = about(one);
  stale.seen = "2020-01-01T00:00:00.000Z";
  EXPECT_THROW(decide(stale, "unsafe"), StaleAudit);
  auto elsewhere = about(one);
  elsewhere.audit_id = "no such";
  EXPECT_THROW(decide(elsewhere, "unsafe"), base::Error);
  EXPECT_THROW(by_bea([&](store::Writer& writer) {
                 return decide_contact(writer, somebody(), {"neighbour", "safe", "why", ""});
               }),
               base::Error);
  EXPECT_THROW(attempt(one, "spoke", "pigeon"), base::Error);
  EXPECT_THROW(attempt(one, "sang"), base::Error);
}

}  // namespace
}  // namespace windscreen::assure

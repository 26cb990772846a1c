#include "assure/grading.h"

#include "assure/audit_world_test.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

class GradingTest : public AuditWorld {
 protected:
  /// No audit is picked by chance or for its auditor's newness, unless a test says so.
  static constexpr ModerationSettings by_grade_only = {.first_of_new_auditor = 0, .random_percent = 0};

  void give(Grade grade, const std::string& account = "bea") {
    const std::int64_t seen = audit().revision;
    opened->write({account, "audit.grade"},
                  [&](store::Writer& writer) { give_grade(writer, "audit", grade, account, seen); });
  }
  void submit(Grade grade) {
    begin();
    give(grade);
    make(wish("hold_conversation", "bea", {Part::auditor}));
    make(wish("submit", "bea", {Part::auditor}));
  }
  std::optional<ModerationKind> ask(const ModerationSettings& settings = by_grade_only) {
    return opened->write({"system:moderation", "audit.moderate"}, [&](store::Writer& writer) {
      return ask_for_moderation(writer, "audit", "2020-02", "2020-03-06", settings);
    });
  }
  store::AuditModeration moderation() { return all<store::AuditModeration>().at(0); }
  void by(const std::string& moderator) {
    opened->write({"ann", "audit.moderator"},
                  [&](store::Writer& writer) { set_moderator(writer, moderation().id, moderator); });
  }
  void second(Grade grade, const std::string& account = "cat") {
    opened->write({account, "audit.second_grade"},
                  [&](store::Writer& writer) { give_second_grade(writer, moderation().id, grade, account); });
  }
  void agree(Grade grade, const std::string& reason, const std::string& account = "cat") {
    opened->write({account, "audit.agree"}, [&](store::Writer& writer) {
      agree_on_grade(writer, moderation().id, grade, reason, account);
    });
  }
};
ON_EACH_ENGINE(GradingTest);

TEST_P(GradingTest, TheAuditorsIsTheAuditorsAlone) {
  begin();
  give(Grade::good);
  EXPECT_EQ(audit().auditor_grade, "good");
  EXPECT_THROW(give(Grade::outstanding, "cat"), base::Error);
  EXPECT_THROW(give(Grade::outstanding, "ann"), base::Error);
  make(wish("hold_conversation", "bea", {Part::auditor}));
  give(Grade::requires_improvement);
  make(wish("submit", "bea", {Part::auditor}));
  EXPECT_THROW(give(Grade::good), base::Error);
  EXPECT_EQ(audit().auditor_grade, "requires_improvement");
}

TEST_P(GradingTest, AnInadequateIsGradedAgainOnceHoweverOftenItIsAsked) {
  submit(Grade::inadequate);
  EXPECT_EQ(ask(), ModerationKind::all_inadequate);
  EXPECT_EQ(ask(), ModerationKind::all_inadequate);
  EXPECT_EQ(all<store::AuditModeration>().size(), 1U);
}

TEST_P(GradingTest, AGoodOfAnExperiencedAuditorIsNot) {
  submit(Grade::good);
  EXPECT_EQ(ask(), std::nullopt);
  EXPECT_TRUE(all<store::AuditModeration>().empty());
}

TEST_P(GradingTest, TheFirstAuditOfANewAuditorIs) {
  submit(Grade::good);
  EXPECT_EQ(ask({.first_of_new_auditor = 1, .random_percent = 0}), ModerationKind::new_auditor);
}

TEST_P(GradingTest, IsNotAskedForBeforeTheAuditIsSubmitted) {
  begin();
  EXPECT_THROW(ask(), base::Error);
}

// Separation of duties: the auditor is never the moderator, also not one who gave the audit back.
TEST_P(GradingTest, WhoAuditedDoesNotModerate) {
  assign({wish("assign", "ann", {Part::qa_lead}), "Cat", "2020-02-28", {}, {}});
  make(wish("decline", "cat", {Part::auditor}, "I know the family."));
  submit(Grade::inadequate);
  ask();
  EXPECT_THROW(by("Cat"), base::Error);
  EXPECT_THROW(by("Bea"), base::Error);
  EXPECT_EQ(moderation().moderator_id, std::nullopt);
}

TEST_P(GradingTest, ABlindModeratorSeesTheGradeAfterTheirOwn) {
  submit(Grade::good);
  ask({.first_of_new_auditor = 0, .random_percent = 100});
  by("Cat");
  EXPECT_TRUE(moderation().blind);
  EXPECT_TRUE(hides_grade(moderation()));
  EXPECT_THROW(agree(Grade::good, ""), base::Error);
  second(Grade::requires_improvement);
  EXPECT_FALSE(hides_grade(moderation()));
  EXPECT_THROW(second(Grade::good), base::Error);
  EXPECT_EQ(moderation().grade, "requires_improvement");
}

TEST_P(GradingTest, NobodyGradesForTheModerator) {
  submit(Grade::inadequate);
  ask();
  by("Cat");
  EXPECT_THROW(second(Grade::good, "ann"), base::Error);
  EXPECT_THROW(second(Grade::good, "bea"), base::Error);
  second(Grade::inadequate);
  EXPECT_THROW(agree(Grade::good, "They are good.", "bea"), base::Error);
}

TEST_P(GradingTest, WhatIsAgreedOnKeepsBothGradesAndTheReason) {
  submit(Grade::inadequate);
  ask();
  by("Cat");
  second(Grade::requires_improvement);
  EXPECT_THROW(agree(Grade::requires_improvement, " "), base::Error);
  agree(Grade::requires_improvement, "The visits were found in another part of the record.");
  EXPECT_EQ(audit().auditor_grade, "inadequate");
  EXPECT_EQ(audit().moderated_grade, "requires_improvement");
  EXPECT_EQ(moderation().grade, "requires_improvement");
  EXPECT_EQ(moderation().agreed_grade, "requires_improvement");
  EXPECT_TRUE(moderation().finished_at);
  EXPECT_THROW(agree(Grade::inadequate, "Once more."), base::Error);
}

}  // namespace
}  // namespace windscreen::assure

#include "assure/audit_fields.h"

#include <map>

#include "assure/audit_world_test.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

const base::Date writing_day = base::make_date(2020, 2, 28);

class AuditFieldsTest : public AuditWorld {
 protected:
  void SetUp() override {
    AuditWorld::SetUp();
    if (!IsSkipped()) begin();
  }
  FieldOutcome save(const std::string& field, const std::string& value, const std::string& was = {},
                    const std::string& account = "bea") {
    return opened->write({account, "audit.write"}, [&](store::Writer& writer) {
      return save_field(writer, {"audit", field, value, was}, account, writing_day);
    });
  }
  void set_overall(const std::string& grade) {
    opened->write({"bea", "audit.write"},
                  [&](store::Writer& writer) { set_overall_grade(writer, "audit", grade, "bea"); });
  }
};
ON_EACH_ENGINE(AuditFieldsTest);

TEST_P(AuditFieldsTest, EveryFieldIsSavedReadAndTakenBack) {
  const std::map<std::string, std::string> said = {{"strengths", "The worker listens."},
                                                   {"worries", "Drift since May."},
                                                   {"oversight", "partly"},
                                                   {"supervision_on", "2020-02-28"},
                                                   {"lead_workers", "3"},
                                                   {"managers", "0"},
                                                   {"handover", "not_applicable"},
                                                   {"legacy", "true"},
                                                   {"minutes", "95"}};
  ASSERT_EQ(said.size(), audit_fields().size());
  for (const std::string_view field : audit_fields()) {
    const std::string name(field);
    const std::string before = field_value(audit(), field);
    EXPECT_TRUE(save(name, said.at(name), before).saved) << field;
    EXPECT_EQ(field_value(audit(), field), said.at(name));
    EXPECT_TRUE(save(name, "", said.at(name)).saved) << field;
    EXPECT_EQ(field_value(audit(), field), before) << field;
  }
}

// Edge case 13: what somebody else wrote meanwhile is shown, and never written over.
TEST_P(AuditFieldsTest, IsNeverWrittenOverWhatWasNotSeen) {
  save("strengths", "Mine");
  const std::int64_t revision = audit().revision;
  const FieldOutcome late = save("strengths", "Theirs");
  EXPECT_FALSE(late.saved);
  EXPECT_EQ(late.stands, "Mine");
  EXPECT_EQ(audit().revision, revision);
  EXPECT_TRUE(save("strengths", "Both", "Mine").saved);
}

TEST_P(AuditFieldsTest, SendingTheSameTwiceIsNoConflict) {
  save("worries", "Late visits");
  const std::int64_t revision = audit().revision;
  EXPECT_TRUE(save("worries", "Late visits").saved);
  EXPECT_EQ(audit().revision, revision);
}

TEST_P(AuditFieldsTest, TwoWindowsWithTwoFieldsAreInNobodysWay) {
  EXPECT_TRUE(save("strengths", "One").saved);
  EXPECT_TRUE(save("worries", "Other").saved);
  EXPECT_EQ(audit().strengths, "One");
}

TEST_P(AuditFieldsTest, RefusesWhatAFieldCannotSay) {
  for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{
           {"supervision_on", "2020-02-29"},  // the day after writing_day
           {"supervision_on", "28/02/2020"},
           {"lead_workers", "-1"},
           {"lead_workers", "201"},
           {"lead_workers", "2.5"},
           {"lead_workers", "three"},
           {"minutes", "10001"},
           {"oversight", "not_applicable"},
           {"handover", "maybe"},
           {"legacy", "yes"},
           {"strengths", std::string(20'001, 'x')},
           {"strengths", std::string("a\0b", 3)},
           {"final_grade", "good"},
           {"", ""}}) {
    EXPECT_THROW(save(field, value), base::Error) << field << " = " << value;
  }
  EXPECT_TRUE(save("minutes", "10000").saved);
  EXPECT_TRUE(save("strengths", std::string(20'000, 'x')).saved);
}

TEST_P(AuditFieldsTest, OnlyTheAuditorWritesAndOnlyWhileItIsOpen) {
  EXPECT_THROW(save("strengths", "x", "", "cat"), base::Error);
  EXPECT_THROW(save("strengths", "x", "", "ann"), base::Error);
  make(wish("hold_conversation", "bea", {Part::auditor}));
  EXPECT_TRUE(save("strengths", "x").saved);
  make(wish("pause", "ann", {Part::qa_lead}, "A complaint"));
  EXPECT_THROW(save("strengths", "y", "x"), base::Error);
}

// Edge case 8: whoever had it before does not write into the work of whoever has it now.
TEST_P(AuditFieldsTest, AfterItIsGivenToAnotherTheFirstWritesNoMoreAndTheirWordsStay) {
  save("strengths", "Of Bea");
  assign({wish("reassign", "ann", {Part::qa_lead}, "Bea is leaving"), "Cat", "2020-03-10", {}, {}});
  EXPECT_THROW(save("worries", "late", "", "bea"), base::Error);
  make(wish("start", "cat", {Part::auditor}));
  EXPECT_TRUE(save("worries", "Of Cat", "", "cat").saved);
  EXPECT_EQ(audit().strengths, "Of Bea");
}

TEST_P(AuditFieldsTest, TheOverallAnswerIsTheAuditorsGradeUntilItIsTakenBack) {
  set_overall("good");
  EXPECT_EQ(audit().auditor_grade, "good");
  const std::int64_t revision = audit().revision;
  set_overall("good");
  EXPECT_EQ(audit().revision, revision);
  set_overall("inadequate");
  EXPECT_EQ(audit().auditor_grade, "inadequate");
  EXPECT_THROW(set_overall("fair"), base::Error);
  set_overall("");
  EXPECT_FALSE(audit().auditor_grade);
}

}  // namespace
}  // namespace windscreen::assure

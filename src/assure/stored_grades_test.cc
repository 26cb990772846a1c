#include "assure/stored_grades.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "assure/audit_world_test.h"
#include "assure/re_audits.h"
#include "store/audit_actions.h"
#include "store/audit_plan.h"

namespace windscreen::assure {
namespace {

using base::make_date;

class StoredGradesTest : public AuditWorld {
 protected:
  void SetUp() override {
    AuditWorld::SetUp();
    if (IsSkipped()) return;
    opened->write({"ann", "fill"}, [](store::Writer& writer) {
      writer.insert(store::programme_of("monthly", "monthly", "Monthly"));
      writer.insert(store::round_of("round", "monthly"));
    });
  }

  static store::Audit closed(const std::string& id, const std::string& grade, const std::string& month) {
    store::Audit audit;
    audit.id = id;
    audit.stream = "random";
    audit.month = month;
    audit.state = "closed";
    audit.final_grade = audit.auditor_grade = grade;
    return audit;
  }
  static store::AuditSelection selection(const std::string& id, const std::string& role,
                                         const std::string& state) {
    store::AuditSelection one;
    one.id = id;
    one.round_id = "round";
    one.person_id = "P" + id;
    one.role = role;
    one.state = state;
    one.changed_at = store::now();
    return one;
  }
  void put(const store::Audit& audit) {
    opened->write({"ann", "put"}, [&](store::Writer& writer) { writer.insert(audit); });
  }
  StoredGrades read() {
    return opened->read([](const store::Queries& reader) { return read_grades(reader); });
  }
};

TEST_P(StoredGradesTest, HoldsWhatFiguresNeed) {
  opened->write({"ann", "put"}, [&](store::Writer& writer) {
    store::AuditSelection drawn = selection("s1", "primary", "drawn");
    drawn.family_id = "F1";
    writer.insert(drawn);
    store::Audit one = closed("full", "inadequate", "2020-03");
    one.selection_id = "s1";
    one.service = "Safeguarding";
    one.quadrant = "North";
    one.team = "Team 1";
    one.probability = "0.0625";
    one.auditor_id = "Bea";
    // Half past midnight of the 1st of July in England.
    one.finalised_at = "2020-06-30T23:30:00.000Z";
    one.oversight = "partly";
    one.supervision_on = "2020-02-01";
    one.look_back_from = "2019-03-01";
    one.look_back_to = "2020-02-29";
    one.person_id = "P1";
    one.lead_workers = 3;
    one.managers = 1;
    one.handover = "not_applicable";
    one.legacy = true;
    writer.insert(one);
  });
  const StoredGrades all = read();
  ASSERT_EQ(all.audits.size(), 1U);
  const StoredGrade& one = all.audits[0];
  EXPECT_EQ(one.audit.grade, Grade::inadequate);
  EXPECT_EQ(one.audit.stream, Stream::first_time_random);
  EXPECT_EQ(one.audit.sampled, make_date(2020, 3, 1));
  EXPECT_EQ(one.audit.completed, make_date(2020, 7, 1));
  EXPECT_EQ(one.audit.weight, 16.0);
  EXPECT_EQ(one.audit.auditor, "Bea");
  EXPECT_EQ(one.audit.family, "F1");
  EXPECT_EQ(one.service, "Safeguarding");
  EXPECT_EQ(one.quadrant, "North");
  EXPECT_EQ(one.team, "Team 1");
  EXPECT_EQ(one.person, "P1");
  EXPECT_EQ(sampled_day(one), make_date(2020, 2, 29));
  EXPECT_FALSE(one.imported);
  EXPECT_TRUE(one.look_back.known);
  EXPECT_TRUE(one.look_back.discussed);
  EXPECT_EQ(one.look_back.lead_workers, 3);
  EXPECT_TRUE(one.look_back.legacy);
  ASSERT_NE(all.find("full"), nullptr);
  // The drawn audit of the world has no grade.
  EXPECT_EQ(all.find("audit"), nullptr);
}

// Edge case 31: an audit from before has a month and a grade, and nothing else is made up for it.
TEST_P(StoredGradesTest, OfAMonthAndAGradeNothingElseIsKnown) {
  store::Audit before = closed("before", "good", "2018-11");
  before.import_id = "file";
  put(before);
  const StoredGrades all = read();
  ASSERT_EQ(all.audits.size(), 1U);
  EXPECT_TRUE(all.audits[0].imported);
  EXPECT_EQ(all.audits[0].audit.sampled, make_date(2018, 11, 1));
  EXPECT_EQ(all.audits[0].audit.completed, std::nullopt);
  EXPECT_EQ(all.audits[0].audit.weight, std::nullopt);
  EXPECT_FALSE(all.audits[0].look_back.known);
  EXPECT_FALSE(all.audits[0].look_back.discussed);
}

TEST_P(StoredGradesTest, OnlyFinalGradesThatStandAreThere) {
  for (const char* state : {"in_progress", "submitted", "moderation", "paused", "void", "replaced"}) {
    store::Audit one = closed(state, "good", "2020-02");
    one.state = state;
    put(one);
  }
  EXPECT_TRUE(read().audits.empty());
  for (const char* state : {"final", "actions_open", "actions_verified", "closed"}) {
    store::Audit one = closed(state, "good", "2020-02");
    one.state = state;
    put(one);
  }
  EXPECT_EQ(read().audits.size(), 4U);
}

TEST_P(StoredGradesTest, AChanceThatIsNoneGivesNoWeight) {
  for (const char* chance : {"0", "-0.5", "1.5", "often"}) {
    store::Audit one = closed(chance, "good", "2020-02");
    one.probability = chance;
    put(one);
  }
  for (const StoredGrade& one : read().audits) EXPECT_EQ(one.audit.weight, std::nullopt) << one.id;
}

// Edge case 19: a re-audit whose case has closed is not possible, and never improved.
TEST_P(StoredGradesTest, ReauditsAreGradedOpenOrNotPossible) {
  put(closed("weak", "inadequate", "2020-02"));
  opened->write({"ann", "put"}, [&](store::Writer& writer) {
    store::AuditSelection first = selection("s1", "primary", "drawn");
    writer.insert(first);
    store::Audit weaker = closed("weaker", "inadequate", "2020-02");
    weaker.selection_id = "s1";
    writer.insert(weaker);
    store::Audit again = closed("again", "good", "2020-05");
    again.stream = "re_audit";
    again.previous_id = "weak";
    again.completed_on = "2020-05-20";
    writer.insert(again);
    store::AuditSelection impossible = selection("s2", "re_audit", "not_possible");
    impossible.replaced_by = "s1";
    writer.insert(impossible);
    store::AuditSelection begun = selection("s3", "re_audit", "drawn");
    writer.insert(begun);
    store::Audit open = closed("open", "good", "2020-06");
    open.stream = "re_audit";
    open.selection_id = "s3";
    open.previous_id = "weaker";
    open.state = "in_progress";
    open.final_grade.reset();
    writer.insert(open);
    store::Audit lost = closed("lost", "good", "2020-05");
    lost.stream = "re_audit";
    writer.insert(lost);
  });
  const StoredGrades all = read();
  const ReauditMatrix matrix = reaudit_matrix(reaudits_of(all));
  const auto inadequate = static_cast<std::size_t>(Grade::inadequate);
  EXPECT_EQ(matrix.due(Grade::inadequate), 3);
  EXPECT_EQ(matrix.graded.at[inadequate][static_cast<std::size_t>(Grade::good)], 1);
  EXPECT_EQ(matrix.not_possible[inadequate], 1);
  EXPECT_EQ(matrix.open[inadequate], 1);
  EXPECT_EQ(all.re_audits_without_first, 1);
  // Re-audits have a line of their own.
  EXPECT_EQ(
      graded(all.audits, [](const StoredGrade& one) { return one.audit.stream == Stream::re_audit; }).size(),
      2U);
}

TEST_P(StoredGradesTest, AReauditThatWasTakenBackWasNeverDue) {
  opened->write({"ann", "put"}, [&](store::Writer& writer) {
    const Deadline window{Duty::re_audit, base::make_date(2020, 6, 1), base::make_date(2020, 6, 29)};
    const auto first = [&](const char* id, bool with_selection) {
      store::Audit one = closed(id, "inadequate", "2020-02");
      one.person_id = std::string("child of ") + id;
      if (with_selection) {
        writer.insert(selection(std::string("selection of ") + id, "primary", "drawn"));
        one.selection_id = std::string("selection of ") + id;
        one.round_id = "round";
      }
      writer.insert(one);
      return schedule_re_audit(writer, one, window);
    };
    first("taken back", true);
    first("taken back without a case", false);
    const store::Audit closed_case = first("not possible", true);
    EXPECT_TRUE(withdraw_re_audit(writer, "taken back", "The final grade no longer asks for it."));
    EXPECT_TRUE(
        withdraw_re_audit(writer, "taken back without a case", "The final grade no longer asks for it."));
    re_audit_not_possible(writer, closed_case.id, "ann", "The case is closed.");
    // Set aside by somebody: it was due, and is not made.
    const store::Audit aside = first("set aside", true);
    make_move(writer, {aside.id, "void", "ann", {Part::qa_lead}, "Wrong case", aside.revision});
  });
  const StoredGrades all = read();
  ASSERT_EQ(all.re_audits.size(), 2U);
  for (const DueReaudit& due : all.re_audits) {
    EXPECT_EQ(due.outcome, ReauditOutcome::not_possible) << due.first;
    EXPECT_TRUE(due.first == "not possible" || due.first == "set aside") << due.first;
  }
  EXPECT_EQ(all.re_audits_without_first, 0);
}

TEST_P(StoredGradesTest, IsReadAgainOnlyWhenAuditsHaveChanged) {
  put(closed("one", "good", "2020-02"));
  GradeShelf shelf;
  const auto first = shelf.of(*opened);
  EXPECT_EQ(first->audits.size(), 1U);
  EXPECT_EQ(shelf.of(*opened), first);
  // Something else in the log: what is held is still right.
  opened->write({"ann", "account"},
                [](store::Writer& writer) { writer.insert(store::account_of("zoe", "zoe")); });
  EXPECT_EQ(shelf.of(*opened), first);
  put(closed("two", "inadequate", "2020-02"));
  const auto second = shelf.of(*opened);
  EXPECT_NE(second, first);
  EXPECT_EQ(second->audits.size(), 2U);
  // Who has the old ones keeps them.
  EXPECT_EQ(first->audits.size(), 1U);
}

TEST_P(StoredGradesTest, ActionsAreOpenUntilTheyAreVerified) {
  put(closed("weak", "inadequate", "2020-02"));
  opened->write({"ann", "put"}, [&](store::Writer& writer) {
    for (const char* state : {"open", "done", "verified", "not_possible"}) {
      store::AuditAction action;
      action.id = state;
      action.source = "audit";
      action.audit_id = "weak";
      action.change = "She is seen alone.";
      action.priority = "normal";
      action.due_on = "2020-03-31";
      action.state = state;
      action.revision = 1;
      if (action.state == "verified") action.verified_at = "2020-03-11T10:00:00.000Z";
      writer.insert(action);
      const auto step = [&](const std::string& id, const std::string& at) {
        store::AuditActionStep one;
        one.id = id + state;
        one.action_id = state;
        one.at = at;
        one.state = "open";
        one.due_on = "2020-03-31";
        writer.insert(one);
      };
      step("first", "2020-03-01T10:00:00.000Z");
      step("second", "2020-03-06T10:00:00.000Z");
    }
  });
  std::vector<FixTime> times = durations(read().actions, make_date(2020, 4, 1));
  std::ranges::sort(times, {}, &FixTime::days);
  ASSERT_EQ(times.size(), 4U);
  EXPECT_EQ(times[0].days, 5.0);
  EXPECT_FALSE(times[0].done);
  EXPECT_EQ(times[1].days, 10.0);
  EXPECT_TRUE(times[1].done);
  EXPECT_EQ(times[3].days, 31.0);
  EXPECT_FALSE(times[3].done);
}

ON_EACH_ENGINE(StoredGradesTest);

}  // namespace
}  // namespace windscreen::assure

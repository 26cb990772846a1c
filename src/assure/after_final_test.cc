#include "assure/after_final.h"

#include <algorithm>

#include "assure/audit_world_test.h"
#include "assure/duty_owners.h"
#include "assure/follow_up.h"
#include "assure/moderation.h"
#include "assure/re_audits.h"
#include "base/error.h"
#include "store/people.h"

namespace windscreen::assure {
namespace {

using base::make_date;

class AfterFinalTest : public AuditWorld {
 protected:
  void SetUp() override {
    AuditWorld::SetUp();
    if (IsSkipped()) return;
    opened->write({"ann", "fill"}, [](store::Writer& writer) {
      for (const char* name : {"manager", "head", "boss", "gone"})
        writer.insert(store::account_of(name, name));
      const auto grant = [&](const char* account, const char* role, const char* scope, const char* value,
                             const char* to = "") {
        store::RoleGrant one;
        one.id = store::new_id();
        one.account_id = account;
        one.role = role;
        one.scope = scope;
        if (*value != '\0') one.scope_value = value;
        one.valid_from = "2019-01-01";
        if (*to != '\0') one.valid_to = to;
        one.granted_at = "2019-01-01T09:00:00.000Z";
        one.reason = "test";
        writer.insert(one);
      };
      grant("gone", "team_manager", "team", "North", "2020-01-31");
      grant("manager", "team_manager", "team", "North");
      grant("head", "head_of_service", "service", "Safeguarding");
      grant("boss", "director", "authority", "");
      store::AuditTool tool;
      tool.id = "core-1";
      tool.tool = "core";
      tool.version = "1.0.0";
      tool.title = "Core";
      tool.hash = "hash";
      tool.content = "content";
      tool.origin = "shipped";
      tool.added_at = tool.effective_from = "2020-01-01";
      writer.insert(tool);
      writer.insert(store::programme_of("monthly", "monthly", "Monthly audit"));
      store::AuditRound round = store::round_of("round", "monthly");
      round.tool_id = "core-1";
      writer.insert(round);
      store::AuditSelection selection;
      selection.id = "selection";
      selection.round_id = "round";
      selection.person_id = "P1";
      selection.role = "primary";
      selection.team = "North";
      selection.worker_id = "W1";
      selection.probability = "0.5";
      selection.state = "drawn";
      selection.changed_at = "2020-02-01T09:00:00.000Z";
      writer.insert(selection);
    });
    change("audit", [](store::Audit& one) {
      one.selection_id = "selection";
      one.round_id = "round";
      one.tool_id = "core-1";
      one.team = "North";
      one.service = "Safeguarding";
      one.auditor_id = "Bea";
    });
  }

  template <typename Change>
  void change(const std::string& id, const Change& how) {
    opened->write({"ann", "set"}, [&](store::Writer& writer) {
      auto one = *writer.find<store::Audit>(id);
      how(one);
      ++one.revision;
      writer.update(one);
    });
  }
  store::Audit read(const std::string& id) {
    return *opened->read([&](store::Queries& reader) { return reader.find<store::Audit>(id); });
  }
  /// The grade becomes final on Monday 2 March 2020, or the day given, and is followed up.
  AfterFinal follow(const char* grade, const std::string& id = "audit", const char* day = "2020-03-02") {
    change(id, [&](store::Audit& one) {
      one.state = "final";
      one.final_grade = grade;
      one.completed_on = day;
    });
    return again(id);
  }
  AfterFinal again(const std::string& id = "audit") {
    return opened->write({"ann", "audit.finalise"}, [&](store::Writer& writer) {
      const auto audit = *writer.find<store::Audit>(id);
      return after_final(writer, audit, "ann", base::parse_iso(*audit.completed_on).value());
    });
  }
  /// The duties of an audit: "re_audit open head", in the order of their names.
  std::vector<std::string> duties(const std::string& id = "audit") {
    std::vector<std::string> lines;
    for (const auto& one : all<store::AuditAction>()) {
      if (one.audit_id == id)
        lines.push_back(one.duty.value_or("") + " " + one.state + " " + one.owner_id.value_or("nobody"));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }
  bool has(const std::string& line, const std::string& id = "audit") {
    const auto lines = duties(id);
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  }
  std::vector<ScheduledReaudit> scheduled() {
    return opened->read([](store::Queries& reader) { return scheduled_re_audits(reader); });
  }
  void reopen() { make({"audit", "reopen", "ann", {Part::qa_lead}, "New evidence.", audit().revision}); }
};
ON_EACH_ENGINE(AfterFinalTest);

TEST_P(AfterFinalTest, AnInadequateHasItsDutiesOwnersAndReAudit) {
  const AfterFinal result = follow("inadequate");
  EXPECT_EQ(result.escalation, Escalation::head_of_service);
  EXPECT_EQ(result.audit.state, "actions_open");
  EXPECT_EQ(duties(),
            (std::vector<std::string>{"head_of_service_told open head", "impact_check open ann",
                                      "other_actions open manager", "plan_for_the_child open manager",
                                      "re_audit open ann", "supervision_discussion open manager",
                                      "urgent_actions open manager"}));
  ASSERT_TRUE(result.re_audit_id);
  const store::Audit next = read(*result.re_audit_id);
  EXPECT_EQ(next.stream, "re_audit");
  EXPECT_EQ(next.previous_id, "audit");
  EXPECT_EQ(next.state, "drawn");
  EXPECT_EQ(next.due_on, "2020-06-22");
  // From 26 May to 22 June: most of it lies in June.
  EXPECT_EQ(next.month, "2020-06");
  EXPECT_EQ(next.tool_id, "core-1");
  EXPECT_EQ(next.team, "North");
  EXPECT_FALSE(next.auditor_id);
  EXPECT_FALSE(next.probability);
  // It stands in a round of its own, so that it can be given out, and knows its worker.
  const auto round =
      opened->read([&](store::Queries& reader) { return *reader.find<store::AuditRound>(*next.round_id); });
  EXPECT_EQ(round.label, re_audit_label);
  EXPECT_EQ(round.programme_id, "monthly");
  const auto selection = opened->read(
      [&](store::Queries& reader) { return *reader.find<store::AuditSelection>(*next.selection_id); });
  EXPECT_EQ(selection.role, "re_audit");
  EXPECT_EQ(selection.worker_id, "W1");
  EXPECT_FALSE(selection.probability);
}

TEST_P(AfterFinalTest, CallingItTwiceDuplicatesNothing) {
  const auto first = follow("inadequate");
  const auto second = again();
  EXPECT_TRUE(second.opened.empty());
  EXPECT_EQ(second.re_audit_id, first.re_audit_id);
  reopen();
  const auto third = follow("inadequate", "audit", "2020-03-09");
  EXPECT_TRUE(third.opened.empty());
  EXPECT_EQ(third.re_audit_id, first.re_audit_id);
  EXPECT_EQ(all<store::AuditAction>().size(), 7U);
  EXPECT_EQ(all<store::Audit>().size(), 2U);
  // The clock has been running since the first grade.
  EXPECT_EQ(read(*first.re_audit_id).due_on, "2020-06-22");
}

TEST_P(AfterFinalTest, AGradeThatChangesTakesBackWhatItAskedFor) {
  const auto first = follow("inadequate");
  reopen();
  const auto second = follow("good");
  EXPECT_FALSE(second.escalation);
  EXPECT_FALSE(second.re_audit_id);
  EXPECT_EQ(second.audit.state, "final");
  for (const auto& action : all<store::AuditAction>()) EXPECT_EQ(action.state, "cancelled");
  EXPECT_EQ(read(*first.re_audit_id).state, "void");
  EXPECT_TRUE(scheduled().empty());
  // And back: the duties open again, with a new clock, and one re-audit.
  reopen();
  const auto third = follow("inadequate", "audit", "2020-04-01");
  EXPECT_EQ(third.opened.size(), 7U);
  EXPECT_TRUE(has("plan_for_the_child open manager"));
  EXPECT_EQ(all<store::AuditAction>().size(), 7U);
  ASSERT_TRUE(third.re_audit_id);
  EXPECT_NE(third.re_audit_id, first.re_audit_id);
  EXPECT_EQ(scheduled().size(), 1U);
}

TEST_P(AfterFinalTest, WhatSomebodyEndedStaysEnded) {
  follow("inadequate");
  opened->write({"ann", "audit.action"}, [&](store::Writer& writer) {
    for (const auto& action : writer.select<store::AuditAction>("where duty = 'urgent_actions'"))
      set_action_state(writer, action.id, "cancelled", "ann", "There was nothing urgent.");
  });
  again();
  EXPECT_TRUE(has("urgent_actions cancelled manager"));
}

// Edge case 20: the same child is found inadequate again, and a third time.
TEST_P(AfterFinalTest, ASecondInadequateGoesToThePanelAndAThirdToTheDirector) {
  const auto first = follow("inadequate");
  change(*first.re_audit_id, [](store::Audit& one) { one.auditor_id = "Cat"; });
  const auto second = follow("inadequate", *first.re_audit_id, "2020-06-15");
  EXPECT_EQ(second.escalation, Escalation::assistant_director_panel);
  EXPECT_TRUE(has("assistant_director_panel open head", *first.re_audit_id));
  // The duty that asked for the re-audit is done, and waits for somebody to verify it.
  EXPECT_TRUE(has("re_audit done ann"));
  ASSERT_TRUE(second.re_audit_id);
  const auto third = follow("inadequate", *second.re_audit_id, "2020-09-28");
  EXPECT_EQ(third.escalation, Escalation::director);
  EXPECT_TRUE(has("director open boss", *second.re_audit_id));
  EXPECT_FALSE(has("assistant_director_panel open head", *second.re_audit_id));
  // The second turns out better: the third is the second, and goes to the panel.
  change(*first.re_audit_id, [](store::Audit& one) { one.state = "final"; });
  follow("requires_improvement", *first.re_audit_id, "2020-06-15");
  EXPECT_TRUE(has("assistant_director_panel cancelled head", *first.re_audit_id));
  EXPECT_TRUE(has("director cancelled boss", *second.re_audit_id));
  EXPECT_TRUE(has("assistant_director_panel open head", *second.re_audit_id));
}

TEST_P(AfterFinalTest, AReAuditIsNeverByTheSameAuditor) {
  const auto first = follow("inadequate");
  const std::string next = *first.re_audit_id;
  EXPECT_EQ(opened->read([&](store::Queries& reader) { return earlier_auditors(reader, read(next)); }),
            (std::set<std::string>{"Bea"}));
  const auto give = [&](const char* auditor, const std::vector<std::string>& conflicts, const char* why) {
    return opened->write({"ann", "audit.assign"}, [&](store::Writer& writer) {
      return assign_audit(writer, {{next, "assign", "ann", {Part::qa_lead}, {}, read(next).revision},
                                   auditor,
                                   "2020-06-22",
                                   conflicts,
                                   why});
    });
  };
  EXPECT_THROW(give("Bea", {}, ""), base::Error);
  EXPECT_THROW(give("Bea", {"Audited the child before."}, ""), base::Error);
  EXPECT_EQ(give("Cat", {}, "").auditor_id, "Cat");
}

// Edge case 19: the re-audit is due and the case is closed: not possible, and not improved.
TEST_P(AfterFinalTest, AReAuditOfAClosedCaseIsNotPossible) {
  const auto first = follow("inadequate");
  const auto say = [&](const char* reason) {
    opened->write({"ann", "audit.re_audit"}, [&](store::Writer& writer) {
      re_audit_not_possible(writer, *first.re_audit_id, "ann", reason);
    });
  };
  EXPECT_THROW(say(" "), base::Error);
  say("The case was closed on 1 June 2020.");
  EXPECT_TRUE(has("re_audit not_possible ann"));
  EXPECT_EQ(read(*first.re_audit_id).state, "void");
  ASSERT_EQ(scheduled().size(), 1U);
  EXPECT_EQ(scheduled()[0].outcome, ReauditOutcome::not_possible);
  EXPECT_EQ(scheduled()[0].reason, "The case was closed on 1 June 2020.");
  const std::vector<Reaudit> pairs = {{Grade::inadequate, scheduled()[0].outcome, Grade::good}};
  EXPECT_EQ(reaudit_matrix(pairs).graded.of_first(Grade::inadequate), 0);
  EXPECT_EQ(reaudit_matrix(pairs).due(Grade::inadequate), 1);
  // It is over, and the grade that comes again asks for no other.
  EXPECT_THROW(say("Again."), base::Error);
  EXPECT_FALSE(again().re_audit_id);
}

TEST_P(AfterFinalTest, TheTeamsManagerAnswersForAnImprovement) {
  const auto result = follow("requires_improvement");
  EXPECT_TRUE(has("improvement_action open manager"));
  EXPECT_FALSE(result.escalation);
  EXPECT_EQ(result.dip_check, picked_by_chance("dip check round", "audit", 20));
  EXPECT_EQ(has("dip_check open ann"), result.dip_check);
}

TEST_P(AfterFinalTest, OneInFiveIsLookedAtAgain) {
  int picked = 0;
  for (int i = 0; i < 1000; ++i)
    picked +=
        picked_by_chance("dip check round", "audit-" + std::to_string(i), ClockSettings{}.dip_check_percent);
  // 200 are expected; four standard deviations are 51.
  EXPECT_NEAR(picked, 200, 51);
  opened->write({"ann", "audit.finalise"}, [&](store::Writer& writer) {
    auto audit = *writer.find<store::Audit>("audit");
    audit.state = "final";
    audit.final_grade = "requires_improvement";
    audit.completed_on = "2020-03-02";
    writer.update(audit);
    ClockSettings all;
    all.dip_check_percent = 100;
    EXPECT_TRUE(after_final(writer, audit, "ann", make_date(2020, 3, 2), all).dip_check);
  });
  // Six weeks on is Easter Monday 2020.
  for (const auto& action : all<store::AuditAction>()) {
    if (action.duty == "dip_check") {
      EXPECT_EQ(action.due_on, "2020-04-14");
    }
  }
  EXPECT_TRUE(has("dip_check open ann"));
}

TEST_P(AfterFinalTest, WithoutAGradeNothingFollows) {
  EXPECT_THROW(opened->write({"ann", "audit.finalise"},
                             [&](store::Writer& writer) {
                               after_final(writer, *writer.find<store::Audit>("audit"), "ann",
                                           make_date(2020, 3, 2));
                             }),
               base::Error);
}

TEST_P(AfterFinalTest, WhereNobodyLeadsNobodyIsNamed) {
  change("audit", [](store::Audit& one) {
    one.team = "South";
    one.service.reset();
    one.round_id.reset();
    one.selection_id.reset();
  });
  const auto result = follow("inadequate");
  EXPECT_TRUE(has("plan_for_the_child open nobody"));
  EXPECT_TRUE(has("head_of_service_told open boss"));
  EXPECT_TRUE(has("re_audit open nobody"));
  ASSERT_TRUE(result.re_audit_id);
  EXPECT_FALSE(read(*result.re_audit_id).round_id);
}

}  // namespace
}  // namespace windscreen::assure

#include "assure/follow_up.h"

#include "assure/audit_world_test.h"
#include "base/error.h"
#include "store/identity.h"

namespace windscreen::assure {
namespace {

using base::make_date;

class FollowUpTest : public AuditWorld {
 protected:
  /// The audit as it stands when its grade has become final on Monday 2 March 2020.
  void finalise(const char* grade, const std::string& id = "audit") {
    opened->write({"ann", "audit.finalise"}, [&](store::Writer& writer) {
      store::Audit now_is = *writer.find<store::Audit>("audit");
      now_is.id = id;
      now_is.state = "final";
      now_is.final_grade = grade;
      now_is.completed_on = "2020-03-02";
      if (id == "audit")
        writer.update(now_is);
      else
        writer.insert(now_is);
    });
  }
  std::vector<store::AuditAction> open() {
    return opened->write({"system:duties", "audit.duties"},
                         [](store::Writer& writer) { return open_duties(writer, "audit", "bea"); });
  }
  template <typename Work>
  void by(const char* account, const Work& work) {
    opened->write({account, "audit.action"},
                  [&](store::Writer& writer) { work(writer, std::string(account)); });
  }
  /// One action of bea's, due on Thursday 9 April 2020.
  std::string one_action() {
    store::AuditAction action;
    action.id = store::new_id();
    action.source = "audit";
    action.audit_id = "audit";
    action.change = "Tom sees his brother every week.";
    action.priority = "normal";
    action.owner_id = "bea";
    action.due_on = "2020-04-09";
    action.state = "open";
    by("ann",
       [&](store::Writer& writer, const std::string& account) { add_action(writer, action, account); });
    return action.id;
  }
  store::AuditAction action(const std::string& id) {
    return *opened->read([&](store::Queries& reader) { return reader.find<store::AuditAction>(id); });
  }
  std::vector<LateAction> late(base::Date today, const std::optional<std::string>& owner = {}) {
    return opened->read([&](store::Queries& reader) { return late_actions(reader, today, owner); });
  }
};
ON_EACH_ENGINE(FollowUpTest);

TEST_P(FollowUpTest, AnInadequateOpensItsDutiesOnce) {
  finalise("inadequate");
  const auto duties = open();
  std::vector<std::string> lines;
  for (const auto& one : duties) lines.push_back(*one.duty + " " + one.due_on);
  EXPECT_EQ(lines, (std::vector<std::string>{"head_of_service_told 2020-03-03",
                                             "plan_for_the_child 2020-03-09", "urgent_actions 2020-03-16",
                                             "supervision_discussion 2020-03-16", "other_actions 2020-03-30",
                                             "impact_check 2020-04-14", "re_audit 2020-06-22"}));
  EXPECT_TRUE(open().empty());
  EXPECT_EQ(all<store::AuditActionStep>().size(), 7U);
}

TEST_P(FollowUpTest, AGoodOpensNoneAndAnUnfinishedAuditIsRefused) {
  EXPECT_THROW(open(), base::Error);
  finalise("good");
  EXPECT_TRUE(open().empty());
}

// Edge case 20: the same child is found inadequate again.
TEST_P(FollowUpTest, CountsAChildsInadequatesThatStand) {
  const auto count = [&] {
    return opened->read([](store::Queries& reader) { return inadequates_of(reader, "P1"); });
  };
  EXPECT_EQ(count(), 0);
  finalise("inadequate");
  finalise("inadequate", "re-audit");
  EXPECT_EQ(count(), 2);
  EXPECT_EQ(escalation_of(count()), Escalation::assistant_director_panel);
  make({"audit", "reopen", "ann", {Part::qa_lead}, "New evidence.", audit().revision});
  EXPECT_EQ(count(), 1);
}

TEST_P(FollowUpTest, IsDoneWithEvidenceAndVerifiedByAnother) {
  const std::string id = one_action();
  EXPECT_THROW(by("bea", [&](auto& writer, const auto& account) { finish_action(writer, id, " ", account); }),
               base::Error);
  EXPECT_THROW(by("cat", [&](auto& writer, const auto& account) { verify_action(writer, id, account, ""); }),
               base::Error);
  by("bea",
     [&](auto& writer, const auto& account) { finish_action(writer, id, "Case note of 1 April.", account); });
  EXPECT_THROW(by("bea", [&](auto& writer, const auto& account) { verify_action(writer, id, account, ""); }),
               base::Error);
  by("cat",
     [&](auto& writer, const auto& account) { verify_action(writer, id, account, "Seen in the record."); });
  EXPECT_EQ(action(id).state, "verified");
  EXPECT_EQ(action(id).verifier_id, "cat");
  EXPECT_THROW(
      by("ann", [&](auto& writer,
                    const auto& account) { set_action_state(writer, id, "open", account, "Not so."); }),
      base::Error);
}

// Whoever said that it is done does not verify it, also where the owner has changed since.
TEST_P(FollowUpTest, WhoDidItDoesNotVerifyItAfterAHandOver) {
  const std::string id = one_action();
  by("bea",
     [&](auto& writer, const auto& account) { finish_action(writer, id, "Case note of 1 April.", account); });
  by("ann", [&](auto& writer, const auto& account) {
    hand_over_action(writer, id, "cat", "2020-04-09", account, "Bea leaves.");
  });
  EXPECT_THROW(by("cat", [&](auto& writer, const auto& account) { verify_action(writer, id, account, ""); }),
               base::Error);
  by("ann", [&](auto& writer, const auto& account) { verify_action(writer, id, account, ""); });
  EXPECT_EQ(action(id).verifier_id, "ann");
}

// Whose action it was when it was done does not verify it by handing it over either.
TEST_P(FollowUpTest, WhoOwnedItWhenItWasDoneDoesNotVerifyIt) {
  const std::string id = one_action();
  by("ann", [&](auto& writer, const auto& account) { finish_action(writer, id, "Seen.", account); });
  by("ann", [&](auto& writer, const auto& account) {
    hand_over_action(writer, id, "cat", "2020-04-09", account, "Bea leaves.");
  });
  for (const char* one : {"ann", "bea", "cat"}) {
    EXPECT_THROW(by(one, [&](auto& writer, const auto& account) { verify_action(writer, id, account, ""); }),
                 base::Error)
        << one;
  }
}

TEST_P(FollowUpTest, NobodyEndsAnActionOfTheirOwn) {
  const std::string id = one_action();
  for (const char* state : {"not_possible", "cancelled"}) {
    EXPECT_THROW(by("bea",
                    [&](auto& writer, const auto& account) {
                      set_action_state(writer, id, state, account, "I would rather not.");
                    }),
                 base::Error);
  }
  EXPECT_EQ(action(id).state, "open");
}

TEST_P(FollowUpTest, TheImpactIsSeenBySomebodyElseOnceItIsDone) {
  const std::string id = one_action();
  const auto check = [&](const char* who, const std::optional<std::string>& due, const char* impact) {
    by(who, [&](auto& writer, const auto& account) { check_impact(writer, id, due, impact, account); });
  };
  EXPECT_THROW(check("ann", {}, " "), base::Error);
  EXPECT_THROW(check("ann", "soon", ""), base::Error);
  EXPECT_THROW(check("ann", {}, "Tom is happier."), base::Error);
  check("ann", "2020-05-01", "");
  EXPECT_EQ(action(id).impact_due_on, "2020-05-01");
  by("bea", [&](auto& writer, const auto& account) { finish_action(writer, id, "Seen.", account); });
  EXPECT_THROW(check("bea", {}, "Tom is happier."), base::Error);
  check("cat", {}, "Tom is happier.");
  EXPECT_EQ(action(id).impact, "Tom is happier.");
  EXPECT_EQ(action(id).state, "done");
}

TEST_P(FollowUpTest, AnAuditMovesOnWhenItsLastActionIsOver) {
  finalise("requires_improvement");
  const auto duties = open();
  ASSERT_EQ(duties.size(), 1U);
  make({"audit", "open_actions", "ann", {Part::qa_lead}, {}, audit().revision});
  const auto settle = [&] {
    bool moved = false;
    by("cat", [&](auto& writer, const auto& account) { moved = settle_actions(writer, "audit", account); });
    return moved;
  };
  EXPECT_FALSE(settle());
  by("bea", [&](auto& writer, const auto& account) {
    finish_action(writer, duties[0].id, "Case note of 1 April.", account);
  });
  EXPECT_FALSE(settle());
  by("cat", [&](auto& writer, const auto& account) { verify_action(writer, duties[0].id, account, ""); });
  EXPECT_TRUE(settle());
  EXPECT_EQ(audit().state, "actions_verified");
  EXPECT_FALSE(settle());
}

// Edge case 22: the owner leaves, and the history stays.
TEST_P(FollowUpTest, AHandOverKeepsWhoHadItBefore) {
  const std::string id = one_action();
  EXPECT_THROW(
      by("ann", [&](auto& writer,
                    const auto& account) { hand_over_action(writer, id, "cat", "2020-04-09", account, ""); }),
      base::Error);
  by("ann", [&](auto& writer, const auto& account) {
    hand_over_action(writer, id, "cat", "2020-04-30", account, "Bea has left.");
  });
  const auto steps = all<store::AuditActionStep>();
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].owner_id, "bea");
  EXPECT_EQ(steps[0].due_on, "2020-04-09");
  EXPECT_EQ(steps[1].owner_id, "cat");
  EXPECT_EQ(steps[1].reason, "Bea has left.");
}

// Edge case 19: what cannot be done any more is not called done.
TEST_P(FollowUpTest, WhatIsNotPossibleSaysWhy) {
  const std::string id = one_action();
  EXPECT_THROW(
      by("ann", [&](auto& writer,
                    const auto& account) { set_action_state(writer, id, "verified", account, "So."); }),
      base::Error);
  by("ann", [&](auto& writer, const auto& account) {
    set_action_state(writer, id, "not_possible", account, "The case is closed.");
  });
  EXPECT_EQ(action(id).state, "not_possible");
  EXPECT_TRUE(late(make_date(2020, 6, 1)).empty());
}

// Edge case 21: due before Easter 2020; Good Friday to Easter Monday are no working days.
TEST_P(FollowUpTest, LateIsWhatIsOpenAfterItsDay) {
  const std::string id = one_action();
  EXPECT_TRUE(late(make_date(2020, 4, 9)).empty());
  ASSERT_EQ(late(make_date(2020, 4, 10)).size(), 1U);
  EXPECT_EQ(late(make_date(2020, 4, 10))[0].days, 1);
  EXPECT_EQ(late(make_date(2020, 4, 15))[0].days, 2);
  EXPECT_EQ(late(make_date(2020, 4, 15), "bea").size(), 1U);
  EXPECT_TRUE(late(make_date(2020, 4, 15), "cat").empty());
  by("bea",
     [&](auto& writer, const auto& account) { finish_action(writer, id, "Case note of 9 April.", account); });
  EXPECT_TRUE(late(make_date(2020, 4, 15)).empty());
}

TEST_P(FollowUpTest, AnActionSaysWhatWillBeDifferentAndByWhen) {
  store::AuditAction action;
  action.id = "x";
  action.source = "audit";
  action.priority = "normal";
  action.state = "open";
  action.due_on = "2020-04-09";
  EXPECT_THROW(by("ann", [&](auto& writer, const auto& account) { add_action(writer, action, account); }),
               base::Error);
  action.change = "Tom has a bed of his own.";
  action.due_on = "soon";
  EXPECT_THROW(by("ann", [&](auto& writer, const auto& account) { add_action(writer, action, account); }),
               base::Error);
}

}  // namespace
}  // namespace windscreen::assure

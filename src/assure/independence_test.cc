#include "assure/independence.h"

#include <gtest/gtest.h>

#include "assure/frame_fixture.h"

namespace windscreen::assure {
namespace {

const IndependencePeriods periods{on("2020-09-30"), 12, 12};

CaseHistory history() {
  CaseHistory one;
  one.child = "C";
  one.family = "F";
  one.team_at_draw = "T1";
  one.teams = {{"T0", on("2019-01-01"), on("2020-02-01")}, {"T1", on("2020-02-01"), std::nullopt}};
  one.workers = {{"W1", on("2020-02-01"), std::nullopt}};
  return one;
}

Auditor auditor(const char* staff = "A", std::vector<Dated> teams = {{"T9", std::nullopt, std::nullopt}}) {
  Auditor one;
  one.staff = staff;
  one.teams = std::move(teams);
  one.capacity = 2;
  return one;
}

std::string broken(const CaseHistory& one, const Auditor& by, const IndependencePeriods& when = periods) {
  std::string all;
  for (const Breach& breach : breaches(one, by, when)) {
    EXPECT_FALSE(breach.words.empty());
    all += (all.empty() ? "" : " ") + std::to_string(static_cast<int>(breach.rule));
  }
  return all;
}

std::string only(IndependenceRule rule) { return std::to_string(static_cast<int>(rule)); }

TEST(Independence, WhoHasNothingToDoWithTheCaseIsIndependent) { EXPECT_EQ(broken(history(), auditor()), ""); }

TEST(Independence, WorkersManagersSupervisorsAndReviewingOfficersWithinTheLookBack) {
  struct Kind {
    std::vector<Dated> CaseHistory::* field;
    IndependenceRule rule;
  };
  for (const Kind& kind : {Kind{&CaseHistory::workers, IndependenceRule::allocated_worker},
                           Kind{&CaseHistory::managers, IndependenceRule::manager},
                           Kind{&CaseHistory::supervisors, IndependenceRule::supervisor},
                           Kind{&CaseHistory::reviewing_officers, IndependenceRule::reviewing_officer}}) {
    CaseHistory one = history();
    one.*kind.field = {{"A", on("2020-01-01"), std::nullopt}};
    EXPECT_EQ(broken(one, auditor()), only(kind.rule));
    // The last day that counts is the first of the look-back; an end is the first day without.
    one.*kind.field = {{"A", on("2018-01-01"), on("2019-10-01")}};
    EXPECT_EQ(broken(one, auditor()), only(kind.rule));
    one.*kind.field = {{"A", on("2018-01-01"), on("2019-09-30")}};
    EXPECT_EQ(broken(one, auditor()), "");
    EXPECT_EQ(broken(one, auditor(), {on("2020-09-30"), 24, 12}), only(kind.rule));
    one.*kind.field = {{"A", on("2020-10-01"), std::nullopt}};
    EXPECT_EQ(broken(one, auditor()), "");
    one.*kind.field = {{"A", std::nullopt, std::nullopt}};
    EXPECT_EQ(broken(one, auditor()), only(kind.rule));
  }
}

// Edge case 1: the child moved teams; both the team at the draw and those of the look-back count.
TEST(AuditEdgeCase01, TheTeamsAtTheDrawAndInTheLookBackAreBothTooNear) {
  const std::string same = only(IndependenceRule::same_team);
  EXPECT_EQ(broken(history(), auditor("A", {{"T1", on("2020-08-01"), std::nullopt}})), same);
  EXPECT_EQ(broken(history(), auditor("A", {{"T0", on("2018-01-01"), on("2019-12-01")}})), same);
  EXPECT_EQ(broken(history(), auditor("A", {{"T0", on("2018-01-01"), on("2019-10-01")}})), same);
  EXPECT_EQ(broken(history(), auditor("A", {{"T0", on("2018-01-01"), on("2019-09-30")}})), "");
  // The child moved on to T2 after the draw: T1 counts still, and so does T2.
  CaseHistory moved = history();
  moved.teams = {{"T2", on("2020-09-15"), std::nullopt}};
  EXPECT_EQ(broken(moved, auditor("A", {{"T1", std::nullopt, std::nullopt}})), same);
  EXPECT_EQ(broken(moved, auditor("A", {{"T2", std::nullopt, std::nullopt}})), same);
  // Another length for teams than for people.
  EXPECT_EQ(broken(history(), auditor("A", {{"T0", on("2018-01-01"), on("2019-12-01")}}),
                   {on("2020-09-30"), 12, 6}),
            "");
  // A team that is not recorded is nobody's.
  CaseHistory unknown;
  unknown.child = "C";
  EXPECT_EQ(broken(unknown, auditor("A", {{"", std::nullopt, std::nullopt}})), "");
}

TEST(Independence, DeclaredInterestsAndReAudits) {
  using Kind = DeclaredInterest::Kind;
  const std::string interest = only(IndependenceRule::declared_interest);
  for (const DeclaredInterest& one :
       {DeclaredInterest{Kind::child, "C"}, {Kind::family, "F"}, {Kind::staff, "W1"}, {Kind::team, "T0"}}) {
    Auditor by = auditor();
    by.interests = {one};
    EXPECT_EQ(broken(history(), by), interest);
    by.interests = {{one.kind, "other"}, {one.kind, ""}};
    EXPECT_EQ(broken(history(), by), "");
  }
  CaseHistory again = history();
  again.previous_auditors = {"A"};
  EXPECT_EQ(broken(again, auditor()), "");
  again.re_audit = true;
  EXPECT_EQ(broken(again, auditor()), only(IndependenceRule::previous_auditor));
  EXPECT_EQ(broken(again, auditor("B")), "");
}

TEST(Independence, EveryRuleThatIsBrokenIsSaid) {
  CaseHistory one = history();
  one.workers.push_back({"A", on("2020-01-01"), on("2020-02-01")});
  one.reviewing_officers = {{"A", std::nullopt, std::nullopt}};
  Auditor by = auditor("A", {{"T1", std::nullopt, std::nullopt}});
  by.status = AuditorStatus::suspended;
  EXPECT_EQ(broken(one, by), "0 1 4 5");
  by.status = AuditorStatus::untrained;
  EXPECT_EQ(broken(one, by), "0 1 4 5");
  by.status = AuditorStatus::moderator;
  EXPECT_EQ(broken(one, by), "1 4 5");
}

TEST(Independence, AnOverrideSaysWhoAndWhyAndNeverCoversTheOwnCase) {
  const Auditor by = auditor("A", {{"T1", std::nullopt, std::nullopt}});
  const auto found = breaches(history(), by, periods);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(may_audit(found, history(), by, {}));
  const Override good{"C", "A", "Q", "nobody else knows the tool", on("2020-09-29")};
  EXPECT_TRUE(may_audit(found, history(), by, {good}));
  EXPECT_TRUE(may_audit({}, history(), by, {}));
  for (Override bad :
       {Override{"C", "A", "A", "why", {}}, {"C", "A", " ", "why", {}}, {"C", "A", "Q", " ", {}}}) {
    EXPECT_FALSE(fault_of(bad).empty());
    EXPECT_FALSE(may_audit(found, history(), by, {bad}));
  }
  EXPECT_FALSE(may_audit(found, history(), by, {{"D", "A", "Q", "why", {}}, {"C", "B", "Q", "why", {}}}));
  EXPECT_FALSE(may_audit({{IndependenceRule::allocated_worker, "x"}}, history(), by, {good}));
  EXPECT_FALSE(may_audit({{IndependenceRule::not_an_auditor, "x"}}, history(), by, {good}));
}

// Edge case 6: a case without a worker or manager has fewer who are too near, and no rule trips over the gap.
TEST(AuditEdgeCase06, ACaseWithoutAWorkerOrManagerCanBeJudged) {
  CaseHistory one = history();
  one.workers = {{"", on("2020-02-01"), std::nullopt}};
  EXPECT_EQ(broken(one, auditor()), "");
  EXPECT_EQ(broken(one, auditor("")), only(IndependenceRule::allocated_worker));
}

}  // namespace
}  // namespace windscreen::assure

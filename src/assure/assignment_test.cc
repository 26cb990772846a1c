#include "assure/assignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>

#include "assure/frame_fixture.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

const IndependencePeriods periods{on("2020-09-30"), 12, 12};

CaseHistory a_case(const std::string& child, const std::vector<std::string>& not_these = {}) {
  CaseHistory one;
  one.child = child;
  for (const std::string& staff : not_these) one.managers.push_back({staff, std::nullopt, std::nullopt});
  return one;
}

Auditor an_auditor(const std::string& staff, int capacity, int already = 0) {
  Auditor one;
  one.staff = staff;
  one.capacity = capacity;
  one.assigned_already = already;
  return one;
}

std::string text(const AssignmentPlan& plan) {
  std::string all;
  for (const Assignment& one : plan.assigned) all += (all.empty() ? "" : " ") + one.child + "-" + one.auditor;
  return all;
}

TEST(Assignment, MovesOthersToMakeRoom) {
  // C1 would go to A first; but C2 and C3 can be done by A alone or B alone.
  const AssignmentPlan plan = assign({a_case("C1"), a_case("C2", {"B"}), a_case("C3", {"A"})},
                                     {an_auditor("A", 1), an_auditor("B", 2)}, {}, periods);
  EXPECT_EQ(text(plan), "C1-B C2-A C3-B");
  EXPECT_TRUE(plan.unassigned.empty());
}

TEST(Assignment, LoadsAreInProportionToCapacity) {
  std::vector<CaseHistory> cases;
  for (int i = 0; i < 12; ++i) cases.push_back(a_case("C" + std::to_string(10 + i)));
  const AssignmentPlan plan = assign(
      cases, {an_auditor("A", 6), an_auditor("B", 12), an_auditor("C", 6), an_auditor("D", 0)}, {}, periods);
  ASSERT_EQ(plan.loads.size(), 4U);
  EXPECT_EQ(plan.loads[0].load, 3);
  EXPECT_EQ(plan.loads[1].load, 6);
  EXPECT_EQ(plan.loads[2].load, 3);
  EXPECT_EQ(plan.loads[3].load, 0);
  // What an auditor has from other draws counts.
  const AssignmentPlan busy =
      assign({a_case("C1"), a_case("C2")}, {an_auditor("A", 4, 3), an_auditor("B", 4)}, {}, periods);
  EXPECT_EQ(text(busy), "C1-B C2-B");
}

// Edge case 9: no independent auditor in a tiny service.
TEST(AuditEdgeCase09, WhereNobodyIsIndependentItIsSaidWithEachReason) {
  const AssignmentPlan plan =
      assign({a_case("C1", {"A", "B"}), a_case("C2")}, {an_auditor("A", 5), an_auditor("B", 5)}, {}, periods);
  EXPECT_EQ(text(plan), "C2-A");
  ASSERT_EQ(plan.unassigned.size(), 1U);
  EXPECT_TRUE(plan.unassigned[0].nobody_independent);
  EXPECT_EQ(plan.unassigned[0].why,
            "No auditor is independent of the case; ask a neighbouring authority or an external auditor. "
            "A manages or managed the team that held the case in the last 12 months. "
            "B manages or managed the team that held the case in the last 12 months.");
  const AssignmentPlan full = assign({a_case("C1"), a_case("C2")}, {an_auditor("A", 1)}, {}, periods);
  ASSERT_EQ(full.unassigned.size(), 1U);
  EXPECT_FALSE(full.unassigned[0].nobody_independent);
  EXPECT_EQ(assign({a_case("C1")}, {}, {}, periods).unassigned[0].why, "There is no auditor.");
}

TEST(Assignment, AnOverrideIsUsedOnlyWhereItIsNeededAndReported) {
  const Override leave{"C1", "A", "Q", "neighbours cannot before November", on("2020-09-29")};
  const AssignmentPlan needed =
      assign({a_case("C1", {"A", "B"})}, {an_auditor("A", 1), an_auditor("B", 1)}, {leave}, periods);
  ASSERT_EQ(needed.assigned.size(), 1U);
  EXPECT_EQ(needed.assigned[0].auditor, "A");
  EXPECT_EQ(needed.assigned[0].overridden.size(), 1U);
  EXPECT_EQ(needed.assigned[0].override_by, "Q");
  EXPECT_EQ(needed.assigned[0].override_reason, "neighbours cannot before November");
  const AssignmentPlan idle =
      assign({a_case("C1", {"A"})}, {an_auditor("A", 1), an_auditor("B", 1)}, {leave}, periods);
  EXPECT_EQ(text(idle), "C1-B");
  EXPECT_TRUE(idle.assigned[0].overridden.empty());
}

TEST(Assignment, RefusesACaseOrAuditorGivenTwice) {
  EXPECT_THROW(assign({a_case("C"), a_case("C")}, {an_auditor("A", 1)}, {}, periods), base::Error);
  EXPECT_THROW(assign({a_case("C")}, {an_auditor("A", 1), an_auditor("A", 1)}, {}, periods), base::Error);
}

/// The best of every way to assign: how many cases, and then how even (load² of one over the product of all
/// capacities, summed).
struct Best {
  std::size_t assigned = 0;
  std::int64_t uneven = 0;
};

Best best_of(const std::vector<std::vector<bool>>& may, const std::vector<int>& capacities) {
  const auto product = [&](std::size_t left_out) {
    std::int64_t all = 1;
    for (std::size_t i = 0; i < capacities.size(); ++i) all *= i == left_out ? 1 : capacities[i];
    return all;
  };
  Best best;
  bool found = false;
  std::vector<int> loads(capacities.size(), 0);
  const std::function<void(std::size_t, std::size_t)> go = [&](std::size_t at, std::size_t assigned) {
    if (at == may.size()) {
      std::int64_t uneven = 0;
      for (std::size_t i = 0; i < loads.size(); ++i) uneven += std::int64_t{loads[i]} * loads[i] * product(i);
      if (!found || assigned > best.assigned || (assigned == best.assigned && uneven < best.uneven))
        best = {assigned, uneven};
      found = true;
      return;
    }
    go(at + 1, assigned);
    for (std::size_t i = 0; i < loads.size(); ++i) {
      if (!may[at][i] || loads[i] == capacities[i]) continue;
      ++loads[i];
      go(at + 1, assigned + 1);
      --loads[i];
    }
  };
  go(0, 0);
  return best;
}

// Against every possible assignment of small cases: as many as can be, no conflicted pair, within capacity,
// the same in any order; and as even as can be where all have an auditor.
TEST(Assignment, FindsTheBestThereIs) {
  std::mt19937_64 random(9);
  for (int turn = 0; turn < 400; ++turn) {
    const std::size_t count = 1 + random() % 6;
    std::vector<int> capacities;
    std::vector<Auditor> auditors;
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
      capacities.push_back(1 + static_cast<int>(random() % 3));
      auditors.push_back(an_auditor("A" + std::to_string(i), capacities.back()));
    }
    std::vector<CaseHistory> cases;
    std::vector<std::vector<bool>> may;
    for (std::size_t c = 0; c < count; ++c) {
      std::vector<std::string> conflicts;
      may.emplace_back();
      for (std::size_t i = 0; i < auditors.size(); ++i) {
        may.back().push_back(random() % 3 != 0);
        if (!may.back().back()) conflicts.push_back(auditors[i].staff);
      }
      cases.push_back(a_case("C" + std::to_string(c), conflicts));
    }
    const AssignmentPlan plan = assign(cases, auditors, {}, periods);
    const Best best = best_of(may, capacities);
    ASSERT_EQ(plan.assigned.size(), best.assigned) << turn;
    ASSERT_EQ(plan.assigned.size() + plan.unassigned.size(), count);
    std::vector<int> loads(capacities.size(), 0);
    for (const Assignment& one : plan.assigned) {
      const auto c = static_cast<std::size_t>(one.child[1] - '0');
      const auto a = static_cast<std::size_t>(one.auditor[1] - '0');
      ASSERT_TRUE(may[c][a]);
      ASSERT_LE(++loads[a], capacities[a]);
    }
    if (plan.unassigned.empty()) {
      std::int64_t uneven = 0;
      for (std::size_t i = 0; i < loads.size(); ++i) {
        std::int64_t part = std::int64_t{loads[i]} * loads[i];
        for (std::size_t other = 0; other < loads.size(); ++other) part *= other == i ? 1 : capacities[other];
        uneven += part;
      }
      ASSERT_EQ(uneven, best.uneven) << turn;
    }
    std::ranges::shuffle(cases, random);
    std::ranges::shuffle(auditors, random);
    ASSERT_EQ(text(assign(cases, auditors, {}, periods)), text(plan));
  }
}

}  // namespace
}  // namespace windscreen::assure

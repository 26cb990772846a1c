#include "assure/severity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace windscreen::assure {
namespace {

constexpr Grade outstanding = Grade::outstanding;
constexpr Grade good = Grade::good;
constexpr Grade improve = Grade::requires_improvement;
constexpr Grade inadequate = Grade::inadequate;

// Differences of A: 1, 0, 1, 2 (mean 1, squares about it 2); of B: 0, 0, -1, -1 (mean -0.5, squares 1). By
// hand: mean of all 0.25; within (2 + 1) / (8 - 2) = 0.5; between groups 4 (0.75^2 + 0.75^2) / 1 = 4.5, each
// of 4 pairs, so (4.5 - 0.5) / 4 = 1; kept 1 / (1 + 0.5 / 4) = 8/9.
const std::vector<AuditorsPair> worked = {
    {"A", {improve, good}}, {"A", {good, good}}, {"A", {inadequate, improve}}, {"A", {inadequate, good}},
    {"B", {good, good}},    {"B", {good, good}}, {"B", {good, improve}},       {"B", {outstanding, good}}};

TEST(Severity, IsAsWorkedOutByHand) {
  const Severities found = severities(worked);
  EXPECT_DOUBLE_EQ(found.mean, 0.25);
  EXPECT_NEAR(found.within.value(), 0.5, 1e-12);
  EXPECT_NEAR(found.between.value(), 1, 1e-12);
  ASSERT_EQ(found.auditors.size(), 2U);
  const Severity& a = found.auditors[0];
  EXPECT_EQ(a.auditor, "A");
  EXPECT_EQ(a.pairs, 4);
  EXPECT_DOUBLE_EQ(a.mean, 1);
  EXPECT_NEAR(a.shrunk, 0.25 + 8.0 / 9 * 0.75, 1e-12);
  // 1.959964 times the root of 1 (1 - 8/9).
  EXPECT_NEAR(a.interval.value().upper - a.shrunk, 1.959963984540054 / 3, 1e-9);
  EXPECT_NEAR(found.auditors[1].shrunk, 0.25 - 8.0 / 9 * 0.75, 1e-12);
}

TEST(Severity, FewPairsArePulledFurtherThanMany) {
  std::vector<AuditorsPair> pairs = worked;
  pairs.push_back({"C", {inadequate, good}});
  const Severities found = severities(pairs);
  const auto of = [&](const char* name) {
    return *std::find_if(found.auditors.begin(), found.auditors.end(),
                         [&](const Severity& one) { return one.auditor == name; });
  };
  const Severity few = of("C");
  const Severity many = of("A");
  EXPECT_DOUBLE_EQ(few.mean, 2);
  EXPECT_LT((few.shrunk - found.mean) / (few.mean - found.mean),
            (many.shrunk - found.mean) / (many.mean - found.mean));
}

TEST(Severity, WhereCasesDifferMoreThanAuditorsNobodyIsSevere) {
  const Severities found = severities(std::vector<AuditorsPair>{{"A", {inadequate, outstanding}},
                                                                {"A", {outstanding, inadequate}},
                                                                {"B", {inadequate, outstanding}},
                                                                {"B", {outstanding, inadequate}}});
  EXPECT_EQ(found.between, 0);
  for (const Severity& one : found.auditors) {
    EXPECT_DOUBLE_EQ(one.shrunk, 0);
    EXPECT_FALSE(one.interval);
  }
}

TEST(Severity, OfOneAuditorOrNoneNothingIsEstimated) {
  EXPECT_TRUE(severities({}).auditors.empty());
  const Severities one =
      severities(std::vector<AuditorsPair>{{"A", {inadequate, good}}, {"A", {good, good}}});
  EXPECT_FALSE(one.between);
  EXPECT_DOUBLE_EQ(one.auditors.at(0).shrunk, 1);
  EXPECT_FALSE(one.auditors.at(0).interval);
  // Each auditor once: cases and auditors cannot be told apart.
  const Severities once =
      severities(std::vector<AuditorsPair>{{"A", {inadequate, good}}, {"B", {good, good}}});
  EXPECT_FALSE(once.between);
  EXPECT_DOUBLE_EQ(once.auditors.at(0).shrunk, 1);
}

TEST(Severity, WhereNobodyEverDiffersAllIsNothing) {
  const Severities found = severities(
      std::vector<AuditorsPair>{{"A", {good, good}}, {"A", {good, good}}, {"B", {improve, improve}}});
  EXPECT_EQ(found.within, 0);
  EXPECT_EQ(found.between, 0);
  EXPECT_DOUBLE_EQ(found.auditors.at(0).shrunk, 0);
}

}  // namespace
}  // namespace windscreen::assure

#include "validate/findings_summary.h"

#include <gtest/gtest.h>

#include "validate/findings_test.h"

namespace windscreen::validate {
namespace {

TEST(FindingsSummary, CountsBySeverityRuleAndChild) {
  MadeFindings made;
  const auto a = made.row("CINdetails", "A1");
  const auto b = made.row("CINdetails", "B2");
  const auto lower_a = made.row("CINdetails", "a1");
  const auto nobody = made.row("CINdetails", "");
  const auto plan_of_b = made.row("CINplanDates", "B2");
  made.rule("100", Severity::error, "One.");
  made.finding("CINdetails", a);
  made.finding("CINdetails", nobody);
  made.finding("CINplanDates", plan_of_b);
  made.rule("200", Severity::query, "Nothing found.");
  made.rule_not_run("300", "the table Reviews is not there");
  made.rule("400", Severity::query, "Two.");
  made.finding("CINdetails", b);
  made.finding("CINdetails", lower_a);
  made.finding("CINplanDates", plan_of_b);
  made.rule("500", Severity::other, "The return.");
  made.finding_about_the_return();

  const FindingRows rows = made.rows();
  const FindingsSummary summary = summarise(made.result, rows);
  EXPECT_EQ(summary.findings, (SeverityCounts{3, 3, 1}));
  EXPECT_EQ(summary.rules_with_findings, (SeverityCounts{1, 1, 1}));
  // A1 and B2 have an error, B2 and a1 a query.
  EXPECT_EQ(summary.children_with_findings, (SeverityCounts{2, 2, 0}));
  EXPECT_EQ(summary.without_child, 2U);
  EXPECT_EQ(summary.rules_not_run, 1U);

  ASSERT_EQ(summary.rules.size(), 3U);
  EXPECT_EQ(summary.rules[0].rule, 0U);
  EXPECT_EQ(summary.rules[0].findings, 3U);
  EXPECT_EQ(summary.rules[0].children, 2U);
  EXPECT_EQ(summary.rules[1].rule, 3U);
  EXPECT_EQ(summary.rules[1].findings, 3U);
  EXPECT_EQ(summary.rules[1].children, 2U);
  EXPECT_EQ(summary.rules[2].rule, 4U);
  EXPECT_EQ(summary.rules[2].children, 0U);

  // B2 has three findings; A1 and a1 have one each, and A1's is an error.
  ASSERT_EQ(summary.children.size(), 3U);
  EXPECT_EQ(summary.children[0].child, "B2");
  EXPECT_EQ(summary.children[0].findings, (SeverityCounts{1, 2, 0}));
  EXPECT_EQ(summary.children[0].rules, (std::vector<std::uint16_t>{0, 3}));
  EXPECT_EQ(summary.children[1].child, "A1");
  EXPECT_EQ(summary.children[1].findings, (SeverityCounts{1, 0, 0}));
  EXPECT_EQ(summary.children[2].child, "a1");
  EXPECT_EQ(summary.child_of, (std::vector<std::uint32_t>{1, FindingsSummary::no_child, 0, 0, 2, 0,
                                                          FindingsSummary::no_child}));
}

TEST(FindingsSummary, ChildrenWithAsManyFindingsStandByIdentifier) {
  MadeFindings made;
  made.rule("100", Severity::error, "One.");
  for (const char* child : {"C", "A", "B"}) made.finding("CINdetails", made.row("CINdetails", child));
  const FindingRows rows = made.rows();
  const FindingsSummary summary = summarise(made.result, rows);
  ASSERT_EQ(summary.children.size(), 3U);
  EXPECT_EQ(summary.children[0].child, "A");
  EXPECT_EQ(summary.children[1].child, "B");
  EXPECT_EQ(summary.children[2].child, "C");
  EXPECT_EQ(summary.child_of, (std::vector<std::uint32_t>{2, 0, 1}));
}

TEST(FindingsSummary, OfNothingIsNothing) {
  const MadeFindings made;
  const FindingRows rows = made.rows();
  const FindingsSummary summary = summarise(made.result, rows);
  EXPECT_EQ(summary.findings.all(), 0U);
  EXPECT_TRUE(summary.rules.empty());
  EXPECT_TRUE(summary.children.empty());
}

}  // namespace
}  // namespace windscreen::validate

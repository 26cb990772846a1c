#include "assure/compliance_quality.h"

#include <gtest/gtest.h>

#include <vector>

namespace windscreen::assure {
namespace {

std::vector<TimedGrade> of(std::optional<bool> on_time, int good, int inadequate) {
  std::vector<TimedGrade> audits(static_cast<std::size_t>(good), {Grade::good, on_time});
  audits.insert(audits.end(), static_cast<std::size_t>(inadequate), {Grade::inadequate, on_time});
  return audits;
}

// The example of Newcombe 1998, table II (a): 56 of 70 against 48 of 80 gives 0.20 (0.0524 to 0.3339).
TEST(ComplianceQuality, ComparesThoseOnTimeWithThoseLate) {
  std::vector<TimedGrade> audits = of(true, 56, 14);
  for (const TimedGrade& one : of(false, 48, 32)) audits.push_back(one);
  for (const TimedGrade& one : of(std::nullopt, 1, 2)) audits.push_back(one);
  const ComplianceQuality grid = compliance_quality(audits);
  EXPECT_EQ(grid.on_time.all, 70);
  EXPECT_EQ(grid.on_time.grades[1], 56);
  EXPECT_EQ(grid.late.grades[3], 32);
  EXPECT_EQ(grid.not_counted, 3);
  EXPECT_NEAR(grid.difference.value_or(0), 0.20, 1e-12);
  EXPECT_NEAR(grid.difference_interval.lower, 0.0524, 0.00005);
  EXPECT_NEAR(grid.difference_interval.upper, 0.3339, 0.00005);
  EXPECT_TRUE(grid.beyond_chance());
  EXPECT_EQ(
      words_of(grid),
      "Of 70 audits where it was on time 56 were good or better (80%), of 80 where it was late 48 (60%): "
      "more of a difference than chance would give.");
}

TEST(ComplianceQuality, NeedsBothSides) {
  const auto audits = of(true, 5, 0);
  const ComplianceQuality grid = compliance_quality(audits);
  EXPECT_EQ(grid.difference, std::nullopt);
  EXPECT_FALSE(grid.beyond_chance());
  EXPECT_EQ(words_of(grid), "On time and late cannot be compared: one of the two has no audits.");
  EXPECT_EQ(compliance_quality({}).on_time.all, 0);
}

}  // namespace
}  // namespace windscreen::assure

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

// Wilson of 9 of 40: 12.3% to 37.5%; of 5 of 10: 23.7% to 76.3%.
TEST(ComplianceQuality, SaysWhatOnTimeLeavesOut) {
  std::vector<TimedGrade> audits = of(true, 31, 9);
  for (const TimedGrade& one : of(false, 5, 5)) audits.push_back(one);
  ComplianceQuality grid = compliance_quality(audits);
  EXPECT_EQ(grid.on_time.inadequate, 9);
  EXPECT_NEAR(grid.on_time.inadequate_interval.lower, 0.1232, 0.0005);
  EXPECT_NEAR(grid.on_time.inadequate_interval.upper, 0.3750, 0.0005);
  EXPECT_NEAR(grid.inadequate_difference.value_or(0), -0.275, 1e-12);
  // Every audit here is good or inadequate, so one difference mirrors the other.
  EXPECT_NEAR(grid.inadequate_difference_interval.lower, -grid.difference_interval.upper, 1e-12);
  EXPECT_EQ(
      inadequate_words(grid),
      "Of the 40 that were on time 9 were inadequate (23%, 95% interval 12% to 38%), of the 10 that were "
      "late 5 were inadequate (50%, 95% interval 24% to 76%): not distinguishable from no difference.");
  grid = compliance_quality(of(false, 0, 1));
  EXPECT_EQ(inadequate_words(grid),
            "None was on time, of the 1 that was late 1 was inadequate (100%, 95% interval 21% to 100%): the "
            "two cannot be compared.");
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

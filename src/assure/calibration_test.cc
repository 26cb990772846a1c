#include "assure/calibration.h"

#include <gtest/gtest.h>

namespace windscreen::assure {
namespace {

constexpr Grade good = Grade::good;
constexpr Grade improve = Grade::requires_improvement;
constexpr Grade inadequate = Grade::inadequate;

// Case A: good, good, requires improvement; case B: inadequate three times. By hand, with linear weights:
// pairs of A that are the same 1 of 3, of B 3 of 3; exact (1/3 + 1) / 2 = 2/3, within one 1. Weighted: A has
// (1 + 2/3 + 2/3) / 3 = 7/9, so agreement (7/9 + 1) / 2 = 8/9. Shares: good 1/3, requires improvement 1/6,
// inadequate 1/2. Kappa's chance: 1/9 + 1/36 + 1/4 + 2 (2/3 1/18 + 1/3 1/6 + 2/3 1/12) = 14/36 + 8/27 =
// 37/54, so (48/54 - 37/54) / (17/54) = 11/17. AC2's: weights sum to 4 + 6 2/3 + 4 1/3 + 0 = 28/3; of 12 that
// is 7/9; shares times their rest 2/9 + 5/36 + 1/4 = 11/18, so 77/162 and (144 - 77) / (162 - 77) = 67/85.
const std::vector<GivenGrade> worked = {{"A", "x", good},       {"A", "y", good},
                                        {"A", "z", improve},    {"B", "x", inadequate},
                                        {"B", "y", inadequate}, {"B", "z", inadequate}};

TEST(Calibration, IsAsWorkedOutByHand) {
  const Calibration found = calibration(worked);
  EXPECT_EQ(found.auditors, 3);
  EXPECT_NEAR(found.exact.value().value, 2.0 / 3, 1e-12);
  EXPECT_NEAR(found.within_one.value().value, 1, 1e-12);
  EXPECT_NEAR(found.kappa.value().value, 11.0 / 17, 1e-12);
  EXPECT_NEAR(found.ac2.value().value, 67.0 / 85, 1e-12);
}

// Without x or y exact is (0 + 1) / 2, without z it is 1: mean 2/3, squares about it 1/6, and the jackknife's
// variance 2/3 of that, so a third: 2/3 -+ 1.96 / 3, cut off at 1.
TEST(Calibration, TheIntervalLeavesOutOneAuditorAtATime) {
  const auto interval = calibration(worked).exact.value().interval;
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->lower, 2.0 / 3 - 1.959963984540054 / 3, 1e-9);
  EXPECT_DOUBLE_EQ(interval->upper, 1);
  EXPECT_FALSE(calibration(worked).within_one.value().interval);
}

TEST(Calibration, EachCaseShowsHowItSpread) {
  const Calibration found = calibration(worked);
  ASSERT_EQ(found.cases.size(), 2U);
  EXPECT_EQ(found.cases[0].case_label, "A");
  EXPECT_EQ(found.cases[0].counts, (std::array<std::int64_t, 4>{0, 2, 1, 0}));
  EXPECT_EQ(found.cases[0].grades(), 3);
  EXPECT_EQ(found.cases[0].range(), 1);
  EXPECT_EQ(found.cases[1].range(), 0);
}

TEST(Calibration, NothingToCompareIsNothing) {
  EXPECT_FALSE(calibration({}).exact);
  EXPECT_TRUE(calibration({}).cases.empty());
  const Calibration one = calibration(std::vector<GivenGrade>{{"A", "x", good}});
  EXPECT_FALSE(one.exact || one.kappa || one.ac2);
  EXPECT_EQ(one.cases.size(), 1U);
  // Two auditors make a value without an interval, and all alike no kappa.
  const Calibration two = calibration(std::vector<GivenGrade>{{"A", "x", good}, {"A", "y", good}});
  EXPECT_DOUBLE_EQ(two.exact.value().value, 1);
  EXPECT_FALSE(two.exact.value().interval);
  EXPECT_FALSE(two.kappa);
  EXPECT_DOUBLE_EQ(two.ac2.value().value, 1);
}

}  // namespace
}  // namespace windscreen::assure

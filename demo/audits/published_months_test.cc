#include "demo/audits/published_months.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace windscreen::demo {
namespace {

struct Sum {
  int audits = 0;
  int good = 0;
  int inadequate = 0;
  int percent(int of) const { return static_cast<int>(std::lround(100.0 * of / audits)); }
};

Sum sum_of(base::Date from, base::Date to) {
  Sum sum;
  for (const PublishedMonth& one : published_months()) {
    if (one.month < from || one.month > to) continue;
    sum.audits += one.audits;
    sum.good += one.good;
    sum.inadequate += one.inadequate;
  }
  return sum;
}

using base::make_date;

TEST(PublishedMonthsTest, HaveTheTotalThatSurreyPublished) {
  EXPECT_EQ(sum_of(make_date(2018, 11, 1), make_date(2020, 6, 1)).audits, 1088);
  EXPECT_EQ(published_months().front().month, make_date(2018, 11, 1));
  EXPECT_EQ(published_months().back().month, make_date(2020, 10, 1));
  EXPECT_EQ(published_months().size(), 24U);
}

TEST(PublishedMonthsTest, HaveThePublishedPercentages) {
  const Sum first = sum_of(make_date(2018, 11, 1), make_date(2019, 1, 1));
  EXPECT_EQ(first.percent(first.good), 7);
  EXPECT_EQ(first.percent(first.inadequate), 22);
  const Sum latest = sum_of(make_date(2020, 4, 1), make_date(2020, 6, 1));
  EXPECT_EQ(latest.percent(latest.good), 26);
  EXPECT_EQ(latest.percent(latest.inadequate), 18);
  const Sum after = sum_of(make_date(2020, 7, 1), make_date(2020, 9, 1));
  EXPECT_EQ(after.percent(after.good), 20);
  EXPECT_EQ(after.percent(after.inadequate), 15);
}

TEST(PublishedMonthsTest, GiveAGradeToEachAudit) {
  for (const PublishedMonth& one : published_months()) {
    const auto grades = one.grades();
    EXPECT_EQ(grades.size(), static_cast<std::size_t>(one.audits));
    EXPECT_EQ(std::ranges::count(grades, assure::Grade::inadequate), one.inadequate);
    EXPECT_GT(std::ranges::count(grades, assure::Grade::requires_improvement), one.audits / 2);
    EXPECT_TRUE(std::ranges::is_sorted(grades));
  }
}

}  // namespace
}  // namespace windscreen::demo

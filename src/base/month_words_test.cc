#include "base/month_words.h"

#include <gtest/gtest.h>

namespace windscreen::base {
namespace {

TEST(MonthWords, SaysTheMonthOfADay) {
  EXPECT_EQ(month_words(make_date(2020, 2, 29)), "February 2020");
  EXPECT_EQ(month_words(make_date(2020, 12, 1)), "December 2020");
}

}  // namespace
}  // namespace windscreen::base

#include <gtest/gtest.h>

#include "measure/number_words.h"
#include "measure/period_words.h"

namespace windscreen::measure {
namespace {

TEST(NumberWords, RoundHalfUpOnTheDigitsThatPrint) {
  EXPECT_EQ(number_words(26.05, 1), "26.1");
  EXPECT_EQ(number_words(0.5, 0), "1");
  EXPECT_EQ(number_words(2.5, 0), "3");
  EXPECT_EQ(number_words(-2.5, 0), "-3");
  EXPECT_EQ(number_words(99.95, 1), "100.0");
  EXPECT_EQ(number_words(999.5, 0), "1,000");
  EXPECT_EQ(number_words(-0.04, 1), "0.0");
  EXPECT_EQ(number_words(0, 2), "0.00");
  EXPECT_EQ(number_words(1e-12, 1), "0.0");
}

TEST(NumberWords, ThousandsHaveCommas) {
  EXPECT_EQ(number_words(1106, 0), "1,106");
  EXPECT_EQ(number_words(40000000, 0), "40,000,000");
  EXPECT_EQ(number_words(123456.789, 2), "123,456.79");
  EXPECT_EQ(number_words(100, 0), "100");
}

TEST(NumberWords, CountsAndPercentages) {
  EXPECT_EQ(count_words(1106), "1,106");
  EXPECT_EQ(count_words(12.6), "12.6");
  EXPECT_EQ(count_words(12.02), "12");
  EXPECT_EQ(percent_words(100.0 * 289 / 1106), "26.1%");
}

Period between(int year, unsigned month, unsigned day, int to_year, unsigned to_month, unsigned to_day) {
  return {base::make_date(year, month, day), base::make_date(to_year, to_month, to_day)};
}

TEST(PeriodWords, AsThePagesWriteThem) {
  EXPECT_EQ(period_phrase(between(2020, 9, 1, 2020, 9, 30), false), "in September 2020");
  EXPECT_EQ(period_phrase(between(2020, 2, 1, 2020, 2, 29), false), "in February 2020");
  EXPECT_EQ(period_phrase(between(2020, 2, 1, 2020, 2, 28), false),
            "from 1 February 2020 to 28 February 2020");
  EXPECT_EQ(period_phrase(between(2020, 7, 1, 2020, 9, 30), false), "in July to September 2020");
  EXPECT_EQ(period_phrase(between(2019, 10, 1, 2020, 9, 30), false), "in the 12 months to 30 September 2020");
  EXPECT_EQ(period_phrase(between(2019, 3, 1, 2020, 2, 29), false), "in the 12 months to 29 February 2020");
  EXPECT_EQ(period_phrase(between(2019, 4, 1, 2020, 1, 31), false), "from 1 April 2019 to 31 January 2020");
  EXPECT_EQ(period_phrase(between(2020, 9, 30, 2020, 9, 30), true), "at 30 September 2020");
}

}  // namespace
}  // namespace windscreen::measure

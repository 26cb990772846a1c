#include "base/date.h"

#include <gtest/gtest.h>

namespace windscreen::base {
namespace {

const Date year_end = make_date(2024, 3, 31);

TEST(ParseDate, ReadsTheFormsThatAuthoritiesUse) {
  for (const char* text : {"31/03/2024", "2024-03-31", "31-Mar-24", "31-Mar-2024", "31 March 2024",
                           "31.03.2024", "31-03-2024", "2024/03/31", "20240331", " 31/03/2024 ", "31/3/24",
                           "31/03/2024 00:00:00", "2024-03-31T14:05:09Z", "31/03/2024 9:30"}) {
    EXPECT_EQ(parse_date(text), year_end) << text;
  }
}

TEST(ParseDate, NeverReadsTheMonthFirst) {
  EXPECT_EQ(parse_date("03/31/2024"), std::nullopt);
  EXPECT_EQ(parse_date("04/03/2024"), make_date(2024, 3, 4));
}

TEST(ParseDate, RefusesWhatIsNotADate) {
  for (const char* text :
       {"", " ", "31/02/2024", "29/02/2023", "32/01/2024", "0/1/2024", "31/03", "31/03-2024", "unknown",
        "45382", "31-Xyz-24", "31/03/2024 25:00", "31/03/2024x", "2024-13-01", "1/1/1", "31/03/20244"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(ParseDate, ReadsSpreadsheetSerialsInBothSystems) {
  EXPECT_EQ(parse_date("45382", DateSystem::from_1900), year_end);
  EXPECT_EQ(parse_date("43920", DateSystem::from_1904), year_end);
  EXPECT_EQ(parse_date("45382.75", DateSystem::from_1900), year_end);
  EXPECT_EQ(from_serial(59, DateSystem::from_1900), make_date(1900, 2, 28));
  EXPECT_EQ(from_serial(60, DateSystem::from_1900), std::nullopt);
  EXPECT_EQ(from_serial(61, DateSystem::from_1900), make_date(1900, 3, 1));
  EXPECT_EQ(from_serial(0, DateSystem::from_1904), make_date(1904, 1, 1));
  EXPECT_EQ(from_serial(-1, DateSystem::from_1900), std::nullopt);
  EXPECT_EQ(from_serial(2e6, DateSystem::from_1900), std::nullopt);
}

TEST(ParseDate, TwoDigitYearsTurnAt2049) {
  EXPECT_EQ(parse_date("01/01/49"), make_date(2049, 1, 1));
  EXPECT_EQ(parse_date("01/01/50"), make_date(1950, 1, 1));
}

TEST(AddMonths, IsCutToTheMonthsEnd) {
  EXPECT_EQ(add_months(make_date(2020, 2, 29), -12), make_date(2019, 2, 28));
  EXPECT_EQ(add_months(make_date(2020, 1, 31), 1), make_date(2020, 2, 29));
  EXPECT_EQ(add_months(make_date(2020, 9, 30), -12), make_date(2019, 9, 30));
}

TEST(MonthsBetween, CountsCompletedMonths) {
  EXPECT_EQ(months_between(make_date(2020, 1, 31), make_date(2020, 2, 29)), 1);
  EXPECT_EQ(months_between(make_date(2020, 1, 15), make_date(2020, 2, 14)), 0);
  EXPECT_EQ(months_between(make_date(2018, 9, 30), make_date(2020, 9, 30)), 24);
  EXPECT_EQ(months_between(make_date(2020, 3, 15), make_date(2020, 1, 15)), -2);
  EXPECT_EQ(months_between(make_date(2020, 3, 15), make_date(2020, 1, 16)), -1);
}

TEST(Age, BornOnALeapDayTurnsOnTheFirstOfMarch) {
  const Date born = make_date(2004, 2, 29);
  EXPECT_EQ(age(born, make_date(2022, 2, 28)), 17);
  EXPECT_EQ(age(born, make_date(2022, 3, 1)), 18);
  EXPECT_EQ(age(born, make_date(2024, 2, 29)), 20);
  EXPECT_EQ(birthday(born, 18), make_date(2022, 3, 1));
}

TEST(Age, IsEmptyBeforeBirthAndZeroOnTheDay) {
  const Date born = make_date(2020, 9, 30);
  EXPECT_EQ(age(born, make_date(2020, 9, 29)), std::nullopt);
  EXPECT_EQ(age(born, born), 0);
  EXPECT_EQ(age(born, make_date(2038, 9, 29)), 17);
  EXPECT_EQ(age(born, make_date(2038, 9, 30)), 18);
}

TEST(FormatDate, WritesBothForms) {
  EXPECT_EQ(format_iso(make_date(2020, 9, 3)), "2020-09-03");
  EXPECT_EQ(format_long(make_date(2020, 9, 3)), "3 September 2020");
  EXPECT_EQ(parse_iso("2020-9-3"), std::nullopt);
}

TEST(Month, StartsOnItsFirstDayAndEndsOnItsLast) {
  EXPECT_EQ(month_start(make_date(2020, 2, 29)), make_date(2020, 2, 1));
  EXPECT_EQ(month_start(make_date(2020, 2, 1)), make_date(2020, 2, 1));
  EXPECT_EQ(month_start(make_date(2020, 12, 31)), make_date(2020, 12, 1));
  EXPECT_EQ(month_end(make_date(2020, 2, 1)), make_date(2020, 2, 29));
  EXPECT_EQ(month_end(make_date(2019, 2, 28)), make_date(2019, 2, 28));
}

}  // namespace
}  // namespace windscreen::base

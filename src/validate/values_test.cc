#include "validate/values.h"

#include <gtest/gtest.h>

namespace windscreen::validate {
namespace {

constexpr Day blank_day;
constexpr Day wrong_day = Day::wrong_entry();
constexpr Day partly_known_day = Day::partly_unknown_entry();

TEST(Day, IsCountedFrom1970) {
  EXPECT_EQ(Day::on(1970, 1, 1).number(), 0);
  EXPECT_EQ(Day::on(1969, 12, 31).number(), -1);
  EXPECT_EQ(Day::on(2000, 2, 29).number(), 11016);
  EXPECT_EQ(Day::on(2000, 3, 1).number(), 11017);
  EXPECT_EQ(Day::on(2026, 3, 31).number(), 20543);
  EXPECT_EQ(Day::of(20543), Day::on(2026, 3, 31));
  EXPECT_EQ(Day::on(1900, 3, 1).number() - Day::on(1900, 2, 28).number(), 1);
}

TEST(Day, SaysWhatTheCellHolds) {
  EXPECT_TRUE(blank_day.blank() && !blank_day.given() && !blank_day.known() && !blank_day.wrong());
  EXPECT_TRUE(wrong_day.wrong() && wrong_day.given() && !wrong_day.known() && !wrong_day.blank());
  EXPECT_FALSE(wrong_day.partly_unknown());
  EXPECT_TRUE(partly_known_day.partly_unknown() && partly_known_day.wrong() && partly_known_day.given());
  EXPECT_FALSE(partly_known_day.known());
  const Day day = Day::on(2026, 3, 31);
  EXPECT_TRUE(day.known() && day.given() && !day.blank() && !day.wrong());
  EXPECT_TRUE(Day::on(1800, 1, 1).known());
}

TEST(Day, NotKnownComparesAsNothing) {
  const Day day = Day::on(2026, 3, 31);
  for (const Day unknown : {blank_day, wrong_day, partly_known_day}) {
    for (const Day other : {day, blank_day, wrong_day, partly_known_day}) {
      EXPECT_FALSE(unknown < other || unknown <= other || unknown > other || unknown >= other);
      EXPECT_FALSE(other < unknown || other <= unknown || other > unknown || other >= unknown);
      EXPECT_FALSE(unknown == other || other == unknown);
      EXPECT_TRUE(unknown != other && other != unknown);
    }
  }
}

TEST(Day, KnownComparesByTheCalendar) {
  const Day before = Day::on(2025, 12, 31);
  const Day day = Day::on(2026, 1, 1);
  EXPECT_TRUE(before < day && before <= day && day > before && day >= before && day != before);
  EXPECT_FALSE(day < before || day <= before || before > day || before >= day || day == before);
  EXPECT_TRUE(day == day && day <= day && day >= day);
  EXPECT_FALSE(day < day || day > day || day != day);
}

TEST(Day, KnowsItsParts) {
  const Day leap = Day::on(2024, 2, 29);
  EXPECT_EQ(leap.year(), 2024);
  EXPECT_EQ(leap.month(), 2);
  EXPECT_EQ(leap.day_of_month(), 29);
  EXPECT_EQ(leap.iso(), "2024-02-29");
  EXPECT_EQ(Day::on(1800, 1, 9).iso(), "1800-01-09");
  for (const Day unknown : {blank_day, wrong_day, partly_known_day}) {
    EXPECT_EQ(unknown.year() + unknown.month() + unknown.day_of_month(), 0);
    EXPECT_EQ(unknown.iso(), "");
  }
}

TEST(Day, PlusDaysAndMonths) {
  EXPECT_EQ(Day::on(2024, 2, 28).plus_days(1), Day::on(2024, 2, 29));
  EXPECT_EQ(Day::on(2023, 2, 28).plus_days(1), Day::on(2023, 3, 1));
  EXPECT_EQ(Day::on(2024, 3, 1).plus_days(-1), Day::on(2024, 2, 29));
  EXPECT_TRUE(blank_day.plus_days(1).blank());
  EXPECT_TRUE(wrong_day.plus_days(1).blank());

  EXPECT_EQ(Day::on(2023, 8, 31).plus_months(6), Day::on(2024, 2, 29));
  EXPECT_EQ(Day::on(2022, 8, 31).plus_months(6), Day::on(2023, 2, 28));
  EXPECT_EQ(Day::on(2025, 12, 15).plus_months(1), Day::on(2026, 1, 15));
  EXPECT_EQ(Day::on(2026, 1, 31).plus_months(-2), Day::on(2025, 11, 30));
  EXPECT_EQ(Day::on(2026, 3, 31).plus_months(-15), Day::on(2024, 12, 31));
  EXPECT_EQ(Day::on(2026, 3, 31).plus_months(0), Day::on(2026, 3, 31));
  EXPECT_FALSE(partly_known_day.plus_months(1).known());

  EXPECT_EQ(Day::on(2024, 2, 29).plus_years(1), Day::on(2025, 2, 28));
  EXPECT_EQ(Day::on(2024, 2, 29).plus_years(4), Day::on(2028, 2, 29));
  EXPECT_EQ(Day::on(2025, 4, 1).plus_years(-1), Day::on(2024, 4, 1));
}

TEST(Day, BirthdaysOfThe29thOfFebruary) {
  const Day born = Day::on(2008, 2, 29);
  EXPECT_EQ(born.birthday(17), Day::on(2025, 3, 1));
  EXPECT_EQ(born.birthday(16), Day::on(2024, 2, 29));
  EXPECT_EQ(Day::on(2000, 2, 29).birthday(100), Day::on(2100, 3, 1));
  EXPECT_EQ(Day::on(2008, 2, 28).birthday(17), Day::on(2025, 2, 28));
  EXPECT_EQ(Day::on(2008, 12, 31).birthday(18), Day::on(2026, 12, 31));
  EXPECT_FALSE(blank_day.birthday(18).known());
}

TEST(Day, AgesInCompletedYears) {
  const Day born = Day::on(2008, 2, 29);
  EXPECT_EQ(age(born, Day::on(2026, 2, 28)), 17);
  EXPECT_EQ(age(born, Day::on(2026, 3, 1)), 18);
  EXPECT_EQ(age(born, Day::on(2028, 2, 28)), 19);
  EXPECT_EQ(age(born, Day::on(2028, 2, 29)), 20);
  EXPECT_EQ(age(born, born), 0);
  EXPECT_EQ(age(born, Day::on(2008, 2, 28)), std::nullopt);
  EXPECT_EQ(age(blank_day, born), std::nullopt);
  EXPECT_EQ(age(born, wrong_day), std::nullopt);
  EXPECT_EQ(age(Day::on(2010, 6, 2), Day::on(2026, 6, 1)), 15);
  EXPECT_EQ(age(Day::on(2010, 6, 2), Day::on(2026, 6, 2)), 16);
}

TEST(Day, DaysBetween) {
  EXPECT_EQ(days_between(Day::on(2024, 2, 28), Day::on(2024, 3, 1)), 2);
  EXPECT_EQ(days_between(Day::on(2024, 3, 1), Day::on(2024, 2, 28)), -2);
  EXPECT_EQ(days_between(Day::on(2024, 3, 1), Day::on(2024, 3, 1)), 0);
  EXPECT_EQ(days_between(blank_day, Day::on(2024, 3, 1)), std::nullopt);
  EXPECT_EQ(days_between(Day::on(2024, 3, 1), partly_known_day), std::nullopt);
}

TEST(ReadDay, Slashes) {
  const auto read = [](std::string_view text) { return read_day(text, DayForm::slashes); };
  EXPECT_EQ(read("31/03/2026"), Day::on(2026, 3, 31));
  EXPECT_EQ(read("1/4/2025"), Day::on(2025, 4, 1));
  EXPECT_EQ(read("1/04/2025"), Day::on(2025, 4, 1));
  EXPECT_EQ(read("29/02/2024"), Day::on(2024, 2, 29));
  EXPECT_EQ(read("29/02/2000"), Day::on(2000, 2, 29));
  EXPECT_EQ(read("01/01/1800"), Day::on(1800, 1, 1));
  EXPECT_EQ(read("31/12/2199"), Day::on(2199, 12, 31));
  EXPECT_TRUE(read("").blank());
  for (const char* text : {"29/02/2023",  "29/02/1900",  "31/04/2025",  "32/01/2025",
                           "00/01/2025",  "01/13/2025",  "01/00/2025",  "31/12/1799",
                           "01/01/2200",  "01/04/25",    "01/04/202",   "01/04/20255",
                           "001/04/2025", "01/004/2025", "/04/2025",    "01//2025",
                           "01/04/",      "01/04",       "1",           "01-04-2025",
                           "2025-04-01",  " 01/04/2025", "01/04/2025 ", "01/04/2025 00:00",
                           "-1/04/2025",  "aa/bb/cccc",  "0x/04/2025",  "Z"}) {
    EXPECT_TRUE(read(text).wrong()) << text;
    EXPECT_FALSE(read(text).partly_unknown()) << text;
  }
}

TEST(ReadDay, PartsThatAreNotKnown) {
  const auto partly = [](std::string_view text) { return read_day(text, DayForm::slashes).partly_unknown(); };
  for (const char* text : {"ZZ/05/2021", "zz/05/2021", "31/ZZ/2021", "ZZ/ZZ/2021", "29/02/ZZZZ", "ZZ/zz/ZZZZ",
                           "31/zZ/ZZZZ", "ZZ/12/2199", "ZZ/01/1800"}) {
    EXPECT_TRUE(partly(text)) << text;
    EXPECT_TRUE(read_day(text, DayForm::slashes).wrong()) << text;
  }
  // What is known of them is part of no day.
  for (const char* text : {"30/02/ZZZZ", "31/04/ZZZZ", "32/ZZ/2021", "ZZ/13/2021", "ZZ/00/2021", "00/ZZ/2021",
                           "ZZ/05/1799", "ZZ/05/2200", "ZZ/05/0021", "Z1/05/2021", "Z/05/2021", "ZZ-05-2021",
                           "ZZ/05/21", "ZZ/05/202Z", "ZZZZZZZZZZ", "+1/ZZ/2021"}) {
    EXPECT_FALSE(partly(text)) << text;
    EXPECT_TRUE(read_day(text, DayForm::slashes).wrong()) << text;
  }
}

TEST(ReadDay, Iso) {
  const auto read = [](std::string_view text) { return read_day(text, DayForm::iso); };
  EXPECT_EQ(read("2026-03-31"), Day::on(2026, 3, 31));
  EXPECT_EQ(read("2026-03-31T09:30:00"), Day::on(2026, 3, 31));
  EXPECT_EQ(read("2026-03-31 09:30"), Day::on(2026, 3, 31));
  EXPECT_EQ(read("2024-02-29"), Day::on(2024, 2, 29));
  EXPECT_TRUE(read("").blank());
  for (const char* text : {"2023-02-29", "26-03-31", "02026-03-31", "2026/03/31", "31/03/2026", "2026-03",
                           "2026-03-", "2026--31", "2026-03-311", "2026-03-31x", "2026-13-01", "2026-00-01",
                           "1799-12-31", "2200-01-01", "20260331", " 2026-03-31", "-2026-03-31", "none"}) {
    EXPECT_TRUE(read(text).wrong()) << text;
  }
}

TEST(ReadDay, DashesAndEither) {
  EXPECT_EQ(read_day("31-03-2026", DayForm::dashes), Day::on(2026, 3, 31));
  EXPECT_TRUE(read_day("31/03/2026", DayForm::dashes).wrong());
  EXPECT_TRUE(read_day("2026-03-31", DayForm::dashes).wrong());
  for (const char* text : {"31/03/2026", "31-03-2026", "2026-03-31", "2026-03-31T00:00:00"})
    EXPECT_EQ(read_day(text, DayForm::either), Day::on(2026, 3, 31)) << text;
  EXPECT_EQ(read_day("1/4/2025", DayForm::either), Day::on(2025, 4, 1));
  EXPECT_EQ(read_day("1-4-2025", DayForm::either), Day::on(2025, 4, 1));
  EXPECT_TRUE(read_day("ZZ/04/2025", DayForm::either).partly_unknown());
  EXPECT_TRUE(read_day("", DayForm::either).blank());
  for (const char* text : {"31/03-2026", "31-03/2026", "2026/03/31", "31.03.2026", "46112", "/", "-"})
    EXPECT_TRUE(read_day(text, DayForm::either).wrong()) << text;
}

TEST(Code, PacksUpToEightCharacters) {
  constexpr Code eight("ABCDEFGH");
  EXPECT_EQ(Code(std::string_view("ABCDEFGH")), eight);
  EXPECT_EQ(eight.text(), "ABCDEFGH");
  EXPECT_EQ(Code("X1").text(), "X1");
  EXPECT_NE(Code("X1"), Code("1X"));
  EXPECT_NE(Code("X1"), Code("X"));
  EXPECT_NE(Code("E11"), Code("e11"));
  EXPECT_TRUE(Code().blank() && !Code().given());
  EXPECT_TRUE(Code(std::string_view()).blank());
  EXPECT_TRUE(Code("0").given() && !Code("0").blank());
  // "é" as UTF-8.
  EXPECT_EQ(Code(std::string_view("\xC3\xA9")).text(), "\xC3\xA9");
}

TEST(Code, LongTextsAreEqualToThemselvesAlone) {
  const Code nine(std::string_view("ABCDEFGHI"));
  EXPECT_EQ(nine, Code(std::string_view("ABCDEFGHI")));
  EXPECT_NE(nine, Code(std::string_view("ABCDEFGHJ")));
  EXPECT_NE(nine, Code("ABCDEFGH"));
  EXPECT_TRUE(nine.given());
  EXPECT_EQ(nine.text(), "(more than eight characters)");
  EXPECT_FALSE(nine.starts("A"));
  EXPECT_FALSE(nine.starts(""));
  EXPECT_FALSE(nine.any("ABCDEFGH", ""));
  EXPECT_EQ(Code(std::string_view("123456789")).number(), std::nullopt);
}

TEST(Code, AnyInAndStarts) {
  EXPECT_TRUE(Code("E1").any("D1", "E1"));
  EXPECT_FALSE(Code("E1").any("D1", "E", "E11"));
  EXPECT_FALSE(Code().any("D1"));
  EXPECT_FALSE(Code("E1").any(""));
  EXPECT_TRUE(Code().any(""));

  constexpr std::array<Code, 2> list{"V3", "V4"};
  EXPECT_TRUE(Code("V4").in(list));
  EXPECT_FALSE(Code("V2").in(list));
  EXPECT_FALSE(Code().in(list));

  EXPECT_TRUE(Code("V3").starts("V"));
  EXPECT_TRUE(Code("V3").starts("V3"));
  EXPECT_FALSE(Code("V").starts("V3"));
  EXPECT_FALSE(Code("3V").starts("V"));
  EXPECT_FALSE(Code().starts("V"));
  EXPECT_TRUE(Code("ABCDEFGH").starts("ABCDEFG"));
  EXPECT_TRUE(Code("ABCDEFGH").starts("ABCDEFGH"));
  EXPECT_FALSE(Code("ABCDEFGX").starts("ABCDEFGH"));
}

TEST(Code, Numbers) {
  EXPECT_EQ(Code("7").number(), 7);
  EXPECT_EQ(Code("012").number(), 12);
  EXPECT_EQ(Code("12.0").number(), 12);
  EXPECT_EQ(Code("-1").number(), -1);
  EXPECT_EQ(Code("99999999").number(), 99999999);
  for (const Code code : {Code(), Code("1a"), Code("a1"), Code("1.5"), Code("+1"), Code("1 "), Code(".0")})
    EXPECT_EQ(code.number(), std::nullopt) << code.text();
}

TEST(Code, WholeNumbersOfLongerTexts) {
  EXPECT_EQ(whole_number("2147483647"), 2147483647);
  EXPECT_EQ(whole_number("2147483648"), std::nullopt);
  EXPECT_EQ(whole_number("40.0"), 40);
  EXPECT_EQ(whole_number("40.00"), std::nullopt);
  EXPECT_EQ(whole_number(""), std::nullopt);
  EXPECT_EQ(whole_number(".0"), std::nullopt);
}

}  // namespace
}  // namespace windscreen::validate

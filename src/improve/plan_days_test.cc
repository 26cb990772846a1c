#include "improve/plan_days.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace windscreen::improve {
namespace {

std::string day_read(const std::string& text, base::DateSystem system = base::DateSystem::none) {
  const PlanDay read = read_plan_day(text, system);
  return read.day ? base::format_iso(*read.day) : read.none_meant ? "none meant" : read.why;
}

TEST(PlanDaysTest, ADayIsReadAsPeopleWriteIt) {
  for (const char* text :
       {"2021-03-31", "31/03/2021", "31.3.21", "31 March 2021", "31st March 2021", "Wed 31 March 2021",
        "by 31 March 2021", "March 31 2021", "31-Mar-21", "20210331", " 31/03/2021 00:00 "})
    EXPECT_EQ(day_read(text), "2021-03-31") << text;
}

// A month, a quarter and a financial year end on their last day. A financial year runs from April to March.
TEST(PlanDaysTest, ATimeIsItsLastDay) {
  const std::vector<std::pair<std::string, std::string>> ends = {
      {"March 2021", "2021-03-31"},
      {"end of March 2021", "2021-03-31"},
      {"Mar-21", "2021-03-31"},
      {"03/2021", "2021-03-31"},
      {"2021-03", "2021-03-31"},
      {"Sept 2020", "2020-09-30"},
      {"Feb 2020", "2020-02-29"},
      {"February 2021", "2021-02-28"},
      {"Q1 2020/21", "2020-06-30"},
      {"Q2 2020-21", "2020-09-30"},
      {"Q3 20/21", "2020-12-31"},
      {"Q4 2020/21", "2021-03-31"},
      {"2020/21 Quarter 4", "2021-03-31"},
      {"2020/21", "2021-03-31"},
      {"2020/2021", "2021-03-31"},
      {"end of financial year 2019/20", "2020-03-31"},
  };
  for (const auto& [text, day] : ends) EXPECT_EQ(day_read(text), day) << text;
}

TEST(PlanDaysTest, TheTwentyNinthOfFebruaryIsADayInLeapYearsOnly) {
  EXPECT_EQ(day_read("29/02/2020"), "2020-02-29");
  EXPECT_EQ(day_read("29 February 2020"), "2020-02-29");
  EXPECT_EQ(day_read("29/02/2021"), "it is not a day that can be told");
}

TEST(PlanDaysTest, ANumberIsADayInASpreadsheetOnly) {
  EXPECT_EQ(day_read("43921", base::DateSystem::from_1900), "2020-03-31");
  EXPECT_EQ(day_read("42459", base::DateSystem::from_1904), "2020-03-31");
  EXPECT_EQ(day_read("43921"), "it is not a day that can be told");
  // The 12 of a column of numbers is no day in January 1900.
  EXPECT_EQ(day_read("12", base::DateSystem::from_1900), "it is not a day that can be told");
}

TEST(PlanDaysTest, SomeWordsSayThatThereIsNone) {
  for (const char* text : {"", "  ", "Ongoing", "on-going", "TBC", "n/a", "To be confirmed"})
    EXPECT_EQ(day_read(text), "none meant") << text;
}

TEST(PlanDaysTest, WhatCannotBeToldSaysWhy) {
  EXPECT_EQ(day_read("31 March"), "the year is not said");
  EXPECT_EQ(day_read("March"), "the year is not said");
  EXPECT_EQ(day_read("2021"), "a year does not say which day");
  EXPECT_EQ(day_read("Spring 2021"), "a year does not say which day");
  EXPECT_EQ(day_read("31/03/2021 30/06/2021"), "more than one day may be meant");
  EXPECT_EQ(day_read("31/03/21, now 30/06/21"), "more than one day may be meant");
  EXPECT_EQ(day_read("Q4 2020/22"), "it is not a day that can be told");
  EXPECT_EQ(day_read("31/03/1921"), "no plan has a day in that year");
  EXPECT_EQ(day_read("before March 2021"), "it is not a day that can be told");
  EXPECT_EQ(day_read("early March 2021"), "it is not a day that can be told");
  EXPECT_EQ(day_read("as soon as possible"), "it is not a day that can be told");
}

}  // namespace
}  // namespace windscreen::improve

#include "improve/plan_words.h"

#include <gtest/gtest.h>

namespace windscreen::improve {
namespace {

TEST(PlanWordsTest, AStatusIsReadInTheWordsOfSpreadsheets) {
  for (const char* text : {"Not started", "not yet started", "Planned"})
    EXPECT_EQ(read_plan_status(text), "not_started") << text;
  for (const char* text : {"Under way", "In progress", "On track", "Ongoing", "STARTED"})
    EXPECT_EQ(read_plan_status(text), "under_way") << text;
  for (const char* text : {"Complete", "Completed", "Delivered", "done", "Closed"})
    EXPECT_EQ(read_plan_status(text), "delivered") << text;
  for (const char* text : {"Paused", "On hold"}) EXPECT_EQ(read_plan_status(text), "paused") << text;
  for (const char* text : {"Withdrawn", "Superseded"}) EXPECT_EQ(read_plan_status(text), "withdrawn") << text;
}

TEST(PlanWordsTest, HowItGoesIsNoStatus) {
  for (const char* text : {"", "Overdue", "At risk", "50%", "Incomplete", "Not complete"})
    EXPECT_EQ(read_plan_status(text), std::nullopt) << text;
}

TEST(PlanWordsTest, ARatingIsItsLetterOrStandsInFront) {
  EXPECT_EQ(read_plan_rating("R"), "red");
  EXPECT_EQ(read_plan_rating("b"), "blue");
  EXPECT_EQ(read_plan_rating("Green"), "green");
  EXPECT_EQ(read_plan_rating("RED - overdue"), "red");
  // "red" stands in "delivered".
  EXPECT_EQ(read_plan_rating("Amber: delivered late"), "amber");
}

TEST(PlanWordsTest, TwoColoursOrNoneAreNoRating) {
  for (const char* text : {"", "Amber/Red", "Red/Amber", "was red in May", "delivered", "grey", "1"})
    EXPECT_EQ(read_plan_rating(text), std::nullopt) << text;
}

TEST(PlanWordsTest, ANumberIsReadWithItsSignAndThousands) {
  EXPECT_EQ(read_plan_number("19"), "19");
  EXPECT_EQ(read_plan_number(" 19 % "), "19");
  EXPECT_EQ(read_plan_number("0.19"), "0.19");
  EXPECT_EQ(read_plan_number("1,200"), "1200");
  EXPECT_EQ(read_plan_number("1,200,300.5"), "1200300.5");
  EXPECT_EQ(read_plan_number("-5"), "-5");
  for (const char* text : {"", "%", "about 20", "12,34", "1,2345", "1.", ".5", "-", "5-6", "95% by May"})
    EXPECT_EQ(read_plan_number(text), std::nullopt) << text;
}

}  // namespace
}  // namespace windscreen::improve

#include "improve/plan_fields.h"

#include <gtest/gtest.h>

#include <utility>

namespace windscreen::improve {
namespace {

// Headings as they stand in published plans of English authorities.
TEST(PlanFieldsTest, AHeadingIsTakenForWhatItUsuallyMeans) {
  const std::vector<std::pair<std::string, std::string>> usual = {
      {"Theme", "theme"},
      {"PRIORITY AREA", "theme"},
      {"Ref", "number"},
      {"Action No.", "number"},
      {"Action", "action"},
      {"What we will do", "action"},
      {"Key actions required", "action"},
      {"Lead officer", "lead"},
      {"Action owner", "lead"},
      {"Person responsible", "lead"},
      {"By whom", "lead"},
      {"By when", "due"},
      {"Target date", "due"},
      {"Timescale", "due"},
      {"Due", "due"},
      {"Status", "status"},
      {"RAG", "rating"},
      {"BRAG status", "rating"},
      {"Progress", "update"},
      {"Update on the action", "update"},
      {"Lead\u2019s comments", "update"},
      {"Success measure", "measure"},
      {"How will we know it has worked?", "measure"},
      {"Impact", "measure"},
      {"Evidence of impact", "evidence"},
      {"Baseline (March 2020)", "baseline"},
      {"Target", "target"},
      {"Ofsted recommendation", "finding"},
      {"Source", "finding"},
      {"Date completed", "delivered"},
      {"Description", "words"},
  };
  for (const auto& [heading, field] : usual) EXPECT_EQ(guess_plan_field(heading), field) << heading;
}

TEST(PlanFieldsTest, WhatSaysNothingIsNotUsed) {
  for (const char* heading :
       {"", "#", "Budget", "Fragment", "Resources", "Operating model", "First due", "Start date"})
    EXPECT_EQ(guess_plan_field(heading), "ignore") << heading;
}

TEST(PlanFieldsTest, OfTwoColumnsForOneFieldTheFirstIsIt) {
  const std::vector<std::string> headings = {"Owner", "Action", "Lead", "Progress May", "Progress June"};
  EXPECT_EQ(guess_plan_fields(headings),
            (std::vector<std::string>{"lead", "action", "ignore", "update", "update"}));
}

TEST(PlanFieldsTest, EveryGuessIsAField) {
  for (const PlanField& field : plan_fields()) EXPECT_EQ(find_plan_field(field.code)->words, field.words);
  EXPECT_EQ(find_plan_field("Lead"), nullptr);
}

}  // namespace
}  // namespace windscreen::improve

#include <gtest/gtest.h>

#include <algorithm>

#include "assure/draw.h"
#include "assure/frame_fixture.h"
#include "base/error.h"

namespace windscreen::assure {
namespace {

Draw drawn(DrawMethod method = DrawMethod::stratified_random) {
  std::vector<FrameRow> rows;
  add_cases(rows, "A", 10, "Assessment");
  add_cases(rows, "B", 10, "Care");
  rows[0].family = rows[1].family = "F";
  DrawRule rule;
  rule.method = method;
  rule.target = 6;
  rule.reserves = 2;
  rule.risk = {{"A005", 3}, {"B001", 9}};
  return draw_sample(frame_of(rows), {}, rule, "seed").draw;
}

const Selection& of(const Draw& draw, const std::string& child) {
  return *std::ranges::find(draw.selections, child, &Selection::child);
}

// The nth of a stratum and role.
std::string nth(const Draw& draw, std::size_t stratum, SelectionRole role, std::size_t place) {
  for (const Selection& one : draw.selections) {
    if (one.stratum == stratum && one.role == role && one.place == place) return one.child;
  }
  return "none";
}

Departed departed(Departure reason = Departure::closed, std::string detail = {}) {
  return {reason, std::move(detail), "Q1", on("2020-10-05"), "ignored"};
}

// Edge case 2: a case that closes, or whose child turns 18, dies or moves away after the draw.
TEST(AuditEdgeCase02, TheNextReserveOfTheStratumTakesThePlace) {
  Draw draw = drawn();
  const std::string first = nth(draw, 0, SelectionRole::primary, 1);
  const std::string second = nth(draw, 0, SelectionRole::primary, 2);
  EXPECT_EQ(replace(draw, first, departed(Departure::died)), nth(draw, 0, SelectionRole::reserve, 1));
  EXPECT_EQ(of(draw, first).departed->reason, Departure::died);
  EXPECT_EQ(of(draw, first).departed->replaced_by, nth(draw, 0, SelectionRole::reserve, 1));
  EXPECT_EQ(replace(draw, second, departed(Departure::moved_area)), nth(draw, 0, SelectionRole::reserve, 2));
  EXPECT_EQ(standing(draw).size(), 6U);
  // None is left: the case goes, nobody comes, and that is said.
  const std::string third = nth(draw, 0, SelectionRole::primary, 3);
  EXPECT_EQ(replace(draw, third, departed(Departure::turned_18)), "");
  EXPECT_EQ(standing(draw).size(), 5U);
  EXPECT_NE(draw.notes.back().find("No reserve is left in Assessment, North"), std::string::npos);
}

TEST(Replacement, AReserveNotCalledGoesWithoutAReplacementAndIsPassedOver) {
  Draw draw = drawn();
  EXPECT_EQ(replace(draw, nth(draw, 1, SelectionRole::reserve, 1), departed()), "");
  EXPECT_EQ(replace(draw, nth(draw, 1, SelectionRole::primary, 1), departed()),
            nth(draw, 1, SelectionRole::reserve, 2));
  // A reserve that was called is replaced like another.
  EXPECT_EQ(replace(draw, nth(draw, 1, SelectionRole::reserve, 2), departed()), "");
}

TEST(Replacement, WeightsAlwaysCountTheWholeStratum) {
  Draw draw = drawn();
  const auto children_of = [&](std::size_t stratum) {
    double sum = 0;
    for (const StandingCase& one : standing(draw)) {
      const Selection& selection = draw.selections[one.selection];
      if (selection.stratum == stratum) sum += *one.weight / static_cast<double>(selection.family_choices);
    }
    return sum;
  };
  // Nine families and ten children.
  EXPECT_NEAR(children_of(0), 9, 1e-9);
  EXPECT_NEAR(children_of(1), 10, 1e-9);
  for (std::size_t place = 1; place <= 3; ++place)
    replace(draw, nth(draw, 1, SelectionRole::primary, place), departed());
  EXPECT_EQ(standing(draw).size(), 5U);
  EXPECT_NEAR(children_of(1), 10, 1e-9);
  EXPECT_NEAR(children_of(0), 9, 1e-9);
}

TEST(Replacement, ByRiskTheReserveStandsForWhatTheOtherStoodFor) {
  Draw draw = drawn(DrawMethod::risk_weighted);
  const std::string first = nth(draw, 1, SelectionRole::primary, 1);
  EXPECT_EQ(of(draw, nth(draw, 1, SelectionRole::reserve, 1)).probability, std::nullopt);
  const auto probability = of(draw, first).probability;
  ASSERT_TRUE(probability);
  EXPECT_EQ(of(draw, replace(draw, first, departed())).probability, probability);
  for (const StandingCase& one : standing(draw)) EXPECT_TRUE(one.weight && !one.headline);
}

TEST(Replacement, SaysWhoAndWhy) {
  Draw draw = drawn();
  const std::string first = nth(draw, 0, SelectionRole::primary, 1);
  EXPECT_THROW(replace(draw, "nobody", departed()), base::Error);
  EXPECT_THROW(replace(draw, first, departed(Departure::other)), base::Error);
  Departed nameless = departed();
  nameless.by.clear();
  EXPECT_THROW(replace(draw, first, nameless), base::Error);
  replace(draw, first, departed(Departure::other, "the worker asked for a later month"));
  EXPECT_THROW(replace(draw, first, departed()), base::Error);
  for (int i = 0; i <= static_cast<int>(Departure::other); ++i)
    EXPECT_FALSE(words(static_cast<Departure>(i)).empty());
}

}  // namespace
}  // namespace windscreen::assure

#include "assure/moderation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "base/error.h"

namespace windscreen::assure {
namespace {

TEST(Moderation, TakesEveryInadequateAndOutstanding) {
  const ModerationSettings none_by_chance = {.random_percent = 0};
  EXPECT_EQ(moderation_of(Grade::inadequate, 20, "seed", "a", none_by_chance),
            ModerationKind::all_inadequate);
  EXPECT_EQ(moderation_of(Grade::outstanding, 20, "seed", "a", none_by_chance),
            ModerationKind::all_outstanding);
  EXPECT_EQ(moderation_of(Grade::good, 20, "seed", "a", none_by_chance), std::nullopt);
  EXPECT_EQ(moderation_of(Grade::requires_improvement, 20, "seed", "a", none_by_chance), std::nullopt);
}

TEST(Moderation, TakesTheFirstFiveOfANewAuditor) {
  const ModerationSettings none_by_chance = {.random_percent = 0};
  for (int before = 0; before < 5; ++before) {
    EXPECT_EQ(moderation_of(Grade::good, before, "seed", "a", none_by_chance), ModerationKind::new_auditor);
  }
  EXPECT_EQ(moderation_of(Grade::good, 5, "seed", "a", none_by_chance), std::nullopt);
}

TEST(Moderation, IsAnAuthoritysOwnToSet) {
  const ModerationSettings settings = {
      .inadequate_percent = 0, .outstanding_percent = 0, .first_of_new_auditor = 0, .random_percent = 0};
  for (const Grade grade : all_grades)
    EXPECT_EQ(moderation_of(grade, 0, "seed", "a", settings), std::nullopt);
}

// The number of "A21" in the seed "2020-03" is 0.3003 (below).
TEST(Moderation, AShareOfTheInadequatesIsTakenByChance) {
  ModerationSettings settings = {.inadequate_percent = 30, .first_of_new_auditor = 0, .random_percent = 15};
  EXPECT_EQ(moderation_of(Grade::inadequate, 9, "2020-03", "A21", settings), std::nullopt);
  settings.inadequate_percent = 31;
  EXPECT_EQ(moderation_of(Grade::inadequate, 9, "2020-03", "A21", settings), ModerationKind::all_inadequate);
  EXPECT_EQ(moderation_of(Grade::good, 9, "2020-03", "A21", settings), std::nullopt);
}

// 20,000 made-up audits: 15% within four standard errors (0.25 points each), and none, all, and nonsense.
TEST(Moderation, ChancePicksItsShare) {
  const int all = 20'000;
  int picked = 0;
  for (int i = 0; i < all; ++i)
    picked += picked_by_chance("2020-03", "audit-" + std::to_string(i), 15) ? 1 : 0;
  EXPECT_NEAR(picked / static_cast<double>(all), 0.15, 4 * std::sqrt(0.15 * 0.85 / all));
  EXPECT_FALSE(picked_by_chance("2020-03", "audit-1", 0));
  EXPECT_TRUE(picked_by_chance("2020-03", "audit-1", 100));
  EXPECT_THROW(picked_by_chance("2020-03", "audit-1", 101), base::Error);
  EXPECT_THROW(picked_by_chance("2020-03", "audit-1", -1), base::Error);
}

// Pinned, so that another machine picks the same: SHA-256 of "2020-03" and "A21" begins with
// 4ce2608d22841eaf, which is 0.3003 of 2^64 (printf '2020-03\nA21' | sha256sum).
TEST(Moderation, ChanceIsTheSameOnEveryMachine) {
  EXPECT_FALSE(picked_by_chance("2020-03", "A21", 30));
  EXPECT_TRUE(picked_by_chance("2020-03", "A21", 31));
}

TEST(Moderation, TwoGradesAreAsFarApartAsTheyAre) {
  EXPECT_EQ(compare(Grade::good, Grade::good), SecondGrade::agrees);
  EXPECT_EQ(compare(Grade::good, Grade::requires_improvement), SecondGrade::differs_by_one);
  EXPECT_EQ(compare(Grade::inadequate, Grade::requires_improvement), SecondGrade::differs_by_one);
  EXPECT_EQ(compare(Grade::good, Grade::inadequate), SecondGrade::differs_by_more);
}

}  // namespace
}  // namespace windscreen::assure

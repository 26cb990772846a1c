#include "assure/covered_counts.h"

#include <gtest/gtest.h>

namespace windscreen::assure {
namespace {

using Names = std::set<std::string>;

CountsToCover table(std::map<std::string, std::int64_t> counts, std::vector<MemberSum> sums,
                    MonthRun months = {0, 3}) {
  return {months, std::move(counts), std::move(sums), {}, {}, {}};
}

const std::vector<MemberSum> of_three = {{"all", {"a", "b", "c"}}};

TEST(CoveredCounts, NothingSmallNothingHidden) {
  EXPECT_EQ(covered(table({{"all", 30}, {"a", 0}, {"b", 6}, {"c", 24}}, of_three), {}), Names());
}

TEST(CoveredCounts, OneSmallCountTakesTheSmallestOtherAlong) {
  // 30 less 20 and 7 would be 3.
  EXPECT_EQ(covered(table({{"all", 30}, {"a", 3}, {"b", 7}, {"c", 20}}, of_three), {}), Names({"a", "b"}));
  EXPECT_EQ(covered(table({{"all", 25}, {"a", 5}, {"b", 0}, {"c", 20}}, of_three), {}), Names({"a", "c"}));
}

TEST(CoveredCounts, TwoThatAreSmallTogetherAreNotEnough) {
  EXPECT_EQ(covered(table({{"all", 24}, {"a", 2}, {"b", 2}, {"c", 20}}, of_three), {}),
            Names({"a", "b", "c"}));
  EXPECT_EQ(covered(table({{"all", 28}, {"a", 4}, {"b", 4}, {"c", 20}}, of_three), {}), Names({"a", "b"}));
}

TEST(CoveredCounts, WhatIsNeverShownIsKeptToo) {
  // 37 of 40: that 3 are left follows, unless the 37 go.
  CountsToCover one = table({{"all", 40}, {"met", 37}, {"not", 3}}, {{"all", {"met", "not"}}});
  one.never_shown = {"not"};
  one.decided = {"all"};
  EXPECT_EQ(covered(one, {}), Names({"met"}));
}

TEST(CoveredCounts, AWholeThatIsDecidedStays) {
  CountsToCover one = table({{"all", 9}, {"a", 3}, {"b", 6}}, {{"all", {"a", "b"}}});
  one.decided = {"all"};
  EXPECT_EQ(covered(one, {}), Names({"a", "b"}));
}

TEST(CoveredCounts, AMonthThatLiesBetweenTwoPublications) {
  const std::vector<PublicCounts> earlier = {{{0, 3}, {{"all", 30}}}};
  // Four months less the three: 4 in the last.
  EXPECT_EQ(covered(table({{"all", 34}}, {}, {0, 4}), earlier), Names({"all"}));
  EXPECT_EQ(covered(table({{"all", 36}}, {}, {0, 4}), earlier), Names());
  // Two windows that overlap, without a third that has their difference, say nothing.
  EXPECT_EQ(covered(table({{"all", 34}}, {}, {1, 4}), earlier), Names());
  // Months 0 to 2 and 0 alone give 1 to 2; less 1 alone, 2 alone: 30 - 12 - 14 = 4.
  const std::vector<PublicCounts> more = {{{0, 3}, {{"all", 30}}}, {{0, 1}, {{"all", 12}}}};
  EXPECT_EQ(covered(table({{"all", 14}}, {}, {1, 2}), more), Names({"all"}));
  EXPECT_EQ(covered(table({{"all", 12}}, {}, {1, 2}), more), Names());
}

TEST(CoveredCounts, WhatChangedSinceThePublicationOfTheSameMonths) {
  const std::vector<PublicCounts> earlier = {{{0, 3}, {{"all", 30}}}};
  EXPECT_EQ(covered(table({{"all", 30}}, {}), earlier), Names());
  EXPECT_EQ(covered(table({{"all", 31}}, {}), earlier), Names({"all"}));
  EXPECT_EQ(covered(table({{"all", 25}}, {}), earlier), Names({"all"}));
  EXPECT_EQ(covered(table({{"all", 36}}, {}), earlier), Names());
}

TEST(CoveredCounts, WhatWasGivenAwayBeforeHidesNothingMore) {
  // That there were 3 in month 2 is known since the two before.
  const std::vector<PublicCounts> earlier = {{{0, 3}, {{"all", 30}}}, {{0, 2}, {{"all", 27}}}};
  EXPECT_EQ(covered(table({{"all", 40}}, {}, {2, 4}), earlier), Names());
}

TEST(CoveredCounts, PublicationsOfOtherMonthsDoNotMatter) {
  const std::vector<PublicCounts> earlier = {{{10, 13}, {{"all", 30}}}};
  EXPECT_EQ(covered(table({{"all", 31}}, {}), earlier), Names());
}

TEST(SmallCountsThatFollow, NamesThem) {
  const std::vector<PublicCounts> shown = {{{0, 3}, {{"all", 30}, {"b", 7}, {"c", 20}}}};
  EXPECT_EQ(small_counts_that_follow(shown, of_three), std::set<Leak>({{"a", {0, 3}}}));
  EXPECT_EQ(small_counts_that_follow({}, {}), std::set<Leak>());
}

}  // namespace
}  // namespace windscreen::assure

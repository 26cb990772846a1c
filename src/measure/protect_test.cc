#include "measure/protect.h"

#include <gtest/gtest.h>

#include "measure/time_links.h"

namespace windscreen::measure {
namespace {

// A total and its groups in one period: the first number is the total.
CountTable one_period(const std::vector<double>& counts) {
  CountTable table;
  table.slots = 1;
  table.spans = {{0, 1}};
  SumRule rule;
  for (const double count : counts) {
    if (!table.members.empty()) rule.parts.push_back(table.members.size());
    table.members.push_back({{static_cast<Count>(count * 1e6)}, CountTable::nowhere});
  }
  if (counts.size() > 1) table.rules.push_back(rule);
  return table;
}

// One member over time: months, and sums of months [first, last).
CountTable over_time(const std::vector<double>& months, const std::vector<SlotSpan>& sums) {
  CountTable table;
  table.slots = months.size();
  table.members.emplace_back();
  for (std::size_t slot = 0; slot < months.size(); ++slot) table.spans.push_back({slot, slot + 1});
  table.spans.insert(table.spans.end(), sums.begin(), sums.end());
  for (const SlotSpan& span : table.spans) {
    Count sum = 0;
    for (std::size_t slot = span.first; slot < span.last; ++slot)
      sum += static_cast<Count>(months[slot] * 1e6);
    table.members.front().counts.push_back(sum);
  }
  return table;
}

using Flags = std::vector<bool>;

Flags flags(const CountTable& table, const Pattern& pattern) {
  Flags result;
  for (std::size_t member = 0; member < table.members.size(); ++member) {
    for (std::size_t span = 0; span < table.spans.size(); ++span)
      result.push_back(pattern.hidden(member, span));
  }
  return result;
}

// As the engine does it: the total first, then the groups.
Flags protected_flags(const CountTable& table) {
  CountTable alone = table;
  alone.members.resize(1);
  alone.rules.clear();
  const Pattern total = protect(alone, nullptr);
  return flags(table, table.members.size() == 1 ? total : protect(table, &total));
}

TEST(Protect, CountsFromOneToFive) {
  EXPECT_EQ(protected_flags(one_period({5})), Flags({true}));
  EXPECT_EQ(protected_flags(one_period({6})), Flags({false}));
  EXPECT_EQ(protected_flags(one_period({0})), Flags({false}));
  EXPECT_EQ(protected_flags(one_period({0.6})), Flags({true}));
  EXPECT_EQ(protected_flags(one_period({5.4})), Flags({false}));
}

TEST(Protect, NothingSmallNothingHidden) {
  EXPECT_EQ(protected_flags(one_period({30, 10, 20, 0})), Flags({false, false, false, false}));
}

TEST(Protect, OneHiddenGroupTakesTheNextSmallestAlong) {
  // 30 less 18 and 9 would give 3 away, so 9 goes too.
  EXPECT_EQ(protected_flags(one_period({30, 3, 18, 9, 0})), Flags({false, true, false, true, false}));
}

TEST(Protect, HiddenGroupsOfFiveOrFewerTogether) {
  // 2 and 2 are known to be 4 together, and each at least 1.
  EXPECT_EQ(protected_flags(one_period({24, 2, 2, 20})), Flags({false, true, true, true}));
  EXPECT_EQ(protected_flags(one_period({28, 4, 4, 20})), Flags({false, true, true, false}));
}

TEST(Protect, ManyHiddenOnesAreNotKnownToBeOnes) {
  // Six hidden groups that are 6 together would each be 1, if no 0 were hidden beside them.
  EXPECT_EQ(protected_flags(one_period({26, 1, 1, 1, 1, 1, 1, 20})),
            Flags({false, true, true, true, true, true, true, true}));
  const Flags no_other = protected_flags(one_period({6, 1, 1, 1, 1, 1, 1, 0}));
  EXPECT_EQ(no_other, Flags({false, true, true, true, true, true, true, true}));
}

TEST(Protect, HiddenTotalIsNotGivenAwayByItsGroups) {
  EXPECT_EQ(protected_flags(one_period({4, 4, 0})), Flags({true, true, false}));
}

TEST(Protect, AHiddenMonthTakesAnotherOfItsQuarterAlong) {
  // 21 less 9 and 9 would give 3 away; the first of the two goes too.
  EXPECT_EQ(protected_flags(over_time({3, 9, 9}, {{0, 3}})), Flags({true, true, false, false}));
  EXPECT_EQ(protected_flags(over_time({0, 9, 12}, {{0, 3}})), Flags({false, false, false, false}));
  // 1 and 2 are 3 together: the third month goes too.
  EXPECT_EQ(protected_flags(over_time({1, 2, 9}, {{0, 3}})), Flags({true, true, true, false}));
}

TEST(Protect, OverlappingSumsDoNotGiveMonthsAway) {
  // The sum of months 0 to 3 less that of months 1 to 3 is month 0; nothing is shown of month 0 alone.
  const CountTable table = over_time({3, 9, 9, 9}, {{0, 4}, {1, 4}});
  const Pattern pattern = protect(table, nullptr);
  EXPECT_TRUE(pattern.hidden(0, 0));
  EXPECT_FALSE(TimeLinks(table, pattern, 0).joined(0, 1));
}

TEST(Protect, AYearKeepsItsSmallQuarter) {
  // Quarters 3, 12, 30 and 30 of a year of 75: the small quarter has one month that is not 0.
  const CountTable table =
      over_time({3, 0, 0, 4, 4, 4, 10, 10, 10, 10, 10, 10}, {{0, 3}, {3, 6}, {6, 9}, {9, 12}, {0, 12}});
  const Pattern pattern = protect(table, nullptr);
  const TimeLinks links(table, pattern, 0);
  EXPECT_TRUE(pattern.hidden(0, 0));
  EXPECT_TRUE(pattern.hidden(0, 12));
  EXPECT_FALSE(links.joined(0, 3));
  EXPECT_FALSE(links.joined(0, 1));
  EXPECT_TRUE(links.joined(6, 12)) << "what is not needed stays shown";
}

TEST(Protect, GroupsAndTimeTogether) {
  // Two groups over a quarter, all sums shown: hiding one month of one group takes a rectangle.
  CountTable table;
  table.slots = 3;
  table.spans = {{0, 1}, {1, 2}, {2, 3}, {0, 3}};
  const auto counts = [](std::initializer_list<Count> list) {
    CountTable::Member member;
    for (const Count one : list) member.counts.push_back(one * one_counted);
    return member;
  };
  table.members = {counts({23, 40, 40, 103}), counts({3, 20, 10, 33}), counts({20, 20, 30, 70})};
  table.rules = {{0, {1, 2}}};
  const Flags hidden = protected_flags(table);
  EXPECT_EQ(hidden, Flags({false, false, false, false, true, false, true, false, true, false, true, false}));
}

TEST(Protect, TeamsWithinAServiceDoNotGiveOneAnotherAway) {
  // total 60; services 33 = teams 3 + 30, 27 = teams 7 + 20.
  CountTable table = one_period({60, 33, 27, 3, 30, 7, 20});
  table.rules = {{0, {1, 2}}, {0, {3, 4, 5, 6}}, {1, {3, 4}}, {2, {5, 6}}};
  const Flags hidden = protected_flags(table);
  // Over all teams 7 would do for cover, but 33 is shown: team 4 must go.
  EXPECT_TRUE(hidden[3]);
  EXPECT_TRUE(hidden[4]);
  EXPECT_EQ(hidden[5], hidden[6]);
  EXPECT_FALSE(hidden[0]);
}

TEST(Protect, ATeamInTwoServicesIsNotGivenAwayByThem) {
  // Team 3 (12) moved in the month: 4 in service 1 and 8 in service 2. Services 24 = 20 + 4, 38 = 30 + 8.
  CountTable table = one_period({62, 24, 38, 12, 20, 30, 4, 8});
  table.members[6].part_of = 3;
  table.members[7].part_of = 3;
  table.rules = {{0, {1, 2}}, {0, {3, 4, 5}}, {1, {4, 6}}, {2, {5, 7}}, {3, {6, 7}}};
  const Flags hidden = protected_flags(table);
  EXPECT_FALSE(hidden[0]);
  EXPECT_TRUE(hidden[1] || hidden[4]) << "24 less 20 is the team's 4 in the service";
}

TEST(Protect, BreakdownsSayNothingAboutAHiddenTotal) {
  // Months of 3 and 12 in a quarter of 55: the total hides 3 and 12 itself. Groups 2+1, 6+6 and 20+20.
  CountTable table;
  table.slots = 3;
  table.spans = {{0, 1}, {1, 2}, {2, 3}, {0, 3}};
  const auto counts = [](std::initializer_list<Count> list) {
    CountTable::Member member;
    for (const Count one : list) member.counts.push_back(one * one_counted);
    return member;
  };
  table.members = {counts({3, 12, 40, 55}), counts({2, 6, 20, 28}), counts({1, 6, 20, 27})};
  table.rules = {{0, {1, 2}}};
  const Flags hidden = protected_flags(table);
  EXPECT_TRUE(hidden[0] && hidden[1]);
  EXPECT_TRUE(hidden[5] || hidden[9]) << "6 and 6 would give 12 away";
}

}  // namespace
}  // namespace windscreen::measure

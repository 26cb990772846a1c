#include "report/disproportion.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "measure/dimension.h"
#include "measure/test_authority.h"
#include "report/pathway.h"

namespace windscreen::report {
namespace {

using measure::Audience;
using measure::day;

constexpr std::size_t in_need = 4;
constexpr std::size_t ethnicity = 2;

/// Children of White (0), Mixed (1), Asian (2), Black (3), Other (4), not known (5), of the level.
std::vector<KindOfChild> by_ethnicity(std::size_t place, const std::vector<std::int64_t>& children,
                                      const std::vector<std::int64_t>& went_on = {}) {
  std::vector<KindOfChild> kinds;
  for (std::size_t group = 0; group < children.size(); ++group) {
    KindOfChild kind;
    kind.place = place;
    kind.ethnicity = static_cast<std::uint8_t>(group);
    kind.age = 7;
    kind.age_band = 3;
    kind.children = children[group];
    kind.went_on = group < went_on.size() ? went_on[group] : 0;
    kinds.push_back(kind);
  }
  return kinds;
}

/// The same referred children at each of the steps; only the plan (3) has some who went on.
std::vector<KindOfChild> referred(const std::vector<std::int64_t>& children,
                                  const std::vector<std::int64_t>& planned) {
  std::vector<KindOfChild> kinds;
  for (std::size_t step = 1; step < onward_ids.size(); ++step) {
    const auto of_step = by_ethnicity(step, children, step == 3 ? planned : std::vector<std::int64_t>{});
    kinds.insert(kinds.end(), of_step.begin(), of_step.end());
  }
  return kinds;
}

std::vector<lake::PopulationGroup> population() {
  std::vector<lake::PopulationGroup> groups;
  const std::vector<std::pair<const char*, std::int64_t>> counts = {
      {"White", 20000}, {"Mixed", 2000}, {"Asian", 4000}, {"Black", 1000}, {"Other", 500}};
  for (const auto& [group, children] : counts)
    groups.push_back({2020, "ethnicity", group, children, "a test"});
  groups.push_back({2020, "gender", "Female", 13000, "a test"});
  groups.push_back({2020, "gender", "Male", 14500, "a test"});
  return groups;
}

Disproportion compared(const std::vector<KindOfChild>& levels, const std::vector<KindOfChild>& steps,
                       Audience audience = Audience::internal) {
  Disproportion result;
  result.as_at = day("2020-09-30");
  compare_groups(levels, steps, population(), audience, result);
  return result;
}

TEST(RiskRatio, HasTheIntervalOfItsLogarithm) {
  // 15 of 100 against 10 of 200: 3 times. The error of the logarithm is the root of 1/15 - 1/100 + 1/10 -
  // 1/200, 0.38944; 1.96 of it 0.76330, e to which 2.1453.
  const auto ratio = risk_ratio(15, 100, 10, 200);
  if (!ratio) throw std::runtime_error("there is no ratio");
  EXPECT_DOUBLE_EQ(ratio->value, 3.0);
  EXPECT_NEAR(ratio->lower, 1.3984, 5e-5);
  EXPECT_NEAR(ratio->upper, 6.4360, 5e-4);
}

TEST(RiskRatio, NothingGivesNone) {
  EXPECT_FALSE(risk_ratio(0, 100, 10, 200));
  EXPECT_FALSE(risk_ratio(5, 100, 0, 200));
  EXPECT_FALSE(risk_ratio(5, 4, 10, 200));
  EXPECT_FALSE(risk_ratio(5, 100, 10, 0));
}

TEST(Disproportion, ComparesEachEthnicGroupWithWhite) {
  const Disproportion made = compared(by_ethnicity(in_need, {400, 60, 80, 40, 9, 30}), {});
  EXPECT_EQ(made.children.at(in_need), 619);
  const DimensionGroups& about = made.dimensions.at(ethnicity);
  EXPECT_EQ(about.dimension, "ethnicity");
  EXPECT_EQ(about.mid_year, 2020);
  const LevelByGroup& level = about.levels.at(in_need);
  EXPECT_EQ(level.not_known, 30);
  EXPECT_EQ(level.known, 589);
  EXPECT_DOUBLE_EQ(level.groups.at(0).rate.value_or(0), 200);
  EXPECT_FALSE(level.groups.at(0).ratio);
  EXPECT_DOUBLE_EQ(level.groups.at(1).rate.value_or(0), 300);
  EXPECT_DOUBLE_EQ(level.groups.at(1).ratio.value_or(Ratio{}).value, 1.5);
  EXPECT_DOUBLE_EQ(level.groups.at(2).ratio.value_or(Ratio{}).value, 1.0);
  EXPECT_DOUBLE_EQ(level.groups.at(3).ratio.value_or(Ratio{}).value, 2.0);
  // Nine children are a count.
  EXPECT_EQ(level.groups.at(4).children, 9);
  EXPECT_FALSE(level.groups.at(4).rate);
  EXPECT_FALSE(level.groups.at(4).ratio);
}

TEST(Disproportion, ComparesEachSexWithAllOthersThatHaveAPopulation) {
  std::vector<KindOfChild> kinds = by_ethnicity(in_need, {130, 290, 12, 40});
  for (std::size_t gender = 0; gender < kinds.size(); ++gender)
    kinds[gender].gender = static_cast<std::uint8_t>(gender);
  const LevelByGroup level = compared(kinds, {}).dimensions.at(1).levels.at(in_need);
  // Girls 130 of 13,000, boys 290 of 14,500: half as often. The 12 of indeterminate sex have no population.
  EXPECT_DOUBLE_EQ(level.groups.at(0).ratio.value_or(Ratio{}).value, 0.5);
  EXPECT_DOUBLE_EQ(level.groups.at(1).ratio.value_or(Ratio{}).value, 2.0);
  EXPECT_EQ(level.groups.at(2).children, 12);
  EXPECT_FALSE(level.groups.at(2).rate);
  EXPECT_EQ(level.not_known, 40);
}

TEST(Disproportion, LeavesOutTheUnbornAndAdultsButForCareLeavers) {
  std::vector<KindOfChild> kinds = by_ethnicity(in_need, {100, 7, 5});
  kinds[1].age = -1;
  kinds[2].age = 18;
  for (KindOfChild leaver : by_ethnicity(care_leavers_level, {50})) {
    leaver.age = 19;
    kinds.push_back(leaver);
  }
  const Disproportion made = compared(kinds, {});
  EXPECT_EQ(made.children.at(in_need), 100);
  EXPECT_EQ(made.outside.at(in_need), 12);
  EXPECT_EQ(made.children.at(care_leavers_level), 50);
  const LevelByGroup& leavers = made.dimensions.at(ethnicity).levels.at(care_leavers_level);
  EXPECT_EQ(leavers.groups.at(0).children, 50);
  EXPECT_FALSE(leavers.groups.at(0).rate);
  // Care leavers have no place among children's ages.
  EXPECT_EQ(made.dimensions.at(0).levels.size(), level_ids.size() - 1);
}

TEST(Disproportion, WithoutAPopulationThereAreCountsAlone) {
  Disproportion made;
  made.as_at = day("2020-09-30");
  compare_groups(by_ethnicity(in_need, {400, 60}), {}, {}, Audience::internal, made);
  EXPECT_TRUE(made.dimensions.at(ethnicity).population.empty());
  EXPECT_EQ(made.dimensions.at(ethnicity).levels.at(in_need).groups.at(0).children, 400);
  EXPECT_FALSE(made.dimensions.at(ethnicity).levels.at(in_need).groups.at(0).rate);
}

TEST(Disproportion, DoesNotCompareWhereManyAreNotKnown) {
  // 150 of 750 not known is one in five; 151 of 751 is more.
  const std::vector<std::int64_t> enough = {500, 100, 0, 0, 0, 150};
  const std::vector<std::int64_t> too_few = {500, 100, 0, 0, 0, 151};
  EXPECT_TRUE(
      compared(by_ethnicity(in_need, enough), {}).dimensions.at(ethnicity).levels.at(in_need).comparable);
  const Disproportion made = compared(by_ethnicity(in_need, too_few), referred(too_few, {50, 20}));
  const LevelByGroup& level = made.dimensions.at(ethnicity).levels.at(in_need);
  EXPECT_FALSE(level.comparable);
  EXPECT_EQ(level.groups.at(1).children, 100);
  EXPECT_FALSE(level.groups.at(1).rate);
  EXPECT_FALSE(level.groups.at(1).ratio);
  EXPECT_FALSE(made.dimensions.at(ethnicity).steps.at(3).groups.at(1).percent);
}

TEST(Disproportion, SaysWhoGoesOn) {
  const Disproportion made = compared({}, referred({200, 50, 9}, {20, 10, 3}));
  const OnwardByGroup& plan = made.dimensions.at(ethnicity).steps.at(3);
  EXPECT_DOUBLE_EQ(plan.groups.at(0).percent.value_or(0), 10);
  EXPECT_DOUBLE_EQ(plan.groups.at(1).percent.value_or(0), 20);
  EXPECT_DOUBLE_EQ(plan.groups.at(1).ratio.value_or(Ratio{}).value, 2.0);
  // Wilson's interval of 10 of 50: 11.2% to 33.0%.
  EXPECT_NEAR(plan.groups.at(1).lower.value_or(0), 11.24, 0.01);
  EXPECT_NEAR(plan.groups.at(1).upper.value_or(0), 33.04, 0.01);
  EXPECT_EQ(plan.groups.at(2).went_on, 3);
  EXPECT_FALSE(plan.groups.at(2).percent);
}

TEST(Disproportion, ThePublicSeesNoSmallGroupNorWhatGivesItAway) {
  const Disproportion made = compared(by_ethnicity(in_need, {400, 60, 80, 3, 40, 30}),
                                      referred({200, 50, 60, 40}, {20, 10, 2, 8}), Audience::public_);
  const LevelByGroup& level = made.dimensions.at(ethnicity).levels.at(in_need);
  EXPECT_FALSE(level.groups.at(3).children);
  std::size_t held_back = level.not_known ? 0U : 1U;
  for (const GroupAtLevel& group : level.groups) held_back += group.children ? 0U : 1U;
  EXPECT_GE(held_back, 2U);
  // White is shown, so ratios to White tell nothing new.
  EXPECT_TRUE(level.groups.at(0).children);
  EXPECT_TRUE(level.groups.at(1).ratio);
  const OnwardByGroup& plan = made.dimensions.at(ethnicity).steps.at(3);
  EXPECT_FALSE(plan.groups.at(2).went_on);
  EXPECT_FALSE(plan.groups.at(2).percent);
}

TEST(Disproportion, ComputesFromRoundedCounts) {
  Disproportion made;
  made.as_at = day("2020-09-30");
  compare_groups(by_ethnicity(in_need, {402, 58, 13}), referred({200, 52}, {20, 13}), population(),
                 Audience::internal, made, 5);
  const LevelByGroup& level = made.dimensions.at(ethnicity).levels.at(in_need);
  EXPECT_EQ(made.children.at(in_need), 475);
  EXPECT_EQ(level.groups.at(0).children, 400);
  EXPECT_EQ(level.groups.at(1).children, 60);
  EXPECT_EQ(level.groups.at(2).children, 15);
  EXPECT_DOUBLE_EQ(level.groups.at(1).ratio.value_or(Ratio{}).value, 1.5);
  EXPECT_DOUBLE_EQ(made.dimensions.at(ethnicity).steps.at(3).groups.at(1).percent.value_or(0), 30);
}

// F1's and M1's cases are open; M1, born on 29 February 2004, is 16. A turns 18 on the day and B the day
// after; U1 is not born. C and D were referred 6 months before their plan to the day, E a day more.
constexpr const char* authority = R"(
insert into ssd_person by name select * from (values ('A', date '2002-09-30'), ('B', date '2002-10-01'),
  ('C', date '2012-01-01'), ('D', date '2013-01-01'), ('E', date '2014-01-01')) t(pers_person_id, pers_dob);
insert into ssd_cin_episodes by name select * from (values
  ('R1', 'F1', date '2020-01-06', null), ('R2', 'M1', date '2020-02-29', null), ('R3', 'U1', date '2020-09-01', null),
  ('R4', 'A', date '2020-05-01', null), ('R5', 'B', date '2020-05-01', null),
  ('R6', 'C', date '2020-03-30', date '2020-06-01'), ('R7', 'D', date '2019-08-31', date '2019-12-01'),
  ('R8', 'E', date '2019-08-31', date '2019-12-01'))
  t(cine_referral_id, cine_person_id, cine_referral_date, cine_close_date);
insert into ssd_cp_plans by name select * from (values
  ('P1', 'C', 'R6', date '2020-09-30'), ('P2', 'D', 'R7', date '2020-02-29'), ('P3', 'E', 'R8', date '2020-03-01'))
  t(cppl_cp_plan_id, cppl_person_id, cppl_referral_id, cppl_cp_plan_start_date);
)";

TEST(Disproportion, CountsEachChildOnceAtItsAge) {
  measure::Measurer measurer(measure::tiny_database(authority), day("2020-09-30"),
                             std::vector<lake::Population>{}, measure::load_catalogue({}));
  auto queries = pathway_queries();
  for (const std::string_view query : disproportion_queries()) queries.push_back(query);
  query::Connection connection = measurer.connect_for(queries, 2);
  ASSERT_TRUE(read_pathway(connection, day("2020-09-30"), {}, Audience::internal));
  const Disproportion made =
      read_disproportion(connection, day("2020-09-30"), population(), Audience::internal);
  EXPECT_EQ(made.followed_from, day("2019-03-31"));
  EXPECT_EQ(made.followed_to, day("2020-03-30"));
  // Open: F1, M1, B; outside: U1 unborn, A 18.
  EXPECT_EQ(made.children.at(in_need), 3);
  EXPECT_EQ(made.outside.at(in_need), 2);
  const auto& ages = made.dimensions.at(0).levels.at(in_need).groups;
  EXPECT_EQ(ages.at(5).children, 2);
  EXPECT_EQ(ages.at(4).children, 1);
  EXPECT_EQ(made.dimensions.at(3).levels.at(in_need).groups.at(measure::disabled_group).children, 1);
  // Followed: F1, M1, C, D, E; on a plan within 6 months: C and D.
  std::int64_t followed = 0;
  std::int64_t planned = 0;
  for (const GroupOnward& group : made.dimensions.at(0).steps.at(3).groups) {
    followed += group.children.value_or(0);
    planned += group.went_on.value_or(0);
  }
  EXPECT_EQ(followed, 5);
  EXPECT_EQ(planned, 2);
}

}  // namespace
}  // namespace windscreen::report

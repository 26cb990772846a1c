// What can never be, whoever the seed makes the county of.
#include "demo/simulate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "demo/identifiers.h"
#include "demo/names.h"
#include "demo/workforce.h"

namespace windscreen::demo {
namespace {

const County& county() {
  static const County one = simulate_county(1, 0);
  return one;
}

Day born(Index episode) { return county().people[county().episodes[episode].person].born; }

TEST(SimulateTest, NothingStartsBeforeItsReferral) {
  const County& c = county();
  for (const Assessment& a : c.assessments) {
    ASSERT_GE(a.start, c.episodes[a.episode].referral);
    ASSERT_GE(a.authorised, a.start);
  }
  for (const NeedPlan& p : c.need_plans) {
    ASSERT_GE(p.start, c.episodes[p.episode].referral);
    ASSERT_GE(p.end, p.start);
  }
  for (const ProtectionPlan& p : c.protection_plans) {
    ASSERT_GE(p.start, c.episodes[p.episode].referral);
    ASSERT_GT(p.end, p.start);
  }
  for (const Enquiry& e : c.enquiries) ASSERT_GE(e.start, c.episodes[e.episode].referral);
  for (const CarePeriod& p : c.periods) {
    if (p.episode != none) {
      ASSERT_GE(p.start, c.episodes[p.episode].referral);
    }
  }
}

TEST(SimulateTest, NoPlanOutlivesItsEpisode) {
  const County& c = county();
  for (const NeedPlan& p : c.need_plans) ASSERT_LE(std::min(p.end, last_day), c.episodes[p.episode].close);
  for (const ProtectionPlan& p : c.protection_plans)
    ASSERT_LE(std::min(p.end, last_day), c.episodes[p.episode].close);
  for (const CarePeriod& p : c.periods) {
    if (p.episode != none) {
      ASSERT_LE(std::min(p.end, last_day), c.episodes[p.episode].close);
    }
  }
}

TEST(SimulateTest, CareStartsAfterBirthAndEndsAtEighteen) {
  const County& c = county();
  for (const CarePeriod& p : c.periods) {
    const Person& child = c.people[p.person];
    ASSERT_GE(p.start, child.born);
    ASSERT_LT(p.start, p.end);
    if (p.route == CareRoute::short_break) continue;
    ASSERT_LE(std::min(p.end, last_day + 1), std::max(birthday(child.born, 18), first_day)) << p.person;
  }
}

TEST(SimulateTest, UnbornChildrenAreReferredNoMoreThanHalfAYearBeforeBirth) {
  const County& c = county();
  int unborn = 0;
  for (const Episode& e : c.episodes) {
    const Person& child = c.people[e.person];
    ASSERT_GE(e.referral, child.born - 160);
    ASSERT_LT(e.referral, birthday(child.born, 18));
    unborn += e.referral < child.born ? 1 : 0;
  }
  EXPECT_GT(unborn, 500);
}

TEST(SimulateTest, AChildHasOneOpenEpisodeAtATime) {
  const County& c = county();
  std::map<Index, Day> closed;
  for (const Episode& e : c.episodes) {
    if (e.referral < first_day) continue;
    const auto found = closed.find(e.person);
    if (found != closed.end()) {
      ASSERT_LE(found->second, e.referral);
    }
    closed[e.person] = e.close;
  }
}

TEST(SimulateTest, PeriodsOfCareOfAChildDoNotOverlap) {
  const County& c = county();
  std::map<Index, Day> last_end;
  for (const CarePeriod& p : c.periods) {
    if (p.route == CareRoute::short_break) continue;
    const auto found = last_end.find(p.person);
    if (found != last_end.end()) {
      ASSERT_LE(found->second, p.start);
    }
    last_end[p.person] = p.end;
  }
}

TEST(SimulateTest, EpisodesOfCareFollowEachOtherWithoutGaps) {
  const County& c = county();
  Index period = none;
  Day end = 0;
  for (const CareEpisode& e : c.care_episodes) {
    const CarePeriod& p = c.periods[e.period];
    if (e.period != period) {
      if (period != none) {
        ASSERT_EQ(end, c.periods[period].end);
      }
      ASSERT_EQ(e.start, p.start);
      ASSERT_EQ(e.start_reason, 'S');
      period = e.period;
    } else {
      ASSERT_EQ(e.start, end);
    }
    ASSERT_GT(e.end, e.start);
    end = e.end;
    const Placement& placement = c.placements[e.placement];
    ASSERT_LE(placement.start, e.start);
    ASSERT_GE(placement.end, std::min(e.end, last_day));
    // With parents only under a care order, and independent living only from 16.
    if (placement.type == placed("P1")) {
      ASSERT_NE(e.status, legal("V2"));
    }
    if (placement.type == placed("H5") || placement.type == placed("P2")) {
      ASSERT_GE(age_on(c.people[p.person].born, placement.start), 16);
    }
  }
}

TEST(SimulateTest, VisitsAndReviewsLieWithinTheirSpells) {
  const County& c = county();
  for (const Visit& v : c.visits) {
    ASSERT_LE(v.date, last_day);
    switch (v.kind) {
      case VisitKind::need:
        ASSERT_GE(v.date, c.need_plans[v.plan].start);
        ASSERT_LE(v.date, c.need_plans[v.plan].end);
        break;
      case VisitKind::protection:
        ASSERT_GE(v.date, c.protection_plans[v.plan].start);
        ASSERT_LE(v.date, c.protection_plans[v.plan].end);
        break;
      case VisitKind::care:
        ASSERT_GE(v.date, c.periods[v.plan].start);
        ASSERT_LE(v.date, c.periods[v.plan].end);
        break;
    }
  }
  for (const Review& r : c.care_reviews) {
    ASSERT_GT(r.date, c.periods[r.of].start);
    ASSERT_LT(r.date, c.periods[r.of].end);
  }
  for (const Review& r : c.protection_reviews) {
    ASSERT_GT(r.date, c.protection_plans[r.of].start);
    ASSERT_LE(r.date, c.protection_plans[r.of].end);
  }
}

TEST(SimulateTest, CasesAreHeldByPeopleWhoAreEmployed) {
  const County& c = county();
  std::map<Index, std::vector<Employment>> employed;
  for (const Employment& e : c.employments) employed[e.worker].push_back(e);
  for (const Allocation& a : c.allocations) {
    ASSERT_LT(a.start, a.end);
    ASSERT_TRUE(std::ranges::any_of(
        employed[a.worker], [&](const Employment& e) { return e.start <= a.start && a.end <= e.end; }));
  }
}

TEST(SimulateTest, EachTeamHasOneManagerOnEveryDayWhoHoldsNoCases) {
  const County& c = county();
  std::set<Index> managers;
  for (const Day day : {first_day, day_of(2018, 11, 1), day_of(2020, 3, 31), workbook_day, last_day}) {
    std::vector<int> managed(c.teams.size(), 0);
    for (const Employment& e : c.employments) {
      if (c.workers[e.worker].role != 2) continue;
      managers.insert(e.worker);
      if (open_on(e.start, e.end, day)) ++managed[c.workers[e.worker].team];
    }
    EXPECT_TRUE(std::ranges::all_of(managed, [](int n) { return n == 1; })) << day;
  }
  EXPECT_GT(managers.size(), c.teams.size());
  EXPECT_TRUE(
      std::ranges::none_of(c.allocations, [&](const Allocation& a) { return managers.contains(a.worker); }));
}

TEST(SimulateTest, AMotherIsOlderThanHerChild) {
  const County& c = county();
  EXPECT_FALSE(c.mothers.empty());
  for (const Mother& m : c.mothers) EXPECT_GE(age_on(c.people[m.mother].born, c.people[m.child].born), 14);
}

TEST(SimulateTest, EverySeedMeetsTheReportedNumbers) {
  for (const std::uint64_t seed : {2U, 3U}) {
    const County c = simulate_county(seed, 0);
    const auto plans_on = [&](Day day) {
      return std::ranges::count_if(c.protection_plans,
                                   [&](const auto& p) { return open_on(p.start, p.end, day); });
    };
    EXPECT_EQ(plans_on(day_of(2019, 3, 31)), 959) << seed;
    EXPECT_EQ(plans_on(day_of(2019, 9, 30)), 593) << seed;
    EXPECT_EQ(plans_on(day_of(2020, 4, 30)), 696) << seed;
    EXPECT_EQ(plans_on(day_of(2020, 9, 30)), 770) << seed;
    int care = 0;
    int alone = 0;
    for (const CarePeriod& p : c.periods) {
      if (p.route == CareRoute::short_break || !open_on(p.start, p.end, workbook_day)) continue;
      ++care;
      alone += p.unaccompanied ? 1 : 0;
    }
    EXPECT_EQ(care, 1004) << seed;
    EXPECT_EQ(alone, 77) << seed;
  }
}

TEST(SimulateTest, CountiesOfOneAuthorityShareNoIdentifier) {
  const County& first = county();
  const County second = simulate_county(1, 1);
  EXPECT_LT(person_number(first, static_cast<Index>(first.people.size() - 1)), person_number(second, 0));
  EXPECT_LT(number_of(first, static_cast<Index>(first.visits.size() - 1)), number_of(second, 0));
  EXPECT_LT(team_number(first, static_cast<std::uint8_t>(first.teams.size() - 1)), team_number(second, 0));
  EXPECT_NE(first.people[100].born, second.people[100].born);
}

TEST(SimulateTest, BirthsOfSiblingsLieApart) {
  const County& c = county();
  for (const Family& family : c.families) {
    std::set<Day> births;
    for (Index i = family.first_child; i != none; i = c.people[i].next_sibling)
      births.insert(c.people[i].born);
    for (auto a = births.begin(); a != births.end(); ++a) {
      const auto b = std::next(a);
      if (b != births.end()) {
        ASSERT_GT(*b - *a, 270);
      }
    }
  }
  EXPECT_GT(born(0), 0);
}

}  // namespace
}  // namespace windscreen::demo

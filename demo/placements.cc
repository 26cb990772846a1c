#include <algorithm>
#include <array>

#include "demo/care_detail.h"
#include "demo/names.h"
#include "demo/random.h"

namespace windscreen::demo {
namespace {

struct Status {
  std::uint8_t code;
  Day start;
};

// The statuses of a period in order; the first starts with it.
std::vector<Status> statuses(Random& random, const CarePeriod& period, int age_at_start, Day until) {
  std::vector<Status> list = {{period.legal_start, period.start}};
  const auto add = [&](std::uint8_t code, Day start) {
    if (start < until && start > list.back().start) list.push_back({code, start});
  };
  const auto then_care_order = [&](Day from) {
    add(legal("C1"), from);
    const Day order = working_on_or_after(from + random.between(160, 290));
    if (period.route == CareRoute::adoption) {
      add(legal("E1"), order);
    } else if (period.route == CareRoute::until_adult || random.chance(0.5)) {
      add(legal("C2"), order);
    }
  };
  if (period.unaccompanied || period.route == CareRoute::short_break) return list;
  const std::uint8_t first = period.legal_start;
  if (first == legal("C1")) {
    then_care_order(period.start);
  } else if (first == legal("V2")) {
    const double chance = period.route == CareRoute::adoption || period.route == CareRoute::guardianship
                              ? 1.0
                              : (age_at_start < 12 ? 0.6 : 0.12);
    if (random.chance(chance)) then_care_order(working_on_or_after(period.start + random.between(40, 200)));
  } else if (first == legal("L1")) {
    const Day after = period.start + random.between(1, 3);
    if (random.chance(0.5)) {
      then_care_order(after);
    } else {
      add(legal("V2"), after);
    }
  } else if (first == legal("J1")) {
    add(legal("V2"), period.start + random.between(5, 60));
  }
  return list;
}

struct Home {
  std::uint8_t type;
  std::uint8_t provider;  // index into provider_codes
};

// Where a child of this age and status lives.
Home pick_home(Random& random, int age, bool care_order, bool unaccompanied) {
  constexpr std::array<Home, 10> homes = {{{placed("U1"), 1},
                                           {placed("U4"), 1},
                                           {placed("U6"), 1},
                                           {placed("U6"), 4},
                                           {placed("K2"), 4},
                                           {placed("K2"), 1},
                                           {placed("H5"), 4},
                                           {placed("P2"), 4},
                                           {placed("P1"), 0},
                                           {placed("S1"), 4}}};
  std::array<double, 10> weights = {16, 10, 26, 26, 8, 3, 0, 0, 0, 2};
  if (age < 5) weights = {22, 4, 44, 24, 0.3, 0, 0, 0, 0, 0};
  if (age >= 16) weights = {6, 8, 14, 18, 9, 4, 24, 10, 0, 2};
  if (unaccompanied) weights = {1, 4, 12, 30, 3, 1, age >= 16 ? 38.0 : 0.0, age >= 16 ? 11.0 : 0.0, 0, 0};
  if (care_order && !unaccompanied) weights[8] = age < 16 ? 7 : 3;
  return homes[random.weighted(weights)];
}

}  // namespace

void detail_placements(County& county, std::uint64_t seed) {
  Random random(seed, "placements", county.number);
  for (Index index = 0; index < county.periods.size(); ++index) {
    const CarePeriod period = county.periods[index];
    const Person& child = county.people[period.person];
    const Family& family = county.families[child.family];
    const Day until = std::min(period.end, last_day + 1);
    const auto age_at = [&](Day day) { return std::max(0, age_on(child.born, day)); };
    const std::vector<Status> legal_list = statuses(random, period, age_at(period.start), until);
    for (std::size_t i = 0; i < legal_list.size(); ++i) {
      county.legal.push_back({index, legal_list[i].code, legal_list[i].start,
                              i + 1 < legal_list.size() ? legal_list[i + 1].start : period.end});
    }
    const auto status_on = [&](Day day) {
      std::uint8_t code = legal_list.front().code;
      for (const Status& status : legal_list) {
        if (status.start <= day) code = status.code;
      }
      return code;
    };
    // Moves: most settle after a first short stay; a few move often.
    const bool restless = random.chance(age_at(period.start) >= 10 ? 0.27 : 0.08);
    Day day = period.start;
    Home home = period.route == CareRoute::short_break
                    ? Home{placed("K2"), 1}
                    : pick_home(random, age_at(day), false, period.unaccompanied);
    const Day placed_for_adoption = period.route == CareRoute::adoption && period.end != never
                                        ? std::max(period.start + 30, period.end - random.between(180, 320))
                                        : never;
    const auto first_placement = county.placements.size();
    bool adopted_home = false;
    for (int number = 0; day < until; ++number) {
      Day stay = 0;
      if (period.route == CareRoute::short_break) {
        stay = 20000;
      } else if (number == 0) {
        stay = random.chance(0.46) ? random.between(6, 150) : random.between(200, 4000);
      } else if (restless) {
        stay = random.between(20, 260);
      } else {
        stay = random.chance(0.2) ? random.between(60, 400) : random.between(400, 4500);
      }
      Day end = std::min(period.end, day + stay);
      if (placed_for_adoption != never && !adopted_home && end > placed_for_adoption)
        end = placed_for_adoption;
      if (adopted_home) end = period.end;
      // A placement that nothing fits at that age ends when the child is old enough to move on.
      Placement placement{.period = index,
                          .type = home.type,
                          .provider = home.provider,
                          .area = 0,
                          .postcode = static_cast<std::uint16_t>(random.below(20000)),
                          .start = day,
                          .end = end};
      const bool with_parents = home.type == placed("P1");
      if (with_parents) {
        placement.postcode = family.postcode;
        placement.distance_tenths = 0;
      } else {
        const bool out = random.chance(home.provider == 4 ? 0.52 : 0.14);
        placement.area = out ? static_cast<std::uint8_t>(random.between(1, 8)) : 0;
        placement.distance_tenths =
            out ? (random.chance(0.45) ? random.between(201, 1400) : random.between(40, 260))
                : random.between(4, 210);
        if (period.unaccompanied || adopted_home) placement.distance_tenths = -1;
      }
      if (home.type == placed("K2")) placement.urn = 1000000 + random.below(180);
      if (home.provider == 4 && home.type == placed("U6")) placement.urn = 2000000 + random.below(60);
      if (end != period.end) {
        constexpr std::array<std::uint8_t, 8> reasons = {1, 6, 7, 8, 9, 1, 1, 12};
        placement.change_reason = reasons[random.below(8)];
      }
      county.placements.push_back(placement);
      day = end;
      if (day >= until) break;
      if (placed_for_adoption != never && day == placed_for_adoption) {
        adopted_home = true;
        home = {random.chance(0.12) ? placed("A3") : (random.chance(0.5) ? placed("A5") : placed("A6")), 1};
      } else {
        const bool order = status_on(day) == legal("C2");
        home = pick_home(random, age_at(day), order, period.unaccompanied);
      }
    }
    // Episodes: a new one at each change of status or placement.
    std::vector<Day> breaks;
    breaks.reserve(legal_list.size() + county.placements.size() - first_placement);
    for (const Status& status : legal_list) breaks.push_back(status.start);
    for (std::size_t i = first_placement; i < county.placements.size(); ++i) {
      breaks.push_back(county.placements[i].start);
    }
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    for (std::size_t i = 0; i < breaks.size(); ++i) {
      const Day start = breaks[i];
      const bool last = i + 1 == breaks.size();
      std::size_t at = first_placement;
      while (at + 1 < county.placements.size() && county.placements[at + 1].start <= start) ++at;
      const bool moved = county.placements[at].start == start;
      const bool status_changed = std::any_of(legal_list.begin(), legal_list.end(),
                                              [&](const Status& s) { return s.start == start; });
      const char reason = i == 0 ? 'S' : (moved && status_changed ? 'B' : (moved ? 'P' : 'L'));
      county.care_episodes.push_back({.period = index,
                                      .placement = static_cast<Index>(at),
                                      .status = status_on(start),
                                      .start_reason = reason,
                                      .end_reason = last ? period.end_reason : ended("X1"),
                                      .start = start,
                                      .end = last ? period.end : breaks[i + 1]});
    }
  }
}

}  // namespace windscreen::demo

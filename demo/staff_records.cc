// Posts, absences and supervision.
#include <algorithm>
#include <array>

#include "demo/demand.h"
#include "demo/random.h"
#include "demo/workforce.h"

namespace windscreen::demo {
namespace {

// 30 vacancies (committee report); our split of them.
constexpr int vacant_posts = 18;
constexpr int posts_filled_by_agency = 12;
// Staff absent because of Covid-19 on the last day.
constexpr int absent_with_covid = 20;
const Day first_record = day_of(2017, 4, 1);

void posts(County& county, Random& random) {
  Index number = 0;
  for (const Employment& employment : county.employments) {
    const Worker& worker = county.workers[employment.worker];
    if (worker.role != 0 || worker.agency || employment.end != never) continue;
    county.posts.push_back({.fte_hundredths = worker.fte_hundredths,
                            .team = worker.team,
                            .status = 0,
                            .number = number++,
                            .start = std::max(employment.start, first_day)});
  }
  for (int i = 0; i < vacant_posts + posts_filled_by_agency; ++i) {
    const auto team =
        static_cast<std::uint8_t>(random.below(static_cast<std::uint32_t>(county.teams.size())));
    const Day since = day_of(2020, 9, 10) - random.between(5, 400);
    county.posts.push_back({100, team, 0, number, first_day, since});
    county.posts.push_back(
        {100, team, static_cast<std::uint8_t>(i < vacant_posts ? 2 : 1), number, since, never});
    ++number;
  }
  // Vacancies that were filled since: there were more a year before.
  for (int i = 0; i < 100; ++i) {
    const auto team =
        static_cast<std::uint8_t>(random.below(static_cast<std::uint32_t>(county.teams.size())));
    const Day filled = day_of(2018, 4, 1) + random.between(0, 872);
    const Day since = filled - random.between(120, 500);
    const auto status = static_cast<std::uint8_t>(random.chance(0.6) ? 1 : 2);
    county.posts.push_back({100, team, 0, number, first_day, since});
    county.posts.push_back({100, team, status, number, since, filled});
    county.posts.push_back({100, team, 0, number, filled, never});
    ++number;
  }
}

void absences(County& county, Random& random) {
  std::vector<Index> present;
  for (const Employment& employment : county.employments) {
    if (employment.end == never) present.push_back(employment.worker);
    Day day = std::max(employment.start, first_record) + random.between(5, 300);
    const Day until = std::min(employment.end, last_day - 3);
    while (day < until) {
      const std::size_t length = random.weighted(std::array<double, 3>{84, 10, 6});
      int days = length == 0 ? random.between(1, 5)
                             : (length == 1 ? random.between(6, 20) : random.between(21, 120));
      auto reason = static_cast<std::uint8_t>(length == 2 ? random.between(1, 3) : random.between(0, 3));
      if (day >= day_of(2020, 3, 16) && random.chance(0.45)) {
        reason = 4;
        days = random.between(7, 16);
      }
      const Day end = std::min(day + days, until);
      if (end > day) county.absences.push_back({employment.worker, day, end, reason});
      day = end + random.between(60, 620);
    }
  }
  // Those off today: none of the spells above reaches the last day.
  random.shuffle(present);
  for (std::size_t i = 0; i < present.size() && i < static_cast<std::size_t>(absent_with_covid) + 14; ++i) {
    const bool covid = i < static_cast<std::size_t>(absent_with_covid);
    const auto reason = static_cast<std::uint8_t>(covid ? 4 : random.between(0, 3));
    const Day start = last_day - (covid ? random.between(0, 10) : random.between(1, 40));
    county.absences.push_back({present[i], start, never, reason});
  }
}

Day held_or_not(Random& random, Day due) {
  // Better since spring 2020 ("supervision levels were up").
  const double on_time = due >= day_of(2020, 4, 1) ? 0.84 : 0.74;
  const double at = random.unit();
  if (at < on_time) return std::min(due, working_on_or_after(due - random.between(2, 10)));
  if (at < on_time + 0.12) return working_on_or_after(due + random.between(1, 21));
  return never;
}

void supervision(County& county, Random& random) {
  for (const Employment& employment : county.employments) {
    if (county.workers[employment.worker].role > 1) continue;
    for (Day due = std::max(employment.start, first_record) + random.between(15, 32);
         due <= std::min(employment.end, last_day); due += 30) {
      county.supervisions.push_back({employment.worker, none, due, held_or_not(random, due)});
    }
  }
  // Case supervision, for children with a plan or in care, since October 2019.
  const Day first_case = day_of(2019, 10, 1);
  for (const Allocation& allocation : county.allocations) {
    const StageSpell& spell = county.spells[allocation.spell];
    if (spell.stage == Stage::assessment || spell.stage == Stage::leaving_care || allocation.end < first_case)
      continue;
    const int every = spell.stage == Stage::need_plan ? 90 : 60;
    for (Day due = std::max(allocation.start, first_case) + random.between(20, every);
         due <= std::min(allocation.end, last_day); due += every) {
      county.supervisions.push_back(
          {allocation.worker, county.episodes[spell.episode].person, due, held_or_not(random, due)});
    }
  }
}

}  // namespace

void keep_staff_records(County& county, std::uint64_t seed) {
  Random random(seed, "staff records", county.number);
  posts(county, random);
  absences(county, random);
  supervision(county, random);
}

}  // namespace windscreen::demo

#include <algorithm>
#include <array>

#include "demo/care_detail.h"
#include "demo/demand.h"
#include "demo/names.h"
#include "demo/random.h"

namespace windscreen::demo {
namespace {

void reviews(County& county, Random& random, Index index) {
  const CarePeriod& period = county.periods[index];
  const Day until = std::min(period.end, last_day + 1);
  const int age = age_on(county.people[period.person].born, period.start);
  // The first within 20 working days, the second within three months, then every six months.
  Day due = add_working(period.start, 20);
  Day previous = period.start;
  for (int number = 0;; ++number) {
    if (number == 1) due = add_months(previous, 3);
    if (number > 1) due = add_months(previous, 6);
    const bool late = random.chance(is_first_lockdown(due) ? 0.09 : 0.025);
    Day date = late ? due + random.between(2, 30) : due - random.between(0, number == 0 ? 6 : 16);
    date = std::max(date, previous + 5);
    while (!is_working(date)) --date;
    if (date >= until) return;
    const auto participation = static_cast<std::uint8_t>(
        age + number / 2 < 4 ? 0 : (random.chance(0.55) ? 1 : random.between(2, 7)));
    county.care_reviews.push_back({.of = index, .date = date, .due = due, .participation = participation});
    if (random.chance(0.015)) {
      county.care_reviews.push_back(
          {.of = index, .date = date - 7, .due = due, .participation = 7, .cancelled = true});
    }
    previous = date;
  }
}

void health(County& county, Random& random, Index index) {
  const CarePeriod& period = county.periods[index];
  const Person& child = county.people[period.person];
  const Day until = std::min(period.end, last_day + 1);
  Day date = add_working(period.start, random.chance(0.58) ? random.between(8, 20) : random.between(21, 60));
  while (date < until) {
    const double skipped = is_first_lockdown(date) ? 0.3 : 0.04;
    if (!random.chance(skipped)) {
      const std::uint8_t status = age_on(child.born, date) >= 14 && random.chance(0.07) ? 1 : 0;
      county.health.push_back({period.person, date, false, status});
    }
    // Twice a year under five, once a year from then on.
    date = working_on_or_after(
        date + (age_on(child.born, date) < 5 ? random.between(160, 185) : random.between(330, 368)));
  }
  date = working_on_or_after(std::max(period.start + random.between(20, 200), child.born + 500));
  while (date < until) {
    if (!random.chance(is_first_lockdown(date) ? 0.9 : 0.1))
      county.health.push_back({period.person, date, true, 0});
    date = working_on_or_after(date + random.between(175, 340));
  }
  date = period.start + random.between(60, 300);
  while (date < until) {
    const int age = age_on(child.born, date);
    if (age >= 4 && age <= 16) {
      // The scores follow what is usual in care: an average of about 14.
      const int score = random.chance(0.16) ? -1 : (random.between(0, 17) + random.between(0, 12));
      county.strengths.push_back({period.person, date, static_cast<std::int16_t>(score)});
    }
    date += random.between(330, 400);
  }
}

void missing(County& county, Random& random, Index index) {
  const CarePeriod& period = county.periods[index];
  const Person& child = county.people[period.person];
  const Day until = std::min(period.end, last_day + 1);
  const bool goes = random.chance(0.3);
  const bool often = random.chance(0.25);
  if (!goes || period.route == CareRoute::short_break) return;
  Day date = period.start + random.between(3, often ? 60 : 300);
  while (date < until) {
    if (age_on(child.born, date) >= 12) {
      const Day end = date + (random.chance(0.72) ? random.between(0, 1) : random.between(2, 12));
      Missing episode{.person = period.person, .start = date, .end = end, .absent = random.chance(0.12)};
      if (end >= last_day) episode.end = never;
      if (episode.absent) {
        episode.offered = 2;
        episode.accepted = 2;
      } else {
        episode.offered = random.chance(0.87) ? 1 : 0;
        episode.accepted = episode.offered == 1 ? (random.chance(0.62) ? 1 : 0) : 2;
        if (episode.accepted == 1)
          episode.interview = end + (random.chance(0.7) ? random.between(0, 3) : random.between(4, 14));
      }
      if (end < until) county.missing.push_back(episode);
    }
    date += often ? random.between(4, 70) : random.between(60, 600);
  }
}

void care_plans(County& county, Random& random, Index index) {
  const CarePeriod& period = county.periods[index];
  const Day until = std::min(period.end, last_day + 1);
  // In place by the second review, about four months after the start; the odd one is not.
  const Day start = period.start + random.between(20, 110);
  if (start >= until || random.chance(0.03)) return;
  std::uint8_t plan = 0;
  switch (period.route) {
    case CareRoute::adoption:
      plan = 8;
      break;
    case CareRoute::guardianship:
      plan = 4;
      break;
    case CareRoute::home:
      plan = static_cast<std::uint8_t>(random.between(1, 3));
      break;
    case CareRoute::until_adult:
      plan = static_cast<std::uint8_t>(random.between(5, 7));
      break;
    default:
      plan = 0;
      break;
  }
  county.care_plans.push_back({period.person, start, period.end, plan});
}

}  // namespace

void detail_wellbeing(County& county, std::uint64_t seed) {
  Random random(seed, "wellbeing", county.number);
  for (Index index = 0; index < county.periods.size(); ++index) {
    if (county.periods[index].route == CareRoute::short_break) continue;
    // What lies before the first day is not kept.
    if (county.periods[index].end <= first_day) continue;
    reviews(county, random, index);
    health(county, random, index);
    missing(county, random, index);
    care_plans(county, random, index);
  }
  for (Index index = 0; index < county.protection_plans.size(); ++index) {
    const ProtectionPlan& plan = county.protection_plans[index];
    const Day until = std::min(plan.end, last_day);
    // The first review within three months, the others within six; a plan ends at a review.
    Day previous = plan.start;
    for (int number = 0;; ++number) {
      const Day due = add_months(previous, number == 0 ? 3 : 6);
      const bool late = random.chance(is_first_lockdown(due) ? 0.035 : 0.013);
      Day date = late ? due + random.between(3, 28) : due - random.between(0, 14);
      while (!is_working(date)) --date;
      const bool ends = plan.end != never && date > plan.end - 60;
      if (ends) date = plan.end;
      if (date > until) break;
      county.protection_reviews.push_back({.of = index,
                                           .date = date,
                                           .due = due,
                                           .participation = static_cast<std::uint8_t>(random.below(8))});
      if (ends) break;
      previous = date;
    }
  }
}

}  // namespace windscreen::demo

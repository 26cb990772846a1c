// The cases that are open on the first day, with their history before it.
#include <algorithm>

#include "demo/names.h"
#include "demo/pathway.h"
#include "demo/population.h"

namespace windscreen::demo {

Index Pathway::stock_episode(Index person, Day referral) {
  const auto need = static_cast<std::uint8_t>(random_.chance(0.7) ? 1 : 5);
  const Index episode = open_episode(person, referral, static_cast<std::uint8_t>(pick_source(random_)), need);
  const Day start = add_working(referral, 1);
  start_assessment(episode, start, std::min(first_day - 1, add_working(start, random_.between(10, 35))),
                   Service::assessment);
  county_.episodes[episode].assessed = true;
  return episode;
}

void Pathway::open_stock() {
  stock_of_care();
  stock_of_care_leavers();
  stock_of_plans();
}

void Pathway::stock_of_plans() {
  // Referred at least four months before, so that the first assessment lies before the first day.
  const auto family_with_plan = [&](bool protection) {
    const Day referral = first_day - random_.between(125, 560);
    const Day start = std::min(first_day - 1, working_on_or_after(referral + random_.between(25, 60)));
    const Index family =
        new_family(county_, random_, referral, {.youngest = 0, .oldest = 15, .most_siblings = 3});
    const Day natural = first_day + random_.between(0, 420);
    const std::uint8_t category = random_.chance(0.6) ? 0 : 3;
    int made = 0;
    for (Index i = county_.families[family].first_child; i != none; i = county_.people[i].next_sibling) {
      if (birthday(county_.people[i].born, 18) < first_day + 60) continue;
      const Index episode = stock_episode(i, referral);
      Episode& opened = county_.episodes[episode];
      if (protection) {
        opened.plan = static_cast<Index>(county_.protection_plans.size());
        county_.protection_plans.push_back(
            {.episode = episode, .start = start, .first_category = category, .latest_category = category});
        ++county_.people[i].plans;
        enter(episode, Stage::protection_plan, start);
        ++protection_open_;
        protection_due_.emplace(natural, opened.plan);
      } else {
        opened.plan = static_cast<Index>(county_.need_plans.size());
        county_.need_plans.push_back({.episode = episode, .start = start});
        enter(episode, Stage::need_plan, start);
        ++need_open_;
        need_due_.emplace(natural, opened.plan);
      }
      ++made;
    }
    return made;
  };
  const auto protection = static_cast<int>(protection_plans().at(first_day));
  while (protection_open_ < protection) family_with_plan(true);
  const auto need = static_cast<int>(need_plans().at(first_day));
  while (need_open_ < need) family_with_plan(false);
}

void Pathway::stock_of_care() {
  const auto together = static_cast<int>(looked_after().at(first_day));
  const auto alone = static_cast<int>(unaccompanied().at(first_day));
  for (int i = 0; i < together + alone; ++i) {
    Index child = none;
    Day start = 0;
    if (i < alone) {
      start = first_day - random_.between(5, 500);
      child = new_unaccompanied_child(county_, random_, start);
      if (birthday(county_.people[child].born, 18) <= first_day + 5) county_.people[child].born += 700;
    } else {
      const Index family =
          new_family(county_, random_, first_day, {.youngest = 0, .oldest = 17, .most_siblings = 0});
      child = county_.families[family].first_child;
      Person& person = county_.people[child];
      if (birthday(person.born, 18) <= first_day + 5) person.born += 60;
      const int life = first_day - person.born;
      // Three in ten came within the year; the others have been looked after for much of their lives.
      const int most = std::max(1, life - 3);
      start = first_day -
              std::min(most, random_.chance(0.3) ? random_.between(5, 365) : random_.between(366, 3600));
    }
    const Person& person = county_.people[child];
    const Day referral =
        person.unaccompanied ? start : std::max(start - random_.between(5, 300), person.born - 150);
    const Index episode = stock_episode(child, referral);
    const bool newborn = start - person.born < 40;
    start_care(episode,
               person.unaccompanied || (!newborn && random_.chance(0.55)) ? legal("V2") : legal("C1"), start);
  }
}

void Pathway::stock_of_care_leavers() {
  for (int i = 0; i < 330; ++i) {
    const Index family =
        new_family(county_, random_, first_day, {.youngest = 16, .oldest = 17, .most_siblings = 0});
    const Index child = county_.families[family].first_child;
    Person& person = county_.people[child];
    person.born = add_months(first_day, -12 * 18) - random_.between(5, 1080);
    const Day adult = birthday(person.born, 18);
    const Day start = adult - random_.between(200, 2500);
    const Index episode = stock_episode(child, start - random_.between(5, 200));
    const auto period = static_cast<Index>(county_.periods.size());
    county_.periods.push_back({.episode = episode,
                               .person = child,
                               .start = start,
                               .end = adult,
                               .legal_start = random_.chance(0.5) ? legal("V2") : legal("C2"),
                               .route = CareRoute::until_adult,
                               .end_reason = ended("E8")});
    static_cast<void>(period);
    enter(episode, Stage::leaving_care, adult);
    const Day end = random_.chance(0.6) ? birthday(person.born, 21)
                                        : birthday(person.born, 21) + random_.between(90, 1300);
    at(end, {What::close, episode, 7});
  }
}

}  // namespace windscreen::demo

// Strategy discussions, section 47 enquiries, conferences and child protection plans.
#include <algorithm>

#include "demo/names.h"
#include "demo/pathway.h"

namespace windscreen::demo {
namespace {

// Days that a plan lasts (table d7); a deck is 100 cards. Plans end at review conferences, after about three,
// nine, fifteen and twenty-one months.
int plan_days(Random& random) {
  constexpr std::array<double, 6> weights = {12.0, 8.0, 46.0, 22.0, 6.0, 6.0};
  switch (random.weighted(weights)) {
    case 0:
      return random.between(75, 91);
    case 1:
      return random.between(95, 180);
    case 2:
      return random.between(240, 300);
    case 3:
      return random.between(420, 480);
    case 4:
      return random.between(600, 660);
    default:
      return random.between(740, 1100);
  }
}

// Days on which the number of plans is known exactly.
bool is_reported_day(Day day) {
  return day == day_of(2019, 3, 29) || day == day_of(2019, 9, 30) || day == day_of(2020, 3, 30) ||
         day == day_of(2020, 3, 31) || day == day_of(2020, 4, 30) || day == day_of(2020, 9, 30);
}

}  // namespace

void Pathway::enquiries(Day day, int children) {
  const auto recent = [&] {
    const auto found =
        std::partition_point(county_.episodes.begin(), county_.episodes.end(),
                             [&](const Episode& e) { return e.referral < std::max(day - 25, first_day); });
    return static_cast<Index>(found - county_.episodes.begin());
  }();
  const auto count = static_cast<Index>(county_.episodes.size());
  for (int tries = 0; children > 0 && tries < 3000; ++tries) {
    const double which = random_.unit();
    Index index = none;
    Stage stage = Stage::assessment;
    if (which < 0.70 && count > recent) {
      index = recent + random_.below(count - recent);
    } else {
      index = open_cases_[random_.below(static_cast<std::uint32_t>(open_cases_.size()))];
      stage = which < 0.92 ? Stage::need_plan : (which < 0.96 ? Stage::protection_plan : Stage::care);
    }
    const auto suits = [&](const Episode& e) {
      return e.stage == stage && e.close == never && !e.conference_pending && e.last_enquiry < day - 45 &&
             !county_.people[e.person].unaccompanied &&
             birthday(county_.people[e.person].born, 18) > day + 90;
    };
    const Episode& first = county_.episodes[index];
    if (!suits(first)) continue;
    std::array<Index, 8> who{};
    std::size_t found = 0;
    const Family& family = county_.families[county_.people[first.person].family];
    for (Index i = family.first_child; i != none && found < 8 && static_cast<int>(found) < children;
         i = county_.people[i].next_sibling) {
      const Index open = county_.people[i].open_episode;
      if (open != none && suits(county_.episodes[open])) who[found++] = open;
    }
    if (found == 0) continue;
    enquire(std::span(who).first(found), day);
    children -= static_cast<int>(found);
  }
}

int Pathway::enquire(std::span<const Index> episodes, Day day) {
  const YearFacts& year = year_facts(day + 18);
  const auto size = static_cast<double>(episodes.size());
  const Stage stage = county_.episodes[episodes[0]].stage;
  bool conference = false;
  if (stage == Stage::assessment || stage == Stage::need_plan) {
    conference = to_conference_.take(random_, year.section_47_to_conference, size);
  } else {
    to_conference_.owe(year.section_47_to_conference, size);
  }
  Day held = never;
  if (conference) {
    // Large families' conferences are late no more often than others'; but as one of them would move a
    // month's figure, smaller ones are late in their place.
    const double late_share = 1.0 - year.conference_in_15_days;
    bool late = false;
    if (size < 2.5) {
      late = conference_late_.take(random_, late_share, size);
    } else {
      conference_late_.owe(late_share, size);
    }
    const int days = !late ? (random_.chance(0.06) ? random_.between(6, 10) : random_.between(12, 15))
                           : (random_.chance(0.3) ? random_.between(16, 20) : random_.between(21, 32));
    held = add_working(day, days);
  }
  const Day end =
      conference ? std::min(held, add_working(day, random_.between(8, 14)))
                 : add_working(day, random_.chance(0.04) ? random_.between(16, 26) : random_.between(4, 14));
  const auto meeting = static_cast<Index>(county_.conferences.size());
  for (const Index index : episodes) {
    Episode& episode = county_.episodes[index];
    episode.last_enquiry = day;
    const auto enquiry = static_cast<Index>(county_.enquiries.size());
    county_.enquiries.push_back(
        {.episode = index, .start = day, .end = end, .no_further_action = !conference});
    county_.strategies.push_back({.episode = index, .held = day, .enquiry = enquiry});
    if (!conference) continue;
    const auto at_index = static_cast<Index>(county_.conferences.size());
    county_.enquiries[enquiry].conference = at_index;
    county_.conferences.push_back({.episode = index,
                                   .enquiry = enquiry,
                                   .meeting = meeting,
                                   .date = held,
                                   .target = add_working(day, 15)});
    meetings_.resize(county_.conferences.size());
    episode.conference_pending = true;
    at(held, {What::conference, at_index});
  }
  // A discussion in five more leads to no enquiry.
  if (random_.chance(0.2)) {
    const Index index = open_cases_[random_.below(static_cast<std::uint32_t>(open_cases_.size()))];
    if (county_.episodes[index].stage == Stage::assessment) {
      county_.strategies.push_back({.episode = index, .held = day, .enquiry = none});
    }
  }
  return static_cast<int>(episodes.size());
}

void Pathway::hold_conference(Index index, Day day) {
  const Conference& conference = county_.conferences[index];
  Episode& episode = county_.episodes[conference.episode];
  episode.conference_pending = false;
  Meeting& meeting = meetings_[conference.meeting];
  if (meeting.decision == 0) {
    // Those of one meeting stand next to each other.
    double size = 0.0;
    for (Index i = conference.meeting; i < county_.conferences.size(); ++i) {
      if (county_.conferences[i].meeting != conference.meeting) break;
      size += 1.0;
    }
    meeting.decision = to_plan_.take(random_, year_facts(day).conference_to_plan, size) ? 1 : 2;
    constexpr std::array<double, 5> categories = {65.0, 4.5, 3.0, 25.0, 2.5};
    meeting.category = static_cast<std::uint8_t>(random_.weighted(categories));
    meeting.natural_end = day + plan_days(random_);
  }
  if (meeting.decision == 1) {
    start_protection_plan(index, day);
  } else if (episode.stage == Stage::assessment && episode.assessed) {
    start_need_plan(conference.episode, day);
  }
}

void Pathway::start_protection_plan(Index index, Day day) {
  Conference& conference = county_.conferences[index];
  Episode& episode = county_.episodes[conference.episode];
  Person& child = county_.people[episode.person];
  const Meeting& meeting = meetings_[conference.meeting];
  if (episode.plan != none) end_need_plan(conference.episode, day);
  // The share fell a little in the year from April 2020; in its first half by more than the year's average.
  const double share = year_facts(day).subsequent_plans - (day >= day_of(2020, 4, 1) ? 0.007 : 0.0);
  ProtectionPlan plan{.episode = conference.episode, .conference = index, .start = day};
  if (child.plans > 0) {
    subsequent_.owe(share, 1.0);
    subsequent_.taken(1.0);
    plan.previous_plans = static_cast<std::uint8_t>(child.plans);
  } else if (child.born > day - 200) {
    subsequent_.owe(share, 1.0);
  } else if (subsequent_.take(random_, share, 1.0)) {
    // Plans before the years that are kept, or in another authority.
    plan.previous_plans = random_.chance(0.8) ? 1 : 2;
    child.plans = plan.previous_plans;
  }
  ++child.plans;
  plan.first_category = meeting.category;
  plan.latest_category =
      random_.chance(0.06) ? static_cast<std::uint8_t>(random_.below(5)) : meeting.category;
  conference.plan = static_cast<Index>(county_.protection_plans.size());
  county_.protection_plans.push_back(plan);
  episode.plan = conference.plan;
  enter(conference.episode, Stage::protection_plan, day);
  ++protection_open_;
  protection_due_.emplace(meeting.natural_end, conference.plan);
  Day before_adult = birthday(child.born, 18) - 1;
  while (!is_working(before_adult)) --before_adult;
  at(before_adult, {What::end_protection_plan, conference.episode});
}

void Pathway::end_protection_plan(Index index, Day day) {
  Episode& episode = county_.episodes[index];
  if (episode.plan == none || episode.stage == Stage::need_plan) return;
  ProtectionPlan& plan = county_.protection_plans[episode.plan];
  if (plan.end != never) return;
  plan.end = day;
  episode.plan = none;
  --protection_open_;
  if (episode.period != none) return;
  std::uint8_t afterwards = 0;
  if (plan.conference != none)
    afterwards = meetings_[county_.conferences[plan.conference].meeting].afterwards;
  if (afterwards == 0) {
    afterwards = random_.chance(0.62) ? 1 : 2;
    if (plan.conference != none)
      meetings_[county_.conferences[plan.conference].meeting].afterwards = afterwards;
  }
  if (afterwards == 1) {
    start_need_plan(index, day);
  } else {
    at(add_working(day, random_.between(0, 10)), {What::close, index, 7});
  }
}

void Pathway::steer_protection_plans(Day day) {
  int course = nearest(protection_plans().at(day));
  // A few over the course in between, so that on a reported day there are never too few.
  if (!is_reported_day(day)) course += 4;
  std::vector<Due> too_young;
  while (protection_open_ > course && !protection_due_.empty()) {
    const Due due = protection_due_.top();
    protection_due_.pop();
    const ProtectionPlan& plan = county_.protection_plans[due.second];
    if (plan.end != never) continue;
    if (plan.start > day - 60) {
      too_young.push_back(due);
      continue;
    }
    end_protection_plan(plan.episode, day);
  }
  for (const Due& due : too_young) protection_due_.push(due);
}

}  // namespace windscreen::demo

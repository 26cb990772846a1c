// Children who become looked after, and how their care ends.
#include <algorithm>

#include "demo/names.h"
#include "demo/pathway.h"

namespace windscreen::demo {
namespace {

const Day reported_first = day_of(2020, 7, 1);
const Day reported_last = day_of(2020, 9, 30);
// Starts in July, August and September 2020: 102, and 10 unaccompanied (committee report).
constexpr std::array<int, 3> reported_entries = {36, 31, 35};
constexpr std::array<int, 3> reported_arrivals = {4, 3, 3};
// Unaccompanied children among the starts of each year from 2014-15; our estimate but for 2015-16.
constexpr std::array<int, 7> arrivals_a_year = {35, 125, 40, 44, 42, 40, 34};

bool in_reported_quarter(Day day) { return day >= reported_first && day <= reported_last; }

std::size_t reported_month(Day day) {
  return static_cast<unsigned>(std::chrono::year_month_day{date_of(day)}.month()) - 7U;
}

CareRoute pick_route(Random& random, int age) {
  // home, adoption, guardianship, until adult, other
  constexpr std::array<std::array<double, 5>, 5> weights = {
      {{25, 37, 26, 8, 4}, {34, 22, 25, 15, 4}, {42, 3, 15, 36, 4}, {44, 0, 4, 48, 4}, {22, 0, 0, 74, 4}}};
  const std::size_t band = age < 1 ? 0 : age < 5 ? 1 : age < 10 ? 2 : age < 16 ? 3 : 4;
  constexpr std::array<CareRoute, 5> routes = {CareRoute::home, CareRoute::adoption, CareRoute::guardianship,
                                               CareRoute::until_adult, CareRoute::other};
  return routes[random.weighted(weights[band])];
}

}  // namespace

void Pathway::entries_of_month(Day first) {
  const Day end = std::min(day_of(base::month_end(date_of(first))), last_day);
  const auto length = static_cast<int>(end - first) + 1;
  entries_.clear();
  arrivals_.clear();
  int arrivals = 0;
  if (in_reported_quarter(first)) {
    if (reported_entries_.empty()) {
      const auto add = [&](int count, std::uint8_t legal, int youngest, int oldest) {
        for (int i = 0; i < count; ++i) {
          reported_entries_.push_back({.legal = legal, .youngest = youngest, .oldest = oldest});
        }
      };
      // 69 on section 20, of whom 19 aged 10 to 15 and 20 aged 16 or 17; the other 33 are our own split.
      add(30, legal("V2"), 0, 9);
      add(19, legal("V2"), 10, 15);
      add(20, legal("V2"), 16, 17);
      add(21, legal("C1"), 0, 9);
      add(4, legal("C1"), 10, 15);
      add(6, legal("L1"), 0, 15);
      add(2, legal("J1"), 14, 17);
      random_.shuffle(reported_entries_);
    }
    const std::size_t month = reported_month(first);
    std::size_t from = 0;
    for (std::size_t i = 0; i < month; ++i) from += static_cast<std::size_t>(reported_entries[i]);
    const auto count = static_cast<std::size_t>(reported_entries[month]);
    for (std::size_t i = from; i < from + count; ++i) entries_.push_back(reported_entries_[i]);
    arrivals = reported_arrivals[month];
  } else {
    const auto year = static_cast<std::size_t>(std::clamp(
        static_cast<int>(std::chrono::year_month_day{date_of(first)}.year()) - 2014 -
            (static_cast<unsigned>(std::chrono::year_month_day{date_of(first)}.month()) < 4 ? 1 : 0),
        0, 6));
    double starts = (year_facts(first).looked_after_starts - arrivals_a_year[year]) / 12.0 * length / 30.4;
    if (is_first_lockdown(first + 15)) starts *= 0.88;
    const int count = static_cast<int>(starts + random_.unit());
    // Under 1, 1 to 4, 5 to 9, 10 to 15, 16 and 17.
    constexpr std::array<double, 5> age_weights = {18, 14, 17, 31, 20};
    constexpr std::array<std::array<int, 2>, 5> ages = {{{0, 0}, {1, 4}, {5, 9}, {10, 15}, {16, 17}}};
    constexpr std::array<std::array<double, 4>, 5> legal_weights = {
        {{38, 56, 6, 0}, {44, 46, 10, 0}, {50, 42, 8, 0}, {66, 24, 7, 3}, {82, 4, 4, 10}}};
    constexpr std::array<std::uint8_t, 4> statuses = {legal("V2"), legal("C1"), legal("L1"), legal("J1")};
    for (int i = 0; i < count; ++i) {
      const std::size_t band = random_.weighted(age_weights);
      entries_.push_back({.legal = statuses[random_.weighted(legal_weights[band])],
                          .youngest = ages[band][0],
                          .oldest = ages[band][1]});
    }
    // As many arrivals as keep the course, and in spring 2020 as many as the summer's reported ones need.
    double wanted = unaccompanied().at(end);
    if (first >= day_of(2020, 3, 1) && first < reported_first) {
      wanted = std::max(wanted,
                        unaccompanied().at(reported_last) - 10 + adults_until(end, reported_last, true) + 3);
    }
    arrivals = std::clamp(nearest(wanted) - unaccompanied_open_ + adults_until(first - 1, end, true) +
                              static_cast<int>(random_.below(2)),
                          0, 24);
  }
  for (Entry& entry : entries_) {
    entry.day = first + random_.between(0, length - 1);
    if (!is_working(entry.day) && random_.chance(0.8))
      entry.day = std::min(end, working_on_or_after(entry.day));
  }
  for (int i = 0; i < arrivals; ++i) arrivals_.push_back(first + random_.between(0, length - 1));
}

bool Pathway::fits(Index index, const Entry& entry, Day day) const {
  const Episode& episode = county_.episodes[index];
  if (episode.close != never || episode.period != none || episode.conference_pending) return false;
  if (episode.stage != Stage::assessment && episode.stage != Stage::need_plan &&
      episode.stage != Stage::protection_plan) {
    return false;
  }
  const Person& child = county_.people[episode.person];
  if (child.born > day || child.unaccompanied || birthday(child.born, 18) < day + 40) return false;
  const int age = age_on(child.born, day);
  return age >= entry.youngest && age <= entry.oldest;
}

Index Pathway::find_entrant(const Entry& entry, Day day) {
  if (random_.chance(0.09)) {
    const Index returner = find_returner(entry, day);
    if (returner != none) return returner;
  }
  const auto size = static_cast<std::uint32_t>(open_cases_.size());
  for (int tries = 0; tries < 1500; ++tries) {
    const Index index = open_cases_[random_.below(size)];
    const Stage stage = county_.episodes[index].stage;
    const double chance = stage == Stage::protection_plan ? 1.0 : (stage == Stage::assessment ? 0.4 : 0.3);
    if (fits(index, entry, day) && random_.chance(chance)) return index;
  }
  for (const Index index : open_cases_) {
    if (fits(index, entry, day)) return index;
  }
  return none;
}

// A child who went home from care within the year, and must come back.
Index Pathway::find_returner(const Entry& entry, Day day) {
  const std::size_t oldest = went_home_.size() > 220 ? went_home_.size() - 220 : 0;
  for (std::size_t i = went_home_.size(); i > oldest; --i) {
    if (fits(went_home_[i - 1], entry, day)) return went_home_[i - 1];
  }
  return none;
}

void Pathway::enter_care(Day day) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].day != day || entries_[i].taken) continue;
    entries_[i].taken = true;
    const Index index = find_entrant(entries_[i], day);
    if (index == none) continue;
    start_care(index, entries_[i].legal, day);
    if (entries_[i].oldest > 15 || !random_.chance(0.5)) continue;
    // Siblings come with the child, in place of later entries of the month.
    const Family& family = county_.families[county_.people[county_.episodes[index].person].family];
    for (Index sibling = family.first_child; sibling != none;
         sibling = county_.people[sibling].next_sibling) {
      const Index open = county_.people[sibling].open_episode;
      if (open == none) continue;
      for (Entry& later : entries_) {
        if (later.taken || later.day < day || later.legal != entries_[i].legal || !fits(open, later, day))
          continue;
        later.taken = true;
        start_care(open, later.legal, day);
        break;
      }
    }
  }
}

void Pathway::start_care(Index index, std::uint8_t legal_status, Day day) {
  Episode& episode = county_.episodes[index];
  Person& child = county_.people[episode.person];
  if (episode.stage == Stage::need_plan && episode.plan != none) end_need_plan(index, day);
  if (episode.plan != none) {
    at(working_on_or_after(day + random_.between(3, 25)), {What::end_protection_plan, index});
  }
  CarePeriod period{.episode = index, .person = episode.person, .start = day, .legal_start = legal_status};
  const int age = age_on(child.born, day);
  period.unaccompanied = child.unaccompanied;
  Day natural = birthday(child.born, 18);
  if (child.unaccompanied) {
    period.route = random_.chance(0.2) ? CareRoute::other : CareRoute::until_adult;
    if (period.route == CareRoute::other) natural = std::min(natural, day + random_.between(30, 400));
  } else {
    period.route = pick_route(random_, age);
    switch (period.route) {
      case CareRoute::home:
        natural = std::min(natural,
                           day + (random_.chance(0.35) ? random_.between(8, 90) : random_.between(90, 800)));
        break;
      case CareRoute::adoption:
        natural = day + random_.between(430, 850);
        break;
      case CareRoute::guardianship:
        natural = day + random_.between(240, 700);
        break;
      case CareRoute::other:
        natural = std::min(natural, day + random_.between(20, 500));
        break;
      default:
        break;
    }
  }
  episode.period = static_cast<Index>(county_.periods.size());
  county_.periods.push_back(period);
  in_care_.push_back(index);
  enter(index, Stage::care, day);
  if (child.unaccompanied) {
    ++unaccompanied_open_;
    unaccompanied_due_.emplace(natural, episode.period);
  } else {
    ++care_open_;
    care_due_.emplace(natural, episode.period);
  }
}

void Pathway::end_care(Index index, Day day, std::uint8_t reason) {
  Episode& episode = county_.episodes[index];
  CarePeriod& period = county_.periods[episode.period];
  period.end = day;
  period.end_reason = reason;
  (period.unaccompanied ? unaccompanied_open_ : care_open_) -= 1;
  episode.period = none;
  const auto found = std::find(in_care_.begin(), in_care_.end(), index);
  *found = in_care_.back();
  in_care_.pop_back();
}

void Pathway::leave_care_by_route(Index index, Day day) {
  Episode& episode = county_.episodes[index];
  CarePeriod& period = county_.periods[episode.period];
  const int days = day - period.start;
  // An order takes its time: a child who leaves earlier goes home.
  if (period.route == CareRoute::adoption && days < 300) period.route = CareRoute::home;
  if (period.route == CareRoute::guardianship && days < 120) period.route = CareRoute::home;
  const int age = age_on(county_.people[episode.person].born, day);
  if (period.unaccompanied) period.route = CareRoute::other;
  switch (period.route) {
    case CareRoute::adoption:
      end_care(index, day, random_.chance(0.92) ? ended("E12") : ended("E11"));
      close(index, day, 1);
      break;
    case CareRoute::guardianship: {
      constexpr std::array<std::uint8_t, 4> reasons = {ended("E45"), ended("E46"), ended("E46"),
                                                       ended("E48")};
      end_care(index, day, reasons[random_.below(4)]);
      close(index, day, 4);
      break;
    }
    case CareRoute::other:
      end_care(index, day, random_.chance(0.5) ? ended("E3") : ended("E8"));
      close(index, day, random_.chance(0.5) ? 5 : 7);
      break;
    default:
      if (age >= 16 && days >= 91 && random_.chance(0.5)) {
        end_care(index, day, random_.chance(0.5) ? ended("E5") : ended("E6"));
        enter(index, Stage::leaving_care, day);
        at(birthday(county_.people[episode.person].born, 21), {What::close, index, 7});
        break;
      }
      end_care(index, day, random_.chance(0.75) ? ended("E4A") : ended("E4B"));
      if (random_.chance(0.55)) {
        start_need_plan(index, day);
        went_home_.push_back(index);
      } else {
        close(index, day, 7);
      }
      break;
  }
}

void Pathway::turn_adult(Index index, Day day) {
  Episode& episode = county_.episodes[index];
  if (episode.close != never) return;
  if (episode.stage == Stage::leaving_care) return;
  if (episode.period != none) {
    const CarePeriod& period = county_.periods[episode.period];
    const int days = day - period.start;
    constexpr std::array<std::uint8_t, 8> reasons = {ended("E5"), ended("E5"), ended("E6"), ended("E7"),
                                                     ended("E8"), ended("E8"), ended("E8"), ended("E8")};
    end_care(index, day, reasons[random_.below(8)]);
    if (days >= 91) {
      enter(index, Stage::leaving_care, day);
      // Until 21 for most; since April 2018 young people may come back or stay until 25.
      const Person& person = county_.people[episode.person];
      const Day end = random_.chance(0.6) ? birthday(person.born, 21)
                                          : birthday(person.born, 21) + random_.between(90, 1300);
      at(end, {What::close, index, 7});
    } else {
      close(index, day, 7);
    }
    return;
  }
  if (episode.plan != none) {
    if (episode.stage == Stage::need_plan) {
      end_need_plan(index, day);
    } else {
      end_protection_plan(index, day);
    }
  }
  episode.conference_pending = false;
  close(index, day, random_.chance(0.3) ? 6 : 7);
}

int Pathway::adults_until(Day after, Day until, bool unaccompanied_only) const {
  int count = 0;
  for (const Index index : in_care_) {
    const Episode& episode = county_.episodes[index];
    if (county_.periods[episode.period].unaccompanied != unaccompanied_only) continue;
    const Day adult = birthday(county_.people[episode.person].born, 18);
    if (adult > after && adult <= until) ++count;
  }
  return count;
}

int Pathway::entries_left(Day after, bool unaccompanied_only) const {
  int count = 0;
  if (unaccompanied_only) {
    for (const Day arrival : arrivals_) count += arrival > after ? 1 : 0;
  } else {
    for (const Entry& entry : entries_) count += entry.taken ? 0 : 1;
  }
  for (std::size_t month = reported_month(after) + 1; month < 3; ++month) {
    count += unaccompanied_only ? reported_arrivals[month] : reported_entries[month];
  }
  return count;
}

void Pathway::steer_care(Day day, bool unaccompanied_only) {
  const int open = unaccompanied_only ? unaccompanied_open_ : care_open_;
  const Course& course = unaccompanied_only ? unaccompanied() : looked_after();
  int over = open - nearest(course.at(day)) - (day == reported_last ? 0 : 2);
  if (in_reported_quarter(day)) {
    // Never so many that the reported number could not be reached.
    const int reported = nearest(course.at(reported_last));
    over = std::min(over, open + entries_left(day, unaccompanied_only) -
                              adults_until(day, reported_last, unaccompanied_only) - reported);
  }
  DueQueue& due = unaccompanied_only ? unaccompanied_due_ : care_due_;
  std::vector<Due> too_young;
  while (over > 0 && !due.empty()) {
    const Due next = due.top();
    due.pop();
    const Index period = next.second;
    if (county_.periods[period].end != never) continue;
    if (county_.periods[period].start > day - 3) {
      too_young.push_back(next);
      continue;
    }
    const Index episode = county_.periods[period].episode;
    if (county_.episodes[episode].plan != none) end_protection_plan(episode, day);
    leave_care_by_route(episode, day);
    --over;
  }
  for (const Due& later : too_young) due.push(later);
}

void Pathway::short_breaks() {
  // Disabled children who stay away from home now and then; they are not counted as looked after.
  int wanted = 48;
  for (std::size_t i = 0; i < county_.need_plans.size() && wanted > 0; ++i) {
    const NeedPlan& plan = county_.need_plans[i];
    const Episode& episode = county_.episodes[plan.episode];
    const Person& child = county_.people[episode.person];
    if (episode.need != 2 || plan.start < day_of(2017, 1, 1) || child.born > plan.start - 1500) continue;
    if (episode.close < day_of(2019, 6, 1) || episode.stage == Stage::care || !random_.chance(0.5)) continue;
    const Day start = working_on_or_after(plan.start + 30);
    const Day until = plan.end == never ? never : plan.end;
    if (start > last_day - 30 || until < start + 30) continue;
    county_.periods.push_back({.episode = none,
                               .person = episode.person,
                               .start = start,
                               .end = until,
                               .legal_start = legal("V4"),
                               .route = CareRoute::short_break,
                               .end_reason = until == never ? std::uint8_t{0} : ended("E8")});
    --wanted;
  }
}

}  // namespace windscreen::demo

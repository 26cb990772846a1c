#include "demo/pathway.h"

#include <algorithm>
#include <cmath>

#include "demo/population.h"

namespace windscreen::demo {
namespace {

// Working days from referral to the start of early help: three on average.
constexpr std::array<Band, 1> early_help_bands = {{{1, 5, 5}}};
// Working days from the multi-agency team to the assessment service: two on average.
constexpr std::array<Band, 5> transfer_bands = {{{0, 0, 2}, {1, 1, 4}, {2, 2, 8}, {3, 3, 4}, {4, 4, 2}}};

// Working days of an assessment, as table c2 has them for 2018-19 and before, 2019-20 and 2020-21; a deck is
// 100 cards.
constexpr std::array<Band, 9> slower_bands = {{{0, 0, 1},
                                               {1, 10, 5},
                                               {11, 20, 17},
                                               {21, 30, 15},
                                               {31, 40, 16},
                                               {41, 45, 20},
                                               {46, 50, 10},
                                               {51, 60, 9},
                                               {61, 90, 7}}};
constexpr std::array<Band, 9> slow_bands = {{{0, 0, 1},
                                             {1, 10, 4},
                                             {11, 20, 17},
                                             {21, 30, 21},
                                             {31, 40, 21},
                                             {41, 45, 18},
                                             {46, 50, 8},
                                             {51, 60, 5},
                                             {61, 85, 5}}};
constexpr std::array<Band, 9> quick_bands = {{{0, 0, 1},
                                              {1, 10, 5},
                                              {11, 20, 19},
                                              {21, 30, 26},
                                              {31, 40, 21},
                                              {41, 45, 17},
                                              {46, 50, 5},
                                              {51, 60, 4},
                                              {61, 80, 2}}};

Day end_of_month(Day day) { return day_of(base::month_end(date_of(day))); }

}  // namespace

Pathway::Pathway(County& county, std::uint64_t seed)
    : county_(county),
      random_(seed, "pathway", county.number),
      early_help_days_(early_help_bands),
      transfer_days_(transfer_bands) {
  calendar_.resize(static_cast<std::size_t>(last_day - first_day) + 1);
  for (int siblings = 0; siblings < 3; ++siblings) assessment_days_.emplace_back(slower_bands);
  for (int siblings = 0; siblings < 3; ++siblings) assessment_days_.emplace_back(slow_bands);
  for (int siblings = 0; siblings < 3; ++siblings) assessment_days_.emplace_back(quick_bands);
  county_.families.reserve(90000);
  county_.people.reserve(160000);
  county_.episodes.reserve(90000);
  county_.contacts.reserve(160000);
}

void Pathway::run() {
  open_stock();
  for (Day day = first_day; day <= last_day; ++day) {
    const std::chrono::year_month_day ymd{date_of(day)};
    if (static_cast<unsigned>(ymd.day()) == 1) plan_month(day);
    one_day(day);
  }
  short_breaks();
}

void Pathway::plan_month(Day first) {
  month_first_ = first;
  const Day end = std::min(end_of_month(first), last_day);
  std::vector<double> arrivals;
  std::vector<double> office;
  for (Day day = first; day <= end; ++day) {
    arrivals.push_back(arrival_weight(day));
    office.push_back(is_working(day) ? 1.0 : 0.02);
  }
  entries_of_month(first);
  const int total = referrals_in_month(first);
  // An unaccompanied child is referred on the day of arrival, out of the month's total.
  const int ordinary = total - static_cast<int>(arrivals_.size());
  again_left_ = re_referrals_in_month(first);
  first_time_left_ = ordinary - again_left_;
  referrals_on_ = spread(ordinary, arrivals, random_);
  contacts_of_month(first);
  const YearFacts& year = year_facts(first);
  const double share = static_cast<double>(total) / static_cast<double>(year.referrals);
  enquiries_on_ = spread(nearest(year.section_47 * share), office, random_);
  std::vector<double> weekdays = office;
  for (double& weight : weekdays) weight = weight < 0.5 ? 0.0 : weight;
  const int days = working_between(first - 1, end);
  // Working days bring five; more in the winter before the pandemic, fewer in the lockdown.
  int a_day = first >= day_of(2019, 10, 1) ? 6 : 5;
  if (first >= day_of(2020, 4, 1)) a_day = 3;
  if (first >= day_of(2020, 8, 1)) a_day = 4;
  if (first >= day_of(2020, 9, 1)) a_day = 5;
  reassessments_on_ = spread(days * a_day, weekdays, random_);
}

void Pathway::one_day(Day day) {
  const auto in_month = static_cast<std::size_t>(day - month_first_);
  for (const Day arrival : arrivals_) {
    if (arrival == day) unaccompanied_arrival(day);
  }
  referrals(day, referrals_on_[in_month]);
  other_contacts(day, contacts_on_[in_month]);
  auto& events = calendar_[static_cast<std::size_t>(day - first_day)];
  // Events of today may add others for today.
  for (std::size_t i = 0; i < events.size(); ++i) happen(events[i], day);
  reassess(day, reassessments_on_[in_month]);
  enquiries(day, enquiries_on_[in_month]);
  enter_care(day);
  if (is_working(day)) {
    steer_protection_plans(day);
    steer_care(day, false);
    steer_care(day, true);
    steer_need_plans(day);
  }
  events.clear();
  events.shrink_to_fit();
}

void Pathway::at(Day day, Event event) {
  if (day > last_day) return;
  calendar_[static_cast<std::size_t>(std::max(day, first_day) - first_day)].push_back(event);
}

void Pathway::happen(Event event, Day day) {
  switch (event.what) {
    case What::assessment_done:
      assessment_done(event.index, day);
      break;
    case What::need_plan_due:
      start_need_plan(event.index, day);
      break;
    case What::conference:
      hold_conference(event.index, day);
      break;
    case What::close:
      close(event.index, day, event.detail);
      break;
    case What::end_protection_plan:
      if (county_.episodes[event.index].plan != none) end_protection_plan(event.index, day);
      break;
    case What::adult:
      turn_adult(event.index, day);
      break;
  }
}

Index Pathway::open_episode(Index person, Day day, std::uint8_t source, std::uint8_t need) {
  const auto index = static_cast<Index>(county_.episodes.size());
  Episode episode;
  episode.person = person;
  episode.referral = day;
  episode.first_of_group = index;
  episode.source = source;
  episode.need = need;
  county_.episodes.push_back(episode);
  groups_.resize(county_.episodes.size());
  Person& child = county_.people[person];
  child.last_referral = day;
  child.last_episode = index;
  child.open_episode = index;
  Episode& opened = county_.episodes.back();
  opened.open_position = static_cast<Index>(open_cases_.size());
  open_cases_.push_back(index);
  const Day adult = birthday(child.born, 18);
  if (adult > day) at(adult, {What::adult, index});
  return index;
}

void Pathway::enter(Index index, Stage stage, Day day) {
  Episode& episode = county_.episodes[index];
  if (episode.last_spell != none && county_.spells[episode.last_spell].end == never) {
    county_.spells[episode.last_spell].end = day;
  }
  episode.stage = stage;
  if (stage == Stage::referred || stage == Stage::closed) return;
  const Person& child = county_.people[episode.person];
  StageSpell spell;
  spell.episode = index;
  spell.stage = stage;
  spell.start = day;
  switch (stage) {
    case Stage::assessment:
      spell.service = Service::assessment;
      break;
    case Stage::care:
      spell.service = Service::looked_after;
      break;
    case Stage::leaving_care:
      spell.service = Service::care_leavers;
      break;
    default:
      spell.service =
          episode.need == 2 && child.disability != 0 ? Service::disability : Service::safeguarding;
      break;
  }
  const auto at = static_cast<Index>(county_.spells.size());
  if (episode.last_spell == none) {
    episode.first_spell = at;
  } else {
    county_.spells[episode.last_spell].next = at;
  }
  episode.last_spell = at;
  county_.spells.push_back(spell);
}

void Pathway::close(Index index, Day day, std::uint8_t reason) {
  Episode& episode = county_.episodes[index];
  // A case that meanwhile went on to a plan or into care stays open; leaving care ends at its own time.
  if (episode.close != never || episode.plan != none || episode.period != none || episode.conference_pending)
    return;
  enter(index, Stage::closed, day);
  episode.close = day;
  episode.close_reason = reason;
  county_.people[episode.person].open_episode = none;
  const Index last = open_cases_.back();
  open_cases_[episode.open_position] = last;
  county_.episodes[last].open_position = episode.open_position;
  open_cases_.pop_back();
  episode.open_position = none;
}

void simulate_pathway(County& county, std::uint64_t seed) { Pathway(county, seed).run(); }

}  // namespace windscreen::demo

// Contacts, early help and referrals.
#include <algorithm>

#include "demo/names.h"
#include "demo/pathway.h"
#include "demo/population.h"

namespace windscreen::demo {
namespace {

// Shares of contacts by outcome, in the order of ContactOutcome. Information and advice was 49% in September
// 2020 (committee report), a little less before.
std::array<double, 6> outcome_shares(Day day) {
  const double advice = day >= day_of(2020, 9, 1) ? 0.49 : (day >= day_of(2020, 4, 1) ? 0.475 : 0.45);
  const double referral = 0.36;
  const double early_help = 0.06;
  const double existing = 0.04;
  const double other = 0.01;
  return {referral, existing, early_help, advice, 1.0 - referral - existing - early_help - advice - other,
          other};
}

// Primary need by age and circumstance (table b3).
std::uint8_t pick_need(Random& random, bool disabled) {
  if (disabled && random.chance(0.55)) return 2;
  constexpr std::array<double, 8> weights = {60.0, 1.5, 0.7, 14.0, 18.0, 3.0, 0.1, 1.2};
  return static_cast<std::uint8_t>(random.weighted(weights) + 1);
}

}  // namespace

void Pathway::contacts_of_month(Day first) {
  const Day end = std::min(day_of(base::month_end(date_of(first))), last_day);
  std::vector<double> weights;
  for (Day day = first; day <= end; ++day) weights.push_back(arrival_weight(day));
  if (first < first_contact_day) {
    contacts_on_.assign(weights.size(), 0);
    return;
  }
  contact_outcome_.fill(0.0);
  // Referrals bring a contact each; the others make up the rest of the whole.
  const std::array<double, 6> shares = outcome_shares(first);
  const double others = referrals_in_month(first) * (1.0 - shares[0]) / shares[0];
  contacts_on_ = spread(nearest(others), weights, random_);
}

Contact& Pathway::add_contact(Index person, Day day, std::uint8_t source, ContactOutcome outcome) {
  Contact contact{.person = person,
                  .date = day,
                  .screened = random_.chance(0.93)
                                  ? add_working(day, is_working(day) ? random_.between(0, 1) : 1)
                                  : add_working(day, random_.between(2, 4)),
                  .source = source,
                  .outcome = outcome};
  county_.families[county_.people[person].family].last_contact = day;
  county_.contacts.push_back(contact);
  return county_.contacts.back();
}

Index Pathway::known_family(Day day) {
  // A family that was not in contact for two months, so that one event is not taken for another's follow-up.
  for (int tries = 0; tries < 12; ++tries) {
    const Index family = random_.below(static_cast<std::uint32_t>(county_.families.size()));
    const Family& home = county_.families[family];
    if (home.last_contact > day - 65) continue;
    const Person& first = county_.people[home.first_child];
    if (first.unaccompanied || first.died < day || first.formerly != none) continue;
    bool children = true;
    for (Index i = home.first_child; i != none; i = county_.people[i].next_sibling) {
      const int age = age_on(county_.people[i].born, day);
      children = children && age >= 0 && age < 17 && county_.people[i].open_episode == none;
    }
    if (children) return family;
  }
  return none;
}

void Pathway::other_contacts(Day day, int children) {
  const std::array<double, 6> shares = outcome_shares(day);
  while (children > 0) {
    // The outcome that this month is furthest short of is the likeliest, so that the shares hold each month.
    double done = 2.0;
    for (std::size_t i = 1; i < shares.size(); ++i) done += contact_outcome_[i];
    std::array<double, 5> short_of{};
    for (std::size_t i = 1; i < shares.size(); ++i) {
      short_of[i - 1] = std::max(0.0001, shares[i] / (1.0 - shares[0]) * done - contact_outcome_[i]);
    }
    const std::size_t outcome = random_.weighted(short_of) + 1;
    const auto source = static_cast<std::uint8_t>(pick_source(random_));
    if (outcome == static_cast<std::size_t>(ContactOutcome::existing_case)) {
      const Index episode = open_cases_[random_.below(static_cast<std::uint32_t>(open_cases_.size()))];
      const Person& child = county_.people[county_.episodes[episode].person];
      if (age_on(child.born, day) > 17) continue;
      add_contact(county_.episodes[episode].person, day, source, ContactOutcome::existing_case);
      contact_outcome_[outcome] += 1.0;
      --children;
      continue;
    }
    Index family = random_.chance(0.45) ? known_family(day) : none;
    if (family == none)
      family = new_family(county_, random_, day, {.youngest = -1, .oldest = 17, .most_siblings = 3});
    int size = 0;
    for (Index i = county_.families[family].first_child; i != none; i = county_.people[i].next_sibling)
      ++size;
    const int taken = std::min(size, children);
    const bool early_help = outcome == static_cast<std::size_t>(ContactOutcome::early_help);
    const int wait = early_help ? early_help_wait(taken) : 0;
    const auto organisation = static_cast<std::uint8_t>(random_.below(6));
    const auto reason = static_cast<std::uint8_t>(random_.below(7));
    const int length = random_.between(40, 300);
    int made = 0;
    for (Index i = county_.families[family].first_child; i != none && made < taken;
         i = county_.people[i].next_sibling, ++made) {
      Contact& contact = add_contact(i, day, source, static_cast<ContactOutcome>(outcome));
      if (!early_help) continue;
      contact.triage_start = contact.screened;
      const Day start = add_working(day, wait);
      county_.early_help.push_back({.person = i,
                                    .start = start,
                                    .end = start + length,
                                    .organisation = organisation,
                                    .reason = reason,
                                    .end_reason = static_cast<std::uint8_t>(random_.below(5))});
    }
    contact_outcome_[outcome] += taken;
    children -= taken;
  }
  partners_early_help(day);
}

// Working days from the multi-agency team to the assessment service: two on average over any stretch of
// weeks.
int Pathway::transfer_wait(int children) {
  int wait = transfer_days_.deal(random_);
  if (transfer_over_ > 3 && wait > 2) wait = 1;
  if (transfer_over_ < -3 && wait < 2) wait = 3;
  transfer_over_ += (wait - 2) * children;
  return wait;
}

// Working days from the contact to the start: three on average over any stretch of weeks.
int Pathway::early_help_wait(int children) {
  int wait = early_help_days_.deal(random_);
  if (early_help_over_ > 3 && wait > 3) wait = 2;
  if (early_help_over_ < -3 && wait < 3) wait = 4;
  early_help_over_ += (wait - 3) * children;
  return wait;
}

// Early help that partners start without a contact.
void Pathway::partners_early_help(Day day) {
  if (day < first_contact_day || !is_working(day) || !random_.chance(0.75)) return;
  const Index family = random_.chance(0.5) ? known_family(day) : none;
  const Index at = family != none
                       ? family
                       : new_family(county_, random_, day, {.youngest = 0, .oldest = 16, .most_siblings = 2});
  const int length = random_.between(60, 320);
  for (Index i = county_.families[at].first_child; i != none; i = county_.people[i].next_sibling) {
    county_.early_help.push_back({.person = i,
                                  .start = day,
                                  .end = day + length,
                                  .organisation = static_cast<std::uint8_t>(random_.between(2, 5)),
                                  .reason = static_cast<std::uint8_t>(random_.below(7)),
                                  .end_reason = static_cast<std::uint8_t>(random_.below(5))});
  }
  // Keeps contacts away for two months: this start must not be measured from another's contact.
  county_.families[at].last_contact = day;
}

int Pathway::referred_children(Index family, Day day, bool again, int most, std::array<Index, 8>& who) const {
  int count = 0;
  for (Index i = county_.families[family].first_child; i != none && count < most;
       i = county_.people[i].next_sibling) {
    const Person& child = county_.people[i];
    if (child.open_episode != none || child.unaccompanied || child.died < day || child.formerly != none)
      continue;
    // Not within weeks of 18, and not unborn by more than half a year.
    if (child.born > day + 160 || birthday(child.born, 18) < day + 60) continue;
    // Clear of twelve months on either side, so that no reading of the rule differs.
    if (again ? (child.last_referral < day - 350 || child.last_referral >= day)
              : (child.last_referral > day - 372)) {
      continue;
    }
    who[static_cast<std::size_t>(count++)] = i;
    if (count == 8) break;
  }
  return count;
}

void Pathway::referrals(Day day, int children) {
  // Episodes are in the order of their referrals: those of the last year are the end of the list.
  const auto older = [&](Day limit) {
    const auto found = std::partition_point(county_.episodes.begin(), county_.episodes.end(),
                                            [&](const Episode& episode) { return episode.referral < limit; });
    return static_cast<Index>(found - county_.episodes.begin());
  };
  const Index from = std::max(older(day - 350), older(first_day));
  const Index to = older(day - 20);
  const YearFacts& year = year_facts(day);
  while (children > 0) {
    const int left = again_left_ + first_time_left_;
    if (left <= 0) return;
    std::array<Index, 8> who{};
    int count = 0;
    bool again = random_.unit() * left < again_left_;
    if (again) {
      const int most = std::min(children, again_left_);
      for (int tries = 0; tries < 200 && count == 0 && to > from; ++tries) {
        const Episode& earlier = county_.episodes[from + random_.below(to - from)];
        count = referred_children(county_.people[earlier.person].family, day, true, most, who);
      }
      if (count == 0) {
        // Not enough history yet (only in the first months).
        --again_left_;
        ++first_time_left_;
        continue;
      }
      again_left_ -= count;
    } else {
      if (first_time_left_ == 0) continue;
      const int most = std::min(children, first_time_left_);
      if (random_.chance(0.3)) {
        const Index family = known_family(day);
        if (family != none) count = referred_children(family, day, false, most, who);
      }
      if (count == 0) {
        const Index family = new_family(county_, random_, day);
        count = referred_children(family, day, false, most, who);
      }
      if (count == 0) continue;
      first_time_left_ -= count;
    }
    children -= count;
    const bool stops = no_further_action_.take(random_, year.no_further_action, count);
    refer(std::span(who).first(static_cast<std::size_t>(count)), day, stops);
  }
}

void Pathway::refer(std::span<const Index> children, Day day, bool stops) {
  const auto source = static_cast<std::uint8_t>(pick_source(random_));
  const Index first = static_cast<Index>(county_.episodes.size());
  const std::size_t regime = assessment_regime(day);
  const std::size_t siblings = std::min<std::size_t>(children.size(), 3) - 1;
  const int length = stops ? 0 : assessment_days_[regime * 3 + siblings].deal(random_);
  const int wait = stops ? 0 : transfer_wait(static_cast<int>(children.size()));
  const Day assessed_from = add_working(day, wait == 0 ? 0 : std::min(wait, 3) - 1);
  for (const Index child : children) {
    const Person& person = county_.people[child];
    const bool disabled = person.disability != 0;
    const Index episode = open_episode(child, day, source, pick_need(random_, disabled));
    county_.episodes[episode].first_of_group = first;
    county_.episodes[episode].group_size = static_cast<std::uint8_t>(children.size());
    if (day >= first_contact_day) {
      Contact& contact = add_contact(child, day, source, ContactOutcome::referral);
      contact.triage_start = day;
      if (!stops) contact.transferred = add_working(day, wait);
    }
    if (stops) {
      county_.episodes[episode].no_further_action = true;
      close(episode, day, 8);
      continue;
    }
    start_assessment(episode, assessed_from, add_working(assessed_from, length), Service::assessment);
    enter(episode, Stage::assessment, assessed_from);
  }
}

void Pathway::unaccompanied_arrival(Day day) {
  const Index child = new_unaccompanied_child(county_, random_, day);
  const std::uint8_t source = 17;  // the police
  const Index episode = open_episode(child, day, source, 8);
  if (day >= first_contact_day) {
    Contact& contact = add_contact(child, day, source, ContactOutcome::referral);
    contact.triage_start = day;
    contact.transferred = add_working(day, random_.between(1, 3));
  }
  start_assessment(episode, day, add_working(day, random_.between(20, 44)), Service::looked_after);
  start_care(episode, legal("V2"), day);
}

}  // namespace windscreen::demo

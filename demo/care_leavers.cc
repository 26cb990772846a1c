#include <algorithm>
#include <array>

#include "demo/care_detail.h"
#include "demo/names.h"
#include "demo/population.h"
#include "demo/random.h"

namespace windscreen::demo {
namespace {

// Accommodation and activity codes of the SSDA903, with how often they come up (indexes are kept).
constexpr std::array<double, 10> accommodation_weights = {11, 8, 4, 14, 22, 20, 3, 8, 2, 1.2};
constexpr std::array<double, 8> activity_weights = {7, 2, 19, 2, 17, 7, 8, 22};

}  // namespace

void detail_care_leavers(County& county, std::uint64_t seed) {
  Random random(seed, "care leavers", county.number);
  // How long each was looked after from 14 on decides what they are entitled to.
  std::vector<int> days(county.people.size(), 0);
  std::vector<Index> period_of(county.people.size(), none);
  for (Index index = 0; index < county.periods.size(); ++index) {
    const CarePeriod& period = county.periods[index];
    if (period.route == CareRoute::short_break) continue;
    const Day fourteen = birthday(county.people[period.person].born, 14);
    const Day from = std::max(period.start, fourteen);
    const Day to = std::min(period.end, last_day);
    if (to > from) days[period.person] += to - from;
    period_of[period.person] = index;
  }
  Quota suitable;
  // Children of young mothers are added on the way; they are no care leavers.
  const auto people = static_cast<Index>(county.people.size());
  for (Index person = 0; person < people; ++person) {
    if (days[person] < 91 || county.people[person].formerly != none) continue;
    const Person young = county.people[person];
    const int age = age_on(young.born, last_day);
    if (age < 16 || age > 24) continue;
    const CarePeriod& period = county.periods[period_of[person]];
    const bool in_care = open_on(period.start, period.end, last_day);
    CareLeaver row{};
    row.person = person;
    row.spell = none;
    if (in_care) {
      row.eligibility = 0;
    } else if (age < 18) {
      row.eligibility = 1;
    } else {
      row.eligibility = days[person] > 120 || random.chance(0.8) ? 2 : 3;
    }
    // Home before 16: no entitlement beyond qualifying.
    if (!in_care && age_on(young.born, period.end) < 16) continue;
    const Episode* episode = period.episode == none ? nullptr : &county.episodes[period.episode];
    if (episode != nullptr && episode->last_spell != none) {
      const StageSpell& spell = county.spells[episode->last_spell];
      if (spell.stage == Stage::leaving_care && open_on(spell.start, spell.end, last_day))
        row.spell = episode->last_spell;
    }
    const bool open = row.spell != none || in_care;
    // Of those past 21 whose case is closed, only some come back for support.
    if (!open && age > 20 && random.chance(0.7)) continue;
    row.in_touch = static_cast<std::uint8_t>(random.chance(open ? 0.945 : 0.7) ? 0 : random.between(1, 4));
    row.accommodation = static_cast<std::uint8_t>(in_care ? 4 : random.weighted(accommodation_weights));
    row.activity = static_cast<std::uint8_t>(random.weighted(activity_weights));
    row.suitable = row.accommodation < 7 ? suitable.take(random, 0.97) : random.chance(0.35);
    row.latest_contact = last_day - random.between(1, row.in_touch == 0 ? 60 : 400);
    row.pathway_review = last_day - (random.chance(0.84) ? random.between(5, 178) : random.between(190, 420));
    county.care_leavers.push_back(row);
    // A few young women have a child of their own, who is known too.
    if (young.sex == 2 && age >= 17 && random.chance(0.05)) {
      const Day born = last_day - random.between(30, 700);
      new_child_of(county, random, person, born);
    }
  }
}

}  // namespace windscreen::demo

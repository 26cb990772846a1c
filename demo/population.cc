#include "demo/population.h"

#include <algorithm>
#include <array>

#include "demo/names.h"

namespace windscreen::demo {
namespace {

std::size_t pick(Random& random, std::span<const Weighted> codes) {
  double total = 0.0;
  for (const Weighted& code : codes) total += code.weight;
  double at = random.unit() * total;
  for (std::size_t i = 0; i + 1 < codes.size(); ++i) {
    if (at < codes[i].weight) return i;
    at -= codes[i].weight;
  }
  return codes.size() - 1;
}

std::size_t code_of(std::span<const Weighted> codes, std::string_view code) {
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const Weighted& w) { return w.code == code; });
  return static_cast<std::size_t>(found - codes.begin());
}

// Ages of children who come to notice, as children in need have them.
int pick_age(Random& random, int youngest, int oldest) {
  constexpr std::array<double, 19> weights = {2.2, 5.6, 5.2, 5.0, 4.9, 5.0, 5.4, 5.5, 5.6, 5.6,
                                              5.6, 5.5, 5.6, 5.9, 6.2, 6.3, 6.2, 5.6, 3.6};
  const int first = youngest + 1;
  const int count = oldest - youngest + 1;
  return youngest + static_cast<int>(random.weighted(std::span(weights).subspan(
                        static_cast<std::size_t>(first), static_cast<std::size_t>(count))));
}

Day born_at_age(Random& random, Day today, int age) {
  // Not yet born: due within the next five months.
  if (age < 0) return today + random.between(10, 150);
  return add_months(today, -12 * age) - random.between(1, 364);
}

std::uint16_t pick16(Random& random, std::size_t size) {
  return static_cast<std::uint16_t>(random.below(static_cast<std::uint32_t>(size)));
}

Index add_person(County& county, Random& random, Index family, Day born) {
  Family& home = county.families[family];
  Person person;
  person.family = family;
  person.born = born;
  person.sex = random.chance(0.517) ? 1 : 2;
  person.forename = pick16(random, person.sex == 1 ? boys_names().size() : girls_names().size());
  // One sibling in eight has another surname.
  person.surname = random.chance(0.125) ? pick16(random, surnames().size()) : home.surname;
  person.ethnicity = random.chance(0.06) ? static_cast<std::uint8_t>(pick_ethnicity(random)) : home.ethnicity;
  person.disability = static_cast<std::uint8_t>(pick(random, disabilities()));
  person.next_sibling = home.first_child;
  const auto index = static_cast<Index>(county.people.size());
  home.first_child = index;
  county.people.push_back(person);
  return index;
}

Index add_family(County& county, Random& random, Day today) {
  Family family;
  family.surname = pick16(random, surnames().size());
  family.street = pick16(random, streets().size());
  family.number = static_cast<std::uint8_t>(random.between(1, 180));
  family.town = static_cast<std::uint8_t>(random.below(static_cast<std::uint32_t>(towns().size())));
  family.quadrant = family.town % 4;
  family.ethnicity = static_cast<std::uint8_t>(pick_ethnicity(random));
  family.postcode = static_cast<std::uint16_t>(random.below(20000));
  if (random.chance(0.2)) family.moved = today + random.between(-900, 500);
  county.families.push_back(family);
  return static_cast<Index>(county.families.size() - 1);
}

}  // namespace

std::size_t pick_ethnicity(Random& random) { return pick(random, ethnicities()); }
std::size_t pick_source(Random& random) { return pick(random, sources()); }

Index new_family(County& county, Random& random, Day today, const FamilyWish& wish) {
  const Index family = add_family(county, random, today);
  const int age = pick_age(random, wish.youngest, wish.oldest);
  const Day first = born_at_age(random, today, age);
  constexpr std::array<double, 6> siblings_weight = {46, 29, 15, 6, 3, 1};
  const int siblings = std::min(wish.most_siblings, static_cast<int>(random.weighted(siblings_weight)));
  std::array<Day, 6> births = {first};
  int born = 1;
  for (int i = 0; i < siblings; ++i) {
    // Older or younger by one to six years, at least ten months from the others, and a child today.
    for (int tries = 0; tries < 8; ++tries) {
      const Day other = first + (random.chance(0.5) ? 1 : -1) * random.between(320, 2200);
      if (other > today || age_on(other, today) > 16) continue;
      const bool apart = std::all_of(births.begin(), births.begin() + born,
                                     [&](Day b) { return b - other > 300 || other - b > 300; });
      if (!apart) continue;
      births[static_cast<std::size_t>(born++)] = other;
      break;
    }
  }
  // The first child last, so that it stands first in the chain.
  for (int i = born - 1; i >= 0; --i) add_person(county, random, family, births[static_cast<std::size_t>(i)]);
  return family;
}

Index new_unaccompanied_child(County& county, Random& random, Day today) {
  const Index family = add_family(county, random, today);
  Family& home = county.families[family];
  home.moved = not_yet;
  // Most are 16 or 17 when they arrive; none so near to 18 that the quarter in which they arrive ends care.
  constexpr std::array<double, 4> age_weight = {8, 18, 37, 37};
  const int age = 14 + static_cast<int>(random.weighted(age_weight));
  const Day born = add_months(today, -12 * age) - random.between(1, age == 17 ? 210 : 360);
  const Index index = add_person(county, random, family, born);
  Person& person = county.people[index];
  person.unaccompanied = true;
  std::array<double, 8> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = origins()[i].weight;
  const std::size_t origin = random.weighted(weights);
  person.nationality = static_cast<std::uint8_t>(origin + 1);
  person.ethnicity = static_cast<std::uint8_t>(code_of(ethnicities(), origins()[origin].ethnicity));
  person.sex = random.chance(0.91) ? 1 : 2;
  person.forename = pick16(random, person.sex == 1 ? boys_names().size() : girls_names().size());
  person.disability = 0;
  return index;
}

Index new_child_of(County& county, Random& random, Index mother, Day born) {
  const Index family = add_family(county, random, born);
  county.families[family].surname = county.people[mother].surname;
  county.families[family].quadrant = county.families[county.people[mother].family].quadrant;
  county.people[mother].mother = true;
  const Index child = add_person(county, random, family, born);
  county.mothers.push_back({mother, child});
  return child;
}

}  // namespace windscreen::demo

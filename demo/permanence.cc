#include <algorithm>
#include <array>

#include "demo/care_detail.h"
#include "demo/names.h"
#include "demo/population.h"
#include "demo/random.h"

namespace windscreen::demo {
namespace {

// Adopters for a child, from their first enquiry to the order.
void add_adopters(County& county, Random& random, const Permanence& child) {
  Adopter adopter{};
  adopter.approved = child.matched - random.between(40, 300);
  adopter.stage2_end = adopter.approved;
  adopter.stage2_start = adopter.approved - random.between(110, 150);
  adopter.stage1_end = adopter.stage2_start - random.between(3, 40);
  adopter.stage1_start = adopter.stage1_end - random.between(50, 80);
  adopter.enquiry = adopter.stage1_start - random.between(20, 120);
  adopter.matched = child.matched;
  adopter.placed = child.placed;
  adopter.order = child.granted;
  adopter.children = 1;
  adopter.ethnicity = static_cast<std::uint8_t>(pick_ethnicity(random));
  adopter.fostering_for_adoption = child.early_placed != never;
  adopter.family = static_cast<Index>(county.adopters.size() / 2);
  adopter.sex = 2;
  county.adopters.push_back(adopter);
  adopter.sex = random.chance(0.85) ? 1 : 2;
  county.adopters.push_back(adopter);
}

}  // namespace

void detail_permanence(County& county, std::uint64_t seed) {
  Random random(seed, "permanence", county.number);
  const auto periods = static_cast<Index>(county.periods.size());
  for (Index index = 0; index < periods; ++index) {
    const CarePeriod period = county.periods[index];
    if (period.route != CareRoute::adoption && period.route != CareRoute::guardianship) continue;
    const Day until = std::min(period.end, last_day + 1);
    Permanence row{.person = period.person, .period = index};
    if (period.route == CareRoute::guardianship) {
      if (period.end == never) continue;
      row.guardianship = true;
      row.granted = period.end;
      county.permanence.push_back(row);
      continue;
    }
    // The placement order is the status E1; the placement is one of A3 to A6.
    for (const LegalSpell& spell : county.legal) {
      if (spell.period == index && spell.status == legal("E1")) row.order = spell.start;
    }
    Day placed_day = never;
    for (const Placement& placement : county.placements) {
      if (placement.period != index) continue;
      if (placement.type >= placed("A3") && placement.type <= placed("A6")) placed_day = placement.start;
    }
    const Day decision =
        (row.order != never ? row.order : period.start + random.between(150, 260)) - random.between(10, 40);
    if (decision >= until || decision <= period.start) continue;
    row.decision = working_on_or_after(decision);
    if (placed_day != never) {
      row.placed = placed_day;
      row.matched = std::max(row.decision, placed_day - random.between(12, 40));
      row.by_carer = random.chance(0.12);
      if (random.chance(0.12))
        row.early_placed = std::max(period.start + 5, placed_day - random.between(60, 160));
    }
    if (period.end != never && (period.end_reason == ended("E12") || period.end_reason == ended("E11"))) {
      row.granted = period.end;
    }
    if (period.end == never && placed_day == never && random.chance(0.12) && row.decision < last_day - 200) {
      row.reversed = row.decision + random.between(120, 200);
    }
    row.siblings = random.chance(0.3) ? 2 : 1;
    county.permanence.push_back(row);
    if (row.matched != never) add_adopters(county, random, row);
    if (row.granted != never) {
      // After the order the child has a new identity; the two are never joined.
      Person after = county.people[period.person];
      after.formerly = period.person;
      after.surname = static_cast<std::uint16_t>(random.below(static_cast<std::uint32_t>(surnames().size())));
      after.next_sibling = none;
      after.family = none;
      after.open_episode = none;
      after.last_episode = none;
      county.people.push_back(after);
      // What is first heard of the child after the adoption: support to the new family.
      if (random.chance(0.6)) {
        const Day start = working_on_or_after(row.granted + random.between(12, 75));
        county.early_help.push_back({.person = static_cast<Index>(county.people.size() - 1),
                                     .start = start,
                                     .end = start + random.between(60, 300),
                                     .organisation = 0,
                                     .reason = 7,
                                     .end_reason = 0});
      }
    }
  }
  // Adopters who are still being assessed, or who left.
  for (int i = 0; i < 36; ++i) {
    Adopter adopter{};
    adopter.enquiry = last_day - random.between(20, 700);
    adopter.stage1_start = adopter.enquiry + random.between(20, 90);
    adopter.stage1_end = adopter.stage1_start + random.between(50, 80);
    adopter.stage2_start = adopter.stage1_end + random.between(3, 30);
    adopter.stage2_end = adopter.stage2_start + random.between(110, 150);
    adopter.approved = adopter.stage2_end;
    if (random.chance(0.25)) adopter.left = adopter.stage1_start + random.between(10, 200);
    adopter.ethnicity = static_cast<std::uint8_t>(pick_ethnicity(random));
    adopter.sex = random.chance(0.6) ? 2 : 1;
    adopter.family = static_cast<Index>(county.adopters.size() + 1000);
    county.adopters.push_back(adopter);
  }
}

}  // namespace windscreen::demo

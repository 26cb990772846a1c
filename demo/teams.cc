#include <array>

#include "demo/names.h"
#include "demo/workforce.h"

namespace windscreen::demo {
namespace {

struct Kind {
  Service service;
  std::string_view name;
  int in_each_quadrant;  // 0: one for the whole county
};

constexpr std::array<Kind, 13> kinds = {{{Service::front_door, "Children's Single Point of Access", 0},
                                         {Service::front_door, "Multi-Agency Partnership", 0},
                                         {Service::front_door, "Emergency Duty Team", 0},
                                         {Service::early_help, "Family Support", 1},
                                         {Service::assessment, "Assessment", 2},
                                         {Service::safeguarding, "Family Safeguarding", 5},
                                         {Service::disability, "Children with Disabilities", 1},
                                         {Service::looked_after, "Looked After Children", 2},
                                         {Service::care_leavers, "Leaving Care", 1},
                                         {Service::fostering_adoption, "Fostering North", 0},
                                         {Service::fostering_adoption, "Fostering South", 0},
                                         {Service::fostering_adoption, "Adoption", 0},
                                         {Service::quality_assurance, "Independent Chairs", 0}}};

}  // namespace

void make_teams(County& county) {
  for (const Kind& kind : kinds) {
    if (kind.in_each_quadrant == 0) {
      county.teams.push_back({std::string(kind.name), kind.service, 4});
      continue;
    }
    for (std::uint8_t quadrant = 0; quadrant < 4; ++quadrant) {
      for (int i = 0; i < kind.in_each_quadrant; ++i) {
        std::string name = std::string(kind.name) + " " + std::string(quadrant_names[quadrant]);
        if (kind.in_each_quadrant > 1) name += " " + std::to_string(i + 1);
        county.teams.push_back({std::move(name), kind.service, quadrant});
      }
    }
  }
}

std::uint8_t team_of(const County& county, Service service, Index family) {
  const std::uint8_t quadrant = county.families[family].quadrant;
  std::array<std::uint8_t, 8> candidates{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < county.teams.size(); ++i) {
    const Team& team = county.teams[i];
    if (team.service == service && (team.quadrant == quadrant || team.quadrant == 4) && count < 8) {
      candidates[count++] = static_cast<std::uint8_t>(i);
    }
  }
  // Siblings have one team: it follows from the family.
  return count == 0 ? std::uint8_t{0} : candidates[(family / 3) % count];
}

}  // namespace windscreen::demo

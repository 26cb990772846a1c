// Which service and quadrant the teams are in.
#include "measure/measure.h"
#include "measure/measure_state.h"

namespace windscreen::measure {

std::vector<TeamPlace> Measurer::team_places(base::Date day) {
  state_->prepare({}, true);
  const People& people = *state_->people;
  std::vector<TeamPlace> places;
  places.reserve(people.team_count());
  for (std::uint32_t team = 0; team < people.team_count(); ++team) {
    TeamPlace place{.team = people.team_label(team), .service = {}, .quadrant = {}};
    if (const People::Structure* const structure = people.structure(team, day)) {
      if (structure->service != Numbering::none) place.service = people.services().text(structure->service);
      if (structure->quadrant != Numbering::none)
        place.quadrant = people.quadrants().text(structure->quadrant);
    }
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace windscreen::measure

#include "demo/simulate.h"

#include "demo/care_detail.h"
#include "demo/pathway.h"
#include "demo/visits.h"
#include "demo/workforce.h"

namespace windscreen::demo {

County simulate_county(std::uint64_t seed, Index number) {
  County county;
  county.number = number;
  make_teams(county);
  simulate_pathway(county, seed);
  detail_placements(county, seed);
  detail_wellbeing(county, seed);
  detail_permanence(county, seed);
  detail_care_leavers(county, seed);
  make_visits(county, seed);
  staff_teams(county, seed);
  keep_staff_records(county, seed);
  name_managers(county, seed);
  return county;
}

}  // namespace windscreen::demo

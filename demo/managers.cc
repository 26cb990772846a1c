// Who managed each team, one after another.
#include "demo/names.h"
#include "demo/random.h"
#include "demo/workforce.h"

namespace windscreen::demo {
namespace {

constexpr std::uint8_t manager = 2;

Index hire_manager(County& county, Random& random, std::uint8_t team) {
  Worker worker{};
  worker.forename =
      static_cast<std::uint16_t>(random.below(static_cast<std::uint32_t>(girls_names().size())));
  worker.surname = static_cast<std::uint16_t>(random.below(static_cast<std::uint32_t>(surnames().size())));
  worker.role = manager;
  worker.team = team;
  county.workers.push_back(worker);
  return static_cast<Index>(county.workers.size() - 1);
}

}  // namespace

void name_managers(County& county, std::uint64_t seed) {
  Random random(seed, "managers", county.number);
  const Day settled = day_of(2020, 9, 18);
  for (std::size_t team = 0; team < county.teams.size(); ++team) {
    Day end = never;
    while (true) {
      // About a quarter of the teams had another manager within the last year.
      const Day start = (end == never ? settled : end) - random.between(60, 1300);
      const Index worker = hire_manager(county, random, static_cast<std::uint8_t>(team));
      county.employments.push_back({.worker = worker, .start = start, .end = end});
      if (start <= first_day - 100) break;
      end = start;
    }
  }
}

}  // namespace windscreen::demo

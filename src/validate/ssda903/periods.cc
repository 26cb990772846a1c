#include "validate/ssda903/periods.h"

namespace windscreen::validate::ssda903 {

std::vector<CarePeriod> care_periods(std::span<const Episode* const> by_start) {
  std::vector<CarePeriod> periods;
  for (const Episode* e : by_start) {
    const bool open = !e->DEC.known();
    if (periods.empty() || e->DECOM > periods.back().end) {
      periods.push_back({e->DECOM, open ? Day() : e->DEC, e});
      continue;
    }
    CarePeriod& period = periods.back();
    if (period.end.known() && (open || e->DEC >= period.end)) {
      period.end = open ? Day() : e->DEC;
      period.last = e;
    }
  }
  return periods;
}

const CarePeriod* care_begun_by(std::span<const CarePeriod> periods, Day day) {
  const auto after = std::upper_bound(periods.begin(), periods.end(), day,
                                      [](Day a, const CarePeriod& period) { return a < period.start; });
  return after == periods.begin() ? nullptr : &*(after - 1);
}

const Episode* episode_begun_by(std::span<const Episode* const> by_start, Day day) {
  const auto after = std::upper_bound(by_start.begin(), by_start.end(), day,
                                      [](Day a, const Episode* e) { return a < e->DECOM; });
  return after == by_start.begin() ? nullptr : *(after - 1);
}

}  // namespace windscreen::validate::ssda903

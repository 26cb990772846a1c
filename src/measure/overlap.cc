#include "measure/overlap.h"

#include <fmt/format.h>

#include <algorithm>

namespace windscreen::measure {
namespace {

bool same_month(base::Date a, base::Date b) {
  return std::chrono::year_month_day(a).month() == std::chrono::year_month_day(b).month();
}

// How many months the period covers, the days of a part of a month as one.
int months_of(const Period& period) { return base::months_between(period.start, period.end) + 1; }

}  // namespace

Overlap overlap_of(std::span<const Period> periods, bool points) {
  if (points) return Overlap::together;
  bool overlap = false;
  bool same_start = false;
  for (std::size_t i = 1; i < periods.size(); ++i) {
    if (periods[i].start > periods[i - 1].end) continue;
    overlap = true;
    same_start = same_start || periods[i].start == periods[i - 1].start;
  }
  if (!overlap) return Overlap::none;
  return same_start ? Overlap::accumulating : Overlap::windows;
}

std::vector<std::size_t> separate(std::span<const Period> periods, Overlap overlap) {
  std::vector<std::size_t> places;
  for (std::size_t i = periods.size(); i-- > 0;) {
    if (!places.empty() && overlap == Overlap::windows && periods[i].end >= periods[places.back()].start)
      continue;
    if (!places.empty() && overlap == Overlap::accumulating &&
        !same_month(periods[i].end, periods[places.front()].end))
      continue;
    places.push_back(i);
  }
  std::reverse(places.begin(), places.end());
  return places;
}

std::string overlap_words(std::span<const Period> periods, Overlap overlap) {
  switch (overlap) {
    case Overlap::windows: {
      const int months = months_of(periods.back());
      return fmt::format(
          "Each point shares {} of its {} months with the one before it, so neighbouring points are not "
          "separate "
          "evidence. Only points {} months apart are compared.",
          months - 1, months, months);
    }
    case Overlap::accumulating:
      return "Each point adds a month to the one before it, until a new year starts in April, so only the "
             "same "
             "months of different years are compared.";
    case Overlap::together:
      return "Much of what is counted at one point is still there at the next, so points move together: runs "
             "and "
             "trends are not tested, and the limits are wider.";
    case Overlap::none:
      break;
  }
  return {};
}

}  // namespace windscreen::measure

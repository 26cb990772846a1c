#include "improve/milestones.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "improve/standing.h"

namespace windscreen::improve {
namespace {

/// What it waits for and what must lie between, where that is there on the day.
std::optional<std::size_t> milestone_before(const Book& book, std::size_t place, base::Date day) {
  const auto& waits = book.at(place).milestone;
  if (!waits || !waits->after_id) return std::nullopt;
  const auto after = book.place_of(*waits->after_id);
  return after && book.at(*after).there_on(day) ? after : std::nullopt;
}

/// The milestone and those that it waits for, the nearest first. Ends where one comes for the second time;
/// `circle` is then where that one stands.
std::vector<std::size_t> chain_of_milestone(const Book& book, std::size_t place, base::Date day,
                                            std::optional<std::size_t>& circle) {
  std::vector<std::size_t> chain;
  std::optional<std::size_t> now = place;
  while (now) {
    const auto seen = std::ranges::find(chain, *now);
    if (seen != chain.end()) {
      circle = static_cast<std::size_t>(seen - chain.begin());
      break;
    }
    chain.push_back(*now);
    now = milestone_before(book, *now, day);
  }
  return chain;
}

std::string days_in_words(int days) { return fmt::format("{} day{}", days, days == 1 ? "" : "s"); }

std::string plan_in_words(const MilestoneDates& dates, base::Date day) {
  if (!dates.planned) return "No day is planned.";
  const std::string planned = base::format_long(*dates.planned);
  if (!dates.late) return "Planned for " + planned + ".";
  const auto days = static_cast<int>((day - *dates.planned).count());
  return fmt::format("Planned for {} and {} late.", planned, days_in_words(days));
}

std::string float_in_words(const std::optional<int>& days) {
  if (!days) return ".";
  if (*days == 0) return ": there is no day to spare.";
  if (*days < 0) return fmt::format(": it is knocked on by {}.", days_in_words(-*days));
  return fmt::format(": {} to spare.", days_in_words(*days));
}

std::string words_for_milestone(const Book& book, const MilestoneDates& dates, base::Date day) {
  if (dates.delivered_on) return "Delivered on " + base::format_long(*dates.delivered_on) + ".";
  std::string plan = plan_in_words(dates, day);
  if (dates.in_circle)
    return plan + " It waits for itself over other milestones. Take one of them out of the circle.";
  if (!dates.after) return plan;
  const std::string& after = book.at(*dates.after).row.title;
  if (!dates.earliest)
    return fmt::format("{} It waits for \u201c{}\u201d, for which no day is planned.", plan, after);
  return fmt::format("{} \u201c{}\u201d leaves {} possible at the earliest{}", plan, after,
                     base::format_long(*dates.earliest), float_in_words(dates.float_days));
}

/// The dates of a milestone, `before` being when what it waits for is expected.
MilestoneDates dates_of_milestone(const Book& book, std::size_t place,
                                  const std::optional<base::Date>& before, base::Date day) {
  MilestoneDates dates;
  const Thing& thing = book.at(place);
  const Standing standing = standing_on(thing, day);
  dates.place = place;
  dates.planned = standing.due;
  if (before && thing.milestone) {
    dates.earliest = base::add_months(*before, static_cast<int>(thing.milestone->lag_months)) +
                     std::chrono::days(thing.milestone->lag_days);
  }
  if (standing.delivered) {
    dates.delivered_on = standing.delivered->on;
    dates.expected = dates.delivered_on;
    return dates;
  }
  dates.late = dates.planned && *dates.planned < day;
  if (dates.planned || dates.earliest) {
    dates.expected = std::max({dates.planned.value_or(day), dates.earliest.value_or(day), day});
  }
  if (dates.planned && dates.earliest)
    dates.float_days = static_cast<int>((*dates.planned - *dates.earliest).count());
  return dates;
}

MilestoneDates milestone_in_chain(const Book& book, std::size_t place, base::Date day) {
  std::optional<std::size_t> circle;
  const auto chain = chain_of_milestone(book, place, day, circle);
  MilestoneDates dates;
  std::optional<base::Date> before;
  for (std::size_t i = chain.size(); i-- > 0;) {
    // In a circle nothing comes first, so that each of it is reckoned by itself.
    const bool in_circle = circle && i >= *circle;
    dates = dates_of_milestone(book, chain[i], in_circle ? std::nullopt : before, day);
    dates.in_circle = in_circle;
    if (i + 1 < chain.size())
      dates.after = chain[i + 1];
    else if (circle)
      dates.after = chain[*circle];
    before = dates.expected;
  }
  return dates;
}

}  // namespace

std::vector<MilestoneDates> milestone_dates(const Book& book, std::size_t place, base::Date day) {
  std::vector<std::size_t> milestones = book.below(place, "milestone", day);
  if (book.at(place).is("milestone") && book.at(place).there_on(day))
    milestones.insert(milestones.begin(), place);
  std::vector<MilestoneDates> found;
  for (const std::size_t milestone : milestones) {
    MilestoneDates dates = milestone_in_chain(book, milestone, day);
    dates.words = words_for_milestone(book, dates, day);
    found.push_back(std::move(dates));
  }
  return found;
}

}  // namespace windscreen::improve

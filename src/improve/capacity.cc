#include "improve/capacity.h"

#include <algorithm>
#include <optional>

#include "improve/lineage.h"

namespace windscreen::improve {
namespace {

/// Where it was said that it has ended.
std::optional<base::Date> said_to_have_ended(const Standing& control) {
  if (control.status != "ended" || !control.status_said) return std::nullopt;
  return control.status_said->on;
}

std::optional<base::Date> end_of_control(const Standing& control) {
  const auto said = said_to_have_ended(control);
  if (!said) return control.due;
  return control.due ? std::min(*said, *control.due) : *said;
}

bool depends_on_any(const Book& book, std::size_t place, const std::vector<std::size_t>& on, base::Date day) {
  return std::ranges::any_of(book.at(place).links, [&](const Link& link) {
    return link.how == "depends_on" && link.holds_on(day) && std::ranges::find(on, link.other) != on.end();
  });
}

Ending ending_of(const Book& book, std::size_t control, const Standing& standing, base::Date end,
                 base::Date day) {
  Ending ending;
  ending.place = control;
  ending.ends_on = end;
  ending.warns_from = base::add_months(end, -months_of_warning);
  ending.put_off = standing.put_off;
  ending.indicators = book.at(control).indicators;
  std::vector<std::size_t> depended_on = {control};
  // A control may also be part of a plan: what depends on the whole plan is not what depends on this.
  if (const auto risk = book.above(control, "risk")) {
    depended_on.push_back(*risk);
    if (ending.indicators.empty()) ending.indicators = book.at(*risk).indicators;
  }
  for (const std::size_t action : book.of_kind("action", day)) {
    if (depends_on_any(book, action, depended_on, day) &&
        standing_on(book.at(action), day).status != "withdrawn")
      ending.dependants.push_back(action);
  }
  return ending;
}

}  // namespace

bool control_over(const Book& book, std::size_t control, base::Date day) {
  // Whatever carries it on may be carried on itself; a circle of those ends where it began.
  std::vector<std::size_t> open = {control};
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Standing standing = standing_on(book.at(open[i]), day);
    const bool past = standing.due && *standing.due < day;
    if (!past && !said_to_have_ended(standing)) return false;
    for (const std::size_t carrier : carriers_on(book, open[i], day)) {
      if (std::ranges::find(open, carrier) == open.end()) open.push_back(carrier);
    }
  }
  return true;
}

std::vector<Ending> endings_on(const Book& book, base::Date day) {
  std::vector<Ending> found;
  for (const std::size_t control : book.of_kind("control", day)) {
    const Standing standing = standing_on(book.at(control), day);
    if (!standing.due || *standing.due < day || said_to_have_ended(standing)) continue;
    if (base::add_months(*standing.due, -months_of_warning) > day) continue;
    if (!carriers_on(book, control, day).empty()) continue;
    found.push_back(ending_of(book, control, standing, *standing.due, day));
  }
  std::ranges::stable_sort(found, {}, &Ending::ends_on);
  return found;
}

std::vector<Ending> ended_on(const Book& book, base::Date day, int months) {
  std::vector<Ending> found;
  const base::Date first = base::add_months(day, -months);
  for (const std::size_t control : book.of_kind("control", day)) {
    const Standing standing = standing_on(book.at(control), day);
    const auto end = end_of_control(standing);
    if (!end || *end < first) continue;
    // On its last day it is still there, unless it was said to have ended.
    if (*end >= day && !said_to_have_ended(standing)) continue;
    if (!carriers_on(book, control, day).empty()) continue;
    found.push_back(ending_of(book, control, standing, *end, day));
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &Ending::ends_on);
  return found;
}

}  // namespace windscreen::improve

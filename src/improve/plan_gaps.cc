#include "improve/plan_gaps.h"

#include <algorithm>

#include "improve/measure_progress.h"
#include "improve/rating.h"
#include "improve/standing.h"

namespace windscreen::improve {
namespace {

/// The things of a kind below a plan that stand and of which something is missing.
template <typename Missing>
std::vector<std::size_t> lacking(const Book& book, std::size_t plan, std::string_view kind, base::Date day,
                                 const Missing& missing) {
  std::vector<std::size_t> found;
  for (const std::size_t place : book.below(plan, kind, day)) {
    if (!withdrawn_on(book, place, day) && missing(book.at(place))) found.push_back(place);
  }
  return found;
}

}  // namespace

std::vector<std::size_t> without_source(const Book& book, std::size_t plan, base::Date day) {
  return lacking(book, plan, "action", day, [&](const Thing& action) {
    return std::ranges::none_of(action.links, [&](const Link& link) {
      return (link.how == "answers" || link.how == "carries_on") && link.holds_on(day) &&
             book.at(link.other).there_on(day);
    });
  });
}

std::vector<std::size_t> without_lead(const Book& book, std::size_t plan, base::Date day) {
  return lacking(book, plan, "action", day,
                 [&](const Thing& action) { return standing_on(action, day).lead.empty(); });
}

std::vector<std::size_t> without_due(const Book& book, std::size_t plan, base::Date day) {
  return lacking(book, plan, "action", day,
                 [&](const Thing& action) { return !standing_on(action, day).due.has_value(); });
}

std::vector<std::size_t> without_measure(const Book& book, std::size_t plan, base::Date day) {
  return lacking(book, plan, "measure", day, [&](const Thing& measure) {
    // No figure is needed to know that there can be none.
    return measure_progress(measure, day, nullptr).kind == "no_measure";
  });
}

}  // namespace windscreen::improve

#include "improve/lineage.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace windscreen::improve {
namespace {

constexpr std::array<CodeWords, 8> lineage_codes = {{{"withdrawn", "Withdrawn"},
                                                     {"lost", "Lost"},
                                                     {"carried_on", "Carried on"},
                                                     {"complete", "Delivered, embedded and impact shown"},
                                                     {"impact_shown", "Impact shown"},
                                                     {"embedded", "Embedded"},
                                                     {"delivered", "Delivered"},
                                                     {"open", "Not delivered"}}};

/// Where an action, or the theme that it is part of, was withdrawn.
std::optional<Said> withdrawal_of(const Book& book, std::size_t action, base::Date day) {
  const Standing own = standing_on(book.at(action), day);
  if (own.status == "withdrawn") return own.status_said;
  const auto theme = book.above(action, "theme");
  if (!theme) return std::nullopt;
  const Standing above = standing_on(book.at(*theme), day);
  return above.status == "withdrawn" ? above.status_said : std::nullopt;
}

std::string_view state_of_line(const LineageLine& line, bool over) {
  if (line.withdrawn) return "withdrawn";
  const bool complete = line.delivered && line.embedded && line.impact;
  if (!complete && !line.carried_on_by.empty()) return "carried_on";
  if (!complete && over) return "lost";
  if (complete) return "complete";
  if (line.impact) return "impact_shown";
  if (line.embedded) return "embedded";
  return line.delivered ? "delivered" : "open";
}

void add_later_plans(const Book& book, std::size_t place, std::size_t plan, base::Date day,
                     std::vector<std::size_t>& later) {
  for (const std::size_t carrier : carriers_on(book, place, day)) {
    const auto its_plan = book.above(carrier, "plan");
    if (its_plan && *its_plan != plan) later.push_back(*its_plan);
  }
}

}  // namespace

std::span<const CodeWords> lineage_states() { return lineage_codes; }

std::vector<std::size_t> carriers_on(const Book& book, std::size_t place, base::Date day) {
  std::vector<std::size_t> carriers;
  for (const Link& link : book.at(place).links_to) {
    if (link.how == "carries_on" && link.holds_on(day) && book.at(link.other).there_on(day))
      carriers.push_back(link.other);
  }
  return carriers;
}

Lineage lineage_of(const Book& book, std::size_t plan, base::Date day) {
  Lineage lineage;
  const std::string status = standing_on(book.at(plan), day).status;
  lineage.over = status == "replaced" || status == "closed";
  for (const std::size_t action : book.below(plan, "action", day)) {
    Standing standing = standing_on(book.at(action), day);
    LineageLine line;
    line.action = action;
    line.delivered = std::move(standing.delivered);
    line.embedded = std::move(standing.embedded);
    line.impact = std::move(standing.impact);
    line.withdrawn = withdrawal_of(book, action, day);
    line.carried_on_by = carriers_on(book, action, day);
    line.state = state_of_line(line, lineage.over);
    lineage.lines.push_back(std::move(line));
  }
  add_later_plans(book, plan, plan, day, lineage.later_plans);
  for (const std::string_view kind : {"theme", "action", "milestone", "measure"}) {
    for (const std::size_t part : book.below(plan, kind, day))
      add_later_plans(book, part, plan, day, lineage.later_plans);
  }
  std::ranges::sort(lineage.later_plans);
  const auto twice = std::ranges::unique(lineage.later_plans);
  lineage.later_plans.erase(twice.begin(), twice.end());
  return lineage;
}

std::vector<std::size_t> lost_on(const Book& book, std::size_t plan, base::Date day) {
  std::vector<std::size_t> lost;
  for (const LineageLine& line : lineage_of(book, plan, day).lines) {
    if (line.state == "lost") lost.push_back(line.action);
  }
  return lost;
}

}  // namespace windscreen::improve

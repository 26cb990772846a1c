#include "improve/loose_ends.h"

#include <algorithm>
#include <array>

#include "improve/standing.h"

namespace windscreen::improve {
namespace {

using base::Date;

constexpr std::array<CodeWords, 3> loose_end_codes = {
    {{"finding_without_action", "Nothing was planned for it"},
     {"delivered_without_effect", "Delivered, and nothing shows what came of it"},
     {"report_without_content", "The report tells of nothing"}}};

/// Whether a link of a kind holds on the day and the thing at its other end is there.
bool is_linked(const Book& book, const Link& link, std::string_view how, Date day) {
  return link.how == how && link.holds_on(day) && book.at(link.other).there_on(day);
}

bool lacks_action(const Book& book, const Thing& finding, Date day) {
  if (finding.row.sort == "strength" || finding.row.sort == "practice_to_share") return false;
  const Standing standing = standing_on(finding, day);
  if (standing.response && standing.response->value == "rejected") return false;
  return std::ranges::none_of(finding.links_to, [&](const Link& link) {
    if (!is_linked(book, link, "answers", day)) return false;
    const Thing& other = book.at(link.other);
    const bool plans = other.is("action") || other.is("theme") || other.is("plan");
    return plans && standing_on(other, day).status != "withdrawn";
  });
}

bool lacks_effect(const Book& book, std::size_t place, Date day) {
  const Thing& action = book.at(place);
  const Standing standing = standing_on(action, day);
  if (!standing.delivered || standing.status == "withdrawn" || !action.indicators.empty()) return false;
  return book.below(place, "measure", day).empty() &&
         std::ranges::none_of(action.links_to,
                              [&](const Link& link) { return is_linked(book, link, "shows", day); });
}

bool lacks_content(const Book& book, const Thing& report, Date day) {
  return std::ranges::none_of(report.links,
                              [&](const Link& link) { return is_linked(book, link, "tells", day); });
}

}  // namespace

std::span<const CodeWords> loose_end_kinds() { return loose_end_codes; }

std::vector<LooseEnd> loose_ends(const Book& book, Date day) {
  std::vector<LooseEnd> found;
  for (const std::size_t place : book.of_kind("finding", day)) {
    if (lacks_action(book, book.at(place), day)) found.push_back({place, "finding_without_action"});
  }
  for (const std::size_t place : book.of_kind("action", day)) {
    if (lacks_effect(book, place, day)) found.push_back({place, "delivered_without_effect"});
  }
  for (const std::size_t place : book.of_kind("report", day)) {
    if (lacks_content(book, book.at(place), day)) found.push_back({place, "report_without_content"});
  }
  return found;
}

}  // namespace windscreen::improve

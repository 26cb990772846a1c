#include "improve/recommendations.h"

#include <algorithm>
#include <array>

namespace windscreen::improve {
namespace {

using base::Date;

constexpr std::array<CodeWords, 5> recommendation_codes = {{{"waiting", "Waiting for a response"},
                                                            {"overdue", "Response overdue"},
                                                            {"answered", "Answered"},
                                                            {"not_accepted", "Not accepted"},
                                                            {"done", "Done"}}};

/// A response that is changed later was given when it was given first.
std::optional<Date> first_response(const Thing& recommendation, Date day) {
  for (const Entry& entry : recommendation.entries) {
    if (entry.on > day) break;
    if (entry.row.kind == "response") return entry.on;
  }
  return std::nullopt;
}

std::string_view state_of_recommendation(const RecommendationLine& line) {
  if (line.done) return "done";
  if (line.response) return line.response->value == "rejected" ? "not_accepted" : "answered";
  return line.days_late > 0 ? "overdue" : "waiting";
}

}  // namespace

std::span<const CodeWords> recommendation_states() { return recommendation_codes; }

RecommendationLine recommendation_line(const Book& book, std::size_t place, Date day) {
  const Thing& thing = book.at(place);
  const Standing standing = standing_on(thing, day);
  RecommendationLine line;
  line.place = place;
  line.item = book.above(place, "item");
  line.body = book.above(place, "body");
  line.lead = standing.lead;
  line.lead_id = standing.lead_id;
  line.response_due = standing.due;
  line.put_off = standing.put_off;
  line.responded = first_response(thing, day);
  line.response = standing.response;
  line.done = standing.delivered;
  const Date until = line.responded.value_or(day);
  line.days_taken = static_cast<int>((until - thing.since).count());
  if (standing.due) line.days_late = std::max(0, static_cast<int>((until - *standing.due).count()));
  line.state = state_of_recommendation(line);
  return line;
}

std::vector<RecommendationLine> recommendation_lines(const Book& book, Date day) {
  std::vector<RecommendationLine> lines;
  for (const std::size_t place : book.of_kind("recommendation", day)) {
    lines.push_back(recommendation_line(book, place, day));
  }
  return lines;
}

}  // namespace windscreen::improve

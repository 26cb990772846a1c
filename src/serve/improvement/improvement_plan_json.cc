#include "serve/improvement/improvement_plan_json.h"

#include "improve/rating.h"
#include "improve/standing.h"
#include "serve/improvement/improvement_json.h"

namespace windscreen::serve {

using improve::Book;
using nlohmann::ordered_json;

ordered_json counts_json(const improve::ActionCounts& counts) {
  ordered_json ratings = ordered_json::object();
  for (const auto& [rating, count] : counts.by_rating) ratings[rating] = count;
  return {{"actions", counts.actions},
          {"not_started", counts.not_started},
          {"under_way", counts.under_way},
          {"paused", counts.paused},
          {"withdrawn", counts.withdrawn},
          {"delivered", counts.delivered()},
          {"delivered_without_evidence", counts.delivered_unshown},
          {"embedded", counts.embedded},
          {"impact_shown", counts.impact},
          {"overridden", counts.overridden},
          {"by_rating", std::move(ratings)}};
}

ordered_json counts_schema() {
  return object(
      {{"actions", whole()},
       {"not_started", whole()},
       {"under_way", whole()},
       {"paused", whole()},
       {"withdrawn", whole()},
       {"delivered", whole()},
       {"delivered_without_evidence", whole()},
       {"embedded", whole()},
       {"impact_shown", whole()},
       {"overridden", whole()},
       {"by_rating", object({{"blue", whole()}, {"green", whole()}, {"amber", whole()}, {"red", whole()}})}});
}

ordered_json theme_counts_json(const Book& book, const std::vector<improve::ThemeCounts>& themes,
                               base::Date day, const improve::Readings& readings) {
  ordered_json all = ordered_json::array();
  for (const improve::ThemeCounts& one : themes) {
    all.push_back(
        {{"theme", brief_or_null(book, one.theme)},
         {"rating", one.theme ? rating_json(book, improve::rating_on(book, *one.theme, day, readings))
                              : ordered_json()},
         {"counts", counts_json(one.counts)}});
  }
  return all;
}

ordered_json theme_counts_schema() {
  return rows({{"theme", nullable(brief_schema())},
               {"rating", nullable(rating_schema())},
               {"counts", counts_schema()}});
}

ordered_json plan_actions_json(const Book& book, std::size_t plan, base::Date day,
                               const improve::Readings& readings) {
  ordered_json all = ordered_json::array();
  for (const std::size_t place : book.below(plan, "action", day)) {
    const improve::Thing& action = book.at(place);
    ordered_json row = brief_json(book, place);
    row["words"] = action.row.words;
    row["theme"] = brief_or_null(book, book.above(place, "theme"));
    row.update(standing_json(action, improve::standing_on(action, day)));
    row["rating"] = rating_json(book, improve::rating_on(book, place, day, readings));
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json plan_actions_schema() {
  return rows(joined({brief_members(),
                      {{"words", text()}, {"theme", nullable(brief_schema())}},
                      standing_members(),
                      {{"rating", rating_schema()}}}));
}

ordered_json slips_json(const Book& book, std::span<const improve::Slip> slips) {
  ordered_json all = ordered_json::array();
  for (const improve::Slip& slip : slips) {
    ordered_json row = brief_json(book, slip.place);
    row["slip"] = slip.kind;
    row["slip_words"] = improve::words_of(improve::slip_kinds(), slip.kind);
    row["on"] = base::format_iso(slip.on);
    row["says"] = slip.words;
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json slips_schema() {
  return rows(
      joined({brief_members(), {{"slip", text()}, {"slip_words", text()}, {"on", day()}, {"says", text()}}}));
}

}  // namespace windscreen::serve

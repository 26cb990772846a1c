#include "improve/rating.h"
#include "improve/slips.h"
#include "improve/standing.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_meeting_json.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

ordered_json board_counts_json(const improve::ActionCounts& counts) {
  ordered_json by_rating = ordered_json::object();
  for (const auto& [rating, count] : counts.by_rating) by_rating[rating] = count;
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
          {"by_rating", std::move(by_rating)}};
}

ordered_json board_counts_schema() {
  const auto by_rating =
      object({{"blue", whole()}, {"green", whole()}, {"amber", whole()}, {"red", whole()}});
  return object({{"actions", whole()},
                 {"not_started", whole()},
                 {"under_way", whole()},
                 {"paused", whole()},
                 {"withdrawn", whole()},
                 {"delivered", whole()},
                 {"delivered_without_evidence", whole()},
                 {"embedded", whole()},
                 {"impact_shown", whole()},
                 {"overridden", whole()},
                 {"by_rating", by_rating}});
}

/// The actions as a plan's own page has them, so that the plan on a page can be frozen too.
ordered_json board_actions_json(const Book& book, std::size_t plan, base::Date day,
                                const improve::Readings& readings) {
  ordered_json actions = ordered_json::array();
  for (const std::size_t place : book.below(plan, "action", day)) {
    const improve::Thing& action = book.at(place);
    ordered_json row = brief_json(book, place);
    row["words"] = action.row.words;
    row["theme"] = brief_or_null(book, book.above(place, "theme"));
    row.update(standing_json(action, improve::standing_on(action, day)));
    row["rating"] = rating_json(book, improve::rating_on(book, place, day, readings));
    actions.push_back(std::move(row));
  }
  return actions;
}

ordered_json board_actions_schema() {
  return rows(joined({brief_members(),
                      {{"words", text()}, {"theme", nullable(brief_schema())}},
                      standing_members(),
                      {{"rating", rating_schema()}}}));
}

ordered_json board_plan_json(const Book& book, const improve::BoardPlan& one, base::Date day,
                             const improve::Readings& readings) {
  ordered_json themes = ordered_json::array();
  for (const improve::ThemeCounts& theme : one.summary.themes) {
    themes.push_back(
        {{"theme", brief_or_null(book, theme.theme)},
         {"rating", theme.theme ? rating_json(book, improve::rating_on(book, *theme.theme, day, readings))
                                : ordered_json()},
         {"counts", board_counts_json(theme.counts)}});
  }
  ordered_json slipped = ordered_json::array();
  for (const improve::Slip& slip : one.slips) {
    ordered_json row = brief_json(book, slip.place);
    row["slip"] = slip.kind;
    row["slip_words"] = improve::words_of(improve::slip_kinds(), slip.kind);
    row["on"] = base::format_iso(slip.on);
    row["says"] = slip.words;
    slipped.push_back(std::move(row));
  }
  const improve::Thing& plan = book.at(one.plan);
  const improve::Standing standing = improve::standing_on(plan, day);
  ordered_json row = brief_json(book, one.plan);
  row["status_words"] = improve::words_of(plan.kind->statuses, standing.status);
  row["counts"] = board_counts_json(one.summary.all);
  row["themes"] = std::move(themes);
  row["actions"] = board_actions_json(book, one.plan, day, readings);
  row["slipped"] = std::move(slipped);
  return row;
}

ordered_json board_plans_schema() {
  return rows(joined(
      {brief_members(),
       {{"status_words", text()},
        {"counts", board_counts_schema()},
        {"themes", rows({{"theme", nullable(brief_schema())},
                         {"rating", nullable(rating_schema())},
                         {"counts", board_counts_schema()}})},
        {"actions", board_actions_schema()},
        {"slipped",
         rows(joined({brief_members(),
                      {{"slip", text()}, {"slip_words", text()}, {"on", day()}, {"says", text()}}}))}}}));
}

ordered_json needed_json(const Book& book, const std::vector<improve::DecisionNeeded>& decisions) {
  ordered_json all = ordered_json::array();
  for (const improve::DecisionNeeded& one : decisions) {
    ordered_json row = brief_json(book, one.place);
    row["why"] = one.why;
    row["why_words"] = improve::words_of(improve::decision_reasons(), one.why);
    row["by"] = day_json(one.by);
    row["says"] = one.words;
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json promises_to_json(const Book& book, const std::vector<improve::PromiseToBody>& promises) {
  ordered_json all = ordered_json::array();
  for (const improve::PromiseToBody& one : promises) {
    ordered_json row = brief_json(book, one.place);
    row["lead"] = one.lead;
    row["due"] = day_json(one.occasion.due);
    row["days_late"] = one.occasion.days_late;
    all.push_back(std::move(row));
  }
  return all;
}

}  // namespace

ordered_json board_json(const Book& book, const improve::BoardPage& page, base::Date day,
                        const improve::Readings& readings) {
  ordered_json plans = ordered_json::array();
  for (const improve::BoardPlan& one : page.plans) plans.push_back(board_plan_json(book, one, day, readings));
  return {{"on", base::format_iso(day)},
          {"meeting", meeting_head_json(book, page.meeting)},
          {"last", last_meeting_json(book, page.last)},
          {"agenda", agenda_json(book, page.meeting, day)},
          {"since", base::format_iso(page.since)},
          {"plans", std::move(plans)},
          {"decisions", needed_json(book, page.decisions)},
          {"promises", promises_to_json(book, page.promises)},
          {"outcomes", outcomes_json(book, page.outcomes, day, readings)}};
}

ordered_json board_schema() {
  const auto decisions = rows(joined(
      {brief_members(), {{"why", text()}, {"why_words", text()}, {"by", day_or_null()}, {"says", text()}}}));
  const auto promises =
      rows(joined({brief_members(), {{"lead", text()}, {"due", day_or_null()}, {"days_late", whole()}}}));
  return object({{"on", day()},
                 {"meeting", meeting_head_schema()},
                 {"last", nullable(meeting_head_schema())},
                 {"agenda", agenda_schema()},
                 {"since", day()},
                 {"plans", board_plans_schema()},
                 {"decisions", decisions},
                 {"promises", promises},
                 {"outcomes", outcomes_schema()}});
}

}  // namespace windscreen::serve

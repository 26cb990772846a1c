#include "improve/standing.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_meeting_json.h"
#include "serve/improvement/improvement_plan_json.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

ordered_json board_plan_json(const Book& book, const improve::BoardPlan& one, base::Date day,
                             const improve::Readings& readings) {
  const improve::Thing& plan = book.at(one.plan);
  const improve::Standing standing = improve::standing_on(plan, day);
  ordered_json row = brief_json(book, one.plan);
  row["status_words"] = improve::words_of(plan.kind->statuses, standing.status);
  row["counts"] = counts_json(one.summary.all);
  row["themes"] = theme_counts_json(book, one.summary.themes, day, readings);
  // Every action, so that the plan on a page can be frozen too.
  row["actions"] = plan_actions_json(book, one.plan, day, readings);
  row["slipped"] = slips_json(book, one.slips);
  return row;
}

ordered_json board_plans_schema() {
  return rows(joined({brief_members(),
                      {{"status_words", text()},
                       {"counts", counts_schema()},
                       {"themes", theme_counts_schema()},
                       {"actions", plan_actions_schema()},
                       {"slipped", slips_schema()}}}));
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

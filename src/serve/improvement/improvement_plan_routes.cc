#include <nlohmann/json.hpp>

#include "improve/lineage.h"
#include "improve/milestones.h"
#include "improve/oversight.h"
#include "improve/plan_gaps.h"
#include "improve/plan_summary.h"
#include "improve/slips.h"
#include "report/improvement_rows.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_plan_json.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

/// What slipped is looked for since this many months before the day.
constexpr int months_of_slips = 3;

Response view_plans(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  const auto series = sources.series_for(call, book);
  return rows_answer(report::plan_rows(book, day, improve::readings_of(*series)), call, "plans");
}

ordered_json milestones_json(const Book& book, std::size_t plan, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const improve::MilestoneDates& one : improve::milestone_dates(book, plan, day)) {
    ordered_json row = brief_json(book, one.place);
    row["after"] = brief_or_null(book, one.after);
    row["planned"] = day_json(one.planned);
    row["delivered_on"] = day_json(one.delivered_on);
    row["expected"] = day_json(one.expected);
    row["float_days"] = one.float_days ? ordered_json(*one.float_days) : ordered_json();
    row["late"] = one.late;
    row["says"] = one.words;
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json measures_json(const Book& book, std::size_t plan, base::Date day,
                           const improve::Readings& readings) {
  ordered_json all = ordered_json::array();
  for (const std::size_t place : book.below(plan, "measure", day)) {
    const improve::Thing& measure = book.at(place);
    ordered_json row = brief_json(book, place);
    row["under"] = brief_or_null(book, measure.parent);
    row["indicator"] = measure.measure && measure.measure->indicator
                           ? ordered_json(*measure.measure->indicator)
                           : ordered_json();
    row["progress"] = progress_json(improve::measure_progress(measure, day, readings));
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json oversight_json(const Book& book, std::size_t plan, base::Date day) {
  ordered_json bodies = ordered_json::array();
  for (const improve::Overseer& one : improve::overseers(book, plan, day)) {
    ordered_json row = brief_json(book, one.body);
    row["words"] = one.words;
    row["from"] = base::format_iso(one.from);
    row["to"] = day_json(one.to);
    bodies.push_back(std::move(row));
  }
  ordered_json gaps = ordered_json::array();
  for (const improve::OversightGap& gap : improve::oversight_gaps(book, plan, day))
    gaps.push_back({{"first", base::format_iso(gap.first)}, {"last", base::format_iso(gap.last)}});
  return {{"bodies", std::move(bodies)}, {"gaps", std::move(gaps)}};
}

ordered_json lineage_json(const Book& book, std::size_t plan, base::Date day) {
  const improve::Lineage lineage = improve::lineage_of(book, plan, day);
  ordered_json lines = ordered_json::array();
  for (const improve::LineageLine& line : lineage.lines) {
    ordered_json row = brief_json(book, line.action);
    row["state"] = line.state;
    row["state_words"] = improve::words_of(improve::lineage_states(), line.state);
    row["carried_on_by"] = briefs_json(book, line.carried_on_by);
    lines.push_back(std::move(row));
  }
  return {{"over", lineage.over},
          {"later_plans", briefs_json(book, lineage.later_plans)},
          {"lines", std::move(lines)}};
}

Response view_plan(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  const std::size_t plan = thing_of(book, call, "plan", "plan", day);
  const auto series = sources.series_for(call, book);
  const improve::Readings readings = improve::readings_of(*series);
  if (call.form == Form::csv)
    return rows_answer(report::action_rows(book, plan, day, readings), call, "actions");
  const improve::Thing& thing = book.at(plan);
  const improve::PlanSummary summary = improve::summarise_plan(book, plan, day, readings);
  ordered_json answer = brief_json(book, plan);
  answer["on"] = base::format_iso(day);
  answer["since"] = base::format_iso(thing.since);
  answer["words"] = thing.row.words;
  answer.update(standing_json(thing, improve::standing_on(thing, day)));
  answer["oversight"] = oversight_json(book, plan, day);
  answer["counts"] = counts_json(summary.all);
  answer["themes"] = theme_counts_json(book, summary.themes, day, readings);
  answer["actions"] = plan_actions_json(book, plan, day, readings);
  answer["milestones"] = milestones_json(book, plan, day);
  answer["measures"] = measures_json(book, plan, day, readings);
  answer["slipped"] = slips_json(
      book, improve::slipped_since(book, plan, base::add_months(day, -months_of_slips), day, readings));
  answer["lineage"] = lineage_json(book, plan, day);
  answer["lacks"] = {{"source", briefs_json(book, improve::without_source(book, plan, day))},
                     {"lead", briefs_json(book, improve::without_lead(book, plan, day))},
                     {"due", briefs_json(book, improve::without_due(book, plan, day))},
                     {"measure", briefs_json(book, improve::without_measure(book, plan, day))}};
  return json_answer(answer);
}

}  // namespace

AuditSchemas improvement_plan_schemas() {
  const SchemaMembers plan_columns = {{"plan", text()},
                                      {"title", text()},
                                      {"status", text()},
                                      {"since", day()},
                                      {"due", day_or_null()},
                                      {"lead", text_or_null()},
                                      {"overseen_by", text_or_null()},
                                      {"actions", whole()},
                                      {"not_started", whole()},
                                      {"under_way", whole()},
                                      {"paused", whole()},
                                      {"withdrawn", whole()},
                                      {"delivered", whole()},
                                      {"delivered_without_evidence", whole()},
                                      {"embedded", whole()},
                                      {"impact_shown", whole()},
                                      {"blue", whole()},
                                      {"green", whole()},
                                      {"amber", whole()},
                                      {"red", whole()},
                                      {"overridden", whole()},
                                      {"measures", whole()},
                                      {"measures_without_indicator", whole()},
                                      {"lost", whole()}};
  const SchemaMembers plan = {
      {"on", day()},
      {"since", day()},
      {"words", text()},
      {"oversight",
       object({{"bodies",
                rows(joined({brief_members(), {{"words", text()}, {"from", day()}, {"to", day_or_null()}}}))},
               {"gaps", rows({{"first", day()}, {"last", day()}})}})},
      {"counts", counts_schema()},
      {"themes", theme_counts_schema()},
      {"actions", plan_actions_schema()},
      {"milestones", rows(joined({brief_members(),
                                  {{"after", nullable(brief_schema())},
                                   {"planned", day_or_null()},
                                   {"delivered_on", day_or_null()},
                                   {"expected", day_or_null()},
                                   {"float_days", whole_or_null()},
                                   {"late", truth()},
                                   {"says", text()}}}))},
      {"measures", rows(joined({brief_members(),
                                {{"under", nullable(brief_schema())},
                                 {"indicator", text_or_null()},
                                 {"progress", progress_schema()}}}))},
      {"slipped", slips_schema()},
      {"lineage", object({{"over", truth()},
                          {"later_plans", list(brief_schema())},
                          {"lines", rows(joined({brief_members(),
                                                 {{"state", text()},
                                                  {"state_words", text()},
                                                  {"carried_on_by", list(brief_schema())}}}))}})},
      {"lacks", object({{"source", list(brief_schema())},
                        {"lead", list(brief_schema())},
                        {"due", list(brief_schema())},
                        {"measure", list(brief_schema())}})}};
  return {{"ImprovementPlans", rows(plan_columns)},
          {"ImprovementPlan", object(joined({brief_members(), standing_members(), plan}))}};
}

std::vector<Route> improvement_plan_routes(ImprovementSources& sources) {
  return {improvement_view(sources, "/improvement/plans",
                           "The plans: what is delivered, embedded and shown to have made a difference.",
                           "ImprovementPlans", true, view_plans, Workers::figures),
          improvement_view(sources, "/improvement/plans/{plan}",
                           "A plan with its actions, ratings, measures, milestones, slips and lineage.",
                           "ImprovementPlan", true, view_plan, Workers::figures)};
}

}  // namespace windscreen::serve

#include "report/improvement_rows.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "improve/capacity.h"
#include "improve/lineage.h"
#include "improve/oversight.h"
#include "improve/plan_summary.h"
#include "improve/promises.h"
#include "improve/rating.h"

namespace windscreen::report {
namespace {

using improve::Book;
using improve::Thing;

Cell count_cell(std::size_t count) { return static_cast<std::int64_t>(count); }

std::size_t count_of(const std::map<std::string, std::size_t, std::less<>>& counts, std::string_view code) {
  const auto found = counts.find(code);
  return found == counts.end() ? 0 : found->second;
}

/// Keys with a space between; absent where there is none.
Cell keys_cell(const Book& book, const std::vector<std::size_t>& places) {
  std::string keys;
  for (const std::size_t place : places) keys += (keys.empty() ? "" : " ") + book.at(place).row.id;
  return text_cell(keys);
}

Cell said_on(const std::optional<improve::Said>& said) { return said ? Cell(said->on) : Cell(); }

Cell words_cell(const std::optional<improve::Said>& said) { return said ? text_cell(said->words) : Cell(); }

/// The things at the other end of links of a kind that hold on the day.
std::vector<std::size_t> linked(const Book& book, const std::vector<improve::Link>& links,
                                std::string_view how, base::Date day) {
  std::vector<std::size_t> found;
  for (const improve::Link& link : links) {
    if (link.how == how && link.holds_on(day) && book.at(link.other).there_on(day))
      found.push_back(link.other);
  }
  return found;
}

std::string status_of(const Thing& thing, const improve::Standing& standing) {
  return std::string(improve::words_of(thing.kind->statuses, standing.status));
}

std::vector<Cell> plan_row(const Book& book, std::size_t place, base::Date day,
                           const improve::Readings& readings) {
  const Thing& plan = book.at(place);
  const improve::Standing standing = improve::standing_on(plan, day);
  const improve::PlanSummary summary = improve::summarise_plan(book, place, day, readings);
  const improve::ActionCounts& all = summary.all;
  std::string bodies;
  for (const improve::Overseer& one : improve::overseers(book, place, day))
    bodies += (bodies.empty() ? "" : "; ") + book.at(one.body).row.title;
  std::size_t measures = 0;
  for (const auto& [kind, count] : summary.measures) measures += count;
  return {plan.row.id,
          plan.row.title,
          status_of(plan, standing),
          plan.since,
          cell(standing.due),
          text_cell(standing.lead),
          text_cell(bodies),
          count_cell(all.actions),
          count_cell(all.not_started),
          count_cell(all.under_way),
          count_cell(all.paused),
          count_cell(all.withdrawn),
          count_cell(all.delivered()),
          count_cell(all.delivered_unshown),
          count_cell(all.embedded),
          count_cell(all.impact),
          count_cell(count_of(all.by_rating, "blue")),
          count_cell(count_of(all.by_rating, "green")),
          count_cell(count_of(all.by_rating, "amber")),
          count_cell(count_of(all.by_rating, "red")),
          count_cell(all.overridden),
          count_cell(measures),
          count_cell(count_of(summary.measures, "no_measure")),
          count_cell(improve::lost_on(book, place, day).size())};
}

std::vector<Cell> action_row(const Book& book, std::size_t place, base::Date day,
                             const improve::Readings& readings) {
  const Thing& action = book.at(place);
  const improve::Standing standing = improve::standing_on(action, day);
  const improve::Rating rating = improve::rating_on(book, place, day, readings);
  const auto theme = book.above(place, "theme");
  std::string reasons;
  for (const improve::RatingReason& reason : rating.reasons)
    reasons += (reasons.empty() ? "" : " ") + reason.words;
  const bool late = standing.due && *standing.due < day && !standing.delivered;
  return {action.row.id,
          theme ? Cell(book.at(*theme).row.title) : Cell(),
          text_cell(action.row.number),
          action.row.title,
          status_of(action, standing),
          text_cell(standing.lead),
          cell(standing.first_due),
          cell(standing.due),
          late ? Cell(std::int64_t{(day - *standing.due).count()}) : Cell(),
          said_on(standing.delivered),
          standing.delivered ? text_cell(standing.delivered->evidence) : Cell(),
          said_on(standing.embedded),
          said_on(standing.impact),
          text_cell(rating.shown),
          text_cell(rating.rule),
          rating.words,
          text_cell(reasons),
          words_cell(rating.overridden),
          keys_cell(book, linked(book, action.links, "answers", day)),
          keys_cell(book, linked(book, action.links, "carries_on", day)),
          keys_cell(book, improve::carriers_on(book, place, day))};
}

std::vector<Cell> ending_row(const Book& book, const improve::Ending& ending, bool ended) {
  const Thing& control = book.at(ending.place);
  std::string indicators;
  for (const std::string& id : ending.indicators) indicators += (indicators.empty() ? "" : " ") + id;
  return {control.row.id,
          control.row.title,
          ending.warns_from,
          ending.ends_on,
          ended,
          cell(improve::standing_on(control, ending.ends_on).first_due),
          text_cell(indicators),
          keys_cell(book, ending.dependants)};
}

}  // namespace

Rows plan_rows(const Book& book, base::Date day, const improve::Readings& readings) {
  Rows rows;
  rows.columns = {"plan",
                  "title",
                  "status",
                  "since",
                  "due",
                  "lead",
                  "overseen_by",
                  "actions",
                  "not_started",
                  "under_way",
                  "paused",
                  "withdrawn",
                  "delivered",
                  "delivered_without_evidence",
                  "embedded",
                  "impact_shown",
                  "blue",
                  "green",
                  "amber",
                  "red",
                  "overridden",
                  "measures",
                  "measures_without_indicator",
                  "lost"};
  for (const std::size_t plan : book.of_kind("plan", day))
    rows.rows.push_back(plan_row(book, plan, day, readings));
  return rows;
}

Rows action_rows(const Book& book, std::size_t plan, base::Date day, const improve::Readings& readings) {
  Rows rows;
  rows.columns = {"action",
                  "theme",
                  "number",
                  "title",
                  "status",
                  "lead",
                  "first_due",
                  "due",
                  "days_late",
                  "delivered_on",
                  "delivered_evidence",
                  "embedded_on",
                  "impact_on",
                  "rating",
                  "rule",
                  "rating_words",
                  "reasons",
                  "override_reason",
                  "answers",
                  "carries_on",
                  "carried_on_by"};
  for (const std::size_t action : book.below(plan, "action", day))
    rows.rows.push_back(action_row(book, action, day, readings));
  return rows;
}

Rows promise_rows(const Book& book, base::Date day) {
  Rows rows;
  rows.columns = {"promise", "title",     "to",  "made_on", "every_months", "lead",
                  "state",   "first_due", "due", "kept_on", "evidence",     "days_late"};
  for (const improve::LedgerLine& line : improve::ledger(book, day)) {
    const Thing& promise = book.at(line.place);
    for (const improve::Occasion& one : line.occasions) {
      rows.rows.push_back({promise.row.id, promise.row.title,
                           line.to ? Cell(book.at(*line.to).row.title) : Cell(), promise.since,
                           std::int64_t{line.every_months}, text_cell(line.lead),
                           std::string(improve::words_of(improve::promise_states(), line.state)),
                           cell(line.first_due), cell(one.due), said_on(one.kept),
                           one.kept ? text_cell(one.kept->evidence) : Cell(), std::int64_t{one.days_late}});
    }
  }
  return rows;
}

Rows ending_rows(const Book& book, base::Date day) {
  Rows rows;
  rows.columns = {"control", "title",     "warns_from", "ends_on",
                  "ended",   "first_end", "indicators", "dependants"};
  for (const improve::Ending& ending : improve::endings_on(book, day))
    rows.rows.push_back(ending_row(book, ending, false));
  for (const improve::Ending& ending : improve::ended_on(book, day, improve::months_of_warning))
    rows.rows.push_back(ending_row(book, ending, true));
  return rows;
}

Rows due_rows(const Book& book, std::span<const improve::DueLine> lines) {
  Rows rows;
  rows.columns = {"thing", "what", "sentence", "lead", "due", "days_late"};
  for (const improve::DueLine& line : lines) {
    rows.rows.push_back({book.at(line.place).row.id, std::string(line.what), line.sentence,
                         text_cell(line.lead), cell(line.due),
                         line.due ? Cell(std::int64_t{line.days_late}) : Cell()});
  }
  return rows;
}

Rows thread_rows(const Book& book, const improve::Thread& thread) {
  Rows rows;
  rows.columns = {"thing", "kind", "stage", "distance", "number", "title", "since"};
  for (const improve::ThreadNode& node : thread.nodes) {
    const Thing& thing = book.at(node.place);
    rows.rows.push_back({thing.row.id, thing.row.kind, std::string(node.stage), std::int64_t{node.distance},
                         text_cell(thing.row.number), thing.row.title, thing.since});
  }
  return rows;
}

}  // namespace windscreen::report

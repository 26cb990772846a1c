#include <nlohmann/json.hpp>

#include "improve/capacity.h"
#include "improve/due_list.h"
#include "improve/promises.h"
#include "report/improvement_rows.h"
#include "report/json_value.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

ordered_json occasions_json(std::span<const improve::Occasion> occasions) {
  ordered_json all = ordered_json::array();
  for (const improve::Occasion& one : occasions) {
    all.push_back({{"due", day_json(one.due)},
                   {"kept", said_or_null(one.kept)},
                   {"days_late", one.days_late},
                   {"overdue", one.overdue()}});
  }
  return all;
}

Response view_promises(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  if (call.form == Form::csv) return rows_answer(report::promise_rows(book, day), call, "promises");
  ordered_json promises = ordered_json::array();
  for (const improve::LedgerLine& line : improve::ledger(book, day)) {
    const improve::Thing& thing = book.at(line.place);
    ordered_json row = brief_json(book, line.place);
    row["words"] = thing.row.words;
    row["made_on"] = base::format_iso(thing.since);
    row["to"] = brief_or_null(book, line.to);
    row["made_in"] = briefs_json(book, line.made_in);
    row["every_months"] = line.every_months;
    row["lead"] = line.lead;
    row["first_due"] = day_json(line.first_due);
    row["put_off"] = put_off_json(line.put_off);
    row["state"] = line.state;
    row["state_words"] = improve::words_of(improve::promise_states(), line.state);
    row["withdrawn"] = said_or_null(line.withdrawn);
    row["occasions"] = occasions_json(line.occasions);
    promises.push_back(std::move(row));
  }
  return json_answer({{"on", base::format_iso(day)}, {"promises", std::move(promises)}});
}

ordered_json indicator_json(const std::string& id, base::Date day, const improve::ReadingSeries& series) {
  const auto newest = improve::readings_of(series)(id, day);
  ordered_json months = ordered_json::array();
  const auto found = series.find(id);
  if (found != series.end()) {
    for (const improve::SeriesReading& one : found->second) {
      if (one.on > day) break;
      months.push_back({{"on", base::format_iso(one.on)},
                        {"value", one.reading ? report::json_number(one.reading->value) : ordered_json()}});
    }
  }
  return {{"indicator", id},
          {"value", newest ? report::json_number(newest->value) : ordered_json()},
          {"on", newest ? ordered_json(base::format_iso(newest->on)) : ordered_json()},
          {"unit", newest ? newest->unit : ""},
          {"months", std::move(months)}};
}

ordered_json ending_json(const Book& book, const improve::Ending& ending, bool ended, base::Date day,
                         const improve::ReadingSeries& series) {
  ordered_json row = brief_json(book, ending.place);
  row["words"] = book.at(ending.place).row.words;
  row["services"] = book.at(ending.place).services;
  row["ends_on"] = base::format_iso(ending.ends_on);
  row["warns_from"] = base::format_iso(ending.warns_from);
  row["ended"] = ended;
  row["put_off"] = put_off_json(ending.put_off);
  row["dependants"] = briefs_json(book, ending.dependants);
  ordered_json indicators = ordered_json::array();
  for (const std::string& id : ending.indicators) indicators.push_back(indicator_json(id, day, series));
  row["indicators"] = std::move(indicators);
  return row;
}

ordered_json controls_json(const Book& book, std::size_t risk, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const std::size_t place : book.below(risk, "control", day)) {
    const improve::Thing& control = book.at(place);
    ordered_json row = brief_json(book, place);
    row["sort"] = control.row.sort;
    row["over"] = improve::control_over(book, place, day);
    row.update(standing_json(control, improve::standing_on(control, day)));
    all.push_back(std::move(row));
  }
  return all;
}

Response view_risks(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  if (call.form == Form::csv) return rows_answer(report::ending_rows(book, day), call, "endings");
  const auto series = sources.series_for(call, book);
  ordered_json risks = ordered_json::array();
  for (const std::size_t place : book.of_kind("risk", day)) {
    const improve::Thing& risk = book.at(place);
    ordered_json row = brief_json(book, place);
    row["cause"] = risk.risk ? risk.risk->cause : "";
    row["effect"] = risk.risk ? risk.risk->effect : "";
    row.update(standing_json(risk, improve::standing_on(risk, day)));
    row["controls"] = controls_json(book, place, day);
    risks.push_back(std::move(row));
  }
  ordered_json endings = ordered_json::array();
  for (const improve::Ending& one : improve::endings_on(book, day))
    endings.push_back(ending_json(book, one, false, day, *series));
  for (const improve::Ending& one : improve::ended_on(book, day, improve::months_of_warning))
    endings.push_back(ending_json(book, one, true, day, *series));
  return json_answer(
      {{"on", base::format_iso(day)}, {"endings", std::move(endings)}, {"risks", std::move(risks)}});
}

/// What whoever asks leads; with "all" everybody's, for who keeps the record.
Response view_due(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  const std::string* whose = call.given("whose");
  const bool all = whose != nullptr && *whose == "all";
  const auto lines =
      all ? improve::due_for_all(book, day) : improve::due_list(book, {call.identity->account, {}}, day);
  if (call.form == Form::csv) return rows_answer(report::due_rows(book, lines), call, "due");
  ordered_json rows = ordered_json::array();
  for (const improve::DueLine& line : lines) {
    ordered_json row = brief_json(book, line.place);
    row["what"] = line.what;
    row["sentence"] = line.sentence;
    row["lead"] = line.lead;
    row["due"] = day_json(line.due);
    row["days_late"] = line.days_late;
    rows.push_back(std::move(row));
  }
  return json_answer(
      {{"on", base::format_iso(day)}, {"whose", all ? "all" : "mine"}, {"lines", std::move(rows)}});
}

}  // namespace

AuditSchemas improvement_ledger_schemas() {
  const auto occasion = rows({{"due", day_or_null()},
                              {"kept", nullable(said_schema())},
                              {"days_late", whole()},
                              {"overdue", truth()}});
  const auto indicator = rows({{"indicator", text()},
                               {"value", number_or_null()},
                               {"on", day_or_null()},
                               {"unit", text()},
                               {"months", rows({{"on", day()}, {"value", number_or_null()}})}});
  const auto control =
      rows(joined({brief_members(), {{"sort", text()}, {"over", truth()}}, standing_members()}));
  return {{"ImprovementPromises",
           object({{"on", day()},
                   {"promises",
                    rows(joined({brief_members(),
                                 {{"words", text()},
                                  {"made_on", day()},
                                  {"to", nullable(brief_schema())},
                                  {"made_in", list(brief_schema())},
                                  {"every_months", whole()},
                                  {"lead", text()},
                                  {"first_due", day_or_null()},
                                  {"put_off", put_off_schema()},
                                  {"state", choice({"kept", "due", "overdue", "withdrawn", "undated"})},
                                  {"state_words", text()},
                                  {"withdrawn", nullable(said_schema())},
                                  {"occasions", occasion}}}))}})},
          {"ImprovementRisks", object({{"on", day()},
                                       {"endings", rows(joined({brief_members(),
                                                                {{"words", text()},
                                                                 {"services", list(text())},
                                                                 {"ends_on", day()},
                                                                 {"warns_from", day()},
                                                                 {"ended", truth()},
                                                                 {"put_off", put_off_schema()},
                                                                 {"dependants", list(brief_schema())},
                                                                 {"indicators", indicator}}}))},
                                       {"risks", rows(joined({brief_members(),
                                                              {{"cause", text()}, {"effect", text()}},
                                                              standing_members(),
                                                              {{"controls", control}}}))}})},
          {"ImprovementDue", object({{"on", day()},
                                     {"whose", choice({"mine", "all"})},
                                     {"lines", rows(joined({brief_members(),
                                                            {{"what", text()},
                                                             {"sentence", text()},
                                                             {"lead", text()},
                                                             {"due", day_or_null()},
                                                             {"days_late", whole()}}}))}})}};
}

std::vector<Route> improvement_ledger_routes(ImprovementSources& sources) {
  Route due = improvement_view(sources, "/improvement/due",
                               "What is to be done and by when, from plans and scrutiny.", "ImprovementDue",
                               true, view_due);
  due.query.push_back(
      {"whose", Parameter::Kind::choice, "Whose: one's own, or everybody's.", 0, 0, {"mine", "all"}});
  return {improvement_view(sources, "/improvement/promises",
                           "Every promise to report: to whom, when it is due, whether it was kept.",
                           "ImprovementPromises", true, view_promises),
          improvement_view(sources, "/improvement/risks",
                           "Risks with their controls, and posts or money for a time that end.",
                           "ImprovementRisks", true, view_risks, Workers::figures),
          std::move(due)};
}

}  // namespace windscreen::serve

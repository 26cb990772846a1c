#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "improve/coverage.h"
#include "improve/feedback_rates.h"
#include "improve/loose_ends.h"
#include "report/json_value.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_routes.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

/// What looks at services; a source of another sort (complaints, scrutiny) is no visit.
constexpr std::array<std::string_view, 9> visit_sorts = {
    "full_inspection",          "monitoring_visit",    "focused_visit",
    "youth_justice_inspection", "commissioner_review", "peer_review",
    "partner_review",           "mock_inspection",     "audit_theme"};

ordered_json coverage_json(const Book& book, base::Date day) {
  const improve::Coverage grid = improve::coverage(book, visit_sorts, day);
  ordered_json visits = ordered_json::array();
  for (const improve::CoverageVisit& visit : grid.visits) {
    ordered_json row = brief_json(book, visit.place);
    row["sort"] = visit.sort;
    row["sort_words"] = improve::words_of(book.at(visit.place).kind->sorts, visit.sort);
    row["status"] = visit.status;
    row["status_words"] = improve::words_of(book.at(visit.place).kind->statuses, visit.status);
    row["reason"] = visit.reason;
    row["day"] = base::format_iso(visit.on);
    row["held"] = visit.held;
    visits.push_back(std::move(row));
  }
  ordered_json services = ordered_json::array();
  for (const improve::CoverageRow& row : grid.rows) {
    ordered_json cells = ordered_json::array();
    for (const improve::CoverageCell& cell : row.cells)
      cells.push_back({{"status", cell.status}, {"findings", cell.findings}});
    services.push_back({{"service", row.service},
                        {"last_looked_at", day_json(row.last_looked_at)},
                        {"cells", std::move(cells)}});
  }
  return {{"visits", std::move(visits)},
          {"services", std::move(services)},
          {"never_looked_at", grid.never_looked_at}};
}

ordered_json sources_json(const Book& book, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const std::size_t place : book.of_kind("source", day)) {
    const improve::Thing& source = book.at(place);
    ordered_json row = brief_json(book, place);
    row["sort_words"] = improve::words_of(source.kind->sorts, source.row.sort);
    row["words"] = source.row.words;
    row["services"] = source.services;
    row["findings"] = briefs_json(book, book.below(place, "finding", day));
    row.update(standing_json(source, improve::standing_on(source, day)));
    all.push_back(std::move(row));
  }
  return all;
}

ordered_json loose_ends_json(const Book& book, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const improve::LooseEnd& end : improve::loose_ends(book, day)) {
    ordered_json row = brief_json(book, end.place);
    row["what"] = end.what;
    row["what_words"] = improve::words_of(improve::loose_end_kinds(), end.what);
    all.push_back(std::move(row));
  }
  return all;
}

Response view_sources(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  return json_answer({{"on", base::format_iso(day)},
                      {"coverage", coverage_json(book, day)},
                      {"sources", sources_json(book, day)},
                      {"loose_ends", loose_ends_json(book, day)}});
}

ordered_json whole_or_none(const std::optional<std::int64_t>& number) {
  return number ? ordered_json(*number) : ordered_json();
}

ordered_json themes_json(const Book& book, const improve::FeedbackRound& round,
                         const std::vector<improve::YouSaid>& said) {
  ordered_json all = ordered_json::array();
  for (const improve::FeedbackThemeLine& theme : round.themes) {
    ordered_json row = brief_json(book, theme.place);
    row["sort"] = theme.sort;
    row["mentions"] = whole_or_none(theme.mentions);
    row["percent"] = report::json_number(theme.percent);
    row["hidden"] = theme.hidden;
    row["says"] = theme.words;
    const auto done = std::ranges::find(said, theme.place, &improve::YouSaid::theme);
    row["answers"] = done == said.end() ? ordered_json::array() : said_list(done->answers);
    row["actions"] = done == said.end() ? ordered_json::array() : briefs_json(book, done->actions);
    all.push_back(std::move(row));
  }
  return all;
}

Response view_feedback(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  const auto said = improve::you_said_we_did(book, day);
  ordered_json rounds = ordered_json::array();
  for (const improve::FeedbackRound& round : improve::feedback_rounds(book, day)) {
    const improve::Thing& thing = book.at(round.place);
    ordered_json row = brief_json(book, round.place);
    row["words"] = thing.row.words;
    row["since"] = base::format_iso(thing.since);
    row["who"] = improve::words_of(thing.kind->sorts, round.sort);
    row["asked"] = whole_or_none(round.asked);
    row["replied"] = whole_or_none(round.replied);
    row["percent"] = report::json_number(round.percent);
    row["says"] = round.words;
    row["themes"] = themes_json(book, round, said);
    rounds.push_back(std::move(row));
  }
  return json_answer({{"on", base::format_iso(day)}, {"rounds", std::move(rounds)}});
}

}  // namespace

AuditSchemas improvement_finding_schemas() {
  const auto visit = rows(joined({brief_members(),
                                  {{"sort", text()},
                                   {"sort_words", text()},
                                   {"status", text()},
                                   {"status_words", text()},
                                   {"reason", text()},
                                   {"day", day()},
                                   {"held", truth()}}}));
  const auto service = rows({{"service", text()},
                             {"last_looked_at", day_or_null()},
                             {"cells", rows({{"status", text()}, {"findings", whole()}})}});
  const auto source = rows(joined({brief_members(),
                                   {{"sort_words", text()},
                                    {"words", text()},
                                    {"services", list(text())},
                                    {"findings", list(brief_schema())}},
                                   standing_members()}));
  const auto theme = rows(joined({brief_members(),
                                  {{"sort", text()},
                                   {"mentions", whole_or_null()},
                                   {"percent", number_or_null()},
                                   {"hidden", truth()},
                                   {"says", text()},
                                   {"answers", list(said_schema())},
                                   {"actions", list(brief_schema())}}}));
  return {
      {"ImprovementSources",
       object({{"on", day()},
               {"coverage",
                object({{"visits", visit}, {"services", service}, {"never_looked_at", list(text())}})},
               {"sources", source},
               {"loose_ends", rows(joined({brief_members(), {{"what", text()}, {"what_words", text()}}}))}})},
      {"ImprovementFeedback", object({{"on", day()},
                                      {"rounds", rows(joined({brief_members(),
                                                              {{"words", text()},
                                                               {"since", day()},
                                                               {"who", text()},
                                                               {"asked", whole_or_null()},
                                                               {"replied", whole_or_null()},
                                                               {"percent", number_or_null()},
                                                               {"says", text()},
                                                               {"themes", theme}}}))}})}};
}

std::vector<Route> improvement_finding_routes(ImprovementSources& sources) {
  return {
      improvement_view(
          sources, "/improvement/sources",
          "Inspections and other sources, the services that each looked at, and what nothing follows from.",
          "ImprovementSources", false, view_sources),
      improvement_view(sources, "/improvement/feedback",
                       "What families, partners and staff said, and what was done about it.",
                       "ImprovementFeedback", false, view_feedback)};
}

}  // namespace windscreen::serve

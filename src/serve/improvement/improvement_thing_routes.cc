#include <nlohmann/json.hpp>

#include "improve/thread.h"
#include "report/improvement_rows.h"
#include "report/json_value.h"
#include "serve/audits/plan_answers.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_particulars.h"
#include "serve/improvement/improvement_routes.h"
#include "serve/improvement/improvement_words.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

ordered_json entries_json(const improve::Thing& thing, base::Date day,
                          const std::map<std::string, std::string>& names) {
  ordered_json all = ordered_json::array();
  for (const improve::Entry& entry : thing.entries) {
    if (entry.on > day) break;
    const auto by = names.find(entry.row.account_id.value_or(""));
    all.push_back({{"on", entry.row.on_day},
                   {"written_at", entry.row.at},
                   {"by", by == names.end() ? ordered_json() : ordered_json(by->second)},
                   {"kind", entry.row.kind},
                   {"value", entry.row.value},
                   {"value_words", entry_value_words(thing, entry.row)},
                   {"words", entry.row.words},
                   {"evidence", entry.row.evidence},
                   {"due", day_json(entry.due)},
                   {"owner", entry.row.owner}});
  }
  return all;
}

ordered_json links_json(const Book& book, const improve::Thing& thing, base::Date day) {
  ordered_json all = ordered_json::array();
  const auto add = [&](const improve::Link& link, bool forward) {
    if (!link.holds_on(day) || !book.at(link.other).there_on(day)) return;
    ordered_json row = brief_json(book, link.other);
    row["how"] = link.how;
    row["forward"] = forward;
    row["since"] = base::format_iso(link.since);
    all.push_back(std::move(row));
  };
  for (const improve::Link& link : thing.links) add(link, true);
  for (const improve::Link& link : thing.links_to) add(link, false);
  return all;
}

ordered_json parts_json(const Book& book, const improve::Thing& thing, base::Date day) {
  ordered_json all = ordered_json::array();
  for (const std::size_t part : thing.parts) {
    if (!book.at(part).there_on(day)) continue;
    ordered_json row = brief_json(book, part);
    const improve::Standing standing = improve::standing_on(book.at(part), day);
    row["status_words"] = improve::words_of(book.at(part).kind->statuses, standing.status);
    row["due"] = day_json(standing.due);
    all.push_back(std::move(row));
  }
  return all;
}

/// What whoever asks may say of the thing: everything, how far it is, or nothing.
ordered_json may_say(const improve::Thing& thing, const improve::Standing& standing, const Call& call) {
  ordered_json kinds = ordered_json::array();
  for (const std::string_view kind : entries_that_may_be_said(thing, standing, *call.identity))
    kinds.push_back(kind);
  return kinds;
}

Response view_thing(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  std::map<std::string, std::string> names;
  const Book book = sources.people.store.read([&](const store::Queries& reader) {
    names = account_names(reader);
    return improve::read_book(reader);
  });
  const std::size_t place = thing_of(book, call, "thing", "", day);
  const improve::Thing& thing = book.at(place);
  const improve::Standing standing = improve::standing_on(thing, day);
  const auto series = sources.series_for(call, book);
  const improve::Readings readings = improve::readings_of(*series);
  ordered_json answer = brief_json(book, place);
  answer["on"] = base::format_iso(day);
  answer["kind_words"] = thing.kind->one;
  answer["sort_words"] = thing.row.sort.empty() ? "" : improve::words_of(thing.kind->sorts, thing.row.sort);
  answer["words"] = thing.row.words;
  answer["since"] = base::format_iso(thing.since);
  answer["parent"] = brief_or_null(book, thing.parent);
  answer["services"] = thing.services;
  answer["indicators"] = thing.indicators;
  answer["particulars"] = particulars_json(book, place, day);
  answer.update(standing_json(thing, standing));
  answer["rating"] = rating_json(book, improve::rating_on(book, place, day, readings));
  answer["progress"] =
      thing.is("measure") ? progress_json(improve::measure_progress(thing, day, readings)) : ordered_json();
  answer["entries"] = entries_json(thing, day, names);
  answer["links"] = links_json(book, thing, day);
  answer["parts"] = parts_json(book, thing, day);
  answer["may_say"] = may_say(thing, standing, call);
  return json_answer(answer);
}

ordered_json reading_json(const std::optional<improve::Reading>& reading) {
  if (!reading) return {};
  return {{"on", base::format_iso(reading->on)},
          {"value", report::json_number(reading->value)},
          {"unit", reading->unit}};
}

ordered_json reading_schema() {
  return nullable(object({{"on", day()}, {"value", number_or_null()}, {"unit", text()}}));
}

/// The indicators of a thread, with their figures when what it is about began and on the day: what came of
/// it.
ordered_json thread_indicators_json(const Book& book, const improve::Thread& thread, base::Date day,
                                    const improve::Readings& readings) {
  ordered_json all = ordered_json::array();
  if (thread.nodes.empty()) return all;
  const base::Date began = book.at(thread.nodes.front().place).since;
  for (const improve::ThreadIndicator& one : thread.indicators) {
    all.push_back({{"indicator", one.indicator},
                   {"of", briefs_json(book, one.places)},
                   {"began", reading_json(readings(one.indicator, began))},
                   {"now", reading_json(readings(one.indicator, day))}});
  }
  return all;
}

Response view_thread(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  const std::size_t place = thing_of(book, call, "thing", "", day);
  const improve::Thread thread = improve::thread(book, place, day);
  if (call.form == Form::csv) return rows_answer(report::thread_rows(book, thread), call, "thread");
  const auto series = sources.series_for(call, book);
  const improve::Readings readings = improve::readings_of(*series);
  ordered_json nodes = ordered_json::array();
  for (const improve::ThreadNode& node : thread.nodes) {
    const improve::Thing& thing = book.at(node.place);
    ordered_json row = brief_json(book, node.place);
    row["kind_words"] = thing.kind->one;
    row["stage"] = node.stage;
    row["distance"] = node.distance;
    row["since"] = base::format_iso(thing.since);
    row["says"] = thing.is("measure") ? improve::measure_progress(thing, day, readings).words : "";
    nodes.push_back(std::move(row));
  }
  ordered_json edges = ordered_json::array();
  for (const improve::ThreadEdge& edge : thread.edges) {
    edges.push_back({{"from", book.at(edge.from).row.id},
                     {"to", book.at(edge.to).row.id},
                     {"how", edge.how},
                     {"words", edge.words},
                     {"back", edge.back}});
  }
  return json_answer({{"on", base::format_iso(day)},
                      {"nodes", std::move(nodes)},
                      {"edges", std::move(edges)},
                      {"indicators", thread_indicators_json(book, thread, day, readings)}});
}

}  // namespace

AuditSchemas improvement_thing_schemas() {
  const SchemaMembers brief = brief_members();
  const SchemaMembers thing = {
      {"on", day()},
      {"kind_words", text()},
      {"sort_words", text()},
      {"words", text()},
      {"since", day()},
      {"parent", nullable(brief_schema())},
      {"services", list(text())},
      {"indicators", list(text())},
      {"particulars", particulars_schema()},
      {"rating", rating_schema()},
      {"progress", nullable(progress_schema())},
      {"entries", rows({{"on", day()},
                        {"written_at", moment()},
                        {"by", text_or_null()},
                        {"kind", text()},
                        {"value", text()},
                        {"value_words", text()},
                        {"words", text()},
                        {"evidence", text()},
                        {"due", day_or_null()},
                        {"owner", text()}})},
      {"links", rows(joined({brief, {{"how", text()}, {"forward", truth()}, {"since", day()}}}))},
      {"parts", rows(joined({brief, {{"status_words", text()}, {"due", day_or_null()}}}))},
      {"may_say", list(text())}};
  return {
      {"ImprovementThing", object(joined({brief, standing_members(), thing}))},
      {"ImprovementThread",
       object(
           {{"on", day()},
            {"nodes", rows(joined({brief,
                                   {{"kind_words", text()},
                                    {"stage", choice({"found", "planned", "effect", "told", "promised"})},
                                    {"distance", whole()},
                                    {"since", day()},
                                    {"says", text()}}}))},
            {"edges",
             rows({{"from", text()}, {"to", text()}, {"how", text()}, {"words", text()}, {"back", text()}})},
            {"indicators", rows({{"indicator", text()},
                                 {"of", list(brief_schema())},
                                 {"began", reading_schema()},
                                 {"now", reading_schema()}})}})}};
}

std::vector<Route> improvement_thing_routes(ImprovementSources& sources) {
  return {improvement_view(sources, "/improvement/things/{thing}",
                           "One thing of the improvement record: how it stands, and all that was said of it.",
                           "ImprovementThing", false, view_thing, Workers::figures),
          improvement_view(sources, "/improvement/threads/{thing}",
                           "From one thing to all that goes with it: found, planned, told, promised.",
                           "ImprovementThread", true, view_thread, Workers::figures)};
}

}  // namespace windscreen::serve

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "improve/kinds.h"
#include "improve/thread.h"
#include "measure/definition.h"
#include "serve/improvement/improvement_json.h"
#include "serve/improvement/improvement_routes.h"

namespace windscreen::serve {
namespace {

using improve::Book;
using nlohmann::ordered_json;

constexpr std::size_t most_found = 20;

ordered_json code_words_json(std::span<const improve::CodeWords> codes) {
  ordered_json all = ordered_json::array();
  for (const improve::CodeWords& one : codes) all.push_back({{"code", one.code}, {"words", one.words}});
  return all;
}

ordered_json kinds_json() {
  ordered_json all = ordered_json::array();
  for (const improve::Kind& kind : improve::kinds()) {
    all.push_back({{"code", kind.code},
                   {"one", kind.one},
                   {"parents", kind.parents},
                   {"must_have_parent", kind.must_have_parent},
                   {"sorts", code_words_json(kind.sorts)},
                   {"statuses", code_words_json(kind.statuses)},
                   {"entries", kind.entries}});
  }
  return all;
}

ordered_json link_kinds_json() {
  ordered_json all = ordered_json::array();
  for (const improve::CodeWords& one : improve::link_kinds()) {
    all.push_back({{"code", one.code}, {"words", one.words}, {"back", improve::link_words_back(one.code)}});
  }
  return all;
}

ordered_json all_of_kind(const Book& book, std::string_view kind, base::Date day) {
  return briefs_json(book, book.of_kind(kind, day));
}

/// Every service that something in the record is about, by name.
ordered_json services_json(const Book& book) {
  std::set<std::string> all;
  for (const improve::Thing& thing : book.things()) all.insert(thing.services.begin(), thing.services.end());
  return all;
}

ordered_json indicators_json(const measure::Catalogue& catalogue) {
  ordered_json all = ordered_json::array();
  for (const measure::Definition& one : catalogue.definitions) {
    const char* better = one.polarity == measure::Polarity::higher_is_better  ? "higher"
                         : one.polarity == measure::Polarity::lower_is_better ? "lower"
                                                                              : "";
    all.push_back({{"id", one.id}, {"name", one.name}, {"better", better}});
  }
  return all;
}

Response view_kinds(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const Book book = sources.book();
  return json_answer({{"kinds", kinds_json()},
                      {"links", link_kinds_json()},
                      {"responses", code_words_json(improve::responses())},
                      {"outcomes", code_words_json(improve::outcomes())},
                      {"decisions", code_words_json(improve::decisions())},
                      {"ratings", code_words_json(improve::ratings())},
                      {"services", services_json(book)},
                      {"bodies", all_of_kind(book, "body", day)},
                      {"plans", all_of_kind(book, "plan", day)},
                      {"indicators", indicators_json(sources.lake.now()->catalogue)}});
}

/// Every word that is looked for stands in the number or the title, in any case.
bool holds_all(const improve::Thing& thing, const std::vector<std::string>& looked_for) {
  const std::string in = base::lower(thing.row.number + ' ' + thing.row.title);
  return std::ranges::all_of(looked_for,
                             [&](const std::string& word) { return in.find(word) != std::string::npos; });
}

Response find_things(ImprovementSources& sources, const Call& call) {
  const base::Date day = sources.day_of(call);
  const std::string* words = call.given("words");
  std::vector<std::string> looked_for;
  if (words != nullptr) {
    const std::string lowered = base::lower(*words);
    for (const std::string_view word : base::split(lowered, ' ')) {
      if (!word.empty()) looked_for.emplace_back(word);
    }
  }
  ordered_json found = ordered_json::array();
  if (!looked_for.empty()) {
    const Book book = sources.book();
    for (std::size_t place = 0; place < book.things().size() && found.size() < most_found; ++place) {
      const improve::Thing& thing = book.at(place);
      if (!thing.there_on(day) || !holds_all(thing, looked_for)) continue;
      ordered_json row = brief_json(book, place);
      row["kind_words"] = thing.kind->one;
      found.push_back(std::move(row));
    }
  }
  return json_answer({{"on", base::format_iso(day)}, {"things", std::move(found)}});
}

}  // namespace

AuditSchemas improvement_kind_schemas() {
  const auto codes = [] { return rows({{"code", text()}, {"words", text()}}); };
  const auto kind = rows({{"code", text()},
                          {"one", text()},
                          {"parents", list(text())},
                          {"must_have_parent", truth()},
                          {"sorts", codes()},
                          {"statuses", codes()},
                          {"entries", list(text())}});
  const auto indicator =
      rows({{"id", text()}, {"name", text()}, {"better", choice({"", "higher", "lower"})}});
  return {
      {"ImprovementKinds", object({{"kinds", kind},
                                   {"links", rows({{"code", text()}, {"words", text()}, {"back", text()}})},
                                   {"responses", codes()},
                                   {"outcomes", codes()},
                                   {"decisions", codes()},
                                   {"ratings", codes()},
                                   {"services", list(text())},
                                   {"bodies", list(brief_schema())},
                                   {"plans", list(brief_schema())},
                                   {"indicators", indicator}})},
      {"ImprovementFound",
       object({{"on", day()}, {"things", rows(joined({brief_members(), {{"kind_words", text()}}}))}})}};
}

std::vector<Route> improvement_kind_routes(ImprovementSources& sources) {
  std::vector<Route> routes = {
      improvement_view(sources, "/improvement/kinds",
                       "What there can be in the improvement record, and what may be chosen in its forms.",
                       "ImprovementKinds", false, view_kinds),
      improvement_view(sources, "/improvement/find",
                       "Things of the improvement record whose number or title holds every word, at most 20.",
                       "ImprovementFound", false, find_things)};
  routes.back().query.push_back({"words", Parameter::Kind::text, "What is looked for.", 0, 0, {}});
  return routes;
}

}  // namespace windscreen::serve

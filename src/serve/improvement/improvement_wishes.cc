#include "serve/improvement/improvement_wishes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "serve/accounts/people.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/http/schema_parts.h"
#include "store/identity.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr std::size_t most_id = 100;
constexpr std::size_t most_number = 20;
constexpr std::size_t most_code = 40;
constexpr std::size_t most_day = 10;
constexpr std::size_t most_texts = 50;
constexpr std::int64_t most_months = 120;
constexpr std::int64_t most_lag_days = 3650;
constexpr std::int64_t most_call_in_days = 60;
constexpr std::int64_t most_people = 10'000'000;

std::string wish(const json& body, const char* name, std::size_t most) {
  return optional_text_member(body, name, most).value_or("");
}

/// Not blank, not too long, and without a NUL, which no engine of the store keeps.
bool can_be_kept(const std::string& text) {
  return !base::is_blank(text) && text.size() <= most_title && text.find('\0') == std::string::npos;
}

std::vector<std::string> texts_of(const json& body, const char* name) {
  std::vector<std::string> all;
  const auto found = body.find(name);
  if (found == body.end() || found->is_null()) return all;
  const bool texts =
      found->is_array() && found->size() <= most_texts && std::ranges::all_of(*found, [](const json& one) {
        return one.is_string() && can_be_kept(one.get_ref<const std::string&>());
      });
  if (!texts)
    throw Problem{400, std::string("\u201c") + name + "\u201d is no list of texts.",
                  "Send a list of up to 50 texts of up to 200 characters."};
  for (const auto& one : *found) all.push_back(one.template get<std::string>());
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

/// The object of particulars; nullptr where there is none.
const json* particulars(const json& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end() || found->is_null()) return nullptr;
  if (!found->is_object())
    throw Problem{400, std::string("\u201c") + name + "\u201d is no object.", "Send its parts by name."};
  return &*found;
}

void read_particulars(const json& body, improve::NewThing& thing) {
  if (const json* measure = particulars(body, "measure")) {
    thing.measure = store::ImprovementMeasure{{},
                                              optional_text_member(*measure, "indicator", most_id),
                                              wish(*measure, "better", most_code),
                                              wish(*measure, "baseline", most_code),
                                              optional_text_member(*measure, "baseline_on", most_day),
                                              wish(*measure, "target", most_code),
                                              optional_text_member(*measure, "target_on", most_day)};
  }
  if (const json* milestone = particulars(body, "milestone")) {
    thing.milestone =
        store::ImprovementMilestone{{},
                                    optional_text_member(*milestone, "after", most_id),
                                    whole_member(*milestone, "lag_months", 0, most_months).value_or(0),
                                    whole_member(*milestone, "lag_days", 0, most_lag_days).value_or(0)};
  }
  if (const json* risk = particulars(body, "risk"))
    thing.risk =
        store::ImprovementRisk{{}, wish(*risk, "cause", most_words), wish(*risk, "effect", most_words)};
  if (const json* decision = particulars(body, "decision")) {
    thing.decision =
        store::ImprovementDecision{{},
                                   text_member(*decision, "outcome", most_code),
                                   optional_text_member(*decision, "call_in_by", most_id),
                                   whole_member(*decision, "call_in_days", 0, most_call_in_days).value_or(0)};
  }
  if (const json* feedback = particulars(body, "feedback")) {
    thing.feedback =
        store::ImprovementFeedback{{},
                                   whole_member(*feedback, "asked", 0, most_people).value_or(0),
                                   whole_member(*feedback, "replied", 0, most_people).value_or(0)};
  }
  if (const auto mentions = whole_member(body, "mentions", 0, most_people))
    thing.mention = store::ImprovementMention{{}, *mentions};
  if (thing.row.kind == "promise") {
    thing.promise = store::ImprovementPromise{
        {}, text_member(body, "to", most_id), whole_member(body, "every_months", 0, most_months).value_or(0)};
  }
}

void check_indicators(ImprovementSources& sources, const improve::NewThing& thing) {
  std::vector<std::string> named = thing.indicators;
  if (thing.measure && thing.measure->indicator) named.push_back(*thing.measure->indicator);
  if (named.empty()) return;
  const auto state = sources.lake.now();
  for (const std::string& id : named) {
    if (state->catalogue.find(id) == nullptr) {
      throw Refused(422, "There is no indicator \u201c" + id + "\u201d.", "Choose one from the list.",
                    "improvement_refused");
    }
  }
}

}  // namespace

improve::NewThing thing_given(ImprovementSources& sources, const Call& call) {
  const auto& body = *call.body;
  improve::NewThing thing;
  thing.row.id = store::new_id();
  thing.row.kind = text_member(body, "kind", most_code);
  thing.row.sort = wish(body, "sort", most_code);
  thing.row.parent_id = optional_text_member(body, "parent", most_id);
  thing.row.number = wish(body, "number", most_number);
  thing.row.title = text_member(body, "title", most_title);
  thing.row.words = wish(body, "words", most_words);
  thing.row.since_on =
      optional_text_member(body, "since", most_day).value_or(base::format_iso(sources.today()));
  thing.row.created_by = call.identity->account;
  thing.row.created_at = store::now();
  thing.services = texts_of(body, "services");
  thing.indicators = texts_of(body, "indicators");
  read_particulars(body, thing);
  check_indicators(sources, thing);
  return thing;
}

SchemaMembers thing_wish_members() {
  const auto measure = object({}, {{"indicator", text_or_null()},
                                   {"better", text_or_null()},
                                   {"baseline", text_or_null()},
                                   {"baseline_on", day_or_null()},
                                   {"target", text_or_null()},
                                   {"target_on", day_or_null()}});
  const auto milestone =
      object({}, {{"after", text_or_null()}, {"lag_months", whole_or_null()}, {"lag_days", whole_or_null()}});
  const auto decision =
      object({{"outcome", text()}}, {{"call_in_by", text_or_null()}, {"call_in_days", whole_or_null()}});
  return {{"sort", text_or_null()},
          {"parent", text_or_null()},
          {"number", text_or_null()},
          {"words", text_or_null()},
          {"since", day_or_null()},
          {"services", nullable(list(text()))},
          {"indicators", nullable(list(text()))},
          {"to", text_or_null()},
          {"every_months", whole_or_null()},
          {"measure", nullable(measure)},
          {"milestone", nullable(milestone)},
          {"risk", nullable(object({}, {{"cause", text_or_null()}, {"effect", text_or_null()}}))},
          {"decision", nullable(decision)},
          {"feedback", nullable(object({{"asked", whole()}, {"replied", whole()}}))},
          {"mentions", whole_or_null()}};
}

}  // namespace windscreen::serve

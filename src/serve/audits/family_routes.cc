// Family feedback: of one audit, who is to be asked, and response rates.
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "assure/family_feedback.h"
#include "assure/response_rate.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/conversation_routes.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "serve/pages/figures.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

bool writes(const AuditInSight& one) {
  return std::ranges::any_of(one.sight.parts, [](assure::Part part) {
    return part == assure::Part::auditor || part == assure::Part::qa_lead;
  });
}

ordered_json person_json(const store::Reader& reader, const store::FamilyFeedback& one) {
  ordered_json tries = ordered_json::array();
  for (const auto& attempt : assure::attempts_of(reader, one.id))
    tries.push_back({{"at", attempt.at}, {"mode", attempt.mode}, {"result", attempt.result}});
  const auto themes = nlohmann::json::parse(one.themes, nullptr, false);
  return {
      {"id", one.id},
      {"respondent", one.respondent},
      {"safe", one.safe},
      {"safe_by", one.safe_by ? ordered_json(name_of_account(reader, *one.safe_by)) : ordered_json(nullptr)},
      {"safe_at", report::json_or_null(one.safe_at)},
      {"safe_reason", report::json_or_null(one.safe_reason)},
      {"outcome", one.outcome},
      {"wishes", report::json_or_null(one.wishes)},
      {"may_quote", one.may_quote},
      {"answers", report::json_or_null(one.answers)},
      {"themes", themes.is_array() ? ordered_json(themes) : ordered_json::array()},
      {"shared_on", report::json_or_null(one.shared_on)},
      {"next", assure::next_with(one)},
      {"changed_at", one.changed_at},
      {"attempts", std::move(tries)}};
}

Response open_family(AuditSources& sources, const Call& call) {
  const AuditInSight one = talked_of(sources, call);
  const bool own = is_practitioners(call, one);
  ordered_json page = audit_head_json(sources, one);
  sources.people.store.read([&](const store::Queries& reader) {
    ordered_json people = ordered_json::array();
    for (const auto& person : assure::feedback_of(reader, one.audit.id)) {
      // The worker reads what families said once they were told of it.
      if (!own || person.shared_on) people.push_back(person_json(reader, person));
    }
    page["may_write"] = writes(one);
    page["people"] = std::move(people);
  });
  const std::array<AuditInSight, 1> shown = {one};
  record_audits(sources, call, "audit.family", shown);
  return json_answer(page);
}

assure::FeedbackWish wish_in(const Call& call, const AuditInSight& one) {
  assure::FeedbackWish wish;
  wish.audit_id = one.audit.id;
  wish.id = optional_text_member(*call.body, "person", longest_talk_id).value_or("");
  wish.seen = optional_text_member(*call.body, "seen", 40).value_or("");
  wish.account_id = who_asks(call).account;
  wish.parts = one.sight.parts;
  return wish;
}

template <typename Work>
Response written(AuditSources& sources, const assure::FeedbackWish& wish, const char* act, const Work& work) {
  const store::FamilyFeedback one = by_the_rules(sources.people.store, {wish.account_id, act}, work);
  return json_answer({{"id", one.id}, {"at", one.changed_at}});
}

Response decide(AuditSources& sources, const Call& call) {
  const assure::FeedbackWish wish = wish_in(call, talked_of(sources, call));
  const assure::ContactDecision decision = {
      text_member(*call.body, "respondent", 40), text_member(*call.body, "safe", 40),
      optional_text_member(*call.body, "reason", longest_words).value_or(""),
      optional_text_member(*call.body, "wishes", longest_words).value_or("")};
  return written(sources, wish, "audit.family_decision",
                 [&](store::Writer& writer) { return assure::decide_contact(writer, wish, decision); });
}

Response attempt(AuditSources& sources, const Call& call) {
  const assure::FeedbackWish wish = wish_in(call, talked_of(sources, call));
  const std::string mode = text_member(*call.body, "mode", 40);
  const std::string result = text_member(*call.body, "result", 40);
  return written(sources, wish, "audit.family_attempt",
                 [&](store::Writer& writer) { return assure::record_attempt(writer, wish, mode, result); });
}

Response answer(AuditSources& sources, const Call& call) {
  const assure::FeedbackWish wish = wish_in(call, talked_of(sources, call));
  assure::FeedbackAnswers said;
  said.answers = text_member(*call.body, "answers", longest_words);
  const auto quote = call.body->find("may_quote");
  if (quote == call.body->end() || !quote->is_boolean())
    throw Problem{400, "may_quote is not true or false.", "Say whether they agree to be quoted."};
  said.may_quote = quote->get<bool>();
  if (const auto themes = call.body->find("themes"); themes != call.body->end() && !themes->is_null()) {
    if (!themes->is_array() || themes->size() > 50)
      throw Problem{400, "themes is no list of up to 50 texts.", "Send a list of texts."};
    for (const auto& theme : *themes) {
      if (!theme.is_string() || theme.get_ref<const std::string&>().size() > 200)
        throw Problem{400, "A theme is no text of up to 200 characters.", "Send each as a short text."};
      said.themes.push_back(theme.get<std::string>());
    }
  }
  return written(sources, wish, "audit.family_answers",
                 [&](store::Writer& writer) { return assure::record_answers(writer, wish, said); });
}

Response share(AuditSources& sources, const Call& call) {
  const assure::FeedbackWish wish = wish_in(call, talked_of(sources, call));
  const std::string on = text_member(*call.body, "shared_on", 40);
  return written(sources, wish, "audit.family_shared", [&](store::Writer& writer) {
    return assure::share_feedback(writer, wish, on, sources.today());
  });
}

constexpr const char* being_audited =
    "state in ('assigned', 'accepted', 'in_progress', 'conversation', 'submitted', 'moderation')";

/// The audits that one has a part in and that go on, with what is to be done next for each.
Response list_to_ask(AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  std::vector<AuditInSight> seen;
  std::multimap<std::string, store::FamilyFeedback> people;
  sources.people.store.read([&](const store::Queries& reader) {
    seen =
        in_sight(AuditReach::of(reader, who),
                 reader.select<store::Audit>(std::string("where ") + being_audited + " order by due_on, id"));
    std::erase_if(seen, [](const AuditInSight& one) { return !one.sight.words || !writes(one); });
    people.clear();
    for (auto& one :
         reader.select<store::FamilyFeedback>(std::string("where audit_id in (select id from audits where ") +
                                              being_audited + ") order by id"))
      people.emplace(one.audit_id, std::move(one));
  });
  record_audits(sources, call, "audits.family", seen);
  ordered_json rows = ordered_json::array();
  for (const AuditInSight& one : seen) {
    ordered_json row = audit_head_json(sources, one);
    row["due_on"] = report::json_or_null(one.audit.due_on);
    ordered_json next = ordered_json::array();
    const auto [first, last] = people.equal_range(one.audit.id);
    for (auto person = first; person != last; ++person)
      next.push_back(
          {{"respondent", person->second.respondent}, {"next", assure::next_with(person->second)}});
    row["people"] = std::move(next);
    rows.push_back(std::move(row));
  }
  return json_answer({{"rows", std::move(rows)}});
}

constexpr std::array counted_kinds = {store::Kind::text,   store::Kind::text, store::Kind::text,
                                      store::Kind::text,   store::Kind::text, store::Kind::text,
                                      store::Kind::integer};

std::string text_at(const store::Row& row, std::size_t column) {
  const auto* text = std::get_if<std::string>(&row.at(column));
  return text == nullptr ? std::string() : *text;
}

/// Counted in the database by place and outcome, so that it costs no more with more audits to hold.
std::vector<assure::AskedPeople> asked_people(const store::Queries& reader, const AuditReach& reach,
                                              const std::string& from, const std::string& to) {
  std::vector<assure::AskedPeople> found;
  const store::Parameters months = {{"from", from}, {"until", to}};
  for (const store::Row& row : reader.query(
           "select audits.service, audits.quadrant, audits.team, audit_selections.status, safe, outcome, "
           "count(*) from audits left join audit_selections on audit_selections.id = audits.selection_id "
           "left join family_feedback on family_feedback.audit_id = audits.id "
           "where audits.month >= :from and audits.month <= :until and audits.import_id is null and "
           "audits.state not in ('drawn', 'replaced', 'void') "
           "group by audits.service, audits.quadrant, audits.team, audit_selections.status, safe, outcome",
           months, counted_kinds)) {
    const auto place = [&](std::size_t column) {
      const std::string text = text_at(row, column);
      return text.empty() ? std::nullopt : std::optional(text);
    };
    if (!reach.reaches_place(Permission::see_audit_figures, place(0), place(1), place(2))) continue;
    found.push_back({text_at(row, 3), text_at(row, 0), text_at(row, 4), text_at(row, 5),
                     std::get<std::int64_t>(row.at(6))});
  }
  return found;
}

Response response_rates(AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  const std::string* from = call.given("from");
  const std::string* to = call.given("to");
  const auto found = sources.people.store.read([&](const store::Queries& reader) {
    return asked_people(reader, AuditReach::of(reader, who), from == nullptr ? "0000-00" : *from,
                        to == nullptr ? "9999-12" : *to);
  });
  report::Rows rows;
  rows.columns = {"by",        "group",       "audits_without_anybody",
                  "listed",    "not_decided", "unsafe",
                  "safe",      "replied",     "declined",
                  "no_answer", "not_tried",   "response_rate"};
  for (const assure::ResponseRow& one : assure::response_rates(found)) {
    rows.rows.push_back({one.by, report::text_cell(one.group), one.audits_without, one.listed,
                         one.not_decided, one.unsafe, one.safe, one.replied, one.declined, one.no_answer,
                         one.not_tried, report::number_cell(one.rate)});
  }
  return rows_answer(rows, call, "family-feedback-responses");
}

}  // namespace

std::vector<Route> family_routes(AuditSources& sources) {
  const auto post = [&](const char* address, const char* summary, const char* schema, const char* takes,
                        Response (*make)(AuditSources&, const Call&)) {
    return audit_route(sources, {Method::post, address, Access::signed_in(), summary, schema, takes}, make);
  };
  std::vector<Route> routes = {
      post("/audits/family", "Who may be asked for an audit, tries, and what they said. Recorded.",
           "FamilyFeedback", "AuditWithPurpose", open_family),
      post("/audits/family/decide", "Lists somebody, or decides whether it is safe to ask them.",
           "TalkWritten", "ContactToDecide", decide),
      post("/audits/family/attempt", "Records a try to reach somebody.", "TalkWritten", "AttemptToRecord",
           attempt),
      post("/audits/family/answers", "Records what somebody said.", "TalkWritten", "AnswersToRecord", answer),
      post("/audits/family/share", "Records that the worker was told what was said.", "TalkWritten",
           "FeedbackToShare", share),
      post("/audits/family/to-ask", "The audits one has a part in, and whom to ask next. Recorded.",
           "FamilyToAsk", "AuditsWithPurpose", list_to_ask),
      audit_route(sources,
                  {Method::get, "/audits/family/responses", Access::needs(Permission::see_audit_figures),
                   "How many families could be asked and how many answered, within one's reach.",
                   "FamilyResponses", "", true},
                  response_rates)};
  routes.back().query = {{"from", Parameter::Kind::slug, "The first month (2020-01).", 0, 0, {}},
                         {"to", Parameter::Kind::slug, "The last month.", 0, 0, {}}};
  return routes;
}

}  // namespace windscreen::serve

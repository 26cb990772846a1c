#include "serve/audits/conversation_routes.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "assure/conversation.h"
#include "assure/tool_reader.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"
#include "store/audit_plan.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

bool has_grade(const AuditInSight& one) {
  const auto state = assure::find_audit_state(one.audit.state);
  return state && assure::is_graded(*state);
}

/// Whose case it was when it was drawn; empty where that is not known.
std::string worker_at_draw(const store::Reader& reader, const store::Audit& audit) {
  if (!audit.selection_id) return {};
  const auto selection = reader.find<store::AuditSelection>(*audit.selection_id);
  return selection ? selection->worker_id.value_or("") : std::string();
}

/// The tool of an audit, or of its round; nullopt for an audit from before.
std::optional<assure::Tool> asked_with(const store::Reader& reader, const store::Audit& audit) {
  std::optional<std::string> id = audit.tool_id;
  if (!id && audit.round_id) {
    const auto round = reader.find<store::AuditRound>(*audit.round_id);
    if (round) id = round->tool_id;
  }
  const auto stored = id ? reader.find<store::AuditTool>(*id) : std::optional<store::AuditTool>();
  if (!stored) return std::nullopt;
  return assure::read_tool(stored->content, stored->tool);
}

/// What the auditor wrote, in the tool's order: answers in words. Before the auditor's grade is in sight the
/// section that gives it is left out: its words would tell.
ordered_json findings_json(const store::Reader& reader, const AuditInSight& one) {
  ordered_json findings = ordered_json::array();
  const auto tool = asked_with(reader, one.audit);
  if (!tool) return findings;
  std::map<std::string, std::string> written;
  for (const auto& answer :
       reader.select<store::AuditAnswer>("where audit_id = :audit", {{"audit", one.audit.id}})) {
    const auto value = nlohmann::json::parse(answer.value, nullptr, false);
    if (value.is_string()) written[answer.question] = value.get<std::string>();
  }
  for (const assure::Section& section : tool->sections) {
    const bool overall = std::any_of(section.questions.begin(), section.questions.end(),
                                     [](const assure::Question& q) { return q.overall; });
    if (overall && !one.sight.first_grade) continue;
    for (const assure::Question& question : section.questions) {
      const auto found = written.find(question.id);
      if (question.type != assure::AnswerType::text || found == written.end() || found->second.empty())
        continue;
      findings.push_back({{"section", section.name},
                          {"asked", question.ask},
                          {"words", found->second},
                          {"better", question.id.ends_with("_better")}});
    }
  }
  return findings;
}

ordered_json conversation_json(const store::Reader& reader, const store::AuditConversation& one,
                               bool with_names) {
  return {{"id", one.id},
          {"mode", one.mode},
          {"held_on", report::json_or_null(one.held_on)},
          {"why_none", report::json_or_null(one.why_none)},
          {"worker", with_names ? report::json_or_null(one.worker_id) : ordered_json(nullptr)},
          {"worker_name", with_names && one.worker_id ? ordered_json(name_of_worker(reader, *one.worker_id))
                                                      : ordered_json(nullptr)},
          {"agreed", one.agreed},
          {"view", report::json_or_null(one.view)},
          {"reply", report::json_or_null(one.reply)},
          {"replied_at", report::json_or_null(one.replied_at)},
          {"recorded_at", one.recorded_at}};
}

/// All that the pages of one conversation show.
ordered_json conversation_page(const AuditSources& sources, const Call& call, const AuditInSight& one) {
  ordered_json page = audit_head_json(sources, one);
  sources.people.store.read([&](const store::Queries& reader) {
    const std::string account = who_asks(call).account;
    const bool own = is_practitioners(call, one);
    const std::string self = own ? worker_of(reader, account) : std::string();
    const std::string drawn_with = worker_at_draw(reader, one.audit);
    // The practitioner knows who they are; an inspector is shown roles.
    const bool names = own || one.sight.staff_names || !one.sight.parts.empty();
    ordered_json talks = ordered_json::array();
    for (const auto& talk : assure::conversations_of(reader, one.audit.id)) {
      // What the manager said is not for the worker to read here.
      if (own && talk.worker_id && talk.worker_id != self && talk.mode != "record_only") continue;
      talks.push_back(conversation_json(reader, talk, names));
    }
    const auto state = assure::find_audit_state(one.audit.state);
    const bool open = state == assure::AuditState::in_progress || state == assure::AuditState::conversation;
    page["worker"] = names && !drawn_with.empty() ? ordered_json(drawn_with) : ordered_json(nullptr);
    page["worker_name"] = names && !drawn_with.empty() ? ordered_json(name_of_worker(reader, drawn_with))
                                                       : ordered_json(nullptr);
    page["own"] = own;
    page["may_record"] = open && assure::may_enter_for_auditor(reader, one.audit, one.sight.parts);
    const std::string fault = own ? assure::reply_fault(reader, one.audit, self) : std::string();
    page["may_reply"] = own && fault.empty();
    page["reply_fault"] = fault;
    page["is_final"] = has_grade(one);
    page["strengths"] =
        one.sight.first_grade ? report::json_or_null(one.audit.strengths) : ordered_json(nullptr);
    page["worries"] = one.sight.first_grade ? report::json_or_null(one.audit.worries) : ordered_json(nullptr);
    page["findings"] = findings_json(reader, one);
    page["conversations"] = std::move(talks);
  });
  return page;
}

Response open_conversation(AuditSources& sources, const Call& call) {
  const AuditInSight one = talked_of(sources, call);
  const std::array<AuditInSight, 1> shown = {one};
  const ordered_json page = conversation_page(sources, call, one);
  record_audits(sources, call, "audit.conversation", shown);
  return json_answer(page);
}

/// Those of a practitioner's own cases, and of everybody else those between conversation and final grade.
constexpr const char* talked_about =
    "where state in ('conversation', 'submitted', 'moderation') or id in (select audits.id from audits join "
    "audit_selections on audit_selections.id = selection_id where worker_id = :worker union select audit_id "
    "from audit_conversations where worker_id = :worker) order by month desc, id";
constexpr const char* their_conversations =
    "where audit_id in (select id from audits where state in ('conversation', 'submitted', 'moderation')) or "
    "audit_id in (select audits.id from audits join audit_selections on audit_selections.id = selection_id "
    "where worker_id = :worker) or audit_id in (select audit_id from audit_conversations where worker_id = "
    ":worker) order by id";

Response list_conversations(AuditSources& sources, const Call& call) {
  const Identity& who = who_asks(call);
  std::vector<AuditInSight> seen;
  std::multimap<std::string, store::AuditConversation> talks;
  sources.people.store.read([&](const store::Queries& reader) {
    const store::Parameters worker = {{"worker", worker_of(reader, who.account)}};
    seen = in_sight(AuditReach::of(reader, who), reader.select<store::Audit>(talked_about, worker));
    std::erase_if(seen, [](const AuditInSight& one) { return !one.sight.words; });
    talks.clear();
    for (auto& talk : reader.select<store::AuditConversation>(their_conversations, worker))
      talks.emplace(talk.audit_id, std::move(talk));
  });
  record_audits(sources, call, "audits.conversations", seen);
  ordered_json rows = ordered_json::array();
  for (const AuditInSight& one : seen) {
    const auto [first, last] = talks.equal_range(one.audit.id);
    ordered_json row = audit_head_json(sources, one);
    row["own"] = is_practitioners(call, one);
    row["held_on"] = first == last ? ordered_json(nullptr) : report::json_or_null(first->second.held_on);
    row["from_record"] = first != last && std::all_of(first, last, [](const auto& t) {
                           return t.second.mode == "record_only";
                         });
    row["agreed"] = first == last ? ordered_json(nullptr) : ordered_json(first->second.agreed);
    row["replied"] = std::any_of(first, last, [](const auto& t) { return t.second.reply.has_value(); });
    rows.push_back(std::move(row));
  }
  return json_answer({{"rows", std::move(rows)}});
}

std::string optional_words(const Call& call, const char* name, std::size_t most = longest_words) {
  return optional_text_member(*call.body, name, most).value_or("");
}

Response record_talk(AuditSources& sources, const Call& call) {
  const AuditInSight one = talked_of(sources, call);
  const nlohmann::json& body = *call.body;
  assure::ConversationWish wish;
  wish.audit_id = one.audit.id;
  wish.id = optional_words(call, "conversation", longest_talk_id);
  wish.mode = text_member(body, "mode", 40);
  wish.held_on = optional_words(call, "held_on", 40);
  wish.why_none = optional_words(call, "why_none");
  wish.worker_id = optional_words(call, "worker", longest_talk_id);
  wish.agreed = text_member(body, "agreed", 40);
  wish.view = optional_words(call, "view");
  wish.seen = optional_words(call, "seen", 40);
  wish.account_id = who_asks(call).account;
  wish.parts = one.sight.parts;
  const auto written = by_the_rules(
      sources.people.store, {wish.account_id, "audit.conversation"},
      [&](store::Writer& writer) { return assure::record_conversation(writer, wish, sources.today()); });
  return json_answer({{"id", written.id}, {"at", written.recorded_at}});
}

Response reply(AuditSources& sources, const Call& call) {
  const AuditInSight one = talked_of(sources, call);
  if (!is_practitioners(call, one))
    throw Problem{403, "Only the practitioner of the case replies to its audit.", "Ask them to."};
  const std::string& account = who_asks(call).account;
  const std::string words = text_member(*call.body, "reply", longest_words);
  const std::string seen = optional_words(call, "seen", 40);
  const auto written =
      by_the_rules(sources.people.store, {account, "audit.reply"}, [&](store::Writer& writer) {
        return assure::write_reply(writer, one.audit.id, worker_of(writer, account), account, words, seen);
      });
  return json_answer({{"id", written.id}, {"at", *written.replied_at}});
}

}  // namespace

std::vector<Route> conversation_routes(AuditSources& sources) {
  return {audit_route(sources,
                      {Method::post, "/audits/conversations", Access::signed_in(),
                       "Audits of one's own cases, and those between conversation and final grade. Recorded.",
                       "AuditConversations", "AuditsWithPurpose"},
                      list_conversations),
          audit_route(sources,
                      {Method::post, "/audits/conversation", Access::signed_in(),
                       "What was found in an audit, the conversation about it and the reply. Recorded.",
                       "AuditConversation", "AuditWithPurpose"},
                      open_conversation),
          audit_route(sources,
                      {Method::post, "/audits/conversation/record", Access::signed_in(),
                       "Records a conversation with the practitioner, or why there was none.", "TalkWritten",
                       "ConversationToRecord"},
                      record_talk),
          audit_route(sources,
                      {Method::post, "/audits/conversation/reply", Access::signed_in(),
                       "The practitioner's reply, until the grade is final.", "TalkWritten", "ReplyToWrite"},
                      reply)};
}

}  // namespace windscreen::serve

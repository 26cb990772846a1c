// What became of an audit: its moves, its grades, and what changed from one version to the next.
#include <algorithm>
#include <map>

#include "assure/decision.h"
#include "report/json_value.h"
#include "serve/accounts/account_answers.h"
#include "serve/audits/audit_form_answer.h"
#include "serve/audits/audit_routes.h"
#include "serve/audits/moderation_routes.h"
#include "serve/audits/plan_answers.h"
#include "serve/audits/refusals.h"
#include "serve/children/child_request.h"
#include "serve/children/child_views.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

struct Field {
  const char* column;
  const char* words;
  /// Whether it is of what was written, which not everyone sees who sees grades.
  bool written;
};

constexpr std::array<Field, 12> fields = {{{"final_grade", "Final grade", false},
                                           {"auditor_grade", "Auditor\u2019s grade", false},
                                           {"moderated_grade", "Grade agreed on with the moderator", false},
                                           {"rationale", "Reason for the final grade", true},
                                           {"strengths", "Strengths", true},
                                           {"worries", "Worries", true},
                                           {"oversight", "Management oversight evidenced", true},
                                           {"supervision_on", "Discussed in supervision on", true},
                                           {"lead_workers", "Lead workers in the look-back", true},
                                           {"managers", "Managers in the look-back", true},
                                           {"handover", "Handover note", true},
                                           {"legacy", "Began before the look-back", true}}};

std::string said(const json& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// What a version said, by what people call it.
using Said = std::map<std::string, std::string>;

struct VersionWords {
  Said said;
  /// In the order of the form.
  std::vector<std::string> order;
};

VersionWords words_of(const json& content, const assure::Tool* tool, bool words) {
  VersionWords all;
  const auto add = [&](const std::string& what, const std::string& value) {
    all.order.push_back(what);
    all.said[what] = value;
  };
  const json& audit = content.at("audit");
  for (const Field& field : fields) {
    if (field.written && !words) continue;
    add(field.words, audit.contains(field.column) ? said(audit.at(field.column)) : std::string());
  }
  if (!words) return all;
  std::map<std::string, std::string> answers;
  for (const json& answer : content.at("answers")) {
    std::string value = said(answer.at("value"));
    if (const json parsed = json::parse(value, nullptr, false); !parsed.is_discarded()) value = said(parsed);
    const std::string why = said(answer.at("not_applicable"));
    answers[said(answer.at("question"))] = why.empty() ? value : "Not applicable: " + why;
  }
  std::map<std::string, std::string> asked;
  if (tool != nullptr) {
    for (const assure::Section& section : tool->sections) {
      for (const assure::Question& question : section.questions) asked[question.id] = question.ask;
    }
  }
  for (const auto& [question, value] : answers) {
    const auto known = asked.find(question);
    add(known == asked.end() ? question : known->second, value);
  }
  return all;
}

ordered_json changes_between(const VersionWords& before, const VersionWords& after) {
  ordered_json changed = ordered_json::array();
  const auto value_in = [](const VersionWords& one, const std::string& what) {
    const auto found = one.said.find(what);
    return found == one.said.end() ? std::string() : found->second;
  };
  const auto compare = [&](const std::string& what) {
    const std::string was = value_in(before, what);
    const std::string is = value_in(after, what);
    if (was != is) changed.push_back({{"what", what}, {"was", was}, {"is", is}});
  };
  for (const std::string& what : after.order) compare(what);
  for (const std::string& what : before.order) {
    if (!after.said.contains(what)) compare(what);
  }
  return changed;
}

ordered_json versions_json(const store::Reader& reader, const AuditInSight& one,
                           const std::map<std::string, std::string>& names) {
  ordered_json list = ordered_json::array();
  const auto tool = read_audit_content(reader, one.audit).tool;
  VersionWords before;
  bool first = true;
  for (const store::AuditVersion& version : reader.select<store::AuditVersion>(
           "where audit_id = :audit order by version", {{"audit", one.audit.id}})) {
    const json content = json::parse(version.content);
    VersionWords words = words_of(content, tool.get(), one.sight.words);
    const auto name = names.find(version.account_id);
    list.push_back(
        {{"version", version.version},
         {"made_at", version.made_at},
         {"who", one.sight.staff_names && name != names.end() ? ordered_json(name->second) : nullptr},
         {"reason", one.sight.words ? report::json_or_null(version.reason) : ordered_json(nullptr)},
         {"final_grade", said(content.at("audit").at("final_grade"))},
         {"hash", version.hash},
         {"changed", first ? ordered_json::array() : changes_between(before, words)}});
    before = std::move(words);
    first = false;
  }
  return list;
}

ordered_json steps_json(const store::Reader& reader, const AuditInSight& one,
                        const std::map<std::string, std::string>& names) {
  ordered_json list = ordered_json::array();
  for (const store::AuditStep& step : reader.select<store::AuditStep>(
           "where audit_id = :audit order by at, id", {{"audit", one.audit.id}})) {
    const auto name = names.find(step.account_id.value_or(""));
    const auto from = assure::find_audit_state(step.state_from);
    const auto to = assure::find_audit_state(step.state_to);
    list.push_back(
        {{"at", step.at},
         {"who", one.sight.staff_names && name != names.end() ? ordered_json(name->second) : nullptr},
         {"by_rule", !step.account_id},
         {"move", step.move},
         {"from", from ? assure::words(*from) : std::string_view(step.state_from)},
         {"to", to ? assure::words(*to) : std::string_view(step.state_to)},
         {"reason", one.sight.words ? report::json_or_null(step.reason) : ordered_json(nullptr)}});
  }
  return list;
}

bool is_own_case(const Call& call, const AuditInSight& one) {
  const auto& grants = call.identity->grants;
  return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
    return grant.id == one.sight.grant && find_scope(grant.scope) == Scope::own_cases;
  });
}

bool leads(const AuditInSight& one) {
  return std::ranges::find(one.sight.parts, assure::Part::qa_lead) != one.sight.parts.end();
}

bool may_appeal(const store::Reader& reader, const Call& call, const AuditInSight& one) {
  const auto state = assure::find_audit_state(one.audit.state);
  if (!state || !assure::is_graded(*state) || !(is_own_case(call, one) || leads(one))) return false;
  return reader.count<store::AuditModeration>("where audit_id = :audit and kind = 'appeal'",
                                              {{"audit", one.audit.id}}) == 0;
}

Response view_history(AuditSources& sources, const Call& call) {
  const ChildRequest request(*call.body, {"audit"});
  const AuditInSight one = find_audit(sources, call, text_member(*call.body, "audit", 100));
  // The reasons of steps and all versions tell the grades.
  if (!one.sight.first_grade) {
    throw Problem{403, "The history tells the auditor\u2019s grade, which you may not see yet.",
                  "Give your own grade first, or wait until the audit\u2019s is final.", "grade_hidden"};
  }
  ordered_json answer = sources.people.store.read([&](const store::Queries& reader) {
    const auto names = account_names(reader);
    const auto state = assure::find_audit_state(one.audit.state);
    ordered_json grades = ordered_json::array();
    if (one.sight.later_grades) {
      for (const auto& second : reader.select<store::AuditModeration>(
               "where audit_id = :audit order by assigned_at, id", {{"audit", one.audit.id}}))
        grades.push_back(second_grade_json(reader, second, one.sight.staff_names));
    }
    const auto later = [&](const std::optional<std::string>& text) {
      return one.sight.later_grades ? report::json_or_null(text) : ordered_json(nullptr);
    };
    return ordered_json{
        {"audit", one.audit.id},
        {"month", one.audit.month},
        {"team", report::json_or_null(one.audit.team)},
        {"state", one.audit.state},
        {"state_words", state ? assure::words(*state) : std::string_view(one.audit.state)},
        {"auditor_grade", report::json_or_null(one.audit.auditor_grade)},
        {"moderated_grade", later(one.audit.moderated_grade)},
        {"final_grade", later(one.audit.final_grade)},
        {"rationale", one.sight.words ? later(one.audit.rationale) : ordered_json(nullptr)},
        {"steps", steps_json(reader, one, names)},
        {"second_grades", std::move(grades)},
        {"versions", one.sight.later_grades ? versions_json(reader, one, names) : ordered_json::array()},
        {"leads", leads(one)},
        {"may_appeal", may_appeal(reader, call, one)}};
  });
  const Viewing viewing = record_audits(sources, call, "audit.history", std::span(&one, 1));
  answer["viewing"] = viewing.id;
  answer["child"] = child_shown(sources, one);
  return json_answer(answer);
}

Response appeal(AuditSources& sources, const Call& call) {
  const AuditInSight one = find_audit(sources, call, text_member(*call.body, "audit", 100));
  if (!is_own_case(call, one) && !leads(one)) {
    throw Problem{403, "An appeal is made by the practitioner, or by the quality assurance lead for them.",
                  "Talk to the quality assurance lead."};
  }
  const std::string reason = text_member(*call.body, "reason", longest_review_reason);
  const std::string& account = who_asks(call).account;
  by_the_rules(sources.people.store, {account, "audit.appeal"}, [&](store::Writer& writer) {
    assure::appeal(writer, one.audit.id, account, reason, sources.today());
  });
  return json_answer({{"audit", one.audit.id}});
}

}  // namespace

std::vector<Route> audit_history_routes(AuditSources& sources) {
  return {audit_route(sources,
                      {.method = Method::post,
                       .address = "/audits/history",
                       .access = Access::signed_in(),
                       .summary = "An audit's moves, grades and versions, for whoever may see its grade.",
                       .schema = "AuditHistory",
                       .takes = "AuditHistoryAsked"},
                      view_history),
          audit_route(sources,
                      {.method = Method::post,
                       .address = "/audits/appeal",
                       .access = Access::needs(Permission::see_audits),
                       .summary = "Asks for a final grade to be looked at again.",
                       .schema = "AuditNamed",
                       .takes = "AppealMade"},
                      appeal)};
}

}  // namespace windscreen::serve

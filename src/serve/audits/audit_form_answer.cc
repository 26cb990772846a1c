#include "serve/audits/audit_form_answer.h"

#include <algorithm>
#include <array>
#include <set>

#include "assure/audit_fields.h"
#include "assure/stored_tools.h"
#include "assure/tool_text.h"
#include "report/json_value.h"
#include "serve/http/problem.h"
#include "store/audit_plan.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::array<std::string_view, 6> auditors_moves = {
    "accept", "decline", "start", "hold_conversation", "resume_work", "submit"};

std::string_view kind_of(assure::Gap::Kind kind) {
  switch (kind) {
    case assure::Gap::Kind::required:
      return "required";
    case assure::Gap::Kind::reason:
      return "reason";
    case assure::Gap::Kind::value:
      return "value";
    case assure::Gap::Kind::unknown:
      break;
  }
  return "unknown";
}

std::optional<store::AuditTool> stored_tool(const store::Reader& reader, const store::Audit& audit) {
  if (audit.tool_id) return reader.find<store::AuditTool>(*audit.tool_id);
  if (!audit.round_id) return std::nullopt;
  const auto round = reader.find<store::AuditRound>(*audit.round_id);
  if (!round || !round->tool_id) return std::nullopt;
  return reader.find<store::AuditTool>(*round->tool_id);
}

std::shared_ptr<const assure::Tool> asked_by(const store::AuditTool& kept) {
  std::shared_ptr<const assure::Tool> parsed = assure::parsed_tool(kept);
  if (assure::overall_question(*parsed) != nullptr) return parsed;
  return std::make_shared<const assure::Tool>(assure::tool_of_audit(*parsed));
}

/// Questions that whoever does not see the auditor's grade is not shown the answers of.
std::set<std::string, std::less<>> hidden_questions(const assure::Tool& tool) {
  std::set<std::string, std::less<>> hidden;
  for (const assure::Section& section : tool.sections) {
    if (std::ranges::find(section.questions, true, &assure::Question::overall) == section.questions.end())
      continue;
    hidden.insert(section.id);
    for (const assure::Question& question : section.questions) hidden.insert(question.id);
  }
  return hidden;
}

ordered_json assignments_json(const AuditContent& content, const AuditInSight& one) {
  ordered_json list = ordered_json::array();
  for (const store::AuditAssignment& assignment : content.assignments) {
    const bool now = !assignment.ended_at && assignment.auditor_id == one.audit.auditor_id;
    const auto name = content.auditors.find(assignment.auditor_id);
    const bool named = one.sight.staff_names && name != content.auditors.end();
    list.push_back({{"auditor", named ? ordered_json(name->second) : ordered_json()},
                    {"now", now},
                    {"from", assignment.assigned_at},
                    {"to", report::json_or_null(assignment.ended_at)},
                    {"reason", report::json_or_null(assignment.end_reason)}});
  }
  return list;
}

void add_words(ordered_json& form, const AuditInSight& one, const AuditContent& content,
               const std::string& account) {
  form["fields"] = nullptr;
  form["answers"] = ordered_json::array();
  form["evidence"] = ordered_json::array();
  form["gaps"] = ordered_json::array();
  form["contradictions"] = ordered_json::array();
  if (!one.sight.words) return;
  ordered_json fields = ordered_json::object();
  for (const std::string_view field : assure::audit_fields())
    fields[std::string(field)] = assure::field_value(one.audit, field);
  form["fields"] = std::move(fields);
  std::set<std::string, std::less<>> hidden;
  if (content.tool && !one.sight.first_grade) hidden = hidden_questions(*content.tool);
  for (const store::AuditAnswer& answer : content.answers) {
    if (!hidden.contains(answer.question)) form["answers"].push_back(answer_json(answer, account));
  }
  for (const store::AuditEvidence& evidence : content.evidence) {
    if (!hidden.contains(evidence.question)) form["evidence"].push_back(evidence_json(evidence));
  }
  // What is missing is for whoever can add it.
  if (may_write(one)) form.update(standing_json(content.standing));
}

}  // namespace

std::shared_ptr<const assure::Tool> tool_of(const store::Reader& reader, const store::Audit& audit) {
  if (const auto kept = stored_tool(reader, audit)) return asked_by(*kept);
  throw Problem{409, "This audit has no tool, so nothing is asked in it.",
                "Ask the quality assurance lead: its round needs one.", "no_tool"};
}

AuditContent read_audit_content(const store::Reader& reader, const store::Audit& audit) {
  AuditContent content;
  const store::Parameters whose = {{"audit", audit.id}};
  content.answers = reader.select<store::AuditAnswer>("where audit_id = :audit order by question", whose);
  content.evidence =
      reader.select<store::AuditEvidence>("where audit_id = :audit order by added_at, id", whose);
  content.assignments =
      reader.select<store::AuditAssignment>("where audit_id = :audit order by assigned_at, id", whose);
  for (const store::AuditAssignment& assignment : content.assignments) {
    if (const auto auditor = reader.find<store::Auditor>(assignment.auditor_id))
      content.auditors[auditor->id] = auditor->name;
  }
  if (const auto kept = stored_tool(reader, audit)) {
    content.tool = asked_by(*kept);
    content.tool_id = kept->id;
    content.standing =
        assure::standing_of(*content.tool, assure::stored_answers(reader, audit.id, *content.tool));
  }
  if (audit.round_id) {
    if (const auto round = reader.find<store::AuditRound>(*audit.round_id)) {
      if (const auto programme = reader.find<store::AuditProgramme>(round->programme_id))
        content.programme = programme->name;
    }
  }
  return content;
}

ordered_json answer_json(const store::AuditAnswer& answer, const std::string& account) {
  json value = json::parse(answer.value, nullptr, false);
  if (value.is_discarded()) value = nullptr;
  return {{"question", answer.question},
          {"value", value},
          {"not_applicable", report::json_or_null(answer.not_applicable)},
          {"revision", answer.revision},
          {"mine", answer.answered_by == account},
          {"answered_at", answer.answered_at}};
}

ordered_json evidence_json(const store::AuditEvidence& evidence) {
  return {{"id", evidence.id},
          {"question", evidence.question},
          {"document_type", evidence.document_type},
          {"document_on", report::json_or_null(evidence.document_on)},
          {"locator", evidence.locator},
          {"comment", report::json_or_null(evidence.comment)}};
}

ordered_json standing_json(const assure::Standing& standing) {
  ordered_json gaps = ordered_json::array();
  for (const assure::Gap& gap : standing.gaps)
    gaps.push_back({{"kind", kind_of(gap.kind)},
                    {"section", gap.section},
                    {"question", gap.question},
                    {"what", gap.what}});
  ordered_json contradictions = ordered_json::array();
  for (const assure::Contradiction& one : standing.contradictions)
    contradictions.push_back(
        {{"grade_question", one.grade_question}, {"against", one.against}, {"what", one.what}});
  return {{"gaps", std::move(gaps)}, {"contradictions", std::move(contradictions)}};
}

ordered_json moves_json(const AuditInSight& one) {
  ordered_json list = ordered_json::array();
  const auto state = assure::find_audit_state(one.audit.state);
  if (!state || std::ranges::find(one.sight.parts, assure::Part::auditor) == one.sight.parts.end())
    return list;
  for (const std::string_view move : assure::moves_from(*state, one.sight.parts)) {
    if (std::ranges::find(auditors_moves, move) != auditors_moves.end()) list.push_back(move);
  }
  return list;
}

bool may_write(const AuditInSight& one) {
  const auto state = assure::find_audit_state(one.audit.state);
  return state && assure::takes_answers(*state) &&
         std::ranges::find(one.sight.parts, assure::Part::auditor) != one.sight.parts.end();
}

bool is_late(const store::Audit& audit, base::Date today) {
  using enum assure::AuditState;
  const auto state = assure::find_audit_state(audit.state);
  const bool open = state == assigned || state == accepted || state == in_progress || state == conversation;
  const auto due = audit.due_on ? base::parse_iso(*audit.due_on) : std::nullopt;
  return open && due && *due < today;
}

ordered_json audit_form_json(const AuditSources& sources, const AuditInSight& one,
                             const AuditContent& content, const Viewing& viewing,
                             const std::string& account) {
  const store::Audit& audit = one.audit;
  const auto state = assure::find_audit_state(audit.state);
  const auto auditor = content.auditors.find(audit.auditor_id.value_or(""));
  const bool named = one.sight.staff_names && auditor != content.auditors.end();
  ordered_json form = {
      {"viewing", viewing.id},
      {"id", audit.id},
      {"child", child_shown(sources, one)},
      {"identified", one.sight.identified},
      {"words", one.sight.words},
      {"state", audit.state},
      {"state_words", state ? assure::words(*state) : std::string_view(audit.state)},
      {"month", audit.month},
      {"stream", audit.stream},
      {"programme", content.programme},
      {"service", report::json_or_null(audit.service)},
      {"quadrant", report::json_or_null(audit.quadrant)},
      {"team", report::json_or_null(audit.team)},
      {"look_back_from", report::json_or_null(audit.look_back_from)},
      {"look_back_to", report::json_or_null(audit.look_back_to)},
      {"due_on", report::json_or_null(audit.due_on)},
      {"late", is_late(audit, sources.today())},
      {"started_at", report::json_or_null(audit.started_at)},
      {"submitted_at", report::json_or_null(audit.submitted_at)},
      {"finalised_at", report::json_or_null(audit.finalised_at)},
      {"revision", audit.revision},
      {"may_write", may_write(one)},
      {"moves", moves_json(one)},
      {"auditor", named ? ordered_json(auditor->second) : ordered_json()},
      {"assignments", assignments_json(content, one)},
      {"auditor_grade", one.sight.first_grade ? report::json_or_null(audit.auditor_grade) : ordered_json()},
      {"final_grade", one.sight.later_grades ? report::json_or_null(audit.final_grade) : ordered_json()},
      {"grade_hidden", !one.sight.first_grade},
      {"tool", content.tool ? ordered_json(assure::tool_json(*content.tool)) : ordered_json()}};
  add_words(form, one, content, account);
  return form;
}

}  // namespace windscreen::serve

#include "serve/audits/audit_form_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

ordered_json texts() { return list(text()); }

/// What the purpose gate adds to a request.
ordered_json asking(const SchemaMembers& required, const SchemaMembers& optional = {}) {
  return object(required,
                joined({optional, {{"purpose", text_or_null()}, {"purpose_words", text_or_null()}}}));
}

SchemaMembers answer_members() {
  return {{"question", text()},
          {"value", {{"description", "A text, an array of texts, or null."}}},
          {"not_applicable", text_or_null()},
          {"revision", whole()},
          {"mine", truth()},
          {"answered_at", moment()}};
}

SchemaMembers evidence_members() {
  return {{"id", text()},
          {"question", text()},
          {"document_type", text()},
          {"document_on", day_or_null()},
          {"locator", text()},
          {"comment", text_or_null()}};
}

SchemaMembers standing_members() {
  return {{"gaps", rows({{"kind", choice({"required", "reason", "value", "unknown"})},
                         {"section", text()},
                         {"question", text()},
                         {"what", text()}})},
          {"contradictions", rows({{"grade_question", text()}, {"against", text()}, {"what", text()}})}};
}

ordered_json fields() {
  return object({{"strengths", text()},
                 {"worries", text()},
                 {"oversight", text()},
                 {"supervision_on", text()},
                 {"lead_workers", text()},
                 {"managers", text()},
                 {"handover", text()},
                 {"legacy", text()},
                 {"minutes", text()}});
}

ordered_json form() {
  return object(
      joined({{{"viewing", text()},
               {"id", text()},
               {"child", text()},
               {"identified", truth()},
               {"words", truth()},
               {"state", text()},
               {"state_words", text()},
               {"month", text()},
               {"stream", text()},
               {"programme", text()},
               {"service", text_or_null()},
               {"quadrant", text_or_null()},
               {"team", text_or_null()},
               {"look_back_from", day_or_null()},
               {"look_back_to", day_or_null()},
               {"due_on", day_or_null()},
               {"late", truth()},
               {"started_at", moment_or_null()},
               {"submitted_at", moment_or_null()},
               {"finalised_at", moment_or_null()},
               {"revision", whole()},
               {"may_write", truth()},
               {"may_add_action", truth()},
               {"moves", texts()},
               {"auditor", text_or_null()},
               {"assignments", rows({{"auditor", text_or_null()},
                                     {"now", truth()},
                                     {"from", moment()},
                                     {"to", moment_or_null()},
                                     {"reason", text_or_null()}})},
               {"auditor_grade", text_or_null()},
               {"final_grade", text_or_null()},
               {"grade_hidden", truth()},
               {"tool", {{"type", {"object", "null"}}, {"description", "As docs/audit_tools.md has it."}}},
               {"fields", nullable(fields())},
               {"answers", rows(answer_members())},
               {"evidence", rows(evidence_members())}},
              standing_members()}));
}

ordered_json mine() {
  return object({{"viewing", text()},
                 {"today", day()},
                 {"listed", whole()},
                 {"page", whole()},
                 {"pages", whole()},
                 {"rows", rows({{"id", text()},
                                {"child", text()},
                                {"programme", text()},
                                {"month", text()},
                                {"stream", text()},
                                {"team", text_or_null()},
                                {"state", text()},
                                {"state_words", text()},
                                {"due_on", day_or_null()},
                                {"late", truth()},
                                {"submitted_at", moment_or_null()},
                                {"moves", texts()}})}});
}

ordered_json record() {
  return object({{"viewing", text()},
                 {"snapshot", text()},
                 {"as_at", day()},
                 {"from", day()},
                 {"to", day()},
                 {"child", object({{"known", truth()},
                                   {"name", text()},
                                   {"born", day_or_null()},
                                   {"adult_since", day_or_null()},
                                   {"case_held", truth()}})},
                 {"values", rows({{"record", text()}, {"words", text()}, {"values", texts()}})}});
}

ordered_json saved() {
  return object(joined({{{"revision", whole()},
                         {"answers", rows(joined({answer_members(), {{"saved", truth()}}}))},
                         {"fields", rows({{"field", text()},
                                          {"saved", truth()},
                                          {"stands", text_or_null()},
                                          {"fault", text_or_null()}})}},
                        standing_members()}));
}

}  // namespace

AuditSchemas audit_form_schemas() {
  const ordered_json typed = {{"description", "A text, an array of texts, or null."}};
  return {
      {"AuditRequest", asking({{"audit", text()}})},
      {"AuditForm", form()},
      {"MyAuditsRequest", asking({}, {{"done", truth_or_null()}, {"page", whole_or_null()}})},
      {"MyAudits", mine()},
      {"AuditRecord", record()},
      {"AuditMoveRequest",
       object({{"audit", text()},
               {"move", choice({"accept", "decline", "start", "hold_conversation", "resume_work", "submit"})},
               {"seen", whole()}},
              {{"reason", text_or_null()}})},
      {"AuditMoved", object({{"state", text()},
                             {"state_words", text()},
                             {"revision", whole()},
                             {"may_write", truth()},
                             {"moves", texts()}})},
      {"AuditSaveRequest",
       asking({{"audit", text()}},
              {{"answers", list(object({{"question", text()}, {"value", typed}, {"seen", whole()}},
                                       {{"not_applicable", text_or_null()}}))},
               {"fields", list(object({{"field", text()}, {"value", text()}, {"was", text()}}))}})},
      {"AuditSaved", saved()},
      {"AuditEvidence", object(evidence_members())},
      {"AuditEvidenceRequest",
       object({{"audit", text()}, {"question", text()}, {"document_type", text()}, {"locator", text()}},
              {{"document_on", day_or_null()}, {"comment", text_or_null()}})},
      {"AuditEvidenceRemoval", object({{"audit", text()}, {"evidence", text()}})},
      {"AuditEvidenceRemoved", object({{"removed", text()}})}};
}

}  // namespace windscreen::serve

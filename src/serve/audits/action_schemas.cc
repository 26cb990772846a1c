#include "serve/audits/action_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

const SchemaMembers purpose = {{"purpose", text_or_null()}, {"purpose_words", text_or_null()}};

SchemaMembers of_list() {
  return {{"id", text()},           {"child", text()},
          {"identified", truth()},  {"change", text_or_null()},
          {"duty", text()},         {"priority", text()},
          {"team", text_or_null()}, {"owner", text_or_null()},
          {"owned_by_me", truth()}, {"due_on", day_or_null()},
          {"days_late", whole()},   {"state", text()},
          {"state_words", text()}};
}

ordered_json actions() {
  return object(
      {{"today", day()},
       {"which", text()},
       {"listed", whole()},
       {"page", whole()},
       {"pages", whole()},
       {"owners", rows({{"owner", text()}, {"open", whole()}, {"late", whole()}, {"longest", whole()}})},
       {"viewing", text()},
       {"rows", rows(of_list())}});
}

ordered_json action() {
  return object({{"viewing", text()},
                 {"id", text()},
                 {"revision", whole()},
                 {"audit", text_or_null()},
                 {"child", text()},
                 {"identified", truth()},
                 {"grade", text_or_null()},
                 {"completed_on", day_or_null()},
                 {"change", text_or_null()},
                 {"duty", text()},
                 {"priority", text()},
                 {"team", text_or_null()},
                 {"owner", text_or_null()},
                 {"owned_by_me", truth()},
                 {"due_on", day()},
                 {"days_late", whole()},
                 {"state", text()},
                 {"state_words", text()},
                 {"evidence", text_or_null()},
                 {"verifier", text_or_null()},
                 {"verified_at", moment_or_null()},
                 {"impact_due_on", day_or_null()},
                 {"impact", text_or_null()},
                 {"may", list(text())},
                 {"history", rows({{"at", moment()},
                                   {"by", text_or_null()},
                                   {"by_itself", truth()},
                                   {"state", text()},
                                   {"state_words", text()},
                                   {"owner", text_or_null()},
                                   {"due_on", day()},
                                   {"reason", text_or_null()}})}});
}

ordered_json re_audits() {
  return object({{"today", day()},
                 {"viewing", text()},
                 {"rows", rows({{"id", text()},
                                {"first", text()},
                                {"child", text()},
                                {"identified", truth()},
                                {"team", text_or_null()},
                                {"service", text_or_null()},
                                {"first_grade", text()},
                                {"first_on", day_or_null()},
                                {"due_on", day_or_null()},
                                {"days_late", whole()},
                                {"state", text()},
                                {"outcome", choice({"graded", "not_possible", "open"})},
                                {"again_grade", text()},
                                {"reason", text()},
                                {"inadequates", whole()},
                                {"goes_to", text()},
                                {"not_held", truth()},
                                {"may_end", truth()}})}});
}

/// A change of an action that was seen at a revision.
ordered_json change_of(const SchemaMembers& required, const SchemaMembers& optional = {}) {
  return object(joined({{{"action", text()}, {"seen", whole()}}, required}), optional);
}

}  // namespace

AuditSchemas action_schemas() {
  const SchemaMembers due = {{"due_days", whole_or_null()}, {"due_on", day_or_null()}};
  return {
      {"AuditActionsRequest",
       object({}, joined({{{"which", choice({"mine", "all", "overdue", "to_verify", "escalations"})},
                           {"over", truth_or_null()},
                           {"page", whole_or_null()}},
                          purpose}))},
      {"AuditActions", actions()},
      {"AuditActionCounts", object({{"open", whole()}, {"late", whole()}})},
      {"AuditActionRequest", object({{"action", text()}}, purpose)},
      {"AuditAction", action()},
      {"AuditActionOwners", object({{"rows", rows({{"id", text()}, {"name", text()}})}})},
      {"AuditActionChanged", object({{"action", text()}})},
      {"AuditActionWish",
       object({{"audit", text()}, {"change", text()}}, joined({{{"priority", choice({"urgent", "normal"})},
                                                                {"source", choice({"audit", "feedback"})},
                                                                {"owner", text_or_null()}},
                                                               due}))},
      {"AuditActionHandOver", change_of({{"reason", text()}}, joined({{{"owner", text_or_null()}}, due}))},
      {"AuditActionFinish", change_of({{"evidence", text()}})},
      {"AuditActionVerify", change_of({}, {{"words", text_or_null()}})},
      {"AuditActionState",
       change_of({{"state", choice({"open", "not_possible", "cancelled"})}, {"reason", text()}})},
      {"AuditActionImpact", change_of({}, joined({{{"impact", text_or_null()}}, due}))},
      {"ReAuditsRequest", object({}, purpose)},
      {"ReAudits", re_audits()},
      {"ReAuditNotPossible", object({{"audit", text()}, {"reason", text()}})},
      {"ReAuditChanged", object({{"audit", text()}})}};
}

}  // namespace windscreen::serve

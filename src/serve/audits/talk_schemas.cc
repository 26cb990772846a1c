// The schemas of conversations, family feedback and alerts.
#include "serve/audits/conversation_routes.h"
#include "serve/http/schema_parts.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

SchemaMembers purpose() { return {{"purpose", text_or_null()}, {"purpose_words", text_or_null()}}; }

SchemaMembers head() {
  return {{"audit", text()},
          {"month", text()},
          {"child", text()},
          {"identified", truth()},
          {"service", text_or_null()},
          {"team", text_or_null()},
          {"state", text()},
          {"state_words", text()},
          {"auditor_grade", text_or_null()},
          {"final_grade", text_or_null()}};
}

ordered_json conversation() {
  return object(joined(
      {head(),
       {{"worker", text_or_null()},
        {"worker_name", text_or_null()},
        {"own", truth()},
        {"may_record", truth()},
        {"may_reply", truth()},
        {"reply_fault", text()},
        {"is_final", truth()},
        {"strengths", text_or_null()},
        {"worries", text_or_null()},
        {"findings", rows({{"section", text()}, {"asked", text()}, {"words", text()}, {"better", truth()}})},
        {"conversations", rows({{"id", text()},
                                {"mode", choice({"in_person", "video", "phone", "record_only"})},
                                {"held_on", day_or_null()},
                                {"why_none", text_or_null()},
                                {"worker", text_or_null()},
                                {"worker_name", text_or_null()},
                                {"agreed", choice({"yes", "partly", "no", "not_said"})},
                                {"view", text_or_null()},
                                {"reply", text_or_null()},
                                {"replied_at", moment_or_null()},
                                {"recorded_at", moment()}})}}}));
}

ordered_json family() {
  return object(joined(
      {head(),
       {{"may_write", truth()},
        {"people", rows({{"id", text()},
                         {"respondent", text()},
                         {"safe", choice({"not_decided", "safe", "unsafe"})},
                         {"safe_by", text_or_null()},
                         {"safe_at", moment_or_null()},
                         {"safe_reason", text_or_null()},
                         {"outcome", text()},
                         {"wishes", text_or_null()},
                         {"may_quote", truth()},
                         {"answers", text_or_null()},
                         {"themes", list(text())},
                         {"shared_on", day_or_null()},
                         {"next", text()},
                         {"changed_at", moment()},
                         {"attempts", rows({{"at", moment()}, {"mode", text()}, {"result", text()}})}})}}}));
}

ordered_json alerts() {
  return object({{"rows", rows({{"id", text()},
                                {"audit", text()},
                                {"audit_in_sight", truth()},
                                {"child", text()},
                                {"service", text_or_null()},
                                {"team", text_or_null()},
                                {"stage", choice({"waiting", "acknowledged", "closed"})},
                                {"harm", text_or_null()},
                                {"raised_at", moment()},
                                {"raised_by", text()},
                                {"acknowledge_by", day()},
                                {"acknowledged_at", moment_or_null()},
                                {"days_late", whole()},
                                {"told_too_late", truth()},
                                {"outcome", text_or_null()},
                                {"closed_at", moment_or_null()},
                                {"may_tell", truth()},
                                {"may_acknowledge", truth()},
                                {"may_close", truth()},
                                {"steps", rows({{"at", moment()},
                                                {"step", choice({"told", "acknowledged", "closed"})},
                                                {"whom", text()},
                                                {"mode", text()},
                                                {"by", text()}})}})}});
}

ordered_json about_person(const SchemaMembers& members) {
  return object(joined({{{"audit", text()}, {"person", text()}, {"seen", text()}}, members}));
}

}  // namespace

AuditSchemas talk_schemas() {
  return {
      {"AuditsWithPurpose", object({}, purpose())},
      {"AuditWithPurpose", object({{"audit", text()}}, purpose())},
      {"TalkWritten", object({{"id", text()}, {"at", moment()}})},
      {"AuditConversations", object({{"rows", rows(joined({head(),
                                                           {{"own", truth()},
                                                            {"held_on", day_or_null()},
                                                            {"from_record", truth()},
                                                            {"agreed", text_or_null()},
                                                            {"replied", truth()}}}))}})},
      {"AuditConversation", conversation()},
      {"ConversationToRecord",
       object({{"audit", text()}, {"mode", text()}, {"agreed", text()}}, {{"conversation", text_or_null()},
                                                                          {"held_on", text_or_null()},
                                                                          {"why_none", text_or_null()},
                                                                          {"worker", text_or_null()},
                                                                          {"view", text_or_null()},
                                                                          {"seen", text_or_null()}})},
      {"ReplyToWrite", object({{"audit", text()}, {"reply", text()}}, {{"seen", text_or_null()}})},
      {"FamilyFeedback", family()},
      {"ContactToDecide",
       object({{"audit", text()}, {"respondent", text()}, {"safe", text()}}, {{"person", text_or_null()},
                                                                              {"seen", text_or_null()},
                                                                              {"reason", text_or_null()},
                                                                              {"wishes", text_or_null()}})},
      {"AttemptToRecord", about_person({{"mode", text()}, {"result", text()}})},
      {"AnswersToRecord", object({{"audit", text()},
                                  {"person", text()},
                                  {"seen", text()},
                                  {"answers", text()},
                                  {"may_quote", truth()}},
                                 {{"themes", list(text())}})},
      {"FeedbackToShare", about_person({{"shared_on", text()}})},
      {"FamilyToAsk",
       object({{"rows", rows(joined({head(),
                                     {{"due_on", day_or_null()},
                                      {"people", rows({{"respondent", text()}, {"next", text()}})}}}))}})},
      {"FamilyResponses", rows({{"by", choice({"all", "status", "service"})},
                                {"group", text_or_null()},
                                {"audits_without_anybody", whole()},
                                {"listed", whole()},
                                {"not_decided", whole()},
                                {"unsafe", whole()},
                                {"safe", whole()},
                                {"replied", whole()},
                                {"declined", whole()},
                                {"no_answer", whole()},
                                {"not_tried", whole()},
                                {"response_rate", number_or_null()}})},
      {"AuditAlerts", alerts()},
      {"AlertsWaiting",
       object({{"open", whole()}, {"to_acknowledge", whole()}, {"late", whole()}, {"untold", whole()}})},
      {"AlertRegister", rows({{"audit", text()},
                              {"service", text_or_null()},
                              {"team", text_or_null()},
                              {"stage", text()},
                              {"raised_at", moment()},
                              {"acknowledge_by", day()},
                              {"acknowledged_at", moment_or_null()},
                              {"closed_at", moment_or_null()},
                              {"days_late", whole()},
                              {"told_too_late", truth()},
                              {"told", whole()}})},
      {"AlertToRaise", object({{"audit", text()}, {"harm", text()}})},
      {"AlertRaised", object({{"id", text()}, {"acknowledge_by", day()}, {"told", list(text())}})},
      {"AlertToTell", object({{"alert", text()}, {"whom", text()}, {"mode", text()}})},
      {"AlertToAcknowledge", object({{"alert", text()}})},
      {"AlertToClose", object({{"alert", text()}, {"outcome", text()}})}};
}

}  // namespace windscreen::serve

#include "store/audit_talks.h"

namespace windscreen::store {

const Record<AuditConversation>& AuditConversation::record() {
  static const Record<AuditConversation> record("audit_conversations", 7,
                                                {{"id", &AuditConversation::id},
                                                 {"audit_id", &AuditConversation::audit_id},
                                                 {"mode", &AuditConversation::mode},
                                                 {"held_on", &AuditConversation::held_on},
                                                 {"why_none", &AuditConversation::why_none},
                                                 {"worker_id", &AuditConversation::worker_id},
                                                 {"agreed", &AuditConversation::agreed},
                                                 {"view", &AuditConversation::view, {true}},
                                                 {"reply", &AuditConversation::reply, {true}},
                                                 {"replied_by", &AuditConversation::replied_by},
                                                 {"replied_at", &AuditConversation::replied_at},
                                                 {"recorded_by", &AuditConversation::recorded_by},
                                                 {"recorded_at", &AuditConversation::recorded_at}});
  return record;
}

const Record<FamilyFeedback>& FamilyFeedback::record() {
  static const Record<FamilyFeedback> record("family_feedback", 7,
                                             {{"id", &FamilyFeedback::id},
                                              {"audit_id", &FamilyFeedback::audit_id},
                                              {"respondent", &FamilyFeedback::respondent},
                                              {"safe", &FamilyFeedback::safe},
                                              {"safe_by", &FamilyFeedback::safe_by},
                                              {"safe_at", &FamilyFeedback::safe_at},
                                              {"safe_reason", &FamilyFeedback::safe_reason, {true}},
                                              {"outcome", &FamilyFeedback::outcome},
                                              {"wishes", &FamilyFeedback::wishes, {true}},
                                              {"may_quote", &FamilyFeedback::may_quote},
                                              {"answers", &FamilyFeedback::answers, {true}},
                                              {"themes", &FamilyFeedback::themes},
                                              {"shared_on", &FamilyFeedback::shared_on},
                                              {"changed_at", &FamilyFeedback::changed_at}});
  return record;
}

const Record<FeedbackAttempt>& FeedbackAttempt::record() {
  static const Record<FeedbackAttempt> record("feedback_attempts", 7,
                                              {{"id", &FeedbackAttempt::id},
                                               {"feedback_id", &FeedbackAttempt::feedback_id},
                                               {"at", &FeedbackAttempt::at},
                                               {"account_id", &FeedbackAttempt::account_id},
                                               {"mode", &FeedbackAttempt::mode},
                                               {"result", &FeedbackAttempt::result}},
                                              true);
  return record;
}

const Record<AuditAlert>& AuditAlert::record() {
  static const Record<AuditAlert> record("audit_alerts", 7,
                                         {{"id", &AuditAlert::id},
                                          {"audit_id", &AuditAlert::audit_id},
                                          {"raised_at", &AuditAlert::raised_at},
                                          {"raised_by", &AuditAlert::raised_by},
                                          {"harm", &AuditAlert::harm, {true}},
                                          {"acknowledge_by", &AuditAlert::acknowledge_by},
                                          {"acknowledged_at", &AuditAlert::acknowledged_at},
                                          {"acknowledged_by", &AuditAlert::acknowledged_by},
                                          {"outcome", &AuditAlert::outcome, {true}},
                                          {"closed_at", &AuditAlert::closed_at}});
  return record;
}

const Record<AuditAlertStep>& AuditAlertStep::record() {
  static const Record<AuditAlertStep> record("audit_alert_steps", 7,
                                             {{"id", &AuditAlertStep::id},
                                              {"alert_id", &AuditAlertStep::alert_id},
                                              {"at", &AuditAlertStep::at},
                                              {"account_id", &AuditAlertStep::account_id},
                                              {"step", &AuditAlertStep::step},
                                              {"whom", &AuditAlertStep::whom},
                                              {"mode", &AuditAlertStep::mode}},
                                             true);
  return record;
}

}  // namespace windscreen::store

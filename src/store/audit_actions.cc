#include "store/audit_actions.h"

namespace windscreen::store {

const Record<AuditAction>& AuditAction::record() {
  static const Record<AuditAction> record("audit_actions", 7,
                                          {{"id", &AuditAction::id},
                                           {"source", &AuditAction::source},
                                           {"audit_id", &AuditAction::audit_id},
                                           {"person_id", &AuditAction::person_id},
                                           {"team", &AuditAction::team},
                                           {"change", &AuditAction::change, {true}},
                                           {"priority", &AuditAction::priority},
                                           {"duty", &AuditAction::duty},
                                           {"owner_id", &AuditAction::owner_id},
                                           {"due_on", &AuditAction::due_on},
                                           {"state", &AuditAction::state},
                                           {"evidence", &AuditAction::evidence, {true}},
                                           {"done_at", &AuditAction::done_at},
                                           {"verifier_id", &AuditAction::verifier_id},
                                           {"verified_at", &AuditAction::verified_at},
                                           {"impact_due_on", &AuditAction::impact_due_on},
                                           {"impact", &AuditAction::impact, {true}},
                                           {"revision", &AuditAction::revision}});
  return record;
}

const Record<AuditActionStep>& AuditActionStep::record() {
  static const Record<AuditActionStep> record("audit_action_steps", 7,
                                              {{"id", &AuditActionStep::id},
                                               {"action_id", &AuditActionStep::action_id},
                                               {"at", &AuditActionStep::at},
                                               {"account_id", &AuditActionStep::account_id},
                                               {"state", &AuditActionStep::state},
                                               {"owner_id", &AuditActionStep::owner_id},
                                               {"due_on", &AuditActionStep::due_on},
                                               {"reason", &AuditActionStep::reason, {true}}},
                                              true);
  return record;
}

const Record<AuditTheme>& AuditTheme::record() {
  static const Record<AuditTheme> record("audit_themes", 7,
                                         {{"id", &AuditTheme::id},
                                          {"name", &AuditTheme::name},
                                          {"parent_id", &AuditTheme::parent_id},
                                          {"indicator", &AuditTheme::indicator},
                                          {"retired_at", &AuditTheme::retired_at}});
  return record;
}

const Record<AuditThemeMark>& AuditThemeMark::record() {
  static const Record<AuditThemeMark> record("audit_theme_marks", 7,
                                             {{"id", &AuditThemeMark::id},
                                              {"audit_id", &AuditThemeMark::audit_id},
                                              {"theme_id", &AuditThemeMark::theme_id},
                                              {"polarity", &AuditThemeMark::polarity}});
  return record;
}

const Record<PracticeRecommendation>& PracticeRecommendation::record() {
  static const Record<PracticeRecommendation> record(
      "practice_recommendations", 7,
      {{"id", &PracticeRecommendation::id},
       {"theme_id", &PracticeRecommendation::theme_id},
       {"issued_on", &PracticeRecommendation::issued_on},
       {"words", &PracticeRecommendation::words},
       {"owner_id", &PracticeRecommendation::owner_id},
       {"target_percent", &PracticeRecommendation::target_percent},
       {"due_on", &PracticeRecommendation::due_on},
       {"state", &PracticeRecommendation::state},
       {"closed_on", &PracticeRecommendation::closed_on},
       {"close_reason", &PracticeRecommendation::close_reason}});
  return record;
}

}  // namespace windscreen::store

#include "store/audits.h"

namespace windscreen::store {

const Record<AuditTool>& AuditTool::record() {
  static const Record<AuditTool> record("audit_tools", 7,
                                        {{"id", &AuditTool::id},
                                         {"tool", &AuditTool::tool},
                                         {"version", &AuditTool::version},
                                         {"title", &AuditTool::title},
                                         {"hash", &AuditTool::hash},
                                         {"content", &AuditTool::content},
                                         {"origin", &AuditTool::origin},
                                         {"added_by", &AuditTool::added_by},
                                         {"added_at", &AuditTool::added_at},
                                         {"effective_from", &AuditTool::effective_from},
                                         {"effective_to", &AuditTool::effective_to},
                                         {"frozen_at", &AuditTool::frozen_at}});
  return record;
}

const Record<Audit>& Audit::record() {
  static const Record<Audit> record("audits", 7,
                                    {{"id", &Audit::id},
                                     {"selection_id", &Audit::selection_id},
                                     {"round_id", &Audit::round_id},
                                     {"tool_id", &Audit::tool_id},
                                     {"stream", &Audit::stream},
                                     {"month", &Audit::month},
                                     {"person_id", &Audit::person_id},
                                     {"service", &Audit::service},
                                     {"quadrant", &Audit::quadrant},
                                     {"team", &Audit::team},
                                     {"probability", &Audit::probability},
                                     {"auditor_id", &Audit::auditor_id},
                                     {"state", &Audit::state},
                                     {"paused_from", &Audit::paused_from},
                                     {"look_back_from", &Audit::look_back_from},
                                     {"look_back_to", &Audit::look_back_to},
                                     {"due_on", &Audit::due_on},
                                     {"started_at", &Audit::started_at},
                                     {"submitted_at", &Audit::submitted_at},
                                     {"finalised_at", &Audit::finalised_at},
                                     {"completed_on", &Audit::completed_on},
                                     {"minutes", &Audit::minutes},
                                     {"auditor_grade", &Audit::auditor_grade},
                                     {"moderated_grade", &Audit::moderated_grade},
                                     {"final_grade", &Audit::final_grade},
                                     {"rationale", &Audit::rationale, {true}},
                                     {"strengths", &Audit::strengths, {true}},
                                     {"worries", &Audit::worries, {true}},
                                     {"oversight", &Audit::oversight},
                                     {"supervision_on", &Audit::supervision_on},
                                     {"lead_workers", &Audit::lead_workers},
                                     {"managers", &Audit::managers},
                                     {"handover", &Audit::handover},
                                     {"legacy", &Audit::legacy},
                                     {"previous_id", &Audit::previous_id},
                                     {"import_id", &Audit::import_id},
                                     {"revision", &Audit::revision}});
  return record;
}

const Record<AuditAssignment>& AuditAssignment::record() {
  static const Record<AuditAssignment> record("audit_assignments", 7,
                                              {{"id", &AuditAssignment::id},
                                               {"audit_id", &AuditAssignment::audit_id},
                                               {"auditor_id", &AuditAssignment::auditor_id},
                                               {"conflicts", &AuditAssignment::conflicts},
                                               {"overridden_by", &AuditAssignment::overridden_by},
                                               {"override_reason", &AuditAssignment::override_reason},
                                               {"due_on", &AuditAssignment::due_on},
                                               {"assigned_by", &AuditAssignment::assigned_by},
                                               {"assigned_at", &AuditAssignment::assigned_at},
                                               {"accepted_at", &AuditAssignment::accepted_at},
                                               {"ended_at", &AuditAssignment::ended_at},
                                               {"end_reason", &AuditAssignment::end_reason}});
  return record;
}

const Record<AuditStep>& AuditStep::record() {
  static const Record<AuditStep> record("audit_steps", 7,
                                        {{"id", &AuditStep::id},
                                         {"audit_id", &AuditStep::audit_id},
                                         {"at", &AuditStep::at},
                                         {"account_id", &AuditStep::account_id},
                                         {"move", &AuditStep::move},
                                         {"state_from", &AuditStep::state_from},
                                         {"state_to", &AuditStep::state_to},
                                         {"reason", &AuditStep::reason, {true}}},
                                        true);
  return record;
}

const Record<AuditAnswer>& AuditAnswer::record() {
  static const Record<AuditAnswer> record("audit_answers", 7,
                                          {{"id", &AuditAnswer::id},
                                           {"audit_id", &AuditAnswer::audit_id},
                                           {"question", &AuditAnswer::question},
                                           {"value", &AuditAnswer::value, {true}},
                                           {"not_applicable", &AuditAnswer::not_applicable, {true}},
                                           {"revision", &AuditAnswer::revision},
                                           {"answered_by", &AuditAnswer::answered_by},
                                           {"answered_at", &AuditAnswer::answered_at}});
  return record;
}

const Record<AuditVersion>& AuditVersion::record() {
  static const Record<AuditVersion> record("audit_versions", 7,
                                           {{"id", &AuditVersion::id},
                                            {"audit_id", &AuditVersion::audit_id},
                                            {"version", &AuditVersion::version},
                                            {"made_at", &AuditVersion::made_at},
                                            {"account_id", &AuditVersion::account_id},
                                            {"reason", &AuditVersion::reason, {true}},
                                            {"content", &AuditVersion::content, {true}},
                                            {"hash", &AuditVersion::hash}},
                                           true);
  return record;
}

const Record<AuditEvidence>& AuditEvidence::record() {
  static const Record<AuditEvidence> record("audit_evidence", 7,
                                            {{"id", &AuditEvidence::id},
                                             {"audit_id", &AuditEvidence::audit_id},
                                             {"question", &AuditEvidence::question},
                                             {"document_type", &AuditEvidence::document_type},
                                             {"document_on", &AuditEvidence::document_on},
                                             {"locator", &AuditEvidence::locator, {true}},
                                             {"comment", &AuditEvidence::comment, {true}},
                                             {"added_by", &AuditEvidence::added_by},
                                             {"added_at", &AuditEvidence::added_at}});
  return record;
}

}  // namespace windscreen::store

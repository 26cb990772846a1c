#include "store/audit_review.h"

namespace windscreen::store {

const Record<AuditModeration>& AuditModeration::record() {
  static const Record<AuditModeration> record("audit_moderations", 7,
                                              {{"id", &AuditModeration::id},
                                               {"audit_id", &AuditModeration::audit_id},
                                               {"kind", &AuditModeration::kind},
                                               {"moderator_id", &AuditModeration::moderator_id},
                                               {"assigned_at", &AuditModeration::assigned_at},
                                               {"due_on", &AuditModeration::due_on},
                                               {"blind", &AuditModeration::blind},
                                               {"grade", &AuditModeration::grade},
                                               {"graded_at", &AuditModeration::graded_at},
                                               {"agreed_grade", &AuditModeration::agreed_grade},
                                               {"reason", &AuditModeration::reason, {true}},
                                               {"finished_at", &AuditModeration::finished_at}});
  return record;
}

const Record<CalibrationSession>& CalibrationSession::record() {
  static const Record<CalibrationSession> record("calibration_sessions", 7,
                                                 {{"id", &CalibrationSession::id},
                                                  {"name", &CalibrationSession::name},
                                                  {"held_on", &CalibrationSession::held_on},
                                                  {"led_by", &CalibrationSession::led_by},
                                                  {"notes", &CalibrationSession::notes}});
  return record;
}

const Record<CalibrationGrade>& CalibrationGrade::record() {
  static const Record<CalibrationGrade> record("calibration_grades", 7,
                                               {{"id", &CalibrationGrade::id},
                                                {"session_id", &CalibrationGrade::session_id},
                                                {"case_label", &CalibrationGrade::case_label},
                                                {"auditor_id", &CalibrationGrade::auditor_id},
                                                {"grade", &CalibrationGrade::grade}});
  return record;
}

}  // namespace windscreen::store
